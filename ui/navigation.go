package ui

import (
	"cmp"
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
	list   *fyne.Container // the screens
	steps  *fyne.Container // the way to them, in their place before there are results
}

func newNavigation(do func(id string) bool, o *Options) *navigation {
	n := &navigation{items: map[string]*widget.NavItem{}, card: newCaseCard(func() { do(command.Intake) })}
	n.list, n.steps = widget.Stack(2), wayToResults()
	for _, name := range screen.Names() {
		item := widget.NewNavItem(say("ui.screen."+name), func() { do(command.Show(name)) })
		n.items[name] = item
		n.list.Add(item)
	}
	n.pane = widget.NewPane(widget.Stack(14, brand(), n.card.object, n.list, n.steps))
	n.foot = widget.Stack(0)
	n.rests(o)
	n.column = widget.GrowingStack(14, 0, n.pane, n.foot)
	edge := widget.Fixed(theme.Hairline, widget.NewSurface(theme.ColorLine, "", 0))
	n.object = widget.Layers(widget.NewSurface(theme.ColorCard, "", 0),
		widget.GrowingRowFull(0, 0, widget.Inset(20, 12, 20, 12, n.column), edge))
	return n
}

// wayToResults are the steps before there are results: the file is read, the case is asked about, the results are locked.
func wayToResults() *fyne.Container {
	steps := widget.Stack(2)
	for i, key := range []string{"ui.step.file", "ui.step.intake", "ui.step.results"} {
		item := widget.NewNavItem(say(key), func() {})
		item.SetSelected(i == 1)
		if i != 1 {
			item.Disable()
		}
		steps.Add(item)
	}
	return steps
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
	n.list.Hidden = s.Status == workspace.Intake
	n.steps.Hidden = !n.list.Hidden
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
	case workspace.Intake:
		return []widget.Span{title(cmp.Or(s.Case.Label, say("ui.case.new"))), widget.Small("\n" + middle(filepath.Base(s.Path))), widget.Small("\n" + say("ui.case.uninterpreted"))}
	}
	return []widget.Span{title(say("ui.case.opening")), widget.Small("\n" + filepath.Base(fileOf(s)))}
}

func caseLine(r *report.Report) string {
	sex := say("ui.sex." + r.Case.Sex)
	if r.Case.Age == nil {
		return say("ui.case.sex_only", "sex", sex)
	}
	return say("ui.case.sex_age", "sex", sex, "age", *r.Case.Age)
}

// middle shortens a long name in its middle: its ending tells what it is.
func middle(name string) string {
	const most, ending = 23, 9
	if r := []rune(name); len(r) > most {
		return string(r[:most-ending-1]) + "…" + string(r[len(r)-ending:])
	}
	return name
}
