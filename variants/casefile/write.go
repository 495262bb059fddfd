package casefile

import (
	"errors"
	"path/filepath"

	"allelens/variants"
	"allelens/variants/disk"
)

// lock keeps a second program, or window, from a case.
func lock(path string) (*disk.Lock, error) {
	disk.Tidy(filepath.Dir(path))
	held, err := disk.Hold(filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock"))
	switch {
	case errors.Is(err, disk.ErrBusy):
		return nil, variants.Fail("sealed_busy", path)
	case err != nil:
		return nil, variants.Fail("sealed_unwritable", path).Because(err)
	}
	return held, nil
}

// replace writes a sealed file whole or not at all.
func replace(path string, content []byte) error {
	if err := disk.Replace(path, content); err != nil {
		return variants.Fail("sealed_unwritable", path).Because(err)
	}
	return nil
}
