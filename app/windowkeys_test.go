//go:build window

package main

import (
	"image"
	"testing"
	"time"
)

// body is the part of the window below the top bar and right of the navigation.
var body = image.Rect(212, 84, 1366, 768)

// TestWindowKeys presses keys and turns the wheel on the real window: the toolkit's driver for tests hands keys to widgets
// that the real one never reaches.
func TestWindowKeys(t *testing.T) {
	d := results(t)
	d.rowsByArrows()
	d.wheelOverTheMap()
	d.focusComesIntoSight()
	d.oneStepBack()
}

// changes presses keys and waits for another picture.
func (d *desktop) changes(what string, act func()) *image.RGBA {
	d.t.Helper()
	return d.changesIn(d.picture().Rect, 200, what, act)
}

// changesIn waits for another picture in a part of the window, by more than some pixels.
func (d *desktop) changesIn(area image.Rectangle, pixels int, what string, act func()) *image.RGBA {
	d.t.Helper()
	before := part(d.settled(nil), area)
	act()
	d.wait(what, func(p *image.RGBA) bool { return different(part(p, area), before) > pixels })
	return d.settled(nil)
}

// returns acts and waits for a picture that was there before.
func (d *desktop) returns(what string, act func(), to *image.RGBA) {
	d.t.Helper()
	act()
	d.wait(what, func(p *image.RGBA) bool { return different(part(p, body), part(to, body)) < 400 })
}

// rowsByArrows: a row that was pressed has the keyboard, arrows move from row to row and show the medicine beside; a key
// of a screen still works.
func (d *desktop) rowsByArrows() {
	d.t.Helper()
	overview := d.settled(nil)
	d.changes("the medicines", func() { d.key("ctrl+3") })
	beside := image.Rect(895, 100, 1340, 740)
	first := d.changesIn(beside, 3000, "a chosen medicine", func() { d.click(400, 320) })
	second := d.changesIn(beside, 3000, "the next medicine", func() { d.key("Down") })
	d.keep("keys-row", second)
	d.returns("the medicine before", func() { d.key("Up") }, first)
	d.returns("the overview", func() { d.key("ctrl+1") }, overview)
}

// wheelOverTheMap: the wheel scrolls the page also over a map that can be zoomed; with Control it zooms, and 0 shows the
// whole again.
func (d *desktop) wheelOverTheMap() {
	d.t.Helper()
	d.changes("the cancer screen", func() { d.key("ctrl+2") })
	time.Sleep(2 * time.Second) // rows are prepared in the background
	d.keep("keys-map", d.changesIn(body, 20_000, "the gene's map", func() { d.click(1172, 135) }))
	turn := func(button string) func() { return func() { d.do("click", button) } }
	d.do("mousemove", "780", "500")
	top := d.settled(nil)
	scrolled := d.changes("a page that is scrolled over the map", turn("5"))
	d.keep("keys-scrolled", scrolled)
	d.returns("the top of the page", turn("4"), top)
	zoomed := d.changes("a map closer by", func() {
		d.do("keydown", "ctrl", "click", "4", "keyup", "ctrl")
	})
	d.keep("keys-zoomed", zoomed)
	d.click(780, 500)
	d.key("0")
	inside := image.Rect(262, 440, 1310, 570)                                                                        // of the line around the map that has the keyboard
	d.wait("the whole map", func(p *image.RGBA) bool { return different(part(p, inside), part(top, inside)) < 400 }) // the pointer was there
}

// focusComesIntoSight: the Tab key leads down a page that is longer than the window, and the page follows.
func (d *desktop) focusComesIntoSight() {
	d.t.Helper()
	d.key("ctrl+1")
	d.changes("the cancer screen", func() { d.key("ctrl+2") })
	strip := image.Rect(212, 84, 1366, 160) // where the top of the page is
	top := part(d.settled(nil), strip)
	for range 40 {
		d.key("Tab")
		if different(part(d.settled(nil), strip), top) > 1500 {
			d.keep("keys-tab", d.picture())
			return
		}
	}
	d.keep("missed", d.picture())
	d.t.Error("forty times Tab did not scroll the page")
}

// oneStepBack: each Ctrl+Z takes one change back.
func (d *desktop) oneStepBack() {
	d.t.Helper()
	card := image.Rect(0, 80, 212, 236)
	brand := image.Rect(0, 32, 212, 78) // as it was: nothing lies over the window any more
	name := func(name string) {
		before := d.settled(nil)
		d.changes("the question on the case", func() { d.key("ctrl+d") })
		d.key("ctrl+a")
		d.do("type", name)
		d.key("Return")
		d.wait("the case's card", func(p *image.RGBA) bool {
			return different(part(p, brand), part(before, brand)) < 10 && different(part(p, card), part(before, card)) > 30
		})
	}
	is := func(what string, wanted *image.RGBA) {
		d.wait(what, func(p *image.RGBA) bool { return different(part(p, card), part(wanted, card)) < 10 })
	}
	first := d.settled(nil)
	name("Zebra")
	second := d.settled(nil)
	name("Heron")
	d.key("ctrl+z")
	is("the second name taken back", second)
	d.key("ctrl+z")
	is("the first name taken back", first)
}
