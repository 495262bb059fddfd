package form

import (
	"image/color"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"allelens/ui/theme"
	"allelens/ui/widget"
)

// stage is a form on a software canvas.
type stage struct {
	window fyne.Window
	view   *View
	closed bool
	taken  *Answers
}

func newStage(t *testing.T, f Form, height float32) *stage {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light, 1))
	s := &stage{window: test.NewTempWindow(t, canvas.NewRectangle(color.White))}
	f.Apply = func(a Answers) { s.taken = &a }
	var content fyne.CanvasObject
	s.view, content = New(f, Host{Close: func() { s.closed = true }, Focus: s.window.Canvas().Focus}, height)
	s.window.SetContent(widget.Sized(Width(), widget.HeightFor(content, Width()), content))
	s.window.Resize(fyne.NewSize(Width(), height))
	s.window.Canvas().Capture()
	s.window.Canvas().Focus(s.view.First())
	return s
}

func (s *stage) press(key fyne.KeyName) {
	s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
}

func sample() Form {
	return Form{
		Title: "Case", Accept: "Apply", Cancel: "Cancel", Note: "note",
		Fields: []Field{
			{ID: "name", Label: "Name", Value: "A", Check: func(text string) string {
				if text == "bad" {
					return "it is bad"
				}
				return ""
			}},
			{ID: "sex", Kind: One, Value: "f", Options: []Option{{Value: "f", Words: "female"}, {Value: "m", Words: "male"}}},
			{ID: "bodies", Kind: Some, Chosen: []string{"x"}, Options: []Option{{Value: "x", Words: "X"}, {Value: "y", Words: "Y"}}},
		},
	}
}

// TestKeysFillAForm: Tab goes through the fields in their order, arrows choose one option, Space of any, Enter accepts from anywhere.
func TestKeysFillAForm(t *testing.T) {
	s := newStage(t, sample(), 700)
	for _, r := range " B " {
		s.window.Canvas().Focused().TypedRune(r)
	}
	next := s.window.Canvas().FocusNext
	next() // female, male: one stop
	s.press(fyne.KeyRight)
	next() // x
	next() // y
	s.press(fyne.KeySpace)
	if s.taken != nil {
		t.Fatal("Space accepts")
	}
	s.press(fyne.KeyReturn)
	if s.taken == nil || !s.closed {
		t.Fatal("Enter on an option does not accept")
	}
	a := *s.taken
	if got := a.Chosen("bodies"); a.Text("name") != "B A" && a.Text("name") != "A B" || a.Text("sex") != "m" || len(got) != 2 {
		t.Errorf("answers %q %q %q", a.Text("name"), a.Text("sex"), got)
	}
}

// TestWrongAnswersStay: what is wrong is said, its field gets the keyboard, and the form stays.
func TestWrongAnswersStay(t *testing.T) {
	s := newStage(t, sample(), 700)
	s.view.Fill("name", "bad")
	s.window.Canvas().FocusNext()
	s.press(fyne.KeyReturn)
	if s.taken != nil || s.closed || s.window.Canvas().Focused() != fyne.Focusable(s.view.lines["name"]) {
		t.Error("a wrong answer is taken, or its field has not the keyboard")
	}
	s.view.Fill("name", "good")
	s.press(fyne.KeyReturn)
	if s.taken == nil {
		t.Error("Enter in a line does not accept")
	}
}

// TestAskedAgain: answers that are refused once change the button, and nothing is taken.
func TestAskedAgain(t *testing.T) {
	f, asked := sample(), 0
	f.Refuse = func(Answers) *Again {
		if asked++; asked == 1 {
			return &Again{Note: "really?", Accept: "Replace", Mild: true}
		}
		return nil
	}
	s := newStage(t, f, 700)
	s.press(fyne.KeyReturn)
	if s.taken != nil || s.view.accept.Text() != "Replace" {
		t.Errorf("the button says %q", s.view.accept.Text())
	}
	s.press(fyne.KeyReturn)
	if s.taken == nil {
		t.Error("the second time is refused too")
	}
}

// TestCarefulBeginsOnCancel: Enter alone changes nothing.
func TestCarefulBeginsOnCancel(t *testing.T) {
	s := newStage(t, Form{Title: "Declare", Accept: "Declare", Cancel: "Cancel", Careful: true}, 700)
	s.press(fyne.KeyReturn)
	if s.taken != nil || !s.closed {
		t.Error("Enter alone accepts")
	}
}

// TestWhatHasTheKeyboardIsInSight: a form that does not fit scrolls to the field that Tab reaches, and its buttons stay.
func TestWhatHasTheKeyboardIsInSight(t *testing.T) {
	f := Form{Title: "Long", Accept: "Apply", Cancel: "Cancel"}
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"} {
		f.Fields = append(f.Fields, Field{ID: id, Label: id})
	}
	const height = 400
	s := newStage(t, f, height)
	d := fyne.CurrentApp().Driver()
	inSight := func(o fyne.CanvasObject) bool {
		y := d.AbsolutePositionForObject(o).Y
		return y >= 0 && y+o.Size().Height <= height
	}
	for _, field := range f.Fields {
		e := s.view.lines[field.ID]
		if s.window.Canvas().Focused() != fyne.Focusable(e) || !inSight(e) || !inSight(s.view.accept) {
			t.Errorf("%s is out of sight at %v", field.ID, d.AbsolutePositionForObject(e))
		}
		s.window.Canvas().FocusNext()
	}
	s.window.Canvas().FocusPrevious()
	for range f.Fields {
		s.window.Canvas().FocusPrevious()
	}
	if e := s.view.lines["a"]; !inSight(e) && s.window.Canvas().Focused() == fyne.Focusable(e) {
		t.Error("going back, the first field is out of sight")
	}
}

// TestHiddenFieldsAreNotChecked: what is not asked is not wrong.
func TestHiddenFieldsAreNotChecked(t *testing.T) {
	asked := false
	s := newStage(t, Form{Title: "Ages", Accept: "Apply", Cancel: "Cancel", Fields: []Field{
		{ID: "a", Label: "a"},
		{ID: "b", Label: "b", Value: "nonsense", When: func(Answers) bool { return asked }, Check: func(string) string { return "wrong" }},
	}}, 700)
	asked = true
	s.view.take()
	if s.taken != nil {
		t.Error("what is asked is not checked")
	}
	asked = false
	s.view.take()
	if s.taken == nil {
		t.Error("what is hidden is checked")
	}
}

// TestWhatIsChosenIsInSight: in a group taller than its dialog the word that the arrows choose is scrolled to, and the dialog
// opens at the group's beginning.
func TestWhatIsChosenIsInSight(t *testing.T) {
	f := Form{Title: "A relative", Accept: "Apply", Cancel: "Cancel", Fields: []Field{{ID: "who", Kind: One, First: true}}}
	for i := range 40 {
		f.Fields[0].Options = append(f.Fields[0].Options, Option{Value: strconv.Itoa(i), Words: "a half-sister of the mother's side " + strconv.Itoa(i)})
	}
	s := newStage(t, f, 300)
	group, ok := s.view.First().(*widget.Segments)
	if !ok || s.view.pane == nil {
		t.Fatal("no group that scrolls")
	}
	at := func() float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(group).Y }
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.view.pane).Y
	if at() < top {
		t.Errorf("it opens %.0f points below its beginning", top-at())
	}
	s.press(fyne.KeyEnd)
	end := at() + group.Size().Height
	if bottom := top + s.view.pane.Size().Height; end > bottom+1 {
		t.Errorf("the last word ends %.0f points below the dialog", end-bottom)
	}
	s.press(fyne.KeyHome)
	if at() < top-1 {
		t.Errorf("the first word is %.0f points above the dialog", top-at())
	}
}
