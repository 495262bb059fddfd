package compose

import (
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
)

// said is all that a report says of one finding: its notes on page one, the steps and the plan.
func said(r *report.Report) string {
	var all []string
	for _, f := range r.Brief.Findings {
		for _, n := range f.Notes {
			all = append(all, n.Name+" "+n.Value)
		}
	}
	for _, i := range r.Brief.Plan.Next {
		all = append(all, i.Do)
	}
	return strings.Join(append(all, r.Summary.NextSteps...), "\n")
}

// TestConfirmed: what was confirmed in a second sample is told with its date, and asked for no more; a test of the same sample does not do.
func TestConfirmed(t *testing.T) {
	for name, c := range map[string]struct {
		mark      patient.Mark
		confirmed bool
	}{
		"by its short name":  {patient.Mark{Of: "c.68_69del", Kind: patient.Confirmed, On: "2026-11-20", By: "Laboratory 7", Sample: patient.SecondSample, Method: "Sanger"}, true},
		"by the window":      {patient.Mark{Of: "BRCA1:NM_007294.4:c.68_69del", Kind: patient.Confirmed, On: "2026-11-20", By: "Laboratory 7", Sample: patient.SecondSample, Method: "Sanger"}, true},
		"of the same sample": {patient.Mark{Of: "BRCA1 c.68_69del", Kind: patient.Confirmed, On: "2026-11-20", By: "Laboratory 7", Sample: patient.SameSample, Method: "Sanger"}, false},
		"of another":         {patient.Mark{Of: "BRCA1 c.5266dup", Kind: patient.Confirmed, On: "2026-11-20", By: "Laboratory 7", Sample: patient.SecondSample, Method: "Sanger"}, false},
	} {
		f := findings(germline.PathogenicFound, finding(knowledge.Pathogenic, variants.Variant))
		f.Case.Marks = []patient.Mark{c.mark}
		r := Build(text.English(), on("2026-11-24", f), Print{})
		words := said(r)
		asks := strings.Contains(words, "Confirm first") || strings.Contains(words, "Confirm BRCA1") || strings.Contains(words, "Confirm from")
		if told := strings.Contains(words, "Confirmed on 2026-11-20 by Laboratory 7"); asks == c.confirmed || r.Cancer.Genes[0].Confirmed != c.confirmed || c.confirmed && !told {
			t.Errorf("%s: asks %v, told %v, confirmed %v\n%s", name, asks, told, r.Cancer.Genes[0].Confirmed, words)
		}
	}
}

// TestDismissed: a finding set aside leaves page one and stands among the marks with the reason; one that asks to act stays.
func TestDismissed(t *testing.T) {
	for class, stays := range map[knowledge.Class]bool{knowledge.Uncertain: false, knowledge.Pathogenic: true} {
		conclusion := map[bool]germline.Conclusion{true: germline.PathogenicFound, false: germline.UncertainFound}[stays]
		f := findings(conclusion, finding(class, variants.Variant))
		f.Case.Marks = []patient.Mark{{Of: "BRCA1 c.68_69del", Kind: patient.Dismissed, Text: "an artefact of the kit"}}
		r := Build(text.English(), on("2026-11-24", f), Print{})
		on := slices.ContainsFunc(r.Brief.Findings, func(x report.Finding) bool { return strings.Contains(x.Title, "c.68_69del") })
		if on != stays || r.Marks[0].Text != "Set aside: an artefact of the kit" || r.Marks[0].Title != "BRCA1 c.68_69del" {
			t.Errorf("%s: on page one %v; %+v", class, on, r.Marks)
		}
		if r.Cancer.Genes[0].Conclusion != string(conclusion) {
			t.Errorf("%s: a mark changes the conclusion", class)
		}
	}
}

// TestTicked: a step is ticked by what it is, whatever its words.
func TestTicked(t *testing.T) {
	f := findings(germline.PathogenicFound, finding(knowledge.Pathogenic, variants.Variant))
	f.Case.Steps = []patient.Step{{Of: "confirm BRCA1 c.68_69del", Due: "2026-12-01", Role: "laboratory"}, {Of: "sign", Role: "counsellor", Done: "2026-11-25"}}
	r := Build(text.English(), on("2026-11-24", f), Print{})
	var got []string
	for i, s := range r.Summary.Steps {
		if s.Text != r.Summary.NextSteps[i] {
			t.Errorf("%q is not %q", s.Text, r.Summary.NextSteps[i])
		}
		if s.Due != "" || s.Done != nil {
			got = append(got, s.Code+" "+s.Due+" "+s.For)
		}
	}
	if len(got) != 2 || got[0] != "confirm BRCA1 c.68_69del 2026-12-01 laboratory" || !strings.HasPrefix(got[1], "sign  counsellor") {
		t.Errorf("%q", got)
	}
}
