package patient

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
	Breasts  Organ `json:"breasts,omitempty"`
	Ovaries  Organ `json:"ovaries,omitempty"`
	Prostate Organ `json:"prostate,omitempty"`
}

// Stated reports whether anything is known of the organs.
func (o Organs) Stated() bool { return o != Organs{} }

// Of is what is known of an organ as it is asked: "breasts", "ovaries", "prostate".
func (o Organs) Of(name string) Organ {
	return map[string]Organ{"breasts": o.Breasts, "ovaries": o.Ovaries, "prostate": o.Prostate}[name]
}

// Earlier is a cancer that the patient has had. Age is that at its diagnosis in years, 0 where it is
// not known.
type Earlier struct {
	Cancer string `json:"cancer"` // "breast", "ovarian", "prostate", "pancreatic"
	Age    int    `json:"age,omitempty"`
}

// Cancers lists the cancers that the figures concern.
func Cancers() []string { return []string{"breast", "ovarian", "prostate", "pancreatic"} }
