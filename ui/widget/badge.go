package widget

import (
	"fyne.io/fyne/v2"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/ui/theme"
)

// Badge is a word on the pale background of its tone.
func Badge(word string, tone theme.Tone) fyne.CanvasObject { return newBadge(word, tone) }

type badge struct {
	fyneui.BaseWidget
	word string
	tone theme.Tone
}

func newBadge(word string, tone theme.Tone) *badge {
	b := &badge{word: word, tone: tone}
	b.ExtendBaseWidget(b)
	return b
}

func (b *badge) set(word string, tone theme.Tone) {
	b.word, b.tone = word, tone
	b.Refresh()
}

// CreateRenderer implements fyne.Widget. The frame in the word's colour is drawn only by
// themes whose pale backgrounds cannot be told apart.
func (b *badge) CreateRenderer() fyne.WidgetRenderer {
	face := NewSurface("", "", 5)
	face.StrokeSize = theme.SizeBadgeFrame
	label := NewLine()
	paint := func() {
		face.Set(b.tone.Soft, b.tone.Ink)
		label.Set(Span{Text: b.word, Bold: true, Colour: b.tone.Ink, Size: theme.SizeSmall})
	}
	paint()
	content := Layers(face, Inset(2, 8, 2, 8, label))
	return (&rendering{
		objects: []fyne.CanvasObject{content},
		layout:  content.Resize,
		least:   content.MinSize,
		refresh: paint,
	}).laidOut(b)
}
