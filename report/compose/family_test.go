package compose

import (
	"strings"
	"testing"

	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
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
		conclusion germline.Conclusion
		found      []germline.Finding
		variants   int // -1: nothing is said
		chances    bool
	}{
		"pathogenic":        {germline.PathogenicFound, []germline.Finding{pathogenic}, 1, true},
		"likely pathogenic": {germline.PathogenicFound, []germline.Finding{finding(knowledge.LikelyPathogenic, variants.Variant)}, 1, true},
		"beside uncertain":  {germline.PathogenicFound, []germline.Finding{pathogenic, finding(knowledge.Uncertain, variants.Variant)}, 1, true},
		"two":               {germline.PathogenicFound, []germline.Finding{pathogenic, pathogenic}, 2, false},
		"on both copies":    {germline.PathogenicFound, []germline.Finding{twice}, 1, false},
		"failed":            {germline.NotAssessed, []germline.Finding{finding(knowledge.Pathogenic, variants.Filtered)}, -1, false},
		"unreviewed":        {germline.UncertainFound, []germline.Finding{unreviewed}, -1, false},
		"uncertain":         {germline.UncertainFound, []germline.Finding{finding(knowledge.Uncertain, variants.Variant)}, -1, false},
		"conflicting":       {germline.UncertainFound, []germline.Finding{finding(knowledge.Conflicting, variants.Variant)}, -1, false},
		"none":              {germline.NoneFound, nil, -1, false},
	} {
		in := findings(c.conclusion, c.found...)
		in.Advice = adviceOn("family", "reproduction", "uncertain", "none_found", "not_assessed")
		f := Build(text.English(), on("2026-11-24", in), Print{}).Family
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
	f := Build(text.English(), findings(germline.PathogenicFound, finding(knowledge.Pathogenic, variants.Variant)), Print{}).Family
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
	second := func(c germline.Conclusion) germline.Gene { return germline.Gene{Gene: "BRCA2", Conclusion: c} }
	for name, c := range map[string]struct {
		first germline.Conclusion
		found []germline.Finding
		other germline.Conclusion
		want  string
	}{
		"uncertain":             {germline.UncertainFound, []germline.Finding{finding(knowledge.Uncertain, variants.Variant)}, germline.NoneFound, "uncertain BRCA1 2027-11-24"},
		"uncertain, not all":    {germline.UncertainFound, []germline.Finding{finding(knowledge.Uncertain, variants.Variant)}, germline.NotAssessed, "uncertain BRCA1 2027-11-24; not_assessed BRCA2 "},
		"none":                  {germline.NoneFound, nil, germline.NoneFound, "none_found BRCA1 BRCA2 "},
		"none, but not all":     {germline.NoneFound, nil, germline.NotAssessed, "not_assessed BRCA2 "},
		"carrier":               {germline.PathogenicFound, []germline.Finding{pathogenic}, germline.NoneFound, ""},
		"carrier and uncertain": {germline.PathogenicFound, []germline.Finding{pathogenic}, germline.UncertainFound, "uncertain BRCA2 2027-11-24"},
	} {
		in := findings(c.first, c.found...)
		in.Cancer.Genes = append(in.Cancer.Genes, second(c.other))
		in.Advice = adviceOn("family", "reproduction", "uncertain", "none_found", "not_assessed")
		var got []string
		for _, e := range Build(text.English(), on("2026-11-24", in), Print{}).Explanations {
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
