package main

import (
	"errors"
	"fmt"
	"image"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"allelens/report"
	"allelens/ui"
	"allelens/ui/chooser"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// stage is a window with a report in it.
type stage struct {
	app    fyne.App
	window *ui.Window
	posts  chan func()
	chosen string // path that the dialog for files hands on; "" for none
	// toolkit: there is no dialog of the desktop's own. patient is the window of the patient, while it is looked at; nil for none.
	toolkit bool
	patient fyne.Window
}

// canvas is what is looked at.
func (s *stage) canvas() fyne.Canvas {
	if s.patient != nil {
		return s.patient.Canvas()
	}
	return s.window.Fyne().Canvas()
}

func (b book) open(r *report.Report) *stage {
	s := &stage{app: test.NewApp(), posts: make(chan func(), 100)}
	s.window = ui.NewWindow(s.app, engine{r}, ui.Options{
		Version: r.Software.Version, Knowledge: known(r), Recent: recent{}, Idle: ui.IdleMinutes, Clinic: clinic{}, Keys: &keys{}, Keeper: keeper{}, Held: func() (int, bool) { return 0, true },
		Chooser: func(chooser.Request) (string, error) {
			if s.toolkit {
				return "", errors.New("no desktop")
			}
			return s.chosen, nil
		},
		Post: func(f func()) { s.posts <- f },
	})
	theme.New(b.mode, float32(b.scale)).Apply(s.app)
	s.window.Fyne().Resize(fyne.NewSize(b.width, b.height))
	s.window.Show()
	s.window.OpenFor(filepath.Join("data", r.Input.File), patient.Both)
	s.until(workspace.Open)
	s.window.Workspace().Change(workspace.Medications, func(c *patient.Case) { c.Medications = r.Case.Medications })
	for s.window.Workspace().State().Updating {
		(<-s.posts)()
	}
	s.settle()
	return s
}

// until runs what is posted until the case has a status.
func (s *stage) until(status workspace.Status) {
	for s.window.Workspace().State().Status != status {
		(<-s.posts)()
	}
	s.settle()
}

// settle runs what was posted.
func (s *stage) settle() {
	for {
		select {
		case f := <-s.posts:
			f()
		default:
			return
		}
	}
}

// patience is how long words are waited for that come from the background.
const patience = 20 * time.Second

// comes runs what is posted until words stand in what is in front, or on the page where nothing is.
func (s *stage) comes(words string) error {
	end := time.After(patience)
	for !strings.Contains(s.markup(), words) {
		select {
		case f := <-s.posts:
			f()
		case <-end:
			return fmt.Errorf("%q does not come in\n%s", words, s.markup())
		}
	}
	s.settle()
	return nil
}

// front is what stands in front of the window, or the window's own content.
func (s *stage) front() fyne.CanvasObject {
	if top := s.canvas().Overlays().Top(); top != nil {
		return top
	}
	return s.canvas().Content()
}

// escape takes away what stands in front.
func (s *stage) escape() {
	c := s.window.Fyne().Canvas()
	for tries := 0; c.Overlays().Top() != nil && tries < 5; tries++ {
		c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		s.settle()
	}
	if top := c.Overlays().Top(); top != nil { // of the toolkit
		c.Overlays().Remove(top)
	}
}

// result types words into the fields of a question, the first of which has the keyboard.
func (s *stage) result(fields ...string) {
	for i, words := range fields {
		if i > 0 {
			s.window.Fyne().Canvas().FocusNext()
		}
		for _, r := range words {
			s.window.Fyne().Canvas().Focused().TypedRune(r)
		}
	}
}

// enter presses Enter.
func (s *stage) enter() {
	s.window.Fyne().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.settle()
}

// press presses what carries words.
func (s *stage) press(words string) {
	each(s.front(), func(o fyne.CanvasObject) bool {
		switch o := o.(type) {
		case *widget.Button:
			if o.Text() != words {
				return true
			}
			o.Tapped(nil)
		case *widget.Chip:
			if o.Text() != words {
				return true
			}
			o.Tapped(nil)
		default:
			return true
		}
		return false
	})
	s.settle()
}

// choose chooses a value where one of several is chosen.
func (s *stage) choose(value string) {
	each(s.front(), func(o fyne.CanvasObject) bool {
		if one, ok := o.(*widget.Segments); ok {
			for range 9 {
				if one.Chosen() != value {
					one.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
				}
			}
			return one.Chosen() != value
		}
		return true
	})
	s.settle()
}

func (s *stage) capture() image.Image {
	s.settle()
	c := s.canvas()
	for _, o := range unseen(s.front(), fyne.NewPos(0, 0), boxOf(fyne.NewPos(0, 0), c.Size()), false) {
		o.Hide()
		defer o.Show()
	}
	return c.Capture()
}

// unseen are the fields that are scrolled out of sight, in part or wholly: a field scrolls too, and the driver for tests draws
// what scrolls within what scrolls over all that stands around.
func unseen(o fyne.CanvasObject, at fyne.Position, part box, scrolls bool) (all []fyne.CanvasObject) {
	if o == nil || !o.Visible() {
		return nil
	}
	at = at.Add(o.Position())
	own := boxOf(at, o.Size())
	if _, ok := o.(interface{ ScrollToOffset(fyne.Position) }); ok {
		if window := boxOf(fyne.NewPos(0, 0), windowSize(o)); scrolls && own.within(window).within(part) != own.within(window) {
			return []fyne.CanvasObject{o}
		}
		part, scrolls = part.within(own), true
	}
	for _, child := range children(o) {
		all = append(all, unseen(child, at, part, scrolls)...)
	}
	return all
}

// windowSize is that of the window in which an object stands; of none it is nothing.
func windowSize(o fyne.CanvasObject) fyne.Size {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		return c.Size()
	}
	return fyne.Size{}
}

// children are the objects that one holds.
func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

func (s *stage) close() {
	s.window.Workspace().Close()
	s.settle()
	s.window.Fyne().Close()
}
