package document

import (
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
)

func TestCardHoldsWhatAPharmacyNeeds(t *testing.T) {
	r := reporttest.Sample()
	text := CardOf(r).Text()
	for _, want := range []string{r.Case.Label, r.Case.Date, r.KnowledgeBase.Version, "CYP2C19", "clopidogrel", "warfarin"} {
		if !strings.Contains(text, want) {
			t.Errorf("the card lacks %q:\n%s", want, text)
		}
	}
	for _, hidden := range []string{r.Input.File, r.Input.Sample, r.Case.Note, "BRCA", "fluorouracil"} {
		if strings.Contains(text, hidden) {
			t.Errorf("the card tells %q:\n%s", hidden, text)
		}
	}
	for _, line := range strings.Split(text, "\n") {
		if len([]rune(line)) > cardWidth {
			t.Errorf("a line of %d signs: %q", len(line), line)
		}
	}
}

// TestCardHoldsForTheGenesAlone: what another medicine makes of a result is not on the card.
func TestCardHoldsForTheGenesAlone(t *testing.T) {
	r := reporttest.Sample()
	at := slices.IndexFunc(r.Drugs, func(d report.Drug) bool { return d.GenotypeOnly != nil })
	alone := r.Drugs[at].GenotypeOnly.Badge.Word
	for _, g := range CardOf(r).Groups {
		if slices.Contains(g.Drugs, r.Drugs[at].Drug) != (g.Badge.Word == alone) {
			t.Errorf("%s stands under %q, want %q", r.Drugs[at].Drug, g.Badge.Word, alone)
		}
	}
}

func TestCardWithoutAction(t *testing.T) {
	if c := CardOf(reporttest.Empty()); len(c.Groups) != 0 || len(c.Notes) < 2 {
		t.Errorf("%+v", c)
	}
}
