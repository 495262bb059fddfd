package figure

import (
	"testing"

	"pgregory.net/rapid"
)

func TestDoseBarShowsBothDoses(t *testing.T) {
	s := DoseChart(400, DoseBar{Dose: 2, Without: 4, Most: 8, Role: Change, Zero: "0", End: func(m float64) string { return number(m) + " mg" }, Mark: "without"})
	bars := find[Rect](s)
	if len(bars) != 2 || bars[1].Max.X != 100 || bars[1].Fill != Change || bars[0].Max.X != 400 {
		t.Errorf("bars %+v", bars)
	}
	if marks := find[Polyline](s); len(marks) != 1 || marks[0].Points[0].X != 200 {
		t.Errorf("marks %+v", marks)
	}
	if without := DoseChart(400, DoseBar{Dose: 2, Most: 8, Role: Change, End: number}); len(find[Polyline](without)) != 0 {
		t.Error("a mark without a dose")
	}
}

func TestDoseBarKeepsItsLabelsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.Float64Range(250, 900).Draw(t, "width")
		b := DoseBar{
			Dose: rapid.Float64Range(0.3, 25).Draw(t, "dose"), Without: rapid.Float64Range(0.3, 25).Draw(t, "without"), Most: 8, Role: Change,
			Zero: "0", End: func(m float64) string { return number(m) + " mg" }, Mark: "without genes", Text: rapid.Float64Range(7, 14).Draw(t, "size"),
		}
		s := DoseChart(width, b)
		texts := find[Text](s)
		for i, a := range texts {
			box := a.Bounds()
			if box.Min.X < -1 || box.Max.X > width+1 || box.Max.Y > s.Height+1 {
				t.Fatalf("%q leaves the drawing: %+v of %v × %v", a.Text, box, width, s.Height)
			}
			for _, o := range texts[i+1:] {
				if box.Overlaps(o.Bounds()) {
					t.Fatalf("%q and %q overlap", a.Text, o.Text)
				}
			}
		}
		for _, r := range find[Rect](s) {
			if r.Max.X > width+0.001 {
				t.Fatalf("a bar leaves the drawing: %+v", r)
			}
		}
	})
}
