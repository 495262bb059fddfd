package compose

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/report"
	"allelens/variants/drugs"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
	"allelens/variants/pgx"
)

// TestOrderOfMedicines: the patient's own first, then by urgency and harm, then those that the situation brings near.
func TestOrderOfMedicines(t *testing.T) {
	drug := func(name string, action drugs.Action, harm int, own bool, areas ...string) drugs.Result {
		return drugs.Result{Drug: knowledge.Drug{Name: name}, Action: action, Harm: harm, OnList: own, Areas: areas, Results: []drugs.GeneResult{{Gene: "G", Called: true}}}
	}
	b := &builder{f: &interpret.Findings{
		NearAreas: []string{"oncology"}, Genes: []pgx.Result{{Gene: "G", Source: pgx.FromOutside}},
		Drugs: []drugs.Result{
			drug("avoided, little harm", drugs.Avoid, 1, false), drug("half, deadly", drugs.ChangeDose, 4, false), drug("usual", drugs.Standard, 4, false),
			drug("usual, oncology", drugs.Standard, 1, false, "oncology"), drug("own, usual", drugs.Standard, 1, true), drug("own, watched", drugs.Monitor, 1, true),
			drug("avoided, oncology", drugs.Avoid, 1, false, "oncology"),
		},
	}}
	var got []string
	for _, r := range b.ordered() {
		got = append(got, r.Drug.Name)
	}
	want := []string{"own, watched", "own, usual", "half, deadly", "avoided, oncology", "avoided, little harm", "usual, oncology", "usual"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestActions: what a card groups medicines by is what asks something of a prescriber, the most urgent first.
func TestActions(t *testing.T) {
	var asking []string
	for _, a := range drugs.Actions() {
		if a.Asks() {
			asking = append(asking, string(a))
		}
	}
	if diff := cmp.Diff(asking, report.Actions()); diff != "" {
		t.Error(diff)
	}
}
