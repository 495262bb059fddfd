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

// overview answers in one look: what was found, what to do, what was not assessed.
type overview struct {
	workspace *workspace.Workspace
	host      Host
	notices   *fyne.Container
	cards     *fyne.Container
	matters   *widget.Table[report.Row]
	nothing   *widget.Text
	medicines *medicines
	unknown   *fyne.Container // medicines that are not known, or of which no body names a gene
	rest      *fyne.Container
	steps     *steps
	currency  *fyne.Container
	open      *fyne.Container // questions whose answers change something
	search    *widget.Entry
	pane      *widget.Pane
}

func newOverview(w *workspace.Workspace, h Host) Screen {
	o := &overview{workspace: w, host: h}
	o.notices = widget.Stack(gutter)
	o.cards = widget.Adaptive(narrowCards, gutter, equal(3))
	o.matters = widget.NewTable(matterColumns(), true, func(r report.Row) string { return r.Screen + " " + r.Key })
	o.matters.OnGo = func(r report.Row) { h.Go(at(r.Screen, r.Key)) }
	o.nothing = widget.NewText(widget.Small(say("ui.overview.nothing")))
	o.medicines = newMedicines(w, h, func() { o.pane.Refresh() })
	o.rest, o.unknown = widget.Stack(2*theme.Gap), widget.Stack(theme.Gap)
	o.steps = newSteps(w)
	o.search = widget.NewSearch(say("ui.overview.search"), nil)
	o.search.OnSubmitted = h.Search
	o.currency, o.open = widget.Stack(gutter), widget.Stack(gutter)
	lower := widget.Adaptive(narrow, gutter, []float32{2, 1},
		widget.Card(say("ui.overview.matters"), "", o.nothing, o.matters.Object()),
		widget.GrowingStack(gutter, 1, o.open,
			widget.Card(say("ui.overview.medications"), say("ui.overview.medications_hint"), o.medicines.object, o.unknown, o.rest), o.currency))
	o.pane = widget.NewPane(page(widget.GrowingStack(gutter, 2, o.notices, o.cards, lower)))
	return o
}

func matterColumns() []widget.Column[report.Row] {
	return []widget.Column[report.Row]{
		{Label: say("ui.overview.finding"), Width: 112, Grow: 1, Cell: findingCell},
		{Label: say("ui.overview.why"), Width: 120, Grow: 1.4, Cell: func(r report.Row) widget.Cell {
			return widget.TextCell(widget.Plain(r.Why))
		}},
		{Label: say("ui.overview.discuss"), Width: 130, Grow: 1.8, Cell: func(r report.Row) widget.Cell {
			return widget.TextCell(widget.Plain(r.Discuss))
		}},
		{Width: badgeWidth, Cell: func(r report.Row) widget.Cell { return badgeCell(r.Badge) }},
	}
}

// badgeWidth is the width of a column of badges in points: of the longest but "None found, as far as read", which
// wraps nowhere and is cut by none.
const badgeWidth = 154

func findingCell(r report.Row) widget.Cell {
	spans := []widget.Span{widget.Strong(capital(r.Finding))}
	if r.Detail != "" {
		spans = append(spans, widget.Plain(" · "+r.Detail))
	}
	return widget.TextCell(spans...)
}

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
	summary := s.Report.Summary
	o.notices.Objects = append(knownCard(s.Report.FamilyAnswer), noticeCards(summary.Notices)...)
	if len(summary.ClassChanges) > 0 {
		o.notices.Objects = append(o.notices.Objects, changed(summary.ClassChanges))
	}
	o.notices.Hidden = len(o.notices.Objects) == 0
	o.unknown.Objects = medicineLines(summary.MedicineNotices)
	o.unknown.Hidden = len(summary.MedicineNotices) == 0
	o.cards.Objects = summaryCards(summary.Cards)
	o.cards.Layout = widget.Adaptive(narrowCards, gutter, equal(len(summary.Cards)), o.cards.Objects...).Layout
	o.matters.SetRows(summary.Rows)
	o.nothing.Hidden = len(summary.Rows) > 0
	o.medicines.show(s.Case)
	o.steps.show(summary.Steps)
	o.rest.Objects = []fyne.CanvasObject{
		section(say("ui.overview.not_assessed")), bullets(summary.NotAssessed, widget.Small),
		section(say("ui.overview.next_steps")), o.steps.object,
	}
	o.open.Objects = []fyne.CanvasObject{shareCard(o.workspace, o.host, s.Report)}
	if card := unanswered(summary.Unanswered, o.host); card != nil {
		o.open.Objects = append(o.open.Objects, card)
	}
	o.currency.Objects = o.age(s.Report.KnowledgeBase)
	o.currency.Hidden = len(o.currency.Objects) == 0
	o.pane.Refresh()
}

// age is told by cards on how old the knowledge base is.
func (o *overview) age(k report.KnowledgeBase) (cards []fyne.CanvasObject) {
	if k.RenewClasses {
		cards = append(cards, Renew(say("ui.renew.old"), doing(o.host, command.Update)))
	}
	if len(k.Currency) > 0 {
		cards = append(cards, ages(k.Currency))
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

func summaryCards(cards []report.Card) []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(cards))
	for i, c := range cards {
		objects[i] = widget.Card(c.Title, c.Subtitle,
			widget.Headline(theme.ForTone(c.Tone), theme.SizeHeadline, c.Headline,
				widget.NewText(widget.Plain(c.Line)), widget.NewText(widget.Small(c.Detail))))
	}
	return objects
}
