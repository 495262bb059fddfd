package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	base "fyne.io/fyne/v2/theme"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/report/figure"
	"allelens/ui/theme"
)

// Builder makes a scene for a width and a height in points. Builders of figures with a
// height of their own are handed 0 when they are asked for it, and may ignore the height.
type Builder func(width, height float64) figure.Scene

// Figure paints a scene. The scene is built for the size at hand and painted point for
// point, so that its text has the same size at any width; it is built again only when size,
// theme or data change.
type Figure struct {
	fyneui.BaseWidget
	build            Builder
	fit              float64 // height to ask for; 0 leaves it to the builder
	measured, shown  figure.Scene
	measuring, place figureKey
}

type figureKey struct{ width, height, text float32 }

// NewFigure makes a figure that wants a height in points at scale 1; 0 is the scene's own.
func NewFigure(height float64, build Builder) *Figure {
	f := &Figure{build: build, fit: height}
	f.ExtendBaseWidget(f)
	return f
}

// SetBuilder replaces the data and paints again.
func (f *Figure) SetBuilder(build Builder) {
	f.build, f.measuring, f.place = build, figureKey{}, figureKey{}
	f.Refresh()
}

// scale is the factor of the theme on text, by which the whole figure is painted larger.
func (f *Figure) scale() float32 { return themeScale(f) }

// themeScale is the factor of the theme on text.
func themeScale(w fyne.Widget) float32 { return base.SizeForWidget(theme.SizeCell, w) / sizeAtOne }

// HeightFor implements Measured.
func (f *Figure) HeightFor(width float32) float32 {
	if f.fit > 0 {
		return float32(f.fit) * f.scale()
	}
	if key := (figureKey{width, 0, f.scale()}); f.measuring != key {
		f.measured, f.measuring = f.build(float64(width/key.text), 0), key
	}
	return float32(f.measured.Height) * f.scale()
}

// Scene is what is painted at the figure's size.
func (f *Figure) Scene() figure.Scene {
	key := figureKey{f.Size().Width, f.Size().Height, f.scale()}
	if f.place != key {
		f.shown, f.place = f.build(float64(key.width/key.text), float64(key.height/key.text)), key
	}
	return f.shown
}

// Point is the place of the scene under a position of the widget.
func (f *Figure) Point(at fyne.Position) figure.Point {
	return figure.Point{X: float64(at.X / f.scale()), Y: float64(at.Y / f.scale())}
}

// CreateRenderer implements fyne.Widget.
func (f *Figure) CreateRenderer() fyne.WidgetRenderer {
	r := newFigureRenderer(f)
	r.paint()
	return r
}

// figureRenderer paints anew only where size, theme or data are others: Fyne lays out whatever comes into sight, on
// each step of the wheel.
type figureRenderer struct {
	figure  *Figure
	painter painter
	painted figureKey
	objects []fyne.CanvasObject
}

func newFigureRenderer(f *Figure) *figureRenderer {
	return &figureRenderer{figure: f, painter: painter{owner: f}}
}

func (r *figureRenderer) paint() {
	if r.figure.Size().Width <= 0 {
		return
	}
	r.objects = r.painter.paint(r.figure.Scene(), r.figure.scale())
	r.painted = r.figure.place
}

func (r *figureRenderer) Layout(s fyne.Size) {
	if r.painted != (figureKey{s.Width, s.Height, r.figure.scale()}) || r.figure.place != r.painted {
		r.paint()
	}
}

func (r *figureRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *figureRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *figureRenderer) Destroy()                     {}

func (r *figureRenderer) Refresh() {
	r.paint()
	redraw(r.figure, r.objects)
}

// redraw has the window drawn again without throwing away textures that are still good, as canvas.Refresh does with all
// of a widget.
func redraw(w fyne.Widget, objects []fyne.CanvasObject) {
	c := fyne.CurrentApp().Driver().CanvasForObject(w)
	if c == nil {
		return
	}
	for _, o := range objects {
		if _, textured := o.(*canvas.Raster); !textured {
			c.Refresh(o)
			return
		}
	}
	canvas.Refresh(w)
}
