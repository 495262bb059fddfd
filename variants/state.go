package variants

import "fmt"

// State is what a file says about a site. The zero value is absent, so that nothing
// forgotten can read as reference.
type State uint8

// The five states of the ledger.
const (
	Absent    State = iota // no line of the file covers the site
	Reference              // a 0/0 record or a block of adequate quality shows the reference
	Variant                // a record shows at least one other allele
	NoCall                 // a record covers the site and declines to call it ("./.", a half call of the reference)
	Filtered               // a call that failed FILTER or the thresholds: shown, marked, never dropped
)

// States lists all states in the order in which reports count them.
func States() []State { return []State{Reference, Variant, NoCall, Absent, Filtered} }

// String is the name used in the report file.
func (s State) String() string {
	switch s {
	case Absent:
		return "absent"
	case Reference:
		return "reference"
	case Variant:
		return "variant"
	case NoCall:
		return "no_call"
	case Filtered:
		return "filtered"
	}
	return fmt.Sprintf("state(%d)", uint8(s))
}

// Seen reports whether the bases of a site in this state were called with confidence.
func (s State) Seen() bool { return s == Reference || s == Variant }
