package risk

import (
	"slices"
	"strings"

	"allelens/variants/knowledge"
)

// Organ is what is known of one of the patient's organs. It is asked, never concluded from sex.
type Organ string

// Organs are present, were never there, or were removed by an operation on both sides; "" where it
// was not asked.
const (
	OrganUnknown Organ = ""
	Present      Organ = "yes"
	Absent       Organ = "no"
	Removed      Organ = "removed"
)

// Organs are those that the risks and recommendations concern.
type Organs struct {
	Breasts, Ovaries, Prostate Organ
}

// Stated reports whether anything is known of the organs.
func (o Organs) Stated() bool { return o != Organs{} }

// of is what is known of an organ as it is asked: "breasts", "ovaries", "prostate".
func (o Organs) of(name string) Organ {
	return map[string]Organ{"breasts": o.Breasts, "ovaries": o.Ovaries, "prostate": o.Prostate}[name]
}

// Earlier is a cancer that the patient has had. Age is that at its diagnosis in years, 0 where it is
// not known.
type Earlier struct {
	Cancer string // "breast", "ovarian", "prostate", "pancreatic"
	Age    int
}

// Cancers lists the cancers that the figures concern.
func Cancers() []string { return []string{"breast", "ovarian", "prostate", "pancreatic"} }

// Person is what figures and recommendations are chosen by.
type Person struct {
	Sex    string // "female", "male"; anything else keeps the figures of both, labelled
	Age    int    // in years; -1 where it is not given
	Organs Organs
	// Earlier are the cancers so far; NoCancer says that there was none. Neither: it was not asked.
	Earlier  []Earlier
	NoCancer bool
	// Bodies are those whose recommendations are wanted; nil for all.
	Bodies []string

	cancers []knowledge.Cancer // that the base lists
}

// had reports whether the person has had a cancer.
func (p Person) had(cancer string) bool {
	return slices.ContainsFunc(p.Earlier, func(e Earlier) bool { return e.Cancer == cancer })
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

func inherent(o Organ) bool { return o == Present || o == Removed }

// without is why figures or items about an organ do not concern the person: "removed", "absent";
// "" where they may.
func (p Person) without(organ string) string {
	switch p.organ(organ) {
	case Removed:
		return "removed"
	case Absent:
		return "absent"
	}
	return ""
}

// organ is what is known of the organ that a cancer or a recommendation concerns.
func (p Person) organ(name string) Organ {
	name = strings.TrimPrefix(name, contralateralTo)
	for _, c := range p.cancers {
		if c.Name == name || c.Site == name {
			return p.Organs.of(c.Organ)
		}
	}
	return OrganUnknown
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
