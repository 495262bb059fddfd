//go:build window

package main

import (
	"fmt"
	"image"
	"image/color"
	"testing"
	"time"
)

// TestWindowKeyboard goes through every screen of the real window without the mouse: drawers, questions and figures open, do their
// work and close, and the keyboard is back where it was; Tab reaches controls until it comes round, and where it is can be seen.
func TestWindowKeyboard(t *testing.T) {
	d := openDesktop(t, demonstrationIn(t, t.TempDir()))
	d.intakeByKeys()
	d.cancerByKeys()
	d.drugsByKeys()
	d.variantsByKeys()
	d.reportByKeys()
	for i, least := range []int{9, 12, 9, 9, 9, 12} {
		d.goes(i + 1)
		n := d.round(fmt.Sprintf("keyboard-%d", i+1))
		t.Logf("screen %d: Tab stops %d times", i+1, n)
		if n < least {
			t.Errorf("screen %d: Tab stops %d times", i+1, n)
		}
	}
}

// goes shows a screen by its number.
func (d *desktop) goes(screen int) {
	d.t.Helper()
	d.key(fmt.Sprintf("ctrl+%d", screen))
	d.settled(nil)
}

// reach presses Tab until the keyboard is within a part of the window.
func (d *desktop) reach(what string, area image.Rectangle) {
	d.t.Helper()
	for range 80 {
		before, now := d.tabs()
		for _, c := range ringed {
			if at := ring(before, now, c); at.Dx() > 9 && at.In(area) {
				d.settled(nil)
				return
			}
		}
	}
	d.keep("missed", d.picture())
	d.t.Fatalf("Tab does not reach %s", what)
}

// opens presses Enter, waits for what it shows, and has Escape take that away: the keyboard is back where it was.
func (d *desktop) opens(what string) {
	d.t.Helper()
	before := d.settled(nil)
	d.changesIn(before.Rect, 3000, what, func() { d.key("Return") })
	d.keep("keyboard-"+what, d.picture())
	d.key("Escape")
	d.wait("the window as it was before "+what+", with its keyboard", func(p *image.RGBA) bool { return different(p, before) < 60 })
}

// cancerByKeys opens a drawer of the screen and closes it, asks why, and supposes another age.
func (d *desktop) cancerByKeys() {
	d.t.Helper()
	d.goes(2)
	d.reach("the gene's map", image.Rect(1120, 110, 1226, 156))
	shut := d.settled(nil)
	d.changesIn(body, 3000, "the gene's map", func() { d.key("Return") })
	d.keep("keyboard-map", d.picture())
	d.key("Return")
	d.wait("the map folded again", func(p *image.RGBA) bool { return different(p, shut) < 60 })
	d.reach("what the result rests on", image.Rect(1228, 110, 1296, 156))
	d.opens("why")
	d.reach("a later age", image.Rect(926, 290, 970, 336))
	d.changesIn(body, 300, "what would hold a year later", func() { d.key("Return") })
}

// drugsByKeys tries a medicine and adds it, and edits an input of a dose where it stands.
func (d *desktop) drugsByKeys() {
	d.t.Helper()
	finds := func(words, act string) {
		d.changesIn(body, 3000, "the search", func() { d.key("ctrl+k") })
		d.do("type", "--delay", "20", words)
		d.settled(nil)
		d.key(act)
		d.settled(nil)
	}
	finds("capecitabine", "ctrl+Return")
	d.keep("keyboard-trial", d.settled(nil))
	d.reach("the button that adds what is on trial", image.Rect(1196, 110, 1345, 180))
	d.changesIn(body, 2000, "the medicine in the case", func() { d.key("Return") })
	d.keep("keyboard-added", d.settled(nil))
	finds("warfarin", "Return")
	d.edits(image.Rect(895, 84, 1345, 768), "162")
	d.keep("keyboard-dose", d.settled(nil))
}

// edits presses Tab until a field within a part of the window has the keyboard, and types words there.
func (d *desktop) edits(area image.Rectangle, words string) {
	d.t.Helper()
	const caret = 3 // points wide at most
	for range 120 {
		before, now := d.tabs()
		if at := ring(before, now, ringed[0]); at.Empty() || !at.In(area) || at.Dx() > caret {
			continue
		}
		d.changesIn(area, 60, "what is typed", func() { d.do("type", "--delay", "20", words) })
		return
	}
	d.keep("missed", d.picture())
	d.t.Fatalf("no field within %v takes words", area)
}

// variantsByKeys goes down the list, and marks a variant.
func (d *desktop) variantsByKeys() {
	d.t.Helper()
	d.goes(4)
	d.reach("the list", image.Rect(234, 150, 950, 760))
	d.changesIn(body, 2000, "the next variant", func() { d.key("Down") })
	d.keep("keyboard-variant", d.settled(nil))
	d.reach("marks", image.Rect(960, 150, 1060, 260))
	before := d.settled(nil)
	d.changes("the question what is marked", func() { d.key("Return") })
	for range 2 { // what is marked stands there; past the kind, to the words
		d.key("Tab")
		d.settled(nil)
	}
	d.do("type", "--delay", "20", "talked about")
	d.keep("keyboard-marks", d.settled(nil))
	d.key("Return")
	d.wait("the mark beside the variant", func(p *image.RGBA) bool {
		list, beside := image.Rect(234, 84, 900, 200), image.Rect(957, 190, 1345, 260)
		return different(part(p, list), part(before, list)) < 200 && different(part(p, beside), part(before, beside)) > 500
	})
	d.keep("keyboard-marked", d.settled(nil))
}

// reportByKeys chooses a layer, and looks at its pages closer by.
func (d *desktop) reportByKeys() {
	d.t.Helper()
	d.goes(6)
	d.keep("keyboard-report", d.settled(nil))
	d.reach("the patient's layer", image.Rect(744, 30, 822, 76))
	pages := image.Rect(340, 110, 1070, 760)
	d.changesIn(pages, 20_000, "the patient's pages", func() { d.key("Return") })
	d.reach("the sign that makes pages larger", image.Rect(494, 90, 540, 140))
	d.changesIn(pages, 20_000, "larger pages", func() { d.key("Return") })
	d.keep("keyboard-larger", d.settled(nil))
}

// ringed are the colours of the line around what has the keyboard, in light colours: of all, and of buttons in the first of these.
var ringed = []color.RGBA{{0x1F, 0x6F, 0x8B, 255}, {0x1B, 0x24, 0x30, 255}}

// ring is where a line of a colour has come between two pictures; empty where there is none.
func ring(before, now *image.RGBA, of color.RGBA) (r image.Rectangle) {
	for y := range now.Rect.Dy() {
		for x := range now.Rect.Dx() {
			if now.RGBAAt(x, y) == of && before.RGBAAt(x, y) != of {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

// tabs presses Tab, and waits until the window shows where the keyboard is.
func (d *desktop) tabs() (before, now *image.RGBA) {
	d.t.Helper()
	before = d.settled(nil)
	d.key("Tab")
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end) && different(d.picture(), before) <= unseen; {
		time.Sleep(40 * time.Millisecond)
	}
	return before, d.settled(nil)
}

// unseen is how many pixels may differ where nothing shows that the keyboard has gone elsewhere: less than a caret.
const unseen = 12

// round presses Tab until it comes round, and counts the stops; at each the window shows something that it did not before.
func (d *desktop) round(name string) (stops int) {
	d.t.Helper()
	const most = 120
	var start image.Rectangle // an entry of the navigation, where nothing scrolls
	_, now := d.tabs()
	for range most {
		before, after := d.tabs()
		at := ring(before, after, ringed[0])
		if now = after; different(now, before) <= unseen {
			d.keep(name+"-unseen", now)
			d.t.Errorf("%s: after %d stops nothing shows where the keyboard is", name, stops)
		}
		switch entry := !at.Empty() && at.In(image.Rect(0, 210, 212, 470)); {
		case entry && start.Empty():
			start = at
		case entry && at == start:
			return stops + 1
		}
		if !start.Empty() {
			stops++
		}
	}
	d.keep(name+"-endless", now)
	d.t.Errorf("%s: Tab does not come round", name)
	return stops
}
