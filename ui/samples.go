package ui

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"allelens/report/text"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/variants/patient"
)

// samplesHeight is the height of the list of samples at text scale 1, in points: about seven rows.
const samplesHeight float32 = 290

// sampleRow is a sample that fits what is typed: its name, its column among the samples from 1 on, and where in the name
// the typed part stands.
type sampleRow struct {
	name     string
	column   int
	from, to int
}

// samplePicker asks whose genome is meant, of one to very many. None is chosen beforehand, and what was chosen is
// read only after it was compared with the request.
type samplePicker struct {
	body    *fyne.Container // below the title; the list gives way where there is no room
	names   []string
	search  *widget.Entry
	count   *widget.Text
	list    *widget.Table[sampleRow]
	check   *widget.Check
	note    *widget.Text
	read    *widget.Button
	foot    *fyne.Container
	chosen  string
	choose  func(name string)
	leave   func()
	compare bool // the tick is set
}

func newSamplePicker(names []string, choose func(name string), leave func()) *samplePicker {
	p := &samplePicker{names: names, choose: choose, leave: leave, count: widget.NewLine().Aligned(fyne.TextAlignTrailing)}
	p.search = widget.NewSearch(say("ui.samples.search"), p.find)
	p.search.OnSubmitted = func(string) { p.submit() }
	p.search.OnDown = func() { p.list.Step(1) }
	p.search.OnUp = func() { p.list.Step(-1) }
	p.list = widget.NewTable([]widget.Column[sampleRow]{
		{Label: say("ui.samples.name"), Width: 200, Grow: 1, Cell: p.nameCell},
		{Label: say("ui.samples.column"), Width: 110, Cell: func(r sampleRow) widget.Cell {
			return widget.TextCell(widget.Muted(text.Grouped(r.column)))
		}},
	}, false, func(r sampleRow) string { return r.name })
	p.list.OnSelect = func(r sampleRow) { p.take(r.name) }
	p.check = widget.NewCheck(say("ui.samples.compared"), func(on bool) { p.compare = on; p.show() })
	p.check.OnEnter = p.submit
	p.note = widget.NewText()
	p.read = widget.NewButton("", widget.PrimaryButton, p.submit)
	cancel := widget.NewButton(say("ui.cancel"), widget.PlainButton, leave)
	p.foot = widget.GrowingRow(12, 0, p.note, cancel, p.read)
	field := widget.GrowingRow(12, 0, p.search, p.count)
	p.body = widget.GrowingStack(3*theme.Gap, 2, widget.NewText(widget.Small(say("ui.samples.text", "n", text.Grouped(len(names))))),
		field, widget.Frame(widget.High(samplesHeight, p.list.Object())), p.check, widget.Rule(), p.foot)
	p.find("")
	return p
}

// find lists the samples whose name contains what is typed, in any case.
func (p *samplePicker) find(typed string) {
	typed = strings.TrimSpace(typed)
	var rows []sampleRow
	for i, name := range p.names {
		if from, to, ok := within(name, typed); ok {
			rows = append(rows, sampleRow{name, i + 1, from, to})
		}
	}
	p.list.SetRows(rows)
	p.count.Set(widget.Muted(say("ui.samples.count", "n", text.Grouped(len(rows)), "all", text.Grouped(len(p.names)))))
	p.show()
}

// within is where in a name, in bytes, what is typed stands, in any case: letters may take more bytes in one case than
// in the other.
func within(name, typed string) (from, to int, ok bool) {
	for from = range name + " " {
		letters := utf8.RuneCountInString(typed)
		for to = from; letters > 0 && to < len(name); letters-- {
			_, size := utf8.DecodeRuneInString(name[to:])
			to += size
		}
		if letters == 0 && strings.EqualFold(name[from:to], typed) {
			return from, to, true
		}
	}
	return 0, 0, false
}

// nameCell is a name with the part that was typed in bold.
func (p *samplePicker) nameCell(r sampleRow) widget.Cell {
	dot := widget.Span{Text: "○ ", Mono: true, Colour: theme.ColorMuted, Size: theme.SizeSubtitle}
	if r.name == p.chosen {
		dot = widget.Span{Text: "◉ ", Mono: true, Colour: theme.ColorAccent, Size: theme.SizeSubtitle}
	}
	return widget.TextCell(dot, widget.Plain(r.name[:r.from]), widget.Strong(r.name[r.from:r.to]), widget.Plain(r.name[r.to:]))
}

// take chooses a sample; another has to be compared again.
func (p *samplePicker) take(name string) {
	if p.chosen != name {
		p.chosen, p.compare = name, false
		p.check.Set(false)
	}
	p.list.Object().Refresh()
	p.show()
}

// show arms the button when a sample was chosen and compared, and says what is missing.
func (p *samplePicker) show() {
	words, note := say("ui.samples.read"), ""
	switch {
	case p.chosen == "":
		note = say("ui.samples.choose")
	case !p.compare:
		note = say("ui.samples.tick")
	}
	if p.chosen != "" {
		words = say("ui.samples.read_one", "name", middleOut(p.chosen))
	}
	p.read.SetText(words)
	if note == "" {
		p.read.Enable()
	} else {
		p.read.Disable()
	}
	p.note.Set(widget.Small(note))
	p.foot.Refresh()
}

// submit reads the sample if it was chosen and compared.
func (p *samplePicker) submit() {
	if p.chosen != "" && p.compare {
		p.choose(p.chosen)
	}
}

// longestName is the number of letters of a sample's name that fit on a button.
const longestName = 22

// middleOut is a name with its middle left out where it is too long for a button.
func middleOut(name string) string {
	letters := []rune(name)
	if len(letters) <= longestName {
		return name
	}
	const half = longestName / 2
	return string(letters[:half]) + "…" + string(letters[len(letters)-half+1:])
}

// samples asks whose genome is meant.
func (p panels) samples(names []string) (fyne.CanvasObject, fyne.Focusable) {
	picker := newSamplePicker(names, func(name string) {
		p.workspace.Retry(func(c *patient.Case) { c.Sample = name })
	}, p.workspace.Back)
	title := widget.NewText(widget.Span{Text: say("ui.samples.title"), Bold: true, Size: theme.SizeSubtitle})
	return inMiddle(widget.GrowingStack(3*theme.Gap, 1, title, picker.body)), picker.search
}

// askSample asks in front of the window whose genome is meant.
func (w *Window) askSample(names []string, choose func(name string)) {
	picker := newSamplePicker(names, func(name string) { w.dismiss(); choose(name) }, func() { w.dismiss() })
	title := widget.NewText(widget.Span{Text: say("ui.samples.title"), Bold: true, Size: theme.SizeTitle})
	content := widget.Padded(24, widget.GrowingStack(3*theme.Gap, 1, title, picker.body))
	w.inFront(w.wide(panelWidth), content, picker.search)
}
