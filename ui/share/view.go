// Package share is the patient's view: one thought a page, large, with a pause. It holds the pages as they were when it was made,
// and names nobody.
package share

import (
	"slices"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// View is what the patient sees. It may stand in several places at once, each a Face.
type View struct {
	report *report.Report
	whole  []document.ViewPage // as they are at letters of the usual size
	at     int
	paused bool
	faces  []*Face
	// Changed is told when another page is shown, or the pause; nil for nobody.
	Changed func()
}

// New makes the view of a report, on its first page.
func New(r *report.Report) *View { return &View{report: r, whole: document.View(r)} }

// largeLetters is the factor on the size of text from which people and what is said of them have a page each.
const largeLetters = 1.5

// pages are the pages at the size that letters have now.
func (v *View) pages() []document.ViewPage {
	usual := theme.New(theme.Light, 1).Size(theme.SizeView)
	if base.Size(theme.SizeView) >= largeLetters*usual {
		return document.InParts(v.whole)
	}
	return v.whole
}

// current is the page shown: the last where letters are smaller since, and pages fewer.
func (v *View) current() document.ViewPage {
	all := v.pages()
	v.at = min(v.at, len(all)-1)
	return all[v.at]
}

// At is the page shown, from 0, of how many.
func (v *View) At() (at, count int) {
	v.current()
	return v.at, len(v.pages())
}

// Title is what the page shown is headed by.
func (v *View) Title() string { return v.current().Title }

// Paused reports whether the pause is shown.
func (v *View) Paused() bool { return v.paused }

// Next and Back turn pages; both end a pause.
func (v *View) Next() { v.turn(v.at + 1) }

// Back shows the page before.
func (v *View) Back() { v.turn(v.at - 1) }

func (v *View) turn(to int) {
	v.at, v.paused = max(0, min(to, len(v.pages())-1)), false
	v.show()
}

// Pause shows nothing of the result, or goes on.
func (v *View) Pause() {
	v.paused = !v.paused
	v.show()
}

func (v *View) show() {
	for _, f := range v.faces {
		f.show()
	}
	if v.Changed != nil {
		v.Changed()
	}
}

// Key answers a key of the keyboard or of a clicker, and reports whether it was of use.
func (v *View) Key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyRight, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyEnter:
		v.Next()
	case fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageUp, fyne.KeyBackspace:
		v.Back()
	case fyne.KeyHome:
		v.turn(0)
	case fyne.KeyEnd:
		v.turn(len(v.pages()) - 1)
	case fyne.KeyB, fyne.KeySpace, fyne.KeyPeriod:
		v.Pause()
	default:
		return false
	}
	return true
}

// Face is one place where the view is shown.
type Face struct {
	view   *View
	object *fyne.Container
}

// Face makes a place for the view.
func (v *View) Face() *Face {
	f := &Face{view: v, object: widget.Layers()}
	v.faces = append(v.faces, f)
	f.show()
	return f
}

// Object is what is laid out.
func (f *Face) Object() fyne.CanvasObject { return f.object }

// show swaps the page in.
func (f *Face) show() {
	content := f.view.page()
	if f.view.paused {
		content = f.view.pause()
	}
	f.object.Objects = []fyne.CanvasObject{widget.NewSurface(f.view.ground(), "", 0), content}
	f.object.Refresh()
}

// ground is the colour behind a page.
func (v *View) ground() fyne.ThemeColorName {
	if v.paused {
		return theme.ColorSurface
	}
	return theme.ColorCard
}

// pause is a page without a figure, a name or a clock.
func (v *View) pause() fyne.CanvasObject {
	title, line := document.Paused(v.report)
	return widget.Centred(pauseWidth, widget.Stack(gap,
		widget.NewText(widget.Span{Text: title, Bold: true, Size: theme.SizeViewTitle}).Aligned(fyne.TextAlignCenter),
		widget.NewText(widget.Span{Text: line, Size: theme.SizeView, Colour: theme.ColorMuted}).Aligned(fyne.TextAlignCenter)))
}

// Lengths in points.
const (
	margin     float32 = 84
	above      float32 = 48
	gap        float32 = 18
	leadWidth  float32 = 150
	pauseWidth float32 = 700
	dotSize    float32 = 12
	dotGap     float32 = 9
	figureMost float32 = 1100
)

// page is the page shown.
func (v *View) page() fyne.CanvasObject {
	p := v.current()
	note := func(words string) *widget.Text {
		return widget.NewText(widget.Span{Text: words, Size: theme.SizeViewNote, Colour: theme.ColorMuted})
	}
	parts := []fyne.CanvasObject{
		note(document.OfView(v.report, v.at, len(v.pages()))),
		widget.NewText(widget.Span{Text: p.Title, Bold: true, Size: theme.SizeViewTitle}),
	}
	labelled := false
	for i, r := range p.Rows {
		if r.Heads || i == 0 {
			labelled = slices.ContainsFunc(thought(p.Rows[i:]), func(r document.ViewRow) bool { return r.Lead != "" && len([]rune(r.Lead)) < mostLead })
		}
		switch {
		case r.Small:
			parts = append(parts, note(r.Lines[0].Text))
			continue
		case r.Heads || labelled && i > 0:
			parts = append(parts, widget.Rule())
		}
		parts = append(parts, row(r, labelled && !r.Heads))
	}
	if p.Figure != nil {
		parts = append(parts, widget.NewFigure(0, func(width, _ float64) figure.Scene { return p.Large(min(width, float64(figureMost))) }))
	}
	if p.Note != "" {
		parts = append(parts, note(p.Note))
	}
	scrolled := widget.NewPane(widget.Stack(gap, parts...))
	return widget.Inset(above, margin, above/2, margin, widget.GrowingStack(gap, 0, scrolled, v.foot()))
}

// thought are the rows to before the next title of its own, without the own one.
func thought(rows []document.ViewRow) []document.ViewRow {
	if len(rows) > 0 && rows[0].Heads {
		rows = rows[1:]
	}
	if end := slices.IndexFunc(rows, func(r document.ViewRow) bool { return r.Heads }); end >= 0 {
		rows = rows[:end]
	}
	return rows
}

// mostLead is how many letters stand before lines, in a column of their own.
const mostLead = 14

// row is a line of a page, its word before it or above it.
func row(r document.ViewRow, labelled bool) fyne.CanvasObject {
	lines := widget.Stack(6)
	for _, l := range r.Lines {
		var spans []widget.Span
		if l.Lead != "" {
			spans = append(spans, widget.Span{Text: l.Lead + " ", Bold: true, Size: theme.SizeView})
		}
		lines.Add(widget.NewText(append(spans, widget.Span{Text: l.Text, Size: theme.SizeView})...))
	}
	if r.Lead == "" {
		return lines
	}
	lead := widget.NewText(widget.Span{Text: r.Lead, Bold: true, Size: theme.SizeView})
	if !labelled {
		return widget.Stack(6, lead, lines)
	}
	return widget.Columns(gap, []float32{1, 6.6}, lead, lines)
}

// foot says where pages go on, and which of how many is shown.
func (v *View) foot() fyne.CanvasObject {
	back, next := document.Turns(v.report)
	way := func(words string, shown bool, to fyne.TextAlign) fyne.CanvasObject {
		if !shown {
			words = ""
		}
		return widget.NewText(widget.Span{Text: words, Colour: theme.ColorMuted}).Aligned(to)
	}
	return widget.Columns(gap, []float32{1, 1, 1}, way(back, v.at > 0, fyne.TextAlignLeading), widget.Centred(float32(len(v.pages()))*(dotSize+dotGap), v.dots()), way(next, v.at < len(v.pages())-1, fyne.TextAlignTrailing))
}

// dots say which page of how many is shown.
func (v *View) dots() fyne.CanvasObject {
	var all []fyne.CanvasObject
	for i := range v.pages() {
		fill, line := theme.ColorMuted, theme.ColorMuted
		if i > v.at {
			fill = theme.ColorCard
		}
		all = append(all, widget.Sized(dotSize, dotSize, widget.NewSurface(fill, line, dotSize/2)))
	}
	return widget.Flow(dotGap, all...)
}
