package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	base "fyne.io/fyne/v2/theme"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/ui/theme"
)

// Surface is a rectangle in colours of the theme.
type Surface struct {
	fyneui.BaseWidget
	Fill, Stroke fyne.ThemeColorName // "" for none
	StrokeWidth  float32
	StrokeSize   fyne.ThemeSizeName // if set, the theme gives the width
	Radius       float32
	painted      surfaceLook
}

// surfaceLook is what a surface shows: the theme may give other colours to the same names.
type surfaceLook struct {
	fill, stroke color.Color
	width        float32
}

func (s *Surface) looks() surfaceLook {
	return surfaceLook{colour(s.Fill, s), colour(s.Stroke, s), s.StrokeWidth}
}

// NewSurface makes a rectangle with a hairline border.
func NewSurface(fill, stroke fyne.ThemeColorName, radius float32) *Surface {
	s := &Surface{Fill: fill, Stroke: stroke, StrokeWidth: theme.Hairline, Radius: radius}
	s.ExtendBaseWidget(s)
	return s
}

// Set changes the colours; "" is none.
func (s *Surface) Set(fill, stroke fyne.ThemeColorName) {
	s.Fill, s.Stroke = fill, stroke
	if s.painted != s.looks() {
		s.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	rect := canvas.NewRectangle(color.Transparent)
	paint := func() {
		s.painted = s.looks()
		rect.FillColor, rect.StrokeColor = s.painted.fill, s.painted.stroke
		rect.StrokeWidth = s.StrokeWidth
		if s.StrokeSize != "" {
			rect.StrokeWidth = base.SizeForWidget(s.StrokeSize, s)
		}
		if s.Stroke == "" {
			rect.StrokeWidth = 0
		}
		rect.CornerRadius = s.Radius
	}
	paint()
	return (&rendering{
		objects: []fyne.CanvasObject{rect},
		layout:  rect.Resize,
		least:   func() fyne.Size { return fyne.Size{} },
		refresh: paint,
	}).laidOut(s)
}

// colour resolves a name for a widget; "" is transparent.
func colour(name fyne.ThemeColorName, w fyne.Widget) color.Color {
	if name == "" {
		return color.Transparent
	}
	return base.ColorForWidget(name, w)
}

// framed reports whether frames and lines tell what tints tell elsewhere: high contrast.
func framed(w fyne.Widget) bool { return base.SizeForWidget(theme.SizeBadgeFrame, w) > 0 }

// chosenFrame is the width in points of the frame around what is chosen, where there are no tints.
const chosenFrame float32 = 1.5

// Rule is a hairline across the width.
func Rule() fyne.CanvasObject {
	r := &ruler{}
	r.ExtendBaseWidget(r)
	return Fixed(0, r)
}

type ruler struct{ Surface }

// CreateRenderer implements fyne.Widget.
func (r *ruler) CreateRenderer() fyne.WidgetRenderer {
	r.Fill = theme.ColorLine
	return r.Surface.CreateRenderer()
}

// MinSize implements fyne.CanvasObject.
func (r *ruler) MinSize() fyne.Size { return fyne.NewSize(0, theme.Hairline) }
