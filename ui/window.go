// Package ui is the window: its commands, navigation, questions, and what happens when a file is dropped.
// The screens stand in ui/screen, the open case in ui/workspace, how questions look in ui/form.
package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	base "fyne.io/fyne/v2/theme"

	"allelens/assets"
	"allelens/report/text"
	"allelens/ui/command"
	"allelens/ui/screen"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// Sizes of the window, in points.
const (
	firstWidth, firstHeight float32 = 1366, 768
	leastWidth, leastHeight float32 = 1024, 700
)

// Window is the program's one window.
type Window struct {
	*popups
	app       fyne.App
	window    fyne.Window
	workspace *workspace.Workspace
	options   *Options
	look      theme.Theme
	dressed   map[fyne.CanvasObject]bool // what was shown since the look changed; nil where all was made in it
	questions *questions
	panels    panels
	commands  *command.Set
	menu      *menu
	screens   map[string]screen.Screen // of the open case, made when the first is shown
	nav       *navigation
	top       *topBar
	root      *fyne.Container // navigation, top bar and body
	body      *fyne.Container
	content   fyne.CanvasObject // what the body shows: a screen, or a panel
	shown     any               // what was last swapped into the screens
	loading   *loadingPanel
	start     *start   // the page without a file; nil before it is shown
	noted     string   // the sealed file that was put on the list of recent cases
	intake    *intake  // the page before the results, while it is shown
	finder    *palette // the search, last shown
	editing   bool     // it is shown of an open case
	sharing   *sharing
	post      func(func()) // runs a function on the main goroutine
	status    workspace.Status
	locked    bool   // the open case is hidden until somebody says so
	news      func() // tells what waits until what is shown is no longer newsOf; nil for nothing
	newsOf    any
	unsealing string // path of the sealed case that is being opened; "" for none
}

var _ screen.Host = (*Window)(nil)

// NewWindow makes the window around an engine, on the main goroutine. Nothing is seen before
// Show; Open reads a file as if it had been chosen from the menu. Work runs in the background
// and comes back through fyne.Do.
//
//	w := ui.NewWindow(a, engine, ui.Options{Version: version})
//	w.Show()
//	w.Open(path) // if one was named
//	a.Run()
func NewWindow(a fyne.App, e workspace.Engine, o Options) *Window {
	w := &Window{app: a, options: &o, look: o.Look.theme()}
	w.look.Apply(a)
	w.window = a.NewWindow(text.Default().Text("ui.name"))
	w.window.SetIcon(fyne.NewStaticResource("allelens.png", assets.Icon))
	w.post = o.Post
	if w.post == nil {
		w.post = fyne.Do
	}
	w.workspace = workspace.New(e, w.post, screen.Prepare)
	w.popups = &popups{window: w.window, post: w.post, desktop: o.Chooser, forget: func() { a.Preferences().RemoveValue(lastFolder) }}
	w.popups.forget()
	w.questions = &questions{popups: w.popups, workspace: w.workspace, options: w.options, copy: w.Copy}
	w.panels = panels{workspace: w.workspace, options: w.options, do: w.Do, try: func() { w.Open(o.Demonstration) }}
	w.commands = command.NewSet(w.commandList())
	w.menu = newMenu(w.commands, w.Do, w.window.Canvas())
	w.nav = newNavigation(w.Do, w.options)
	w.top = newTopBar()
	w.loading = newLoadingPanel(w.workspace.Cancel)
	w.body = container.NewStack()
	w.window.SetPadded(false)
	w.sharing = w.newSharing()
	w.root = container.New(frame{w.nav}, w.nav.object, w.top.object, w.body, w.sharing.bar)
	w.window.SetContent(w.root)
	w.window.SetMainMenu(w.menu.bar)
	w.window.SetOnDropped(w.dropped)
	w.window.Canvas().SetOnTypedKey(w.typed)
	w.window.SetCloseIntercept(w.quit)
	w.window.Resize(o.Look.size())
	w.workspace.Observe(w.show)
	w.show(w.workspace.State())
	return w
}

// Show opens the window without waiting for it to close.
func (w *Window) Show() { w.window.Show() }

// Fyne is the toolkit's window, for the program that runs it.
func (w *Window) Fyne() fyne.Window { return w.window }

// Workspace is the open case.
func (w *Window) Workspace() *workspace.Workspace { return w.workspace }

// Go implements screen.Host.
func (w *Window) Go(r workspace.Route) {
	w.leaveEditing()
	w.workspace.Go(r)
}

// Focus implements screen.Host.
func (w *Window) Focus(f fyne.Focusable) { w.focus(f) }

// Copy implements screen.Host.
func (w *Window) Copy(text string) { w.app.Clipboard().SetContent(text) }

// typed hears keys that nothing has the focus for, or has no use for.
func (w *Window) typed(e *fyne.KeyEvent) {
	if w.sharing.view != nil && !w.busy() && e.Name != fyne.KeySpace && w.sharing.view.Key(e.Name) {
		return
	}
	if e.Name != fyne.KeyEscape {
		w.commands.Typed(e.Name)
		return
	}
	switch s := w.workspace.State(); {
	case w.hideFiles() || w.dismiss() || s.Status == workspace.Intake: // what was answered is not thrown away by a key
	case w.editing:
		w.proceed()
	case s.Status == workspace.Open && w.back():
	default:
		w.workspace.Cancel() // of reading
		w.workspace.Back()   // from a failure
	}
}

// back shows the list again where what is told of its row hides it, and reports whether it did.
func (w *Window) back() bool {
	b, ok := w.current().(interface{ Back() bool })
	return ok && b.Back()
}

// frame lays out navigation, top bar, body and the bar of what is shared, and holds the window at its smallest size.
type frame struct{ nav *navigation }

// Layout implements fyne.Layout.
func (f frame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	nav := f.nav.fit(size.Width)
	top := widget.HeightFor(objects[1], size.Width-nav)
	objects[0].Resize(fyne.NewSize(nav, size.Height))
	objects[1].Move(fyne.NewPos(nav, 0))
	objects[1].Resize(fyne.NewSize(size.Width-nav, top))
	if bar := objects[3]; bar.Visible() {
		high := widget.HeightFor(bar, size.Width-nav)
		bar.Move(fyne.NewPos(nav, top))
		bar.Resize(fyne.NewSize(size.Width-nav, high))
		top += high
	}
	objects[2].Move(fyne.NewPos(nav, top))
	objects[2].Resize(fyne.NewSize(size.Width-nav, size.Height-top))
}

// textScale is the factor on the size of text.
func textScale() float32 { return base.TextSize() / textAtOne }

// textAtOne is the size of text in points at scale 1.
const textAtOne = 14

// MinSize implements fyne.Layout. The menu bar takes some of the window's height.
func (frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(leastWidth, leastHeight-40) }

// say is the sentence under a key.
func say(key string, pairs ...any) string { return text.Default().Text(key, pairs...) }
