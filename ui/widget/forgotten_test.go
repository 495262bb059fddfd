package widget

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"allelens/report/figure"
	"allelens/ui/theme"
)

// places lists the objects below one with their kinds, positions and sizes, as a renderer newly
// made has them: Fyne makes one for a widget that was out of sight for a minute.
func places(objects []fyne.CanvasObject, depth int) []string {
	var list []string
	for _, o := range objects {
		list = append(list, fmt.Sprintf("%*s%T %v %v", depth, "", o, o.Position(), o.Size()))
		switch o := o.(type) {
		case *fyne.Container:
			list = append(list, places(o.Objects, depth+1)...)
		case *container.Scroll:
			list = append(list, places([]fyne.CanvasObject{o.Content}, depth+1)...)
		case fyne.Widget:
			list = append(list, places(test.WidgetRenderer(o).Objects(), depth+1)...)
		}
	}
	return list
}

// TestForgottenRenderers: a widget whose renderer was forgotten looks as before.
func TestForgottenRenderers(t *testing.T) {
	look(t)
	page := figure.Scene{Width: 100, Height: 200, Shapes: []figure.Shape{
		figure.Rect{Max: figure.Point{X: 50, Y: 50}, Fill: figure.Act},
	}}
	table := numberTable(true)
	table.SetRows(numbers(40))
	bar := NewBar()
	bar.SetPart(0.5)
	for _, o := range []fyne.CanvasObject{
		Badge("Avoid", theme.Tone{Ink: theme.ColorAct, Soft: theme.ColorActSoft}), bar,
		NewButton("Save", PrimaryButton, func() {}), NewCheck("Summary", func(bool) {}), NewChip("Female", func() {}),
		NewDragArea(), NewFigure(200, func(float64, float64) figure.Scene { return page }), NewNavItem("Overview", func() {}),
		NewPane(NewText(Plain("word"))), NewPressCard(NewText(Plain("word")), func() {}),
		NewSurface(theme.ColorCard, theme.ColorLine, 4), NewText(Plain("word")), NewPaper(page), table.Object(),
	} {
		t.Run(fmt.Sprintf("%T", o), func(t *testing.T) {
			w := test.NewWindow(container.NewStack(o))
			defer w.Close()
			w.Resize(fyne.NewSize(300, 200))
			o, ok := o.(fyne.Widget)
			if !ok {
				t.Fatal("not a widget")
			}
			before := places(test.WidgetRenderer(o).Objects(), 0)
			after := places(o.CreateRenderer().Objects(), 0)
			if len(before) == 0 || fmt.Sprint(before) != fmt.Sprint(after) {
				t.Errorf("before:\n%q\nafter:\n%q", before, after)
			}
		})
	}
}
