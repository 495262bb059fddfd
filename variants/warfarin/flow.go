package warfarin

import (
	"slices"

	"allelens/variants/knowledge"
)

// adult is the age in years from which the equations for adults hold.
const adult = 18

// Steps lists the steps of CPIC's flow (2017 update, PMID 28198005) that apply. An unknown age counts
// as adult. Steps that change a calculated dose apply only where one is to be calculated.
func (d *Doser) Steps(age int, p Patient, g Genotype) []knowledge.WarfarinStep {
	group := "adult"
	if age >= 0 && age < adult {
		group = "child"
	}
	var all []knowledge.WarfarinStep
	for _, s := range d.steps {
		if s.AgeGroup == group && fits(s.Ancestry, p.Ancestry) && holds(s.Condition, g) {
			all = append(all, s)
		}
	}
	calculates := slices.ContainsFunc(all, func(s knowledge.WarfarinStep) bool { return s.Action == "CALCULATE_DOSE" })
	return slices.DeleteFunc(all, func(s knowledge.WarfarinStep) bool {
		return !calculates && (s.Action == "REDUCE_CALCULATED_DOSE" || s.Action == "INCREASE_CALCULATED_DOSE")
	})
}

// fits reports whether a step is meant for an ancestry. One that is not given is not African
// for adults, as in CPIC's flow, and not European for children.
func fits(step string, a Ancestry) bool {
	switch step {
	case "african":
		return a == African
	case "other":
		return a != African
	case "european":
		return a == European
	case "not european":
		return a != European
	}
	return true
}

// holds decides a step's condition.
func holds(condition string, g Genotype) bool {
	switch condition {
	case "no_genotype":
		return !g.Known()
	case "genotype":
		return g.Known()
	case "rare_allele":
		return g.Known() && carriesRare(g)
	case "rare_allele_tested":
		return g.Known() && g.RareTested
	case "rare_allele_untested":
		return g.Known() && !g.RareTested
	case "cyp4f2":
		return g.Known() && g.CYP4F2 > 0
	case "rs12777823":
		return g.Known() && g.RS12777823 > 0
	case "poor":
		return g.Poor
	case "any":
		return true
	}
	return false
}

func carriesRare(g Genotype) bool {
	return slices.ContainsFunc(g.CYP2C9, func(a Allele) bool { return slices.Contains(rare, a.Name) })
}
