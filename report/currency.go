package report

// States of age, and their badges' tones.
const (
	Current = "current"
	Ageing  = "ageing"
	Old     = "old"
)
