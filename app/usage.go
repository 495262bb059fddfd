package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/vcf"
)

// usageError is a mistake in the arguments: exit status 2.
type usageError struct{ text string }

// Error is the sentence for the user.
func (e usageError) Error() string { return e.text }

func misuse(key string, pairs ...any) error {
	return usageError{text.English().Text("command.usage."+key, pairs...)}
}

// formats are the report's formats, by file ending.
var formats = []string{"pdf", "json", "html", "csv", "txt", "card", "patient.pdf", "patient.html", "letter", "letter.html", "letter.txt", "canrisk", "unused.tsv"}

// formatOf is the format that a path's ending tells: ".card.pdf" is the card for a pharmacy,
// ".txt" the same as plain text; ".patient.pdf" and ".patient.html" are written for the patient,
// ".letter.pdf", ".letter.html" and ".letter.txt" for relatives; ".unused.tsv" lists the messages
// and the lines not used.
func formatOf(path string) string {
	path = strings.ToLower(path)
	for _, format := range []string{"patient.pdf", "patient.html", "letter.html", "letter.txt", "unused.tsv"} {
		if strings.HasSuffix(path, "."+format) {
			return format
		}
	}
	for _, format := range []string{"card", "letter"} {
		if strings.HasSuffix(path, "."+endingOf(format)) {
			return format
		}
	}
	return strings.TrimPrefix(filepath.Ext(path), ".")
}

// endingOf is the ending of a format's files.
func endingOf(format string) string {
	if format == "card" || format == "letter" {
		return format + ".pdf"
	}
	return format
}

// output is one file to write.
type output struct {
	path   string // "-" for standard output
	format string
}

// outputs pairs each --output with its format. Without one, the file's name with the format's
// ending is taken.
func outputs(file string, paths []string, format string) ([]output, error) {
	if len(paths) == 0 {
		if file == vcf.StandardInput {
			return nil, misuse("input_name")
		}
		if format == "" {
			format = "pdf"
		}
		return []output{{stem(file) + "." + endingOf(format), format}}, nil
	}
	var all []output
	for _, path := range paths {
		if sameFile(file, path) {
			return nil, misuse("same", "path", path)
		}
		if slices.ContainsFunc(all, func(o output) bool { return sameOutput(o.path, path) }) {
			return nil, misuse("twice", "path", path)
		}
		ending := formatOf(path)
		known := slices.Contains(formats, ending) && path != "-"
		switch {
		case format != "" && (len(paths) == 1 || !known):
			all = append(all, output{path, format})
		case known:
			all = append(all, output{path, ending})
		case len(paths) > 1:
			return nil, misuse("outputs")
		case path == "-":
			all = append(all, output{path, "pdf"})
		default:
			return nil, variantsUsage("output_format", path)
		}
	}
	return all, nil
}

// forPatient makes outputs those for the patient, which there are as PDF and HTML. The name that was
// taken for want of one then tells so too.
func forPatient(all []output, named bool) ([]output, error) {
	for i, o := range all {
		switch o.format {
		case "pdf", "html":
			all[i].format = "patient." + o.format
			if !named {
				all[i].path = strings.TrimSuffix(o.path, o.format) + all[i].format
			}
		case "patient.pdf", "patient.html":
		default:
			return nil, misuse("for", "format", o.format)
		}
	}
	return all, nil
}

func variantsUsage(code, where string) error {
	return usageError{where + ": " + text.English().Problem(variants.Fail(code, where))}
}

// stem is a VCF file's path without its endings: "a/b.vcf.gz" becomes "a/b".
func stem(file string) string {
	for _, ending := range []string{".gz", ".bgz", ".vcf"} {
		if strings.HasSuffix(strings.ToLower(file), ending) && len(filepath.Base(file)) > len(ending) {
			file = file[:len(file)-len(ending)]
		}
	}
	return file
}

func sameFile(a, b string) bool {
	ia, errA := os.Stat(a)
	ib, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(ia, ib)
}

// sameOutput reports whether two outputs are one: by name, or because both are one file already.
func sameOutput(a, b string) bool {
	if a == "-" || b == "-" {
		return a == b
	}
	fullA, errA := filepath.Abs(a)
	fullB, errB := filepath.Abs(b)
	return errA == nil && errB == nil && fullA == fullB || sameFile(a, b)
}

// checkDate accepts YYYY-MM-DD; an empty date is today's.
func checkDate(date string) (string, error) {
	if date == "" {
		return time.Now().Format(time.DateOnly), nil
	}
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return "", misuse("date", "date", date)
	}
	return date, nil
}

func isFormat(name string) bool { return slices.Contains(formats, name) }
