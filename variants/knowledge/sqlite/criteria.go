package sqlite

import (
	"context"
	"slices"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// CriteriaCodes lists the codes of the expert panel, by gene and code.
func (b *Base) CriteriaCodes(ctx context.Context) ([]knowledge.CriteriaCode, error) {
	type row struct {
		knowledge.CriteriaCode
		strengths, excludes string
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, gene, code, applicable, strengths, excludes FROM vcep_code ORDER BY gene, code`,
		func(r *row) []any {
			return append(places(&r.Origin, "vcep_code"), &r.Gene, &r.Code, &r.Applicable, &r.strengths, &r.excludes)
		})
	codes := make([]knowledge.CriteriaCode, len(rows))
	for i, r := range rows {
		r.Strengths, r.Excludes = split(r.strengths, ";"), split(r.excludes, ";")
		codes[i] = r.CriteriaCode
	}
	return codes, err
}

// Thresholds lists the numbers that rules compare with, in the order of their table.
func (b *Base) Thresholds(ctx context.Context) ([]knowledge.Threshold, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, code, parameter, value, unit, condition FROM vcep_threshold ORDER BY id`,
		func(t *knowledge.Threshold) []any {
			return append(places(&t.Origin, "vcep_threshold"), &t.Gene, &t.Code, &t.Parameter, &t.Value, &t.Unit, &t.Condition)
		})
}

// StopCodons lists the strengths of PM5 for premature stop codons, by gene and place.
func (b *Base) StopCodons(ctx context.Context) ([]knowledge.StopCodons, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, exon, aa_start, aa_end, strength FROM vcep_ptc ORDER BY gene, exon, aa_start`,
		func(s *knowledge.StopCodons) []any {
			return append(places(&s.Origin, "vcep_ptc"), &s.Gene, &s.Exon, &s.Start, &s.End, &s.Strength)
		})
}

// AssayClasses lists what the classes of assays meet, in the order of their table.
func (b *Base) AssayClasses(ctx context.Context) ([]knowledge.AssayClass, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, assay, class, code, strength FROM vcep_assay ORDER BY id`, func(a *knowledge.AssayClass) []any {
		return append(places(&a.Origin, "vcep_assay"), &a.Gene, &a.Assay, &a.Class, &a.Code, &a.Strength)
	})
}

// SpliceSite looks up what the specification says of a change of a canonical splice base; nil
// without error when its table does not hold the allele.
func (b *Base) SpliceSite(ctx context.Context, in variants.Assembly, a variants.Allele) (*knowledge.SpliceSite, error) {
	sites, err := list(ctx, b, `SELECT `+origin+`, gene, hgvs_c, strength, reason FROM vcep_splice
		WHERE `+position(in)+` = ? AND contig = ? AND ref = ? AND alt = ?`, func(s *knowledge.SpliceSite) []any {
		return append(places(&s.Origin, "vcep_splice"), &s.Gene, &s.HGVSC, &s.Strength, &s.Reason)
	}, a.Pos, a.Contig, a.Ref, a.Alt)
	if err != nil || len(sites) == 0 {
		return nil, err
	}
	return &sites[0], nil
}

// Score looks up what the clinic's table of scores says of an allele; nil without error where it does not hold it.
func (b *Base) Score(ctx context.Context, in variants.Assembly, a variants.Allele) (*knowledge.Score, error) {
	scores, err := list(ctx, b, `SELECT `+origin+`, coalesce(bayesdel, 0.0), bayesdel IS NOT NULL, coalesce(spliceai, 0.0), spliceai IS NOT NULL
		FROM score WHERE `+position(in)+` = ? AND contig = ? AND ref = ? AND alt = ?`, func(s *knowledge.Score) []any {
		return append(places(&s.Origin, "score"), &s.BayesDel, &s.HasBayesDel, &s.SpliceAI, &s.HasSpliceAI)
	}, a.Pos, a.Contig, a.Ref, a.Alt)
	if err != nil || len(scores) == 0 {
		return nil, err
	}
	return &scores[0], nil
}

// SameProtein lists the alleles with an expert panel's class (three stars) that make the same
// protein change ("p.Cys61Gly"), the allele that itself has the c. name left out.
func (b *Base) SameProtein(ctx context.Context, gene, hgvsP, hgvsC string) ([]knowledge.Classification, error) {
	all, err := list(ctx, b, `SELECT `+origin+`, gene, hgvs_c, hgvs_p, class, stars FROM classification
		WHERE stars = 3 AND hgvs_p = ? AND gene = ? ORDER BY id`, func(c *knowledge.Classification) []any {
		return append(places(&c.Origin, "classification"), &c.Gene, &c.HGVSC, &c.HGVSP, &c.Class, &c.Stars)
	}, hgvsP, gene)
	return slices.DeleteFunc(all, func(c knowledge.Classification) bool { return c.HGVSC == hgvsC }), err
}

// SpliceSites lists all that the specification says of canonical splice bases, by row.
func (b *Base) SpliceSites(ctx context.Context) ([]knowledge.SpliceChange, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, hgvs_c, strength, reason, pos38 FROM vcep_splice ORDER BY id`, func(s *knowledge.SpliceChange) []any {
		return append(places(&s.Origin, "vcep_splice"), &s.Gene, &s.HGVSC, &s.Strength, &s.Reason, &s.Pos38)
	})
}
