package widget

import "allelens/report/figure"

// iconSide is the side of an icon of the navigation in points at text scale 1.
const iconSide = 18

// icons are drawings for entries of a narrow navigation, on a square of 18, in a colour.
var icons = map[string]func(ink figure.Role) []figure.Shape{
	"overview": func(ink figure.Role) []figure.Shape {
		return []figure.Shape{outline(ink, 2, 2, 8, 10), outline(ink, 10, 2, 16, 6), outline(ink, 10, 8, 16, 16), outline(ink, 2, 12, 8, 16)}
	},
	"cancer": func(ink figure.Role) []figure.Shape {
		return []figure.Shape{trace(ink, 2, 2, 2, 16, 16, 16), trace(ink, 4, 13, 8, 8, 11, 10, 16, 3)}
	},
	"drugs": func(ink figure.Role) []figure.Shape {
		return []figure.Shape{
			trace(ink, 4, 9, 9, 4, 12, 3, 14, 4, 15, 6, 14, 9, 9, 14, 6, 15, 4, 14, 3, 12, 4, 9), trace(ink, 6.5, 6.5, 11.5, 11.5),
		}
	},
	"variants": func(ink figure.Role) []figure.Shape {
		return []figure.Shape{trace(ink, 2, 4, 16, 4), trace(ink, 2, 9, 16, 9), trace(ink, 2, 14, 16, 14)}
	},
	"quality": func(ink figure.Role) []figure.Shape {
		return []figure.Shape{trace(ink, 9, 2, 15, 4, 15, 9, 12, 14, 9, 16, 6, 14, 3, 9, 3, 4, 9, 2), trace(ink, 6, 9, 8, 11, 12, 6)}
	},
	"report": func(ink figure.Role) []figure.Shape {
		return []figure.Shape{trace(ink, 4, 2, 11, 2, 14, 5, 14, 16, 4, 16, 4, 2), trace(ink, 7, 8, 11, 8), trace(ink, 7, 12, 11, 12)}
	},
}

const iconStroke = 1.5

// trace is a line through places, x and y in turn.
func trace(ink figure.Role, at ...float64) figure.Shape {
	line := figure.Polyline{Stroke: ink, Width: iconStroke}
	for i := 0; i+1 < len(at); i += 2 {
		line.Points = append(line.Points, figure.Point{X: at[i], Y: at[i+1]})
	}
	return line
}

// outline is a box.
func outline(ink figure.Role, x, y, to, bottom float64) figure.Shape {
	return trace(ink, x, y, to, y, to, bottom, x, bottom, x, y)
}

// newIcon is a figure with an icon; nil for a name that has none.
func newIcon(name string) *Figure {
	if icons[name] == nil {
		return nil
	}
	return NewFigure(iconSide, iconIn(name, figure.Ink))
}

// iconIn draws an icon in a colour, in the middle of the width.
func iconIn(name string, ink figure.Role) Builder {
	return func(width, _ float64) figure.Scene {
		s := figure.Scene{Width: width, Height: iconSide, Shapes: icons[name](ink)}
		for _, shape := range s.Shapes {
			line := shape.(figure.Polyline)
			for i := range line.Points {
				line.Points[i].X += (width - iconSide) / 2
			}
		}
		return s
	}
}
