package widget

import (
	"fyne.io/fyne/v2"
	fyneui "fyne.io/fyne/v2/widget"
)

// Pane scrolls its content up and down. The content gets the pane's width, and the pane's
// height where it needs less.
type Pane struct {
	fyneui.BaseWidget
	scroll *roller
	sheet  *sheet
}

// NewPane makes a pane around an object.
func NewPane(content fyne.CanvasObject) *Pane {
	p := &Pane{}
	p.sheet = &sheet{content: content}
	p.sheet.ExtendBaseWidget(p.sheet)
	p.scroll = newRoller(p, p.sheet)
	p.sheet.pane = p
	p.ExtendBaseWidget(p)
	return p
}

// SetContent replaces what the pane shows and goes to its top.
func (p *Pane) SetContent(content fyne.CanvasObject) {
	p.sheet.content = content
	p.scroll.Offset = fyne.Position{}
	p.sheet.Refresh()
	p.scroll.Refresh()
}

// Replace replaces what the pane shows and keeps the place scrolled to.
func (p *Pane) Replace(content fyne.CanvasObject) {
	p.sheet.content = content
	p.sheet.Refresh()
	p.scroll.Refresh()
}

// Reveal scrolls so far that an object of the content is in sight, of a taller one its beginning.
func (p *Pane) Reveal(o fyne.CanvasObject) {
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(p.sheet).Y
	bottom, offset := top+o.Size().Height, p.scroll.Offset.Y
	switch {
	case top < offset:
		offset = top
	case bottom > offset+p.scroll.Size().Height:
		offset = min(top, bottom-p.scroll.Size().Height)
	default:
		return
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, offset))
}

// Content is what the pane shows.
func (p *Pane) Content() fyne.CanvasObject { return p.sheet.content }

func (p *Pane) held() []fyne.CanvasObject { return []fyne.CanvasObject{p.sheet.content} }

func (p *Pane) turn(by float32) (left float32) { return p.scroll.turn(by) }

// HeightFor implements Measured: all of the content.
func (p *Pane) HeightFor(width float32) float32 { return HeightFor(p.sheet.content, width) }

// CreateRenderer implements fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	return (&rendering{
		objects: []fyne.CanvasObject{p.scroll},
		layout:  p.scroll.Resize,
		least:   func() fyne.Size { return fyne.Size{} },
		refresh: p.scroll.Refresh,
	}).laidOut(p)
}

// sheet is the content at the width of its pane.
type sheet struct {
	fyneui.BaseWidget
	pane    *Pane
	content fyne.CanvasObject
}

// MinSize implements fyne.CanvasObject.
func (s *sheet) MinSize() fyne.Size {
	return fyne.NewSize(0, HeightFor(s.content, s.pane.Size().Width))
}

// CreateRenderer implements fyne.Widget.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	r := &rendering{objects: []fyne.CanvasObject{s.content}}
	r.layout = func(size fyne.Size) { s.content.Resize(size) }
	r.least = s.MinSize
	r.refresh = func() {
		r.objects[0] = s.content
		s.content.Resize(s.Size())
		s.content.Refresh()
	}
	return r.laidOut(s)
}
