package engine

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"

	"allelens/variants"
)

// usualReport is what memory is set aside for at first, in bytes: that of most reports, so that it is not copied as it grows.
const usualReport = 2 << 20

// WriteWhole writes a file whole or not at all: make writes into memory, the bytes go to a file
// beside the target, which then takes the target's name. Targets that are not plain files
// (a pipe, a device) are written directly. Errors name the target and what to do.
func WriteWhole(path string, make func(io.Writer) error) error {
	var content bytes.Buffer
	content.Grow(usualReport)
	if err := make(&content); err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		if info.IsDir() {
			return variants.Fail("output_directory", path)
		}
		return notWritable(path, os.WriteFile(path, content.Bytes(), 0o600))
	}
	return notWritable(path, Replace(path, content.Bytes()))
}

// replace writes beside the target and renames.
func Replace(path string, content []byte) (err error) {
	partial, err := os.CreateTemp(filepath.Dir(path), ".allelens-*.partial")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreMissing(os.Remove(partial.Name())))
		}
	}()
	_, err = partial.Write(content)
	if err == nil {
		err = partial.Sync()
	}
	if err = errors.Join(err, partial.Close()); err != nil {
		return err
	}
	return os.Rename(partial.Name(), path)
}

func ignoreMissing(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

func notWritable(path string, err error) error {
	if err == nil {
		return nil
	}
	return variants.Fail("output_unwritable", path).Because(err)
}

// ReadBeside reads one of the small files beside the VCF. Errors of the file itself are *variants.Problem.
func ReadBeside(path string, parse func(io.Reader) error) error {
	f, err := os.Open(path)
	if err != nil {
		return variants.Fail("file_unreadable", path).Because(err)
	}
	err = parse(f)
	if closed := f.Close(); err == nil && closed != nil {
		return variants.Fail("file_unreadable", path).Because(closed)
	}
	return err
}
