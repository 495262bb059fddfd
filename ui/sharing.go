package ui

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"allelens/report"
	"allelens/ui/form"
	"allelens/ui/share"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// sharing is what is shown to the patient: nothing before somebody has previewed it and said so.
type sharing struct {
	previewed *report.Report // whose pages were looked through last
	view      *share.View    // of what the workspace has shared; nil for none
	window    fyne.Window    // of the patient
	bar       *fyne.Container
	where     *widget.Text
	pause     *widget.Button
	anew      *widget.Button
}

// newSharing makes the bar that says what is shown, and stops it.
func (w *Window) newSharing() *sharing {
	s := &sharing{where: widget.NewText()}
	s.pause = widget.NewButton(say("ui.share.pause"), widget.PlainButton, func() { s.view.Pause() })
	s.anew = widget.NewButton(say("ui.share.anew"), widget.QuietButton, w.preview)
	back := widget.NewButton(say("ui.share.back"), widget.PlainButton, func() { s.view.Back() })
	next := widget.NewButton(say("ui.share.next"), widget.PlainButton, func() { s.view.Next() })
	stop := widget.NewButton(say("ui.share.stop"), widget.PrimaryButton, w.stopSharing)
	s.bar = widget.Layers(widget.NewSurface(theme.ColorAccentSoft, "", 0),
		widget.Inset(8, 22, 8, 22, widget.Head(toolGap, s.where, s.anew, back, next, s.pause, stop)))
	s.bar.Hide()
	return s
}

// sharable reports whether what is shown now may be shared: it was previewed as it is, and what has to be looked at was.
func (w *Window) sharable() bool {
	s := w.workspace.State()
	return isOpen(s) && w.sharing.previewed == s.Report && len(s.Report.Summary.Unseen) == 0
}

// patientView shows the patient's pages, or what has to come before.
func (w *Window) patientView() {
	switch {
	case w.sharing.window != nil:
		w.sharing.window.RequestFocus()
	case w.sharable():
		w.share()
	default:
		w.preview()
	}
}

// looked is the report that is shown, with what looking at a sealed case again has changed.
func looked(s workspace.State) *report.Report {
	if s.Changes == nil {
		return s.Report
	}
	r := *s.Report
	r.Changes = s.Changes
	return &r
}

// leastPreview is the least height of a page that is previewed, in points.
const leastPreview float32 = 160

// preview shows the pages to the clinician, and offers to share them where nothing has to be looked at first.
func (w *Window) preview() {
	s := w.workspace.State()
	if !isOpen(s) {
		return
	}
	view := share.New(looked(s))
	w.sharing.previewed = s.Report
	width := w.window.Canvas().Size().Width - 2*beside
	goOn := widget.NewButton(say("ui.share.share"), widget.PrimaryButton, func() { w.dismiss(); w.share() })
	if !w.sharable() {
		goOn.Disable()
	}
	next := widget.NewButton(say("ui.share.next"), widget.PlainButton, view.Next) // has the keyboard: Enter shares nothing by mistake
	bar := widget.Foot(12, widget.Row(12, widget.NewButton(say("ui.share.back"), widget.PlainButton, view.Back), next),
		widget.NewButton(say("ui.close"), widget.PlainButton, func() { w.dismiss() }), goOn)
	words := paragraph(w.beforeSharing(s.Report))
	framed := func(page fyne.CanvasObject) fyne.CanvasObject {
		content, _ := form.Framed(say("ui.share.preview"), widget.Stack(2*theme.Gap, words, page), bar, math.MaxFloat32)
		return content
	}
	left := w.height() - widget.HeightFor(framed(widget.Stack(0)), width) // the page alone scrolls, where it must
	w.inFront(width, framed(widget.Sized(width-80, max(leastPreview, left), view.Face().Object())), next)
}

// beforeSharing says what the pages are, or what has to be looked at before they may be shared.
func (w *Window) beforeSharing(r *report.Report) string {
	var names []string
	for _, u := range r.Summary.Unseen {
		names = append(names, u.Of)
	}
	if len(names) > 0 {
		return say("ui.share.look_first", "findings", strings.Join(names, "; "))
	}
	return say("ui.share.preview.text")
}

// share shows the pages to the patient, in a window of their own: on the second screen where there is one.
func (w *Window) share() {
	if !w.sharable() {
		return
	}
	w.stopSharing()
	s := w.sharing
	now := w.workspace.State()
	s.view = share.New(looked(now))
	s.view.Changed = w.showSharing
	s.window = w.app.NewWindow(say("ui.share.window"))
	s.window.SetPadded(false)
	s.window.SetContent(s.view.Face().Object())
	s.window.Canvas().SetOnTypedKey(w.patientKey)
	s.window.SetCloseIntercept(w.stopSharing)
	s.window.Resize(fyne.NewSize(firstWidth, firstHeight))
	w.fillScreen(s.window)
	s.window.Show()
	w.workspace.Share(now.Report)
	w.showSharing()
}

// screenCount is how many screens there are.
func (w *Window) screenCount() int {
	if w.options.Screens == nil {
		return 1
	}
	return w.options.Screens()
}

// fillScreen has a window fill the second screen, or the only one.
func (w *Window) fillScreen(of fyne.Window) {
	if second, ok := of.(desktop.Window); ok && w.screenCount() > 1 {
		second.RequestFullScreenSecondary()
		return
	}
	of.SetFullScreen(true)
}

// patientKey answers keys in the patient's window. Escape ends it; where the counsellor has a screen of their own, it asks there.
func (w *Window) patientKey(e *fyne.KeyEvent) {
	switch {
	case w.sharing.view == nil:
	case e.Name == fyne.KeyEscape && w.screenCount() > 1:
		w.window.RequestFocus()
		w.ask(form.Form{
			Title: say("ui.share.stop_title"), Text: texts(small("ui.share.stop_text")), Accept: say("ui.share.stop"), Cancel: say("ui.cancel"),
			Apply: func(form.Answers) { w.stopSharing() },
		})
	case e.Name == fyne.KeyEscape, e.Name == fyne.KeyF11:
		w.stopSharing()
	default:
		w.sharing.view.Key(e.Name)
	}
}

// stopSharing takes the patient's pages away.
func (w *Window) stopSharing() {
	s := w.sharing
	if s.window != nil {
		closing := s.window
		s.window = nil
		closing.SetCloseIntercept(nil)
		closing.Close()
	}
	s.view = nil
	w.workspace.Share(nil)
	w.showSharing()
}

// showSharing brings the bar up to what is shown. Where the case says something else by now, the patient still sees what was shared.
func (w *Window) showSharing() {
	s := w.sharing
	if s.bar.Hidden = s.view == nil; s.view != nil {
		at, count := s.view.At()
		key := "ui.share.where"
		if s.view.Paused() {
			key = "ui.share.paused"
		}
		s.where.Set(widget.Strong(say(key, "n", at+1, "count", count)), widget.Small(" "+s.view.Title()))
		now := w.workspace.State()
		s.anew.Hidden = now.Report == now.Shared
	}
	w.root.Refresh()
}

// followSharing ends what is shown with the case, and takes back what was previewed of another state.
func (w *Window) followSharing(s workspace.State) {
	if !isOpen(s) {
		w.sharing.previewed = nil
		if w.sharing.view != nil {
			w.stopSharing()
		}
		return
	}
	if w.sharing.view != nil {
		w.showSharing()
	}
}
