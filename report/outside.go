package report

// OutsideReading is how a result made elsewhere is understood, before it is taken.
type OutsideReading struct {
	Refused  string   // why it cannot be taken; "" where it can
	Result   string   // "*1/*4 · Intermediate Metabolizer · 1.0"
	Cautions []string // what is to be checked
}

// OutsideCall is a gene's result made elsewhere, as it was given. What was not given is "".
type OutsideCall struct {
	Diplotype     string `json:"diplotype"`
	Phenotype     string `json:"phenotype"`
	ActivityScore string `json:"activity_score"`
	Laboratory    string `json:"laboratory"`
	Method        string `json:"method"` // of a program's output at least the program
	Date          string `json:"date"`   // YYYY-MM-DD, YYYY-MM or YYYY
	Where         string `json:"where"`  // "calls.tsv:3"
	Text          string `json:"text"`   // in one line
}
