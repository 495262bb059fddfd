package report

// Unanswered is an open question whose answer changes something in the report.
type Unanswered struct {
	Code     string
	Question string // "Ovaries and tubes in place?"
	Why      string // what depends on it: "decides a step"
	// Answer names where it is answered: "intake", "history" (organs and cancers), "answers" (of medicines), "outside"
	// (results from elsewhere).
	Answer string
}
