//go:build window

package main

import (
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestWindow drives the real program with mouse and keys on a display without a monitor: it opens
// the demonstration, visits every screen, and saves the report.
func TestWindow(t *testing.T) {
	dir := t.TempDir()
	d := openDesktop(t, demonstrationIn(t, dir))

	question := d.questions()
	d.keep("0-intake", question)
	if n := count(question, acting); n > 0 {
		t.Errorf("before the results, %d pixels call for action", n)
	}
	d.key("ctrl+Return") // results are locked before it is said what was agreed to
	if locked := d.settled(nil); !asks(locked) || count(locked, acting) > 0 {
		d.keep("0-locked", locked)
		t.Error("there are results without consent")
	}
	d.key("space") // everything was agreed to
	read := d.settled(question)
	d.keep("0-read", read)
	for _, k := range []string{"Tab", "Tab", "Tab", "Tab", "Tab", "Home"} { // past the sex and the year: the ovaries are in place
		d.key(k)
	}
	d.keep("0-answered", d.settled(nil))
	d.key("ctrl+Return")
	d.wait("the pathogenic finding in the colour that calls for action", func(p *image.RGBA) bool { return count(p, acting) > 200 })
	before := d.settled(nil)

	// By keys, in the order of the menu, and back by mouse.
	names := []string{"overview", "cancer", "drugs", "variants", "quality", "report"}
	seen := map[string]*image.RGBA{}
	for i, name := range names {
		d.key("ctrl+" + strconv.Itoa(i+1))
		picture := d.settled(nil)
		if i > 0 {
			picture = d.settled(before)
		}
		for other, p := range seen {
			if same(p, picture) {
				t.Errorf("the screens %s and %s look the same", other, name)
			}
		}
		seen[name], before = picture, picture
		d.keep(strconv.Itoa(i+1)+"-"+name, picture)
	}
	for i, name := range names {
		d.click(60, 257+40*i) // the navigation, below a case card of five lines
		d.wait("the screen "+name+" after a click on its entry", func(p *image.RGBA) bool { return alike(p, seen[name]) })
	}

	d.keysReachEverywhere(seen)

	d.key("ctrl+e")
	d.settled(seen["report"])
	d.key("Return")
	saved := filepath.Join(dir, "demonstration.pdf")
	d.until("the saved report", func() bool { info, err := os.Stat(saved); return err == nil && info.Size() > 10_000 })
	text, err := exec.Command("pdftotext", "-layout", saved, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"c.68_69del", "clopidogrel", "page 1 of", "CYP2C19"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the saved report lacks %q", want)
		}
	}

	d.key("Escape")
	d.key("ctrl+w") // the case is closed: nothing of it stays on the screen
	d.wait("an empty window", func(p *image.RGBA) bool { return count(p, acting) == 0 })
	d.program.end()
	if errs := d.program.output.String(); strings.Contains(errs, "Fyne call thread") || strings.Contains(errs, "panic") || strings.Contains(errs, "68_69del") {
		t.Errorf("the program complained:\n%s", errs)
	}
}

// keysReachEverywhere presses, on the report's screen, the keys that lead back and forth, take back and make again; and
// Escape where a choice has the keyboard, which the toolkit hands on to nobody by itself.
func (d *desktop) keysReachEverywhere(seen map[string]*image.RGBA) {
	d.t.Helper()
	shows := func(screen string) {
		d.t.Helper()
		d.wait("the screen "+screen, func(p *image.RGBA) bool { return alike(p, seen[screen]) })
	}
	d.key("alt+Left")
	shows("quality")
	d.key("alt+Left")
	shows("variants")
	d.key("alt+Right")
	d.key("alt+Right")
	shows("report")

	card := image.Rect(0, 80, 212, 236)
	before := part(d.settled(nil), card)
	d.key("ctrl+d")
	d.settled(seen["report"])
	d.do("type", "Zebra")
	d.key("Return")
	bar := image.Rect(212, 30, 1366, 80) // the pages below print the name too
	d.wait("another name on the case's card", func(p *image.RGBA) bool {
		return different(part(p, card), before) > 30 && different(part(p, bar), part(seen["report"], bar)) < 30
	})
	named := part(d.settled(nil), card)
	is := func(what string, wanted *image.RGBA) {
		d.t.Helper()
		d.wait(what, func(p *image.RGBA) bool { return different(part(p, card), wanted) < 10 })
	}
	for _, redo := range []string{"ctrl+y", "ctrl+shift+z"} {
		d.key("ctrl+z")
		is("the name taken back", before)
		d.key(redo)
		is("the name after "+redo, named)
	}
	d.key("ctrl+z")
	is("the name taken back", before)

	d.key("ctrl+d")
	question := d.settled(seen["report"])
	d.keep("8-details", question)
	d.key("Tab") // to the first choice
	d.settled(nil)
	d.key("Escape")
	shows("report")
	d.key("ctrl+k")
	d.keep("9-palette", d.settled(seen["report"]))
	d.key("Escape")
	shows("report")
}
