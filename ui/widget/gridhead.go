package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"allelens/ui/theme"
)

// direction is how a column is sorted.
type direction int8

const (
	unsorted   direction = 0
	ascending  direction = 1
	descending direction = -1
)

var arrows = map[direction]string{ascending: " ▲", descending: " ▼"}

// gridHead is the head of a column; it can be pressed where the column can be sorted by.
type gridHead struct {
	pressable
	label  string
	sorted direction
}

func newGridHead(label string, tapped func()) *gridHead {
	h := &gridHead{label: label}
	h.onTapped, h.disabled = tapped, tapped == nil
	h.ExtendBaseWidget(h)
	return h
}

func (h *gridHead) setSorted(d direction) { h.sorted = d; h.Refresh() }

// Cursor implements desktop.Cursorable.
func (h *gridHead) Cursor() desktop.Cursor { return h.pressable.Cursor() }

// CreateRenderer implements fyne.Widget.
func (h *gridHead) CreateRenderer() fyne.WidgetRenderer {
	face := NewSurface("", "", 4)
	label := NewLine()
	paint := func() {
		ink := theme.ColorMuted
		if h.hovered && !h.disabled || h.sorted != unsorted {
			ink = theme.ColorInk
		}
		ring(face, h.focused, "", "")
		label.Set(Span{Text: h.label + arrows[h.sorted], Bold: true, Colour: ink, Size: theme.SizeSmall})
	}
	paint()
	content := Layers(face, Inset(headerRise, cellInset, headerRise, cellInset, label))
	return (&rendering{
		objects: []fyne.CanvasObject{content},
		layout:  content.Resize,
		least:   content.MinSize,
		refresh: paint,
	}).laidOut(h)
}
