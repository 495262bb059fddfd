package pdf

import (
	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
)

// badge is a word in a pill with its sign: paper may be grey, so that colour never
// speaks alone. A word wider than the field goes on in further pills.
func (f *flow) badge(b report.Badge, width float64) []atom {
	const pad, mark, high = 4.0, 5.0, 12.0
	var all []atom
	for i, words := range f.split(b.Word, bold, smallSize, width-2*pad-mark-3) {
		all = append(all, atom{high + 2, func(at figure.Point) []figure.Shape {
			wide := 2*pad + mark + 3 + f.width(words, bold, smallSize)
			ink := inkOf(b.Tone)
			shapes := []figure.Shape{figure.Rect{Min: figure.Point{X: at.X, Y: at.Y - 0.5}, Max: figure.Point{X: at.X + wide, Y: at.Y - 0.5 + high}, Fill: softOf(b.Tone), Radius: 4}}
			if i == 0 {
				shapes = append(shapes, figure.BadgeSign(figure.SignKind(b.Shape()), figure.Point{X: at.X + pad + mark/2, Y: at.Y - 0.5 + high/2}, mark/2, ink))
			}
			return append(shapes, figure.Text{At: figure.Point{X: at.X + pad + mark + 3, Y: at.Y + 8.2}, Text: words, Size: smallSize, Bold: true, Colour: ink})
		}})
	}
	return all
}

// badgeWidth is how wide the pill of a word on one line is.
func (f *flow) badgeWidth(b report.Badge) float64 {
	return 16 + f.width(f.clean(b.Word), bold, smallSize)
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
