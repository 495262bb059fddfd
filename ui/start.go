package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/figure"
	"allelens/report/text"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// Sizes of the first page in points: below narrowStart what the program knows stands below the cases.
const (
	narrowStart float32 = 900
	narrowDrop  float32 = 560
	startGap    float32 = 14
)

// start is the first page: where a file can be dropped, the cases opened last, how old the knowledge base is, and what the
// program can and cannot say.
type start struct {
	object fyne.CanvasObject
	first  fyne.Focusable
	recent *recentCard // nil where no list can be kept
}

func newStart(p panels, recent *recentCard) *start {
	open := p.button("ui.open", widget.PrimaryButton, command.Open)
	s := &start{first: open, recent: recent}
	left := widget.Stack(startGap, dropZone(p, open))
	if recent != nil {
		left = widget.GrowingStack(startGap, 1, left, recent.object)
	}
	right := widget.Frame(widget.Padded(theme.CardInset, widget.Stack(theme.Gap, knows(p)...)))
	s.object = widget.NewPane(widget.Inset(pageTop, pageEdge, pageTop, pageEdge,
		widget.Adaptive(narrowStart, startGap, []float32{1.95, 1}, left, right)))
	return s
}

// dropZone says what can be opened. The whole window takes what is dropped.
func dropZone(p panels, open *widget.Button) fyne.CanvasObject {
	buttons := widget.Stack(2*theme.Gap, open)
	if p.options.Demonstration != "" {
		buttons.Add(widget.NewButton(say("ui.empty.demonstration"), widget.PlainButton, p.try))
	}
	words := widget.Stack(theme.Gap, widget.NewText(widget.Span{Text: say("ui.start.drop"), Size: theme.SizeTitle}),
		widget.NewText(widget.Muted(say("ui.start.files", "endings", strings.Join(endings[:2], ", ")))), widget.NewText(widget.Small(say("ui.empty.privacy"))))
	tray := widget.Fixed(trayWidth*textScale(), widget.NewFigure(trayHeight, tray))
	content := widget.Adaptive(narrowDrop, 2*startGap, []float32{2, 1}, widget.GrowingRow(2*startGap, 1, tray, words), buttons)
	return widget.Layers(widget.NewSurface(theme.ColorCard, "", theme.CardRadius), widget.NewFigure(0, dashes), widget.Padded(28, content))
}

// Size of the tray in points.
const trayWidth, trayHeight = 48, 48

// tray is an arrow down into an open box.
func tray(float64, float64) figure.Scene {
	stroke := func(points ...figure.Point) figure.Shape {
		return figure.Polyline{Points: points, Stroke: figure.Accent, Width: 3}
	}
	at := func(x, y float64) figure.Point { return figure.Point{X: x, Y: y} }
	return figure.Scene{Width: trayWidth, Height: trayHeight, Shapes: []figure.Shape{
		stroke(at(24, 4), at(24, 30)), stroke(at(15, 21), at(24, 30), at(33, 21)), stroke(at(3, 28), at(3, 42), at(45, 42), at(45, 28)),
	}}
}

// dashes is a dashed border.
func dashes(width, height float64) figure.Scene {
	const in = 1.5
	a, b, c, d := figure.Point{X: in, Y: in}, figure.Point{X: width - in, Y: in}, figure.Point{X: width - in, Y: height - in}, figure.Point{X: in, Y: height - in}
	return figure.Scene{Width: width, Height: height, Shapes: []figure.Shape{
		figure.Polyline{Points: []figure.Point{a, b, c, d, a}, Stroke: figure.Muted, Width: 1.5, Dash: []float64{7, 5}},
	}}
}

// knows says how old the knowledge base is, and what the program can and cannot say.
func knows(p panels) []fyne.CanvasObject {
	k := p.options.Knowledge
	rows := []fyne.CanvasObject{
		widget.CardTitle(say("ui.start.knows"), ""),
		widget.NewText(widget.Plain(say("ui.start.version", "version", k.Version))),
	}
	for _, c := range k.Currency {
		rows = append(rows, ageRow(c.Name, c.Newest), widget.Rule())
		if c.Oldest.State != c.Newest.State {
			rows = append(rows, ageRow(say("ui.start.oldest", "of", c.Name), c.Oldest), widget.Rule())
		}
	}
	rows = append(rows, p.renewal()...)
	rows = append(rows, said("ui.start.can", "ui.start.can.", theme.ForTone(report.ToneStandard), k)...)
	rows = append(rows, said("ui.start.cannot", "ui.start.cannot.", theme.ForTone(report.ToneUnknown), k)...)
	return append(rows, widget.Rule(), widget.NewText(widget.Small(say("ui.start.confirm"))))
}

// yearOld, in months, stands in bold, and twice of it with the sign of what is to be changed.
const yearOld = 12

// ageRow is a part of the knowledge base with a date and its age in words.
func ageRow(name string, a report.Age) fyne.CanvasObject {
	age := widget.Muted(say("ui.start.age", "age", a.Text))
	switch {
	case a.Months >= 2*yearOld:
		age = widget.Strong("◆ " + say("ui.start.age", "age", a.Text)).In(theme.ForTone(report.ToneChange).Ink)
	case a.Months >= yearOld:
		age = widget.Strong(say("ui.start.age", "age", a.Text))
	}
	return widget.Columns(theme.Gap, []float32{2.2, 1, 1.4}, widget.NewText(widget.Plain(name)), widget.NewText(widget.Muted(a.Date)), widget.NewText(age))
}

// said lists what stands under a prefix and 1, 2 and so on, below its title.
func said(title, prefix string, tone theme.Tone, k Knowledge) []fyne.CanvasObject {
	lines := []fyne.CanvasObject{widget.Inset(theme.Gap, 0, 0, 0, widget.CardTitle(say(title), ""))}
	words := text.Default()
	for i := 1; words.Has(prefix + text.Grouped(i)); i++ {
		line := say(prefix+text.Grouped(i), "sites", text.Grouped(k.Sites), "genes", text.Default().And(k.Genes), "medicines", text.Grouped(k.Medicines))
		lines = append(lines, widget.GrowingRowFull(theme.Gap, 1, widget.NewLine(widget.Strong(mark(tone)).In(tone.Ink)), widget.NewText(widget.Plain(line))))
	}
	return lines
}

// mark is the sign of a tone as a letter.
func mark(tone theme.Tone) string {
	if tone == theme.ForTone(report.ToneStandard) {
		return "●"
	}
	return "■"
}
