package sqlite

import (
	"context"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// Rearrangements lists the published rearrangements of a gene, by position.
func (b *Base) Rearrangements(ctx context.Context, in variants.Assembly, gene string) ([]knowledge.Rearrangement, error) {
	build := "38"
	if in == variants.GRCh37 {
		build = "37"
	}
	return list(ctx, b, `SELECT `+origin+`, gene, type, exact, contig, start`+build+`, end`+build+`, coalesce(outer_start`+build+`, 0),
			coalesce(outer_end`+build+`, 0), coalesce(inserted, 0), inserted_kind, name, variation_id, class, class_text, coalesce(stars, -1), review_status
		FROM rearrangement WHERE gene = ? ORDER BY id`, func(r *knowledge.Rearrangement) []any {
		return append(places(&r.Origin, "rearrangement"), &r.Gene, &r.Type, &r.Exact, &r.Bases.Contig, &r.Bases.Start, &r.Bases.End, &r.OuterStart,
			&r.OuterEnd, &r.Inserted, &r.InsertedKind, &r.Name, &r.VariationID, &r.Class, &r.ClassText, &r.Stars, &r.ReviewStatus)
	}, gene)
}
