package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/why"
	"allelens/ui/widget"
)

// matter is a row of the overview: what it is about, the verdict with its badge, and the reason under it.
type matter struct {
	name, note string
	badge      report.Badge
	do, more   string
	why        string
	beside     string // at the right: genes
	screen     string
	key        string
}

// aside is what stands at a row's end: that it leads on.
const aside = "›"

// matterList is a list of rows that lead to where more is said. Rows beside which something stands have a column for it.
func matterList(h Host, beside bool) *widget.Table[matter] {
	columns := []widget.Column[matter]{
		{Width: 124, Stacks: true, Cell: func(m matter) widget.Cell {
			spans := []widget.Span{widget.Strong(m.name)}
			if m.note != "" {
				spans = append(spans, widget.Small("\n"+m.note))
			}
			return widget.TextCell(spans...)
		}},
		{Width: badgeWidth, Stacks: true, Cell: func(m matter) widget.Cell { return badgeCell(m.badge) }},
		{Width: 230, Grow: 1, Stacks: true, Cell: matterCell},
	}
	if beside {
		columns = append(columns, widget.Column[matter]{Width: 92, Drop: 1, Cell: func(m matter) widget.Cell { return widget.TextCell(widget.Small(m.beside)) }})
	}
	columns = append(columns, widget.Column[matter]{Width: 26, Cell: func(matter) widget.Cell { return widget.TextCell(widget.Strong(aside)) }})
	t := widget.NewList(columns, func(m matter) string { return m.screen + " " + m.key + " " + m.name })
	t.OnGo = func(m matter) { h.Go(at(m.screen, m.key)) }
	return t
}

func matterCell(m matter) widget.Cell {
	if m.why == "" && m.more == "" {
		return widget.TextCell(widget.Plain(m.do))
	}
	spans := []widget.Span{widget.Strong(m.do)}
	if m.more != "" {
		spans = append(spans, widget.Plain("\n"+m.more))
	}
	if m.why != "" {
		spans = append(spans, widget.Small("\n"+m.why))
	}
	return widget.TextCell(spans...)
}

// findingMatters are the rows on the cancer genes, the gravest first, and on calls for medicines that do not stand. Of a gene
// with a disease-causing variant that stands the verdict and its screen say it.
func findingMatters(r *report.Report) []matter {
	var rows []matter
	for _, row := range r.Summary.Rows {
		if row.Screen == Drugs || row.Screen == Cancer && r.Summary.Verdict.Tone == report.ToneAct {
			continue
		}
		rows = append(rows, matter{name: row.Finding, note: row.Detail, badge: row.Badge, do: row.Why, why: row.Discuss, screen: row.Screen, key: row.Key})
	}
	return rows
}

// ownMatters are the patient's own medicines, with what unknown ones ask for beside others.
func ownMatters(r *report.Report) []matter {
	var rows []matter
	for _, row := range r.Summary.Rows {
		if row.Screen == Drugs && row.Key == "" {
			rows = append(rows, matter{name: row.Finding, note: row.Detail, badge: row.Badge, do: row.Discuss, screen: Drugs})
		}
	}
	for _, d := range r.Drugs {
		if d.OnMedicationList {
			b := d.Brief
			rows = append(rows, matter{name: d.Drug, note: b.Status, badge: b.Badge, do: b.Do, more: b.More, why: joined(" · ", b.Because, b.Said), screen: Drugs, key: d.Drug})
		}
	}
	return rows
}

// mostOthers is how many medicines that are not the patient's the overview names.
const mostOthers = 6

// otherMatters are the medicines of the most harm that are not the patient's, and how many there are beside them.
func otherMatters(r *report.Report) (rows []matter, more int) {
	for _, d := range r.Drugs {
		switch {
		case d.OnMedicationList || !d.NeedsAction:
		case len(rows) == mostOthers:
			more++
		default:
			rows = append(rows, matter{name: d.Drug, badge: d.Brief.Badge, do: d.Brief.Do, beside: strings.Join(d.Genes, ", "), screen: Drugs, key: d.Drug})
		}
	}
	return rows, more
}

// missingRows are what was not assessed: what, what it could change, which test would tell.
func missingRows(r *report.Report, h Host) []fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, len(r.Brief.Missing))
	for i, m := range r.Brief.Missing {
		rows[i] = withWhy(h, widget.NewText(widget.Strong(m.What), widget.Small("\n"+joined(" ", m.Could, capital(m.Test)))), func() why.Why { return why.OfMissing(r, m) })
	}
	return rows
}
