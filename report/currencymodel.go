package report

// Currency is the age of one part of the knowledge base.
type Currency struct {
	Part   string `json:"part"` // "classes", "definitions", "guidance", "programme"
	Of     string `json:"of"`   // gene or body; "" for definitions
	Name   string `json:"name"`
	Newest Age    `json:"newest"`
	Oldest Age    `json:"oldest"` // of the tenth of its rows that is oldest
	State  string `json:"state"`  // the worse of both
	Badge  Badge  `json:"badge"`
}

// Age is how old a date is on the report's.
type Age struct {
	Date   string `json:"date"`
	Months int    `json:"months"` // whole ones that have passed
	State  string `json:"state"`  // "current", "ageing" after 6 months, "old" after 12
	Text   string `json:"text"`   // "7 months"
}

// ClassChange is a variant of this person whose class is another than the knowledge base before held.
type ClassChange struct {
	Gene    string `json:"gene"`
	Variant string `json:"variant"`
	From    string `json:"from"`
	To      string `json:"to"`
	Since   string `json:"since"` // version of the base before
	Text    string `json:"text"`
	Origin  Origin `json:"origin"` // of the class before
}
