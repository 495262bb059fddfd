package document

import (
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/report/text"
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

// TestCardInClear: the code holds the card word for word where a telephone can still read it; else the results without the
// medicines, and what says so. Draft, number and what was not read stand in both.
func TestCardInClear(t *testing.T) {
	r := reporttest.Sample()
	r.Case.ReportNumber, r.Clinic = "2026-0042", &report.Clinic{Name: "Hill Hospital", Contact: "+44 1000"}
	c := CardOf(r)
	if c.Code != c.Text() && len(c.Text()) <= mostCode {
		t.Errorf("the code says\n%s", c.Code)
	}
	for i := range 200 {
		d := r.Drugs[0]
		d.Drug += strings.Repeat("x", i%30)
		r.Drugs = append(r.Drugs, d)
	}
	long := CardOf(r)
	if strings.Contains(long.Code, "xxx") || len(long.Code) > mostCode || !strings.Contains(long.Code, "Medicines: on the printed card") {
		t.Errorf("the code says\n%s", long.Code)
	}
	for _, said := range []string{c.Code, long.Code} {
		for _, needed := range []string{"CYP2C19", "2026-0042", "DRAFT", "Hill Hospital", "Without a result", "Nobody should stop"} {
			if !strings.Contains(said, needed) {
				t.Errorf("%q is missing in\n%s", needed, said)
			}
		}
	}
}

// TestCardNamesWhatWasNotRead: a gene of which a risk allele was not read has no phenotype on the card, and nothing was
// looked for in vain.
func TestCardNamesWhatWasNotRead(t *testing.T) {
	for _, c := range []struct {
		name, action string
		alleles      []string
		want         string
	}{
		{"asks for more", "avoid", []string{"c.1905+1G>A (*2A)"}, "DPYD Reference/Reference (82 of 83 sites read); *2A not read: not settled"},
		{"many", "test_first", []string{"*2", "*3", "*4", "*5"}, "DPYD Reference/Reference (82 of 83 sites read); *2, *3, *4, … not read: not settled"},
		{"asks for nothing", "standard", []string{"*9"}, "DPYD Reference/Reference: no tested variant found (82 of 83 sites) · Normal Metabolizer · activity score 2.0"},
	} {
		r := reporttest.Empty()
		r.Pharmacogenes = []report.Pharmacogene{{
			Gene: "DPYD", Source: "vcf", Diplotypes: []report.Diplotype{{Label: "Reference/Reference"}}, Phenotype: "Normal Metabolizer", ActivityScore: "2.0",
			Result: "Reference/Reference: no tested variant found (82 of 83 sites)", SitesCalled: 82, SitesTotal: 83,
		}}
		r.Drugs = []report.Drug{{
			Drug: "capecitabine", Action: "test_first", Attention: true, Results: []report.DrugGene{{Gene: "DPYD", Diplotype: "Reference/Reference"}},
			Open: []report.DrugOpen{{Gene: "DPYD", Why: "unread", Alleles: c.alleles, Action: c.action}},
		}}
		if got := CardOf(r).Genes; len(got) != 1 || !strings.HasPrefix(got[0], c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
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

// TestCardNamesWhatMattersByTheGenes: a medicine is not left out because another medicine makes up for
// the genes at the moment, nor because the gene result has to be clarified first.
func TestCardNamesWhatMattersByTheGenes(t *testing.T) {
	avoid := report.Badge{Word: "Avoid", Tone: report.ToneAct}
	for _, d := range []report.Drug{
		{Drug: "codeine", Action: "standard", GenotypeOnly: &report.GenotypeOnly{Action: "avoid", Badge: avoid}},
		{Drug: "abacavir", Action: "test_first", Attention: true, Badge: report.Badge{Word: "Test first", Tone: report.ToneUnknown}},
	} {
		r := reporttest.Empty()
		r.Drugs = []report.Drug{d}
		if c := CardOf(r); len(c.Groups) != 1 || !slices.Equal(c.Groups[0].Drugs, []string{d.Drug}) {
			t.Errorf("%s: %+v", d.Drug, c.Groups)
		}
	}
}

// TestCardWithoutAction: "nothing asks for a change" is said only of results that there are.
func TestCardWithoutAction(t *testing.T) {
	called := report.Pharmacogene{Gene: "CYP2C19", Source: "vcf", Diplotypes: []report.Diplotype{{Label: "*1/*1"}}}
	open := report.Pharmacogene{Gene: "CYP2D6", Source: "none", Brief: report.GeneBrief{Group: "no_result"}}
	for key, genes := range map[string][]report.Pharmacogene{
		"card.unread": nil, "card.uncalled": {open}, "card.nothing": {called, open},
	} {
		r := reporttest.Empty()
		r.Pharmacogenes = genes
		c := CardOf(r)
		if len(c.Groups) != 0 || c.Notes[0] != text.English().Text(key) {
			t.Errorf("%s: %q", key, c.Notes)
		}
	}
}
