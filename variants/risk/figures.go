package risk

import (
	"slices"
	"strings"

	"allelens/variants/germline"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
)

// figures are those of a gene that concern the person. Who has had a cancer is given what studies say of people
// after that cancer, and no comparison of people who have had none; who has had surgery what holds after it.
func figures(gene string, all []knowledge.RiskFigure, p Person) []Figure {
	var some []Figure
	for _, f := range all {
		if f.Gene == gene && p.studied(f.Sex) && p.concerns(f) {
			some = append(some, Figure{RiskFigure: f})
		}
	}
	return some
}

// ownFigures are those published for a variant itself that are no risks to an age, of people who have had no cancer.
func ownFigures(of germline.Finding, p Person) []Figure {
	var some []Figure
	for _, k := range of.Classification.Reduced.Risks {
		f := knowledge.RiskFigure{
			Origin: k.Origin, Gene: k.Gene, Sex: k.Sex, Cancer: k.Cancer, Measure: k.Measure, Value: k.Value, Low: k.Low, High: k.High,
			Who: k.Who, Study: k.Study, PMID: k.PMID,
		}
		if k.Age == 0 && p.studied(k.Sex) && p.concerns(f) {
			some = append(some, Figure{f, changeName(of)})
		}
	}
	return some
}

// changeName is the c. name of a finding without its transcript.
func changeName(f germline.Finding) string {
	_, name, _ := strings.Cut(f.Name.C, ":")
	return name
}

// concerns reports whether a figure is for people with the organs and the cancers that the person has had.
func (p Person) concerns(f knowledge.RiskFigure) bool {
	switch {
	case f.Surgery != "":
		own := f.Cancer == "breast" && f.Surgery == "breasts" // of what is left after the organ itself was removed
		return p.removed(f.Surgery) && (own || p.without(f.Cancer) == "") && !p.affected()
	case p.without(f.Cancer) != "" || p.had(f.Cancer):
		return false
	case f.First != "":
		return p.had(f.First)
	}
	return !p.affected()
}

// removed reports whether the organs, "breasts" or "ovaries", were removed.
func (p Person) removed(organs string) bool {
	return p.Organs.Of(organs) == patient.Removed
}

// affected reports whether the person has had a cancer that the figures concern.
func (p Person) affected() bool { return len(p.Earlier) > 0 }

// left is why a curve, of people who have had no cancer, does not concern the person: "removed", "absent", "had",
// "other_first", or "other_first_given" where a figure for after the person's cancer stands instead; "" where it does.
func (p Person) left(cancer string, given []Figure) string {
	switch reason := p.without(cancer); {
	case reason != "":
		return reason
	case p.had(cancer):
		return "had"
	case !p.affected():
		return ""
	case slices.ContainsFunc(given, func(f Figure) bool { return f.Cancer == cancer && f.First != "" }):
		return "other_first_given"
	}
	return "other_first"
}
