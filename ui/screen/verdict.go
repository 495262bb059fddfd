package screen

import (
	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// verdictCard says the whole case in one sentence, with what stands behind it.
func verdictCard(v report.Verdict, h Host) fyne.CanvasObject {
	marks := make([]fyne.CanvasObject, 0, len(v.Badges)+1)
	for _, b := range v.Badges {
		to := workspace.Route{Screen: b.Screen, Key: b.Key, Filter: b.Filter}
		marks = append(marks, widget.NewPressBadge(b.Word, theme.ForBadge(b.Badge), func() { h.Go(to) }))
	}
	if v.Read != "" {
		marks = append(marks, widget.Inset(2, 0, 0, 0, widget.NewPhrase(widget.Small(v.Read))))
	}
	said := widget.Span{Text: v.Text, Bold: true, Size: theme.SizeSubtitle}
	return widget.Striped(theme.ForTone(v.Tone), widget.NewText(said), widget.Flow(8, marks...))
}
