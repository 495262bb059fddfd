package ui

import (
	"fyne.io/fyne/v2"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/report/why"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// drawerWidth is the width in points of what slides in at the right edge, at text scale 1.
const drawerWidth float32 = 460

// Why implements screen.Host: a drawer at the right edge says what a statement rests on, and copies it as text.
func (w *Window) Why(answer why.Why) {
	closing := widget.NewButton(say("ui.close"), widget.PlainButton, func() { w.dismiss() })
	copied := widget.NewText()
	copying := widget.NewButton(say("ui.why.copy"), widget.PrimaryButton, func() {
		w.Copy(answer.String())
		copied.Set(widget.Small(say("ui.why.copied")))
	})
	w.atEdge(w.wide(drawerWidth), widget.GrowingStack(0, 1,
		widget.Inset(16, 20, 12, 20, widget.NewText(widget.Strong(say("ui.why.title")).Sized(theme.SizeTitle))),
		widget.NewPane(widget.Inset(0, 20, 12, 20, widget.Stack(2*theme.Gap, whyParts(answer)...))), widget.Rule(),
		widget.Inset(12, 20, 12, 20, widget.Foot(12, copied, closing, copying))), closing)
}

// whyParts are the statement, and its grounds by their kind.
func whyParts(answer why.Why) []fyne.CanvasObject {
	parts := []fyne.CanvasObject{widget.NewText(widget.Strong(answer.Title)), widget.NewText(widget.Plain(answer.Says))}
	if answer.Says == "" {
		parts = parts[:1]
	}
	if answer.Empty() {
		parts = append(parts, widget.NewText(widget.Small(say("ui.why.nothing"))))
	}
	for _, p := range answer.Parts {
		parts = append(parts, widget.CardTitle(p.Name, ""))
		for _, l := range p.Lines {
			if l.Code {
				parts = append(parts, widget.Sheet(theme.Neutral, widget.NewText(widget.Code(l.Text).Sized(theme.SizeCaption))))
				continue
			}
			parts = append(parts, widget.Bullet(widget.NewText(widget.Plain(l.Text))))
		}
	}
	return parts
}

// atEdge puts something of a width, in points, at the right edge over the window's whole height; first gets the keyboard. It
// asks nothing: a click beside it, Escape or a command takes it away.
func (p *popups) atEdge(width float32, content fyne.CanvasObject, first fyne.Focusable) {
	p.hideFiles()
	p.dismiss()
	all := p.window.Canvas().Size()
	p.popup, p.aside = fyneui.NewPopUp(widget.Sized(width, all.Height-edgeInset, content), p.window.Canvas()), true
	p.popup.ShowAtPosition(fyne.NewPos(all.Width-p.popup.MinSize().Width, 0))
	p.focus(first)
}

// edgeInset is the room in points that the toolkit leaves above and below what it shows in front.
const edgeInset float32 = 16

// answers reports whether the screen that is shown says what its statements rest on.
func (w *Window) answers(s workspace.State) bool {
	if !isOpen(s) {
		return false
	}
	_, ok := w.current().(interface{ Why() (why.Why, bool) })
	return ok
}

// why answers for what is shown, where it has an answer.
func (w *Window) why() {
	if s, ok := w.current().(interface{ Why() (why.Why, bool) }); ok {
		if answer, known := s.Why(); known {
			w.Why(answer)
		}
	}
}
