package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/command"
	"allelens/ui/screen"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// navigation is the left side: the name, the case, the screens, and what the program rests on.
type navigation struct {
	object fyne.CanvasObject
	column *fyne.Container
	pane   *widget.Pane
	foot   *fyne.Container
	card   *caseCard
	items  map[string]*widget.NavItem
}

func newNavigation(do func(id string) bool, o *Options) *navigation {
	n := &navigation{items: map[string]*widget.NavItem{}, card: newCaseCard(func() { do(command.Details) })}
	entries := widget.Stack(2)
	for _, name := range screen.Names() {
		item := widget.NewNavItem(say("ui.screen."+name), func() { do(command.Show(name)) })
		n.items[name] = item
		entries.Add(item)
	}
	n.pane = widget.NewPane(widget.Stack(14, brand(), n.card.object, entries))
	n.foot = widget.Stack(0)
	n.rests(o)
	n.column = widget.GrowingStack(14, 0, n.pane, n.foot)
	edge := widget.Fixed(theme.Hairline, widget.NewSurface(theme.ColorLine, "", 0))
	n.object = widget.Layers(widget.NewSurface(theme.ColorCard, "", 0),
		widget.GrowingRowFull(0, 0, widget.Inset(20, 12, 20, 12, n.column), edge))
	return n
}

// rests says what the program rests on.
func (n *navigation) rests(o *Options) {
	n.foot.Objects = []fyne.CanvasObject{footer(o)}
	n.foot.Refresh()
}

func brand() fyne.CanvasObject {
	word := func(key string, c fyne.ThemeColorName) widget.Span {
		return widget.Span{Text: say(key), Bold: true, Size: theme.SizeTitle, Colour: c}
	}
	return widget.Inset(0, 8, 0, 8, widget.NewLine(
		word("ui.brand.first", theme.ColorInk), word("ui.brand.second", theme.ColorAccent)))
}

func footer(o *Options) fyne.CanvasObject {
	caption := func(s string) fyne.CanvasObject {
		return widget.NewText(widget.Muted(s).Sized(theme.SizeCaption))
	}
	lines := []fyne.CanvasObject{caption(say("ui.footer.base", "version", o.Knowledge.Version))}
	for _, s := range o.Knowledge.Sources {
		lines = append(lines, caption(s))
	}
	lines = append(lines, caption(say("ui.footer.offline")))
	return widget.Stack(10, widget.Rule(), widget.Inset(0, 8, 0, 8, widget.Stack(1, lines...)))
}

// mark shows which screen is shown; "" none.
func (n *navigation) mark(name string) {
	for key, item := range n.items {
		item.SetSelected(key == name)
	}
}

// show brings case card and counts up to a state.
func (n *navigation) show(s workspace.State) {
	n.card.show(s)
	n.pane.Refresh()
	n.column.Refresh()
	var counts report.NavCounts
	if s.Status == workspace.Open {
		counts = s.Report.Summary.Counts
	} else {
		n.mark("")
	}
	for _, item := range n.items {
		if s.Status == workspace.Open {
			item.Enable()
		} else {
			item.Disable()
		}
	}
	for _, e := range screen.All() {
		if e.Count != nil {
			n.items[e.Name].SetCount(e.Count(counts))
		}
	}
}

// caseCard says whose data is shown; pressed, it is edited.
type caseCard struct {
	object fyne.CanvasObject
	words  *widget.Text
	press  *widget.PressCard
}

func newCaseCard(edit func()) *caseCard {
	c := &caseCard{words: widget.NewText()}
	c.press = widget.NewPressCard(c.words, edit)
	c.object = c.press
	return c
}

func (c *caseCard) show(s workspace.State) {
	c.words.Set(caseWords(s)...)
	if s.Status == workspace.Open {
		c.press.Enable()
	} else {
		c.press.Disable()
	}
	c.press.Refresh()
}

func caseWords(s workspace.State) []widget.Span {
	title := func(text string) widget.Span {
		return widget.Span{Text: text, Bold: true, Size: "text"}
	}
	switch s.Status {
	case workspace.Empty:
		return []widget.Span{title(say("ui.case.none")), widget.Small("\n" + say("ui.case.none_hint"))}
	case workspace.Open:
		return []widget.Span{title(s.Report.Case.Label), widget.Small("\n" + caseLine(s.Report)),
			widget.Small("\n" + say("ui.case.sample", "sample", s.Report.Input.Sample, "build", s.Report.Input.Assembly)),
			widget.Small("\n" + s.Report.Input.File)}
	}
	return []widget.Span{title(say("ui.case.opening")), widget.Small("\n" + filepath.Base(s.Path))}
}

func caseLine(r *report.Report) string {
	sex := say("ui.sex." + r.Case.Sex)
	if r.Case.Age == nil {
		return say("ui.case.sex_only", "sex", sex)
	}
	return say("ui.case.sex_age", "sex", sex, "age", *r.Case.Age)
}
