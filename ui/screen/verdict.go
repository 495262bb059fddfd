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
	marks := make([]fyne.CanvasObject, 0, len(v.Badges)+2)
	for _, b := range v.Badges {
		to := workspace.Route{Screen: b.Screen, Key: b.Key, Filter: b.Filter}
		marks = append(marks, widget.NewPressBadge(b.Word, theme.ForBadge(b.Badge), func() { h.Go(to) }))
	}
	if v.Read != "" {
		marks = append(marks, widget.Inset(2, 0, 0, 0, widget.NewPhrase(widget.Small(v.Read))))
	}
	marks = append(marks, whyLink(h, func() why.Why { return why.OfVerdict(r) }))
	said := widget.Span{Text: v.Text, Bold: true, Size: theme.SizeSubtitle}
	return widget.Striped(theme.ForTone(v.Tone), widget.NewText(said), widget.Flow(8, marks...))
}
