package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// overview answers in one look: the verdict, the patient's own medicines, others by harm, and beside them what is still to be done.
type overview struct {
	workspace *workspace.Workspace
	host      Host
	head      *fyne.Container // the family's question, the verdict, what has to be known before all else
	findings  *widget.Table[matter]
	found     *fyne.Container
	own       *widget.Table[matter]
	ownTitle  *widget.Text
	ownNone   *widget.Text
	medicines *medicines
	change    *widget.Button
	open      bool            // the list is being changed
	unknown   *fyne.Container // medicines that are not known, or of which no body names a gene
	others    *widget.Table[matter]
	otherCard *fyne.Container
	more      *widget.Button
	side      *fyne.Container
	steps     *steps
	stepTitle *widget.Text
	search    *widget.Entry
	pane      *widget.Pane
}

func newOverview(w *workspace.Workspace, h Host) Screen {
	o := &overview{workspace: w, host: h, head: widget.Stack(gutter), side: widget.Stack(gutter)}
	o.findings, o.own, o.others = matterList(h, false), matterList(h, false), matterList(h, true)
	o.found = widget.Card(say("ui.overview.findings"), say("ui.overview.findings_hint"), o.findings.Object())
	o.medicines = newMedicines(w, h, func() { o.pane.Refresh() })
	o.change = widget.NewButton(say("ui.overview.change"), widget.LinkButton, func() { o.open = !o.open; o.unfold() })
	o.ownTitle, o.ownNone, o.unknown = widget.NewText(), widget.NewText(widget.Small(say("ui.overview.own_none"))), widget.Stack(theme.Gap)
	own := widget.Card("", "", widget.GrowingRow(2*theme.Gap, 0, o.ownTitle, o.change), o.medicines.object, o.ownNone, o.own.Object(), o.unknown)
	o.more = widget.NewButton("", widget.QuietButton, func() { h.Go(at(Drugs, report.AllMedicines)) })
	o.otherCard = widget.Card(say("ui.overview.others"), say("ui.overview.others_hint"), o.others.Object(), widget.Row(0, o.more))
	o.steps, o.stepTitle = newSteps(w), widget.NewText()
	o.search = widget.NewSearch(say("ui.overview.search"), nil)
	o.search.OnSubmitted = h.Search
	left := widget.GrowingStack(gutter, 3, o.found, own, o.otherCard, widget.Stack(0))
	o.pane = widget.NewPane(page(widget.GrowingStack(gutter, 1, o.head, widget.Adaptive(sideBelow, gutter, []float32{2, 1}, left, o.side))))
	return o
}

// badgeWidth is the width of a column of badges in points: of the longest but "None found, as far as read", which
// wraps nowhere and is cut by none.
const badgeWidth = 154

func badgeCell(b report.Badge) widget.Cell { return widget.BadgeCell(b.Word, theme.ForBadge(b)) }

func badge(b report.Badge) fyne.CanvasObject { return widget.Badge(b.Word, theme.ForBadge(b)) }

// Content implements Screen.
func (o *overview) Content() fyne.CanvasObject { return o.pane }

// Tools implements Screen.
func (o *overview) Tools() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widget.Fixed(250, o.search),
		widget.NewButton(say("ui.open"), widget.PlainButton, doing(o.host, command.Open)),
		widget.NewButton(say("ui.export"), widget.PrimaryButton, doing(o.host, command.Save("pdf"))),
	}
}

// Find implements Screen.
func (o *overview) Find() fyne.Focusable { return o.search }

// Show implements Screen.
func (o *overview) Show(s workspace.State) {
	r := s.Report
	summary := r.Summary
	o.head.Objects = append(append(knownCard(r, o.host), verdictCard(r, o.host)), noticeCards(summary.Notices)...)
	if len(summary.ClassChanges) > 0 {
		o.head.Objects = append(o.head.Objects, changed(summary.ClassChanges))
	}
	rows := findingMatters(r)
	o.findings.SetRows(rows)
	o.found.Hidden = len(rows) == 0
	o.showMedicines(s)
	o.showSide(s)
	o.pane.Refresh()
}

// showMedicines brings the patient's medicines and the others up to a state.
func (o *overview) showMedicines(s workspace.State) {
	r := s.Report
	own := ownMatters(r)
	o.own.SetRows(own)
	title := []widget.Span{{Text: r.Brief.Own, Bold: true, Size: "text"}}
	if len(own) > 0 {
		title = append(title, widget.Small("   "+say("ui.overview.own_count", "count", len(own))))
	}
	o.ownTitle.Set(title...)
	o.ownNone.Hidden = len(own) > 0
	o.medicines.show(s.Case)
	o.unknown.Objects = medicineLines(r.Summary.MedicineNotices)
	o.unknown.Hidden = len(r.Summary.MedicineNotices) == 0
	others, more := otherMatters(r)
	o.others.SetRows(others)
	o.otherCard.Hidden = len(others) == 0
	o.more.SetText(say("ui.overview.more", "count", more))
	o.more.Hidden = more == 0
	o.unfold()
}

// unfold shows the field that adds a medicine, and takes it away again; without medicines it stays.
func (o *overview) unfold() {
	o.medicines.object.Hidden = !o.open && len(o.own.Rows()) > 0
	word := "ui.overview.change"
	if o.open {
		word = "ui.overview.change_done"
	}
	o.change.SetText(say(word))
	o.change.Hidden = len(o.own.Rows()) == 0
	o.pane.Refresh()
}

// showSide brings up to a state what is still to be done.
func (o *overview) showSide(s workspace.State) {
	summary := s.Report.Summary
	side := []fyne.CanvasObject{shareCard(o.workspace, o.host, s)}
	if card := unanswered(summary.Unanswered, o.host); card != nil {
		side = append(side, card)
	}
	o.steps.show(summary.Steps)
	done := 0
	for _, step := range summary.Steps {
		if step.Done != nil {
			done++
		}
	}
	o.stepTitle.Set(widget.Span{Text: say("ui.overview.next_steps"), Bold: true, Size: "text"},
		widget.Small("   "+say("ui.overview.steps_done", "done", done, "total", len(summary.Steps))))
	side = append(side, widget.Card("", "", o.stepTitle, o.steps.object))
	if missing := missingRows(s.Report, o.host); len(missing) > 0 {
		side = append(side, widget.Card(say("ui.overview.not_assessed"), say("ui.overview.not_assessed_hint"), widget.Stack(2*theme.Gap, missing...)))
	}
	o.side.Objects = append(side, o.age(s.Report)...)
}

// age is told by cards on how old the knowledge base is.
func (o *overview) age(r *report.Report) (cards []fyne.CanvasObject) {
	k := r.KnowledgeBase
	if k.RenewClasses {
		cards = append(cards, Renew(say("ui.renew.old"), doing(o.host, command.Update)))
	}
	if len(k.Currency) > 0 {
		cards = append(cards, ages(r, o.host))
	}
	return cards
}

// noticeCards are what has to be read before anything else.
func noticeCards(notices []report.Notice) []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(notices))
	for i, n := range notices {
		objects[i] = widget.Card("", "", widget.Headline(theme.ForTone(n.Tone), theme.SizeHeadline, n.Title, widget.NewText(widget.Plain(n.Text))))
	}
	return objects
}

// medicineLines say which medicines are not known, and which have nothing to do with genes.
func medicineLines(notices []report.Notice) []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(notices))
	for i, n := range notices {
		objects[i] = widget.NewText(widget.Strong(n.Title+". "), widget.Small(n.Text))
	}
	return objects
}

func equal(n int) []float32 { return slices.Repeat([]float32{1}, n) }
