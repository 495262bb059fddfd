package pdf

import (
	"strings"
	"testing"

	"allelens/report/reporttest"
)

// TestPatientPages: two to four pages whatever was found, nothing outside their margins, words larger
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
		if len(pages) < 2 || len(pages) > 4 {
			t.Errorf("%s: %d pages", name, len(pages))
		}
		for i, page := range pages {
			for _, shape := range page.Shapes {
				if b := extent(measure, shape); b.Min.X < margin-10 || b.Max.X > pageWidth-margin+10 || b.Min.Y < margin-12 || b.Max.Y > pageHeight-24 {
					t.Errorf("%s, page %d: %.120v spans %v", name, i+1, shape, b)
				}
			}
		}
		if got := words(pages); !strings.Contains(got, "Your gene test") || !strings.Contains(got, "Page 1 of") || !strings.Contains(got, "Where this comes from") {
			t.Errorf("%s lacks its title, numbers or sources", name)
		}
	}
}
