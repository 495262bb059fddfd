package widget

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// roller scrolls up and down, three lines of text for a notch of the wheel. What the wheel asks for beyond the end goes to
// what scrolls around it, where the toolkit's own would keep it.
type roller struct {
	container.Scroll
	owner fyne.CanvasObject // what scrolls, as others see it
}

func newRoller(owner, content fyne.CanvasObject) *roller {
	r := &roller{owner: owner}
	r.Direction, r.Content = container.ScrollVerticalOnly, content
	r.ExtendBaseWidget(r)
	return r
}

// Scrolled implements fyne.Scrollable.
func (r *roller) Scrolled(e *fyne.ScrollEvent) {
	if left := r.turn(wheeled(e)); left != 0 {
		outwards(r.owner, left)
	}
}

// turn scrolls by a distance in points, positive upwards, and returns what is left of it at the end.
func (r *roller) turn(by float32) (left float32) {
	before := r.Offset.Y
	r.Scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, by)})
	left = by - (before - r.Offset.Y)
	if math.Abs(float64(left)) < 0.5 {
		return 0
	}
	return left
}
