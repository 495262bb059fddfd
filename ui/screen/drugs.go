package screen

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/why"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// drugs lists the medicines at the left and explains one at the right; above both stands what the patient's medicines do to
// each other, or what one does that is on trial.
type drugs struct {
	host    Host
	report  *report.Report
	rows    []drugRow
	search  *widget.Entry
	filters *filters[drugRow]
	table   *widget.Table[drugRow]
	nothing *widget.Text
	detail  *widget.Pane
	tests   *fyne.Container // the card of tests before the first dose
	banner  *fyne.Container
	kept    kept
	slide   *widget.Slide
	unasked string // the medicine that was selected since nobody chose one
	told    string // the medicine whose detail is laid out
	laid    string // the same, whether or not it is to be laid out anew
	inputs  *doseInputs
	trial   *trial
	beside  bool // all lines of the banner are shown
	content fyne.CanvasObject
}

// Places among the filters.
const (
	drugsFirst = 0
	drugsAll   = 3
)

// leastBeside is the width in points at text scale 1 from which list and detail stand side by side.
const leastBeside float32 = 960

func newDrugs(w *workspace.Workspace, h Host) Screen {
	d := &drugs{host: h, inputs: newDoseInputs(w, h)}
	d.search = widget.NewSearch(say("ui.drugs.search"), func(string) { d.list() })
	d.filters = newFilters("ui.drugs.filter.", drugFilters(), func(was string) {
		d.list()
		w.Refine(was, d.filters.routed)
	})
	d.filters.fold(say("ui.drugs.fields"), func(key string) bool { return slices.Contains(areas, key) })
	d.table = widget.NewTable(append(drugColumns(), whyColumn(h, d.whyOf)), true, func(r drugRow) string { return r.Drug.Drug })
	d.table.Group = d.part
	d.table.OnSelect = func(r drugRow) {
		d.unasked = ""
		h.Go(at(Drugs, r.Drug.Drug))
	}
	d.table.OnGo = func(drugRow) { d.slide.SetOpen(true) }
	d.nothing = widget.NewText()
	d.detail = widget.NewPane(widget.Stack(0))
	d.tests, d.banner = widget.Stack(0), widget.Stack(theme.Gap)
	list := widget.Frame(widget.GrowingStack(4, 1,
		widget.Inset(12, 14, 0, 14, widget.Stack(8, d.filters.object, d.nothing)), widget.Inset(0, 8, 1, 8, d.table.Object())))
	back := widget.NewButton(say("ui.drugs.back"), widget.PlainButton, func() { d.Back() })
	d.slide = widget.NewSlide(leastBeside, gutter, []float32{10, 7}, list, widget.Footed(gutter, widget.Frame(d.detail), d.tests), back)
	d.content = page(widget.GrowingStack(gutter, 1, d.banner, d.slide.Container))
	return d
}

// part names the part of the list that a medicine stands in.
func (d *drugs) part(r drugRow) string {
	switch {
	case r.own():
		return d.shown().Brief.Own
	case r.trial:
		return say("ui.drugs.on_trial")
	}
	return say("ui.drugs.others")
}

func drugColumns() []widget.Column[drugRow] {
	return []widget.Column[drugRow]{
		{Label: say("ui.drugs.drug"), Width: 128, Grow: 0.6, Stacks: true,
			Cell: func(d drugRow) widget.Cell {
				return widget.TextCell(widget.Strong(capital(d.Drug.Drug)), widget.Small(after("\n", d.status())))
			},
			Compare: func(a, b drugRow) int { return cmp.Compare(a.Drug.Drug, b.Drug.Drug) }},
		{Label: say("ui.drugs.action"), Width: 152, Stacks: true,
			Cell:    func(d drugRow) widget.Cell { return badgeCell(d.Brief.Badge) },
			Compare: func(a, b drugRow) int { return a.Urgency - b.Urgency }},
		{Label: say("ui.drugs.amount"), Width: 180, Grow: 2, Stacks: true, Cell: func(d drugRow) widget.Cell {
			return widget.TextCell(append([]widget.Span{widget.Plain(d.Brief.Do)}, marksOf(d)...)...)
		}},
	}
}

// marksOf are what limits the advice on a medicine, in a word each.
func marksOf(d drugRow) (spans []widget.Span) {
	mark := func(holds bool, key string) {
		if !holds {
			return
		}
		between := " · "
		if len(spans) == 0 {
			between = "\n"
		}
		spans = append(spans, widget.Span{Text: between + say(key), Bold: true, Colour: theme.ColorChange, Size: theme.SizeSmall})
	}
	mark(d.Disagreement != "", "ui.drugs.differ")
	mark(len(d.Conversions) > 0, "ui.drugs.converted")
	mark(d.Assumed, "ui.assumed")
	mark(d.Incomplete, "ui.incomplete")
	return spans
}

// whyOf says what the advice on a medicine rests on.
func (d *drugs) whyOf(row drugRow) why.Why { return why.OfDrug(d.shown(), row.Drug) }

// Why says what the advice on the chosen medicine rests on.
func (d *drugs) Why() (why.Why, bool) {
	row, ok := d.table.Selected()
	if !ok {
		return why.Why{}, false
	}
	return d.whyOf(row), true
}

// Back shows the list again where the detail hides it, and reports whether it did.
func (d *drugs) Back() bool {
	over := d.slide.Over()
	if d.slide.SetOpen(false); over {
		d.host.Focus(d.table.Focusable())
	}
	return over
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

// shown is the report whose medicines are listed: that of the case, or of the trial.
func (d *drugs) shown() *report.Report {
	if d.trial != nil {
		return d.trial.report
	}
	return d.report
}

// Show implements Screen.
func (d *drugs) Show(s workspace.State) {
	d.inputs.show(s.Case)
	if d.report != s.Report {
		d.report, d.trial = s.Report, nil
		d.setRows(s.Derived.(*Models).drugs)
	}
	if s.Screen == Drugs && d.filters.follow(s.Filter) {
		d.list()
	}
	d.choose(s.Key)
	if s.Screen == Drugs && s.Key != "" && s.Key != report.AllMedicines && s.Key != d.unasked {
		d.slide.SetOpen(true)
	}
}

// setRows swaps the medicines in, and what stands over and below them.
func (d *drugs) setRows(rows []drugRow) {
	first := d.rows == nil
	d.rows, d.told = rows, ""
	if first || !d.filters.any(d.filters.chosen, d.rows) {
		d.filters.choose(drugsAll)
		if d.filters.any(drugsFirst, d.rows) {
			d.filters.choose(drugsFirst)
		}
	}
	d.showBanner()
	d.showTests()
	d.list()
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

// showDetail lays out what is told of the chosen medicine, if it is another than before.
func (d *drugs) showDetail() {
	row, ok := d.table.Selected()
	if !ok {
		d.told, d.laid = "", ""
		d.detail.SetContent(widget.Padded(theme.CardInset, widget.NewText(widget.Small(say("ui.drugs.choose")))))
		return
	}
	if d.told == row.Drug.Drug {
		return
	}
	swap := d.detail.SetContent
	if d.laid == row.Drug.Drug { // what is edited in it stays where it is
		swap = d.detail.Replace
	}
	d.told, d.laid = row.Drug.Drug, row.Drug.Drug
	t := drugTeller{report: d.shown(), host: d.host, turned: d.detail.Refresh, why: func() why.Why { return d.whyOf(row) }, inputs: d.inputs.object}
	if d.trial != nil {
		t.inputs = widget.Stack(0) // of the case, not of a trial
	}
	swap(widget.Padded(theme.CardInset, t.detail(row)))
}
