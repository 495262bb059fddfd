package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"allelens/ui/theme"
)

// Foot is the last row of a dialog: what explains it or does something else at the left, the buttons that end it at the
// right; where there is no room for both, in rows below one another, and at last each by itself.
func Foot(gap float32, left fyne.CanvasObject, buttons ...fyne.CanvasObject) *fyne.Container {
	return container.New(&foot{gap}, append([]fyne.CanvasObject{left}, buttons...)...)
}

// FootBand sets the foot of a dialog, or another of its last rows, on a band below a line, away from the edges by side.
func FootBand(side float32, o fyne.CanvasObject) fyne.CanvasObject {
	return Stack(0, Rule(), Layers(NewSurface(theme.ColorSurface, "", 0), Inset(footRise, side, footRise, side, o)))
}

// footRise is the space above and below the last row of a dialog.
const footRise float32 = 12

// leastNote is the least width in points of words that wrap, at the left of a foot.
const leastNote float32 = 160

type foot struct{ gap float32 }

// leftWidth is what the left asks for: words that wrap have no width of their own.
func (f *foot) leftWidth(o fyne.CanvasObject) float32 {
	if text, wraps := o.(*Text); wraps {
		return min(text.natural(), leastNote*themeScale(text))
	}
	return o.MinSize().Width
}

// rows are the rows of buttons, from the last one up, as many in each as there is room for.
func (f *foot) rows(buttons []fyne.CanvasObject, width float32) (rows [][]fyne.CanvasObject, last float32) {
	taken := float32(0)
	for _, b := range visible(buttons) {
		w := b.MinSize().Width
		if len(rows) == 0 || taken+f.gap+w > width {
			rows, taken = append(rows, nil), -f.gap
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], b)
		taken += f.gap + w
	}
	return rows, taken
}

// arrange places the parts, and returns the height that they take.
func (f *foot) arrange(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	left := objects[0]
	rows, taken := f.rows(objects[1:], width)
	beside := len(rows) <= 1 && f.leftWidth(left)+f.gap+taken <= width
	y := float32(0)
	if !beside && left.Visible() && f.leftWidth(left) > 0 {
		h := HeightFor(left, width)
		put(left, 0, 0, width, h)
		y = h + f.gap
	}
	for i, row := range rows {
		high, total := float32(0), -f.gap
		for _, b := range row {
			high, total = max(high, b.MinSize().Height), total+f.gap+b.MinSize().Width
		}
		if beside {
			room := max(width-total-f.gap, 0)
			own := HeightFor(left, room)
			high = max(high, own)
			put(left, 0, y+(high-own)/2, room, own)
		}
		x := width - total
		for _, b := range row {
			m := b.MinSize()
			put(b, max(x, 0), y+(high-m.Height)/2, min(m.Width, width), m.Height)
			x += m.Width + f.gap
		}
		y += high
		if i < len(rows)-1 {
			y += f.gap
		}
	}
	return y
}

func (f *foot) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return f.arrange(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// Layout implements fyne.Layout.
func (f *foot) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.arrange(objects, size.Width, place)
}

// MinSize implements fyne.Layout.
func (f *foot) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.Size{}
	for _, o := range objects[1:] {
		least = least.Max(o.MinSize())
	}
	return least
}
