package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"allelens/ui/command"
	"allelens/ui/screen"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// panelWidth is the width of a statement in the middle of the window.
const panelWidth float32 = 560

// panel is a card in the middle: a headline, then what belongs to it.
func panel(tone theme.Tone, headline string, below ...fyne.CanvasObject) fyne.CanvasObject {
	title := widget.NewText(widget.Span{Text: headline, Bold: true, Size: theme.SizeSubtitle, Colour: tone.Ink})
	return inMiddle(widget.Stack(3*theme.Gap, append([]fyne.CanvasObject{title}, below...)...))
}

// inMiddle frames an object in the middle of the page.
func inMiddle(o fyne.CanvasObject) fyne.CanvasObject {
	return widget.Centred(widget.Widened(panelWidth), widget.Frame(widget.Padded(28, o)))
}

var plainTone = theme.Tone{Ink: theme.ColorInk, Soft: theme.ColorNeutralSoft}

func paragraph(text string) fyne.CanvasObject {
	return widget.NewText(widget.Plain(text).Sized("text"))
}

// panels are what the window shows in the place of a screen.
type panels struct {
	workspace *workspace.Workspace
	options   *Options
	do        func(command string) bool
	try       func() // opens the demonstration
}

// button carries out a command.
func (p panels) button(key string, kind widget.Kind, id string) *widget.Button {
	return widget.NewButton(say(key), kind, func() { p.do(id) })
}

// renewal offers ClinVar's newest file on first run, and where the classes are old, and the way back to the base before.
func (p panels) renewal() (below []fyne.CanvasObject) {
	o := p.options
	if o.Keeper != nil && (o.FirstRun || o.Knowledge.Renew) {
		key := "ui.renew.old"
		if !o.Knowledge.Renew {
			key = "ui.renew.first"
		}
		below = append(below, screen.Renew(say(key), func() { p.do(command.Update) }))
	}
	if o.Keeper != nil && o.Knowledge.Before != "" {
		below = append(below, widget.Row(8, widget.NewLine(widget.Small(say("ui.update.before", "version", o.Knowledge.Before))),
			p.button("ui.update.back", widget.QuietButton, command.Restore)))
	}
	return below
}

// loadingPanel shows how far reading has come, for how long, and stops it.
type loadingPanel struct {
	object  fyne.CanvasObject
	file    *widget.Text
	bar     *widget.Bar
	figures *widget.Text
}

func newLoadingPanel(cancel func()) *loadingPanel {
	l := &loadingPanel{file: widget.NewText(), bar: widget.NewBar(), figures: widget.NewText()}
	l.object = panel(plainTone, say("ui.loading.headline"), l.file, l.bar, l.figures, widget.Row(0, widget.NewButton(say("ui.cancel"), widget.PlainButton, cancel)))
	return l
}

func (l *loadingPanel) show(s workspace.State) {
	p := s.Progress
	l.file.Set(widget.Code(filepath.Base(fileOf(s))))
	l.bar.SetPart(p.Part())
	elapsed := formatSeconds(p.Elapsed)
	if p.Total <= 0 {
		l.figures.Set(widget.Small(say("ui.loading.elapsed", "elapsed", elapsed)))
		return
	}
	l.figures.Set(widget.Small(say("ui.loading.progress",
		"done", formatMegabytes(p.Done), "total", formatMegabytes(p.Total), "elapsed", elapsed)))
}
