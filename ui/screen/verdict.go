package screen

import (
	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/why"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// verdictCard says the whole case in one sentence, with what stands behind it.
func verdictCard(r *report.Report, h Host) fyne.CanvasObject {
	v := r.Summary.Verdict
	marks := make([]fyne.CanvasObject, 0, len(v.Badges)+1)
	for _, b := range v.Badges {
		to := workspace.Route{Screen: b.Screen, Key: b.Key, Filter: b.Filter}
		marks = append(marks, widget.NewPressBadge(b.Word, theme.ForBadge(b.Badge), func() { h.Go(to) }))
	}
	if v.Read != "" {
		marks = append(marks, widget.Inset(2, 0, 0, 0, widget.NewPhrase(widget.Small(v.Read))))
	}
	said := widget.Span{Text: v.Text, Bold: true, Size: theme.SizeSubtitle}
	return widget.Striped(theme.ForTone(v.Tone), withWhy(h, widget.NewText(said), func() why.Why { return why.OfVerdict(r) }), widget.Flow(8, marks...))
}
