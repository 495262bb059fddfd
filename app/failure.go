package main

import (
	"os"
	"path/filepath"
	"slices"

	"allelens/app/engine"
	"allelens/report"
	"allelens/report/text"
	"allelens/variants/patient"
)

// plainError is a sentence for the user that is neither a problem of the input nor misuse.
type plainError struct{ text string }

// Error is the sentence.
func (e plainError) Error() string { return e.text }

func usageless(key string, pairs ...any) error {
	return plainError{text.Default().Text("command."+key, pairs...)}
}

// newest lists the parts of the knowledge base that age fastest with their dates, for the foot of the window.
func newest(parts []report.Currency) []string {
	clinvar, cpic := "", ""
	for _, c := range parts {
		switch {
		case c.Part == "classes":
			clinvar = max(clinvar, c.Newest.Date)
		case c.Of == "CPIC":
			cpic = c.Newest.Date
		}
	}
	line := text.Default().Text("command.window.sources", "clinvar", month(clinvar), "cpic", month(cpic))
	return slices.DeleteFunc([]string{line}, func(s string) bool { return s == "" })
}

func month(date string) string { return date[:min(len(date), len("2026-11"))] }

// demonstration is the demonstration file beside the program or in the working folder; "" where
// there is none.
func demonstration() string {
	const name = "demonstration.grch38.vcf.gz"
	folders := []string{"testdata"}
	if program, err := os.Executable(); err == nil {
		folders = append(folders, filepath.Join(filepath.Dir(program), "testdata"))
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
