package screen

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/report/text"
	"allelens/report/why"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// Widths in points at text scale 1 below which cards stand above each other: those of more lines, and those of few.
const (
	narrow      float32 = 900
	narrowCards float32 = 700
)

// quality shows what was read, and how well.
type quality struct {
	host   Host
	report *report.Report
	all    bool // the whole file is declared covered
	checks bool // the whole file is being checked
	edited bool // the limits of calls are not the program's own
	pane   *widget.Pane
}

func newQuality(_ *workspace.Workspace, h Host) Screen {
	return &quality{host: h, pane: widget.NewPane(widget.Stack(0))}
}

// Content implements Screen.
func (q *quality) Content() fyne.CanvasObject { return q.pane }

// Tools implements Screen.
func (q *quality) Tools() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widget.NewButton(say("ui.coverage.button"), widget.PlainButton, doing(q.host, command.Coverage)),
		widget.NewButton(say("ui.quality.export"), widget.PlainButton, doing(q.host, command.Save("unused.tsv"))),
	}
}

// Find implements Screen.
func (q *quality) Find() fyne.Focusable { return nil }

// Show implements Screen.
func (q *quality) Show(s workspace.State) {
	if q.report == s.Report && q.checks == s.Checking {
		return
	}
	q.report, q.all, q.checks = s.Report, s.Case.Declared.All, s.Checking
	q.edited = s.Case.Thresholds != nil
	cards := widget.Adaptive(narrowCards, gutter, equal(3), q.buildCard(), q.readingCard(), q.dataCard())
	var parts []fyne.CanvasObject
	if len(q.report.Cancer.Genes) > 0 {
		parts = append(parts, q.exonCard())
	}
	parts = append(parts, cards, widget.Adaptive(narrow, gutter, []float32{1, 1}, q.messagesCard(), q.thresholdsCard()), q.ledgerCard())
	q.pane.SetContent(page(widget.GrowingStack(gutter, len(parts)-1, parts...)))
}

// headlineCard is a card with one large statement about the file.
func (q *quality) headlineCard(title string, answer func(*report.Report) why.Why, tone report.Tone, headline string, below ...fyne.CanvasObject) fyne.CanvasObject {
	return askable(q.host, title, "", func() why.Why { return answer(q.report) }, widget.Headline(theme.ForTone(tone), theme.SizeSubtitle, headline, below...))
}

// buildCard says which build the file is in, and what speaks for it.
func (q *quality) buildCard() fyne.CanvasObject {
	in := q.report.Input
	agree, total, tone := 0, 0, report.ToneStandard
	var words []string
	for _, v := range in.AssemblyEvidence {
		if v.Assembly != in.Assembly || v.For+v.Against == 0 || v.Kind == "user" {
			continue
		}
		total++
		if v.Against == 0 {
			agree++
		}
		words = append(words, say("ui.quality.vote", "kind", voteName(v), "for", v.For, "total", v.For+v.Against))
	}
	headline := say("ui.quality.votes", "build", in.Assembly, "agree", agree, "total", total)
	switch {
	case total == 0:
		tone, headline = report.ToneChange, say("ui.quality.no_votes", "build", in.Assembly)
		words = []string{say("ui.quality.no_votes_text")}
	case agree < total:
		tone = report.ToneChange
	}
	return q.headlineCard(say("ui.quality.build"), why.OfBuild, tone, headline, widget.NewText(widget.Small(strings.Join(words, " · "))))
}

func voteName(v report.Vote) string {
	if key := "ui.quality.kind." + v.Kind; catalogue().Has(key) {
		return say(key)
	}
	return v.Kind
}

// readingCard says how the file was read, and whether to its end.
func (q *quality) readingCard() fyne.CanvasObject {
	in, tone, complete := q.report.Input, report.ToneStandard, say("ui.quality.complete")
	switch {
	case q.checks:
		tone, complete = report.ToneNeutral, say("ui.quality.checking")
	case !q.report.Quality.Complete:
		tone, complete = report.ToneChange, say("ui.quality.incomplete")
	}
	return q.headlineCard(say("ui.quality.reading"), why.OfReading, tone, say("ui.quality.access."+in.Access),
		widget.NewText(widget.Small(say("ui.quality.records", "used", text.Grouped(int(q.report.Quality.RecordsUsed)), "seen", text.Grouped(int(q.report.Quality.RecordsSeen)))+" · "+complete)),
		widget.NewText(widget.Small(say("ui.quality.file", "file", in.File, "format", in.Format, "size", fileSize(in.Bytes)))))
}

func fileSize(bytes int64) string {
	if bytes < 1e6 {
		return say("ui.quality.kb", "n", text.Grouped(int((bytes+999)/1000)))
	}
	return say("ui.quality.mb", "n", fmt.Sprintf("%.1f", float64(bytes)/1e6))
}

// dataCard says what an absent line means in this file, and of which kind of test it is.
func (q *quality) dataCard() fyne.CanvasObject {
	n := q.report.Quality.AssumedReference
	tone, headline, words := report.ToneChange, say("ui.quality.variants_only"), say("ui.quality.variants_only_text")
	switch {
	case q.report.Input.GVCF:
		tone, headline, words = report.ToneStandard, say("ui.quality.gvcf"), say("ui.quality.gvcf_text")
	case n > 0 || q.all:
		headline, words = say("ui.quality.declared"), say("ui.quality.declared_text", "n", text.Grouped(n))
	}
	ask := widget.NewButton(say("ui.assay.ask"), widget.QuietButton, doing(q.host, command.Assay))
	specimen := widget.NewButton(say("ui.specimen.ask"), widget.QuietButton, doing(q.host, command.Specimen))
	return q.headlineCard(say("ui.quality.data"), why.OfData, tone, headline, widget.NewText(widget.Small(words)),
		widget.GrowingRow(8, 0, widget.NewText(q.assay()), ask),
		widget.GrowingRow(8, 0, widget.NewText(widget.Small(say("ui.specimen.shown", "specimen", say("ui.specimen."+q.report.Quality.Specimen)))), specimen))
}

// assay is the kind of test, and who says so.
func (q *quality) assay() widget.Span {
	a := q.report.Quality.Assay
	switch {
	case a.Kind == "":
		return widget.Small(say("ui.assay.unknown"))
	case a.Confirmed:
		return widget.Small(say("ui.assay.confirmed", "kind", say("ui.assay."+a.Kind)))
	}
	return widget.Small(say("ui.assay.inferred", "kind", say("ui.assay."+a.Kind)))
}

// thresholdsCard tells the limits that calls had to reach, and lets them be changed.
func (q *quality) thresholdsCard() fyne.CanvasObject {
	tone, whose := theme.ForTone(report.ToneNeutral), say("ui.thresholds.own")
	if q.edited {
		tone, whose = theme.ForTone(report.ToneChange), say("ui.thresholds.edited")
	}
	words := widget.Stack(theme.Gap, widget.Flow(8, widget.NewLine(widget.Strong(say("ui.thresholds.title"))), widget.Badge(whose, tone),
		whyLink(q.host, func() why.Why { return why.OfThresholds(q.report) })),
		widget.NewText(widget.Small(q.report.Quality.Thresholds.Text+" "+say("ui.thresholds.filter"))))
	change := widget.NewButton(say("ui.thresholds.change"), widget.PlainButton, doing(q.host, command.Thresholds))
	return widget.Card("", "", widget.GrowingRow(16, 0, words, change))
}

// exonCard says of each cancer gene whether "none found" can be relied on, over a map of what was seen of its exons.
func (q *quality) exonCard() fyne.CanvasObject {
	var maps []fyne.CanvasObject
	for _, g := range q.report.Cancer.Genes {
		c := coverage(g)
		one := q.relianceOf(g.Gene)
		head := widget.GrowingRow(8, 0, titleLine(g.Gene, one.Badge), whyButton(q.host, func() why.Why { return why.OfCancerGene(q.report, g) }))
		said := []widget.Span{widget.Plain(one.Text)}
		if g.AssumedBases > 0 {
			said = append(said, widget.Strong(" "+say("ui.cancer.assumed", "n", text.Grouped(g.AssumedBases))).In(theme.ColorChange).Sized(theme.SizeSmall))
		}
		maps = append(maps, widget.Stack(6, head, widget.NewText(said...),
			widget.NewFigure(0, func(width, _ float64) figure.Scene { return figure.ExonMap(width, c) })))
	}
	return widget.Card(say("ui.quality.rely"), say("ui.quality.exons_hint"), widget.Adaptive(narrow, 24, equal(len(maps)), maps...))
}

// relianceOf is how far "none found" holds of a gene.
func (q *quality) relianceOf(gene string) report.Reliance {
	for _, one := range q.report.Quality.Reliance {
		if one.Gene == gene {
			return one
		}
	}
	return report.Reliance{Gene: gene, Badge: report.Badge{Word: say("ui.unknown"), Tone: report.ToneNeutral}}
}

func coverage(g report.CancerGene) figure.Coverage {
	c := document.Coverage(g)
	c.Seen, c.Filtered, c.NoCall, c.Empty = say("ui.quality.seen"), say("ui.quality.filtered"), say("ui.quality.no_call"), say("ui.quality.empty")
	c.Percent, c.Text = percent, 10
	return c
}

// geneAnswer is a pharmacogene with the answer on it, and the counts of its sites.
type geneAnswer struct {
	ledger report.GeneLedger
	report.Reliance
}

// whyOf says what the result of a gene of the table rests on.
func (q *quality) whyOf(g geneAnswer) why.Why {
	one, _ := pharmacogene(q.report, g.Gene)
	one.Gene = g.Gene
	return why.OfGene(q.report, one)
}

// answers are those on the pharmacogenes: what cannot be settled first.
func (q *quality) answers() (all []geneAnswer) {
	k := q.report.Quality
	for _, one := range k.Reliance {
		if slices.ContainsFunc(q.report.Cancer.Genes, func(g report.CancerGene) bool { return g.Gene == one.Gene }) {
			continue
		}
		a := geneAnswer{Reliance: one}
		if at := slices.IndexFunc(k.Genes, func(g report.GeneLedger) bool { return g.Gene == one.Gene }); at >= 0 {
			a.ledger = k.Genes[at]
		}
		all = append(all, a)
	}
	slices.SortStableFunc(all, func(a, b geneAnswer) int { return a.Badge.Tone.Urgency() - b.Badge.Tone.Urgency() })
	return all
}

// ledgerCard says, gene by gene, how far "none found" holds, with what the file says of the sites asked about.
func (q *quality) ledgerCard() fyne.CanvasObject {
	k := q.report.Quality
	answers := q.answers()
	if len(answers) == 0 {
		return widget.Card(say("ui.quality.sites"), "", widget.NewText(widget.Small(say("ui.quality.no_genes"))))
	}
	table := widget.NewTable(append(ledgerColumns(k), whyColumn(q.host, q.whyOf)), true, nil)
	table.SetRows(answers)
	total := []string{say("ui.quality.asked", "n", text.Grouped(k.SitesTotal))}
	for _, state := range statesIn(k) {
		total = append(total, text.Grouped(k.Sites[state])+" "+strings.ToLower(say("ui.state."+state)))
	}
	return widget.Card(say("ui.quality.sites"), say("ui.quality.sites_hint"), widget.NewText(widget.Small(strings.Join(total, " · "))), table.Object())
}

// states are the five states of a site.
var states = []string{"reference", "variant", "no_call", "filtered", "absent"}

// notAsked is the state of sites that nobody asked about when the case was sealed.
const notAsked = "not_asked"

// statesIn are the states that a report counts.
func statesIn(k report.Quality) []string {
	if k.Sites[notAsked] > 0 {
		return append(slices.Clone(states), notAsked)
	}
	return states
}

func ledgerColumns(k report.Quality) []widget.Column[geneAnswer] {
	columns := []widget.Column[geneAnswer]{
		{Label: say("ui.variant.column.gene"), Width: 92, Cell: func(g geneAnswer) widget.Cell { return widget.TextCell(widget.Strong(g.Gene)) }},
		{Label: say("ui.quality.column.rely"), Width: 142, Cell: func(g geneAnswer) widget.Cell { return badgeCell(g.Badge) }},
		{Label: say("ui.quality.column.because"), Width: 220, Grow: 1, Cell: func(g geneAnswer) widget.Cell { return widget.TextCell(widget.Plain(g.Text)) }},
		{Label: say("ui.quality.column.asked"), Width: 60, Drop: 1, Cell: func(g geneAnswer) widget.Cell {
			return widget.TextCell(widget.Code(dash(counted(g.ledger.Total))).In(theme.ColorMuted))
		}},
	}
	for _, state := range statesIn(k) {
		width := float32(68)
		if state == "reference" {
			width = 84
		}
		columns = append(columns, widget.Column[geneAnswer]{
			Label: say("ui.state." + state), Width: width, Drop: 1, Cell: func(g geneAnswer) widget.Cell { return stateCount(g, state) },
		})
	}
	return columns
}

// counted is a number; none is "".
func counted(n int) string {
	if n == 0 {
		return ""
	}
	return text.Grouped(n)
}

// stateCount is a number, in ink where it asks for attention. Of a gene that the file does not settle it never looks read.
func stateCount(g geneAnswer, state string) widget.Cell {
	n := g.ledger.Sites[state]
	span := widget.Code(text.Grouped(n))
	switch {
	case g.Answer == "no" && state == "reference":
		return widget.TextCell(widget.Code("–").In(theme.ColorMuted))
	case n == 0:
		span = span.In(theme.ColorMuted)
	case state == "no_call" || state == "filtered" || state == "absent" || state == notAsked:
		span = span.In(theme.ColorChange)
	}
	return widget.TextCell(span)
}

// severities are the tones of messages.
var severities = map[string]report.Tone{"error": report.ToneAct, "warning": report.ToneChange, "info": report.ToneNeutral}

// messagesCard lists what needs to be known about the file, and the lines that were not used.
func (q *quality) messagesCard() fyne.CanvasObject {
	messages := q.report.Quality.Messages
	if len(messages) == 0 {
		return widget.Card(say("ui.quality.messages"), "", widget.NewText(widget.Small(say("ui.quality.no_messages"))), widget.Stack(0))
	}
	var lines []fyne.CanvasObject
	for _, severity := range []string{"error", "warning", "info"} {
		for _, m := range messages {
			if m.Severity != severity {
				continue
			}
			head := widget.Flow(8, widget.Badge(say("ui.severity."+severity), theme.ForTone(severities[severity])), widget.NewLine(widget.Strong(m.Where)),
				whyLink(q.host, func() why.Why { return why.OfMessage(q.report, m) }))
			lines = append(lines, widget.Stack(theme.Gap, head, widget.NewText(widget.Plain(m.Text))))
		}
	}
	return widget.Card(say("ui.quality.messages"), fmt.Sprint(len(messages)), widget.Stack(14, lines...), widget.Stack(0))
}
