package report

// Interaction is what medicines of the patient's ask for beside each other.
type Interaction struct {
	Drug     string   `json:"drug"`     // whose effect or dose is meant
	With     []string `json:"with"`     // the others
	Severity string   `json:"severity"` // the body's: "contraindicated", "avoid", "adjust", "monitor", "none"
	Action   string   `json:"action"`
	// Holding tells whether it holds: "holds"; "if_result", "if_situation" under what Text says and nobody knows here;
	// "nothing_to_gain" where the genotype alone leaves the enzyme nothing to do.
	Holding string `json:"holding"`
	Text    string `json:"text"`
	Lead    string `json:"lead"`    // the same in one short sentence without reasons; "" where nothing is asked for
	Patient string `json:"patient"` // what the patient is told; "" for nothing
	Body    string `json:"body"`
	Source  string `json:"source"` // name of what was read
	URL     string `json:"url"`
	Origin  Origin `json:"origin"`
	Badge   Badge  `json:"badge"`
}
