package pdf

import (
	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
)

// pill is the measure of a badge in points, by the size of small text.
type pill struct{ pad, mark, gap, high float64 }

func (f *flow) pill() pill {
	k := f.look.small / smallSize
	return pill{pad: 4 * k, mark: 5 * k, gap: 3 * k, high: 12 * k}
}

// badge is a word in a pill with its sign: paper may be grey, so that colour never
// speaks alone. A word wider than the field goes on in further pills.
func (f *flow) badge(b report.Badge, width float64) []atom {
	return f.pillOf(b, width, softOf(b.Tone), "")
}

// outlined is a badge on a tinted ground: white, with a line around it.
func (f *flow) outlined(b report.Badge, width float64) []atom {
	return f.pillOf(b, width, figure.Card, inkOf(b.Tone))
}

func (f *flow) pillOf(b report.Badge, width float64, ground, line figure.Role) []atom {
	p := f.pill()
	var all []atom
	for i, words := range f.split(b.Word, bold, f.look.small, width-2*p.pad-p.mark-p.gap) {
		all = append(all, atom{p.high + 2, func(at figure.Point) []figure.Shape {
			wide := 2*p.pad + p.mark + p.gap + f.width(words, bold, f.look.small)
			ink := inkOf(b.Tone)
			shapes := []figure.Shape{figure.Rect{Min: figure.Point{X: at.X, Y: at.Y - 0.5}, Max: figure.Point{X: at.X + wide, Y: at.Y - 0.5 + p.high}, Fill: ground, Stroke: line, Radius: 4}}
			if i == 0 {
				shapes = append(shapes, figure.BadgeSign(figure.SignKind(b.Shape()), figure.Point{X: at.X + p.pad + p.mark/2, Y: at.Y - 0.5 + p.high/2}, p.mark/2, ink))
			}
			return append(shapes, figure.Text{At: figure.Point{X: at.X + p.pad + p.mark + p.gap, Y: at.Y + 8.2*p.high/12}, Text: words, Size: f.look.small, Bold: true, Colour: ink})
		}})
	}
	return all
}

// badgeWidth is how wide the pill of a word on one line is.
func (f *flow) badgeWidth(b report.Badge) float64 {
	p := f.pill()
	return 2*p.pad + p.mark + p.gap + 1 + f.width(f.clean(b.Word), bold, f.look.small)
}

func inkOf(t report.Tone) figure.Role {
	if t == report.ToneNeutral || t == "" {
		return figure.Ink
	}
	return document.Role(t)
}

func softOf(t report.Tone) figure.Role {
	switch t {
	case report.ToneAct:
		return figure.ActSoft
	case report.ToneChange:
		return figure.ChangeSoft
	case report.ToneStandard:
		return figure.StandardSoft
	case report.ToneUnknown:
		return figure.UnknownSoft
	default:
		return figure.Line
	}
}
