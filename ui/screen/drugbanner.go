package screen

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/why"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// trial is a medicine that is tried: what would be said if the patient took it. The case does not hold it.
type trial struct {
	name    string
	report  *report.Report
	changes []string // what it changes, in sentences
	add     func()   // puts it among the planned ones
}

// Trier is a screen that shows a medicine on trial.
type Trier interface {
	// Try shows the report of the case with the medicine, and what that changes, until add is pressed or the trial is dropped.
	Try(name string, after *report.Report, changes []string, add func())
}

// Try implements Trier.
func (d *drugs) Try(name string, after *report.Report, changes []string, add func()) {
	d.trial = &trial{name, after, changes, add}
	rows := drugRows(after)
	at := slices.IndexFunc(rows, func(r drugRow) bool { return r.names(name) })
	if at >= 0 {
		rows[at].trial = true
	}
	d.beside = false
	d.setRows(rows)
	if at >= 0 {
		d.choose(rows[at].Drug.Drug)
	}
}

// names reports whether a name is the medicine's, or one of its brands.
func (d drugRow) names(name string) bool {
	same := func(other string) bool { return strings.EqualFold(other, name) }
	return same(d.Drug.Drug) || slices.ContainsFunc(d.Brands, same)
}

// drop ends the trial.
func (d *drugs) drop() {
	d.trial = nil
	d.setRows(drugRows(d.report))
	d.host.Focus(d.table.Focusable())
}

// bannerLine is what the patient's medicines do to each other, in a line.
type bannerLine struct {
	badge report.Badge
	lead  string
	text  string
	why   why.Why
}

// bannerLines are what other medicines make of gene results, and what holds for medicines beside each other, in the order of
// their badges.
func bannerLines(r *report.Report) []bannerLine {
	var lines []bannerLine
	for _, one := range r.Drugs {
		if !(drugRow{Drug: one}).own() {
			continue
		}
		for _, c := range one.Conversions {
			lines = append(lines, bannerLine{one.Brief.Badge, capital(one.Drug), c.Text, why.OfDrug(r, one)})
		}
	}
	for _, i := range r.Summary.Interactions {
		lines = append(lines, bannerLine{i.Badge, capital(i.Drug), cmp.Or(i.Lead, i.Text), why.OfInteraction(r, i)})
	}
	slices.SortStableFunc(lines, func(a, b bannerLine) int { return a.badge.Tone.Urgency() - b.badge.Tone.Urgency() })
	return lines
}

// showBanner brings the card above the list up to the medicines; it is hidden where there is nothing to say.
func (d *drugs) showBanner() {
	var parts []fyne.CanvasObject
	if d.trial != nil {
		parts = append(parts, d.trialCard())
	}
	if lines := bannerLines(d.shown()); len(lines) > 0 {
		parts = append(parts, d.besideCard(lines))
	}
	d.banner.Objects = parts
	d.banner.Hidden = len(parts) == 0
	d.content.Refresh()
}

// besideCard is the first of the lines, and the others when they are asked for.
func (d *drugs) besideCard(lines []bannerLine) fyne.CanvasObject {
	shown := lines
	if !d.beside {
		shown = lines[:1]
	}
	var rows []fyne.CanvasObject
	for _, l := range shown {
		rows = append(rows, widget.GrowingRow(12, 1, badge(l.badge), widget.NewText(widget.Strong(l.lead+": "), widget.Plain(l.text)), whyButton(d.host, func() why.Why { return l.why })))
	}
	if more := len(lines) - len(shown); more > 0 || d.beside && len(lines) > 1 {
		words := say("ui.drugs.more_beside", "n", more)
		if d.beside {
			words = say("ui.drugs.fewer_beside")
		}
		turn := d.kept.button("beside", words, widget.QuietButton, func() { d.beside = !d.beside; d.showBanner() })
		last := rows[len(rows)-1].(*fyne.Container)
		rows[len(rows)-1] = widget.GrowingRow(4, 0, last, turn)
	}
	return widget.Frame(widget.Inset(4, theme.CardInset, 4, theme.CardInset, widget.Stack(0, rows...)))
}

// mostTried is how many sentences of what a trial changes stand above the list.
const mostTried = 4

// trialCard says that what is shown is no more than a trial, and what it changes.
func (d *drugs) trialCard() fyne.CanvasObject {
	spans := []widget.Span{widget.Strong(say("ui.try.title", "name", d.trial.name)), widget.Small("   " + say("ui.try.text"))}
	changes := d.trial.changes
	if len(changes) > 0 {
		spans = append(spans, widget.Small("\n"+say("ui.try.changes")))
	}
	for _, line := range changes[:min(len(changes), mostTried)] {
		spans = append(spans, widget.Plain("\n"+line))
	}
	if more := len(changes) - mostTried; more > 0 {
		spans = append(spans, widget.Small("\n"+say("ui.changes.more", "n", more)))
	}
	if !slices.ContainsFunc(d.rows, func(r drugRow) bool { return r.trial }) && !slices.ContainsFunc(drugRows(d.trial.report), func(r drugRow) bool { return r.names(d.trial.name) }) {
		spans = append(spans, widget.Plain("\n"+say("ui.try.nothing")))
	}
	add := widget.NewButton(say("ui.try.add"), widget.PrimaryButton, func() { d.trial.add(); d.host.Focus(d.table.Focusable()) })
	drop := widget.NewButton(say("ui.try.drop"), widget.PlainButton, d.drop)
	return widget.Frame(widget.Padded(theme.CardInset, widget.Foot(12, widget.NewText(spans...), drop, add)))
}

// showTests brings the card of tests up to the medicines: the genes of the patient's own, and whether there is a result.
func (d *drugs) showTests() {
	var rows []fyne.CanvasObject
	for _, row := range d.rows {
		if row.own() || row.trial {
			rows = append(rows, testRows(d.shown(), row)...)
		}
	}
	d.tests.Hidden = len(rows) == 0
	card := append([]fyne.CanvasObject{widget.CardTitle(say("ui.drugs.tests"), say("ui.drugs.tests_hint"))}, rows...)
	d.tests.Objects = []fyne.CanvasObject{widget.Frame(widget.NewPane(widget.Inset(10, theme.CardInset, 10, theme.CardInset, widget.Stack(6, card...))))}
	d.tests.Refresh()
}

// testRows are the genes that one of the patient's medicines asks for, those in the same state in one row.
func testRows(r *report.Report, row drugRow) (rows []fyne.CanvasObject) {
	var states []report.Badge
	genes := map[report.Badge][]string{}
	for _, result := range row.Results {
		g, _ := pharmacogene(r, result.Gene)
		state := testState(r, row.Drug, result, g)
		if genes[state] == nil {
			states = append(states, state)
		}
		genes[state] = append(genes[state], result.Gene)
	}
	for _, state := range states {
		words := widget.NewText(widget.Strong(capital(row.Drug.Drug)+"  "), widget.Plain(strings.Join(genes[state], ", ")))
		rows = append(rows, widget.GrowingRow(8, 0, words, badge(state)))
	}
	return rows
}

// testState is whether a gene's result is there, open, or to be ordered.
func testState(r *report.Report, d report.Drug, result report.DrugGene, g report.Pharmacogene) report.Badge {
	unsettled := len(g.Unsettled) > 0 || slices.ContainsFunc(d.Unsettled, func(u report.DrugUnsettled) bool { return u.Gene == result.Gene })
	asked := slices.ContainsFunc(r.Summary.Silences, func(s report.Silence) bool { return s.Gene == result.Gene && s.Drug == d.Drug && s.Asked }) ||
		slices.ContainsFunc(d.Tests, func(t report.DrugTest) bool { return t.Gene == result.Gene })
	missing := result.Diplotype == "" && result.Phenotype == ""
	switch {
	case missing && asked:
		return report.Badge{Word: say("ui.drugs.test.order"), Tone: report.ToneUnknown}
	case missing:
		return report.Badge{Word: say("ui.drugs.test.none"), Tone: report.ToneUnknown, Sign: report.OpenSquare}
	case unsettled:
		return report.Badge{Word: say("ui.drugs.test.repeat"), Tone: report.ToneUnknown, Sign: report.OpenSquare}
	case slices.ContainsFunc(d.Open, func(o report.DrugOpen) bool { return o.Gene == result.Gene }) ||
		len(g.Diplotypes) > 1 || g.SitesCalled < g.SitesTotal:
		return report.Badge{Word: say("ui.drugs.test.part"), Tone: report.ToneNeutral}
	}
	return report.Badge{Word: say("ui.drugs.test.done"), Tone: report.ToneStandard}
}
