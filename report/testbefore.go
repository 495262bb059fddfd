package report

// DrugTest is a body's wish for a gene's result, which is missing, before a medicine's first dose.
type DrugTest struct {
	Gene       string `json:"gene"`
	Body       string `json:"body"`
	Region     string `json:"region"`
	Strength   string `json:"strength"`   // "required", "recommended", "consider"
	Population string `json:"population"` // whom it is meant for, in words
	Text       string `json:"text"`
	Since      string `json:"since"`
	Origin     Origin `json:"origin"`
}

// Silence is a gene without a usable result and what that could change for one of the patient's medicines.
type Silence struct {
	Gene  string `json:"gene"`
	Drug  string `json:"drug"`
	Worst string `json:"worst"` // the most urgent action that a result could lead to; "" where none changes it
	Asked bool   `json:"asked"` // a body requires or recommends the test
	Text  string `json:"text"`
}
