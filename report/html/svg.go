package html

import (
	"fmt"
	"html/template"
	"strings"

	"allelens/report/document"
	"allelens/report/figure"
)

// column is the width of the page's text in points, for drawings.
const (
	column = 600.0
	gap    = 18.0
)

// colours are the roles' colours on a light page.
var colours = map[figure.Role]string{
	figure.Ink: "#1b2430", figure.Muted: "#5c6b7d", figure.Line: "#dfe5ec", figure.Card: "#ffffff", figure.Accent: "#1f6f8b",
	figure.Act: "#b3261e", figure.Change: "#9a5b00", figure.Standard: "#1e7145", figure.Unknown: "#5b4a9e",
	figure.ActSoft: "#fbeae9", figure.ChangeSoft: "#fff3dd", figure.StandardSoft: "#e5f4eb", figure.UnknownSoft: "#eeebf8",
	figure.DomainA: "#93b9c9", figure.DomainB: "#cfd6e1", figure.DomainC: "#b9c6a5", figure.DomainD: "#c7a6b6", "": "none",
}

// draw writes one of several drawings side by side as SVG. Words are escaped; all else in it
// is numbers and our own names.
func draw(d document.Drawing, many int) template.HTML {
	s := d.Build((column - gap*float64(many-1)) / float64(many))
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %.2f %.2f" role="img" aria-label="%s">`, s.Width, s.Height, template.HTMLEscapeString(d.Alt))
	for _, shape := range s.Shapes {
		element(&b, shape)
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

func element(b *strings.Builder, shape figure.Shape) {
	switch s := shape.(type) {
	case figure.Polyline:
		fmt.Fprintf(b, `<polyline points="%s" fill="none" stroke="%s" stroke-width="%.2f"%s/>`, points(s.Points), colours[s.Stroke], s.Width, dashes(s.Dash))
	case figure.Polygon:
		fmt.Fprintf(b, `<polygon points="%s" fill="%s" opacity="%.2f"/>`, points(s.Points), colours[s.Fill], s.Opacity)
	case figure.Rect:
		fmt.Fprintf(b, `<rect x="%.2f" y="%.2f" width="%.2f" height="%.2f" rx="%.2f" fill="%s" stroke="%s" stroke-width="0.5"/>`,
			s.Min.X, s.Min.Y, s.Max.X-s.Min.X, s.Max.Y-s.Min.Y, s.Radius, colours[s.Fill], colours[s.Stroke])
	case figure.Circle:
		fmt.Fprintf(b, `<circle cx="%.2f" cy="%.2f" r="%.2f" fill="%s" fill-opacity="%.2f" stroke="%s" stroke-width="0.5"/>`, s.Centre.X, s.Centre.Y, s.Radius, colours[s.Fill], s.Shade(), colours[s.Stroke])
	case figure.Text:
		weight := "400"
		if s.Bold {
			weight = "600"
		}
		anchor := [...]string{figure.Start: "start", figure.Middle: "middle", figure.End: "end"}[s.Anchor]
		fmt.Fprintf(b, `<text x="%.2f" y="%.2f" font-size="%.2f" font-weight="%s" text-anchor="%s" fill="%s">%s</text>`,
			s.At.X, s.At.Y, s.Size, weight, anchor, colours[s.Colour], template.HTMLEscapeString(s.Text))
	}
}

func points(all []figure.Point) string {
	parts := make([]string, len(all))
	for i, p := range all {
		parts[i] = fmt.Sprintf("%.2f,%.2f", p.X, p.Y)
	}
	return strings.Join(parts, " ")
}

func dashes(lengths []float64) string {
	if len(lengths) == 0 {
		return ""
	}
	parts := make([]string, len(lengths))
	for i, l := range lengths {
		parts[i] = fmt.Sprintf("%.2f", l)
	}
	return ` stroke-dasharray="` + strings.Join(parts, " ") + `"`
}
