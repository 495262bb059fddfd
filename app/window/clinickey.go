package main

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"allelens/app/engine"
	"allelens/ui"
	"allelens/variants"
)

// clinicKeys remembers the clinic's key in a file of the user's settings: where it lies, and its public key. The key itself
// stays where it was made.
type clinicKeys struct{ path string } // "" where no folder for settings is known

var _ ui.KeyKeeper = clinicKeys{}

// Now implements ui.KeyKeeper. What cannot be read is none.
func (k clinicKeys) Now() (now ui.ClinicKey) {
	if content, err := os.ReadFile(k.path); err != nil || json.Unmarshal(content, &now) != nil {
		return ui.ClinicKey{}
	}
	return now
}

// Make implements ui.KeyKeeper.
func (k clinicKeys) Make(path, passphrase string) error {
	public, err := engine.MakeKey(path, passphrase)
	if err != nil {
		return err
	}
	return k.keep(path, public)
}

// Import implements ui.KeyKeeper.
func (k clinicKeys) Import(path, passphrase string) error {
	public, err := engine.PublicKey(path, passphrase)
	if err != nil {
		return err
	}
	return k.keep(path, public)
}

// WritePublic implements ui.KeyKeeper.
func (k clinicKeys) WritePublic(path string) error {
	return engine.WriteWhole(path, func(w io.Writer) error {
		_, err := io.WriteString(w, k.Now().Public+"\n")
		return err
	})
}

// Forget implements ui.KeyKeeper.
func (k clinicKeys) Forget() error {
	if err := os.Remove(k.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return variants.Fail("output_unwritable", k.path).Because(err)
	}
	return nil
}

func (k clinicKeys) keep(file, public string) error {
	if whole, err := filepath.Abs(file); err == nil {
		file = whole
	}
	return keepSetting(k.path, ui.ClinicKey{File: file, Public: public})
}
