package ui

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/screen"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// find puts the keyboard into the shown screen's search.
func (w *Window) find() {
	if w.workspace.State().Status != workspace.Open {
		return
	}
	if f := w.current().Find(); f != nil {
		w.Focus(f)
	}
}

// current is the screen that is shown of an open case.
func (w *Window) current() screen.Screen {
	if s, ok := w.screens[w.workspace.State().Screen]; ok {
		return s
	}
	return w.screens[screen.Overview]
}

// Search implements screen.Host: it goes where a gene, medicine or variant is shown.
func (w *Window) Search(words string) {
	s := w.workspace.State()
	if s.Status != workspace.Open {
		return
	}
	if name, key, ok := screen.Locate(s.Report, words); ok {
		w.Go(workspace.Route{Screen: name, Key: key})
		return
	}
	w.workspace.Ask(words, func(answers []report.Answer, _ int, _ error) {
		if len(answers) == 0 {
			w.tell(say("ui.search.title"), paragraph(say("ui.search.none", "words", words)))
			return
		}
		w.Go(workspace.Route{Screen: screen.Variants})
		if field, ok := w.screens[screen.Variants].Find().(interface{ SetText(string) }); ok {
			field.SetText(words)
		}
	})
}

// showKeys lists what can be done with the keyboard: the commands' keys, then those that hold everywhere.
func (w *Window) showKeys() {
	var pairs []widget.Pair
	for _, c := range w.commands.All() {
		if len(c.Keys) > 0 {
			pairs = append(pairs, widget.Pair{Name: keyWords(c), Value: widget.NewText(widget.Plain(strings.TrimSuffix(c.Words, "…")))})
		}
	}
	for _, key := range []string{"cancel", "table", "tab"} {
		pairs = append(pairs, widget.Pair{Name: say("ui.keys." + key), Value: widget.NewText(widget.Plain(say("ui.keys.does." + key)))})
	}
	half := (len(pairs) + 1) / 2
	w.tell(say("ui.menu.keys"), widget.Pairs(170, pairs[:half]...), widget.Pairs(170, pairs[half:]...))
}

// about says which program this is and what it rests on.
func (w *Window) about() {
	lines := []fyne.CanvasObject{
		widget.NewText(widget.Plain(say("ui.about.version", "version", w.options.Version, "base", w.options.Knowledge.Version))),
	}
	for _, source := range w.options.Knowledge.Sources {
		lines = append(lines, widget.NewText(widget.Small(source)))
	}
	if test := w.selfTest(); test != "" {
		lines = append(lines, widget.NewText(widget.Small(test)))
	}
	body := []fyne.CanvasObject{widget.Stack(4, lines...), paragraph(say("ui.about.purpose"))}
	if runtime.GOOS == "linux" { // the toolkit says nothing to them there
		body = append(body, paragraph(say("ui.about.accessible")))
	}
	w.tell(say("ui.name"), append(body, widget.NewText(widget.Small(say("ui.about.offline")+" "+say(w.enforced()))))...)
}

// selfTest says what came of the last self-test: one may have been made since the window opened.
func (w *Window) selfTest() string {
	if w.options.SelfTest == nil {
		return ""
	}
	return w.options.SelfTest(w.options.Knowledge.Version)
}

// enforced is the key of what the system does about a network.
func (w *Window) enforced() string {
	if w.options.Offline {
		return "ui.about.enforced"
	}
	return "ui.about.unenforced"
}
