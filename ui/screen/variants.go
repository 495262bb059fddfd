package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/why"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// variants lists all observations at the left and shows one at the right.
type variants struct {
	workspace *workspace.Workspace
	host      Host
	report    *report.Report
	rows      []variantRow
	search    *widget.Entry
	filters   *filters[variantRow]
	table     *widget.Table[variantRow]
	nothing   *widget.Text
	detail    *widget.Pane
	columns   *fyne.Container // which columns are shown, while that is asked for
	content   fyne.CanvasObject
	answers   []report.Answer // what the words searched mean
	more      int             // and how many more
}

func newVariants(w *workspace.Workspace, h Host) Screen {
	v := &variants{workspace: w, host: h}
	v.search = widget.NewSearch(say("ui.variant.search"), func(string) { v.ask() })
	v.filters = newFilters("ui.variant.filter.", variantFilters(nil), func(was string) {
		v.list()
		w.Refine(was, v.filters.routed)
	})
	v.filters.choose(0)
	v.table = widget.NewTable(append(variantColumns(), whyColumn(h, v.whyOf)), true, func(r variantRow) string { return r.key })
	v.table.OnSelect = func(r variantRow) { h.Go(at(Variants, r.key)) }
	v.nothing = widget.NewText()
	v.detail = widget.NewPane(widget.Stack(0))
	v.columns = v.columnChoice()
	list := widget.Frame(widget.GrowingStack(4, 1,
		widget.Inset(12, 14, 0, 14, widget.Stack(8, v.columns, v.filters.object, v.nothing)), widget.Inset(0, 8, 1, 8, v.table.Object())))
	v.content = page(widget.Split(narrowCards, gutter, []float32{9, 5}, list, widget.Frame(v.detail)))
	return v
}

func dash(words string) string {
	if words == "" {
		return "–"
	}
	return words
}

func number(n *int) int {
	if n == nil {
		return -1
	}
	return *n
}

// depthSpan is the depth, in the colour of caution where the call is to be confirmed.
func depthSpan(v variantRow) widget.Span {
	words := widget.Code(v.depthWords())
	if v.confirm {
		words.Text += " !"
		words.Bold, words.Mono = true, false
		return words.In(theme.ColorChange)
	}
	return words
}

// whyOf says what a row rests on.
func (v *variants) whyOf(row variantRow) why.Why {
	switch {
	case row.variant != nil:
		return why.OfVariant(v.report, *row.variant)
	case row.event != nil:
		return why.OfEvent(v.report, row.gene, *row.event)
	case row.pharmacogene != nil:
		return why.OfGene(v.report, *row.pharmacogene)
	}
	return why.OfSite(v.report, row.gene, *row.site)
}

// Why says what the chosen row rests on.
func (v *variants) Why() (why.Why, bool) {
	row, ok := v.table.Selected()
	if !ok {
		return why.Why{}, false
	}
	return v.whyOf(row), true
}

// Content implements Screen.
func (v *variants) Content() fyne.CanvasObject { return v.content }

// Tools implements Screen.
func (v *variants) Tools() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widget.Fixed(250, v.search),
		widget.NewButton(say("ui.variant.columns"), widget.PlainButton, func() {
			v.columns.Hidden = !v.columns.Hidden
			v.content.Refresh()
		}),
		widget.NewButton(say("ui.variant.csv"), widget.PlainButton, doing(v.host, command.Save("variants.csv"))),
	}
}

// Find implements Screen.
func (v *variants) Find() fyne.Focusable { return v.search }

// Show implements Screen.
func (v *variants) Show(s workspace.State) {
	if v.report != s.Report {
		v.report, v.rows = s.Report, s.Derived.(*Models).variants
		v.filters.offer(variantFilters(s.Report))
		v.ask()
	}
	if s.Screen == Variants && v.filters.follow(s.Filter) {
		v.list()
	}
	if s.Screen == Variants && s.Key != "" {
		v.choose(s.Key)
	}
	v.showDetail()
}

// choose selects an observation; all are listed if the filter hides it.
func (v *variants) choose(key string) {
	if v.table.Select(key) {
		return
	}
	for _, row := range v.rows {
		if row.key == key {
			v.filters.chooseKey("all")
			if row.pharmacogene != nil {
				v.filters.chooseKey("genes")
			}
			v.search.SetText("")
			v.list()
			v.table.Select(key)
			return
		}
	}
}

// list shows the rows that filter and search leave.
func (v *variants) list() {
	v.filters.count(v.rows)
	shown := v.withAnswers(v.filters.accepted(v.rows, v.search.Text, func(r variantRow) string { return r.text }))
	v.table.SetRows(shown)
	switch {
	case !slices.ContainsFunc(v.rows, func(r variantRow) bool { return r.pharmacogene == nil }):
		v.nothing.Set(widget.Small(say("ui.variant.none")))
	case len(shown) == 0:
		v.nothing.Set(widget.Small(say("ui.variant.no_match")))
	case v.more > 0:
		v.nothing.Set(widget.Small(say("ui.variant.more", "n", v.more)))
	}
	v.nothing.Hidden = len(shown) > 0 && v.more == 0
	if _, ok := v.table.Selected(); !ok && len(shown) > 0 {
		v.table.Select(shown[0].key)
	}
	v.content.Refresh()
	v.showDetail()
}

func (v *variants) showDetail() {
	row, ok := v.table.Selected()
	switch {
	case !ok:
		v.detail.SetContent(widget.Padded(theme.CardInset, widget.NewText(widget.Small(say("ui.variant.choose")))))
	case row.asked != nil:
		v.detail.SetContent(widget.Padded(theme.CardInset, v.askedDetail(row)))
	case row.variant != nil:
		v.detail.SetContent(widget.Padded(theme.CardInset, v.variantDetail(row)))
	case row.event != nil:
		v.detail.SetContent(widget.Padded(theme.CardInset, v.eventDetail(row)))
	case row.pharmacogene != nil:
		v.detail.SetContent(widget.Padded(theme.CardInset, v.geneDetail(row)))
	default:
		v.detail.SetContent(widget.Padded(theme.CardInset, v.siteDetail(row)))
	}
}
