package reporttest

import (
	"slices"
	"strconv"
	"strings"

	"allelens/report"
)

// Orders that the model gives its parts, the most urgent first.
var (
	conclusions = []string{"pathogenic_found", "probable_found", "uncertain_found", "not_assessed", "none_found"}
	actions     = []string{"contraindicated", "avoid", "alternative", "change_dose", "test_first", "monitor", "standard", "no_guidance", "not_held", "not_assessable"}
	siteStates  = []string{"variant", "filtered", "no_call", "absent", "reference"}
)

// noFigures are why a gene has no figures, by its conclusion. Ready reports with a disease-causing variant lack them
// only where both copies, or both genes, have one.
var noFigures = map[string]report.Note{
	"pathogenic_found": {Code: "biallelic", Text: "No figures: two disease-causing copies were, or may have been, found. The studies followed carriers of one."},
	"probable_found":   {Code: "probable_only", Text: "No figures: what was found is probably disease-causing, but not classified here. It has to be classified and confirmed first."},
	"uncertain_found":  {Code: "uncertain_found", Text: "Risk curves are shown for pathogenic variants only. An uncertain variant must not guide management: go by family history."},
	"not_assessed":     {Code: "not_assessed", Text: "This gene could not be assessed. See Quality for what the file shows; if the laboratory covered it, declare the coverage there."},
	"none_found":       {Code: "none_found", Text: "No pathogenic variant was found here, so no curve applies. This does not remove the risk that the family history shows."},
}

// judged fills in what a report says of its parts' urgency, of missing figures, calls to be confirmed, and outcomes.
func judged(r *report.Report) *report.Report {
	for i := range r.Cancer.Genes {
		judgedGene(r, &r.Cancer.Genes[i])
	}
	harmful := 0
	for _, g := range r.Cancer.Genes {
		if g.Conclusion == "pathogenic_found" {
			harmful++
		}
	}
	r.Cancer.Outcomes = []report.PlainOutcome{}
	for _, o := range report.PlainOutcomes() {
		told := func(g report.CancerGene) bool { return slices.Contains(g.Outcomes, o) }
		if slices.ContainsFunc(r.Cancer.Genes, told) || o == report.OutcomeBoth && harmful > 1 {
			r.Cancer.Outcomes = append(r.Cancer.Outcomes, o)
		}
	}
	r.Summary.Steps = tickable(r.Summary)
	for i := range r.Drugs {
		judgedDrug(&r.Drugs[i])
	}
	for i := range r.Pharmacogenes {
		for j := range r.Pharmacogenes[i].Sites {
			s := &r.Pharmacogenes[i].Sites[j]
			s.Urgency = slices.Index(siteStates, s.State)
		}
	}
	toldToPatients(r)
	briefed(r)
	relied(r)
	return r
}

// relied fills in how far "none found" holds.
func relied(r *report.Report) {
	r.Quality.Reliance = []report.Reliance{}
	for _, g := range r.Cancer.Genes {
		one := report.Reliance{Gene: g.Gene, Answer: "no", Text: "40 coding bases were not read.", Badge: report.Badge{Word: "No", Tone: report.ToneUnknown, Sign: report.OpenSquare}, UnreadExons: []int{}}
		switch g.Conclusion {
		case "none_found":
			one.Answer, one.Text, one.Badge = "yes", "All coding bases were read. Large changes are not excluded.", report.Badge{Word: "As far as read", Tone: report.ToneStandard}
		case "not_assessed":
		default:
			one.Answer, one.Text, one.Badge = "found", "Large changes are not excluded.", report.Badge{Word: "A finding stands", Tone: report.ToneNeutral}
		}
		var unread []string
		for _, e := range g.Exons {
			if e.Assessed < e.Bases {
				one.UnreadExons = append(one.UnreadExons, e.Number)
				unread = append(unread, "exon "+strconv.Itoa(e.Number))
			}
		}
		if len(unread) > 0 {
			one.Text = "Not read: " + strings.Join(unread, ", ") + ". " + one.Text
		}
		r.Quality.Reliance = append(r.Quality.Reliance, one)
	}
	for _, g := range r.Pharmacogenes {
		one := report.Reliance{Gene: g.Gene, Answer: "in_part", Text: strconv.Itoa(g.SitesCalled) + " positions were read.", Badge: report.Badge{Word: "In part", Tone: report.ToneNeutral}, UnreadExons: []int{}}
		if g.Brief.Group == "no_result" {
			one.Answer, one.Text, one.Badge = "no", "No result from this file.", report.Badge{Word: "No", Tone: report.ToneUnknown, Sign: report.OpenSquare}
		}
		r.Quality.Reliance = append(r.Quality.Reliance, one)
	}
}

// toldToPatients fills in which measures patients are told, and why they are given no numbers.
func toldToPatients(r *report.Report) {
	for i := range r.Management {
		m := &r.Management[i]
		m.ForPatient = m.Verified && m.Origin.Verified && !m.Beside
	}
	r.Cancer.NoNumbers = map[bool]string{true: "two"}[slices.Contains(r.Cancer.Outcomes, report.OutcomeTwo) || slices.Contains(r.Cancer.Outcomes, report.OutcomeBoth)]
	if r.Cancer.NoNumbers == "" && slices.Contains(r.Cancer.Outcomes, report.OutcomeProbable) {
		r.Cancer.NoNumbers = "probable"
	}
}

func judgedGene(r *report.Report, g *report.CancerGene) {
	for i := range g.Variants {
		g.Variants[i].Minor = !g.Variants[i].Reportable && g.Variants[i].Conclusion == ""
	}
	g.Urgency, g.NoFigures = slices.Index(conclusions, g.Conclusion), nil
	if !slices.ContainsFunc(r.Risks, func(k report.Risk) bool { return k.Gene == g.Gene }) {
		why := noFigures[g.Conclusion]
		g.NoFigures = &why
	}
	outcome(g)
	for j := range g.Variants {
		if v := &g.Variants[j]; v.State == "filtered" && len(v.Confirm) > 0 {
			v.ToConfirm = &report.Note{Code: "filtered", Text: v.Confirm[0]}
		}
	}
}

func judgedDrug(d *report.Drug) {
	d.Urgency, d.PatientAction = slices.Index(actions, d.Action), d.Action
	switch {
	case d.GenesAction != d.Action:
		d.PatientAction = "together"
	case d.Action == "contraindicated":
		d.PatientAction = "avoid"
	case d.Action == "standard" && (d.Incomplete || d.Assumed || len(d.Needs) > 0):
		d.PatientAction = "standard.part"
	}
	d.Attention = d.NeedsAction || d.Action == "test_first"
}

// outcome fills in what a ready gene's findings are in plain terms.
func outcome(g *report.CancerGene) {
	of := map[string]report.PlainOutcome{
		"pathogenic_found": report.OutcomeFound, "probable_found": report.OutcomeProbable, "uncertain_found": report.OutcomeUncertain,
		"not_assessed": report.OutcomeUnread, "none_found": report.OutcomeNone,
	}
	g.Outcomes = []report.PlainOutcome{of[g.Conclusion]}
	if len(g.Variants) == 0 {
		return
	}
	switch v := g.Variants[0]; {
	case g.Conclusion == "pathogenic_found" && v.Zygosity == "homozygous":
		g.Outcomes, g.BothCopies = []report.PlainOutcome{report.OutcomeTwo, report.OutcomeFound}, true
	case v.Conclusion == "not_assessed":
		g.Outcomes = []report.PlainOutcome{report.OutcomeFailed}
	}
}

// tickable are the next steps of which nothing is stated.
func tickable(s report.Summary) []report.NextStep {
	all := []report.NextStep{}
	for i, words := range s.NextSteps {
		all = append(all, report.NextStep{Code: "step " + strconv.Itoa(i), Text: words, Urgent: i < len(s.UrgentSteps)})
	}
	return all
}
