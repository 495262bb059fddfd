package knowledge

import (
	"context"
	"strconv"
)

// DrugArea is an area of medicine in which a drug is used: "oncology", "cardiology" …
type DrugArea struct {
	Origin
	Drug, Area string
}

// DrugName is another name of a medicine. The medicine may be one that only acts on enzymes,
// and is then no Drug. A combination's Drug lists its medicines with semicolons.
type DrugName struct {
	Origin
	Drug, Name string
	Kind       string // "brand", "synonym", "combination"
}

// Medicine is one of which none of the bodies held here names a gene.
type Medicine struct {
	Origin
	Name string
}

// TestBefore is a body's wish for a gene's result before a medicine's first dose.
type TestBefore struct {
	Origin
	Drug, Gene, Body, Region string
	Strength                 string // "required", "recommended", "consider"
	Population               string // code of whom it is meant for: "all", "asian" …
	StartingOnly             bool   // not for those who take the medicine already
}

// Interaction is what one medicine beside another asks for.
type Interaction struct {
	Origin
	Drug string // whose effect or dose is meant
	// Other is the second medicine. Where it is "", Class names the kind: "CYP2D6 inhibitor strong", or
	// "moderate", "moderate_or_strong", "any"; Also a second kind that has to be there too.
	Other, Class, Also string
	Severity           string // "contraindicated", "avoid", "adjust", "monitor", "none"
	Advice, Effect     string // codes
	Amount             string
	// It holds whatever the result of Gene by genotype, only for the phenotypes OnlyFor, or not for NotFor.
	Gene            string
	OnlyFor, NotFor []string
	Situation       string // code of the one in which alone it holds; "" for all
	WeeksAfter      int    // it holds for so many weeks after the other's last dose; 0 while both are taken
	Body            string
}

// Modulator is a medicine that makes an enzyme slower or faster.
type Modulator struct {
	Origin
	Medicine, Gene string
	Effect         string // "inhibitor", "inducer"
	Strength       string // "strong", "moderate"; "listed" of a transporter
}

// Conversion is what a phenotype becomes beside a modulator: another phenotype, or, where
// Phenotype is "", the activity score times Factor.
type Conversion struct {
	Origin
	Gene, Effect, Strength string
	Phenotype, Becomes     string
	Factor                 float64
}

// WarfarinTerm is one term of an equation for the dose of warfarin. Models "iwpc" and
// "iwpc_clinical" give the square root of mg per week, "gage" and "gage_clinical" the natural
// logarithm of mg per day.
type WarfarinTerm struct {
	Origin
	Model, Term string
	Coefficient float64
	Unit        string
}

// WarfarinLimit is the range of an input (years, cm, kg, INR) in which a model holds.
type WarfarinLimit struct {
	Origin
	Model, Input string
	Low, High    float64
}

// WarfarinStep is one step of CPIC's flow for warfarin.
type WarfarinStep struct {
	Origin
	Condition, AgeGroup, Ancestry string // codes; package warfarin decides whether they hold
	Action, Value, Strength       string
}

// WarfarinRange is what the label expects for a genotype, in mg per day.
type WarfarinRange struct {
	Origin
	VKORC1, CYP2C9 string // "AG", "*1/*3"
	Low, High      float64
}

// Suffix tells steps for children apart from those for adults under the same condition.
func (s WarfarinStep) Suffix() string {
	if s.AgeGroup == "child" {
		return ".child"
	}
	return ""
}

// Text is the range in figures: "0.5-2".
func (r WarfarinRange) Text() string {
	write := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	return write(r.Low) + "-" + write(r.High)
}

// OncologyMedicine is a medicine that oncology considers for carriers of BRCA1 or BRCA2.
type OncologyMedicine struct {
	Origin
	Medicine          string
	Kind              string // "gene": touched by the person's other genes; "context": given because of BRCA
	Use               string // code; texts are in the catalogue
	Region, LabelDate string // of the label; "" where the kind is "gene"
}

// DrugAreas lists the areas of all drugs.
func (b *Base) DrugAreas(ctx context.Context) ([]DrugArea, error) {
	return list(ctx, b, `SELECT `+origin+`, drug, area FROM drug_area ORDER BY id`, func(a *DrugArea) []any {
		return append(a.of("drug_area"), &a.Drug, &a.Area)
	})
}

// DrugNames lists the other names of medicines.
func (b *Base) DrugNames(ctx context.Context) ([]DrugName, error) {
	return list(ctx, b, `SELECT `+origin+`, drug, name, kind FROM drug_name ORDER BY id`, func(n *DrugName) []any {
		return append(n.of("drug_name"), &n.Drug, &n.Name, &n.Kind)
	})
}

// Medicines lists those of which no body names a gene.
func (b *Base) Medicines(ctx context.Context) ([]Medicine, error) {
	return list(ctx, b, `SELECT `+origin+`, name FROM medicine ORDER BY id`, func(m *Medicine) []any {
		return append(m.of("medicine"), &m.Name)
	})
}

// TestsBefore lists who asks for a gene's result before a medicine's first dose.
func (b *Base) TestsBefore(ctx context.Context) ([]TestBefore, error) {
	return list(ctx, b, `SELECT `+origin+`, drug, gene, body, region, strength, population, starting_only FROM test_before ORDER BY id`, func(t *TestBefore) []any {
		return append(t.of("test_before"), &t.Drug, &t.Gene, &t.Body, &t.Region, &t.Strength, &t.Population, &t.StartingOnly)
	})
}

// Interactions lists what medicines beside each other ask for.
func (b *Base) Interactions(ctx context.Context) ([]Interaction, error) {
	type cells struct {
		Interaction
		only, not string
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, drug, other, class, also, severity, advice, amount, effect, gene, only_for, not_for, situation,
		coalesce(weeks_after, 0), body FROM interaction ORDER BY id`, func(i *cells) []any {
		return append(i.of("interaction"), &i.Drug, &i.Other, &i.Class, &i.Also, &i.Severity, &i.Advice, &i.Amount, &i.Effect,
			&i.Gene, &i.only, &i.not, &i.Situation, &i.WeeksAfter, &i.Body)
	})
	all := make([]Interaction, len(rows))
	for i, r := range rows {
		all[i] = r.Interaction
		all[i].OnlyFor, all[i].NotFor = split(r.only, ";"), split(r.not, ";")
	}
	return all, err
}

// Modulators lists the medicines that act on enzymes.
func (b *Base) Modulators(ctx context.Context) ([]Modulator, error) {
	return list(ctx, b, `SELECT `+origin+`, medicine, gene, effect, strength FROM modulator ORDER BY id`, func(m *Modulator) []any {
		return append(m.of("modulator"), &m.Medicine, &m.Gene, &m.Effect, &m.Strength)
	})
}

// Conversions lists what phenotypes become beside modulators.
func (b *Base) Conversions(ctx context.Context) ([]Conversion, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, effect, strength, phenotype, becomes, coalesce(factor, 0.0) FROM conversion ORDER BY id`, func(c *Conversion) []any {
		return append(c.of("conversion"), &c.Gene, &c.Effect, &c.Strength, &c.Phenotype, &c.Becomes, &c.Factor)
	})
}

// Warfarin is all that the base holds for the dose of warfarin.
type Warfarin struct {
	Terms  []WarfarinTerm
	Limits []WarfarinLimit
	Steps  []WarfarinStep // in the order of the flow
	Ranges []WarfarinRange
}

// Warfarin lists the equations, their limits, CPIC's flow and the label's table.
func (b *Base) Warfarin(ctx context.Context) (w Warfarin, err error) {
	w.Terms, err = list(ctx, b, `SELECT `+origin+`, model, term, coefficient, unit FROM warfarin_term ORDER BY id`, func(t *WarfarinTerm) []any {
		return append(t.of("warfarin_term"), &t.Model, &t.Term, &t.Coefficient, &t.Unit)
	})
	if err != nil {
		return w, err
	}
	w.Limits, err = list(ctx, b, `SELECT `+origin+`, model, input, low, high FROM warfarin_limit ORDER BY id`, func(l *WarfarinLimit) []any {
		return append(l.of("warfarin_limit"), &l.Model, &l.Input, &l.Low, &l.High)
	})
	if err != nil {
		return w, err
	}
	w.Steps, err = list(ctx, b, `SELECT `+origin+`, condition, age_group, ancestry, action, value, strength FROM warfarin_step ORDER BY id`, func(s *WarfarinStep) []any {
		return append(s.of("warfarin_step"), &s.Condition, &s.AgeGroup, &s.Ancestry, &s.Action, &s.Value, &s.Strength)
	})
	if err != nil {
		return w, err
	}
	w.Ranges, err = list(ctx, b, `SELECT `+origin+`, vkorc1, cyp2c9, low, high FROM warfarin_range ORDER BY id`, func(r *WarfarinRange) []any {
		return append(r.of("warfarin_range"), &r.VKORC1, &r.CYP2C9, &r.Low, &r.High)
	})
	return w, err
}

// Oncology lists the medicines that oncology considers for carriers of BRCA1 or BRCA2.
func (b *Base) Oncology(ctx context.Context) ([]OncologyMedicine, error) {
	return list(ctx, b, `SELECT `+origin+`, medicine, kind, use, region, label_date FROM oncology ORDER BY id`, func(o *OncologyMedicine) []any {
		return append(o.of("oncology"), &o.Medicine, &o.Kind, &o.Use, &o.Region, &o.LabelDate)
	})
}
