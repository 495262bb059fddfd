package figure

import "testing"

// TestExonStripHidesNoExon: each exon has its place, in order; the long one is cut and says how long it is; an event's bracket
// lies over its exons.
func TestExonStripHidesNoExon(t *testing.T) {
	p := Protein{Length: 1863, First: 2, Exons: []int{80, 54, 78, 89, 140, 106, 46, 77, 3426, 89, 172, 127, 191, 311, 88, 78, 41, 84, 55, 74, 61, 125},
		Events: []Event{{Label: "DEL", First: 18, Last: 19, Role: Change}}, Marks: []Mark{{Label: "c.68_69del", Position: 23, Role: Act, Strong: true}}}
	for _, width := range []float64{320, 700, 1100} {
		s := layStrip(width, p)
		for i, b := range s.boxes {
			if b.to-b.x < 2 || i > 0 && b.x <= s.boxes[i-1].to || b.to > width {
				t.Errorf("at %.0f exon %d stands from %.1f to %.1f", width, p.First+i, b.x, b.to)
			}
			if b.cut != (p.Exons[i] == 3426) {
				t.Errorf("exon %d cut: %v", p.First+i, b.cut)
			}
		}
		texts := map[string]Text{}
		for _, shape := range ExonStrip(width, p).Shapes {
			if word, ok := shape.(Text); ok {
				texts[word.Text] = word
			}
		}
		for _, word := range []string{"DEL", "18", "c.68_69del", "23"} {
			if _, there := texts[word]; !there {
				t.Errorf("at %.0f no %q in %v", width, word, texts)
			}
		}
		if at := texts["DEL"].At.X; at < s.boxes[16].x || at > s.boxes[17].to {
			t.Errorf("at %.0f the bracket stands at %.1f", width, at)
		}
	}
	if got := ExonStrip(400, Protein{}); len(got.Shapes) != 0 {
		t.Errorf("without exons: %+v", got)
	}
}
