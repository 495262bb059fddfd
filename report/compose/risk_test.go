package compose

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/risk"
)

// TestWhenItemsAreDue: what is to be done stands by today's age; what is done once stays due.
func TestWhenItemsAreDue(t *testing.T) {
	item := func(from, to int, interval string) knowledge.ManagementItem {
		return knowledge.ManagementItem{Item: "mri", FromAge: from, ToAge: to, Interval: interval}
	}
	for _, c := range []struct {
		item         knowledge.ManagementItem
		age          int
		status, when string
	}{
		{item(30, 75, "yearly"), -1, "", "30–75"},
		{item(30, 75, "yearly"), 20, "later", "in 10 years, at 30"},
		{item(30, 75, "yearly"), 29, "later", "next year, at 30"},
		{item(30, 75, "yearly"), 30, "now", "now, until 75"},
		{item(30, 75, "yearly"), 75, "now", "now, until 75"},
		{item(30, 75, "yearly"), 76, "past", "was for 30–75"},
		{item(18, 0, ""), 90, "now", "now"},
		{item(0, 0, ""), 40, "", "no age stated"},
		{item(0, 0, ""), -1, "", "no age stated"},
		{item(35, 40, "once"), 34, "later", "next year, at 35"},
		{item(35, 40, "once"), 38, "now", "now, if not yet done (advised 35–40)"},
		{item(35, 40, "once"), 60, "now", "now, if not yet done (advised 35–40)"},
		{item(35, 0, "once"), 36, "now", "now, if not yet done (advised from 35)"},
	} {
		f := findings(germline.PathogenicFound)
		f.Case.Age, f.Risk.Management = c.age, []knowledge.ManagementItem{c.item}
		if got := Build(text.English(), f, Print{}).Management[0]; got.Status != c.status || got.When != c.when {
			t.Errorf("%d–%d %s at %d: %q, %q; want %q, %q", c.item.FromAge, c.item.ToAge, c.item.Interval, c.age, got.Status, got.When, c.status, c.when)
		}
	}
}

// TestRiskFromTodayInWords: of a hundred and in percent, or the reason why there is no figure.
func TestRiskFromTodayInWords(t *testing.T) {
	for want, a := range map[string]risk.Ahead{
		"Without this cancer by 41: 25 in 100 (25 %) within 10 years, 62 in 100 (62 %) by age 80.":                    {Age: 41, Ten: 24.831, Last: 62.213, LastAge: 80},
		"Without this cancer by 40: fewer than 1 in 100 (0.4 %) within 10 years, 1 in 100 (1 %) by age 80.":           {Age: 40, Ten: 0.44, Last: 0.97, LastAge: 80},
		"Without this cancer by 30: fewer than 1 in 100 (less than 1 %) within 10 years, 17 in 100 (17 %) by age 80.": {Age: 30, Ten: 0, Last: 17, LastAge: 80},
		"Without this cancer by 75: 10 in 100 (9.7 %) by age 80. Ten years from now no figure is published.":          {Age: 75, Ten: -1, Last: 9.677, LastAge: 80},
		"Risk from today: not given at 25; the study’s figures begin at 30.":                                          {Age: 25, Reason: "too_young", FirstAge: 30, LastAge: 80},
		"Risk from today: not given at 85; the study’s figures end at 80.":                                            {Age: 85, Reason: "too_old", FirstAge: 30, LastAge: 80},
		"Risk from today: not possible, the study gives one age only (80).":                                           {Age: 50, Reason: "one_age", FirstAge: 80, LastAge: 80},
		"Risk from today: give the age.": {Age: -1, Reason: "no_age"},
	} {
		f := findings(germline.PathogenicFound)
		a.PopulationTen, a.PopulationLast = -1, -1
		f.Risk.Curves = []risk.Curve{{Gene: "BRCA1", Cancer: "breast", Sex: "female", Points: []knowledge.RiskPoint{{Age: 80, Percent: 72, Low: -1, High: -1}}, Ahead: a}}
		got := Build(text.English(), f, Print{}).Risks[0]
		if got.TodayText != want || (got.FromToday == nil) != (a.Reason != "") {
			t.Errorf("%q, %+v; want %q", got.TodayText, got.FromToday, want)
		}
		if got.FromToday != nil && got.FromToday.PopulationTenYear != nil {
			t.Error("a population's figure that is not known")
		}
	}
}

// TestWhoAFigureIsAbout: organs name the people where they are stated, the sex studied where not.
func TestWhoAFigureIsAbout(t *testing.T) {
	f := findings(germline.PathogenicFound)
	for _, c := range []struct{ cancer, sex string }{{"breast", "female"}, {"ovarian", "female"}, {"breast", "male"}, {"prostate", "male"}, {"pancreatic", "both"}} {
		f.Risk.Curves = append(f.Risk.Curves, risk.Curve{Gene: "BRCA1", Cancer: c.cancer, Sex: c.sex})
	}
	who := func() (all []string) {
		for _, r := range Build(text.English(), f, Print{}).Risks {
			all = append(all, r.Who)
		}
		return all
	}
	of := " a disease-causing BRCA1 variant"
	if diff := cmp.Diff([]string{"women with" + of, "women with" + of, "men with" + of, "men with" + of, "people with" + of}, who()); diff != "" {
		t.Error(diff)
	}
	f.Case.Organs = patient.Organs{Ovaries: patient.Present}
	if diff := cmp.Diff([]string{"people with breasts and" + of, "people with ovaries and" + of, "people with breasts and" + of, "people with a prostate and" + of, "people with" + of}, who()); diff != "" {
		t.Error(diff)
	}
}

// TestRiskNotesStandWithFigures: how figures were made is said where there are any, and only there.
func TestRiskNotesStandWithFigures(t *testing.T) {
	codes := func(f *interpret.Findings) (all []string) {
		for _, n := range Build(text.English(), f, Print{}).RiskNotes {
			all = append(all, n.Code)
		}
		return all
	}
	f := findings(germline.UncertainFound)
	if got := codes(f); got != nil {
		t.Errorf("without figures: %v", got)
	}
	f.Risk.Curves = []risk.Curve{{Gene: "BRCA1", Cancer: "breast", Sex: "female"}}
	if diff := cmp.Diff([]string{"family_history", "method", "method_interval", "unaffected", "organs_not_stated"}, codes(f)); diff != "" {
		t.Error(diff)
	}
	f.Case.NoCancer, f.Case.Organs.Ovaries = true, patient.Removed
	if diff := cmp.Diff([]string{"family_history", "method", "method_interval", "after_ovaries"}, codes(f)); diff != "" {
		t.Error(diff)
	}
}

// TestPedigreeTest: a model of the family is told of a variant only where it stands and has the gene's
// usual risks, and of none only where every base was seen.
func TestPedigreeTest(t *testing.T) {
	p := finding(knowledge.Pathogenic, variants.Variant)
	lower := p
	classification := *p.Classification
	classification.Reduced = &knowledge.ReducedPenetrance{}
	lower.Classification = &classification
	unreviewed := finding(knowledge.Pathogenic, variants.Variant)
	unreviewed.Classification.Stars = 0
	assumed := findings(germline.NoneFound)
	assumed.Cancer.Genes[0].AssumedBases = 10
	for name, c := range map[string]struct {
		f    *interpret.Findings
		want string
	}{
		"pathogenic":        {findings(germline.PathogenicFound, p), "S:P"},
		"likely pathogenic": {findings(germline.PathogenicFound, finding(knowledge.LikelyPathogenic, variants.Variant)), "S:P"},
		"lower risks":       {findings(germline.PathogenicFound, lower), "0:0"},
		"failed":            {findings(germline.NotAssessed, finding(knowledge.Pathogenic, variants.Filtered)), "0:0"},
		"no review":         {findings(germline.UncertainFound, unreviewed), "0:0"},
		"uncertain":         {findings(germline.UncertainFound, finding(knowledge.Uncertain, variants.Variant)), "0:0"},
		"none":              {findings(germline.NoneFound, finding(knowledge.Benign, variants.Variant)), "S:N"},
		"none, assumed":     {assumed, "0:0"},
		"not assessed":      {findings(germline.NotAssessed), "0:0"},
	} {
		if got := Build(text.English(), c.f, Print{}).Cancer.Genes[0].PedigreeTest; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestFiguresInWords: a curve of two points tells both; a figure that is no curve says with what it compares, for
// whom it is, and where its range leaves it open.
func TestFiguresInWords(t *testing.T) {
	f := findings(germline.PathogenicFound)
	f.Risk.Curves = []risk.Curve{{Gene: "BRCA2", Cancer: "prostate", Sex: "male", Points: []knowledge.RiskPoint{
		{Age: 75, Percent: 27, Low: 17, High: 41}, {Age: 85, Percent: 60, Low: 43, High: 78}}, Ahead: risk.Ahead{Reason: "no_age"}}}
	figure := func(k knowledge.RiskFigure) risk.Figure {
		k.Gene, k.Cancer = "BRCA1", "breast"
		return risk.Figure{RiskFigure: k}
	}
	of := []struct {
		figure knowledge.RiskFigure
		want   string
	}{
		{knowledge.RiskFigure{Measure: "relative risk", Value: 1.18, Low: 0.95, High: 1.47},
			"1.18 times (0.95–1.47) the risk of people without a variant, the range leaves open whether it is raised"},
		{knowledge.RiskFigure{Measure: "standardised incidence ratio", Value: 5.07, Low: 3.2, High: 8.02, Who: "gleason_7"},
			"5.07 times (3.2–8.02) as often as in the population, cancers of Gleason score 7 and above"},
		{knowledge.RiskFigure{Measure: "risk", Value: 14.9, Low: -1, High: -1, Years: 15, First: "breast"}, "14.9 % within 15 years, after a first breast cancer"},
		{knowledge.RiskFigure{Measure: "risk", Value: -1, Low: 2, High: 4, Surgery: "ovaries"}, "2 to 4 %, after removal of ovaries and tubes"},
		{knowledge.RiskFigure{Measure: "risk lowered", Value: -1, Low: 90, High: -1, Surgery: "breasts"}, "lowered by at least 90 %, after removal of the breasts"},
		{knowledge.RiskFigure{Measure: "no evidence", Value: -1, Low: -1, High: -1, Surgery: "ovaries"}, "no clear evidence that it is lowered, after removal of ovaries and tubes"},
	}
	for _, k := range of {
		f.Risk.Figures = append(f.Risk.Figures, figure(k.figure))
	}
	f.Risk.Figures = append(f.Risk.Figures, risk.Figure{
		RiskFigure: knowledge.RiskFigure{Gene: "BRCA2", Cancer: "breast", Measure: "odds ratio", Value: 2.52, Low: -1, High: -1, Who: "Europeans"}, Variant: "c.9104A>C"})
	r := Build(text.English(), f, Print{})
	if got := r.Risks[0].Text; got != "27 % (17–41) by age 75, 60 % (43–78) by age 85" {
		t.Errorf("two points: %q", got)
	}
	for i, k := range of {
		if got := r.OtherRisks[i].Text; got != k.want {
			t.Errorf("%q, want %q", got, k.want)
		}
	}
	if own := r.OtherRisks[len(of)]; own.Label != "Breast, BRCA2 c.9104A>C" || own.Text != "odds ratio 2.52, Europeans" {
		t.Errorf("%+v", own)
	}
}

// TestLeftOutInWords: what is left out says why, and where to look only if something stands there.
func TestLeftOutInWords(t *testing.T) {
	text := func(l risk.Left, after []risk.After, figures ...risk.Figure) string {
		f := findings(germline.PathogenicFound)
		l.Gene = "BRCA2"
		f.Risk.Left, f.Risk.After, f.Risk.Figures = []risk.Left{l}, after, figures
		return Build(text.English(), f, Print{}).RisksLeftOut[0].Text
	}
	peritoneal := risk.Figure{RiskFigure: knowledge.RiskFigure{Gene: "BRCA2", Cancer: "peritoneal", Measure: "risk", Value: -1, Low: 2, High: 4, Surgery: "ovaries"}}
	had := risk.Left{Cancer: "breast", Sex: "female", Reason: "had"}
	for want, got := range map[string]string{
		"No figure for after another cancer is in the knowledge base": text(risk.Left{Cancer: "pancreatic", Reason: "other_first"}, nil),
		"see the figure for after the first cancer":                   text(risk.Left{Cancer: "ovarian", Reason: "other_first_given"}, nil),
		"see the figures for after it":                                text(risk.Left{Cancer: "ovarian", Reason: "removed"}, nil, peritoneal),
		"No sourced figure for the remaining risk":                    text(risk.Left{Cancer: "breast", Reason: "removed"}, nil, peritoneal),
		"see the figures for the other breast":                        text(had, []risk.After{{Years: 25, Other: -1}}),
		"who have not had this cancer.":                               text(had, nil),
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
