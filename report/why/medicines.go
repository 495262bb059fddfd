package why

import (
	"slices"
	"strconv"
	"strings"

	"allelens/report"
)

// mostLines is how many lines of the file stand for one gene.
const mostLines = 6

// OfDrug says what the advice on a medicine rests on.
func OfDrug(r *report.Report, d report.Drug) Why {
	a := about(r, d.Drug, joined(": ", d.Badge.Word, d.Headline))
	switch d.Action {
	case "not_held":
		a.ruled("not_held_medicine")
	case "test_first", "not_assessable", "no_guidance":
		a.ruled(d.Action)
	default:
		a.ruled("medicine")
	}
	a.results(d)
	for _, rec := range d.Recommendations {
		a.rested(&rec.Origin, joined(", ", joined(" ", rec.Source, rec.Year), rec.Strength, a.pmid(rec.PMID), rec.URL)+": "+rec.Text)
	}
	for _, i := range d.Interactions {
		a.rested(&i.Origin, i.Body+": "+i.Text)
	}
	for _, c := range d.Conversions {
		a.rested(c.Origin, c.Text)
	}
	for _, dose := range d.Doses {
		a.rested(&dose.Origin, joined(", ", dose.Equation, dose.Source, a.pmid(dose.PMID))+": "+dose.Text)
	}
	for _, l := range d.Listed {
		a.rested(&l.Origin, l.Text+": "+l.Gene)
	}
	for _, g := range r.Pharmacogenes {
		if slices.Contains(d.Genes, g.Gene) {
			a.sites(g)
		}
	}
	return a.done()
}

// results are those of the medicine's genes, and what is open of them.
func (a *answer) results(d report.Drug) {
	for _, g := range d.Results {
		result := g.Diplotype
		if result == "" {
			result = a.Text("why.no_result")
		}
		a.evident(joined(", ", g.Gene+" "+result, g.Phenotype, a.score(g.ActivityScore)))
		if g.Adjusted() {
			a.evident(a.Text("why.counts_as", "gene", g.Gene, "phenotype", g.AdjustedPhenotype))
		}
	}
	for _, t := range d.Tests {
		a.evident(t.Text)
		a.rested(&t.Origin, "")
	}
	for _, u := range d.Unsettled {
		a.evident(u.Text)
	}
	for _, o := range d.Open {
		a.evident(o.Text)
	}
	for _, q := range d.Questions {
		a.evident(a.Text("why.open_question", "question", q.Text))
	}
	a.evident(d.Disagreement)
	a.evident(d.Cautions...)
}

// OfGene says what the result of a pharmacogene rests on.
func OfGene(r *report.Report, g report.Pharmacogene) Why {
	a := about(r, g.Gene, "")
	a.why.Says = joined(", ", g.Result, g.Phenotype, a.score(g.ActivityScore))
	a.ruled("gene."+g.Source, "called", g.SitesCalled, "total", g.SitesTotal)
	for _, o := range g.Outside {
		a.evident(o.Text)
	}
	for _, u := range g.Unsettled {
		a.evident(u.Why)
	}
	if len(g.CannotExclude) > 0 {
		a.evident(a.Text("why.cannot_exclude", "alleles", strings.Join(g.CannotExclude, ", ")))
	}
	if g.SitesAssumed > 0 {
		a.evident(a.Text("why.assumed_sites", "n", g.SitesAssumed))
	}
	for _, n := range g.Notes {
		a.evident(n.Text)
	}
	for _, d := range g.Diplotypes {
		for i := range d.Origins {
			a.rested(&d.Origins[i], joined(", ", d.Label, d.Phenotype))
		}
	}
	a.sites(g)
	return a.done()
}

// sites are the file's lines behind a gene: of what is no plain reference, and how many more there are.
func (a *answer) sites(g report.Pharmacogene) {
	n := 0
	for _, s := range g.Sites {
		if s.VCFLine == "" || s.State == "reference" {
			continue
		}
		if n++; n <= mostLines {
			a.line(g.Gene+" "+siteName(s), s.VCFLine, s.VCFLineNumber)
		}
	}
	if g.SitesTotal > 0 {
		add(&a.file, a.Text("why.sites", "gene", g.Gene, "called", g.SitesCalled, "total", g.SitesTotal))
	}
}

// OfSite says what is said of a position of a gene rests on.
func OfSite(r *report.Report, gene string, s report.GeneSite) Why {
	a := about(r, gene+" "+siteName(s), "")
	a.why.Says = a.Text("why.state." + s.State)
	a.ruled("site")
	for _, n := range s.Needed {
		a.evident(a.Text("why.needed", "bases", n.Bases, "alleles", strings.Join(n.Alleles, ", ")))
	}
	if s.Assumed {
		a.evident(a.Text("why.site_assumed"))
	}
	if s.ToConfirm != nil {
		a.evident(s.ToConfirm.Text)
	}
	a.rested(&s.Origin, "")
	if s.VCFLine == "" {
		add(&a.file, a.Text("why.no_line"))
	}
	a.line("", s.VCFLine, s.VCFLineNumber)
	return a.done()
}

// OfInteraction says what is said of medicines beside each other rests on.
func OfInteraction(r *report.Report, i report.Interaction) Why {
	a := about(r, joined(" + ", append([]string{i.Drug}, i.With...)...), i.Text)
	a.ruled("together")
	a.evident(joined(", ", i.Body, i.Source, i.URL))
	a.rested(&i.Origin, "")
	return a.done()
}

func siteName(s report.GeneSite) string {
	if s.RSID != "" {
		return s.RSID
	}
	return "chr" + strings.TrimPrefix(s.Chrom, "chr") + ":" + strconv.Itoa(s.Pos)
}

func (a *answer) score(words string) string {
	if words == "" {
		return ""
	}
	return a.Text("why.activity", "score", words)
}
