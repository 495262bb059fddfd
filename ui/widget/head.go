package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Head sets tools at the right of a title on one line; where there is no room for both, below it, in as many lines as they
// need.
func Head(gap float32, title *Text, tools ...fyne.CanvasObject) *fyne.Container {
	return container.New(head(gap), title, container.New(&tray{row{gap: gap, grow: -1}, flow{gap}}, tools...))
}

type head float32

func (h head) below(objects []fyne.CanvasObject, width float32) bool {
	return objects[0].(*Text).natural()+float32(h)+objects[1].MinSize().Width > width
}

func (h head) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	title := HeightFor(objects[0], width)
	if h.below(objects, width) {
		return title + float32(h) + HeightFor(objects[1], width)
	}
	return max(title, objects[1].MinSize().Height)
}

// Layout implements fyne.Layout.
func (h head) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	title, tools := HeightFor(objects[0], size.Width), objects[1].MinSize()
	if h.below(objects, size.Width) {
		place(objects[0], 0, 0, size.Width, title)
		place(objects[1], 0, title+float32(h), size.Width, size.Height-title-float32(h))
		return
	}
	left := size.Width - tools.Width
	place(objects[0], 0, (size.Height-title)/2, left-float32(h), title)
	place(objects[1], left, (size.Height-tools.Height)/2, tools.Width, tools.Height)
}

// MinSize implements fyne.Layout.
func (h head) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

// tray is a row where there is room for one, else a flow.
type tray struct {
	row  row
	flow flow
}

func (t *tray) tight(objects []fyne.CanvasObject, width float32) bool {
	return t.row.MinSize(objects).Width > width+0.5
}

func (t *tray) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	if t.tight(objects, width) {
		return t.flow.heightFor(objects, width)
	}
	return t.row.heightFor(objects, width)
}

// Layout implements fyne.Layout.
func (t *tray) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if t.tight(objects, size.Width) {
		t.flow.Layout(objects, size)
		return
	}
	t.row.Layout(objects, size)
}

// MinSize implements fyne.Layout.
func (t *tray) MinSize(objects []fyne.CanvasObject) fyne.Size { return t.row.MinSize(objects) }
