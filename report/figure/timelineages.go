package figure

// Plan is what one body says of an item.
type Plan struct {
	Who      string   // body and version
	When     string   // ages and how often, in words
	Mark     string   // a caution: "to be verified"
	From, To *float64 // ages in years, both included; nil is open
	Late     string   // of what is done once: "if not yet done", said after To; it stays due. Else ""
}

// Timing is where an age stands to a plan.
type Timing uint8

// At is where an age stands to the plan; nil is an age not known.
func (p Plan) At(age *float64) Timing {
	switch {
	case age == nil || p.From == nil && p.To == nil:
		return Open
	case p.past(*age) && p.Late == "":
		return Gone
	case p.From != nil && *age < *p.From:
		return Ahead
	}
	return Today
}

// past reports whether the last year of the plan's ages is over.
func (p Plan) past(age float64) bool { return p.To != nil && age >= *p.To+1 }

// said is when the plan is due, in words; after its ages what is done once is due if it was not done.
func (p Plan) said(age *float64) string {
	if age != nil && p.past(*age) && p.Late != "" {
		return p.When + ", " + p.Late
	}
	return p.When
}
