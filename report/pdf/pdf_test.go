package pdf

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"allelens/report"
	"allelens/report/figure"
	"allelens/report/reporttest"
	"allelens/variants"
)

var update = flag.Bool("update", false, "write the golden files")

func pages(t *testing.T, r *report.Report, sections []string) []figure.Scene {
	t.Helper()
	all, err := Pages(r, sections)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// words are the texts of pages in the order of print, one a line.
func words(all []figure.Scene) string {
	var b strings.Builder
	for _, page := range all {
		for _, shape := range page.Shapes {
			if s, ok := shape.(figure.Text); ok {
				b.WriteString(s.Text + "\n")
			}
		}
		b.WriteString("\f\n")
	}
	return b.String()
}

func TestPagesConform(t *testing.T) {
	reporttest.Conform(t, reporttest.Face{Write: func(w io.Writer, r *report.Report) error {
		all, err := Pages(r, nil)
		if err == nil {
			_, err = io.WriteString(w, words(all))
		}
		return err
	}})
}

// TestFileConforms reads the file as another program does.
func TestFileConforms(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed; the pages' texts are tested without it")
	}
	write := func(w io.Writer, r *report.Report) error {
		err := WriteAnnex(w, r, nil)
		if p, ok := variants.AsProblem(err); ok && p.Code == "print_script" { // what a person typed in is refused, what a file says is spelled
			typed := *r
			typed.Case.Label, typed.Case.Note, typed.Case.SignedBy = "x", "x", "x"
			return WriteAnnex(w, &typed, nil)
		}
		return err
	}
	reporttest.Conform(t, reporttest.Face{Write: write, Read: func(t *testing.T, out []byte) string {
		cmd := exec.Command(tool, "-raw", "-", "-")
		cmd.Stdin = bytes.NewReader(out)
		got, err := cmd.Output()
		if err != nil {
			t.Fatalf("pdftotext: %v", err)
		}
		return string(got)
	}})
}

func TestGolden(t *testing.T) {
	clinician, err := ClinicianPages(reporttest.Sample())
	if err != nil {
		t.Fatal(err)
	}
	patient, err := PatientPages(reporttest.Sample())
	if err != nil {
		t.Fatal(err)
	}
	for name, pages := range map[string][]figure.Scene{
		"sample": pages(t, reporttest.Sample(), nil), "empty": pages(t, reporttest.Empty(), nil), "sample.clinician": clinician, "sample.patient": patient,
	} {
		golden := filepath.Join("testdata", name+".txt")
		got := words(pages)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (run with -update if this is meant):\n%s", name, diff)
		}
	}
}

func TestEveryPageIsLabelled(t *testing.T) {
	all := pages(t, reporttest.Sample(), nil)
	if len(all) < 5 || len(all) > 12 {
		t.Errorf("%d pages", len(all))
	}
	for i := range all {
		got := words(all[i : i+1])
		for _, want := range []string{"Case 0042", "0.1.0", "2026.11", regexp.MustCompile(`Page \d+ of \d+`).FindString(got)} {
			if want == "" || !strings.Contains(got, want) {
				t.Errorf("page %d lacks %q", i+1, want)
			}
		}
	}
}

func TestNothingLeavesThePage(t *testing.T) {
	reports := reporttest.Hostile()
	reports["sample"], reports["empty"] = reporttest.Sample(), reporttest.Empty()
	plans := reporttest.Sample()
	for i, m := range slices.Repeat(plans.Management, 12) {
		m.Item = fmt.Sprint(m.Item, " ", i/5)
		plans.Management = append(plans.Management, m)
	}
	reports["many plans"] = plans
	measure, err := newRuler()
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range reports {
		for i, page := range pages(t, r, nil) {
			if page.Width != sheets[report.A4].width || page.Height != sheets[report.A4].height {
				t.Fatalf("page of %v by %v", page.Width, page.Height)
			}
			for _, shape := range page.Shapes {
				if b := extent(measure, shape); b.Min.X < margin-10 || b.Max.X > page.Width-margin+10 || b.Min.Y < margin-12 || b.Max.Y > page.Height-24 {
					t.Errorf("%s, page %d: %.120v spans %v", name, i+1, shape, b)
				}
			}
		}
	}
}

// extent is the box around a shape, of text as it is printed.
func extent(measure *ruler, shape figure.Shape) figure.Bounds {
	around := func(points []figure.Point) figure.Bounds {
		b := figure.Bounds{Min: points[0], Max: points[0]}
		for _, p := range points {
			b.Min.X, b.Min.Y = min(b.Min.X, p.X), min(b.Min.Y, p.Y)
			b.Max.X, b.Max.Y = max(b.Max.X, p.X), max(b.Max.Y, p.Y)
		}
		return b
	}
	switch s := shape.(type) {
	case figure.Polyline:
		return around(s.Points)
	case figure.Polygon:
		return around(s.Points)
	case figure.Rect:
		return figure.Bounds{Min: s.Min, Max: s.Max}
	case figure.Circle:
		return around([]figure.Point{{X: s.Centre.X - s.Radius, Y: s.Centre.Y - s.Radius}, {X: s.Centre.X + s.Radius, Y: s.Centre.Y + s.Radius}})
	}
	s := shape.(figure.Text)
	set := regular
	if s.Bold {
		set = bold
	}
	if s.Mono {
		set = mono
	}
	b, w := s.Bounds(), measure.width(s.Text, set, s.Size)
	switch s.Anchor {
	case figure.Start:
		b.Min.X, b.Max.X = s.At.X, s.At.X+w
	case figure.Middle:
		b.Min.X, b.Max.X = s.At.X-w/2, s.At.X+w/2
	case figure.End:
		b.Min.X, b.Max.X = s.At.X-w, s.At.X
	}
	return b
}

// TestTextsDoNotCover: no two texts of a page are printed over each other.
func TestTextsDoNotCover(t *testing.T) {
	measure, err := newRuler()
	if err != nil {
		t.Fatal(err)
	}
	layers := map[string][]figure.Scene{"sample": pages(t, reporttest.Sample(), nil), "empty": pages(t, reporttest.Empty(), nil), "html": pages(t, reporttest.Hostile()["html"], nil)}
	for name, r := range reporttest.Cases() {
		if layers["clinician, "+name], err = ClinicianPages(r); err != nil {
			t.Fatal(err)
		}
		if layers["patient, "+name], err = PatientPages(r); err != nil {
			t.Fatal(err)
		}
	}
	for name, all := range layers {
		for i, page := range all {
			var seen []figure.Text
			for _, shape := range page.Shapes {
				s, ok := shape.(figure.Text)
				if !ok || strings.TrimSpace(s.Text) == "" {
					continue
				}
				for _, o := range seen {
					if extent(measure, s).Overlaps(extent(measure, o)) {
						t.Errorf("%s, page %d: %q covers %q", name, i+1, s.Text, o.Text)
					}
				}
				seen = append(seen, s)
			}
		}
	}
}

func TestTablesRepeatTheirHead(t *testing.T) {
	r := reporttest.Sample()
	for range 5 {
		r.Drugs = append(r.Drugs, reporttest.Sample().Drugs[:9]...)
	}
	all := pages(t, r, []string{SectionDrugs})
	if len(all) < 3 {
		t.Fatalf("%d pages: the table is too short for the test", len(all))
	}
	for i := range all {
		if !strings.Contains(words(all[i:i+1]), "What to do") {
			t.Errorf("page %d has no head of the table", i+1)
		}
	}
}

func TestUnknownSection(t *testing.T) {
	if err := WriteAnnex(io.Discard, reporttest.Sample(), []string{"nonsense"}); err == nil {
		t.Error("an unknown section is no error")
	}
}

// TestSameBytesAtOnce: writers at the same time do not disturb each other or the fonts.
func TestSameBytesAtOnce(t *testing.T) {
	out := make([]bytes.Buffer, 4)
	var group sync.WaitGroup
	for i := range out {
		group.Go(func() {
			if err := Write(&out[i], reporttest.Sample()); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	for i := range out {
		if !bytes.Equal(out[0].Bytes(), out[i].Bytes()) || out[i].Len() == 0 {
			t.Errorf("writer %d differs", i)
		}
	}
}

func TestCleanSpellsWhatTheFontsLack(t *testing.T) {
	measure, err := newRuler()
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{
		"c.68_69del ≥ 5 % – Ångström": "c.68_69del ≥ 5 % – Ångström",
		"a\tb\x00c":                   "a b c",
		"🧬":                           "[U+1F9EC]",
		"a\u202eb":                    "a[U+202E]b",
	} {
		if got := measure.clean(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestSplitKeepsAll: whatever the text and the width, no line is too wide and no sign is lost.
func TestSplitKeepsAll(t *testing.T) {
	measure, err := newRuler()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		s, width := rapid.String().Draw(t, "text"), rapid.Float64Range(20, 400).Draw(t, "width")
		lines := measure.split(s, regular, bodySize, width)
		for _, line := range lines {
			if w := measure.width(line, regular, bodySize); w > width+1e-9 && len([]rune(line)) > 1 {
				t.Errorf("%q is %v wide, room %v", line, w, width)
			}
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got, want := squeeze(strings.Join(lines, "")), squeeze(measure.clean(s)); got != want {
			t.Errorf("%q became %q", want, got)
		}
	})
}
