package form

import (
	"strings"

	"fyne.io/fyne/v2"

	"allelens/ui/theme"
	"allelens/ui/widget"
)

// Width is the width of a form in points.
func Width() float32 { return widget.Widened(formWidth) }

// Sizes in points: of a form at text scale 1, of the lines under which completions and a reading stand, and of the buttons' row.
const (
	formWidth     float32 = 640
	inset         float32 = 24
	footGap       float32 = 16 // above the foot
	offersHeight  float32 = 62
	readingHeight float32 = 104
	bar           float32 = 12  // at the right of what scrolls
	leastAside    float32 = 460 // of a row whose label stands at the left
)

// Host is the window around a form.
type Host struct {
	Close func()               // takes the form away
	Focus func(fyne.Focusable) // gives something the keyboard
}

// View is a form on the screen.
type View struct {
	form    Form
	host    Host
	lines   map[string]*widget.Entry
	checks  map[string]map[string]*widget.Check
	chosen  map[string]string
	first   fyne.Focusable
	note    *widget.Text
	accept  *widget.Button
	cancel  *widget.Button
	buttons *fyne.Container
	offers  *fyne.Container
	reading *widget.Pane
	listed  map[string]*listed
	asides  []conditional
	watched *widget.Text // what would follow
	turn    int          // of the answers watched: what comes late is not shown
	pane    *widget.Pane // around the fields, where they do not fit; nil where they do
}

// New lays a form out, in a window that leaves a height in points.
func New(f Form, h Host, height float32) (*View, fyne.CanvasObject) {
	v := &View{form: f, host: h, lines: map[string]*widget.Entry{}, checks: map[string]map[string]*widget.Check{}, chosen: map[string]string{}, listed: map[string]*listed{}, watched: widget.NewText()}
	body, foot := widget.Stack(3*theme.Gap, v.body()...), v.foot()
	v.read()
	content, pane := framed(f.Title, body, foot, height, f.Tall)
	v.pane = pane
	return v, content
}

// Framed sets a title above and buttons below what is asked or said. Where that needs more than a height in points, it
// scrolls in a pane and the buttons stay in sight; the pane is nil where it does not.
func Framed(title string, body, foot fyne.CanvasObject, height float32) (fyne.CanvasObject, *widget.Pane) {
	return framed(title, body, foot, height, 0)
}

// framed is Framed, with a pane of the height tall in any case where that is not 0.
func framed(title string, body, foot fyne.CanvasObject, height, tall float32) (fyne.CanvasObject, *widget.Pane) {
	head := widget.NewText(widget.Span{Text: strings.TrimSuffix(title, "…"), Bold: true, Size: theme.SizeTitle})
	foot = widget.FootBand(inset, foot)
	around := func(body fyne.CanvasObject) fyne.CanvasObject {
		return widget.GrowingStack(0, 0, widget.Inset(inset, inset, footGap, inset, widget.Stack(3*theme.Gap, head, body)), foot)
	}
	content := around(body)
	if tall == 0 && widget.HeightFor(content, Width()) <= height {
		return content, nil
	}
	inner := Width() - 2*inset
	left := height - inset - footGap - 3*theme.Gap - widget.HeightFor(head, inner) - widget.HeightFor(foot, Width())
	if tall > 0 {
		left = min(left, tall)
	}
	pane := widget.NewPane(widget.Inset(0, bar, 0, 2, body))
	return around(widget.Sized(inner, left, pane)), pane
}

// First is what gets the keyboard: the first line, else the first choice that accepts by itself, else a button.
func (v *View) First() fyne.Focusable {
	switch {
	case v.form.Careful || v.first == nil && v.accept == nil:
		return v.cancel
	case v.first == nil:
		return v.accept
	}
	return v.first
}

// body is all between title and buttons.
func (v *View) body() []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, spans := range v.form.Text {
		parts = append(parts, widget.NewText(spans...))
	}
	if len(v.form.Given) > 0 {
		given := widget.Flow(6)
		for _, g := range v.form.Given {
			chip := widget.NewRemovableChip(g.Words, func() { v.host.Close(); g.Remove() })
			chip.OnFocus = func() { v.reveal(chip) }
			given.Add(chip)
		}
		parts = append(parts, given)
	}
	parts = append(parts, v.rows()...)
	if v.completes() {
		v.offers = widget.Flow(6)
		parts = append(parts, widget.Sized(Width(), offersHeight, v.offers))
	}
	if v.form.Read != nil {
		v.reading = widget.NewPane(widget.Stack(0))
		parts = append(parts, widget.Sized(Width(), readingHeight, v.reading))
	}
	v.note = widget.NewText(widget.Small(v.form.Note))
	if v.form.Wrong != "" {
		v.note.Set(widget.Span{Text: v.form.Wrong, Colour: theme.ColorAct})
	}
	v.note.Hidden = v.form.Note == "" && v.form.Wrong == "" && v.form.Refuse == nil && !v.checked()
	return append(parts, v.note)
}

// rows are the fields, two side by side where they ask for it.
func (v *View) rows() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for i, f := range v.form.Fields {
		object := v.control(f)
		switch {
		case f.Label != "" && f.Aside:
			object = widget.Adaptive(leastAside, 12, []float32{1, 2.6}, widget.Inset(8, 0, 0, 0, widget.NewText(widget.Strong(f.Label))), object)
		case f.Label != "":
			object = widget.Stack(theme.Gap, widget.NewText(widget.Muted(f.Label)), object)
		}
		if f.When != nil {
			v.asides = append(v.asides, conditional{object, f.When})
		}
		if f.Beside && i > 0 {
			rows[len(rows)-1] = widget.Columns(12, []float32{1, 1}, rows[len(rows)-1], object)
			continue
		}
		rows = append(rows, object)
	}
	return rows
}

// foot is the row of buttons: further ones at the left, at the right the one that cancels and the one that accepts.
func (v *View) foot() fyne.CanvasObject {
	var more fyne.CanvasObject = v.more()
	if v.form.Foot != "" {
		more = widget.NewText(widget.Small(v.form.Foot))
	}
	v.cancel = widget.NewButton(v.form.Cancel, widget.PlainButton, v.host.Close)
	buttons := []fyne.CanvasObject{v.cancel}
	if v.form.Accept != "" {
		v.accept = widget.NewButton(v.form.Accept, widget.PrimaryButton, v.take)
		buttons = append(buttons, v.accept)
	}
	v.buttons = widget.Foot(12, more, buttons...)
	return v.buttons
}

// more are the further buttons.
func (v *View) more() *fyne.Container {
	row := widget.Row(12)
	for _, a := range v.form.More {
		row.Add(widget.NewButton(a.Words, widget.PlainButton, func() { a.Do(v) }))
	}
	return row
}

// reveal scrolls to what has the keyboard.
func (v *View) reveal(o fyne.CanvasObject) {
	if v.pane != nil {
		v.pane.Reveal(o)
	}
}

func (v *View) completes() bool {
	for _, f := range v.form.Fields {
		if f.Complete != nil {
			return true
		}
	}
	return false
}

func (v *View) checked() bool {
	for _, f := range v.form.Fields {
		if f.Check != nil {
			return true
		}
	}
	return false
}
