package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
	label   string
	sorted  direction
	content fyne.CanvasObject // nil until it is shown
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

// HeightFor implements Measured.
func (h *gridHead) HeightFor(width float32) float32 {
	least := h.MinSize().Height // makes the content
	if h.content == nil {
		return least
	}
	return max(least, HeightFor(h.content, width))
}

// CreateRenderer implements fyne.Widget.
func (h *gridHead) CreateRenderer() fyne.WidgetRenderer {
	face := NewSurface("", "", 4)
	line, label := NewLine(), NewText()
	paint := func() {
		ink := theme.ColorMuted
		if h.hovered && !h.disabled || h.sorted != unsorted {
			ink = theme.ColorInk
		}
		ring(face, h.focused, "", "")
		words := Span{Text: h.label + arrows[h.sorted], Bold: true, Colour: ink, Size: theme.SizeSmall}
		line.Set(words)
		label.Set(words)
	}
	paint()
	content := Layers(face, Inset(headerRise, cellInset, headerRise, cellInset, container.New(&phrase{line: line}, label)))
	h.content = content
	return (&rendering{
		objects: []fyne.CanvasObject{content},
		layout:  content.Resize,
		least:   content.MinSize,
		refresh: paint,
	}).laidOut(h)
}
