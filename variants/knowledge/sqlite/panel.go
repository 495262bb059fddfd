package sqlite

import (
	"context"

	"allelens/variants"
)

// PanelPathogenic lists the alleles, in GRCh38, that an expert panel or a practice guideline calls pathogenic or likely
// so, by row.
func (b *Base) PanelPathogenic(ctx context.Context) ([]variants.Allele, error) {
	return list(ctx, b, `SELECT contig, pos38, ref, alt FROM classification
		WHERE stars >= 3 AND class IN ('pathogenic', 'likely_pathogenic') ORDER BY id`,
		func(a *variants.Allele) []any { return []any{&a.Contig, &a.Pos, &a.Ref, &a.Alt} })
}

// NewestClass is the date of the newest class, with day or month left out where they are not known.
func (b *Base) NewestClass(ctx context.Context) (string, error) {
	dates, err := list(ctx, b, `SELECT max(date) FROM classification`, func(s *string) []any { return []any{s} })
	if err != nil {
		return "", err
	}
	return dates[0], nil
}
