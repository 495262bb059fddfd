package screen

import (
	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// knownCard answers the family's question, before all else; none where none was asked.
func knownCard(a *report.FamilyAnswer) []fyne.CanvasObject {
	if a == nil {
		return nil
	}
	below := []fyne.CanvasObject{widget.NewText(widget.Plain(a.Text))}
	for _, n := range a.Lines {
		below = append(below, widget.NewText(widget.Small(n.Text)))
	}
	return []fyne.CanvasObject{widget.Card(say("ui.overview.known"), "", widget.Headline(theme.ForTone(a.Badge.Tone), theme.SizeHeadline, a.Title, below...))}
}
