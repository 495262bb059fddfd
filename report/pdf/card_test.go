package pdf

import (
	"fmt"
	"testing"

	"allelens/report/figure"
	"allelens/report/reporttest"
)

// TestCardIsOnePageWhereLettersAllow: a card of many lines is set smaller before it turns the page, its code stands on the
// back at the most; one that fits in no readable size goes on on the next.
func TestCardIsOnePageWhereLettersAllow(t *testing.T) {
	for extra, most := range map[int]int{0: 2, 60: 9} {
		r := reporttest.Sample()
		for i := range extra {
			d := r.Drugs[0]
			d.Drug = fmt.Sprintf("a medicine with a long name %d", i)
			r.Drugs = append(r.Drugs, d)
		}
		pages, err := CardPages(r)
		if err != nil || len(pages) > most || (len(pages) > 1) != (extra > 0) && extra > 0 {
			t.Errorf("%d more medicines: %d pages, %v", extra, len(pages), err)
		}
		for i, page := range pages {
			for _, shape := range page.Shapes {
				if s, ok := shape.(figure.Rect); ok && (s.Max.X > cardWidth || s.Max.Y > cardHeight) {
					t.Errorf("page %d: the code leaves it", i+1)
				}
			}
		}
	}
}

// TestSmallCardHasItsCodeOnTheFront: few results leave room for it.
func TestSmallCardHasItsCodeOnTheFront(t *testing.T) {
	pages, err := CardPages(reporttest.Empty())
	if err != nil || len(pages) != 1 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	dark := 0
	for _, shape := range pages[0].Shapes {
		if s, ok := shape.(figure.Rect); ok && s.Fill == figure.Ink {
			dark++
		}
	}
	if dark < 200 {
		t.Errorf("%d dark strips: no code", dark)
	}
}
