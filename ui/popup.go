package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/ui/chooser"
	"allelens/ui/form"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// popups are what stands in front of the window: one question or statement, and the toolkit's own dialog for files.
type popups struct {
	window fyne.Window
	popup  *fyneui.PopUp   // the question, if any
	veil   *widget.Surface // over the window behind it
	closed func()          // what is to be done when it is taken away, if anything
	files  dialog.Dialog   // the toolkit's own dialog in front of all, if any
	// desktop shows the desktop's own dialog for files, in the background; nil for none. waiting: it is shown.
	desktop func(chooser.Request) (string, error)
	waiting bool
	post    func(func())
	forget  func() // forgets the folder that the toolkit notes down
	aside   bool   // what stands in front asks nothing: commands go on, and take it away
}

// beside is the height in points that stays free above and below a question.
const beside float32 = 40

// ask puts a question in front of the window; Escape or a button takes it away.
func (p *popups) ask(f form.Form) {
	v, content := form.New(f, form.Host{Close: func() { p.dismiss() }, Focus: p.focus}, p.height())
	p.inFront(form.Width(), content, v.First())
}

// tell shows something that asks for no answer.
func (p *popups) tell(title string, body ...fyne.CanvasObject) {
	ok := widget.NewButton(say("ui.close"), widget.PlainButton, func() { p.dismiss() })
	content, _ := form.Framed(title, widget.Stack(3*theme.Gap, body...), widget.Foot(12, widget.Row(0), ok), p.height())
	p.inFront(form.Width(), content, ok)
}

// height is what the window leaves for a question, in points.
func (p *popups) height() float32 { return p.window.Canvas().Size().Height - beside }

// wide is the width of something in front, in points, that takes one at text scale 1: it grows with the text as far as the
// window lets it.
func (p *popups) wide(width float32) float32 {
	return min(widget.Widened(width), p.window.Canvas().Size().Width-beside)
}

// inFront puts something of a width, in points, in front of the window; first, if not nil, gets the keyboard.
func (p *popups) inFront(width float32, content fyne.CanvasObject, first fyne.Focusable) {
	p.hideFiles()
	p.dismiss()
	height := min(widget.HeightFor(content, width), p.height())
	p.veil = widget.NewSurface(theme.ColorVeil, "", 0)
	p.window.Canvas().Overlays().Add(p.veil)
	p.popup = fyneui.NewModalPopUp(widget.Sized(width, height, content), p.window.Canvas())
	p.popup.Show()
	if first != nil {
		p.focus(first)
	}
}

func (p *popups) focus(f fyne.Focusable) { p.window.Canvas().Focus(f) }

// busy reports whether a question stands in front of the window.
func (p *popups) busy() bool { return p.waiting || p.files != nil || p.popup != nil && !p.aside }

// dismiss takes the question away, if there is one, and reports whether there was.
func (p *popups) dismiss() bool {
	if p.popup == nil {
		return false
	}
	shown := p.popup.Visible() // a click beside what stands at the edge has taken it away
	p.popup.Hide()
	p.window.Canvas().Overlays().Remove(p.veil)
	p.popup, p.veil, p.aside = nil, nil, false
	if closed := p.closed; closed != nil {
		p.closed = nil
		closed()
	}
	return shown
}

// showFiles puts a dialog of the toolkit in front of all, so that Escape takes it away.
func (p *popups) showFiles(d dialog.Dialog) {
	p.hideFiles()
	p.files = d
	d.SetOnClosed(func() { p.files = nil; p.forget() })
	d.Show()
	// Fyne makes the dialog's content when it is shown; before, it has no size.
	d.Resize(fyne.NewSize(filesWidth, filesHeight))
	if top := p.window.Canvas().Overlays().Top(); top != nil {
		top.Refresh() // to the middle: it grew to the right and down
	}
}

// Size of the file dialogs in points.
const filesWidth, filesHeight float32 = 860, 540

// hideFiles takes the toolkit's dialog away, and reports whether there was one.
func (p *popups) hideFiles() bool {
	if p.files == nil {
		return false
	}
	d := p.files
	p.files = nil
	d.Hide()
	p.forget()
	return true
}

// lastFolder is the toolkit's preference for the folder that its dialog was in: a folder's name may be a patient's.
const lastFolder = "fyne:fileDialogLastFolder"

// kind is a filter that has words and patterns for a dialog of the desktop's own.
type kind interface {
	kind() (words string, patterns []string)
}

// chooseFile lets the user choose one of the files that a filter lets through, nil for all, and hands its path on.
func (p *popups) chooseFile(filter storage.FileFilter, use func(path string)) {
	p.dismiss()
	r := chooser.Request{Title: say("ui.files.open"), All: say("ui.files.all")}
	if k, ok := filter.(kind); ok {
		r.Kind, r.Patterns = k.kind()
	}
	p.ofDesktop(r, use, func() { p.toolkitFile(filter, use) })
}

// chooseFolder lets the user choose a folder in front of a question.
func (p *popups) chooseFolder(use func(path string)) {
	p.ofDesktop(chooser.Request{Title: say("ui.files.folder"), Folder: true}, use, func() {
		p.showFiles(dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				use(u.Path())
			}
		}, p.window))
	})
}

// ofDesktop shows the desktop's own dialog, or does something else where there is none. One is shown at a time.
func (p *popups) ofDesktop(r chooser.Request, use func(path string), otherwise func()) {
	switch {
	case p.desktop == nil:
		otherwise()
		return
	case p.waiting:
		return
	}
	p.waiting = true
	go func() {
		path, err := p.desktop(r)
		p.post(func() {
			p.waiting = false
			switch {
			case err != nil:
				p.desktop = nil // asked once, and not again
				otherwise()
			case path != "":
				use(path)
			}
		})
	}()
}

// toolkitFile is the toolkit's dialog, for desktops without one of their own.
func (p *popups) toolkitFile(filter storage.FileFilter, use func(path string)) {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil {
			p.tell(say("ui.problem.title"), paragraph(say("ui.problem.unexpected", "error", err)))
			return
		}
		if f == nil {
			return
		}
		path := f.URI().Path()
		if err := f.Close(); err == nil {
			use(path)
		}
	}, p.window)
	d.SetFilter(filter)
	p.showFiles(d)
}

// chooseInFront lets the user choose a file in front of a question.
func (p *popups) chooseInFront(use func(path string)) {
	p.ofDesktop(chooser.Request{Title: say("ui.files.open")}, use, func() { p.toolkitFile(nil, use) })
}

// typing reports whether a field has the keyboard: what was typed there is taken back there.
func (p *popups) typing() bool {
	_, field := p.window.Canvas().Focused().(fyne.Shortcutable)
	return field
}

// shortcutOr gives a shortcut to the field that has the keyboard, else does something of the window's.
func (p *popups) shortcutOr(s fyne.Shortcut, otherwise func()) func() {
	return func() {
		if field, ok := p.window.Canvas().Focused().(fyne.Shortcutable); ok {
			field.TypedShortcut(s)
			return
		}
		otherwise()
	}
}
