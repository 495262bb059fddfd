package compose

import (
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/acmg"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
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
		v := Build(text.English(), on(c.report, findings(germline.PathogenicFound, f)), Print{}).Cancer.Genes[0].Variants[0]
		if got := has(v.Notes, "may have changed"); got != c.want {
			t.Errorf("class of %q in a report of %q: old %v, want %v", c.class, c.report, got, c.want)
		}
	}
}

// TestNoStarIsUrgent: a disease-causing class without a review is shown as such; it is urgent, and nothing
// else follows from it.
func TestNoStarIsUrgent(t *testing.T) {
	for class, word := range map[knowledge.Class]string{knowledge.Pathogenic: "Pathogenic, no review", knowledge.LikelyPathogenic: "Likely pathogenic, no review"} {
		f := finding(class, variants.Variant)
		f.Classification.Stars = 0
		r := Build(text.English(), on("2026-11-24", findings(germline.ProbableFound, f)), Print{})
		v, card := r.Cancer.Genes[0].Variants[0], r.Summary.Cards[0]
		if v.Badge.Word != "Probable: urgent" || v.Badge.Tone != report.ToneChange || v.ClassificationText != word || v.Classification != string(class) {
			t.Errorf("badge %+v, class %q", v.Badge, v.ClassificationText)
		}
		if card.Tone == report.ToneAct || card.Headline != "1 probable: urgent" || !has(r.Summary.NextSteps, "Plan nothing") || r.Summary.Counts.Cancer != 1 {
			t.Errorf("card %+v, steps %q", card, r.Summary.NextSteps)
		}
		if !strings.Contains(r.Summary.Rows[0].Why, "no review") || !strings.Contains(r.Cancer.Genes[0].ConclusionText, "no review") {
			t.Errorf("rows %+v, conclusion %q", r.Summary.Rows, r.Cancer.Genes[0].ConclusionText)
		}
	}
	f := finding(knowledge.Benign, variants.Variant)
	f.Classification.Stars = 0
	if v := Build(text.English(), findings(germline.NoneFound, f), Print{}).Cancer.Genes[0].Variants[0]; v.Badge.Tone == report.ToneStandard {
		t.Errorf("benign without a review reassures: %+v", v.Badge)
	}
}

// TestClassNotBundled is a state of its own: neither unreviewed nor uncertain.
func TestClassNotBundled(t *testing.T) {
	f := finding(knowledge.NotReviewed, variants.Variant)
	f.Classification.Stars, f.Classification.ClassUnknown = -1, true
	v := Build(text.English(), on("2026-11-24", findings(germline.UncertainFound, f)), Print{}).Cancer.Genes[0].Variants[0]
	if v.ClassificationText != "Class not bundled" || v.Badge != (report.Badge{Word: "Class not bundled", Tone: report.ToneUnknown, Sign: report.OpenSquare}) || !has(v.Notes, "In ClinVar, class not bundled") {
		t.Errorf("%q %+v %q", v.ClassificationText, v.Badge, v.Notes)
	}
	f.Classification = nil
	v = Build(text.English(), on("2026-11-24", findings(germline.UncertainFound, f)), Print{}).Cancer.Genes[0].Variants[0]
	if v.ClassificationText != "Not reviewed" || has(v.Notes, "In ClinVar") {
		t.Errorf("not held: %q %q", v.ClassificationText, v.Notes)
	}
}

// phased puts a call on one of the two chromosomes.
func phased(f germline.Finding, side int) germline.Finding {
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
		of   []germline.Finding
		want []string // parts of the first step; none: no such step
	}{
		"two":            {[]germline.Finding{one, other}, []string{"Stop: two", "BRCA1", "c.68_69del, c.5266dup", "phase", "Fanconi", "mixed"}},
		"two, apart":     {[]germline.Finding{phased(one, 0), phased(other, 1)}, []string{"Stop: two", "they lie on both copies", "Fanconi"}},
		"two, together":  {[]germline.Finding{phased(one, 1), phased(other, 1)}, []string{"Stop: two", "they lie on one copy", "Fanconi"}},
		"on both copies": {[]germline.Finding{both}, []string{"Stop: c.68_69del", "both copies", "Fanconi", "mixed"}},
		"one":            {[]germline.Finding{one}, nil},
		"one failed":     {[]germline.Finding{one, failed}, nil},
	} {
		steps := Build(text.English(), findings(germline.PathogenicFound, c.of...), Print{}).Summary.NextSteps
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
	build := func(p *acmg.Provisional) *report.Report {
		f := finding(knowledge.Uncertain, variants.Variant)
		f.Provisional = p
		if p != nil {
			f.Evidence = []acmg.Evidence{{Code: acmg.PVS1, Strength: acmg.VeryStrong, Verdict: acmg.Met, Why: "criterion.pvs1.start"}}
		}
		r := Build(text.English(), on("2026-11-24", findings(germline.UncertainFound, f)), Print{})
		return r
	}
	plain := build(nil)
	if plain.Cancer.Genes[0].Variants[0].Provisional != nil {
		t.Error("something provisional out of nothing")
	}
	for _, c := range []struct {
		p    acmg.Provisional
		want string
	}{
		{acmg.Provisional{Class: knowledge.Pathogenic, Points: 12}, "Pathogenic by our own reading of the criteria (points: 12)."},
		{acmg.Provisional{Class: knowledge.Benign, StandAlone: true}, "frequency alone"},
		{acmg.Provisional{Class: knowledge.Uncertain, Points: 4, Contradictory: true}, "both sides"},
		{acmg.Provisional{Class: knowledge.LikelyBenign, Points: -4, Conditional: true}, "look up SpliceAI"},
		{acmg.Provisional{Class: knowledge.Uncertain, Points: -1, LossOpen: true}, "judged by hand"},
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
	f.Classification.Reduced = &knowledge.ReducedPenetrance{Origin: knowledge.Origin{Source: "clinvar"}}
	all := findings(germline.PathogenicFound, f)
	all.Risk.Suppressed = "reduced_penetrance"
	r := Build(text.English(), on("2026-11-24", all), Print{})
	if !has(r.Cancer.Genes[0].Variants[0].Notes, "lower risks") {
		t.Errorf("notes %q", r.Cancer.Genes[0].Variants[0].Notes)
	}
	if !slices.ContainsFunc(r.Limits, func(l report.Limit) bool {
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

// TestOwnFiguresOfAnUnsettledVariant: what was studied of a variant with lower risks is information while its class
// is not settled, and where there is no risk in percent, that is said.
func TestOwnFiguresOfAnUnsettledVariant(t *testing.T) {
	f := finding(knowledge.Conflicting, variants.Variant)
	ratio := knowledge.AlleleRisk{Cancer: "breast", Measure: "odds ratio", Value: 2.52, Who: "Europeans", Study: "Shimelis 2017"}
	percent := knowledge.AlleleRisk{Cancer: "breast", Measure: "lifetime risk", Value: 25, Study: "ENIGMA 2025"}
	for _, c := range []struct {
		risks []knowledge.AlleleRisk
		none  bool
	}{{nil, true}, {[]knowledge.AlleleRisk{ratio}, true}, {[]knowledge.AlleleRisk{ratio, percent}, false}} {
		f.Classification.Reduced = &knowledge.ReducedPenetrance{Origin: knowledge.Origin{Source: "clinvar"}, Risks: c.risks}
		r := Build(text.English(), on("2026-11-24", findings(germline.UncertainFound, f)), Print{})
		notes := r.Cancer.Genes[0].Variants[0].Notes
		if !has(notes, "no advice rests on it") || has(notes, "figures and programme do not hold") || has(notes, "none is given") != c.none {
			t.Errorf("%d risks: %q", len(c.risks), notes)
		}
		if len(r.Risks)+len(r.OtherRisks)+len(r.Management) > 0 {
			t.Errorf("%d figures, %d others, %d items", len(r.Risks), len(r.OtherRisks), len(r.Management))
		}
	}
}

// TestOldRearrangement: a published rearrangement whose class is too old says its age in the headline, and no relative
// is tested for it.
func TestOldRearrangement(t *testing.T) {
	for _, old := range []bool{false, true} {
		f := findings(germline.PathogenicFound)
		f.Cancer.Genes[0].Structural = []germline.Structural{{
			Event: ledger.Event{Type: ledger.Deletion, State: variants.Variant, Start: 43041661, End: 43046087, Copies: 1, Ploidy: 2}, Conclusion: germline.PathogenicFound,
			Provisional: &acmg.Provisional{Class: knowledge.LikelyPathogenic},
			Matches:     []germline.Match{{Origin: knowledge.Origin{Source: "clinvar", Date: "2018-07"}, Class: knowledge.Pathogenic, Stars: 1, Old: old}},
		}}
		r := Build(text.English(), on("2026-11-24", f), Print{})
		head, steps := r.Summary.Cards[0].Headline, strings.Join(r.Summary.NextSteps, " ")
		says := strings.Contains(head, "last listed in 2018-07") && strings.Contains(steps, "no test of relatives") && r.Family == nil && r.Cancer.Genes[0].PedigreeTest != "S:P"
		offers := strings.Contains(steps, "Offer relatives") && r.Family != nil && r.Cancer.Genes[0].PedigreeTest == "S:P"
		if says != old || offers == old {
			t.Errorf("old %v: %q, steps %q, family %v, %s", old, head, steps, r.Family, r.Cancer.Genes[0].PedigreeTest)
		}
	}
}

// TestAdvice: what is said of a variant that matters follows its class and what is known of it.
func TestAdvice(t *testing.T) {
	reduced := finding(knowledge.Pathogenic, variants.Variant)
	reduced.Classification.Reduced = &knowledge.ReducedPenetrance{Origin: knowledge.Origin{Source: "clinvar"}}
	novel := finding(knowledge.NotReviewed, variants.Variant)
	novel.Classification = nil
	for advice, f := range map[string]germline.Finding{
		"Surveillance adapted to this variant":   reduced,
		"Surveillance and risk-reducing surgery": finding(knowledge.Pathogenic, variants.Variant),
		"Look it up in ClinVar":                  novel,
		"look it up again in a year":             finding(knowledge.Uncertain, variants.Variant),
		"Repeat the test by another method":      finding(knowledge.Pathogenic, variants.Filtered),
	} {
		rows := Build(text.English(), on("2026-11-24", findings(germline.UncertainFound, f)), Print{}).Summary.Rows
		if !strings.Contains(rows[0].Discuss, advice) {
			t.Errorf("%s: %+v", advice, rows)
		}
	}
}

// TestStandingOfAClass: age, missing review status, absence from an export and dispute are said on the
// variant, and the age in the headline; a snapshot's date is never that of an evaluation.
func TestStandingOfAClass(t *testing.T) {
	for name, c := range map[string]struct {
		class       knowledge.Classification
		old         bool
		conclusion  germline.Conclusion
		text, row   string
		note, badge string
	}{
		"old": {knowledge.Classification{Stars: 1}, true, germline.PathogenicFound, "more than two years ago", "more than two years old", "may have changed", "Pathogenic, last listed in 2018-07"},
		"lapsed": {knowledge.Classification{Stars: 1, AbsentFrom: "clinvar"}, true, germline.ProbableFound, "in 2018-07; its newest export does not",
			"the newest export does not hold it", "Not in ClinVar’s export of 2026-03-01: uncertain, not provided or withdrawn by then.", "Probable: urgent"},
		"no status": {knowledge.Classification{Stars: -1}, false, germline.PathogenicFound, "pathogenic", "review status is not known", "counts as one star", "Pathogenic"},
	} {
		f := finding(knowledge.Pathogenic, variants.Variant)
		c.class.Class, c.class.Origin = knowledge.Pathogenic, f.Classification.Origin
		c.class.Date = "2018-07"
		f.Classification, f.Old = &c.class, c.old
		r := Build(text.English(), on("2026-11-24", findings(c.conclusion, f)), Print{})
		v, row := r.Cancer.Genes[0].Variants[0], r.Summary.Rows[0]
		if !strings.Contains(r.Cancer.Genes[0].ConclusionText, c.text) || !strings.Contains(row.Why, c.row) || !has(v.Notes, c.note) || v.Badge.Word != c.badge || v.Evaluated != "" {
			t.Errorf("%s: %q, row %+v, notes %q, badge %+v, evaluated %q", name, r.Cancer.Genes[0].ConclusionText, row, v.Notes, v.Badge, v.Evaluated)
		}
		if head := r.Summary.Cards[0].Headline; name == "old" && head != "1 pathogenic, last listed in 2018-07" {
			t.Errorf("headline %q", head)
		}
		if steps := strings.Join(r.Summary.NextSteps, " "); name == "old" && (r.Family != nil || strings.Contains(steps, "Offer relatives") || !strings.Contains(steps, "last listed in 2018-07")) {
			t.Errorf("of an old class: family %v, steps %q", r.Family, steps)
		}
		if c.class.Stars < 0 && v.ReviewStatus != "review status unknown" {
			t.Errorf("%s: %q", name, v.ReviewStatus)
		}
	}
	f := finding(knowledge.Conflicting, variants.Variant)
	f.Classification.Disputes = []knowledge.EarlierClass{{Class: knowledge.Pathogenic, ClassText: "Pathogenic", Origin: knowledge.Origin{Source: "clinvar", Date: "2026-03-01"}}}
	r := Build(text.English(), on("2026-11-24", findings(germline.ProbableFound, f)), Print{})
	if v := r.Cancer.Genes[0].Variants[0]; !has(v.Conflicts, "says otherwise: Pathogenic") || v.Badge.Word != "Probable: urgent" || !strings.Contains(r.Cancer.Genes[0].ConclusionText, "disputed") {
		t.Errorf("disputed: %q, %+v, %q", v.Conflicts, v.Badge, r.Cancer.Genes[0].ConclusionText)
	}
}
