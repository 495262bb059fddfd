package report

// Verdict is the whole case in one sentence or two: the finding and how sure it is, the step that does not wait, the gravest of
// the patient's own medicines, and what is open for them. It reassures nobody of what was not read.
type Verdict struct {
	Text   string         `json:"text"`
	Tone   Tone           `json:"tone"`   // of the finding
	Badges []VerdictBadge `json:"badges"` // what stands behind it: findings, what was not read, medicines counted
	Read   string         `json:"read"`   // "1,198 of 1,223 knowledge sites have a genotype"
}

// VerdictBadge is a badge with where more is said: a screen, and a row or a choice of rows on it.
type VerdictBadge struct {
	Badge
	Screen string `json:"screen"`
	Key    string `json:"key,omitempty"`
	Filter string `json:"filter,omitempty"`
}
