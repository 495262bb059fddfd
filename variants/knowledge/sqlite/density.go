package sqlite

import (
	"context"

	"allelens/variants/knowledge"
)

// Densities counts the published classes along the proteins, by gene and stretch: of variants in
// coding bases and at splice sites, where the first base changed, or the exon's base beside it, lies.
func (b *Base) Densities(ctx context.Context) ([]knowledge.Density, error) {
	return list(ctx, b, `SELECT gene, ((CAST(substr(hgvs_c, instr(hgvs_c, ':c.') + 3) AS INTEGER) + 2) / 3 - 1) / ? AS bin,
			sum(class IN ('pathogenic', 'likely_pathogenic')), sum(class IN ('uncertain', 'conflicting')), sum(class IN ('benign', 'likely_benign'))
		FROM classification
		WHERE class <> 'not_reviewed' AND hgvs_c GLOB '*:c.[0-9]*'
			AND consequence NOT IN ('intron_variant', '5_prime_UTR_variant', '3_prime_UTR_variant', 'upstream_gene_variant', 'downstream_gene_variant')
		GROUP BY gene, bin ORDER BY gene, bin`,
		func(d *knowledge.Density) []any {
			return []any{&d.Gene, &d.Bin, &d.Pathogenic, &d.Uncertain, &d.Benign}
		}, knowledge.DensityBin)
}
