package screen

import (
	"cmp"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/why"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// drugs lists the medicines at the left and explains one at the right.
type drugs struct {
	host    Host
	report  *report.Report
	rows    []drugRow
	search  *widget.Entry
	filters *filters[drugRow]
	table   *widget.Table[drugRow]
	nothing *widget.Text
	detail  *widget.Pane
	unasked string // the medicine that was selected since nobody chose one
	content fyne.CanvasObject
}

// Places among the filters.
const (
	drugsActing = 0
	drugsAll    = 2
)

func newDrugs(w *workspace.Workspace, h Host) Screen {
	d := &drugs{host: h}
	d.search = widget.NewSearch(say("ui.drugs.search"), func(string) { d.list() })
	d.filters = newFilters("ui.drugs.filter.", drugFilters(), func(was string) {
		d.list()
		w.Refine(was, d.filters.routed)
	})
	d.table = widget.NewTable(append(drugColumns(), whyColumn(h, d.whyOf)), true, func(r drugRow) string { return r.Drug.Drug })
	d.table.OnSelect = func(r drugRow) {
		d.unasked = ""
		h.Go(at(Drugs, r.Drug.Drug))
	}
	d.nothing = widget.NewText()
	d.detail = widget.NewPane(widget.Stack(0))
	list := widget.Frame(widget.GrowingStack(4, 1,
		widget.Inset(12, 14, 0, 14, widget.Stack(8, d.filters.object, d.nothing)), widget.Inset(0, 8, 1, 8, d.table.Object())))
	d.content = page(widget.Split(narrowCards, gutter, []float32{10, 7}, list, widget.Frame(d.detail)))
	return d
}

func drugColumns() []widget.Column[drugRow] {
	return []widget.Column[drugRow]{
		{Label: say("ui.drugs.drug"), Width: 118, Grow: 1,
			Cell:    func(d drugRow) widget.Cell { return widget.TextCell(widget.Strong(capital(d.Drug.Drug))) },
			Compare: func(a, b drugRow) int { return cmp.Compare(a.Drug.Drug, b.Drug.Drug) }},
		{Label: say("ui.drugs.result"), Width: 150, Grow: 2,
			Cell:    func(d drugRow) widget.Cell { return widget.TextCell(widget.Code(d.results)) },
			Compare: func(a, b drugRow) int { return cmp.Compare(a.results, b.results) }},
		{Label: say("ui.drugs.phenotype"), Width: 124, Grow: 1, Drop: 2,
			Cell:    func(d drugRow) widget.Cell { return widget.TextCell(widget.Plain(d.phenotypes)) },
			Compare: func(a, b drugRow) int { return cmp.Compare(a.phenotypes, b.phenotypes) }},
		{Label: say("ui.drugs.action"), Width: 142,
			Cell:    func(d drugRow) widget.Cell { return badgeCell(d.Badge) },
			Compare: func(a, b drugRow) int { return a.Urgency - b.Urgency }},
		{Label: say("ui.drugs.evidence"), Width: 96, Drop: 1,
			Cell: func(d drugRow) widget.Cell { return widget.TextCell(evidenceSpans(d)...) }},
	}
}

func evidenceSpans(d drugRow) []widget.Span {
	spans := []widget.Span{widget.Muted(d.Evidence)}
	mark := func(word string) {
		spans = append(spans, widget.Span{Text: joined(" ", space(d.Evidence), word), Bold: true, Colour: theme.ColorChange, Size: theme.SizeSmall})
	}
	if d.Disagreement != "" {
		mark(say("ui.drugs.differ"))
	}
	if len(d.Conversions) > 0 {
		mark(say("ui.drugs.converted"))
	}
	if d.Assumed {
		mark(say("ui.assumed"))
	}
	if d.Incomplete {
		mark(say("ui.incomplete"))
	}
	return spans
}

// space parts a word from what stands before it, if anything does.
func space(before string) string {
	if before == "" {
		return ""
	}
	return " ·"
}

// whyOf says what the advice on a medicine rests on.
func (d *drugs) whyOf(row drugRow) why.Why { return why.OfDrug(d.report, row.Drug) }

// Why says what the advice on the chosen medicine rests on.
func (d *drugs) Why() (why.Why, bool) {
	row, ok := d.table.Selected()
	if !ok {
		return why.Why{}, false
	}
	return d.whyOf(row), true
}

// Content implements Screen.
func (d *drugs) Content() fyne.CanvasObject { return d.content }

// Tools implements Screen.
func (d *drugs) Tools() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widget.Fixed(250, d.search),
		widget.NewButton(say("ui.drugs.outside"), widget.PlainButton, doing(d.host, command.Outside)),
		widget.NewButton(say("ui.export"), widget.PrimaryButton, doing(d.host, command.Save("pdf"))),
	}
}

// Find implements Screen.
func (d *drugs) Find() fyne.Focusable { return d.search }

// Show implements Screen.
func (d *drugs) Show(s workspace.State) {
	if d.report != s.Report {
		d.report, d.rows = s.Report, s.Derived.(*Models).drugs
		if !d.filters.any(d.filters.chosen, d.rows) {
			d.filters.choose(drugsAll)
		}
		if d.filters.any(drugsActing, d.rows) && d.table.Rows() == nil {
			d.filters.choose(drugsActing)
		}
		d.list()
	}
	if s.Screen == Drugs && d.filters.follow(s.Filter) {
		d.list()
	}
	d.choose(s.Key)
}

// choose selects a medicine, or one of a gene; all are listed if the filter hides it.
func (d *drugs) choose(key string) {
	if key == report.AllMedicines {
		d.filters.choose(drugsAll)
		d.search.SetText("")
		d.list()
		return
	}
	if key == "" || d.mark(key) {
		d.showDetail()
		return
	}
	for _, row := range d.rows {
		if row.Drug.Drug == key {
			d.filters.choose(drugsAll)
			d.search.SetText("")
			d.list()
			d.mark(key)
		}
	}
	d.showDetail()
}

func (d *drugs) mark(key string) bool {
	for _, row := range d.table.Rows() {
		if row.Drug.Drug == key {
			return d.table.Select(key)
		}
	}
	return false
}

// list shows the rows that filter and search leave.
func (d *drugs) list() {
	d.filters.count(d.rows)
	shown := d.filters.accepted(d.rows, d.search.Text, func(r drugRow) string { return r.text })
	d.table.SetRows(shown)
	switch {
	case len(d.rows) == 0:
		d.nothing.Set(widget.Small(say("ui.drugs.none")))
	case len(shown) == 0:
		d.nothing.Set(widget.Small(say("ui.drugs.no_match")))
	}
	d.nothing.Hidden = len(shown) > 0
	if now, ok := d.table.Selected(); (!ok || now.Drug.Drug == d.unasked) && len(shown) > 0 {
		d.unasked = shown[0].Drug.Drug
		d.table.Select(d.unasked)
	}
	d.content.Refresh()
	d.showDetail()
}

func (d *drugs) showDetail() {
	row, ok := d.table.Selected()
	if !ok {
		d.detail.SetContent(widget.Padded(theme.CardInset, widget.NewText(widget.Small(say("ui.drugs.choose")))))
		return
	}
	d.detail.SetContent(widget.Padded(theme.CardInset, drugDetail(d.report, row, func(gene string) { d.host.Go(at(Variants, geneKey(gene))) }, doing(d.host, command.Dose), doing(d.host, command.Answers), whyButton(d.host, func() why.Why { return d.whyOf(row) }))))
}
