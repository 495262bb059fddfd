package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"allelens/report"
)

// pharmacogenes compares results and what they rest on.
func (d *differ) pharmacogenes(old, now *report.Report) {
	pairs(old.Pharmacogenes, now.Pharmacogenes, func(g report.Pharmacogene) string { return g.Gene }, func(o, n report.Pharmacogene) {
		gene := cmp.Or(o.Gene, n.Gene)
		d.add(report.Changed{Kind: report.ChangedPhenotype, Gene: gene, Of: gene, From: phenotype(o), To: phenotype(n), FromDate: resultDate(o), ToDate: resultDate(n), Concludes: true})
		d.add(report.Changed{Kind: report.ChangedResult, Gene: gene, Of: gene, From: labels(o), To: labels(n), FromText: o.Result, ToText: n.Result, Concludes: true})
		if o.Gene != "" && n.Gene != "" {
			d.add(report.Changed{Kind: report.ChangedDefinition, Gene: gene, Of: gene, From: d.definition(o), To: d.definition(n)})
		}
	})
}

func phenotype(g report.Pharmacogene) string {
	if g.ActivityScore == "" || g.Phenotype == "" {
		return g.Phenotype
	}
	return g.Phenotype + " (" + g.ActivityScore + ")"
}

// labels are a gene's diplotypes, in an order of their own.
func labels(g report.Pharmacogene) string {
	var all []string
	for _, p := range g.Diplotypes {
		all = append(all, p.Label)
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

// resultDate is the newest date of the rows that a gene's diplotypes rest on.
func resultDate(g report.Pharmacogene) (newest string) {
	for _, p := range g.Diplotypes {
		for _, o := range p.Origins {
			newest = max(newest, o.Date)
		}
	}
	return newest
}

// definition is what a gene's result rests on: how many sites, and what they do not exclude.
func (d *differ) definition(g report.Pharmacogene) string {
	not := slices.Sorted(slices.Values(g.CannotExclude))
	if len(not) == 0 {
		return d.Text("changes.sites", "n", g.SitesTotal)
	}
	return d.Text("changes.sites_open", "n", g.SitesTotal, "alleles", strings.Join(not, ", "))
}

// medicines compares what to do, and what the bodies say.
func (d *differ) medicines(old, now *report.Report) {
	pairs(old.Drugs, now.Drugs, func(m report.Drug) string { return m.Drug }, func(o, n report.Drug) {
		drug, before := cmp.Or(o.Drug, n.Drug), len(d.items)
		d.add(report.Changed{
			Kind: report.ChangedAdvice, Gene: one(n.Genes), Of: drug, From: advice(o), To: advice(n),
			FromText: headline(o, n), ToText: headline(n, o), FromDate: editionOf(o), ToDate: editionOf(n), Concludes: true,
		})
		if len(d.items) == before && o.Drug != "" && n.Drug != "" {
			d.guidance(o, n)
		}
	})
}

func one(genes []string) string {
	if len(genes) == 1 {
		return genes[0]
	}
	return ""
}

// advice is the action on a medicine, with the way and amount of its dose.
func advice(m report.Drug) string {
	return strings.TrimSpace(strings.Join([]string{m.Action, m.Direction, amount(m)}, " "))
}

// amount is how much of a medicine is advised: the share of its dose, the most that the rows behind the action allow,
// and what equations give.
func amount(m report.Drug) string {
	var parts []string
	if p := m.DosePercent; p != nil {
		parts = append(parts, fmt.Sprintf("%g–%g %%", p.Low, p.High))
	}
	for _, r := range m.Recommendations {
		if r.Action == m.Action && r.MaxDose != "" && !slices.Contains(parts, "≤ "+r.MaxDose) {
			parts = append(parts, "≤ "+r.MaxDose)
		}
	}
	for _, d := range m.Doses {
		if d.PerDay != nil {
			parts = append(parts, fmt.Sprintf("%s %.1f mg", d.Model, *d.PerDay))
		}
	}
	return strings.Join(parts, ", ")
}

// headline is what is said first of a medicine, with the amount where another report says the same first.
func headline(m, other report.Drug) string {
	if a := amount(m); m.Headline == other.Headline && a != "" {
		return m.Headline + " (" + a + ")"
	}
	return m.Headline
}

// editionOf is the newest edition that speaks of a medicine.
func editionOf(m report.Drug) (newest string) {
	for _, r := range m.Recommendations {
		newest = max(newest, r.Edition)
	}
	return newest
}

// guidance compares the rows of each body where what is done stays the same.
func (d *differ) guidance(old, now report.Drug) {
	type body struct{ name, rows, edition string }
	of := func(m report.Drug) (all []body) {
		for _, r := range m.Recommendations {
			at := slices.IndexFunc(all, func(b body) bool { return b.name == r.Source })
			if at < 0 {
				at, all = len(all), append(all, body{name: r.Source})
			}
			all[at].rows += row(r) + "\n"
			all[at].edition = max(all[at].edition, r.Edition)
		}
		return all
	}
	pairs(of(old), of(now), func(b body) string { return b.name }, func(o, n body) {
		if o.rows != n.rows {
			d.add(report.Changed{
				Kind: report.ChangedGuidance, Gene: one(now.Genes), Of: now.Drug, From: o.rows, To: n.rows,
				FromText: o.name, ToText: n.name, FromDate: o.edition, ToDate: n.edition,
			})
		}
	})
}

// row is what a guideline's row asks for, without its sentence.
func row(r report.Recommendation) string {
	change := ""
	if r.DoseChangePercent != nil {
		change = strconv.FormatFloat(*r.DoseChangePercent, 'f', -1, 64)
	}
	return strings.Join([]string{r.Action, change, r.MaxDose, r.Population, r.Strength}, " · ")
}
