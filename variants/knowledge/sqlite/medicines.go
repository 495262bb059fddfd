package sqlite

import (
	"context"

	"allelens/variants/knowledge"
)

// DrugAreas lists the areas of all drugs.
func (b *Base) DrugAreas(ctx context.Context) ([]knowledge.DrugArea, error) {
	return list(ctx, b, `SELECT `+origin+`, drug, area FROM drug_area ORDER BY id`, func(a *knowledge.DrugArea) []any {
		return append(places(&a.Origin, "drug_area"), &a.Drug, &a.Area)
	})
}

// Harms lists how bad it is to give drugs against a gene's result.
func (b *Base) Harms(ctx context.Context) ([]knowledge.Harm, error) {
	return list(ctx, b, `SELECT `+origin+`, drug, gene, rank FROM harm ORDER BY id`, func(h *knowledge.Harm) []any {
		return append(places(&h.Origin, "harm"), &h.Drug, &h.Gene, &h.Rank)
	})
}

// SituationAreas lists the areas of medicine that a patient's situation brings near.
func (b *Base) SituationAreas(ctx context.Context) ([]knowledge.SituationArea, error) {
	return list(ctx, b, `SELECT `+origin+`, situation, area FROM situation_area ORDER BY id`, func(s *knowledge.SituationArea) []any {
		return append(places(&s.Origin, "situation_area"), &s.Situation, &s.Area)
	})
}

// DrugNames lists the other names of medicines.
func (b *Base) DrugNames(ctx context.Context) ([]knowledge.DrugName, error) {
	return list(ctx, b, `SELECT `+origin+`, drug, name, kind FROM drug_name ORDER BY id`, func(n *knowledge.DrugName) []any {
		return append(places(&n.Origin, "drug_name"), &n.Drug, &n.Name, &n.Kind)
	})
}

// Medicines lists those of which no body names a gene.
func (b *Base) Medicines(ctx context.Context) ([]knowledge.Medicine, error) {
	return list(ctx, b, `SELECT `+origin+`, name FROM medicine ORDER BY id`, func(m *knowledge.Medicine) []any {
		return append(places(&m.Origin, "medicine"), &m.Name)
	})
}

// OtherGenes lists the genes that clinicians name and for which no result is taken.
func (b *Base) OtherGenes(ctx context.Context) ([]knowledge.OtherGene, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, names, why, medicines, levels FROM other_gene ORDER BY id`, func(g *knowledge.OtherGene) []any {
		return append(places(&g.Origin, "other_gene"), &g.Gene, &g.Names, &g.Why, &g.Medicines, &g.Levels)
	})
}

// Aliases lists further names of genes and variants.
func (b *Base) Aliases(ctx context.Context) ([]knowledge.Alias, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, rsid, name, kind FROM alias ORDER BY id`, func(a *knowledge.Alias) []any {
		return append(places(&a.Origin, "alias"), &a.Gene, &a.RSID, &a.Name, &a.Kind)
	})
}

// Conditions lists the answers to what the conditions of rows ask, by drug and in order.
func (b *Base) Conditions(ctx context.Context) ([]knowledge.Condition, error) {
	type cells struct {
		knowledge.Condition
		conditions, classes, words string
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, drug, about, answer, conditions, class, words FROM condition ORDER BY id`, func(c *cells) []any {
		return append(places(&c.Origin, "condition"), &c.Drug, &c.About, &c.Answer, &c.conditions, &c.classes, &c.words)
	})
	all := make([]knowledge.Condition, len(rows))
	for i, r := range rows {
		all[i] = r.Condition
		all[i].Conditions, all[i].Classes, all[i].Words = split(r.conditions, "; "), split(r.classes, "; "), split(r.words, "|")
	}
	return all, err
}

// TestsBefore lists who asks for a gene's result before a medicine's first dose.
func (b *Base) TestsBefore(ctx context.Context) ([]knowledge.TestBefore, error) {
	return list(ctx, b, `SELECT `+origin+`, drug, gene, body, region, strength, population, starting_only FROM test_before ORDER BY id`, func(t *knowledge.TestBefore) []any {
		return append(places(&t.Origin, "test_before"), &t.Drug, &t.Gene, &t.Body, &t.Region, &t.Strength, &t.Population, &t.StartingOnly)
	})
}

// Interactions lists what medicines beside each other ask for.
func (b *Base) Interactions(ctx context.Context) ([]knowledge.Interaction, error) {
	type cells struct {
		knowledge.Interaction
		only, not string
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, drug, other, class, also, severity, advice, amount, effect, gene, only_for, not_for, situation,
		coalesce(weeks_after, 0), body FROM interaction ORDER BY id`, func(i *cells) []any {
		return append(places(&i.Origin, "interaction"), &i.Drug, &i.Other, &i.Class, &i.Also, &i.Severity, &i.Advice, &i.Amount, &i.Effect,
			&i.Gene, &i.only, &i.not, &i.Situation, &i.WeeksAfter, &i.Body)
	})
	all := make([]knowledge.Interaction, len(rows))
	for i, r := range rows {
		all[i] = r.Interaction
		all[i].OnlyFor, all[i].NotFor = split(r.only, ";"), split(r.not, ";")
	}
	return all, err
}

// Modulators lists the medicines that act on enzymes.
func (b *Base) Modulators(ctx context.Context) ([]knowledge.Modulator, error) {
	return list(ctx, b, `SELECT `+origin+`, medicine, gene, effect, strength FROM modulator ORDER BY id`, func(m *knowledge.Modulator) []any {
		return append(places(&m.Origin, "modulator"), &m.Medicine, &m.Gene, &m.Effect, &m.Strength)
	})
}

// Conversions lists what phenotypes become beside modulators.
func (b *Base) Conversions(ctx context.Context) ([]knowledge.Conversion, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, effect, strength, phenotype, becomes, coalesce(factor, 0.0) FROM conversion ORDER BY id`, func(c *knowledge.Conversion) []any {
		return append(places(&c.Origin, "conversion"), &c.Gene, &c.Effect, &c.Strength, &c.Phenotype, &c.Becomes, &c.Factor)
	})
}

// Warfarin lists the equations, their limits, CPIC's flow and the label's table.
func (b *Base) Warfarin(ctx context.Context) (w knowledge.Warfarin, err error) {
	w.Terms, err = list(ctx, b, `SELECT `+origin+`, model, term, coefficient, unit FROM warfarin_term ORDER BY id`, func(t *knowledge.WarfarinTerm) []any {
		return append(places(&t.Origin, "warfarin_term"), &t.Model, &t.Term, &t.Coefficient, &t.Unit)
	})
	if err != nil {
		return w, err
	}
	w.Limits, err = list(ctx, b, `SELECT `+origin+`, model, input, low, high FROM warfarin_limit ORDER BY id`, func(l *knowledge.WarfarinLimit) []any {
		return append(places(&l.Origin, "warfarin_limit"), &l.Model, &l.Input, &l.Low, &l.High)
	})
	if err != nil {
		return w, err
	}
	w.Steps, err = list(ctx, b, `SELECT `+origin+`, condition, age_group, ancestry, action, value, strength FROM warfarin_step ORDER BY id`, func(s *knowledge.WarfarinStep) []any {
		return append(places(&s.Origin, "warfarin_step"), &s.Condition, &s.AgeGroup, &s.Ancestry, &s.Action, &s.Value, &s.Strength)
	})
	if err != nil {
		return w, err
	}
	w.Ranges, err = list(ctx, b, `SELECT `+origin+`, vkorc1, cyp2c9, low, high FROM warfarin_range ORDER BY id`, func(r *knowledge.WarfarinRange) []any {
		return append(places(&r.Origin, "warfarin_range"), &r.VKORC1, &r.CYP2C9, &r.Low, &r.High)
	})
	return w, err
}

// Oncology lists the medicines that oncology considers for carriers of the cancer genes.
func (b *Base) Oncology(ctx context.Context) ([]knowledge.OncologyMedicine, error) {
	type row struct {
		knowledge.OncologyMedicine
		genes string
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, medicine, genes, kind, use, region, label_date FROM oncology ORDER BY id`, func(o *row) []any {
		return append(places(&o.Origin, "oncology"), &o.Medicine, &o.genes, &o.Kind, &o.Use, &o.Region, &o.LabelDate)
	})
	all := make([]knowledge.OncologyMedicine, len(rows))
	for i, r := range rows {
		r.Genes = split(r.genes, ";")
		all[i] = r.OncologyMedicine
	}
	return all, err
}
