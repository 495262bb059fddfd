package pdf

import (
	"strings"
	"testing"

	"allelens/report/reporttest"
)

// TestPatientPages: two pages whatever was found, nothing outside their margins, words larger
// than the clinician's.
func TestPatientPages(t *testing.T) {
	measure, err := newRuler()
	if err != nil {
		t.Fatal(err)
	}
	all := reporttest.Cases()
	all["sample"] = reporttest.Sample()
	for name, r := range all {
		pages, err := PatientPages(r)
		if err != nil {
			t.Fatal(err)
		}
		if len(pages) != 2 {
			t.Errorf("%s: %d pages", name, len(pages))
		}
		for i, page := range pages {
			for _, shape := range page.Shapes {
				if b := extent(measure, shape); b.Min.X < 36 || b.Max.X > page.Width-36 || b.Min.Y < 24 || b.Max.Y > page.Height-12 {
					t.Errorf("%s, page %d: %.120v spans %v", name, i+1, shape, b)
				}
			}
		}
		if got := words(pages); !strings.Contains(got, "Your gene test") || !strings.Contains(got, "page 1 of 2") || !strings.Contains(got, "Where this comes from") {
			t.Errorf("%s lacks its title, numbers or sources", name)
		}
	}
}
