package risk

import (
	"slices"
	"strings"

	"allelens/variants/knowledge"
	"allelens/variants/patient"
)

// Person is what figures and recommendations are chosen by.
type Person struct {
	Sex    string // "female", "male"; anything else keeps the figures of both, labelled
	Age    int    // in years; -1 where it is not given
	Organs patient.Organs
	// Earlier are the cancers so far; NoCancer says that there was none. Neither: it was not asked.
	Earlier  []patient.Earlier
	NoCancer bool
	// Bodies are those whose recommendations are wanted; nil for all.
	Bodies []string

	cancers []knowledge.Cancer // that the base lists
}

// had reports whether the person has had a cancer.
func (p Person) had(cancer string) bool {
	return slices.ContainsFunc(p.Earlier, func(e patient.Earlier) bool { return e.Cancer == cancer })
}

// firstBreast is the age at the first breast cancer; 0 where it is not known.
func (p Person) firstBreast() int {
	age := 0
	for _, e := range p.Earlier {
		if e.Cancer == "breast" && e.Age > 0 && (age == 0 || e.Age < age) {
			age = e.Age
		}
	}
	return age
}

// studied reports whether the figures of a study in people of a sex ("F", "M", "both") are the
// person's. Ovaries, also removed ones, point to the studies in women, a prostate to those in men;
// where neither is stated the sex decides, and where that is not given either, none is left out.
func (p Person) studied(code string) bool {
	of := sexName(code)
	women, men := inherent(p.Organs.Ovaries), inherent(p.Organs.Prostate)
	switch {
	case of == "both":
		return true
	case women || men:
		return of == "female" && women || of == "male" && men
	}
	is := sexName(p.Sex)
	return is == "both" || is == of
}

func inherent(o patient.Organ) bool { return o == patient.Present || o == patient.Removed }

// without is why figures or items about an organ do not concern the person: "removed", "absent";
// "" where they may.
func (p Person) without(organ string) string {
	switch p.organ(organ) {
	case patient.Removed:
		return "removed"
	case patient.Absent:
		return "absent"
	}
	return ""
}

// organ is what is known of the organ that a cancer or a recommendation concerns.
func (p Person) organ(name string) patient.Organ {
	name = strings.TrimPrefix(name, contralateralTo)
	for _, c := range p.cancers {
		if c.Name == name || c.Site == name {
			return p.Organs.Of(c.Organ)
		}
	}
	return patient.OrganUnknown
}

// contralateralTo begins the name of a cancer of the other one of two organs.
const contralateralTo = "contralateral "

// sexName is the report's word for a sex code of the base.
func sexName(code string) string {
	switch strings.ToLower(code) {
	case "f", "female":
		return "female"
	case "m", "male":
		return "male"
	}
	return "both"
}
