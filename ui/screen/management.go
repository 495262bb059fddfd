package screen

import (
	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// managementCard lists what the bodies recommend, with the ages it is for. Items are the
// patient's, not the gene's; without a pathogenic variant there are none.
func (c *cancer) managementCard(risks []report.Risk) fyne.CanvasObject {
	if len(c.report.Management) == 0 || len(risks) == 0 {
		return widget.Card(say("ui.cancer.management"), "", widget.NewText(widget.Small(say("ui.cancer.no_management"))))
	}
	table := widget.NewTable(managementColumns(c.report.Case.Age), true, nil)
	table.SetRows(c.report.Management)
	return widget.Card(say("ui.cancer.management"), "", table.Object())
}

func managementColumns(age *int) []widget.Column[report.Management] {
	return []widget.Column[report.Management]{
		{Label: say("ui.cancer.age"), Width: 92, Cell: func(m report.Management) widget.Cell {
			if isNow(m, age) {
				return widget.TextCell(widget.Strong(m.Ages), widget.Strong(" "+say("ui.cancer.now")).In(theme.ColorAccent).Sized(theme.SizeSmall))
			}
			return widget.TextCell(widget.Plain(m.Ages))
		}},
		{Label: say("ui.cancer.item"), Width: 220, Grow: 3, Cell: func(m report.Management) widget.Cell {
			return widget.TextCell(widget.Plain(m.Item), widget.Muted(after(" · ", m.Interval)))
		}},
		{Label: say("ui.cancer.source"), Width: 150, Cell: func(m report.Management) widget.Cell {
			spans := []widget.Span{widget.Muted(joined(" ", m.Body, m.Version))}
			if !m.Verified {
				spans = append(spans, toVerify(true))
			}
			return widget.TextCell(spans...)
		}},
	}
}

// isNow reports whether the patient's age lies within an item's; never when it is not given.
func isNow(m report.Management, age *int) bool {
	if age == nil || m.FromAge == nil && m.ToAge == nil {
		return false
	}
	return (m.FromAge == nil || *age >= *m.FromAge) && (m.ToAge == nil || *age <= *m.ToAge)
}
