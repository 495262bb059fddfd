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
	"allelens/variants/patient"
)

// TestPageOneSaysWhyNothingIsGiven: where something disease-causing was seen and neither figures nor programme are given, page one
// says why, whatever the reason; it is silent only where nothing asks for them.
func TestPageOneSaysWhyNothingIsGiven(t *testing.T) {
	harmful := finding(knowledge.Pathogenic, variants.Variant)
	failed := finding(knowledge.Pathogenic, variants.Filtered)
	reduced := harmful
	reduced.Name.P, reduced.Classification = "p.Arg1699Gln", &knowledge.Classification{Class: knowledge.Pathogenic, Stars: 3, Reduced: &knowledge.ReducedPenetrance{}}
	joint, _ := pair(germline.PhaseUnknown)
	for name, c := range map[string]struct {
		conclusion germline.Conclusion
		reason     string
		gene       *germline.Gene
		all        []germline.Finding
		want       string
	}{
		"reduced":  {germline.PathogenicFound, "reduced_penetrance", nil, []germline.Finding{reduced}, "lower risks than the gene’s figures"},
		"joint":    {germline.PathogenicFound, "joint", &joint, nil, "for one disease-causing variant on one copy|together with another variant on its chromosome"},
		"failed":   {germline.NotAssessed, "filtered_only", nil, []germline.Finding{failed}, "failed quality filters"},
		"none":     {germline.NoneFound, "none_found", nil, nil, ""},
		"unread":   {germline.NotAssessed, "not_assessed", nil, nil, ""},
		"no study": {germline.PathogenicFound, "", nil, []germline.Finding{harmful}, "fits this gene and this patient"},
	} {
		f := findings(c.conclusion, c.all...)
		f.Risk.Suppressed = c.reason
		if c.gene != nil {
			f.Cancer.Genes[0] = *c.gene
		}
		got := Build(text.English(), on("2026-11-24", f), Print{}).Brief.NoProgramme
		fits := got == ""
		for _, words := range strings.Split(c.want, "|") {
			fits = fits || words != "" && strings.Contains(got, words)
		}
		if !fits || (c.want == "") != (got == "") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestTogetherComesBeforeUncertain: what variants do together stands before a variant of which nobody knows.
func TestTogetherComesBeforeUncertain(t *testing.T) {
	f := findings(germline.PathogenicFound)
	g, _ := pair(germline.PhaseUnknown)
	uncertain := finding(knowledge.Uncertain, variants.Variant)
	uncertain.Name.C, uncertain.Reportable = "NM_007294.4:c.100A>G", true
	g.Findings = append(g.Findings, uncertain)
	f.Cancer.Genes[0] = g
	found := Build(text.English(), on("2026-11-24", f), Print{}).Brief.Findings
	together := slices.IndexFunc(found, func(f report.Finding) bool { return strings.Contains(f.Title, "72_73") })
	open := slices.IndexFunc(found, func(f report.Finding) bool { return strings.Contains(f.Title, "c.100A>G") })
	if together < 0 || open < 0 || together > open {
		t.Errorf("together at %d, uncertain at %d", together, open)
	}
}

// TestPlanWithoutAnAge: what holds at some age is not said to hold now while today's age is not known.
func TestPlanWithoutAnAge(t *testing.T) {
	from := 25
	r := report.Report{Management: []report.Management{
		{Code: "mri", Item: "Breast MRI", Ages: "from 25", FromAge: &from, Body: "NCCN"}, {Code: "skin", Item: "Skin care", Body: "NCCN"},
	}}
	b := &builder{Catalogue: text.English(), f: &interpret.Findings{Case: patient.New()}}
	p := b.plan(&r)
	if len(p.Now) != 1 || p.Now[0].Code != "skin" || len(p.ByAge) != 1 || p.ByAge[0].Code != "mri" || !strings.Contains(p.ByAge[0].Detail, "from 25") {
		t.Errorf("%+v", p)
	}
}

// TestFinalWaitsForEveryAnswer: whatever could overturn page one is among what a final report lacks, organs too, and then
// page one asks it.
func TestFinalWaitsForEveryAnswer(t *testing.T) {
	c := patient.New()
	c.Sex, c.Age, c.NoCancer = patient.Female, 41, true
	r := report.Report{Management: []report.Management{{Organ: "ovary"}}, Case: report.CaseInfo{Status: "final"}}
	cancers := []knowledge.Cancer{{Name: "ovarian", Organ: "ovaries", Site: "ovary"}}
	b := &builder{Catalogue: text.English(), f: &interpret.Findings{Case: c, Cancers: cancers}, found: []lead{{gene: "G", conclusion: germline.PathogenicFound}}}
	lacks := func() bool {
		return slices.ContainsFunc(b.missing(&r, false), func(s string) bool { return strings.Contains(s, "Ovaries and tubes in place?") })
	}
	steps := b.asks(&r)
	if !lacks() || len(steps) != 1 || !strings.Contains(steps[0].Do, "ovaries and tubes in place?") {
		t.Errorf("%q, %+v", b.missing(&r, false), steps)
	}
	b.f.Case.Organs.Ovaries = patient.Present
	if lacks() || len(b.asks(&r)) > 0 {
		t.Errorf("answered: %q, %+v", b.missing(&r, false), b.asks(&r))
	}
}

// TestSecondReader: where the clinic asks for one, a final report lacks a second reader until somebody else than who signs has read it.
func TestSecondReader(t *testing.T) {
	for _, c := range []struct {
		asked        bool
		second, sign string
		lacks        bool
	}{{false, "", "A", false}, {true, "", "A", true}, {true, "A", "A", true}, {true, "B", "A", false}} {
		b := &builder{Catalogue: text.English(), f: &interpret.Findings{Case: patient.New()}}
		r := report.Report{Case: report.CaseInfo{Status: "final", SignedBy: c.sign, SecondReader: c.second}}
		lacks := slices.ContainsFunc(b.missing(&r, c.asked), func(s string) bool { return strings.Contains(s, "second reader") })
		if lacks != c.lacks {
			t.Errorf("%+v: lacks one: %v", c, lacks)
		}
	}
}
