package compose

import (
	"slices"
	"strings"
	"testing"

	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
)

// TestEarlierClasses: what a variant was before stands beside its class, by date and stars, and
// changes nothing in it.
func TestEarlierClasses(t *testing.T) {
	f := finding(knowledge.LikelyBenign, variants.Variant)
	earlier := func(date string, class knowledge.Class, words string, stars int) knowledge.EarlierClass {
		return knowledge.EarlierClass{Origin: knowledge.Origin{Table: "class_history", Row: 3, Source: "clinvar", Date: date, Verified: true},
			Class: class, ClassText: words, Stars: stars}
	}
	f.Classification.History = []knowledge.EarlierClass{
		earlier("2016-09", knowledge.Pathogenic, "Pathogenic", 1), earlier("2018-07", knowledge.Conflicting, "Conflicting", -1),
		earlier("2021-07-15", knowledge.Uncertain, "Uncertain significance", 2),
	}
	r := Build(text.English(), on("2026-11-24", findings(germline.NotAssessed, f)), Print{})
	v := r.Cancer.Genes[0].Variants[0]
	var told []string
	for _, e := range v.History {
		told = append(told, e.Text)
		if e.Source != "ClinVar" || e.Origin.Table != "class_history" || e.Origin.Date != e.Date {
			t.Errorf("%+v leads nowhere", e)
		}
	}
	want := []string{"2016-09: Pathogenic, 1 star", "2018-07: Conflicting, stars not given", "2021-07-15: Uncertain significance, 2 stars"}
	if !slices.Equal(told, want) {
		t.Errorf("told: %q, want %q", told, want)
	}
	if v.History[1].Stars != nil || *v.History[2].Stars != 2 || v.Classification != "likely_benign" || len(r.Risks) != 0 {
		t.Errorf("%+v", v)
	}
}

// TestClinVarFileOfTheClinic: a class from such a file leads to its line; one that the file lacks says
// so, with its own date.
func TestClinVarFileOfTheClinic(t *testing.T) {
	lacks := "The ClinVar file of 2026-11-16 that this knowledge base was updated with does not hold this allele"
	for line, told := range map[int64]bool{812: false, 0: true} {
		f := finding(knowledge.Pathogenic, variants.Variant)
		f.Classification.Brought = &knowledge.ClinVarLine{Origin: knowledge.Origin{Date: "2026-11-16"}, Line: line}
		v := Build(text.English(), on("2026-11-24", findings(germline.PathogenicFound, f)), Print{}).Cancer.Genes[0].Variants[0]
		if (v.ClinVarLine != nil) != (line > 0) || line > 0 && *v.ClinVarLine != line {
			t.Errorf("line %d: %v", line, v.ClinVarLine)
		}
		said := slices.ContainsFunc(v.Notes, func(n string) bool { return strings.HasPrefix(n, lacks) && strings.Contains(n, "as of 2025-09") })
		if said != told {
			t.Errorf("line %d: notes %q", line, v.Notes)
		}
	}
}
