package report

// Clinic is the clinic's own block, as reports print it: who answers for them, not whose they are. It is stated once for
// a workstation.
type Clinic struct {
	Name        string      `json:"name,omitempty"`
	Address     string      `json:"address,omitempty"` // lines
	Contact     string      `json:"contact,omitempty"` // telephone, mail
	Logo        []byte      `json:"logo,omitempty"`    // a PNG or JPEG file; base64 in JSON
	Signatories []Signatory `json:"signatories,omitempty"`
	// SecondReader: no report is final before a second person has read it.
	SecondReader bool     `json:"second_reader,omitempty"`
	Print        Template `json:"print,omitzero"` // how its reports are printed; a report file does not hold it
}

// Template is how a clinic's reports are printed, unless a case says otherwise.
type Template struct {
	Sections []string `json:"sections,omitempty"` // of the technical annex, by name; nil for all
	Bodies   []string `json:"bodies,omitempty"`   // whose recommendations come first
	Language string   `json:"language,omitempty"` // of the sentences; "" for the machine's
	Paper    Paper    `json:"paper,omitempty"`    // "" for that of the machine's locale
}

// Signatory may sign reports.
type Signatory struct {
	Name         string `json:"name"`
	Role         string `json:"role,omitempty"`
	Registration string `json:"registration,omitempty"` // number
}

// Stated reports whether anything is known of the clinic.
func (c Clinic) Stated() bool {
	return c.Name+c.Address+c.Contact != "" || len(c.Logo) > 0 || len(c.Signatories) > 0 || c.SecondReader
}
