package form

import (
	"slices"

	"fyne.io/fyne/v2"

	"allelens/ui/widget"
)

// control is what a field is filled in with.
func (v *View) control(f Field) fyne.CanvasObject {
	switch f.Kind {
	case Lines:
		return v.paragraph(f)
	case One:
		return v.one(f)
	case Some:
		return v.some(f)
	case Cards:
		return v.cards(f)
	case Follows:
		return widget.Frame(widget.Padded(12, v.watched))
	case Listed:
		return v.list(f)
	}
	return v.line(f)
}

func (v *View) line(f Field) fyne.CanvasObject {
	e := widget.NewEntry(f.Empty)
	e.Password = f.Secret
	e.SetText(f.Value)
	e.OnFocus = func() { v.reveal(e) }
	e.OnChanged = func(text string) {
		if f.Complete != nil {
			v.offer(e, f.Complete(text, v.Answers()))
		}
		v.read()
	}
	e.OnSubmitted = func(text string) {
		if f.Complete != nil && !v.understood().Sure {
			if all := f.Complete(text, v.Answers()); len(all) > 0 {
				v.complete(e, all[0])
				return
			}
		}
		v.take()
	}
	v.lines[f.ID] = e
	if v.first == nil {
		v.first = e
	}
	return e
}

// paragraph is a field of several lines: Enter goes on writing, Tab goes on to the next field.
func (v *View) paragraph(f Field) fyne.CanvasObject {
	e := widget.NewNote(f.Empty, linesOf)
	e.SetText(f.Value)
	e.OnFocus = func() { v.reveal(e) }
	e.OnChanged = func(string) { v.read() }
	v.lines[f.ID] = e
	if v.first == nil {
		v.first = e
	}
	return e
}

// linesOf is how many lines a field of several shows.
const linesOf = 3

// segmentWidth is the least width in points of options whose rows compare.
const segmentWidth float32 = 94

func (v *View) one(f Field) fyne.CanvasObject {
	all := make([]widget.Segment, len(f.Options))
	for i, o := range f.Options {
		all[i] = widget.Segment{Value: o.Value, Words: o.Words, Open: o.Open}
	}
	equal := float32(0)
	if f.Aside {
		equal = segmentWidth
	}
	v.chosen[f.ID] = f.Value
	s := widget.NewSegments(equal, f.Value, func(value string) { v.chosen[f.ID] = value; v.read() }, all...)
	s.OnFocus, s.OnPick, s.OnEnter = func() { v.reveal(s) }, v.reveal, v.take
	if f.First && v.first == nil {
		v.first = s
	}
	return s
}

func (v *View) some(f Field) fyne.CanvasObject {
	columns, checks := []*fyne.Container{widget.Stack(2), widget.Stack(2)}, map[string]*widget.Check{}
	for i, o := range f.Options {
		check := widget.NewCheck(o.Words, func(bool) { v.read() })
		check.Set(slices.Contains(f.Chosen, o.Value))
		check.OnFocus, check.OnEnter = func() { v.reveal(check) }, v.take
		checks[o.Value] = check
		columns[i%2].Add(check)
	}
	v.checks[f.ID] = checks
	if len(f.Options) == 1 {
		return columns[0]
	}
	return widget.Columns(12, []float32{1, 1}, columns[0], columns[1])
}

func (v *View) cards(f Field) fyne.CanvasObject {
	stack := widget.Stack(8)
	for _, o := range f.Options {
		words := widget.NewText(widget.Strong(o.Words).Sized("text"), widget.Small("\n"+o.Hint))
		card := widget.NewPressCard(words, func() { v.chosen[f.ID] = o.Value; v.take() })
		card.OnFocus = func() { v.reveal(card) }
		if v.first == nil {
			v.first = card
		}
		stack.Add(card)
	}
	return stack
}

// offer shows what a line may mean.
func (v *View) offer(e *widget.Entry, texts []string) {
	v.offers.RemoveAll()
	for _, text := range texts {
		v.offers.Add(widget.NewChip(text, func() { v.complete(e, text) }))
	}
	v.offers.Refresh()
}

// complete sets a line, and gives the keyboard back to it.
func (v *View) complete(e *widget.Entry, text string) {
	e.SetText(text)
	e.CursorColumn = len([]rune(text))
	v.offer(e, nil)
	v.host.Focus(e)
}
