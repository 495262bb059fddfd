package document

import (
	"strings"

	"allelens/report"
)

func (w writer) genes() []Block {
	if len(w.Pharmacogenes) == 0 {
		return []Block{Paragraph{Line{Text: w.t("pdf.genes.none", "scope", w.coded("pdf.scope", w.Case.Scope))}}}
	}
	t := Table{Columns: w.columns("gene", 1.3, "result", 2.2, "phenotype", 2.4, "sites", 1.4, "notes", 4)}
	for _, g := range w.Pharmacogenes {
		t.Rows = append(t.Rows, []Cell{
			strong(g.Gene), w.diplotypes(g), w.phenotypes(g), w.sites(g), w.cautions(g),
		})
	}
	return []Block{t}
}

// diplotypes gives the result as worded; every diplotype that the data allow stands in it or below.
func (w writer) diplotypes(g report.Pharmacogene) Cell {
	c := plain(g.Result)
	for _, d := range listed(g) {
		if !strings.Contains(g.Result, d.Label) {
			c = append(c, plain(d.Label)...)
		}
	}
	for _, call := range g.Outside[:min(len(g.Outside), mostListed)] {
		c = append(c, muted(w.t("pdf.outside", "call", call.Text))...)
	}
	if more := len(g.Outside) - mostListed; more > 0 {
		c = append(c, muted(w.t("pdf.outside.more", "count", more))...)
	}
	return c
}

// mostListed is how many possible diplotypes are listed one by one; more are grouped by what follows.
const mostListed = 8

// listed are the diplotypes to be listed one by one.
func listed(g report.Pharmacogene) []report.Diplotype {
	if len(g.Diplotypes) > mostListed {
		return nil
	}
	return g.Diplotypes
}

// phenotypes names the phenotype of each diplotype where they differ.
func (w writer) phenotypes(g report.Pharmacogene) Cell {
	if len(g.Diplotypes) < 2 {
		return cell(plain(g.Phenotype), muted(w.score(g.ActivityScore)), w.geneUnverified(g))
	}
	var c Cell
	for _, o := range g.Outcomes {
		if listed(g) == nil {
			c = append(c, plain(w.t("pdf.of_diplotypes", "count", o.Count, "diplotypes", strings.Join(o.Diplotypes, ", "), "phenotype", join(o.Phenotype, w.score(o.ActivityScore))))...)
		}
	}
	for _, d := range listed(g) {
		c = append(c, plain(w.t("pdf.of_diplotype", "diplotype", d.Label, "phenotype", join(d.Phenotype, w.score(d.ActivityScore))))...)
	}
	return cell(c, w.geneUnverified(g))
}

func (w writer) geneUnverified(g report.Pharmacogene) Cell {
	for _, d := range g.Diplotypes {
		for _, o := range d.Origins {
			if !o.Verified {
				return w.unverified(false)
			}
		}
	}
	return nil
}

func (w writer) sites(g report.Pharmacogene) Cell {
	if g.SitesTotal == 0 {
		return muted(w.t("pdf.no_sites"))
	}
	c := plain(w.t("pdf.sites", "n", g.SitesCalled, "of", g.SitesTotal))
	if g.SitesAssumed > 0 {
		c = append(c, mark(w.t("pdf.sites_assumed", "n", g.SitesAssumed))...)
	}
	return c
}

func (w writer) cautions(g report.Pharmacogene) Cell {
	var c Cell
	if len(g.CannotExclude) > 0 {
		c = append(c, plain(w.t("pdf.cannot_exclude", "list", strings.Join(g.CannotExclude, ", ")))...)
	}
	if len(g.MissingSites) > 0 {
		c = append(c, plain(w.t("pdf.missing", "list", strings.Join(g.MissingSites, ", ")))...)
	}
	for _, u := range g.Unsettled {
		c = append(c, mark(u.Why)...)
	}
	for _, n := range g.Notes {
		c = append(c, plain(n.Text)...)
	}
	return c
}
