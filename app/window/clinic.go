package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"allelens/app/engine"
	"allelens/report"
	block "allelens/report/clinic"
	"allelens/ui"
	"allelens/variants"
)

// clinicKeeper holds the clinic's own block in a file of the user's settings. It names no patient.
type clinicKeeper struct {
	engine *engine.Live
	path   string // "" where no folder for settings is known: then it lasts as long as the window
}

var _ ui.ClinicKeeper = clinicKeeper{}

// keptClinic is the block in the settings; nothing where there is none, and why where there is one that cannot be read.
func keptClinic(path string) (report.Clinic, error) {
	if path == "" {
		return report.Clinic{}, nil
	}
	c, err := engine.ReadClinic(path)
	if errors.Is(err, fs.ErrNotExist) {
		return report.Clinic{}, nil
	}
	return c, err
}

// Now implements ui.ClinicKeeper.
func (k clinicKeeper) Now() report.Clinic { return k.engine.Now().Clinic }

// bodies are those that the clinic puts first, else those given.
func (k clinicKeeper) bodies(usual []string) []string {
	if first := k.Now().Print.Bodies; len(first) > 0 {
		return first
	}
	return usual
}

// Keep implements ui.ClinicKeeper.
func (k clinicKeeper) Keep(c report.Clinic) error {
	if k.path != "" {
		if err := os.MkdirAll(filepath.Dir(k.path), 0o700); err != nil {
			return variants.Fail("output_unwritable", k.path).Because(err)
		}
		if err := k.Write(c, k.path); err != nil {
			return err
		}
	}
	with := *k.engine.Now()
	with.Clinic = c
	k.engine.Use(&with)
	return nil
}

// Read implements ui.ClinicKeeper.
func (k clinicKeeper) Read(path string) (report.Clinic, error) { return engine.ReadClinic(path) }

// Write implements ui.ClinicKeeper.
func (k clinicKeeper) Write(c report.Clinic, path string) error {
	return engine.WriteWhole(path, func(w io.Writer) error { return block.Write(w, c) })
}

// mostLogo is the largest logo in bytes.
const mostLogo = 2 << 20

// ReadLogo implements ui.ClinicKeeper.
func (k clinicKeeper) ReadLogo(path string) (logo []byte, err error) {
	err = engine.ReadBeside(path, func(f io.Reader) (err error) {
		if logo, err = io.ReadAll(io.LimitReader(f, mostLogo+1)); err == nil && len(logo) > mostLogo {
			err = variants.Fail("clinic_large", filepath.Base(path))
		}
		return err
	})
	if err == nil {
		err = block.CheckLogo(logo, filepath.Base(path))
	}
	return logo, err
}
