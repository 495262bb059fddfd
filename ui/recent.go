package ui

import (
	"cmp"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// RecentCase is a sealed case that was opened. Nothing of what is inside the seal stands in it.
type RecentCase struct {
	File      string `json:"file"`      // path
	Opened    string `json:"opened"`    // YYYY-MM-DD hh:mm
	Knowledge string `json:"knowledge"` // version of the base that it was saved with; "" where that is not known
}

// numberOf is the number of a sealed case by the name of its file, and by nothing that is stated in it.
func numberOf(path string) string { return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) }

// Recent keeps a list of the sealed cases that were opened, once somebody agreed to it.
type Recent interface {
	// Kept reports whether a list is kept. It is not before Keep was told so.
	Kept() bool
	// Keep begins a list, or ends it and forgets all of it.
	Keep(on bool) error
	// List is the list, newest first.
	List() []RecentCase
	// Note puts a case first in the list, where one is kept: its file, and the base that it was saved with.
	Note(file, knowledge string) error
	// Forget takes a case off the list by its file, "" all of them.
	Forget(file string) error
}

// recentCard lists the sealed cases opened last.
type recentCard struct {
	window *Window
	keeper Recent
	object *fyne.Container
	table  *widget.Table[RecentCase]
}

func newRecentCard(w *Window) *recentCard {
	c := &recentCard{window: w, keeper: w.options.Recent, object: widget.Frame(widget.Stack(0))}
	c.table = widget.NewTable([]widget.Column[RecentCase]{
		{Label: say("ui.recent.case"), Width: 110, Grow: 1, Cell: func(r RecentCase) widget.Cell { return widget.TextCell(widget.Strong(numberOf(r.File))) }},
		{Label: say("ui.recent.opened"), Width: 130, Grow: 1, Cell: func(r RecentCase) widget.Cell { return widget.TextCell(widget.Muted(r.Opened)) }},
		{Label: say("ui.recent.knowledge"), Width: 110, Grow: 1, Drop: 1, Cell: func(r RecentCase) widget.Cell { return widget.TextCell(widget.Plain(r.Knowledge)) }},
		{Width: 150, Grow: 1, Drop: 2, Cell: c.newer},
		{Width: 24, Drop: 3, Cell: func(RecentCase) widget.Cell { return widget.TextCell(widget.Muted("›")) }},
	}, true, func(r RecentCase) string { return r.File })
	c.table.OnGo = func(r RecentCase) { w.Open(r.File) }
	c.table.OnDelete = func(r RecentCase) { c.change(c.keeper.Forget(r.File)) }
	c.show()
	return c
}

// newer compares versions alone: what changes is told once the case is open.
func (c *recentCard) newer(r RecentCase) widget.Cell {
	if r.Knowledge == "" || r.Knowledge == c.window.options.Knowledge.Version {
		return widget.TextCell()
	}
	return widget.BadgeCell(say("ui.recent.newer"), theme.ForTone(report.ToneChange))
}

// show brings the card up to the list.
func (c *recentCard) show() {
	open := widget.NewButton(say("ui.recent.open"), widget.PlainButton, func() { c.window.Do(command.Open) })
	head := widget.GrowingRow(theme.Gap, 0, widget.CardTitle(say("ui.recent.title"), say("ui.recent.hint")), open)
	parts := []fyne.CanvasObject{head}
	button := func(key string, do func() error) *widget.Button {
		return widget.NewButton(say(key), widget.QuietButton, func() { c.change(do()) })
	}
	note := func(key string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
		return widget.Adaptive(narrowDrop, theme.Gap, []float32{2, 1}, widget.NewText(widget.Small(say(key))), widget.Flow(0, buttons...))
	}
	cases := c.keeper.List()
	c.table.SetRows(cases)
	off := button("ui.recent.off", func() error { return c.keeper.Keep(false) })
	switch {
	case !c.keeper.Kept():
		parts = append(parts, note("ui.recent.ask", button("ui.recent.on", func() error { return c.keeper.Keep(true) })))
	case len(cases) == 0:
		parts = append(parts, note("ui.recent.none", off))
	default:
		parts = append(parts, c.table.Object(), note("ui.recent.foot", button("ui.recent.clear", func() error { return c.keeper.Forget("") }), off))
	}
	grow := min(1, len(parts)-2)
	c.object.Objects[1] = widget.Padded(theme.CardInset, widget.GrowingStack(2*theme.Gap, grow, parts...))
	c.object.Refresh()
}

// change shows the list after a change, and says what was wrong with it.
func (c *recentCard) change(err error) {
	c.show()
	if err != nil {
		c.window.tell(say("ui.recent.title"), paragraph(sentence(err)))
	}
}

// opened puts a sealed case that is open on the list, once. What it was saved with is what was said of it last.
func (w *Window) opened(s workspace.State) {
	if s.Sealed == "" || s.Sealed == w.noted {
		return
	}
	w.noted = s.Sealed
	w.questions.note(s.Sealed, cmp.Or(w.workspace.SealedWith(), s.Report.KnowledgeBase.Version))
}

// note puts a sealed case on the list. A list that cannot be written is told where it is shown.
func (q *questions) note(file, knowledge string) {
	if q.options.Recent != nil {
		_ = q.options.Recent.Note(file, knowledge)
	}
}
