package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/ui/form"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// popups are what stands in front of the window: one question or statement, and the toolkit's own dialog for files.
type popups struct {
	window fyne.Window
	popup  *fyneui.PopUp // the question, if any
	closed func()        // what is to be done when it is taken away, if anything
	files  dialog.Dialog // the toolkit's own dialog in front of all, if any
	aside  bool          // what stands in front asks nothing: commands go on, and take it away
}

// beside is the height in points that stays free above and below a question.
const beside float32 = 40

// ask puts a question in front of the window; Escape or a button takes it away.
func (p *popups) ask(f form.Form) {
	v, content := form.New(f, form.Host{Close: func() { p.dismiss() }, Focus: p.focus}, p.height())
	p.inFront(form.Width, content, v.First())
}

// tell shows something that asks for no answer.
func (p *popups) tell(title string, body ...fyne.CanvasObject) {
	ok := widget.NewButton(say("ui.close"), widget.PlainButton, func() { p.dismiss() })
	content, _ := form.Framed(title, widget.Stack(3*theme.Gap, body...), widget.Row(0, ok), p.height())
	p.inFront(form.Width, content, ok)
}

// height is what the window leaves for a question, in points.
func (p *popups) height() float32 { return p.window.Canvas().Size().Height - beside }

// inFront puts something of a width, in points, in front of the window; first, if not nil, gets the keyboard.
func (p *popups) inFront(width float32, content fyne.CanvasObject, first fyne.Focusable) {
	p.hideFiles()
	p.dismiss()
	p.popup = fyneui.NewModalPopUp(widget.Sized(width, widget.HeightFor(content, width), content), p.window.Canvas())
	p.popup.Show()
	if first != nil {
		p.focus(first)
	}
}

func (p *popups) focus(f fyne.Focusable) { p.window.Canvas().Focus(f) }

// busy reports whether a question stands in front of the window.
func (p *popups) busy() bool { return p.files != nil || p.popup != nil && !p.aside }

// dismiss takes the question away, if there is one, and reports whether there was.
func (p *popups) dismiss() bool {
	if p.popup == nil {
		return false
	}
	p.popup.Hide()
	p.popup, p.aside = nil, false
	if closed := p.closed; closed != nil {
		p.closed = nil
		closed()
	}
	return true
}

// showFiles puts a dialog of the toolkit in front of all, so that Escape takes it away.
func (p *popups) showFiles(d dialog.Dialog) {
	p.hideFiles()
	p.files = d
	d.SetOnClosed(func() { p.files = nil })
	d.Show()
	// Fyne makes the dialog's content when it is shown; before, it has no size.
	d.Resize(fyne.NewSize(filesWidth, filesHeight))
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
	return true
}

// chooseFile lets the user choose one of the files that a filter lets through, nil for all, and hands its path on.
func (p *popups) chooseFile(filter storage.FileFilter, use func(path string)) {
	p.dismiss()
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
	p.showFiles(dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err == nil && f != nil && f.Close() == nil {
			use(f.URI().Path())
		}
	}, p.window))
}

// chooseFolder lets the user choose a folder in front of a question.
func (p *popups) chooseFolder(use func(path string)) {
	p.showFiles(dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err == nil && u != nil {
			use(u.Path())
		}
	}, p.window))
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
