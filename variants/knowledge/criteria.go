package knowledge

// CriteriaCode is what the expert panel's specification says of one ACMG/AMP code for a gene.
type CriteriaCode struct {
	Origin
	Gene, Code string
	Applicable bool
	Strengths  []string // that the panel allows: "very_strong", "strong", "moderate", "supporting", "stand_alone"
	Excludes   []string // codes that must not be met beside this one
}

// Threshold is a number that a rule compares with. Value is text: a number, a strength, an exon.
type Threshold struct {
	Origin
	Gene, Code, Parameter, Value, Unit, Condition string
}

// StopCodons is the strength of PM5 for premature stop codons in a part of an exon.
type StopCodons struct {
	Origin
	Gene       string
	Exon       int
	Start, End int    // codons, 1-based, closed
	Strength   string // "" where PM5 does not apply
}

// AssayClass is what a class of an assay meets of the criteria PS3 and BS3.
type AssayClass struct {
	Origin
	Gene, Assay, Class string
	Code, Strength     string // "" where it meets neither
}

// SpliceSite is the strength of PVS1 for one change of a canonical splice base.
type SpliceSite struct {
	Origin
	Gene     string
	HGVSC    string
	Strength string // "" where PVS1 does not apply
	Reason   string // code of the specification's reason: "nmd_predicted"
}

// SpliceChange is a row of the splice sites with the base that changes.
type SpliceChange struct {
	SpliceSite
	Pos38 int // GRCh38, 1-based
}
