package why

import (
	"strings"

	"allelens/report"
	"allelens/report/text"
)

// OfVariant says what the class of a variant rests on.
func OfVariant(r *report.Report, v report.Variant) Why {
	a := about(r, v.Gene+" "+short(v.HGVSC), v.ClassificationText)
	switch {
	case v.Origin == nil:
		a.ruled("not_held")
	case v.Provisional == nil:
		a.ruled("expert")
	default:
		a.ruled("published")
	}
	if v.Provisional != nil {
		a.ruled("provisional")
	}
	evaluated := ""
	if v.Evaluated != "" {
		evaluated = a.Text("why.evaluated", "date", v.Evaluated)
	}
	a.evident(joined(" · ", v.ClassificationSource, v.ReviewStatus, evaluated))
	a.evident(v.Conflicts...)
	if v.Provisional != nil {
		a.evident(joined(": ", v.Provisional.Label, v.Provisional.Text))
	}
	a.criteria(v.Evidence)
	id := ""
	if v.VariationID != "" {
		id = "ClinVar " + v.VariationID
	}
	a.rested(v.Origin, joined(" ", a.Text("why.class"), id))
	if f := v.Frequency; f != nil {
		a.rested(&f.Origin, f.Text)
	}
	for _, f := range v.Functional {
		a.rested(&f.Origin, joined(" ", f.Assay, f.Class))
	}
	if v.VCFLine == "" {
		add(&a.file, a.Text("why.no_line"))
	}
	a.line("", v.VCFLine, v.VCFLineNumber)
	return a.done()
}

// criteria are those that are met, with why.
func (a *answer) criteria(evidence []report.Evidence) {
	for _, e := range evidence {
		if e.Met == "met" {
			a.evident(joined(": ", joined(", ", e.Code, e.Strength), e.Why))
		}
	}
}

// OfEvent says what is said of a structural event of a gene rests on.
func OfEvent(r *report.Report, gene string, e report.Structural) Why {
	a := about(r, gene+": "+e.Name, e.Text)
	a.ruled("event")
	if e.Provisional != nil {
		a.evident(joined(": ", e.Provisional.Label, e.Provisional.Text))
	}
	a.criteria(e.Evidence)
	a.evident(e.Notes...)
	for _, m := range e.Matches {
		a.rested(&m.Origin, joined(" · ", m.Name, m.Classification))
	}
	a.line("", e.VCFLine, e.LineNumber)
	return a.done()
}

// OfCancerGene says what the conclusion on a cancer gene rests on.
func OfCancerGene(r *report.Report, g report.CancerGene) Why {
	a := about(r, g.Gene, g.ConclusionText)
	a.ruled("conclusion")
	a.evident(a.Text("why.bases", "seen", text.Grouped(g.AssessedBases), "total", text.Grouped(g.TotalBases), "transcript", g.Transcript))
	if g.AssumedBases > 0 {
		a.evident(a.Text("why.assumed_bases", "n", text.Grouped(g.AssumedBases)))
	}
	a.evident(g.RestText, g.Founders.Text)
	for _, v := range g.Variants {
		if v.Conclusion == "" {
			continue
		}
		name := short(v.HGVSC)
		a.evident(joined(": ", name, joined(", ", v.ClassificationText, v.ClassificationSource)))
		a.rested(v.Origin, name)
		a.line(name, v.VCFLine, v.VCFLineNumber)
	}
	for _, e := range g.Structural {
		if e.Conclusion != "" {
			a.evident(joined(": ", e.Name, e.Text))
			a.line(e.Name, e.VCFLine, e.LineNumber)
		}
	}
	return a.done()
}

// OfRisk says what a figure rests on.
func OfRisk(r *report.Report, k report.Risk) Why {
	a := about(r, k.Label, joined(" ", k.Text, k.TodayText))
	a.ruled("figure")
	a.evident(joined(", ", k.Source, a.pmid(k.PMID)), k.Studied, k.Who, k.PopulationSource)
	for i := range k.Origins {
		a.rested(&k.Origins[i], "")
	}
	return a.done()
}

// OfComparison says what a published figure beside the curves rests on.
func OfComparison(r *report.Report, label, says, source string, o report.Origin) Why {
	a := about(r, label, says)
	a.ruled("comparison")
	a.evident(source)
	a.rested(&o, "")
	return a.done()
}

// OfNoFigures says why a gene has no figures.
func OfNoFigures(r *report.Report, g report.CancerGene) Why {
	a := about(r, g.Gene, g.NoFigures.Text)
	a.ruled("no_figures")
	a.evident(g.ConclusionText)
	return a.done()
}

// OfManagement says what an item of a programme rests on.
func OfManagement(r *report.Report, m report.Management) Why {
	a := about(r, m.Item, joined(", ", m.Ages, m.When))
	a.ruled("management", "body", joined(" ", m.Body, m.Version))
	a.evident(joined(", ", m.Source, m.Region))
	a.rested(&m.Origin, "")
	return a.done()
}

// short is an HGVS name without its reference sequence.
func short(name string) string { return name[strings.Index(name, ":")+1:] }

func (a *answer) pmid(id string) string {
	if id == "" {
		return ""
	}
	return a.Text("why.pmid", "id", id)
}
