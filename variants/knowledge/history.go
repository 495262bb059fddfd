package knowledge

import (
	"context"

	"allelens/variants"
)

// EarlierClasses lists what all alleles were before, by row, each with its allele in GRCh38.
func (b *Base) EarlierClasses(ctx context.Context) ([]EarlierClassOf, error) {
	return b.allClasses(ctx, "class_history")
}

// Disputes lists the classes beside the expert panel's, by row, each with its allele in GRCh38.
func (b *Base) Disputes(ctx context.Context) ([]EarlierClassOf, error) {
	return b.allClasses(ctx, "class_dispute")
}

func (b *Base) allClasses(ctx context.Context, table string) ([]EarlierClassOf, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, pos38, ref, alt, class, class_text, coalesce(stars, -1) FROM `+table+` ORDER BY id`,
		func(e *EarlierClassOf) []any {
			return append(e.of(table), &e.Gene, &e.Pos38, &e.Ref, &e.Alt, &e.Class, &e.ClassText, &e.Stars)
		})
}

// EarlierClassOf is an earlier class with its allele in GRCh38.
type EarlierClassOf struct {
	EarlierClass
	Gene     string
	Pos38    int
	Ref, Alt string
}

// past fills in what a classification's allele was before, in the last base too, what else it is said to be, and where a
// ClinVar file that the clinic brought holds it. pos38 is the allele's position in GRCh38.
func (b *Base) past(ctx context.Context, c *Classification, pos38 int, a variants.Allele) (err error) {
	for _, of := range []struct {
		table string
		into  *[]EarlierClass
	}{{"class_history", &c.History}, {"class_dispute", &c.Disputes}} {
		*of.into, err = list(ctx, b, `SELECT `+origin+`, class, class_text, coalesce(stars, -1) FROM `+of.table+`
			WHERE pos38 = ? AND ref = ? AND alt = ? AND gene = ? ORDER BY id`, func(e *EarlierClass) []any {
			return append(e.of(of.table), &e.Class, &e.ClassText, &e.Stars)
		}, pos38, a.Ref, a.Alt, c.Gene)
		if err != nil {
			return err
		}
	}
	changed, err := list(ctx, b, `SELECT `+origin+`, class, class_text, coalesce(stars, -1), since FROM class_change WHERE classification = ?`,
		func(e *ClassChange) []any {
			return append(e.of("class_change"), &e.Class, &e.ClassText, &e.Stars, &e.Since)
		}, c.Row)
	if err != nil {
		return err
	}
	if len(changed) > 0 {
		c.Changed = &changed[0]
	}
	brought, err := list(ctx, b, `SELECT `+origin+`, coalesce(line, 0), submissions FROM clinvar_line WHERE classification = ?`,
		func(l *ClinVarLine) []any { return append(l.of("clinvar_line"), &l.Line, &l.Submissions) }, c.Row)
	if len(brought) > 0 {
		c.Brought = &brought[0]
	}
	return err
}
