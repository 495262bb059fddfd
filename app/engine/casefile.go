package engine

import (
	"io"
	"path/filepath"

	"allelens/variants/patient"
)

// ReadCase implements workspace.Engine.
func (e *Engine) ReadCase(path string) (c patient.Case, err error) {
	err = ReadBeside(path, func(f io.Reader) (err error) {
		c, err = patient.Read(f, filepath.Base(path))
		return err
	})
	return c, err
}

// SaveCase implements workspace.Engine.
func (e *Engine) SaveCase(c patient.Case, path string) error {
	return WriteWhole(path, func(w io.Writer) error { return patient.Write(w, c) })
}
