package figure_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/report/figure"
	"allelens/report/reporttest"
)

var update = flag.Bool("update", false, "write the golden files")

// TestGolden: what each drawing puts where. The faces are tested against the same marks.
func TestGolden(t *testing.T) {
	for name, build := range reporttest.Figures() {
		s := build(520, 12)
		var b strings.Builder
		for _, m := range reporttest.Marks(s) {
			b.WriteString(m.String() + "\n")
		}
		golden := filepath.Join("testdata", name+".txt")
		if *update {
			if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), b.String()); diff != "" {
			t.Errorf("%s (run with -update if this is meant):\n%s", name, diff)
		}
	}
}

// TestNothingClips: at the widths that figures have in a window of 1024 by 700, with text of usual
// size and of twice that, no text leaves the drawing or covers another.
func TestNothingClips(t *testing.T) {
	for name, build := range reporttest.Figures() {
		for width := 320.0; width <= 1120; width += 16 {
			for _, text := range []float64{12, 24} {
				s := build(width, text)
				var texts []figure.Text
				for _, shape := range s.Shapes {
					w, ok := shape.(figure.Text)
					if !ok {
						continue
					}
					b := w.Bounds()
					if b.Min.X < -0.5 || b.Max.X > s.Width+0.5 || b.Min.Y < -0.5 || b.Max.Y > s.Height+0.5 {
						t.Errorf("%s, width %v, text %v: %q leaves the drawing of %.0f by %.0f: %.0f", name, width, text, w.Text, s.Width, s.Height, b)
					}
					for _, o := range texts {
						if b.Overlaps(o.Bounds()) {
							t.Errorf("%s, width %v, text %v: %q covers %q", name, width, text, w.Text, o.Text)
						}
					}
					texts = append(texts, w)
				}
			}
		}
	}
}

// TestLongWordsAreNotCut: the words of an icon array and of a timeline wrap; none ends in an ellipsis.
func TestLongWordsAreNotCut(t *testing.T) {
	for _, name := range []string{"icons", "timeline"} {
		for _, width := range []float64{340, 500, 760, 1080} {
			for _, shape := range reporttest.Figures()[name](width, 12).Shapes {
				if w, ok := shape.(figure.Text); ok && strings.HasSuffix(w.Text, "…") {
					t.Errorf("%s, width %v: %q is cut", name, width, w.Text)
				}
			}
		}
	}
}
