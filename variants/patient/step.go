package patient

// Step is what is stated of a next step of the report: to be done by a day by somebody, or done.
type Step struct {
	Of   string `json:"of"`             // the step's code
	Due  string `json:"due,omitempty"`  // YYYY-MM-DD
	Role string `json:"role,omitempty"` // whose it is: "counsellor", "oncologist"
	Done string `json:"done,omitempty"` // YYYY-MM-DD; "" while it is open
}
