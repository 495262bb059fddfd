package reporttest

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"allelens/report/figure"
)

// Mark is what a face has put on the page for a shape or a run of like lines: what kind of
// mark, in which colours, over which box in points. Of a text, the box is its starting point alone.
type Mark struct {
	Kind         string // "line", "area", "text"
	Fill, Stroke figure.Role
	Text         string
	Box          figure.Bounds
	Slack        float64 // how far a dashed line may end before its box
}

// Marks are the marks that any face must leave of a scene, in order.
func Marks(s figure.Scene) []Mark {
	var all []Mark
	for _, shape := range s.Shapes {
		switch s := shape.(type) {
		case figure.Polyline:
			m := Mark{Kind: "line", Stroke: s.Stroke, Box: Around(s.Points...)}
			for _, length := range s.Dash {
				m.Slack = max(m.Slack, length)
			}
			all = AddMark(all, m)
		case figure.Polygon:
			all = AddMark(all, Mark{Kind: "area", Fill: s.Fill, Box: Around(s.Points...)})
		case figure.Rect:
			all = AddMark(all, Mark{Kind: "area", Fill: s.Fill, Stroke: s.Stroke, Box: figure.Bounds{Min: s.Min, Max: s.Max}})
		case figure.Circle:
			r := s.Radius
			all = AddMark(all, Mark{Kind: "area", Fill: s.Fill, Stroke: s.Stroke, Box: figure.Bounds{
				Min: figure.Point{X: s.Centre.X - r, Y: s.Centre.Y - r}, Max: figure.Point{X: s.Centre.X + r, Y: s.Centre.Y + r}}})
		case figure.Text:
			all = AddMark(all, Mark{Kind: "text", Fill: s.Colour, Text: s.Text, Box: Around(figure.Point{Y: s.At.Y})})
		}
	}
	return all
}

// AddMark appends a mark. Lines of one colour that follow each other are one mark, as faces
// cut them differently; so are an area and its outline where a face draws them in two steps.
func AddMark(all []Mark, m Mark) []Mark {
	if len(all) == 0 {
		return append(all, m)
	}
	last := &all[len(all)-1]
	switch {
	case m.Kind == "line" && last.Kind == "line" && last.Stroke == m.Stroke:
		last.Box = Around(last.Box.Min, last.Box.Max, m.Box.Min, m.Box.Max)
		last.Slack = max(last.Slack, m.Slack)
		return all
	case m.Kind == "area" && last.Kind == "area" && last.Stroke == "" && m.Fill == "" && near(last.Box, m.Box, 0.1):
		last.Stroke = m.Stroke
		return all
	}
	return append(all, m)
}

// Around is the box around points.
func Around(points ...figure.Point) figure.Bounds {
	b := figure.Bounds{Min: points[0], Max: points[0]}
	for _, p := range points {
		b.Min = figure.Point{X: min(b.Min.X, p.X), Y: min(b.Min.Y, p.Y)}
		b.Max = figure.Point{X: max(b.Max.X, p.X), Y: max(b.Max.Y, p.Y)}
	}
	return b
}

func near(a, b figure.Bounds, most float64) bool {
	for _, d := range []float64{a.Min.X - b.Min.X, a.Min.Y - b.Min.Y, a.Max.X - b.Max.X, a.Max.Y - b.Max.Y} {
		if math.Abs(d) > most {
			return false
		}
	}
	return true
}

// String is a mark as golden files hold it, places to a tenth of a point.
func (m Mark) String() string {
	if m.Kind == "text" {
		return fmt.Sprintf("text %q %s at %.1f", m.Text, m.Fill, m.Box.Min.Y)
	}
	return strings.Join(strings.Fields(fmt.Sprintf("%s %s %s %.1f,%.1f to %.1f,%.1f", m.Kind, m.Fill, outline(m.Stroke), m.Box.Min.X, m.Box.Min.Y, m.Box.Max.X, m.Box.Max.Y)), " ")
}

func outline(r figure.Role) string {
	if r == "" {
		return ""
	}
	return "stroke:" + string(r)
}

// SameMarks checks that a face has put on the page what the scene says, within half a point.
func SameMarks(t *testing.T, name string, want, got []Mark) {
	t.Helper()
	for i := range max(len(want), len(got)) {
		switch {
		case i >= len(want):
			t.Errorf("%s: more than the scene: %s", name, got[i])
		case i >= len(got):
			t.Errorf("%s: missing: %s", name, want[i])
		case want[i].Kind != got[i].Kind || want[i].Text != got[i].Text || want[i].Fill != got[i].Fill || want[i].Stroke != got[i].Stroke || !near(want[i].Box, got[i].Box, 0.5+want[i].Slack):
			t.Errorf("%s: mark %d is %s, want %s", name, i, got[i], want[i])
		default:
			continue
		}
		return
	}
}
