package report

import (
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/brca"
	"allelens/variants/knowledge"
)

func adviceOn(topics ...string) []knowledge.Advice {
	items := map[string]string{"family": "dominant", "reproduction": "fanconi", "uncertain": "care", "none_found": "residual", "not_assessed": "repeat"}
	var all []knowledge.Advice
	for i, topic := range topics {
		all = append(all, knowledge.Advice{Topic: topic, Item: items[topic], Origin: knowledge.Origin{Table: "advice", Row: int64(i + 1), Verified: i%2 == 0}})
	}
	return all
}

// TestFamilyOnlyOfStandingVariants: relatives are spoken of where a disease-causing variant stands,
// and for no other result.
func TestFamilyOnlyOfStandingVariants(t *testing.T) {
	pathogenic := finding(knowledge.Pathogenic, variants.Variant)
	twice := pathogenic
	twice.Change.Copies = 2
	unreviewed := finding(knowledge.Pathogenic, variants.Variant)
	unreviewed.Classification.Stars = 0
	for name, c := range map[string]struct {
		conclusion brca.Conclusion
		found      []brca.Finding
		variants   int // -1: nothing is said
		chances    bool
	}{
		"pathogenic":        {brca.PathogenicFound, []brca.Finding{pathogenic}, 1, true},
		"likely pathogenic": {brca.PathogenicFound, []brca.Finding{finding(knowledge.LikelyPathogenic, variants.Variant)}, 1, true},
		"beside uncertain":  {brca.PathogenicFound, []brca.Finding{pathogenic, finding(knowledge.Uncertain, variants.Variant)}, 1, true},
		"two":               {brca.PathogenicFound, []brca.Finding{pathogenic, pathogenic}, 2, false},
		"on both copies":    {brca.PathogenicFound, []brca.Finding{twice}, 1, false},
		"failed":            {brca.NotAssessed, []brca.Finding{finding(knowledge.Pathogenic, variants.Filtered)}, -1, false},
		"unreviewed":        {brca.UncertainFound, []brca.Finding{unreviewed}, -1, false},
		"uncertain":         {brca.UncertainFound, []brca.Finding{finding(knowledge.Uncertain, variants.Variant)}, -1, false},
		"conflicting":       {brca.UncertainFound, []brca.Finding{finding(knowledge.Conflicting, variants.Variant)}, -1, false},
		"none":              {brca.NoneFound, nil, -1, false},
	} {
		in := findings(c.conclusion, c.found...)
		in.Advice = adviceOn("family", "reproduction", "uncertain", "none_found", "not_assessed")
		f := Build(in, Print{Date: "2026-11-24"}).Family
		if c.variants < 0 {
			if f != nil {
				t.Errorf("%s: %+v", name, f)
			}
			continue
		}
		if f == nil || len(f.Variants) != c.variants || (len(f.Relatives) > 0) != c.chances || f.Note == "" || len(f.Advice) != 1 || len(f.Reproduction) != 1 {
			t.Errorf("%s: %+v", name, f)
			continue
		}
		v := f.Variants[0]
		if v.Gene != "BRCA1" || v.Transcript != "NM_007294.4" || v.HGVSC != "NM_007294.4:c.68_69del" || v.Source != "ClinVar" || v.Evaluated != "" || v.Class == "" {
			t.Errorf("%s: what a laboratory needs is missing: %+v", name, v)
		}
		if !f.Advice[0].Verified || f.Reproduction[0].Verified || f.Advice[0].Origin.Table != "advice" {
			t.Errorf("%s: marks of what is to be verified: %+v, %+v", name, f.Advice, f.Reproduction)
		}
	}
}

// TestChancesHalveWithEachDegree: half in the first degree, a quarter in the second, an eighth in the third.
func TestChancesHalveWithEachDegree(t *testing.T) {
	f := Build(findings(brca.PathogenicFound, finding(knowledge.Pathogenic, variants.Variant)), Print{}).Family
	want := map[int]float64{1: 50, 2: 25, 3: 12.5}
	for _, r := range f.Relatives {
		if r.Percent != want[r.Degree] || !strings.Contains(r.Text, number(r.Percent)+" %") {
			t.Errorf("%+v", r)
		}
	}
	if len(f.Relatives) != len(kin) {
		t.Errorf("%d kinds of relatives", len(f.Relatives))
	}
}

// TestExplanations: each result that must not be read as more than it is has its page; an unsettled
// variant has the day on which to look again, twelve months on.
func TestExplanations(t *testing.T) {
	pathogenic := finding(knowledge.Pathogenic, variants.Variant)
	second := func(c brca.Conclusion) brca.Gene { return brca.Gene{Gene: "BRCA2", Conclusion: c} }
	for name, c := range map[string]struct {
		first brca.Conclusion
		found []brca.Finding
		other brca.Conclusion
		want  string
	}{
		"uncertain":             {brca.UncertainFound, []brca.Finding{finding(knowledge.Uncertain, variants.Variant)}, brca.NoneFound, "uncertain BRCA1 2027-11-24"},
		"uncertain, not all":    {brca.UncertainFound, []brca.Finding{finding(knowledge.Uncertain, variants.Variant)}, brca.NotAssessed, "uncertain BRCA1 2027-11-24; not_assessed BRCA2 "},
		"none":                  {brca.NoneFound, nil, brca.NoneFound, "none_found BRCA1 BRCA2 "},
		"none, but not all":     {brca.NoneFound, nil, brca.NotAssessed, "not_assessed BRCA2 "},
		"carrier":               {brca.PathogenicFound, []brca.Finding{pathogenic}, brca.NoneFound, ""},
		"carrier and uncertain": {brca.PathogenicFound, []brca.Finding{pathogenic}, brca.UncertainFound, "uncertain BRCA2 2027-11-24"},
	} {
		in := findings(c.first, c.found...)
		in.Cancer.Genes = append(in.Cancer.Genes, second(c.other))
		in.Advice = adviceOn("family", "reproduction", "uncertain", "none_found", "not_assessed")
		var got []string
		for _, e := range Build(in, Print{Date: "2026-11-24"}).Explanations {
			got = append(got, strings.Join([]string{e.Code, strings.Join(e.Genes, " "), e.Recheck}, " "))
			if e.Title == "" || len(e.Lines) != 1 {
				t.Errorf("%s: %+v", name, e)
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
