package knowledge

// Cancer is one that figures and recommendations concern.
type Cancer struct {
	Origin
	Name     string   // "breast"
	Organ    string   // asked of the person: "breasts", "ovaries", "prostate"; "" for none
	Site     string   // the organ's code in recommendations: "breast", "ovary"
	Sex      string   // whose cancer it can be: "F", "M", "both"
	Overview bool     // page one names its figures
	Colour   string   // role of its curves in drawings: "act", "change", "unknown", "accent"
	CanRisk  []string // columns of a pedigree in CanRisk's format, for the first and further ones
}
