package table

import (
	"allelens/report"
)

// Medicines lists what is said of every medicine, in the report's order: the patient's own first.
func Medicines(r *report.Report) Table {
	all := make([]*report.Drug, len(r.Drugs))
	for i := range r.Drugs {
		all[i] = &r.Drugs[i]
	}
	return of(r, "medicines", append(adviceColumns(), groundColumns()...), all)
}

func adviceColumns() []column[*report.Drug] {
	return []column[*report.Drug]{
		{"drug", func(d *report.Drug) Cell { return word(d.Drug) }},
		{"rxcui", func(d *report.Drug) Cell { return word(d.RxCUI) }},
		{"status", func(d *report.Drug) Cell { return word(d.Status) }},
		{"on_medication_list", func(d *report.Drug) Cell { return d.OnMedicationList }},
		{"action", func(d *report.Drug) Cell { return word(d.Action) }},
		{"action_by_genes_alone", func(d *report.Drug) Cell { return word(d.GenesAction) }},
		{"direction", func(d *report.Drug) Cell { return word(d.Direction) }},
		{"dose_percent_low", func(d *report.Drug) Cell { return dose(d, func(p *report.DosePercent) float64 { return p.Low }) }},
		{"dose_percent_high", func(d *report.Drug) Cell { return dose(d, func(p *report.DosePercent) float64 { return p.High }) }},
		{"headline", func(d *report.Drug) Cell { return word(d.Headline) }},
		{"together", func(d *report.Drug) Cell { return word(d.Together) }},
		{"genes", func(d *report.Drug) Cell { return words(d.Genes) }},
		{"results", func(d *report.Drug) Cell {
			return joined(d.Results, func(g report.DrugGene) string { return parts(" ", g.Gene, g.Diplotype) })
		}},
		{"phenotypes", func(d *report.Drug) Cell {
			return joined(d.Results, func(g report.DrugGene) string { return parts(": ", g.Gene, g.Phenotype) })
		}},
		{"phenotypes_beside_medicines", func(d *report.Drug) Cell {
			return joined(d.Results, func(g report.DrugGene) string {
				if !g.Adjusted() {
					return ""
				}
				return parts(": ", g.Gene, g.AdjustedPhenotype)
			})
		}},
	}
}

func groundColumns() []column[*report.Drug] {
	return []column[*report.Drug]{
		{"assumed", func(d *report.Drug) Cell { return d.Assumed }},
		{"incomplete", func(d *report.Drug) Cell { return d.Incomplete }},
		{"needs", func(d *report.Drug) Cell { return words(d.Needs) }},
		{"open", func(d *report.Drug) Cell { return joined(d.Open, func(o report.DrugOpen) string { return o.Text }) }},
		{"unsettled", func(d *report.Drug) Cell {
			return joined(d.Unsettled, func(u report.DrugUnsettled) string { return u.Text })
		}},
		{"questions", func(d *report.Drug) Cell {
			return joined(d.Questions, func(q report.DrugQuestion) string { return q.Text })
		}},
		{"disagreement", func(d *report.Drug) Cell { return word(d.Disagreement) }},
		{"recommendations", func(d *report.Drug) Cell { return joined(d.Recommendations, advised) }},
		{"superseded", func(d *report.Drug) Cell { return joined(d.Superseded, advised) }},
		{"interactions", func(d *report.Drug) Cell {
			return joined(d.Interactions, func(i report.Interaction) string { return i.Text })
		}},
		{"evidence", func(d *report.Drug) Cell { return word(d.Evidence) }},
		{"listed", func(d *report.Drug) Cell {
			return joined(d.Listed, func(l report.Listing) string { return parts(", ", l.Text, l.Gene) })
		}},
		{"base_rows", func(d *report.Drug) Cell {
			return joined(d.Recommendations, func(a report.Recommendation) string { return a.Origin.Name() })
		}},
		{"verified", func(d *report.Drug) Cell { return checked(d.Recommendations) }},
	}
}

func dose(d *report.Drug, end func(*report.DosePercent) float64) Cell {
	if d.DosePercent == nil {
		return nil
	}
	return end(d.DosePercent)
}

// advised is a recommendation in one line: "CPIC 2022 (strong), avoid: …".
func advised(a report.Recommendation) string {
	head := parts(" ", a.Source, a.Year)
	if a.Strength != "" {
		head += " (" + a.Strength + ")"
	}
	return parts(": ", parts(", ", head, a.Population, a.Applies, a.Action), a.Text)
}

// checked reports whether every recommendation was read in its source; none where there is none.
func checked(all []report.Recommendation) Cell {
	if len(all) == 0 {
		return nil
	}
	for _, a := range all {
		if !a.Origin.Verified {
			return false
		}
	}
	return true
}
