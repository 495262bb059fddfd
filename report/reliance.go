package report

// Reliance says how far "none found" holds for a gene.
type Reliance struct {
	Gene string `json:"gene"`
	// Answer is "yes" (as far as the file can tell), "in_part", "no", "found" (a finding stands; the text is about the rest),
	// "elsewhere" (the result was made elsewhere).
	Answer string `json:"answer"`
	Text   string `json:"text"`
	Badge  Badge  `json:"badge"`
	// UnreadExons are the coding exons of which bases were not read, by number; of cancer genes.
	UnreadExons []int `json:"unread_exons"`
}
