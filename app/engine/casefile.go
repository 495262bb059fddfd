package engine

import (
	"io"
	"path/filepath"

	"allelens/variants/patient"
)

// ReadCase implements workspace.Engine.
func (e *Engine) ReadCase(path string) (patient.Case, error) {
	return ReadCase(path, filepath.Base(path))
}

// SaveCase implements workspace.Engine.
func (e *Engine) SaveCase(c patient.Case, path string) error {
	return WriteWhole(path, func(w io.Writer) error { return patient.Write(w, c) })
}
