package compose

import (
	"allelens/report"
	"allelens/variants/knowledge"
)

// DrawMaps gives a report that was read from its file what the base holds along each gene's protein, which the file does
// not hold.
func DrawMaps(r *report.Report, density map[string][]knowledge.Density) {
	for i := range r.Cancer.Genes {
		g := &r.Cancer.Genes[i]
		g.Density = densityOf(density[g.Gene], g.ProteinLength)
	}
}

// densityOf counts the published variants over stretches of a protein of a length in amino acids.
func densityOf(bins []knowledge.Density, length int) (all []report.Density) {
	for _, d := range bins {
		first := d.Bin*knowledge.DensityBin + 1
		all = append(all, report.Density{
			Start: first, End: min(first+knowledge.DensityBin-1, length), Pathogenic: d.Pathogenic, Uncertain: d.Uncertain, Benign: d.Benign,
		})
	}
	return all
}
