package format

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/proof"
	"allelens/report/reporttest"
	"allelens/report/text"
	"allelens/variants"
)

// TestEveryFormatIsWrittenAndNamed: a line of the list brings name, ending and texts of its own, and writes.
func TestEveryFormatIsWrittenAndNamed(t *testing.T) {
	names, endings := map[string]bool{}, map[string]bool{}
	for _, f := range All() {
		if names[f.Name] || endings[f.Ending] || !strings.HasPrefix(f.Ending, ".") || f.Audience == "" {
			t.Errorf("%s: name or ending stands twice, or is none", f.Name)
		}
		names[f.Name], endings[f.Ending] = true, true
		for _, key := range []string{"save", "help"} {
			if !text.English().Has("format." + f.Name + "." + key) {
				t.Errorf("%s has no text %s", f.Name, key)
			}
		}
		if named, ok := Named(f.Name); !ok || named.Ending != f.Ending {
			t.Errorf("%s is not found by its name", f.Name)
		}
		for _, path := range []string{"a" + f.Ending, "/d/ü b.v2" + strings.ToUpper(f.Ending)} {
			if told, err := Of(path); err != nil || told.Name != f.Name {
				t.Errorf("%s is %q: %v", path, told.Name, err)
			}
		}
		var out bytes.Buffer
		if err := f.Write(&out, again(), nil); err != nil || out.Len() == 0 {
			t.Errorf("%s writes %d bytes: %v", f.Name, out.Len(), err)
		}
	}
}

// TestEndingsNobodyClaims: a file's name never promises what is not in it.
func TestEndingsNobodyClaims(t *testing.T) {
	for _, path := range []string{"a", "pdf", "a.bcf", "a.vcf.bgz", "a.docx", "a.json.gz", "a.csv", "genes.csv", "a.card.html", "a.patient.json", "a.letter.csv"} {
		f, err := Of(path)
		p, ok := variants.AsProblem(err)
		if !ok || f.Name != "" {
			t.Errorf("%s is taken for %q: %v", path, f.Name, err)
			continue
		}
		if told := text.English().Problem(p); !strings.Contains(told, ".card.pdf") || !strings.Contains(told, ".canrisk") {
			t.Errorf("%s: the endings are not listed: %s", path, told)
		}
	}
	for path, want := range map[string]string{"a.b.json": "json", "john.smith.pdf": "pdf", "fhir.json": "json", "X.FHIR.JSON": "fhir", "a.genes.csv": "genes.csv", "GENES.XLSX": "xlsx", "a.unused.tsv": "unused.tsv"} {
		if f, err := Of(path); err != nil || f.Name != want {
			t.Errorf("%s is %q, want %s: %v", path, f.Name, want, err)
		}
	}
}

// again is the sample with what an earlier report said otherwise.
func again() *report.Report {
	r := reporttest.Sample()
	r.Changes = reporttest.Changes()
	return r
}

func TestForPatient(t *testing.T) {
	for name, want := range map[string]string{"pdf": "patient.pdf", "html": "patient.html", "patient.pdf": "patient.pdf", "json": "", "card": ""} {
		f, _ := Named(name)
		if p, _ := f.ForPatient(); p.Name != want {
			t.Errorf("%s for the patient is %q, want %q", name, p.Name, want)
		}
	}
}

// A format is found by the ending of the path that a user names, and writes a report.
func Example() {
	for _, path := range []string{"family.letter.txt", "chart.card.json"} {
		f, err := Of(path)
		if err != nil {
			fmt.Println(path, "cannot be written")
			continue
		}
		var out bytes.Buffer
		if err := f.Write(&out, carrier(), nil); err == nil {
			fmt.Println(path, "is for", f.Audience)
		}
	}
	// Output:
	// family.letter.txt is for relatives
	// chart.card.json cannot be written
}

func carrier() *report.Report { return reporttest.Sample() }

// TestOnlyCliniciansGetTheReportFile: what is written for others leaves out what the report file holds, so that none of
// their documents carries it, whatever was asked for.
func TestOnlyCliniciansGetTheReportFile(t *testing.T) {
	for _, f := range All() {
		if !strings.HasSuffix(f.Ending, ".pdf") {
			continue
		}
		r := again()
		r.AttachFile = true
		var out bytes.Buffer
		if err := f.Write(&out, r, nil); err != nil {
			t.Fatal(err)
		}
		d, err := proof.Read(out.Bytes())
		if err != nil || (d.File != nil) != (f.Audience == Clinician) {
			t.Errorf("%s: carries the file: %v; %v", f.Name, d.File != nil, err)
		}
	}
}
