package warfarin

import (
	"math"
	"slices"
	"strings"

	"allelens/variants/knowledge"
)

const daysOfWeek = 7

// Doser holds the equations. It is immutable and safe for concurrent use.
type Doser struct {
	terms  map[string][]knowledge.WarfarinTerm // by model
	limits map[string][]knowledge.WarfarinLimit
	steps  []knowledge.WarfarinStep
	ranges []knowledge.WarfarinRange
}

// New prepares the equations.
func New(w knowledge.Warfarin) *Doser {
	d := &Doser{terms: make(map[string][]knowledge.WarfarinTerm), limits: make(map[string][]knowledge.WarfarinLimit), steps: w.Steps, ranges: w.Ranges}
	for _, t := range w.Terms {
		d.terms[t.Model] = append(d.terms[t.Model], t)
	}
	for _, l := range w.Limits {
		d.limits[l.Model] = append(d.limits[l.Model], l)
	}
	return d
}

// models are the equations by name; each has a form without genotype, "<name>_clinical".
var models = []string{"iwpc", "gage"}

// Estimates computes the dose by each equation. age is in years, -1 when not given.
func (d *Doser) Estimates(age int, p Patient, g Genotype) []Estimate {
	all := make([]Estimate, len(models))
	for i, model := range models {
		all[i] = d.estimate(model, age, p, g)
	}
	return all
}

func (d *Doser) estimate(model string, age int, p Patient, g Genotype) Estimate {
	e := Estimate{Model: model, Genotype: g, Terms: d.terms[model], Verified: true}
	for _, t := range e.Terms {
		e.Verified = e.Verified && t.Verified
	}
	if age >= 0 && age < adult {
		e.Reason = Child
		return e
	}
	e.Missing = missing(age, p)
	e.Outside = d.outside(model, age, p)
	switch {
	case len(e.Missing) > 0:
		e.Reason = Incomplete
		return e
	case len(e.Outside) > 0:
		e.Reason = OutOfRange
		return e
	}
	without := perDay(model, d.sum(model+"_clinical", person(model, age, p)))
	e.Without = &without
	genes, unknown, reason := genes(model, g)
	e.Unknown, e.Reason = unknown, reason
	if reason != "" {
		return e
	}
	values := person(model, age, p)
	for term, value := range genes {
		values[term] = value
	}
	dose := perDay(model, d.sum(model, values))
	e.PerDay = &dose
	return e
}

// missing lists what both equations need and was not given.
func missing(age int, p Patient) []string {
	var all []string
	for _, input := range []struct {
		name    string
		missing bool
	}{{"age", age < 0}, {"height", p.Height == 0}, {"weight", p.Weight == 0}} {
		if input.missing {
			all = append(all, input.name)
		}
	}
	return all
}

// outside lists the limits that given inputs do not keep.
func (d *Doser) outside(model string, age int, p Patient) []knowledge.WarfarinLimit {
	given := map[string]float64{"height": p.Height, "weight": p.Weight, "inr": target(p)}
	if age >= 0 {
		given["age"] = float64(age)
	}
	var all []knowledge.WarfarinLimit
	for _, l := range d.limits[model] {
		if v := given[l.Input]; v != 0 && (v < l.Low || v > l.High) {
			all = append(all, l)
		}
	}
	return all
}

func target(p Patient) float64 {
	if p.INR == 0 {
		return UsualINR
	}
	return p.INR
}

// sum adds up the terms of a model that have a value. A term without a value counts as 0.
func (d *Doser) sum(model string, values map[string]float64) float64 {
	total := 0.0
	for _, t := range d.terms[model] {
		total += t.Coefficient * values[t.Term]
	}
	return total
}

// perDay turns what an equation gives into mg per day: IWPC (PMID 19228618) gives the square
// root of mg per week, Gage (PMID 18305455) the natural logarithm of mg per day.
func perDay(model string, sum float64) float64 {
	if model == "iwpc" {
		return sum * sum / daysOfWeek
	}
	return math.Exp(sum)
}

const yearsOfDecade = 10

// person is the values of the terms that are not genes.
func person(model string, age int, p Patient) map[string]float64 {
	v := map[string]float64{
		"intercept": 1, "height": p.Height, "weight": p.Weight, "bsa": surface(p), "inr": target(p), "age": float64(age),
		"amiodarone": yes(p.Amiodarone), "inducer": yes(p.Inducer), "smoker": yes(p.Smoker), "thrombosis": yes(p.Thrombosis),
		"asian": yes(p.Ancestry == Asian), "african": yes(p.Ancestry == African),
		"ancestry_unknown": yes(p.Ancestry == AncestryUnknown || p.Ancestry == OtherAncestry),
	}
	if model == "iwpc" {
		v["age"] = float64(age / yearsOfDecade)
	}
	return v
}

// surface is the body surface in m², by Du Bois 1916: 0.007184 × kg^0.425 × cm^0.725.
func surface(p Patient) float64 {
	return 0.007184 * math.Pow(p.Weight, 0.425) * math.Pow(p.Height, 0.725)
}

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// rare are alleles that the equations do not know, but that CPIC says how to allow for.
var rare = []string{"*5", "*6", "*8", "*11"}

// genes is the values of the terms that are genes. unknown names genes that the equation
// counts as unknown; reason says why it cannot be used.
func genes(model string, g Genotype) (values map[string]float64, unknown []string, reason string) {
	if len(g.CYP2C9) != 2 {
		unknown = append(unknown, "CYP2C9")
	}
	if g.VKORC1 == "" {
		unknown = append(unknown, "VKORC1")
	}
	switch {
	case len(unknown) == 2:
		return nil, unknown, NoGenotype
	case len(unknown) > 0 && model == "gage":
		return nil, unknown, NeedsGenes
	}
	counts := map[string]float64{}
	for _, a := range g.CYP2C9 {
		switch {
		case a.Name == "*2" || a.Name == "*3":
			counts[a.Name]++
		case !a.Normal && !slices.Contains(rare, a.Name):
			return nil, unknown, OtherAllele
		}
	}
	if model == "gage" {
		return map[string]float64{"vkorc1_a": float64(strings.Count(g.VKORC1, "A")), "cyp2c9_2": counts["*2"], "cyp2c9_3": counts["*3"]}, unknown, ""
	}
	values = map[string]float64{"vkorc1_unknown": yes(g.VKORC1 == ""), "cyp2c9_unknown": yes(len(g.CYP2C9) != 2)}
	values["vkorc1_ag"], values["vkorc1_aa"] = yes(g.VKORC1 == "AG"), yes(g.VKORC1 == "AA")
	values["cyp2c9_"+pair(counts)] = 1
	return values, unknown, ""
}

// pair names the alleles *2 and *3 that are carried as terms do: "1_3" beside one other.
func pair(counts map[string]float64) string {
	var names []string
	for _, name := range []string{"2", "3"} {
		for range int(counts["*"+name]) {
			names = append(names, name)
		}
	}
	for len(names) < 2 {
		names = append([]string{"1"}, names...)
	}
	return names[0] + "_" + names[1]
}

// Expected is the label's range for a genotype; nil where its table has none.
func (d *Doser) Expected(g Genotype) *knowledge.WarfarinRange {
	if !g.Known() {
		return nil
	}
	counts := map[string]float64{}
	for _, a := range g.CYP2C9 {
		if a.Name != "*1" && a.Name != "*2" && a.Name != "*3" {
			return nil
		}
		counts[a.Name]++
	}
	name := "*" + strings.Replace(pair(counts), "_", "/*", 1)
	for i := range d.ranges {
		if d.ranges[i].VKORC1 == g.VKORC1 && d.ranges[i].CYP2C9 == name {
			return &d.ranges[i]
		}
	}
	return nil
}
