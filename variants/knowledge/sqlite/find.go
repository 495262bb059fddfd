package sqlite

import (
	"context"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// mostHeld is how many alleles one search yields at most.
const mostHeld = 200

// ByRSID lists the alleles of a dbSNP number ("rs80357906").
func (b *Base) ByRSID(ctx context.Context, in variants.Assembly, rsid string) ([]knowledge.Held, error) {
	return b.held(ctx, in, `rsid = ?`, rsid)
}

// ByVariationID lists the alleles of a ClinVar VariationID ("17662").
func (b *Base) ByVariationID(ctx context.Context, in variants.Assembly, id string) ([]knowledge.Held, error) {
	return b.held(ctx, in, `variation_id = ?`, id)
}

// ByProtein lists the alleles whose protein name, without brackets, begins and ends in a way: the
// whole name and "" for one change, "p.Glu23" and "fs" for all frameshifts from an amino acid on.
func (b *Base) ByProtein(ctx context.Context, in variants.Assembly, gene, start, holds string) ([]knowledge.Held, error) {
	if holds == "" {
		return b.held(ctx, in, `gene = ? AND hgvs_p = ?`, gene, start)
	}
	return b.held(ctx, in, `gene = ? AND substr(hgvs_p, 1, length(?)) = ? AND instr(hgvs_p, ?) > 0`, gene, start, start, holds)
}

// ByPosition lists the alleles whose REF covers a base.
func (b *Base) ByPosition(ctx context.Context, in variants.Assembly, contig variants.Contig, pos int) ([]knowledge.Held, error) {
	column := position(in)
	return b.held(ctx, in, `contig = ? AND `+column+` <= ? AND `+column+` + length(ref) > ?`, contig, pos, pos)
}

// ByLegacy lists the founder variants that bore a name before HGVS, as the tables spell it.
func (b *Base) ByLegacy(ctx context.Context, in variants.Assembly, name string) ([]knowledge.Held, error) {
	return b.held(ctx, in, `(gene, pos38, ref, alt) IN (SELECT gene, pos38, ref, alt FROM founder
		WHERE instr(';' || replace(upper(legacy_name), ' ', '') || ';', ';' || replace(upper(?), ' ', '') || ';') > 0)`, name)
}

func (b *Base) held(ctx context.Context, in variants.Assembly, where string, args ...any) ([]knowledge.Held, error) {
	return list(ctx, b, `SELECT gene, contig, `+position(in)+`, ref, alt FROM classification WHERE `+where+` ORDER BY id LIMIT ?`,
		func(h *knowledge.Held) []any {
			return []any{&h.Gene, &h.Allele.Contig, &h.Allele.Pos, &h.Allele.Ref, &h.Allele.Alt}
		},
		append(args, mostHeld)...)
}

// Founders lists the founder variants, by gene and place.
func (b *Base) Founders(ctx context.Context, in variants.Assembly) ([]knowledge.Held, error) {
	return b.held(ctx, in, `id IN (SELECT c.id FROM founder f CROSS JOIN classification c
		ON c.pos38 = f.pos38 AND c.ref = f.ref AND c.alt = f.alt AND c.gene = f.gene)`)
}
