package pdf

import (
	"fmt"
	"testing"

	"allelens/report/reporttest"
)

// TestCardIsOnePageWhereLettersAllow: a card of many lines is set smaller before it turns the page;
// one that fits in no readable size goes on on the next.
func TestCardIsOnePageWhereLettersAllow(t *testing.T) {
	for extra, want := range map[int]int{0: 1, 60: 2} {
		r := reporttest.Sample()
		for i := range extra {
			d := r.Drugs[0]
			d.Drug = fmt.Sprintf("a medicine with a long name %d", i)
			r.Drugs = append(r.Drugs, d)
		}
		pages, err := CardPages(r)
		if err != nil || len(pages) < 1 || (len(pages) > 1) != (want > 1) {
			t.Errorf("%d more medicines: %d pages, %v", extra, len(pages), err)
		}
	}
}
