package report

import "strconv"

// Origin leads a statement to its row of the knowledge base.
type Origin struct {
	Table    string `json:"table"`
	Row      int64  `json:"row"`
	Source   string `json:"source"`
	Date     string `json:"date"`
	Verified bool   `json:"verified"`           // a source was read that says so, or it is a rule of this program
	OwnRule  bool   `json:"own_rule,omitempty"` // a rule of this program, which no source can say
}

// Name names the row of the knowledge base: "classification 812"; "" of no origin.
func (o *Origin) Name() string {
	if o == nil || o.Table == "" {
		return ""
	}
	return o.Table + " " + strconv.FormatInt(o.Row, 10)
}
