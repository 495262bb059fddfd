package main

import (
	"os"
	"path/filepath"

	"allelens/app/engine"
	"allelens/variants/patient"
)

// demonstration is the demonstration file beside the program or in the working folder; "" where
// there is none.
func demonstration() string {
	const name = "demonstration.grch38.vcf.gz"
	folders := []string{"testdata"}
	if program, err := os.Executable(); err == nil {
		folders = append(folders, filepath.Join(filepath.Dir(program), "testdata"), filepath.Dir(program), filepath.Join(filepath.Dir(program), "..", "share", "allelens"))
	}
	for _, folder := range folders {
		path := filepath.Join(folder, name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path
		}
	}
	return ""
}

// demonstrationCase is what is known of the demonstration's invented patient: its file lies beside; nil without one.
func demonstrationCase(vcf string) *patient.Case {
	if vcf == "" {
		return nil
	}
	path := filepath.Join(filepath.Dir(vcf), "demonstration.case.json")
	c, err := engine.ReadCase(path, path)
	if err != nil {
		return nil
	}
	return &c
}
