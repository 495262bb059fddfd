package report

import (
	"slices"
	"strings"
	"testing"

	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/brca"
	"allelens/variants/knowledge"
)

func has(lines []string, part string) bool {
	return slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, part) })
}

// TestAge: two years are counted to the day of the report, not to today.
func TestAge(t *testing.T) {
	for _, c := range []struct {
		class, report string
		want          bool
	}{
		{"2024-11-24", "2026-11-24", false}, {"2024-11-23", "2026-11-24", true}, {"2025", "2026-11-24", false},
		{"2024", "2026-11-24", true}, {"2024-11", "2026-11-24", true}, {"2024-12", "2026-11-24", false},
		{"2016-09", "2018-01-01", false}, {"2016-09", "2019-01-01", true}, {"", "2026-11-24", false}, {"2016", "", false},
	} {
		f := finding(knowledge.Pathogenic, variants.Variant)
		f.Classification.Date = c.class
		v := Build(findings(brca.PathogenicFound, f), Print{Date: c.report}).Cancer.Genes[0].Variants[0]
		if got := has(v.Notes, "may have changed"); got != c.want {
			t.Errorf("class of %q in a report of %q: old %v, want %v", c.class, c.report, got, c.want)
		}
	}
}

// TestNoStarIsNoHeadline: a class without a review is shown as such, and nothing follows from it.
func TestNoStarIsNoHeadline(t *testing.T) {
	for _, stars := range []int{0, -1} {
		for class, word := range map[knowledge.Class]string{knowledge.Pathogenic: "Pathogenic, no review", knowledge.LikelyPathogenic: "Likely pathogenic, no review"} {
			f := finding(class, variants.Variant)
			f.Classification.Stars = stars
			r := Build(findings(brca.UncertainFound, f), Print{Date: "2026-11-24"})
			v, card := r.Cancer.Genes[0].Variants[0], r.Summary.Cards[0]
			if v.Badge.Word != word || v.Badge.Tone != ToneUnknown || v.ClassificationText != word || v.Classification != string(class) {
				t.Errorf("%d stars: badge %+v, class %q", stars, v.Badge, v.ClassificationText)
			}
			if card.Tone == ToneAct || card.Headline != "1 unsettled" || has(r.Summary.NextSteps, "Confirm") || r.Summary.Counts.CancerTone != ToneUnknown {
				t.Errorf("%d stars: card %+v, steps %q", stars, card, r.Summary.NextSteps)
			}
			if !strings.Contains(r.Summary.Rows[0].Why, "no review") || !strings.Contains(r.Cancer.Genes[0].ConclusionText, "no review") {
				t.Errorf("%d stars: rows %+v, conclusion %q", stars, r.Summary.Rows, r.Cancer.Genes[0].ConclusionText)
			}
		}
	}
	f := finding(knowledge.Benign, variants.Variant)
	f.Classification.Stars = 0
	if v := Build(findings(brca.NoneFound, f), Print{}).Cancer.Genes[0].Variants[0]; v.Badge.Tone == ToneStandard {
		t.Errorf("benign without a review reassures: %+v", v.Badge)
	}
}

// TestClassNotBundled is a state of its own: neither unreviewed nor uncertain.
func TestClassNotBundled(t *testing.T) {
	f := finding(knowledge.NotReviewed, variants.Variant)
	f.Classification.Stars, f.Classification.ClassUnknown = -1, true
	v := Build(findings(brca.UncertainFound, f), Print{Date: "2026-11-24"}).Cancer.Genes[0].Variants[0]
	if v.ClassificationText != "Class not bundled" || v.Badge != (Badge{Word: "Class not bundled", Tone: ToneUnknown, Sign: OpenSquare}) || !has(v.Notes, "In ClinVar, class not bundled") {
		t.Errorf("%q %+v %q", v.ClassificationText, v.Badge, v.Notes)
	}
	f.Classification = nil
	v = Build(findings(brca.UncertainFound, f), Print{Date: "2026-11-24"}).Cancer.Genes[0].Variants[0]
	if v.ClassificationText != "Not reviewed" || has(v.Notes, "In ClinVar") {
		t.Errorf("not held: %q %q", v.ClassificationText, v.Notes)
	}
}

// phased puts a call on one of the two chromosomes.
func phased(f brca.Finding, side int) brca.Finding {
	line := *f.Change.Evidence
	line.Text += f.Name.C // each on a line of its own
	f.Phased, f.Haplotypes, f.Change.Evidence = true, []int{side}, &line
	return f
}

// TestTwoVariantsStop: two disease-causing variants of one gene, or one on both copies, come first
// among the next steps.
func TestTwoVariantsStop(t *testing.T) {
	one, other, both := finding(knowledge.Pathogenic, variants.Variant), finding(knowledge.LikelyPathogenic, variants.Variant), finding(knowledge.Pathogenic, variants.Variant)
	other.Name.C, both.Copies = "NM_007294.4:c.5266dup", 2
	other.Allele.Pos = 43057062
	failed := other
	failed.State = variants.Filtered
	for name, c := range map[string]struct {
		of   []brca.Finding
		want []string // parts of the first step; none: no such step
	}{
		"two":            {[]brca.Finding{one, other}, []string{"Stop: two", "BRCA1", "c.68_69del, c.5266dup", "phase", "Fanconi", "mixed"}},
		"two, apart":     {[]brca.Finding{phased(one, 0), phased(other, 1)}, []string{"Stop: two", "they lie on both copies", "Fanconi"}},
		"two, together":  {[]brca.Finding{phased(one, 1), phased(other, 1)}, []string{"Stop: two", "they lie on one copy", "Fanconi"}},
		"on both copies": {[]brca.Finding{both}, []string{"Stop: c.68_69del", "both copies", "Fanconi", "mixed"}},
		"one":            {[]brca.Finding{one}, nil},
		"one failed":     {[]brca.Finding{one, failed}, nil},
	} {
		steps := Build(findings(brca.PathogenicFound, c.of...), Print{}).Summary.NextSteps
		for _, part := range c.want {
			if !strings.Contains(steps[0], part) {
				t.Errorf("%s: first step %q lacks %q", name, steps[0], part)
			}
		}
		if c.want == nil && has(steps, "Stop") {
			t.Errorf("%s: %q", name, steps)
		}
	}
}

// TestProvisionalIsNoClass: whatever our evidence says, class, badge, card, rows and steps stay.
func TestProvisionalIsNoClass(t *testing.T) {
	build := func(p *brca.Provisional) *Report {
		f := finding(knowledge.Uncertain, variants.Variant)
		f.Provisional = p
		if p != nil {
			f.Evidence = []brca.Criterion{{Code: "PVS1", Strength: "very_strong", Met: "met", Why: "criterion.pvs1.start"}}
		}
		r := Build(findings(brca.UncertainFound, f), Print{Date: "2026-11-24"})
		return r
	}
	plain := build(nil)
	if plain.Cancer.Genes[0].Variants[0].Provisional != nil {
		t.Error("something provisional out of nothing")
	}
	for _, c := range []struct {
		p    brca.Provisional
		want string
	}{
		{brca.Provisional{Class: knowledge.Pathogenic, Points: 12}, "Pathogenic by our own reading of the criteria (points: 12)."},
		{brca.Provisional{Class: knowledge.Benign, StandAlone: true}, "frequency alone"},
		{brca.Provisional{Class: knowledge.Uncertain, Points: 4, Contradictory: true}, "both sides"},
		{brca.Provisional{Class: knowledge.LikelyBenign, Points: -4, Conditional: true}, "look up SpliceAI"},
		{brca.Provisional{Class: knowledge.Uncertain, Points: -1, LossOpen: true}, "judged by hand"},
	} {
		r := build(&c.p)
		v := &r.Cancer.Genes[0].Variants[0]
		if p := v.Provisional; p == nil || p.Label != "Provisional, not a classification" || !strings.Contains(p.Text, c.want) || p.Class != string(c.p.Class) ||
			!strings.Contains(p.Text, "PS4, PM3, PP1, PP4, BS2, BS4, BP5") {
			t.Errorf("%+v: %+v", c.p, p)
		}
		if len(v.Evidence) != 1 || v.Evidence[0].Strength != "very strong" || v.Evidence[0].Why != "The start codon is lost." {
			t.Errorf("evidence %+v", v.Evidence)
		}
		was := plain.Cancer.Genes[0].Variants[0]
		if v.Classification != was.Classification || v.Badge != was.Badge || v.Reportable != was.Reportable ||
			r.Cancer.Genes[0].ConclusionText != plain.Cancer.Genes[0].ConclusionText || r.Summary.Cards[0] != plain.Summary.Cards[0] ||
			!slices.Equal(r.Summary.Rows, plain.Summary.Rows) || !slices.Equal(r.Summary.NextSteps, plain.Summary.NextSteps) {
			t.Errorf("%+v changes what is concluded", c.p)
		}
	}
}

// TestReducedPenetranceIsSaid: on the variant, and in place of the figures.
func TestReducedPenetranceIsSaid(t *testing.T) {
	f := finding(knowledge.Pathogenic, variants.Variant)
	f.Classification.Reduced = &knowledge.Origin{Source: "clinvar"}
	all := findings(brca.PathogenicFound, f)
	all.Risk.Suppressed = "reduced_penetrance"
	r := Build(all, Print{Date: "2026-11-24"})
	if !has(r.Cancer.Genes[0].Variants[0].Notes, "lower risks") {
		t.Errorf("notes %q", r.Cancer.Genes[0].Variants[0].Notes)
	}
	if !slices.ContainsFunc(r.Limits, func(l Limit) bool {
		return l.Code == "risk_reduced_penetrance" && strings.Contains(l.Text, "lower risks")
	}) {
		t.Errorf("limits %+v", r.Limits)
	}
	for _, key := range []string{"risk.caution.two_variants", "risk.suppressed.reduced_penetrance"} {
		if !text.English().Has(key) {
			t.Errorf("no words under %s", key)
		}
	}
}

// TestAdvice: what is said of a variant that matters follows its class and what is known of it.
func TestAdvice(t *testing.T) {
	reduced := finding(knowledge.Pathogenic, variants.Variant)
	reduced.Classification.Reduced = &knowledge.Origin{Source: "clinvar"}
	novel := finding(knowledge.NotReviewed, variants.Variant)
	novel.Classification = nil
	for advice, f := range map[string]brca.Finding{
		"Surveillance adapted to this variant":   reduced,
		"Surveillance and risk-reducing surgery": finding(knowledge.Pathogenic, variants.Variant),
		"Look it up in ClinVar":                  novel,
		"look it up again in a year":             finding(knowledge.Uncertain, variants.Variant),
		"Repeat the test by another method":      finding(knowledge.Pathogenic, variants.Filtered),
	} {
		rows := Build(findings(brca.UncertainFound, f), Print{Date: "2026-11-24"}).Summary.Rows
		if !strings.Contains(rows[0].Discuss, advice) {
			t.Errorf("%s: %+v", advice, rows)
		}
	}
}
