package casefile

import (
	"os"
	"path/filepath"

	"allelens/variants"
)

// lock keeps a second program, or window, from a case, until letGo or the program's end.
func lock(path string) (*os.File, error) {
	beside := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
	file, busy, err := hold(beside)
	switch {
	case busy:
		return nil, variants.Fail("sealed_busy", path)
	case err != nil:
		return nil, variants.Fail("sealed_unwritable", path).Because(err)
	}
	// Another may have removed the file between its opening and its locking.
	held, err := file.Stat()
	if now, gone := os.Stat(beside); err != nil || gone != nil || !os.SameFile(held, now) {
		_ = file.Close() // nothing was written
		return nil, variants.Fail("sealed_busy", path)
	}
	return file, nil
}
