package store

import (
	"os"
	"path/filepath"

	"allelens/variants"
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
	path := filepath.Join(s.folder, lockName)
	file, err := hold(path)
	if err != nil {
		return nil, variants.Fail("knowledge_busy", s.folder).Because(err)
	}
	// Another may have removed the file between its opening and its locking.
	held, err := file.Stat()
	if now, gone := os.Stat(path); err != nil || gone != nil || !os.SameFile(held, now) {
		_ = file.Close() // nothing was written
		return nil, variants.Fail("knowledge_busy", s.folder).Because(err)
	}
	return func() {
		letGo(file)
		if missing != nil {
			_ = os.Remove(s.folder) // where nothing was put into it
		}
	}, nil
}
