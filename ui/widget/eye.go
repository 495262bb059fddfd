package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/ui/theme"
)

// Eye is an eye, struck through where nothing is shown to anybody.
type Eye struct {
	fyneui.BaseWidget
	open bool
}

// NewEye makes an eye, as large as a line of text asks for.
func NewEye(open bool) *Eye {
	e := &Eye{open: open}
	e.ExtendBaseWidget(e)
	return e
}

// eyeSide is the width of the eye in points at text scale 1.
const eyeSide float32 = 26

// CreateRenderer implements fyne.Widget.
func (e *Eye) CreateRenderer() fyne.WidgetRenderer {
	ball, pupil, stroke := canvas.NewEllipse(color.Transparent), canvas.NewCircle(color.Transparent), canvas.NewLine(color.Transparent)
	paint := func() {
		ink := colour(theme.ColorMuted, e)
		ball.StrokeColor, pupil.StrokeColor, stroke.StrokeColor = ink, ink, ink
	}
	paint()
	stroke.Hidden = e.open
	r := &rendering{objects: []fyne.CanvasObject{ball, pupil, stroke}, refresh: paint}
	r.least = func() fyne.Size { return fyne.NewSquareSize(eyeSide * themeScale(e)) }
	r.layout = func(fyne.Size) {
		side := eyeSide * themeScale(e)
		line := side / 16
		ball.StrokeWidth, pupil.StrokeWidth, stroke.StrokeWidth = line, line, line
		place(ball, 0, 0.2*side, side, 0.6*side)
		place(pupil, 0.36*side, 0.36*side, 0.28*side, 0.28*side)
		stroke.Position1, stroke.Position2 = fyne.NewPos(0.12*side, 0.88*side), fyne.NewPos(0.88*side, 0.12*side)
	}
	return r.laidOut(e)
}
