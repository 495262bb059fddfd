package engine

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"allelens/report"
	"allelens/report/clinic"
	"allelens/report/format"
	"allelens/variants"
	"allelens/variants/disk"
	"allelens/variants/patient"
)

// WriteWhole writes a file whole or not at all: make writes to a file beside the target, which then takes the target's name. Targets
// that are not plain files (a pipe, a device) are written directly, once all is made. Errors name the target and what to do.
func WriteWhole(path string, make func(io.Writer) error) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		if info.IsDir() {
			return variants.Fail("output_directory", path)
		}
		var content bytes.Buffer
		if err := make(&content); err != nil {
			return err
		}
		return notWritable(path, os.WriteFile(path, content.Bytes(), 0o600))
	}
	tidy(filepath.Dir(path))
	var failed error // of make, which does not speak of the target
	err := disk.ReplaceBy(path, func(w io.Writer) error {
		out := bufio.NewWriterSize(w, 64<<10)
		made := make(out)
		if err := out.Flush(); err != nil { // what could not be written, make failed for too
			return err
		}
		failed = made
		return made
	})
	if failed != nil {
		return failed
	}
	return notWritable(path, err)
}

// tidied holds when each folder was tidied last.
var tidied sync.Map

// tidy tidies a folder, though not for each of many files that are written into it.
func tidy(folder string) {
	last, before := tidied.Load(folder)
	if at, ok := last.(time.Time); before && ok && time.Since(at) < time.Minute {
		return
	}
	tidied.Store(folder, time.Now())
	disk.Tidy(folder)
}

// WriteAs writes a report in a format, with the file that goes beside it: both or none. sections are the parts of a printed one, nil for all.
func WriteAs(f format.Format, path string, r *report.Report, sections []string) error {
	if f.Beside == nil {
		return WriteWhole(path, func(w io.Writer) error { return f.Write(w, r, sections) })
	}
	var beside bytes.Buffer
	if err := WriteWhole(path, func(w io.Writer) error { return f.Beside.Both(w, &beside, r) }); err != nil {
		return err
	}
	err := WriteWhole(path+f.Beside.Ending, func(w io.Writer) error {
		_, err := beside.WriteTo(w)
		return err
	})
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
