package widget

import (
	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
	fyneui "fyne.io/fyne/v2/widget"
)

// The toolkit's objects do not know what they lie in, so what scrolls around an object is looked for from the top of
// the window: to bring what has the keyboard into sight, and to hand the wheel on.

// holder is a widget of ours that shows objects of others.
type holder interface{ held() []fyne.CanvasObject }

// scroller is what scrolls up and down.
type scroller interface {
	fyne.CanvasObject
	// turn scrolls by a distance, positive upwards, and returns what is left of it at the end.
	turn(by float32) (left float32)
	// Reveal scrolls so far that an object within is in sight.
	Reveal(o fyne.CanvasObject)
}

// scrollersAround lists what scrolls around an object, the innermost first.
func scrollersAround(o fyne.CanvasObject) []scroller {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	root := c.Overlays().Top()
	if root == nil {
		root = c.Content()
	}
	all, _ := trail(root, o)
	return all
}

// Holds reports whether an object is shown within another of ours.
func Holds(at, o fyne.CanvasObject) bool {
	_, found := trail(at, o)
	return found
}

// trail looks for an object, and lists what scrolls on the way to it, the last first.
func trail(at, o fyne.CanvasObject) (all []scroller, found bool) {
	if at == nil || !at.Visible() {
		return nil, false
	}
	if at == o {
		return nil, true
	}
	var within []fyne.CanvasObject
	switch at := at.(type) {
	case *fyne.Container:
		within = at.Objects
	case *fyneui.PopUp:
		within = []fyne.CanvasObject{at.Content}
	case holder:
		within = at.held()
	}
	for _, w := range within {
		if all, found = trail(w, o); found {
			if s, ok := at.(scroller); ok {
				all = append(all, s)
			}
			return all, true
		}
	}
	return nil, false
}

// reveal brings an object into sight that has got the keyboard.
func reveal(o fyne.CanvasObject) {
	for _, s := range scrollersAround(o) {
		s.Reveal(o)
	}
}

// outwards hands a turn of the wheel to what scrolls around an object.
func outwards(o fyne.CanvasObject, by float32) {
	for _, s := range scrollersAround(o) {
		if by = s.turn(by); by == 0 {
			return
		}
	}
}

// linesANotch is how far one notch of the wheel scrolls, in lines of text; the toolkit's own measure is notchPoints.
const (
	linesANotch         = 3
	notchPoints float32 = 25
	lineOfText          = 1.36 // height of a line over the size of its text
)

// wheeled is the distance in points that an event of the wheel asks for, positive upwards.
func wheeled(e *fyne.ScrollEvent) float32 {
	return e.Scrolled.DY / notchPoints * linesANotch * lineOfText * base.TextSize()
}
