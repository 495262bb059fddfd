package store

import (
	"os"
	"path/filepath"

	"allelens/variants"
	"allelens/variants/disk"
)

// lockName is the file that whoever changes the store holds open.
const lockName = "update.lock"

// Lock keeps others from changing the store until release is called, or the program ends. Where another holds it,
// that is a problem with the code "knowledge_busy".
func (s Store) Lock() (release func(), err error) {
	_, missing := os.Stat(s.folder)
	if err := os.MkdirAll(s.folder, 0o755); err != nil {
		return nil, s.unwritable(err)
	}
	held, err := disk.Hold(filepath.Join(s.folder, lockName))
	if err != nil {
		return nil, variants.Fail("knowledge_busy", s.folder).Because(err)
	}
	return func() {
		held.Release()
		if missing != nil {
			_ = os.Remove(s.folder) // where nothing was put into it
		}
	}, nil
}
