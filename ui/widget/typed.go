package widget

import "time"

// TypingPause is how long nothing is typed before what was typed is kept.
const TypingPause = 300 * time.Millisecond

// Typed is a field whose words are kept when the typing pauses.
type Typed struct {
	Entry   *Entry
	timer   *time.Timer
	filling bool
	keep    func(string)
}

// NewTyped keeps what is typed into a field; keep is called in the background.
func NewTyped(e *Entry, keep func(string)) *Typed {
	t := &Typed{Entry: e, keep: keep}
	e.OnChanged = func(words string) {
		if t.filling {
			return
		}
		t.Drop()
		t.timer = time.AfterFunc(TypingPause, func() { t.keep(words) })
	}
	return t
}

// Drop forgets what waits to be kept, and reports whether anything did.
func (t *Typed) Drop() bool { return t.timer != nil && t.timer.Stop() }

// Flush keeps at once what waits to be kept.
func (t *Typed) Flush() {
	if t.Drop() {
		t.keep(t.Entry.Text)
	}
}

// Show fills the field, unless something else is being typed into it.
func (t *Typed) Show(words string) {
	if t.Entry.Text == words {
		return
	}
	if t.timer != nil && t.Drop() {
		t.timer.Reset(TypingPause)
		return
	}
	t.filling = true
	t.Entry.SetText(words)
	t.filling = false
}
