package report

// Marked is a mark of the counsellor on something that the report shows, or on a name that it does not show.
type Marked struct {
	Of   string `json:"of"`   // as marked
	Kind string `json:"kind"` // "note", "report", "dismissed", "seen", "confirmed", "not_confirmed"
	// Title is what is marked, as the report calls it, and Says what it says of it; "" where it shows no such.
	Title string `json:"title"`
	Says  string `json:"says"`
	Text  string `json:"text"`  // the mark in a sentence
	Words string `json:"words"` // the counsellor's own
	On    string `json:"on"`    // YYYY-MM-DD
	By    string `json:"by"`
	// Sample is "second" or "same", of a confirmation; "" else.
	Sample string `json:"sample"`
	Method string `json:"method"`
	Badge  *Badge `json:"badge"` // of what is marked
}

// NextStep is one thing to do, that can be ticked.
type NextStep struct {
	Code   string `json:"code"` // what it is, whatever the words: "confirm BRCA1 c.68_69del"
	Text   string `json:"text"`
	Urgent bool   `json:"urgent"`
	Done   *Done  `json:"done"` // null where it is open
	// Due and For are the day on which, and the role by which, it is to be done, where stated.
	Due string `json:"due"`
	For string `json:"for"`
}

// Done is when a step was done, and by whom: a role, "counsellor".
type Done struct {
	On string `json:"on"`
	By string `json:"by"`
}

// Unseen is a finding that nobody has said to have looked at.
type Unseen struct {
	Of  string // what a mark on it names
	Key string // of its row on the screen of the cancer genes
}
