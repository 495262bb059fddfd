package compose

import (
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
)

// TestConclusionBadges: each conclusion has its word, colour and sign, in the navigation too; a hollow sign
// says that nobody has judged it.
func TestConclusionBadges(t *testing.T) {
	failed := finding(knowledge.Pathogenic, variants.Filtered)
	for conclusion, c := range map[germline.Conclusion]struct {
		f     *interpret.Findings
		badge report.Badge
		count int
	}{
		germline.PathogenicFound: {findings(germline.PathogenicFound, finding(knowledge.LikelyPathogenic, variants.Variant)), report.Badge{Word: "Likely pathogenic", Tone: report.ToneAct, Sign: report.OwnSign}, 1},
		germline.ProbableFound:   {findings(germline.ProbableFound), report.Badge{Word: "Probable: urgent", Tone: report.ToneChange, Sign: report.OpenTriangle}, 1},
		germline.UncertainFound:  {findings(germline.UncertainFound, finding(knowledge.Uncertain, variants.Variant)), report.Badge{Word: "Uncertain", Tone: report.ToneUnknown, Sign: report.OwnSign}, 1},
		germline.NotAssessed:     {findings(germline.NotAssessed, failed), report.Badge{Word: "Not assessed", Tone: report.ToneUnknown, Sign: report.OpenSquare}, 1},
		germline.NoneFound:       {findings(germline.NoneFound), report.Badge{Word: "None found, as far as read", Tone: report.ToneStandard, Sign: report.OwnSign}, 0},
	} {
		r := Build(text.English(), on("2026-11-24", c.f), Print{})
		g, n := r.Cancer.Genes[0], r.Summary.Counts
		if g.Badge != c.badge || n.Cancer != c.count || n.Cancer > 0 && (n.CancerTone != c.badge.Tone || n.CancerSign != c.badge.Sign) {
			t.Errorf("%s: badge %+v, counts %+v, want %+v and %d", conclusion, g.Badge, n, c.badge, c.count)
		}
		shown := slices.IndexFunc(r.Summary.Rows, func(row report.Row) bool { return row.Badge.Tone == report.ToneStandard })
		if (shown >= 0) != (conclusion == germline.NoneFound) {
			t.Errorf("%s: green in %+v", conclusion, r.Summary.Rows)
		}
	}
}

// TestRestIsTold: with a finding, what of the gene was not read is told beside it.
func TestRestIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		conclusion      germline.Conclusion
		seen            int
		found           []germline.Finding
		want, row, tone string
	}{
		"in part":    {germline.PathogenicFound, 5000, []germline.Finding{finding(knowledge.Pathogenic, variants.Variant)}, "592 of 5,592 coding bases were not read", "Read in part", "unknown"},
		"all":        {germline.PathogenicFound, 5592, []germline.Finding{finding(knowledge.Pathogenic, variants.Variant)}, "all 5,592 coding bases were read", "Read", "neutral"},
		"none":       {germline.UncertainFound, 0, []germline.Finding{finding(knowledge.Uncertain, variants.Variant)}, "was not read", "Not read", "unknown"},
		"no finding": {germline.NotAssessed, 5000, nil, "", "Not assessed", "unknown"},
	} {
		f := findings(c.conclusion, c.found...)
		f.Cancer.Genes[0].AssessedBases = c.seen
		r := Build(text.English(), on("2026-11-24", f), Print{})
		last := r.Summary.Rows[len(r.Summary.Rows)-1]
		rest := r.Cancer.Genes[0].RestText
		if !strings.Contains(rest, c.want) || c.want == "" && rest != "" || last.Badge.Word != c.row || string(last.Badge.Tone) != c.tone {
			t.Errorf("%s: %q, row %+v", name, rest, last)
		}
	}
}

// TestNotHeldIsNotUnknown: what only this knowledge base does not hold is told apart from what a source calls
// uncertain, in conclusion, row, step and page.
func TestNotHeldIsNotUnknown(t *testing.T) {
	novel := finding(knowledge.NotReviewed, variants.Variant)
	novel.Classification = nil
	r := Build(text.English(), on("2026-11-24", findings(germline.UncertainFound, novel)), Print{})
	said := strings.Join(append([]string{r.Cancer.Genes[0].ConclusionText, r.Summary.Rows[0].Why, r.Summary.Rows[0].Discuss}, r.Summary.NextSteps...), " ")
	if !strings.Contains(said, "ot held is not unknown") || strings.Contains(said, "a year") || strings.Contains(said, "Set a date") {
		t.Error(said)
	}
	if codes := explained(r); !slices.Equal(codes, []string{"not_held"}) {
		t.Errorf("pages %v", codes)
	}
	r = Build(text.English(), on("2026-11-24", findings(germline.UncertainFound, finding(knowledge.Uncertain, variants.Variant))), Print{})
	if codes := explained(r); !slices.Equal(codes, []string{"uncertain"}) {
		t.Errorf("pages %v of an uncertain variant", codes)
	}
}

func explained(r *report.Report) []string {
	var codes []string
	for _, e := range r.Explanations {
		codes = append(codes, e.Code)
	}
	return codes
}

// TestEventsLead: of what is equally grave events come first, and the graver comes before them; each with its
// next step.
func TestEventsLead(t *testing.T) {
	f := findings(germline.PathogenicFound, finding(knowledge.Pathogenic, variants.Variant), finding(knowledge.Pathogenic, variants.Filtered))
	b := &builder{Catalogue: nil, f: f}
	genes := []report.CancerGene{{Structural: []report.Structural{
		{Name: "Deletion of exon 2", Conclusion: "probable_found"}, {Name: "Inversion", Conclusion: "not_assessed"},
		{Name: "Deletion of exon 20", Conclusion: "pathogenic_found"}, {Name: "Known duplication"},
	}}}
	var names []string
	for _, l := range b.leads(genes) {
		names = append(names, l.name)
	}
	want := []string{"deletion of exon 20", "c.68_69del", "deletion of exon 2", "inversion", "c.68_69del"}
	if !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
}
