package knowledge

import (
	"context"

	"allelens/variants"
)

// Rearrangement is a published event of 50 bases and more, or of whole exons, of a cancer gene.
type Rearrangement struct {
	Origin
	Gene string
	Type string // "DEL", "DUP", "INS", "INV"
	// Exact: Bases are the first and last base lost, copied or turned, as far to the left as they can
	// stand; of an insertion its two neighbours, or what it replaces. Otherwise they are the bases that are
	// surely touched, and OuterStart and OuterEnd how far the event reaches at most, 0 where that is not
	// known. All positions are of the assembly asked for, 1-based.
	Exact                bool
	Bases                variants.Interval
	OuterStart, OuterEnd int
	Inserted             int    // bases inserted, or in place of lost ones; 0 where none, or not known
	InsertedKind         string // "ALU"; "" for none, or not known
	Name, VariationID    string
	Class                Class
	ClassText            string
	Stars                int // -1 where the source gave no review status
	ReviewStatus         string
}

// Rearrangements lists the published rearrangements of a gene, by position.
func (b *Base) Rearrangements(ctx context.Context, in variants.Assembly, gene string) ([]Rearrangement, error) {
	build := "38"
	if in == variants.GRCh37 {
		build = "37"
	}
	return list(ctx, b, `SELECT `+origin+`, gene, type, exact, contig, start`+build+`, end`+build+`, coalesce(outer_start`+build+`, 0),
			coalesce(outer_end`+build+`, 0), coalesce(inserted, 0), inserted_kind, name, variation_id, class, class_text, coalesce(stars, -1), review_status
		FROM rearrangement WHERE gene = ? ORDER BY id`, func(r *Rearrangement) []any {
		return append(r.of("rearrangement"), &r.Gene, &r.Type, &r.Exact, &r.Bases.Contig, &r.Bases.Start, &r.Bases.End, &r.OuterStart,
			&r.OuterEnd, &r.Inserted, &r.InsertedKind, &r.Name, &r.VariationID, &r.Class, &r.ClassText, &r.Stars, &r.ReviewStatus)
	}, gene)
}
