package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/text"
	"allelens/ui/command"
	"allelens/ui/form"
	"allelens/ui/screen"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// intake stands between a file and its results: what the file is, and the questions of a consultation in their order.
// The same page edits the case later. It holds no colour of a finding.
type intake struct {
	window  *Window
	object  fyne.CanvasObject
	file    *intakeFile
	scopes  map[patient.Scope]*widget.ChoiceCard
	choices []*intakeChoice
	lines   []*intakeLine
	sample  *intakeSample
	build   *intakeBuild
	list    func(patient.Case) // the medicines
	covered *widget.Text
	doubts  *fyne.Container
	page    *widget.Pane
	foot    *widget.Text
	leave   *widget.Button
	accept  *widget.Button
}

// Sizes of the intake in points: below narrowIntake the questions stand below the file.
const (
	narrowIntake float32 = 900
	narrowPair   float32 = 560
	pageEdge     float32 = 22
	pageTop      float32 = 16
	labelGap     float32 = 4 // between a question and what answers it
)

func newIntake(w *Window) *intake {
	i := &intake{window: w, file: newIntakeFile(), scopes: map[patient.Scope]*widget.ChoiceCard{}, doubts: widget.Stack(8), covered: widget.NewText(), foot: widget.NewText()}
	i.leave = widget.NewButton(say("ui.intake.close"), widget.PlainButton, w.leaveIntake)
	i.accept = widget.NewButton(say("ui.intake.show"), widget.PrimaryButton, func() { w.Do(command.Proceed) })
	asked := widget.Inset(14, 20, 14, 20, widget.Stack(8, i.questions()...))
	i.page = widget.NewPane(widget.Inset(pageTop, pageEdge, pageTop, pageEdge,
		widget.Adaptive(narrowIntake, 14, []float32{1, 2.24}, widget.Frame(i.file.object), widget.Frame(asked))))
	bar := widget.Layers(widget.NewSurface(theme.ColorCard, "", 0),
		widget.Inset(10, pageEdge, 10, pageEdge, widget.GrowingRow(12, 0, i.foot, i.leave, i.accept)))
	i.object = widget.GrowingStack(0, 0, i.page, widget.Rule(), bar)
	return i
}

// questions are the rows of the right side, in the order of a consultation.
func (i *intake) questions() []fyne.CanvasObject {
	i.sample, i.build = newIntakeSample(i), newIntakeBuild(i)
	medicines, list := screen.MedicineList(i.window.workspace, i.window, func() { i.page.Refresh() })
	i.list = list
	pair := func(a, b fyne.CanvasObject) fyne.CanvasObject {
		return widget.Adaptive(narrowPair, 24, []float32{1, 1}, a, b)
	}
	height, weight := i.line("height"), i.line("weight")
	bed := widget.NewButton(say("ui.coverage.button"), widget.QuietButton, func() { i.window.Do(command.Coverage) })
	return []fyne.CanvasObject{
		i.sample.object, i.build.object, i.consent(),
		pair(i.choice("sex"), i.line("born")),
		pair(i.choice("ovaries"), i.choice("breasts")),
		pair(i.choice("reason"), i.choice("cancers")),
		pair(i.line("variant"), widget.Columns(12, []float32{1, 1}, height, weight)),
		asked("medicines", medicines),
		pair(i.choice("assay"), asked("coverage", widget.GrowingRow(8, 0, i.covered, bed))),
		i.doubts,
	}
}

// asked puts a question above what answers it.
func asked(id string, answer fyne.CanvasObject) fyne.CanvasObject {
	words := []widget.Span{widget.Strong(say("ui.intake." + id))}
	if hint := "ui.intake." + id + ".hint"; text.Default().Has(hint) {
		words = append(words, widget.Small(" "+say(hint)))
	}
	return widget.Stack(labelGap, widget.NewText(words...), answer)
}

// consent asks what the patient agreed to. Nothing is chosen before a person chooses.
func (i *intake) consent() fyne.CanvasObject {
	var cards []fyne.CanvasObject
	for _, s := range scopes {
		scope := patient.Scope(s)
		card := widget.NewChoiceCard(say("ui.intake.scope."+s), "", func() {
			i.change(workspace.Details, func(c *patient.Case) { c.Scope = scope })
		})
		card.OnFocus = func() { i.page.Reveal(card) }
		i.scopes[scope] = card
		cards = append(cards, card)
	}
	return asked("scope", widget.Adaptive(narrowPair, 10, []float32{1, 1, 1}, cards...))
}

// scopeHint names what is read for an answer: the cancer genes, and how many others.
func scopeHint(scope patient.Scope, f report.FileFacts) string {
	genes, others := strings.Join(f.Genes, ", "), say("ui.intake.genes", "n", f.Pharmacogenes)
	switch scope {
	case patient.Cancer:
		return genes
	case patient.Pharmacogenes:
		return others
	}
	return genes + ", " + others
}

// change edits the case.
func (i *intake) change(field workspace.Field, edit func(*patient.Case)) {
	i.window.workspace.Change(field, edit)
}

// show brings the page up to a state.
func (i *intake) show(s workspace.State) {
	i.file.show(s)
	i.sample.show(s)
	i.build.show(s)
	for scope, card := range i.scopes {
		card.SetHint(scopeHint(scope, s.File))
		if card.Chosen() != (s.Case.Scope == scope) {
			card.Set(s.Case.Scope == scope)
		}
	}
	for _, c := range i.choices {
		c.show(s.Case)
	}
	for _, l := range i.lines {
		l.show(s.Case)
	}
	i.list(s.Case)
	i.covered.Set(widget.Plain(coverageWords(s)))
	i.doubts.Objects = nil
	for _, d := range i.window.workspace.Contradictions(s.Case) {
		i.doubts.Add(i.doubt(d))
	}
	i.doubts.Hidden = len(i.doubts.Objects) == 0
	i.showFoot(s)
	i.page.Refresh()
}

// doubt asks about answers that do not go together.
func (i *intake) doubt(d report.Contradiction) fyne.CanvasObject {
	words := widget.NewText(widget.Strong("■ ").In(theme.ColorControl), widget.Strong(d.Question), widget.Small(" "+d.Why))
	now := widget.NewButton(say("ui.intake.answer"), widget.QuietButton, func() { i.window.Do(command.History) })
	return widget.Frame(widget.Inset(4, 6, 4, 12, widget.GrowingRow(8, 0, words, now)))
}

// showFoot says what is still open, or why there are no results yet.
func (i *intake) showFoot(s workspace.State) {
	open, all := unanswered(s)
	words := say("ui.intake.open", "open", open, "all", all)
	if why := blocked(s); why != "" {
		words = why
	}
	i.foot.Set(widget.Small(words))
	label := say("ui.intake.show")
	switch {
	case s.Status == workspace.Open:
		label = say("ui.intake.return")
	case s.Awaited || s.Updating:
		label = say("ui.intake.reading", "percent", int(100*s.Progress.Part()))
	}
	i.accept.SetText(label)
	if blocked(s) != "" {
		i.accept.Disable()
	} else {
		i.accept.Enable()
	}
	i.leave.Hidden = s.Status == workspace.Open
}

// blocked says why there can be no results yet; "" where there can.
func blocked(s workspace.State) string {
	switch {
	case s.Status == workspace.Open:
		return ""
	case len(s.File.Samples) > 1 && s.Case.Sample == "":
		return say("ui.intake.no_sample", "n", text.Grouped(len(s.File.Samples)))
	case !s.File.Usable:
		return say("ui.intake.unusable", "why", s.File.Title)
	case s.Case.Scope == "":
		return say("ui.intake.no_scope")
	}
	return ""
}

// coverageWords say what is known of what the laboratory covered.
func coverageWords(s workspace.State) string {
	switch d := s.Case.Declared; {
	case d.All:
		return say("ui.intake.coverage.all")
	case len(d.Regions) > 0:
		return say("ui.coverage.regions", "n", text.Grouped(len(d.Regions)))
	case s.File.Blocks:
		return say("ui.intake.coverage.shown")
	}
	return say("ui.intake.coverage.none")
}

// flush keeps what was typed last.
func (i *intake) flush() {
	for _, l := range i.lines {
		l.typed.Flush()
	}
}

// drop forgets what waits to be kept.
func (i *intake) drop() {
	for _, l := range i.lines {
		l.typed.Drop()
	}
}

// first is what has the keyboard at first.
func (i *intake) first() fyne.Focusable { return i.scopes[patient.Both] }

// oneOf asks for one of few options.
func oneOf(f form.Field, changed func(string)) *widget.Segments {
	return widget.NewSegments(0, f.Value, changed, segmentsOf(f.Options)...)
}

func segmentsOf(options []form.Option) []widget.Segment {
	all := make([]widget.Segment, len(options))
	for i, o := range options {
		all[i] = widget.Segment{Value: o.Value, Words: o.Words, Open: o.Open}
	}
	return all
}
