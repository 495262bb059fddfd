// Package warfarin computes the expected stable dose of warfarin by published equations, and
// walks CPIC's flow. Coefficients, limits, steps and the label's table come from the knowledge
// base.
package warfarin

import "allelens/variants/knowledge"

// Ancestry as given; the equations know no others.
type Ancestry string

// Ancestries. AncestryUnknown is the default: nothing is assumed.
const (
	AncestryUnknown Ancestry = ""
	African         Ancestry = "african"
	Asian           Ancestry = "asian"
	European        Ancestry = "european"
	OtherAncestry   Ancestry = "other"
)

// Ancestries lists the ancestries that can be given.
func Ancestries() []Ancestry { return []Ancestry{European, Asian, African, OtherAncestry} }

// UsualINR is the target that counts where none is given: the middle of 2 to 3.
const UsualINR = 2.5

// Patient is what the equations ask of a person beside age and genes. Zero values are not
// given; a yes-or-no that is not given counts as no.
type Patient struct {
	Height     float64 // cm
	Weight     float64 // kg
	Ancestry   Ancestry
	Amiodarone bool
	Inducer    bool // carbamazepine, phenytoin or rifampin
	Smoker     bool
	Thrombosis bool    // the reason is deep vein thrombosis or pulmonary embolism
	INR        float64 // target
}

// Genotype is one possible set of results of the genes behind warfarin.
type Genotype struct {
	// CYP2C9 are the two alleles, "*1" and "*3"; empty where not known.
	CYP2C9 []Allele
	// VKORC1 is rs9923231 as the papers write it, on the gene's strand: "GG", "AG", "AA"; "" where not known.
	VKORC1 string
	// RareTested: all of CYP2C9 *5, *6, *8 and *11 would have been seen.
	RareTested bool
	Poor       bool // CYP2C9 poor metaboliser
	CYP4F2     int  // copies of *3; -1 where not known
	RS12777823 int  // copies of A; -1 where not known
}

// Allele is one allele of CYP2C9.
type Allele struct {
	Name   string
	Normal bool // of normal function
}

// Known reports whether both genes of the equations are known.
func (g Genotype) Known() bool { return len(g.CYP2C9) == 2 && g.VKORC1 != "" }

// Reference reports whether nothing in the genotype changes the dose.
func (g Genotype) Reference() bool {
	if !g.Known() || g.VKORC1 != "GG" || g.CYP4F2 > 0 {
		return false
	}
	return g.CYP2C9[0].Normal && g.CYP2C9[1].Normal
}

// Labels name the genotype by gene, as far as it is known.
func (g Genotype) Labels() map[string]string {
	labels := make(map[string]string)
	if len(g.CYP2C9) == 2 {
		labels["CYP2C9"] = g.CYP2C9[0].Name + "/" + g.CYP2C9[1].Name
	}
	if g.VKORC1 != "" {
		labels["VKORC1"] = "-1639 " + g.VKORC1[:1] + "/" + g.VKORC1[1:]
	}
	return labels
}

// Why an estimate gives no dose.
const (
	NoGenotype  = "no_genotype"  // neither gene is known
	OtherAllele = "other_allele" // an allele of CYP2C9 that the equation does not know
	NeedsGenes  = "needs_genes"  // the equation has no term for an unknown gene
	Incomplete  = "incomplete"   // inputs are missing
	OutOfRange  = "out_of_range" // an input lies outside the range of the studies
	Child       = "child"
)

// Estimate is one equation's answer.
type Estimate struct {
	Model    string // "iwpc", "gage"
	Genotype Genotype
	// PerDay is the dose in mg with the genotype, Without the same equation's clinical form. nil
	// where Reason says why not.
	PerDay, Without *float64
	Reason          string   // "" where PerDay is given
	Missing         []string // inputs that were not given: "age", "height", "weight"
	Outside         []knowledge.WarfarinLimit
	Unknown         []string // genes that the equation counts as unknown
	Terms           []knowledge.WarfarinTerm
	Verified        bool
}

// PerWeek is the dose in mg per week; 0 where none is given.
func (e Estimate) PerWeek() float64 {
	if e.PerDay == nil {
		return 0
	}
	return daysOfWeek * *e.PerDay
}
