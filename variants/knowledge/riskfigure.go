package knowledge

// RiskFigure is a published figure that is no curve: carriers compared with people without a variant, or what
// holds for people whom the curves do not concern.
type RiskFigure struct {
	Origin
	Gene, Sex, Cancer string
	First             string  // the cancer that came first, where the figure is for after it
	Surgery           string  // the organs removed, "breasts" or "ovaries", where it is for after that
	Measure           string  // "relative risk", "standardised incidence ratio", "hazard ratio", "risk", "risk lowered", "no evidence"
	Years             int     // since the first cancer; 0 where the figure is not over a time
	Value             float64 // a ratio, or percent of "risk" and "risk lowered"; -1 where only a range is given
	Low, High         float64 // the range, -1 where the source gives none
	Who               string  // code of the people or cancers studied, where the study tells them apart
	Study, PMID       string
}

// Compared reports whether the figure compares carriers with others, and is not for after a cancer or surgery.
func (f RiskFigure) Compared() bool { return f.First == "" && f.Surgery == "" }
