package variants

import "fmt"

// State is what a file says about a site. The zero value is absent, so that nothing
// forgotten can read as reference.
type State uint8

// The states of the ledger: five of a file's sites, and one of questions that the file was never asked.
const (
	Absent    State = iota // no line of the file covers the site
	Reference              // a 0/0 record or a block of adequate quality shows the reference
	Variant                // a record shows at least one other allele
	NoCall                 // a record covers the site and declines to call it ("./.", a half call of the reference)
	Filtered               // a call that failed FILTER or the thresholds: shown, marked, never dropped
	// NotAsked: nobody looked. A kept case knows what was asked of its file; what is asked since, the file may show or
	// not. It is neither absent nor reference, and no declaration turns it into either.
	NotAsked
)

// States lists the states that a file's sites can be in, in the order in which reports count them. NotAsked is none of
// a file's.
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
	case NotAsked:
		return "not_asked"
	}
	return fmt.Sprintf("state(%d)", uint8(s))
}

// MarshalText writes the state's name.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a state's name.
func (s *State) UnmarshalText(text []byte) error {
	for _, known := range append(States(), NotAsked) {
		if known.String() == string(text) {
			*s = known
			return nil
		}
	}
	return fmt.Errorf("%q is not a state", text)
}

// Seen reports whether the bases of a site in this state were called with confidence.
func (s State) Seen() bool { return s == Reference || s == Variant }
