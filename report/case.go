package report

// CaseInfo is what is printed about the case.
type CaseInfo struct {
	Label       string          `json:"label"` // "Case 0042"; the sample's name unless the counsellor types another
	Sex         string          `json:"sex"`
	Age         *int            `json:"age"`
	Scope       string          `json:"scope"`
	Date        string          `json:"date"`        // YYYY-MM-DD
	Medications []string        `json:"medications"` // taken now
	Planned     []string        `json:"planned_medications"`
	Before      []string        `json:"earlier_medications"`
	Organs      Organs          `json:"organs"`
	Earlier     []EarlierCancer `json:"earlier_cancers"`
	NoCancer    bool            `json:"no_earlier_cancer"`   // it was asked, and there was none
	Note        string          `json:"note,omitempty"`      // the counsellor's words
	SignedBy    string          `json:"signed_by,omitempty"` // name and registration number
	SignedOn    string          `json:"signed_on,omitempty"` // YYYY-MM-DD
	// SecondReader is who has read it beside who signs, where the clinic asks for one.
	SecondReader string `json:"second_reader,omitempty"`
	Identity
	Indication   string `json:"indication,omitempty"`           // why the test was ordered
	KnownVariant string `json:"known_variant,omitempty"`        // that runs in the family
	KnownSource  string `json:"known_variant_source,omitempty"` // the family's report that names it, as stated
	Status       string `json:"status,omitempty"`               // "draft", "final", "amended", as stated
	Amends       string `json:"amends,omitempty"`               // number of the report that this one amends
	// Missing are the elements that a final report needs and this one lacks, in words, once a status is stated.
	Missing []string `json:"missing,omitempty"`
	// Deidentified: names, numbers and dates that tell whose the report is were left out.
	Deidentified bool `json:"deidentified,omitempty"`
}

// Identity is who the patient is and where the sample came from, as typed.
type Identity struct {
	Name         string `json:"name,omitempty"`
	Born         string `json:"born,omitempty"` // YYYY-MM-DD, YYYY-MM or YYYY
	RecordNumber string `json:"record_number,omitempty"`
	OrderedBy    string `json:"ordered_by,omitempty"`
	Laboratory   string `json:"laboratory,omitempty"`
	Accession    string `json:"accession,omitempty"` // the laboratory's number of the sample
	Specimen     string `json:"specimen,omitempty"`
	Collected    string `json:"collected,omitempty"` // YYYY-MM-DD
	Received     string `json:"received,omitempty"`  // YYYY-MM-DD
	ReportNumber string `json:"report_number,omitempty"`
}
