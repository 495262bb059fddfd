package knowledge

import (
	"strconv"
)

// DrugArea is an area of medicine in which a drug is used: "oncology", "cardiology" …
type DrugArea struct {
	Origin
	Drug, Area string
}

// Harm is how bad it is to give a drug against a gene's result: 2 to 4, the worst; a pair without a row counts as 1.
type Harm struct {
	Origin
	Drug, Gene string
	Rank       int
}

// SituationArea is an area of medicine that a patient's situation brings near.
type SituationArea struct {
	Origin
	Situation string // "carrier"
	Area      string // as in DrugArea
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

// OtherGene is one that clinicians name and for which no result is taken.
type OtherGene struct {
	Origin
	Gene, Names       string // other names, "|" between
	Why               string // code: "listed", "not_held", "unlisted"
	Medicines, Levels string // with which CPIC lists it, and how; "" where it does not
}

// Alias is a further name of a gene, or of a variant of it, by which people search.
type Alias struct {
	Origin
	Gene, RSID string // RSID is "" of the gene's own names
	Name       string
	Kind       string // "short", "full", "variant"
}

// Condition is one answer to what the conditions of a drug's rows ask of the patient.
type Condition struct {
	Origin
	Drug, About string   // About is a code: "indication", "formulation" …
	Answer      string   // a code; one of a question's answers holds; "" is one that never does
	Conditions  []string // of the rows, that hold under the answer
	Classes     []string // it holds where a listed medicine is of one of them; "none" where no other answer's is
	Words       []string // that may stand in brackets behind the medicine's name, in small letters
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

// OncologyMedicine is a medicine that oncology considers for carriers of some cancer genes.
type OncologyMedicine struct {
	Origin
	Medicine          string
	Genes             []string // whose carriers it is for
	Kind              string   // "gene": touched by the person's other genes; "context": given because of the cancer gene
	Use               string   // code; texts are in the catalogue
	Region, LabelDate string   // of the label; "" where the kind is "gene"
}

// Warfarin is all that the base holds for the dose of warfarin.
type Warfarin struct {
	Terms  []WarfarinTerm
	Limits []WarfarinLimit
	Steps  []WarfarinStep // in the order of the flow
	Ranges []WarfarinRange
}
