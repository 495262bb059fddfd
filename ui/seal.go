package ui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/form"
	"allelens/ui/screen"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants"
)

// sealedEnding is that of a sealed case's file.
const sealedEnding = ".allelens"

func isSealed(path string) bool { return strings.HasSuffix(strings.ToLower(path), sealedEnding) }

// seal saves the case in its sealed file, or asks where that is to be and what opens it.
func (q *questions) seal() {
	s := q.workspace.State()
	if s.Sealed == "" {
		q.askSeal(s)
		return
	}
	q.workspace.Seal("", workspace.Key{}, func(err error) { q.sealed(s.Sealed, err) })
}

// checkNumber says what is wrong with a case's number as the name of a file.
func checkNumber(text string) string {
	if text = strings.TrimSpace(text); text == "" || strings.ContainsAny(text, `/\:*?"<>|`) {
		return say("ui.seal.number.wrong")
	}
	return ""
}

var strengthColour = map[string]fyne.ThemeColorName{"weak": theme.ColorAct, "fair": theme.ColorChange, "good": theme.ColorStandard, "strong": theme.ColorStandard}

// sealed says how sealing ended.
func (q *questions) sealed(path string, err error) {
	if err != nil {
		q.tell(say("ui.seal.failed"), paragraph(sentence(err)))
		return
	}
	q.noteSealed(path)
	q.tell(say("ui.seal.done"), widget.NewText(widget.Code(path)))
}

// noteSealed puts the case, as it was just sealed, on the list of recent cases.
func (q *questions) noteSealed(path string) {
	if s := q.workspace.State(); s.Report != nil {
		q.note(path, s.Report.KnowledgeBase.Version)
	}
}

// unseal asks for the passphrase of a sealed case. note says why it is asked once more, "" where it is not.
func (w *Window) unseal(path, note string) {
	w.unsealing = path
	key := ""
	if w.options.Keys != nil {
		key = w.options.Keys.Now().File
	}
	w.ask(form.Form{
		Title: say("ui.unseal.title"), Text: texts(widget.Code(filepath.Base(path))), Note: note, Accept: say("ui.unseal.accept"), Cancel: say("ui.cancel"),
		Fields: []form.Field{{ID: "words", Label: say("ui.seal.words"), Secret: true}, {ID: "key", Label: say("ui.unseal.key"), Value: key}},
		More: []form.Action{{Words: say("ui.unseal.choose"), Do: func(v *form.View) {
			w.chooseInFront(func(key string) { v.Fill("key", key) })
		}}},
		Apply: func(a form.Answers) {
			w.workspace.Unseal(path, workspace.Key{Passphrase: a.Text("words"), File: a.Text("key")})
		},
	})
}

// askAgain asks for the passphrase of a sealed case once more, where that was why it did not open.
func (w *Window) askAgain(why error) {
	if p, ok := variants.AsProblem(why); ok && w.unsealing != "" && p.Code == "sealed_passphrase" {
		w.unseal(w.unsealing, sentence(p))
	}
}

// lock hides the case until its passphrase is given. One that is not sealed is hidden until a button is pressed.
func (w *Window) lock() {
	if path := w.workspace.State().Sealed; path != "" {
		w.workspace.Close()
		w.post(func() { w.unseal(path, say("ui.lock.sealed")) }) // once the window shows that nothing is open
		return
	}
	w.stopSharing()
	shown := w.window.Content()
	w.dismiss()
	w.locked = true
	back := widget.NewButton(say("ui.lock.back"), widget.PrimaryButton, func() {
		w.locked = false
		w.window.SetContent(shown)
	})
	w.window.SetContent(widget.Centred(form.Width(), widget.Stack(3*theme.Gap, paragraph(say("ui.lock.open")), widget.Row(0, back))))
	w.focus(back)
}

// reopened tells what newer knowledge changes of a sealed case that was opened, and what came back after a crash; false
// where there is nothing to tell.
func (w *Window) reopened(s workspace.State) bool {
	w.unsealing = ""
	var body []fyne.CanvasObject
	if s.Another != "" {
		body = append(body, widget.NewText(widget.Strong(s.Another)))
	}
	if s.ReadAgain {
		body = append(body, paragraph(say("ui.read_again.done")))
	}
	switch {
	case s.Suspended:
		body = append(body, paragraph(say("ui.reopened.suspended")))
	case s.Recovered:
		body = append(body, paragraph(say("ui.reopened.recovered")))
	}
	body = append(body, w.leftOver(s.LeftOver)...)
	if s.Changes != nil && len(s.Changes.Items) > 0 {
		body = append(body, paragraph(say(screen.Since("ui.reopened.text", s.Changes), "signed", s.Changes.From.Signed, "from", s.Changes.From.KnowledgeBase, "date", s.Changes.From.Date, "to", s.Changes.To.KnowledgeBase)))
		for i, c := range s.Changes.Items {
			if i == mostReopened {
				body = append(body, widget.NewText(widget.Small(say("ui.reopened.more", "n", len(s.Changes.Items)-i))))
				break
			}
			body = append(body, widget.NewText(changeSpan(c)))
		}
	}
	if len(body) > 0 {
		w.tell(say("ui.reopened.title"), body...)
	}
	return len(body) > 0
}

// showLog tells who did what with the sealed case, the newest first.
func (w *Window) showLog() {
	acts, whole := w.workspace.Log()
	var body []fyne.CanvasObject
	if !whole {
		body = append(body, paragraph(say("ui.log.broken")))
	}
	for i := len(acts) - 1; i >= 0 && len(body) < mostReopened; i-- {
		a := acts[i]
		body = append(body, widget.NewText(widget.Code(a.When), widget.Plain(" "+say("ui.log.act."+a.Act)+" "+a.Detail+" "), widget.Small(a.Who)))
	}
	w.tell(say("ui.log.title"), body...)
}

// mostReopened is how many changes are told at once; the gravest come first.
const mostReopened = 20

// changeSpan is a change, in bold where a conclusion is another.
func changeSpan(c report.Changed) widget.Span {
	if c.Concludes {
		return widget.Strong(c.Text)
	}
	return widget.Plain(c.Text)
}
