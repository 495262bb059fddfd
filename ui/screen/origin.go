package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/why"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// sourceSpans says where a statement comes from: source and date, with a sign where it could not be checked there.
func sourceSpans(r *report.Report, o report.Origin) []widget.Span {
	words := joined(" · ", sourceName(r, o.Source), o.Date)
	spans := []widget.Span{widget.Small(words)}
	if !o.Verified {
		spans = append(spans, toVerify(words != ""))
	}
	return spans
}

// toVerify is the sign of a statement that could not be checked at its source.
func toVerify(after bool) widget.Span {
	words := say("ui.to_verify")
	if after {
		words = " · " + words
	}
	return widget.Strong(words).In(theme.ColorChange).Sized(theme.SizeSmall)
}

// verified is how much of a section's statements was checked at its source; nothing where it has none.
func verified(r *report.Report, h Host, section string) []fyne.CanvasObject {
	for _, v := range r.Verification {
		if v.Section == section {
			return []fyne.CanvasObject{withWhy(h, widget.NewText(widget.Small(v.Text)), func() why.Why { return why.OfVerification(r, v) })}
		}
	}
	return nil
}

// withWhy is a statement with the way to what it rests on beside it.
func withWhy(h Host, statement fyne.CanvasObject, answer func() why.Why) fyne.CanvasObject {
	return widget.GrowingRow(2*theme.Gap, 0, statement, whyLink(h, answer))
}

// askable is a card whose statement can be asked what it rests on.
func askable(h Host, title, hint string, answer func() why.Why, body ...fyne.CanvasObject) fyne.CanvasObject {
	return widget.Card("", "", append([]fyne.CanvasObject{withWhy(h, widget.CardTitle(title, hint), answer)}, body...)...)
}

// whyButton opens the drawer that says what a statement rests on: the same on all screens.
func whyButton(h Host, answer func() why.Why) *widget.Button {
	return widget.NewButton(say("ui.why"), widget.QuietButton, func() { h.Why(answer()) })
}

// whyLink is the same within a row.
func whyLink(h Host, answer func() why.Why) *widget.Button {
	return widget.NewButton(say("ui.why"), widget.LinkButton, func() { h.Why(answer()) })
}

// whyColumn is the last column of a table: what each row rests on.
func whyColumn[T any](h Host, answer func(T) why.Why) widget.Column[T] {
	return widget.Column[T]{
		Width: whyWidth,
		Cell: func(T) widget.Cell {
			return widget.TextCell(widget.Link(say("ui.why")))
		},
		Press: func(row T) { h.Why(answer(row)) },
	}
}

// whyWidth is the width of that column in points at text scale 1.
const whyWidth float32 = 54

// checked is in one line how much of what the screen of a gene says was checked at its source.
func checked(r *report.Report, h Host) []fyne.CanvasObject {
	var all report.Verification
	for _, v := range r.Verification {
		switch v.Section {
		case document.SectionCancer, document.SectionRisk, document.SectionManagement:
			all.Total, all.Checked, all.Unchecked = all.Total+v.Total, all.Checked+v.Checked, append(all.Unchecked, v.Unchecked...)
		}
	}
	if all.Total == 0 {
		return nil
	}
	key := "ui.cancer.checked"
	if all.Checked < all.Total {
		key += ".part"
	}
	all.Text = say(key, "n", all.Checked, "total", all.Total)
	return []fyne.CanvasObject{withWhy(h, widget.NewText(widget.Small(all.Text)), func() why.Why { return why.OfVerification(r, all) })}
}

// sourceName is a source's name, its id where the base does not name it.
func sourceName(r *report.Report, id string) string {
	for _, s := range r.KnowledgeBase.Sources {
		if s.ID == id {
			return s.Name
		}
	}
	return id
}

// joined sets what is not empty side by side.
func joined(between string, parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, between)
}

// capital begins a name with a capital, as names of medicines do at the start of a line.
func capital(name string) string {
	if name == "" {
		return ""
	}
	return strings.ToUpper(name[:1]) + name[1:]
}
