package ui

import (
	"maps"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	base "fyne.io/fyne/v2/theme"

	"allelens/report"
	"allelens/report/search"
	"allelens/report/text"
	"allelens/ui/command"
	"allelens/ui/screen"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// Rows of the palette's own groups, and its sizes in points.
const (
	mostSections, mostCommands         = 4, 8
	paletteWidth               float32 = 720
	paletteHeight              float32 = 490
	paletteAround              float32 = 180 // what is not the list, with a margin to the window
)

// Groups of the palette behind those of package search.
const (
	sectionGroup search.Group = "section"
	commandGroup search.Group = "command"
)

// palette finds everything by name: what the open report shows, what the knowledge base knows, sections and commands.
type palette struct {
	*Window
	entry *paletteEntry
	rows  *fyne.Container
	list  *widget.Pane
	found []paletteRow
	at    int // of found, the one selected
	index *search.Index
	of    *report.Report // that the index is of
	words string         // last typed
	// hidden is how many more were found of a group than it shows; chosen: the selected row is not just the first.
	hidden map[search.Group]int
	chosen bool
	// What the list is made of: its objects are used again for whatever is found.
	heads map[search.Group]fyne.CanvasObject
	kept  []*widget.HitRow
	more  map[search.Group]*widget.Text
	none  *widget.Text
}

// paletteRow is one thing found.
type paletteRow struct {
	group    search.Group
	tone     theme.Tone
	name     string
	also     string
	says     string
	medicine string // that can be tried
	do       func()
	row      *widget.HitRow
}

// paletteEntry is the palette's field: arrows select, Tab goes to the next group.
type paletteEntry struct {
	widget.Entry
	of *palette
}

// AcceptsTab implements fyne.Tabbable.
func (e *paletteEntry) AcceptsTab() bool { return true }

// TypedKey implements fyne.Focusable.
func (e *paletteEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		e.of.sel(e.of.at + 1)
	case fyne.KeyUp:
		e.of.sel(e.of.at - 1)
	case fyne.KeyTab:
		e.of.nextGroup()
	case fyne.KeyReturn, fyne.KeyEnter:
		e.of.enter()
	default:
		e.Entry.TypedKey(key)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (e *paletteEntry) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) && c.Modifier == fyne.KeyModifierShortcutDefault {
		e.of.try()
		return
	}
	e.Entry.TypedShortcut(s)
}

// showPalette puts the palette in front of the window. It is made once for a case: an index of some thousand names is
// not made anew at each opening, only where the report is another.
func (w *Window) showPalette() {
	if w.finder == nil {
		w.finder = newPalette(w)
	}
	p := w.finder
	switch s := w.workspace.State(); {
	case s.Status != workspace.Open:
		p.index, p.of = nil, nil
	case p.of != s.Report:
		p.index, p.of = search.New(text.Default(), s.Report, w.names()), s.Report
	}
	foot := widget.Layers(widget.NewSurface(theme.ColorSurface, "", 0), widget.Inset(10, 20, 10, 20, widget.GrowingRow(16, 0,
		widget.NewText(widget.Small(say("ui.palette.keys"))), widget.NewLine(widget.Small(say("ui.palette.forgiven"))))))
	height := min(paletteHeight, p.height()-paletteAround)
	content := widget.Stack(0, widget.Inset(16, 20, 12, 20, p.entry), widget.Rule(), widget.Sized(w.wide(paletteWidth), height, p.list), widget.Rule(), foot)
	w.inFront(w.wide(paletteWidth), content, p.entry)
	w.aside = true
	p.empty()
}

func newPalette(w *Window) *palette {
	p := &palette{Window: w, rows: widget.Stack(0), heads: map[search.Group]fyne.CanvasObject{}, more: map[search.Group]*widget.Text{}, none: widget.NewText()}
	p.entry = &paletteEntry{of: p}
	p.entry.ExtendBaseWidget(p.entry)
	p.entry.Icon = base.SearchIcon()
	p.entry.PlaceHolder = say("ui.palette.hint")
	p.entry.OnChanged = p.find
	p.list = widget.NewPane(p.rows)
	return p
}

// empty takes away what was typed before.
func (p *palette) empty() {
	if p.entry.Text == "" {
		p.find("")
		return
	}
	p.entry.SetText("") // finds
}

// names are what the knowledge base knows by name; nil where nobody tells.
func (w *Window) names() []report.Name {
	if w.options.Names == nil {
		return nil
	}
	return w.options.Names()
}

// find lists the candidates for a search text, and asks the knowledge base for variants that the file does not call.
func (p *palette) find(words string) {
	p.words, p.hidden = strings.TrimSpace(words), map[search.Group]int{}
	p.found = p.hits()
	p.found = append(p.found, p.sections()...)
	p.found = append(p.found, p.doable()...)
	p.draw()
	p.askSoon()
}

// askSoon asks the knowledge base for variants that the file does not call, once nothing is typed for a moment: each asking
// is a search of its own.
func (p *palette) askSoon() {
	asked := p.words
	if len(asked) < leastAsked || p.index == nil {
		return
	}
	still := func() bool { return p.words == asked && p.popup != nil && p.aside }
	time.AfterFunc(askPause, func() {
		p.post(func() {
			if !still() {
				return
			}
			p.workspace.Ask(asked, func(answers []report.Answer, _ int, err error) {
				if err == nil && still() {
					p.answered(answers)
				}
			})
		})
	})
}

// askPause is how long nothing is typed before the knowledge base is asked.
const askPause = 200 * time.Millisecond

// leastAsked is how many letters a search beyond the file has to have.
const leastAsked = 3

// hits are what the report and the knowledge base hold.
func (p *palette) hits() []paletteRow {
	if p.index == nil {
		return nil
	}
	var rows []paletteRow
	hits, more := p.index.Find(p.words)
	maps.Copy(p.hidden, more)
	for _, h := range hits {
		says := h.Says
		if h.Own {
			says = strings.TrimSuffix(say("ui.palette.own", "whose", say("search.own."+p.sex()), "says", h.Says), " · ")
		}
		row := paletteRow{group: h.Group, tone: theme.ForBadge(h.Badge), name: h.Name, also: h.Also, says: says, medicine: h.Medicine}
		row.do = func() { p.Go(workspace.Route{Screen: h.Screen, Key: h.Key}) }
		if h.Screen == "" {
			row.do = func() { p.tell(h.Name, paragraph(says)) }
		}
		rows = append(rows, row)
	}
	return rows
}

// sex is the one stated in the case, by the name that texts use.
func (p *palette) sex() string {
	if sex := p.workspace.State().Report.Case.Sex; sex != "" {
		return sex
	}
	return "unspecified"
}

// sections are the parts of screens whose words contain what was typed.
func (p *palette) sections() []paletteRow {
	if p.index == nil || p.words == "" {
		return nil
	}
	var rows []paletteRow
	for _, s := range screen.Sections() {
		if !containsAll(s.Words, p.words) {
			continue
		}
		if len(rows) == mostSections {
			p.hidden[sectionGroup]++
		} else {
			rows = append(rows, paletteRow{group: sectionGroup, name: s.Words, do: func() { p.Go(s.Route) }})
		}
	}
	return rows
}

func containsAll(text, words string) bool {
	text = strings.ToLower(text)
	return !slices.ContainsFunc(strings.Fields(strings.ToLower(words)), func(w string) bool { return !strings.Contains(text, w) })
}

// doable are the commands of use now.
func (p *palette) doable() []paletteRow {
	var rows []paletteRow
	for _, c := range p.commands.Find(p.words) {
		switch {
		case c.ID == command.Palette:
		case len(rows) == mostCommands:
			p.hidden[commandGroup]++
		default:
			rows = append(rows, paletteRow{group: commandGroup, name: c.Words, says: keyWords(c), do: func() { p.Do(c.ID) }})
		}
	}
	return rows
}

// answered adds variants that the words mean and the file does not call, behind those that it does.
func (p *palette) answered(answers []report.Answer) {
	var rows []paletteRow
	for _, a := range answers {
		if a.Key != "" || len(rows) == mostSections {
			continue
		}
		words := p.words
		_, short, _ := strings.Cut(a.Variant.HGVSC, ":")
		rows = append(rows, paletteRow{group: search.Variant, tone: theme.ForBadge(a.Badge), name: short, also: strings.Join(append([]string{a.Variant.Gene}, a.Variant.LegacyNames...), " = "),
			says: a.Badge.Word, do: func() { p.Search(words) }})
	}
	if len(rows) == 0 {
		return
	}
	behind := slices.IndexFunc(p.found, func(r paletteRow) bool { return r.group != search.Gene && r.group != search.Variant })
	if behind < 0 {
		behind = len(p.found)
	}
	p.found = slices.Insert(p.found, behind, rows...)
	at := p.at
	if at >= behind && p.chosen {
		at += len(rows)
	}
	p.draw()
	p.sel(at)
}

// draw lists what was found, by group; an empty group has no head. It selects the first.
func (p *palette) draw() {
	var rows []fyne.CanvasObject
	for i := range p.found {
		f := &p.found[i]
		if i == 0 || p.found[i-1].group != f.group {
			rows = append(rows, p.head(f.group))
		}
		words := []widget.Span{widget.Plain(f.name).Sized("text")}
		if f.also != "" {
			words = append(words, widget.Muted(" = "+f.also))
		}
		f.row = p.row(i)
		f.row.Set(f.tone, words, []widget.Span{widget.Small(f.says)}, func() { p.at = i; p.enter() })
		rows = append(rows, f.row)
		if n := p.hidden[f.group]; n > 0 && (i == len(p.found)-1 || p.found[i+1].group != f.group) {
			rows = append(rows, p.andMore(f.group, n))
		}
	}
	if len(p.found) == 0 {
		key := "ui.palette.none"
		if p.index != nil {
			key = "ui.palette.none_open"
		}
		p.none.Set(widget.Small(say(key, "words", p.words)))
		rows = append(rows, widget.Inset(14, 20, 14, 20, p.none))
	}
	p.rows.Objects = rows
	p.list.SetContent(p.rows)
	p.at, p.chosen = 0, false
	p.mark()
}

// head is the name of a group.
func (p *palette) head(g search.Group) fyne.CanvasObject {
	if p.heads[g] == nil {
		p.heads[g] = widget.Inset(8, 20, 2, 20, widget.NewText(widget.Small(say("ui.palette.group."+string(g)))))
	}
	return p.heads[g]
}

// row is the list's row of an index.
func (p *palette) row(i int) *widget.HitRow {
	if i == len(p.kept) {
		p.kept = append(p.kept, widget.NewHitRow(say("ui.palette.enter")))
	}
	return p.kept[i]
}

// andMore says how many more of a group are found: more letters lead to them.
func (p *palette) andMore(g search.Group, n int) fyne.CanvasObject {
	if p.more[g] == nil {
		p.more[g] = widget.NewText()
	}
	p.more[g].Set(widget.Small(say("ui.palette.more", "n", n)))
	return widget.Inset(2, 20, 6, 52, p.more[g])
}

// sel selects a row for the one who searches, and scrolls to it.
func (p *palette) sel(at int) {
	if len(p.found) == 0 {
		return
	}
	p.found[p.at].row.SetSelected(false)
	p.at, p.chosen = min(max(at, 0), len(p.found)-1), at != 0
	p.mark()
}

// mark shows the selected row.
func (p *palette) mark() {
	if p.at < len(p.found) {
		p.found[p.at].row.SetSelected(true)
		p.list.Reveal(p.found[p.at].row)
	}
}

// nextGroup selects the first row of the next group; behind the last, of the first.
func (p *palette) nextGroup() {
	if len(p.found) == 0 {
		return
	}
	next := slices.IndexFunc(p.found[p.at:], func(r paletteRow) bool { return r.group != p.found[p.at].group })
	if next < 0 {
		p.sel(0)
		return
	}
	p.sel(p.at + next)
}

// enter goes where the selected row leads.
func (p *palette) enter() {
	if p.at < len(p.found) {
		p.dismiss()
		p.found[p.at].do()
	}
}

// try supposes the selected medicine.
func (p *palette) try() {
	if p.at < len(p.found) && p.found[p.at].medicine != "" {
		p.Try(p.found[p.at].medicine)
	}
}
