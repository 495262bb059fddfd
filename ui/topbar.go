package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"allelens/ui/theme"
	"allelens/ui/widget"
)

// topBar names the screen and holds its tools.
type topBar struct {
	object fyne.CanvasObject
	title  *widget.Text
	head   *fyne.Container // of title and tools
}

func newTopBar() *topBar {
	t := &topBar{title: widget.NewText(), head: container.NewStack()}
	bar := widget.Layers(widget.NewSurface(theme.ColorCard, "", 0),
		widget.Inset(10, 22, 10, 22, t.head))
	t.object = widget.Stack(0, bar, widget.Rule())
	return t
}

// toolGap is the space between tools in points.
const toolGap float32 = 12

func (t *topBar) set(title string, tools []fyne.CanvasObject) {
	t.title.Set(widget.Span{Text: title, Bold: true, Size: theme.SizeTitle})
	// A button without a word keeps the bar's height where there are no tools.
	if len(tools) == 0 {
		tools = []fyne.CanvasObject{widget.Sized(0, widget.NewButton("", widget.PlainButton, nil).MinSize().Height, widget.Stack(0))}
	}
	h := widget.Head(toolGap, t.title, tools...)
	t.head.Layout, t.head.Objects = h.Layout, h.Objects
	t.object.Refresh()
}
