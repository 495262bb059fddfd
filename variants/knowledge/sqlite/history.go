package sqlite

import (
	"context"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// EarlierClasses lists what all alleles were before, by row, each with its allele in GRCh38.
func (b *Base) EarlierClasses(ctx context.Context) ([]knowledge.EarlierClassOf, error) {
	return b.allClasses(ctx, "class_history")
}

// Disputes lists the classes beside the expert panel's, by row, each with its allele in GRCh38.
func (b *Base) Disputes(ctx context.Context) ([]knowledge.EarlierClassOf, error) {
	return b.allClasses(ctx, "class_dispute")
}

func (b *Base) allClasses(ctx context.Context, table string) ([]knowledge.EarlierClassOf, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, pos38, ref, alt, class, class_text, coalesce(stars, -1) FROM `+table+` ORDER BY id`,
		func(e *knowledge.EarlierClassOf) []any {
			return append(places(&e.Origin, table), &e.Gene, &e.Pos38, &e.Ref, &e.Alt, &e.Class, &e.ClassText, &e.Stars)
		})
}

// past fills in what a classification's allele was before, in the last base too, what else it is said to be, and where a
// ClinVar file that the clinic brought holds it. pos38 is the allele's position in GRCh38.
func (b *Base) past(ctx context.Context, c *knowledge.Classification, pos38 int, a variants.Allele) (err error) {
	for _, of := range []struct {
		table string
		into  *[]knowledge.EarlierClass
	}{{"class_history", &c.History}, {"class_dispute", &c.Disputes}} {
		*of.into, err = list(ctx, b, `SELECT `+origin+`, class, class_text, coalesce(stars, -1) FROM `+of.table+`
			WHERE pos38 = ? AND ref = ? AND alt = ? AND gene = ? ORDER BY id`, func(e *knowledge.EarlierClass) []any {
			return append(places(&e.Origin, of.table), &e.Class, &e.ClassText, &e.Stars)
		}, pos38, a.Ref, a.Alt, c.Gene)
		if err != nil {
			return err
		}
	}
	changed, err := list(ctx, b, `SELECT `+origin+`, class, class_text, coalesce(stars, -1), since FROM class_change WHERE classification = ?`,
		func(e *knowledge.ClassChange) []any {
			return append(places(&e.Origin, "class_change"), &e.Class, &e.ClassText, &e.Stars, &e.Since)
		}, c.Row)
	if err != nil {
		return err
	}
	if len(changed) > 0 {
		c.Changed = &changed[0]
	}
	brought, err := list(ctx, b, `SELECT `+origin+`, coalesce(line, 0), submissions FROM clinvar_line WHERE classification = ?`,
		func(l *knowledge.ClinVarLine) []any {
			return append(places(&l.Origin, "clinvar_line"), &l.Line, &l.Submissions)
		}, c.Row)
	if len(brought) > 0 {
		c.Brought = &brought[0]
	}
	return err
}
