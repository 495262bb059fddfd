package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/why"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// leastAsked is how many letters a search for a variant has to have.
const leastAsked = 3

// ask looks in the background for what the words searched may mean, and lists it when it comes.
func (v *variants) ask() {
	v.answers, v.more = nil, 0
	v.list()
	words := strings.TrimSpace(v.search.Text)
	if len(words) < leastAsked {
		return
	}
	v.workspace.Ask(words, func(answers []report.Answer, more int, err error) {
		if err != nil || strings.TrimSpace(v.search.Text) != words || len(answers) == 0 {
			return
		}
		v.answers, v.more = answers, more
		v.list()
		first := answers[0].Key
		if first == "" {
			first = askedKey(answers[0])
		}
		v.table.Select(first)
		v.showDetail()
	})
}

// withAnswers adds to the rows shown those of the variants that the words mean: what the file calls
// by its own row, what it does not call by one that says what stands in its place.
func (v *variants) withAnswers(shown []variantRow) []variantRow {
	var meant []variantRow
	for i := range v.answers {
		a := &v.answers[i]
		if a.Key == "" {
			meant = append(meant, askedRow(a))
			continue
		}
		own := slices.IndexFunc(v.rows, func(r variantRow) bool { return r.key == a.Key })
		listed := slices.ContainsFunc(shown, func(r variantRow) bool { return r.key == a.Key })
		if own >= 0 && !listed {
			meant = append(meant, v.rows[own])
		}
	}
	return append(meant, shown...)
}

func askedKey(a report.Answer) string {
	return "asked " + a.Variant.Gene + " " + shortName(a.Variant.HGVSC)
}

func askedRow(a *report.Answer) variantRow {
	return variantRow{
		key: askedKey(*a), gene: a.Variant.Gene, variant: &a.Variant, asked: a, name: shortName(a.Variant.HGVSC), protein: a.Variant.HGVSP,
		effect: a.Variant.ConsequenceText, class: a.Badge.Word, tone: theme.ForBadge(a.Badge), rank: -1,
		line: a.Variant.VCFLine, lineNo: a.Variant.VCFLineNumber,
	}
}

// askedDetail is what is said of a variant that was asked for and that the file does not call: what
// the file says of its place, and what the base holds of it.
func (v *variants) askedDetail(row variantRow) fyne.CanvasObject {
	one, tone := *row.variant, theme.ForBadge(row.asked.Badge)
	parts := []fyne.CanvasObject{
		titleLine(row.gene+" "+row.name, row.asked.Badge),
		widget.NewText(widget.Strong(row.asked.Text).In(tone.Ink)),
		section(say("ui.variant.known")),
		widget.Pairs(nameWidth-10, append(append([]widget.Pair{{Name: say("ui.variant.class"), Value: classification(v.report, one)}},
			namePairs(one)...), knownPairs(v.report, one)...)...),
	}
	for _, note := range one.Notes {
		parts = append(parts, widget.NewText(widget.Plain(note)))
	}
	parts = append(parts, v.fileLine(row)...)
	return widget.Stack(2*theme.Gap, append(parts, widget.Row(0, whyButton(v.host, func() why.Why { return why.OfVariant(v.report, one) })))...)
}
