package knowledge

import (
	"context"
	"slices"

	"allelens/variants"
)

// CriteriaCode is what the expert panel's specification says of one ACMG/AMP code for a gene.
type CriteriaCode struct {
	Origin
	Gene, Code string
	Applicable bool
	Strengths  []string // that the panel allows: "very_strong", "strong", "moderate", "supporting", "stand_alone"
	Excludes   []string // codes that must not be met beside this one
}

// Threshold is a number that a rule compares with. Value is text: a number, a strength, an exon.
type Threshold struct {
	Origin
	Gene, Code, Parameter, Value, Unit, Condition string
}

// StopCodons is the strength of PM5 for premature stop codons in a part of an exon.
type StopCodons struct {
	Origin
	Gene       string
	Exon       int
	Start, End int    // codons, 1-based, closed
	Strength   string // "" where PM5 does not apply
}

// SpliceSite is the strength of PVS1 for one change of a canonical splice base.
type SpliceSite struct {
	Origin
	Gene     string
	HGVSC    string
	Strength string // "" where PVS1 does not apply
	Reason   string // code of the specification's reason: "nmd_predicted"
}

// CriteriaCodes lists the codes of the expert panel, by gene and code.
func (b *Base) CriteriaCodes(ctx context.Context) ([]CriteriaCode, error) {
	type row struct {
		CriteriaCode
		strengths, excludes string
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, gene, code, applicable, strengths, excludes FROM vcep_code ORDER BY gene, code`,
		func(r *row) []any {
			return append(r.of("vcep_code"), &r.Gene, &r.Code, &r.Applicable, &r.strengths, &r.excludes)
		})
	codes := make([]CriteriaCode, len(rows))
	for i, r := range rows {
		r.Strengths, r.Excludes = split(r.strengths, ";"), split(r.excludes, ";")
		codes[i] = r.CriteriaCode
	}
	return codes, err
}

// Thresholds lists the numbers that rules compare with, in the order of their table.
func (b *Base) Thresholds(ctx context.Context) ([]Threshold, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, code, parameter, value, unit, condition FROM vcep_threshold ORDER BY id`,
		func(t *Threshold) []any {
			return append(t.of("vcep_threshold"), &t.Gene, &t.Code, &t.Parameter, &t.Value, &t.Unit, &t.Condition)
		})
}

// StopCodons lists the strengths of PM5 for premature stop codons, by gene and place.
func (b *Base) StopCodons(ctx context.Context) ([]StopCodons, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, exon, aa_start, aa_end, strength FROM vcep_ptc ORDER BY gene, exon, aa_start`,
		func(s *StopCodons) []any {
			return append(s.of("vcep_ptc"), &s.Gene, &s.Exon, &s.Start, &s.End, &s.Strength)
		})
}

// SpliceSite looks up what the specification says of a change of a canonical splice base; nil
// without error when its table does not hold the allele.
func (b *Base) SpliceSite(ctx context.Context, in variants.Assembly, a variants.Allele) (*SpliceSite, error) {
	sites, err := list(ctx, b, `SELECT `+origin+`, gene, hgvs_c, strength, reason FROM vcep_splice
		WHERE `+position(in)+` = ? AND contig = ? AND ref = ? AND alt = ?`, func(s *SpliceSite) []any {
		return append(s.of("vcep_splice"), &s.Gene, &s.HGVSC, &s.Strength, &s.Reason)
	}, a.Pos, a.Contig, a.Ref, a.Alt)
	if err != nil || len(sites) == 0 {
		return nil, err
	}
	return &sites[0], nil
}

// Score looks up what the clinic's table of scores says of an allele; nil without error where it does not hold it.
func (b *Base) Score(ctx context.Context, in variants.Assembly, a variants.Allele) (*Score, error) {
	scores, err := list(ctx, b, `SELECT `+origin+`, coalesce(bayesdel, 0.0), bayesdel IS NOT NULL, coalesce(spliceai, 0.0), spliceai IS NOT NULL
		FROM score WHERE `+position(in)+` = ? AND contig = ? AND ref = ? AND alt = ?`, func(s *Score) []any {
		return append(s.of("score"), &s.BayesDel, &s.HasBayesDel, &s.SpliceAI, &s.HasSpliceAI)
	}, a.Pos, a.Contig, a.Ref, a.Alt)
	if err != nil || len(scores) == 0 {
		return nil, err
	}
	return &scores[0], nil
}

// SameProtein lists the alleles with an expert panel's class (three stars) that make the same
// protein change ("p.Cys61Gly"), the allele that itself has the c. name left out.
func (b *Base) SameProtein(ctx context.Context, gene, hgvsP, hgvsC string) ([]Classification, error) {
	all, err := list(ctx, b, `SELECT `+origin+`, gene, hgvs_c, hgvs_p, class, stars FROM classification
		WHERE stars = 3 AND hgvs_p = ? AND gene = ? ORDER BY id`, func(c *Classification) []any {
		return append(c.of("classification"), &c.Gene, &c.HGVSC, &c.HGVSP, &c.Class, &c.Stars)
	}, hgvsP, gene)
	return slices.DeleteFunc(all, func(c Classification) bool { return c.HGVSC == hgvsC }), err
}

// SpliceChange is a row of the splice sites with the base that changes.
type SpliceChange struct {
	SpliceSite
	Pos38 int // GRCh38, 1-based
}

// SpliceSites lists all that the specification says of canonical splice bases, by row.
func (b *Base) SpliceSites(ctx context.Context) ([]SpliceChange, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, hgvs_c, strength, reason, pos38 FROM vcep_splice ORDER BY id`, func(s *SpliceChange) []any {
		return append(s.of("vcep_splice"), &s.Gene, &s.HGVSC, &s.Strength, &s.Reason, &s.Pos38)
	})
}
