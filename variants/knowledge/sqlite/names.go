package sqlite

import (
	"context"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// GeneIDs lists the identifiers of genes.
func (b *Base) GeneIDs(ctx context.Context) ([]knowledge.GeneID, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, hgnc FROM gene_id ORDER BY id`, func(g *knowledge.GeneID) []any {
		return append(places(&g.Origin, "gene_id"), &g.Gene, &g.HGNC)
	})
}

// GeneConditions lists what carriers are predisposed to.
func (b *Base) GeneConditions(ctx context.Context) ([]knowledge.GeneCondition, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, condition, name FROM gene_condition ORDER BY id`, func(c *knowledge.GeneCondition) []any {
		return append(places(&c.Origin, "gene_condition"), &c.Gene, &c.ID, &c.Name)
	})
}

// Sequences lists the chromosomes' names in databases.
func (b *Base) Sequences(ctx context.Context) ([]knowledge.Sequence, error) {
	type cells struct {
		knowledge.Sequence
		accession37, accession38, refget37, refget38 string
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, contig, accession37, accession38, refget37, refget38 FROM sequence ORDER BY id`, func(c *cells) []any {
		return append(places(&c.Origin, "sequence"), &c.Contig, &c.accession37, &c.accession38, &c.refget37, &c.refget38)
	})
	all := make([]knowledge.Sequence, len(rows))
	for i, r := range rows {
		all[i] = r.Sequence
		all[i].Accessions = map[variants.Assembly]string{variants.GRCh37: r.accession37, variants.GRCh38: r.accession38}
		all[i].Refget = map[variants.Assembly]string{variants.GRCh37: r.refget37, variants.GRCh38: r.refget38}
	}
	return all, err
}
