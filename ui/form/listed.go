package form

import (
	"strings"

	"fyne.io/fyne/v2"

	"allelens/ui/theme"
	"allelens/ui/widget"
)

// numberWidth is the width of a row's number in points at text scale 1.
const numberWidth float32 = 64

// conditional is what is shown while the answers ask for it.
type conditional struct {
	object fyne.CanvasObject
	when   func(Answers) bool
}

// listed is a field of rows.
type listed struct {
	view   *View
	field  Field
	rows   []*listedRow
	object *fyne.Container
}

// listedRow is one option with its number.
type listedRow struct {
	chosen string
	number *widget.Entry
	object fyne.CanvasObject
}

// list is a field of rows as it stands, with one empty row where it holds none.
func (v *View) list(f Field) fyne.CanvasObject {
	l := &listed{view: v, field: f, object: widget.Stack(8)}
	v.listed[f.ID] = l
	for _, part := range strings.Split(f.Value, ",") {
		option, number, _ := strings.Cut(strings.TrimSpace(part), " ")
		l.add(option, number)
	}
	l.draw()
	return l.object
}

// add adds a row behind the others.
func (l *listed) add(option, number string) *listedRow {
	r := &listedRow{chosen: option, number: widget.NewEntry(l.field.Empty)}
	r.number.SetText(number)
	r.number.OnChanged = func(string) { l.view.read() }
	r.number.OnSubmitted = func(string) { l.view.take() }
	r.number.OnFocus = func() { l.view.reveal(r.number) }
	all := make([]widget.Segment, len(l.field.Options))
	for i, o := range l.field.Options {
		all[i] = widget.Segment{Value: o.Value, Words: o.Words}
	}
	options := widget.NewSegments(segmentWidth, option, func(value string) { r.chosen = value; l.view.read() }, all...)
	options.OnFocus, options.OnPick, options.OnEnter = func() { l.view.reveal(options) }, l.view.reveal, l.view.take
	remove := widget.NewButton(l.field.Remove, widget.QuietButton, func() { l.remove(r) })
	remove.OnFocus = func() { l.view.reveal(remove) }
	r.object = widget.GrowingRow(10, 0, options, widget.Fixed(numberWidth, r.number), remove)
	l.rows = append(l.rows, r)
	return r
}

// remove takes a row away; the last one is emptied.
func (l *listed) remove(r *listedRow) {
	var rows []*listedRow
	for _, o := range l.rows {
		if o != r {
			rows = append(rows, o)
		}
	}
	l.rows = rows
	if len(rows) == 0 {
		l.add("", "")
	}
	l.draw()
	l.view.host.Focus(l.rows[len(l.rows)-1].number)
	l.view.read()
}

// draw lays the rows out.
func (l *listed) draw() {
	l.object.RemoveAll()
	l.object.Add(widget.GrowingRow(10, 0, widget.NewText(widget.Small(l.field.Heads[0])), widget.NewLine(widget.Small(l.field.Heads[1]))))
	for _, r := range l.rows {
		l.object.Add(r.object)
	}
	another := widget.NewButton(l.field.Add, widget.QuietButton, func() {
		r := l.add("", "")
		l.draw()
		l.view.fit()
		l.view.host.Focus(r.number)
	})
	another.OnFocus = func() { l.view.reveal(another) }
	l.object.Add(widget.Row(0, another))
	l.object.Refresh()
}

// text is the rows that say something.
func (l *listed) text() string {
	var parts []string
	for _, r := range l.rows {
		if part := strings.TrimSpace(r.chosen + " " + strings.TrimSpace(r.number.Text)); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// follow shows what the answers ask for, and has what would follow from them told.
func (v *View) follow() {
	a := v.Answers()
	changed := false
	for _, c := range v.asides {
		if hidden := !c.when(a); hidden != !c.object.Visible() {
			changed = true
			if hidden {
				c.object.Hide()
			} else {
				c.object.Show()
			}
		}
	}
	if changed {
		v.fit()
	}
	if v.form.Watch == nil {
		return
	}
	v.turn++
	now := v.turn
	v.form.Watch(a, func(lines []string) {
		if v.turn != now {
			return
		}
		spans := []widget.Span{widget.Strong(v.form.Watched)}
		for _, line := range lines {
			spans = append(spans, widget.Span{Text: "\n" + line, Size: theme.SizeSmall})
		}
		v.watched.Set(spans...)
		v.fit()
	})
}

// fit lays the fields out anew after one of them took another height.
func (v *View) fit() {
	if v.pane != nil {
		v.pane.Replace(v.pane.Content())
	}
}

// focusOn gives the keyboard to a field.
func (v *View) focusOn(id string) {
	switch {
	case v.lines[id] != nil:
		v.host.Focus(v.lines[id])
	case v.listed[id] != nil:
		v.host.Focus(v.listed[id].rows[0].number)
	}
}
