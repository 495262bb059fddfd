// Package clinic reads and writes the file of the clinic's own block: name, address, contact, logo, signatories, and how its
// reports are printed, which
// one workstation exports and others import.
package clinic

import (
	"bytes"
	"encoding/json"
	"errors"
	"image"
	_ "image/jpeg" // logos
	_ "image/png"
	"io"
	"slices"
	"strconv"
	"strings"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/text"
	"allelens/variants"
)

// FileVersion is the version of the file that Write writes, and the newest that Read reads.
const FileVersion = 1

// Limits of a file in bytes, and of a logo in pixels a side.
const (
	largest  = 4 << 20
	mostSide = 4000
)

// file is a clinic as its file has it.
type file struct {
	Version int `json:"clinic_version"`
	report.Clinic
}

// Write writes a clinic as JSON. The same clinic gives the same bytes.
func Write(w io.Writer, c report.Clinic) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(file{FileVersion, c})
}

// Read reads a clinic's file. Errors are *variants.Problem; name is the file's name for messages.
func Read(r io.Reader, name string) (report.Clinic, error) {
	text, err := io.ReadAll(io.LimitReader(r, largest+1))
	switch {
	case err != nil:
		return report.Clinic{}, variants.Fail("file_unreadable", name).Because(err)
	case len(text) > largest:
		return report.Clinic{}, variants.Fail("clinic_large", name)
	}
	var f file
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil || d.More() {
		return report.Clinic{}, variants.Fail("clinic_json", placed(name, text, err))
	}
	if f.Version < 1 || f.Version > FileVersion {
		return report.Clinic{}, variants.Fail("clinic_version", name)
	}
	for _, s := range f.Signatories {
		if s.Name == "" {
			return report.Clinic{}, variants.Fail("clinic_signatory", name)
		}
	}
	if err := CheckLogo(f.Logo, name); err != nil {
		return report.Clinic{}, err
	}
	return f.Clinic, checkTemplate(f.Print, name)
}

// checkTemplate is a *variants.Problem where a template names what there is not.
func checkTemplate(t report.Template, name string) error {
	for _, s := range t.Sections {
		if !slices.Contains(document.Sections(), s) {
			return variants.Fail("clinic_section", name, "section", s, "sections", strings.Join(document.Sections(), ", "))
		}
	}
	if t.Language != "" && !slices.Contains(text.Languages(), t.Language) {
		return variants.Fail("clinic_language", name, "language", t.Language, "languages", strings.Join(text.Languages(), ", "))
	}
	if t.Paper != "" && t.Paper != report.A4 && t.Paper != report.Letter {
		return variants.Fail("clinic_paper", name, "paper", string(t.Paper))
	}
	return nil
}

// placed is the file's name with the line where its JSON ends to make sense, where that is known.
func placed(name string, text []byte, err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	at := int64(-1)
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &kind):
		at = kind.Offset
	}
	if at < 0 {
		return name
	}
	return name + ":" + strconv.Itoa(1+bytes.Count(text[:min(int(at), len(text))], []byte("\n")))
}

// CheckLogo is a *variants.Problem where bytes are no picture that prints: a PNG or JPEG file of a sensible size. No logo
// is none.
func CheckLogo(logo []byte, name string) error {
	if len(logo) == 0 {
		return nil
	}
	c, kind, err := image.DecodeConfig(bytes.NewReader(logo))
	if err != nil || kind != "png" && kind != "jpeg" || c.Width < 1 || c.Height < 1 || c.Width > mostSide || c.Height > mostSide {
		return variants.Fail("clinic_logo", name)
	}
	return nil
}
