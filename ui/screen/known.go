package screen

import (
	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/why"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// knownCard answers the family's question, before all else; none where none was asked.
func knownCard(r *report.Report, h Host) []fyne.CanvasObject {
	a := r.FamilyAnswer
	if a == nil {
		return nil
	}
	below := []fyne.CanvasObject{widget.NewText(widget.Plain(a.Text))}
	for _, n := range a.Lines {
		below = append(below, widget.NewText(widget.Small(n.Text)))
	}
	return []fyne.CanvasObject{askable(h, say("ui.overview.known"), "", func() why.Why { return why.OfKnown(r, *a) }, widget.Headline(theme.ForTone(a.Badge.Tone), theme.SizeHeadline, a.Title, below...))}
}
