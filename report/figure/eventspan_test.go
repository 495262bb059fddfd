package figure

import (
	"math"
	"testing"
)

// TestEventScale: exons and event stand to one scale, in the transcript's direction, within the width, with the words of both ends.
func TestEventScale(t *testing.T) {
	e := EventSpan{Exons: []SpanExon{{17, 43063874, 43063951, false}, {18, 43063333, 43063373, true}, {19, 43057052, 43057135, true}, {20, 43051063, 43051117, false}},
		From: 43055101, To: 43063610, FromRange: [2]int{43055039, 43055163}, ToRange: [2]int{43063562, 43063658},
		Label: "8,510 bases deleted", FromWords: "43,055,101", ToWords: "43,063,610", Role: Change}
	for _, width := range []float64{260, 700, 1100} {
		at := e.scale(width)
		a, b, c := at(43063951), at(43057135), at(43051063)
		if !(a < b && b < c) || a < 0 || c > width {
			t.Errorf("at %.0f the exons stand at %.1f, %.1f and %.1f", width, a, b, c)
		}
		if got, want := (b-a)/(c-a), float64(43063951-43057135)/float64(43063951-43051063); math.Abs(got-want) > 1e-9 {
			t.Errorf("at %.0f not to scale: %v, want %v", width, got, want)
		}
		seen := map[string]bool{}
		for _, shape := range EventScale(width, e).Shapes {
			word, ok := shape.(Text)
			if !ok {
				continue
			}
			seen[word.Text] = true
			if b := word.Bounds(); b.Min.X < -0.5 || b.Max.X > width+0.5 {
				t.Errorf("at %.0f %q reaches from %.1f to %.1f", width, word.Text, b.Min.X, b.Max.X)
			}
		}
		if !seen["18"] || !seen["19"] || !seen[e.Label] || !seen[e.ToWords] && !seen[e.ToWords+" – "+e.FromWords] {
			t.Errorf("at %.0f there is only %v", width, seen)
		}
	}
	if got := EventScale(400, EventSpan{}); len(got.Shapes) != 0 {
		t.Errorf("without exons: %+v", got)
	}
	e.From, e.To, e.FromRange, e.ToRange = 5, 6, [2]int{}, [2]int{} // exact, and tiny beside its exons
	if s := EventScale(400, e); len(s.Shapes) == 0 {
		t.Error("an exact event is not drawn")
	}
}
