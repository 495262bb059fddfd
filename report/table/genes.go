package table

import (
	"allelens/report"
)

// gene is a cancer gene or a pharmacogene.
type gene struct {
	cancer *report.CancerGene
	drug   *report.Pharmacogene
}

// Genes lists the result of every gene that was looked at, the cancer genes first.
func Genes(r *report.Report) Table {
	var all []gene
	for i := range r.Cancer.Genes {
		all = append(all, gene{cancer: &r.Cancer.Genes[i]})
	}
	for i := range r.Pharmacogenes {
		all = append(all, gene{drug: &r.Pharmacogenes[i]})
	}
	return of(r, "genes", append(resultColumns(), readColumns()...), all)
}

// either makes a column from what each kind of gene has there; nil where it has nothing.
func either(name string, cancer func(*report.CancerGene) Cell, drug func(*report.Pharmacogene) Cell) column[gene] {
	return column[gene]{name, func(g gene) Cell {
		switch {
		case g.cancer != nil && cancer != nil:
			return cancer(g.cancer)
		case g.drug != nil && drug != nil:
			return drug(g.drug)
		}
		return nil
	}}
}

func resultColumns() []column[gene] {
	return []column[gene]{
		either("gene", func(g *report.CancerGene) Cell { return word(g.Gene) }, func(g *report.Pharmacogene) Cell { return word(g.Gene) }),
		either("kind", always[*report.CancerGene]("cancer"), always[*report.Pharmacogene]("pharmacogene")),
		either("conclusion", func(g *report.CancerGene) Cell { return word(g.Conclusion) }, nil),
		either("result", func(g *report.CancerGene) Cell { return word(g.ConclusionText) }, func(g *report.Pharmacogene) Cell { return word(g.Result) }),
		either("rest", func(g *report.CancerGene) Cell { return word(g.RestText) }, nil),
		either("transcript", func(g *report.CancerGene) Cell { return word(g.Transcript) }, nil),
		either("diplotypes", nil, func(g *report.Pharmacogene) Cell {
			return joined(g.Diplotypes, func(d report.Diplotype) string { return d.Label })
		}),
		either("diplotypes_total", nil, func(g *report.Pharmacogene) Cell { return whole(g.DiplotypesTotal) }),
		either("phenotype", nil, func(g *report.Pharmacogene) Cell { return word(g.Phenotype) }),
		either("activity_score", nil, func(g *report.Pharmacogene) Cell { return word(g.ActivityScore) }),
		either("source", nil, func(g *report.Pharmacogene) Cell { return word(g.Source) }),
		either("made_elsewhere", nil, func(g *report.Pharmacogene) Cell {
			return joined(g.Outside, func(c report.OutsideCall) string {
				return parts(", ", c.Diplotype, c.Phenotype, c.ActivityScore, c.Laboratory, c.Method, c.Date, c.Where)
			})
		}),
		either("phased", nil, func(g *report.Pharmacogene) Cell { return g.Phased }),
	}
}

func readColumns() []column[gene] {
	return []column[gene]{
		either("assessed_bases", func(g *report.CancerGene) Cell { return whole(g.AssessedBases) }, nil),
		either("assumed_bases", func(g *report.CancerGene) Cell { return whole(g.AssumedBases) }, nil),
		either("total_bases", func(g *report.CancerGene) Cell { return whole(g.TotalBases) }, nil),
		either("sites_called", nil, func(g *report.Pharmacogene) Cell { return whole(g.SitesCalled) }),
		either("sites_assumed", nil, func(g *report.Pharmacogene) Cell { return whole(g.SitesAssumed) }),
		either("sites_total", nil, func(g *report.Pharmacogene) Cell { return whole(g.SitesTotal) }),
		either("missing_sites", nil, func(g *report.Pharmacogene) Cell { return words(g.MissingSites) }),
		either("cannot_exclude", nil, func(g *report.Pharmacogene) Cell { return words(g.CannotExclude) }),
		either("unsettled", nil, func(g *report.Pharmacogene) Cell {
			return joined(g.Unsettled, func(u report.Unsettled) string { return parts(": ", u.Site, u.Why) })
		}),
		either("outside_definitions", nil, func(g *report.Pharmacogene) Cell {
			if g.OutsideDefinitions == nil {
				return nil
			}
			return whole(g.OutsideDefinitions.Total)
		}),
		either("notes", nil, func(g *report.Pharmacogene) Cell {
			return joined(g.Notes, func(n report.GeneNote) string { return n.Text })
		}),
		either("pedigree_test", func(g *report.CancerGene) Cell { return word(g.PedigreeTest) }, nil),
		either("base_rows", nil, func(g *report.Pharmacogene) Cell { return diplotypeRows(g) }),
	}
}

// diplotypeRows are the rows of the knowledge base behind the diplotypes.
func diplotypeRows(g *report.Pharmacogene) Cell {
	var all []report.Origin
	for _, d := range g.Diplotypes {
		all = append(all, d.Origins...)
	}
	return joined(all, func(o report.Origin) string { return o.Name() })
}
