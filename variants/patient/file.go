package patient

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strconv"

	"allelens/variants"
)

// FileVersion is the version of the case file that Write writes, and the newest that Read reads.
const FileVersion = 1

// largest is how many bytes a case file may have: regions of a BED file are most of it.
const largest = 64 << 20

// file is a case as its file has it: an age that was not given is left out.
type file struct {
	Version int `json:"case_version"`
	Case
	Age *int `json:"age,omitempty"`
}

// Write writes a case as JSON. The same case gives the same bytes.
func Write(w io.Writer, c Case) error {
	f := file{Version: FileVersion, Case: c}
	if c.Age >= 0 {
		f.Age = &c.Age
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(f)
}

// Read reads a case file. What it does not say is not given. Errors are *variants.Problem with the line; they name
// fields and never repeat what stands in them. name is the file's name for messages.
func Read(r io.Reader, name string) (Case, error) {
	text, err := io.ReadAll(io.LimitReader(r, largest+1))
	switch {
	case err != nil:
		return New(), variants.Fail("file_unreadable", name).Because(err)
	case len(text) > largest:
		return New(), variants.Fail("case_large", name)
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if err := checkVersion(text, name); err != nil {
		return New(), err
	}
	places := &checker{text: text, name: name, lines: map[string]int{}}
	if err := places.file(reflect.TypeFor[file]()); err != nil {
		return New(), err
	}
	f := file{Case: New()}
	if err := json.Unmarshal(text, &f); err != nil {
		return New(), variants.Fail("case_json", name)
	}
	if f.Age != nil {
		if f.Case.Age = *f.Age; f.Case.Age < 0 {
			return New(), places.fail("case_value", "age")
		}
	}
	if f.Sex == "" {
		f.Sex = SexUnspecified
	}
	if field := f.wrong(); field != "" {
		return New(), places.fail("case_value", field)
	}
	return f.Case, nil
}

// checkVersion reads the version before all else: a newer file may have fields that are not known here.
func checkVersion(text []byte, name string) error {
	var v struct {
		Version *int `json:"case_version"`
	}
	var syntax *json.SyntaxError
	switch err := json.Unmarshal(text, &v); {
	case errors.As(err, &syntax):
		return variants.Fail("case_json", name+":"+strconv.Itoa(1+bytes.Count(text[:min(int(syntax.Offset), len(text))], []byte("\n"))))
	case err != nil || v.Version == nil || *v.Version < 1:
		return variants.Fail("case_version", name)
	case *v.Version > FileVersion:
		return variants.Fail("case_newer", name, "version", strconv.Itoa(*v.Version), "known", strconv.Itoa(FileVersion))
	}
	return nil
}
