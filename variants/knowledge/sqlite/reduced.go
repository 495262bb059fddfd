package sqlite

import (
	"context"
	"strings"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// lowPenetrance reports whether the source's own wording says that carriers have lower risks than
// the gene's.
func lowPenetrance(c *knowledge.Classification) bool {
	words := strings.ToLower(c.ClassText)
	return strings.Contains(words, "low penetrance") || strings.Contains(words, "risk allele")
}

// reduce fills in what is known of a lower risk of an allele's carriers. pos38 is its position in GRCh38.
func (b *Base) reduce(ctx context.Context, c *knowledge.Classification, pos38 int, a variants.Allele) error {
	const where = ` WHERE pos38 = ? AND ref = ? AND alt = ? AND gene = ? ORDER BY id`
	allele := []any{pos38, a.Ref, a.Alt, c.Gene}
	rows, err := list(ctx, b, `SELECT `+origin+` FROM reduced_penetrance`+where, func(o *knowledge.Origin) []any { return places(o, "reduced_penetrance") }, allele...)
	switch {
	case err != nil:
		return err
	case len(rows) == 0 && lowPenetrance(c):
		c.Reduced = &knowledge.ReducedPenetrance{Origin: c.Origin}
		return nil
	case len(rows) == 0:
		return nil
	}
	r := &knowledge.ReducedPenetrance{Origin: rows[0]}
	if r.Risks, err = list(ctx, b, `SELECT `+origin+`, gene, sex, cancer, measure, coalesce(age, 0), value, coalesce(low, -1.0), coalesce(high, -1.0),
			who, study, pmid FROM reduced_risk`+where, func(k *knowledge.AlleleRisk) []any {
		return append(places(&k.Origin, "reduced_risk"), &k.Gene, &k.Sex, &k.Cancer, &k.Measure, &k.Age, &k.Value, &k.Low, &k.High, &k.Who, &k.Study, &k.PMID)
	}, allele...); err != nil {
		return err
	}
	r.Items, err = b.items(ctx, "reduced_management", where, allele...)
	c.Reduced = r
	return err
}
