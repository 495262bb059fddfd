package report

// Answers to the family's question.
const (
	KnownPresent       = "present"
	KnownAbsent        = "absent"
	KnownNotAssessable = "not_assessable"
)

// FamilyAnswer answers, before all else, whether the patient carries the variant that is known in the family.
type FamilyAnswer struct {
	Asked  string `json:"asked"`  // as typed
	Answer string `json:"answer"` // "present", "absent", "not_assessable"
	Why    string `json:"why"`    // a code: "called", "reference", "filtered", "rearrangement" …
	// TrueNegative: it is absent, the family's report is stated as source, the variant counts as disease-causing here, and
	// nothing puts in doubt whose sample it is.
	TrueNegative bool   `json:"true_negative"`
	Source       string `json:"source"` // the family's report, as stated
	Badge        Badge  `json:"badge"`
	Title        string `json:"title"`
	Text         string `json:"text"` // why
	Lines        []Note `json:"lines"`
	// Variants are the alleles that the words stand for, the one that decides first; none where nothing was understood.
	Variants []FamilyVariant `json:"variants"`
	Event    string          `json:"event"` // the structural event that decides, or is to be compared; ""
	Gene     string          `json:"gene"`  // "" where nothing was understood
	// VCFLine and VCFLineNumber are the line behind the answer; "" and null where there is none.
	VCFLine       string `json:"vcf_line"`
	VCFLineNumber *int64 `json:"vcf_line_number"`
}
