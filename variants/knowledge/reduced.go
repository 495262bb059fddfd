package knowledge

import (
	"context"
	"strings"

	"allelens/variants"
)

// ReducedPenetrance is the row that says that carriers of an allele have lower risks than other carriers of the
// gene, with what is published for them. Risks and Items are empty where nothing is held.
type ReducedPenetrance struct {
	Origin
	Risks []AlleleRisk
	Items []ManagementItem
}

// AlleleRisk is a published risk of the carriers of one allele.
type AlleleRisk struct {
	Origin
	Gene, Sex, Cancer string
	Measure           string  // "cumulative risk to age", "lifetime risk" (both in percent), "odds ratio", "hazard ratio"
	Age               int     // in years, of a cumulative risk; 0 otherwise
	Value             float64 // percent or ratio
	Low, High         float64 // 95 % interval; -1 where the study gives none
	Who               string  // the people studied, where the study tells them apart: "Europeans"
	Study, PMID       string
}

// lowPenetrance reports whether the source's own wording says that carriers have lower risks than
// the gene's.
func (c *Classification) lowPenetrance() bool {
	words := strings.ToLower(c.ClassText)
	return strings.Contains(words, "low penetrance") || strings.Contains(words, "risk allele")
}

// reduce fills in what is known of a lower risk of an allele's carriers. pos38 is its position in GRCh38.
func (b *Base) reduce(ctx context.Context, c *Classification, pos38 int, a variants.Allele) error {
	const where = ` WHERE pos38 = ? AND ref = ? AND alt = ? AND gene = ? ORDER BY id`
	allele := []any{pos38, a.Ref, a.Alt, c.Gene}
	rows, err := list(ctx, b, `SELECT `+origin+` FROM reduced_penetrance`+where, func(o *Origin) []any { return o.of("reduced_penetrance") }, allele...)
	switch {
	case err != nil:
		return err
	case len(rows) == 0 && c.lowPenetrance():
		c.Reduced = &ReducedPenetrance{Origin: c.Origin}
		return nil
	case len(rows) == 0:
		return nil
	}
	r := &ReducedPenetrance{Origin: rows[0]}
	if r.Risks, err = list(ctx, b, `SELECT `+origin+`, gene, sex, cancer, measure, coalesce(age, 0), value, coalesce(low, -1.0), coalesce(high, -1.0),
			who, study, pmid FROM reduced_risk`+where, func(k *AlleleRisk) []any {
		return append(k.of("reduced_risk"), &k.Gene, &k.Sex, &k.Cancer, &k.Measure, &k.Age, &k.Value, &k.Low, &k.High, &k.Who, &k.Study, &k.PMID)
	}, allele...); err != nil {
		return err
	}
	r.Items, err = b.items(ctx, "reduced_management", where, allele...)
	c.Reduced = r
	return err
}
