package pdf

import (
	"bytes"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/report/reporttest"
	"allelens/variants/tabletest"
)

// layers are the documents, by name.
var layers = map[string]func(io.Writer, *report.Report) error{
	"clinician": Write, "patient": WritePatient, "letter": WriteLetter(document.AllRelatives), "card": WriteCard,
	"gp": WriteClinicLetter(document.ForPractice), "pharmacist": WriteClinicLetter(document.ForPharmacy),
	"annex": func(w io.Writer, r *report.Report) error { return WriteAnnex(w, r, nil) },
}

// written writes a document into a file.
func written(t *testing.T, write func(io.Writer, *report.Report) error, r *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// tool is what a tool says, which is skipped where it is not installed.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Errorf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// TestFilesAreSound: other programs find no fault in the files, with and without the report file attached.
func TestFilesAreSound(t *testing.T) {
	for name, write := range layers {
		for _, attached := range [][]byte{nil, []byte(`{"a": "endobj\n5 0 obj\nendobj"}`)} {
			r := reporttest.Sample()
			r.Proof = &report.Proof{Mark: "m", SHA256: strings.Repeat("0", 64), File: attached}
			if out := tool(t, "qpdf", "--check", written(t, write, r)); strings.Contains(strings.ToLower(out), "warning") {
				t.Errorf("%s: %s", name, out)
			}
		}
	}
}

// TestLogo: a clinic's logo is printed small, says whose it is, and neither file nor layout breaks.
func TestLogo(t *testing.T) {
	var logo bytes.Buffer
	wide := image.NewNRGBA(image.Rect(0, 0, 2400, 600))
	for i := range wide.Pix {
		wide.Pix[i] = byte(i * 7)
	}
	if err := png.Encode(&logo, wide); err != nil {
		t.Fatal(err)
	}
	r := reporttest.Sample()
	r.Clinic = &report.Clinic{Name: "Clinic A", Logo: logo.Bytes()}
	path := written(t, Write, r)
	if info, err := os.Stat(path); err != nil || info.Size() > 200_000 {
		t.Errorf("%v, %v", info.Size(), err)
	}
	if out := tool(t, "qpdf", "--qdf", "--object-streams=disable", path, "-"); strings.Count(out, "/Subtype /Image") == 0 || !strings.Contains(out, "/Alt (Clinic A)") {
		t.Error("no logo")
	}
	tool(t, "qpdf", "--check", path)
}

// TestProofDocumentsAreRead: a reader that follows the structure finds title, language, headings in order, tables with heads, lists,
// and for each drawing what it shows; each text but heads and feet of pages is in it. The annex,
// which the reader needs most of a minute for, is left to the long checks.
func TestProofDocumentsAreRead(t *testing.T) {
	for name, write := range layers {
		if name == "annex" && tabletest.Draws(0, 1) == 0 {
			continue
		}
		path := written(t, write, reporttest.Sample())
		out := tool(t, "pdfinfo", "-struct-text", path)
		if n := strings.Count(out, "\n  H1 "); n != 1 {
			t.Errorf("%s: %d titles", name, n)
		}
		level := 0
		for _, m := range regexp.MustCompile(`(?m)^ +H(\d) \(block\)`).FindAllStringSubmatch(out, -1) {
			if next := int(m[1][0] - '0'); next > level+1 {
				t.Errorf("%s: a heading of level %d follows one of level %d", name, next, level)
			} else {
				level = next
			}
		}
		if figures, alts := strings.Count(out, " Figure"), strings.Count(tool(t, "qpdf", "--qdf", "--object-streams=disable", path, "-"), "/Alt"); figures != alts {
			t.Errorf("%s: %d figures, %d of them say what they show", name, figures, alts)
		}
		all := tool(t, "pdfinfo", path)
		for _, want := range []string{"Tagged:          yes", "Title: "} {
			if !strings.Contains(all, want) {
				t.Errorf("%s: no %q:\n%s", name, want, all)
			}
		}
		for _, role := range map[string][]string{
			"clinician": {"Table", "TH", "TD", "Lbl", "LBody", "Figure", "Link", "/Scope /Column", "/Scope /Row"},
			"annex":     {"Table", "TH", "TD", "LBody", "Figure", "Link", "/Scope /Column"}, "patient": {"LBody", "Figure", "H2", "P "},
		}[name] {
			if !strings.Contains(out, " "+role) {
				t.Errorf("%s: no %s", name, role)
			}
		}
	}
}

// TestEachTextIsRead: each word of the pages but heads and feet stands in the structure.
func TestEachTextIsRead(t *testing.T) {
	r := reporttest.Sample()
	all, err := ClinicianPages(r)
	if err != nil {
		t.Fatal(err)
	}
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	heard := ""
	for _, m := range regexp.MustCompile(`(?m)^ *"(.*)"$`).FindAllStringSubmatch(tool(t, "pdfinfo", "-struct-text", written(t, Write, r)), -1) {
		heard += squeeze(m[1])
	}
	for i, page := range all {
		for _, shape := range page.Shapes {
			s, ok := shape.(figure.Text)
			if ok && len([]rune(s.Text)) > 5 && (i == 0 || s.At.Y > 50) && s.At.Y < page.Height-30 && !strings.Contains(heard, squeeze(s.Text)) {
				t.Errorf("page %d: %q is not heard", i+1, s.Text)
			}
		}
	}
}

// TestLinks: numbers of PubMed and ClinVar are links; language and bookmarks are told.
func TestLinks(t *testing.T) {
	out := tool(t, "qpdf", "--qdf", "--object-streams=disable", written(t, Write, reporttest.Sample()), "-")
	for _, want := range []string{"https://pubmed.ncbi.nlm.nih.gov/28632866/", "https://www.ncbi.nlm.nih.gov/clinvar/variation/51822/", "/Lang (en)", "/Outlines", "/DisplayDocTitle true"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s", want)
		}
	}
}

func BenchmarkClinician(b *testing.B) {
	r := reporttest.Sample()
	for b.Loop() {
		if err := Write(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAnnex(b *testing.B) {
	r := reporttest.Sample()
	for b.Loop() {
		if err := WriteAnnex(io.Discard, r, nil); err != nil {
			b.Fatal(err)
		}
	}
}
