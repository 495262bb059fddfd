package widget

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/report/figure"
	"allelens/ui/theme"
)

// Paper shows a page as it will print: as wide as there is room, and light in all themes.
type Paper struct {
	fyneui.BaseWidget
	page  figure.Scene
	image image.Image // of the size last drawn
}

// NewPaper shows a page.
func NewPaper(page figure.Scene) *Paper {
	p := &Paper{page: page}
	p.ExtendBaseWidget(p)
	return p
}

// Page is what is shown.
func (p *Paper) Page() figure.Scene { return p.page }

// HeightFor implements Measured.
func (p *Paper) HeightFor(width float32) float32 {
	if p.page.Width <= 0 {
		return 0
	}
	return width * float32(p.page.Height/p.page.Width)
}

// CreateRenderer implements fyne.Widget.
func (p *Paper) CreateRenderer() fyne.WidgetRenderer {
	sheet := canvas.NewRaster(p.draw)
	edge := NewSurface("", theme.ColorLine, 0)
	return (&rendering{
		objects: []fyne.CanvasObject{sheet, edge},
		layout:  func(s fyne.Size) { sheet.Resize(s); edge.Resize(s) },
		least:   func() fyne.Size { return fyne.Size{} },
		refresh: func() {},
	}).laidOut(p)
}

// draw makes the image once for each size.
func (p *Paper) draw(w, h int) image.Image {
	if p.image == nil || p.image.Bounds().Dx() != w || p.image.Bounds().Dy() != h {
		p.image = drawScene(p.page, w, h)
	}
	return p.image
}

// Tiles sets objects of one width side by side, as many in a line as have at least the given
// width, gap points apart.
func Tiles(least, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&tiles{least: least, gap: gap}, objects...)
}

type tiles struct{ least, gap float32 }

// arrange calls put for each object and returns the height used.
func (t *tiles) arrange(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	perLine := max(int((width+t.gap)/(t.least+t.gap)), 1)
	each := (width - t.gap*float32(perLine-1)) / float32(perLine)
	y, height := float32(0), float32(0)
	for i, o := range objects {
		column := i % perLine
		if column == 0 && i > 0 {
			y, height = y+height+t.gap, 0
		}
		h := HeightFor(o, each)
		put(o, float32(column)*(each+t.gap), y, each, h)
		height = max(height, h)
	}
	return y + height
}

func (t *tiles) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return t.arrange(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// Layout implements fyne.Layout.
func (t *tiles) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t.arrange(objects, size.Width, place)
}

// MinSize implements fyne.Layout.
func (t *tiles) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
