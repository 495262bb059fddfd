package main

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"allelens/app/program"
	"allelens/report/format"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/casefile"
	"allelens/variants/disk"
	"allelens/variants/vcf"
)

// misuse is a mistake in the arguments.
func misuse(key string, pairs ...any) error {
	return program.UsageError{Text: text.Default().Text("command.usage."+key, pairs...)}
}

// output is one file to write.
type output struct {
	path   string // "-" for standard output
	format format.Format
}

// outputs pairs each --output with its format: the one that its ending tells, else the one named by --format, "" for
// none. Without an output, the file's name with the format's ending is taken.
func outputs(file string, paths []string, named string) ([]output, error) {
	chosen, ok := format.Named(named)
	if !ok {
		chosen = format.Default()
	}
	if len(paths) == 0 {
		if file == vcf.StandardInput {
			return nil, misuse("input_name")
		}
		return []output{{chosen.Path(stem(file)), chosen}}, nil
	}
	var all []output
	for _, path := range paths {
		if disk.Same(file, path) {
			return nil, misuse("same", "path", path)
		}
		if slices.ContainsFunc(all, func(o output) bool { return sameOutput(o.path, path) }) {
			return nil, misuse("twice", "path", path)
		}
		told, err := format.Of(path)
		known := err == nil && path != "-"
		switch {
		case ok && (len(paths) == 1 || !known):
			all = append(all, output{path, chosen})
		case known:
			all = append(all, output{path, told})
		case path == "-" && len(paths) > 1:
			return nil, misuse("outputs")
		case path == "-":
			all = append(all, output{path, chosen})
		default:
			return nil, problemUsage(err)
		}
	}
	return all, nil
}

// forPatient makes outputs those for the patient, which there are as PDF and HTML. The name that was
// taken for want of one then tells so too.
func forPatient(all []output, named bool) ([]output, error) {
	for i, o := range all {
		written, ok := o.format.ForPatient()
		if !ok {
			return nil, misuse("for", "format", o.format.Name)
		}
		all[i].format = written
		if !named {
			all[i].path = strings.TrimSuffix(o.path, o.format.Ending) + written.Ending
		}
	}
	return all, nil
}

// problemUsage makes a problem of an argument a mistake in the arguments.
func problemUsage(err error) error {
	if p, ok := variants.AsProblem(err); ok {
		return program.UsageError{Text: p.Where + ": " + strings.TrimSuffix(text.Default().Problem(p), ".")}
	}
	return err
}

// stem is a VCF file's path without its endings: "a/b.vcf.gz" becomes "a/b".
func stem(file string) string {
	for _, ending := range []string{".gz", ".bgz", ".vcf", casefile.Ending} {
		if strings.HasSuffix(strings.ToLower(file), ending) && len(filepath.Base(file)) > len(ending) {
			file = file[:len(file)-len(ending)]
		}
	}
	return file
}

// sameOutput reports whether two outputs are one: by name, or because both are one file already.
func sameOutput(a, b string) bool {
	if a == "-" || b == "-" {
		return a == b
	}
	fullA, errA := filepath.Abs(a)
	fullB, errB := filepath.Abs(b)
	return errA == nil && errB == nil && fullA == fullB || disk.Same(a, b)
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
