package report

// Advice is a sentence that rests on a row of the knowledge base.
type Advice struct {
	Code     string `json:"code"`
	Text     string `json:"text"`
	Verified bool   `json:"verified"`
	Origin   Origin `json:"origin"`
}

// Family is what a disease-causing variant means for relatives. It names no person.
type Family struct {
	Variants     []FamilyVariant `json:"variants"`
	Relatives    []Relative      `json:"relatives"` // empty where two variants have to be settled first
	Note         string          `json:"note"`      // how the chances are meant, or why there are none
	Advice       []Advice        `json:"advice"`
	Reproduction []Advice        `json:"reproduction"`
	// Care is what the chosen programme has for carriers, whatever the patient's own sex: what a relative who carries the
	// variant would be offered. Only rows that were checked at their source.
	Care []CareItem `json:"care"`
}

// FamilyVariant is what a laboratory needs in order to look for the variant in a relative.
type FamilyVariant struct {
	Gene       string `json:"gene"`
	Transcript string `json:"transcript"`
	HGVSC      string `json:"hgvs_c"`
	HGVSP      string `json:"hgvs_p"`
	HGVSG      string `json:"hgvs_g"`
	Assembly   string `json:"assembly"`
	Class      string `json:"class"` // our word for the class
	Review     string `json:"review"`
	Source     string `json:"source"`
	// Evaluated is the date of the last evaluation; "" where it is not known.
	Evaluated   string `json:"evaluated"`
	VariationID string `json:"variation_id"`
	// Confirmed says when, by whom and how it was shown in a second sample; "" while it was not.
	Confirmed string `json:"confirmed,omitempty"`
}

// CareItem is a measure of a programme for carriers.
type CareItem struct {
	Code   string `json:"code"`
	Organ  string `json:"organ"`
	Sex    string `json:"sex"`  // of the people whom it is for: "female", "male", "both"
	Ages   string `json:"ages"` // "from 25", "30–75"; "" for none
	Body   string `json:"body"`
	Origin Origin `json:"origin"`
}

// Relative is the chance of relatives of a kind to carry the variant, before anybody else was tested.
type Relative struct {
	Relation string  `json:"relation"`
	Degree   int     `json:"degree"`
	Percent  float64 `json:"percent"`
	Text     string  `json:"text"` // "Children: 50 %"
}

// Explanation is a page for a result that must not be read as more than it is.
type Explanation struct {
	Code    string   `json:"code"` // "uncertain", "none_found", "not_assessed"
	Title   string   `json:"title"`
	Genes   []string `json:"genes"`
	Lines   []Advice `json:"lines"`
	Recheck string   `json:"recheck"` // YYYY-MM-DD to look the variant up again; "" where nothing waits for it
}
