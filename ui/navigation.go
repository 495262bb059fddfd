package ui

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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
	brand  *fyne.Container
	edges  *fyne.Container // of the column
	narrow bool
	full   []fyne.CanvasObject // of the foot, where there is room for all
	held   *widget.Text        // what is held of a network
	asked  time.Time           // when that was read last
	told   *Options
}

func newNavigation(do func(id string) bool, o *Options) *navigation {
	n := &navigation{items: map[string]*widget.NavItem{}, card: newCaseCard(func() { do(command.Intake) }), brand: container.NewStack(), held: widget.NewText()}
	n.list, n.steps = widget.Stack(2), wayToResults()
	for _, name := range screen.Names() {
		item := widget.NewNarrowNavItem(say("ui.screen."+name), say("ui.screen.short."+name), name, func() { do(command.Show(name)) })
		n.items[name] = item
		n.list.Add(item)
	}
	n.brand.Objects = []fyne.CanvasObject{brand("")}
	n.pane = widget.NewPane(widget.Stack(14, n.brand, n.card.object, n.list, n.steps))
	n.foot = widget.Stack(0)
	n.rests(o)
	n.column = widget.GrowingStack(14, 0, n.pane, n.foot)
	n.edges = widget.Inset(20, 12, 20, 12, n.column)
	edge := widget.Fixed(theme.Hairline, widget.NewSurface(theme.ColorLine, "", 0))
	n.object = widget.Layers(widget.NewSurface(theme.ColorCard, "", 0),
		widget.GrowingRowFull(0, 0, n.edges, edge))
	return n
}

// Widths of the navigation in points at text scale 1, and that of the window from which on it is the wide one.
const (
	narrowNav     float32 = 64
	narrowNavText float32 = 72 // from twice the size of text on
	leastForWide  float32 = 1180
)

// fit makes the navigation wide or narrow for a window's width, and gives its own.
func (n *navigation) fit(window float32) float32 {
	narrow := window < leastForWide*textScale()
	if narrow != n.narrow {
		n.narrow = narrow
		n.refit()
	}
	switch {
	case !narrow:
		return widget.Widened(theme.NavWidth)
	case textScale() >= 1.5:
		return narrowNavText * textScale()
	}
	return narrowNav * textScale()
}

// refit lays all parts out for the width that there is.
func (n *navigation) refit() {
	inset, name := widget.Inset(20, 12, 20, 12, n.column), ""
	if n.narrow {
		inset, name = widget.Inset(16, 1, 12, 1, n.column), ".short"
	}
	n.edges.Layout = inset.Layout
	n.brand.Objects = []fyne.CanvasObject{brand(name)}
	for _, item := range n.items {
		item.SetNarrow(n.narrow)
	}
	n.card.narrow = n.narrow
	n.card.paint()
	n.showFoot()
	n.edges.Refresh()
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
	caption := func(s string) fyne.CanvasObject {
		return widget.NewText(widget.Muted(s).Sized(theme.SizeCaption))
	}
	n.told, n.full = o, []fyne.CanvasObject{caption(say("ui.footer.base", "version", o.Knowledge.Version))}
	for _, s := range o.Knowledge.Sources {
		n.full = append(n.full, caption(s))
	}
	n.showFoot()
}

// showFoot shows the base and its age, where there is room, and what is held of a network.
func (n *navigation) showFoot() {
	n.sayHeld()
	lines := []fyne.CanvasObject{n.held}
	if !n.narrow {
		lines = append(slices.Clone(n.full), n.held)
	}
	n.foot.Objects = []fyne.CanvasObject{widget.Stack(10, widget.Rule(), widget.Inset(0, 8, 0, 8, widget.Stack(1, lines...)))}
	if n.narrow {
		n.foot.Objects = []fyne.CanvasObject{n.held}
	}
	n.foot.Refresh()
}

// between is the least time between two readings of what is held of a network.
const between = 2 * time.Second

// hold reads anew what the process holds of a network.
func (n *navigation) hold() {
	if time.Since(n.asked) >= between {
		n.sayHeld()
	}
}

// sayHeld says what the process holds of a network, as the system tells it now; nothing is claimed where it is not read.
func (n *navigation) sayHeld() {
	n.asked = time.Now()
	count, known := 0, false
	if n.told.Held != nil {
		count, known = n.told.Held()
	}
	key, colour := "ui.footer.offline", theme.ColorMuted
	switch {
	case !known:
		key = "ui.footer.unread"
	case count > 0:
		key, colour = "ui.footer.held", theme.ColorChange
	}
	if n.narrow {
		key += ".short"
	}
	n.held.Aligned(fyne.TextAlignLeading)
	if n.narrow {
		n.held.Aligned(fyne.TextAlignCenter)
	}
	n.held.Set(widget.Span{Text: say(key, "count", count), Colour: colour, Size: theme.SizeCaption, Bold: count > 0})
}

// brand is the program's name; name ends the keys of its parts.
func brand(name string) fyne.CanvasObject {
	word := func(key string, c fyne.ThemeColorName) widget.Span {
		return widget.Span{Text: say(key + name), Bold: true, Size: theme.SizeTitle, Colour: c}
	}
	words := widget.NewLine(word("ui.brand.first", theme.ColorInk), word("ui.brand.second", theme.ColorAccent))
	if name != "" {
		return words.Aligned(fyne.TextAlignCenter)
	}
	return widget.Inset(0, 8, 0, 8, words)
}

// mark shows which screen is shown; "" none.
func (n *navigation) mark(name string) {
	for key, item := range n.items {
		item.SetSelected(key == name)
	}
}

// show brings case card and counts up to a state.
func (n *navigation) show(s workspace.State) {
	n.hold()
	n.card.show(s)
	n.list.Hidden = s.Status == workspace.Intake
	n.steps.Hidden = !n.list.Hidden || n.narrow
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
	state  workspace.State
	narrow bool
}

func newCaseCard(edit func()) *caseCard {
	c := &caseCard{words: widget.NewText()}
	c.press = widget.NewPressCard(c.words, edit)
	c.object = c.press
	return c
}

func (c *caseCard) show(s workspace.State) {
	c.state = s
	c.paint()
	if s.Status == workspace.Open {
		c.press.Enable()
	} else {
		c.press.Disable()
	}
	c.press.Refresh()
}

// paint writes the words for the width that there is.
func (c *caseCard) paint() {
	words := caseWords(c.state)
	c.words.Aligned(fyne.TextAlignLeading)
	if c.narrow {
		c.words.Aligned(fyne.TextAlignCenter)
		title := strings.Join(strings.Fields(words[0].Text), "\n")
		if hasName(c.state) {
			title = stacked(words[0].Text)
		}
		words = []widget.Span{{Text: title, Bold: true, Size: theme.SizeCaption}}
	}
	c.press.SetTight(c.narrow)
	c.words.Set(words...)
}

// hasName reports whether the card shows a case's own name, not words of the program, which are never broken.
func hasName(s workspace.State) bool {
	return s.Status == workspace.Open || s.Status == workspace.Intake && s.Case.Label != ""
}

// stacked is a label for a narrow place: word under word, long ones broken, so that no two cases look alike.
func stacked(label string) string {
	const wide, most = 6, 4 // letters of a line, and lines
	var lines []string
	for _, word := range strings.Fields(label) {
		letters := []rune(word)
		parts := (len(letters) + wide - 1) / wide
		for part := range slices.Chunk(letters, (len(letters)+parts-1)/parts) { // of one length
			lines = append(lines, string(part))
		}
	}
	if len(lines) > most { // its end tells cases apart as its beginning does
		lines = append(append(lines[:most-2:most-2], "…"), lines[len(lines)-1])
	}
	return strings.Join(lines, "\n")
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
