package patient

import (
	"slices"
	"strings"

	"allelens/variants"
)

// MarkKind is what a mark says.
type MarkKind string

// Kinds of marks.
const (
	Noted        MarkKind = ""              // the counsellor's words on it
	ForReport    MarkKind = "report"        // it stands on page one
	Dismissed    MarkKind = "dismissed"     // set aside with a reason; listed in the annex
	Seen         MarkKind = "seen"          // a clinician has looked at it, so that it may be shared
	Confirmed    MarkKind = "confirmed"     // another test shows it too
	NotConfirmed MarkKind = "not_confirmed" // another test does not show it
)

// MarkKinds lists the kinds.
func MarkKinds() []MarkKind {
	return []MarkKind{Noted, ForReport, Dismissed, Seen, Confirmed, NotConfirmed}
}

// Samples that a confirming test was made on.
const (
	SecondSample = "second"
	SameSample   = "same"
)

// Mark is the counsellor's mark on something that a report shows.
type Mark struct {
	Of   string   `json:"of"`             // what is marked, as a report's rows name it, or by another name: "BRCA1 c.68_69del", "warfarin"
	Kind MarkKind `json:"kind,omitempty"` // "" notes words
	Text string   `json:"text,omitempty"` // the counsellor's words, the reason why it is set aside
	// On, By, Sample and Method are of a confirmation: the day (YYYY-MM-DD), the laboratory or person, SecondSample or SameSample,
	// "Sanger", "MLPA". On and By tell of Seen as well.
	On     string `json:"on,omitempty"`
	By     string `json:"by,omitempty"`
	Sample string `json:"sample,omitempty"`
	Method string `json:"method,omitempty"`
}

// Tests reports whether a mark tells of another test.
func (m Mark) Tests() bool { return m.Kind == Confirmed || m.Kind == NotConfirmed }

// wrong names the first field that a mark lacks or that cannot be; "" where it is sound.
func (m Mark) wrong() string {
	switch {
	case strings.TrimSpace(m.Of) == "":
		return "of"
	case !slices.Contains(MarkKinds(), m.Kind):
		return "kind"
	case m.On != "" && !variants.IsDate(m.On), m.On == "" && m.Tests():
		return "on"
	case (m.Kind == Dismissed || m.Kind == Noted) && strings.TrimSpace(m.Text) == "":
		return "text"
	case m.Sample != "" && m.Sample != SecondSample && m.Sample != SameSample, m.Sample == "" && m.Tests():
		return "sample"
	case m.Method == "" && m.Tests():
		return "method"
	}
	return ""
}

// Sound reports whether a mark says all that its kind has to say.
func (m Mark) Sound() bool { return m.wrong() == "" }

// ParseConfirmed reads "NAME; DATE; BY; second|same; METHOD", a test that shows the same, or that does not where the name begins
// with "not ". ok is false where it cannot be read.
func ParseConfirmed(text string) (m Mark, ok bool) {
	parts := strings.Split(text, ";")
	if len(parts) != 5 {
		return m, false
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	m = Mark{Of: parts[0], Kind: Confirmed, On: parts[1], By: parts[2], Sample: parts[3], Method: parts[4]}
	if rest, not := strings.CutPrefix(m.Of, "not "); not {
		m.Of, m.Kind = strings.TrimSpace(rest), NotConfirmed
	}
	return m, m.wrong() == ""
}
