package report

// OutsideReading is how a result made elsewhere is understood, before it is taken.
type OutsideReading struct {
	Refused  string   // why it cannot be taken; "" where it can
	Result   string   // "*1/*4 · Intermediate Metabolizer · 1.0"
	Cautions []string // what is to be checked
}
