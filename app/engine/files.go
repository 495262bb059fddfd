package engine

import (
	"bytes"
	"io"
	"os"
	"path/filepath"

	"allelens/report"
	"allelens/report/clinic"
	"allelens/report/format"
	"allelens/variants"
	"allelens/variants/disk"
	"allelens/variants/patient"
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
	disk.Tidy(filepath.Dir(path))
	return notWritable(path, disk.Replace(path, content.Bytes()))
}

// WriteAs writes a report in a format, with the file that goes beside it: both or none. sections are the parts of a printed one, nil for all.
func WriteAs(f format.Format, path string, r *report.Report, sections []string) error {
	if err := WriteWhole(path, func(w io.Writer) error { return f.Write(w, r, sections) }); err != nil || f.Beside == nil {
		return err
	}
	err := WriteAs(*f.Beside, path+f.Beside.Ending, r, sections)
	if err != nil {
		_ = os.Remove(path)
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

// ReadCase reads a case's file. name is its name, for messages. Errors are *variants.Problem.
func ReadCase(path, name string) (c patient.Case, err error) {
	err = ReadBeside(path, func(f io.Reader) (err error) {
		c, err = patient.Read(f, name)
		return err
	})
	return c, err
}

// ReadClinic reads a clinic's file.
func ReadClinic(path string) (c report.Clinic, err error) {
	err = ReadBeside(path, func(f io.Reader) (err error) {
		c, err = clinic.Read(f, path)
		return err
	})
	return c, err
}
