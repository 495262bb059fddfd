package screen

import (
	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/why"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// ages is a card that says how old each part of the knowledge base is, by its newest date and that of its oldest tenth.
func ages(r *report.Report, h Host) fyne.CanvasObject {
	rows := widget.Stack(2 * theme.Gap)
	for _, c := range r.KnowledgeBase.Currency {
		dates := say("ui.currency.newest", "date", c.Newest.Date)
		if c.Oldest.Date != c.Newest.Date {
			dates = say("ui.currency.both", "newest", c.Newest.Date, "oldest", c.Oldest.Date)
		}
		rows.Add(widget.GrowingRow(2*theme.Gap, 0, widget.NewText(widget.Plain(c.Name), widget.Small("\n"+dates)), badge(c.Badge),
			whyLink(h, func() why.Why { return why.OfCurrency(r, c) })))
	}
	return widget.Card(say("ui.currency.title"), say("ui.currency.hint"), rows)
}

// Renew is a calm card that offers to bring ClinVar's newest file, with where to get it; why says why.
func Renew(why string, offer func()) fyne.CanvasObject {
	bring := widget.NewButton(say("ui.renew.button"), widget.PlainButton, offer)
	return widget.Card("", "", widget.NewText(widget.Strong(say("ui.renew.title")), widget.Plain("\n"+why),
		widget.Small("\n"+say("ui.renew.where")+" "+say("ui.renew.address"))), widget.Row(0, bring))
}

// changed is a card with the classes that are others than the base before held.
func changed(list []report.ClassChange) fyne.CanvasObject {
	spans := make([]widget.Span, 0, 2*len(list))
	for i, c := range list {
		if i > 0 {
			spans = append(spans, widget.Plain("\n"))
		}
		spans = append(spans, widget.Plain(c.Text))
	}
	return widget.Card("", "", widget.Headline(theme.ForTone(report.ToneChange), theme.SizeSubtitle, say("ui.class_changes"), widget.NewText(spans...)))
}
