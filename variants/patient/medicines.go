package patient

import (
	"slices"
)

// Medicines are the patient's, as typed: generic names, trade names, or "Trade (generic)".
type Medicines struct{ Current, Planned, Earlier []string }

// All lists all names, those taken first.
func (m Medicines) All() []string { return slices.Concat(m.Current, m.Planned, m.Earlier) }

// Situation is what is known of the use of one medicine: an answer to what conditions of its rows ask.
type Situation struct {
	Drug   string `json:"drug"`            // a name of it
	About  string `json:"about,omitempty"` // code of what is asked: "indication", "formulation" …; "" where the answer tells
	Answer string `json:"answer"`          // code, or a word for it: "acs_pci", "stent"
}
