//go:build window

package main

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"allelens/report/text"
)

// TestWindowConsultation goes through the first minutes with a patient on the real window: the questions, the preview, the
// patient's pages with a pause, the stop, another medicine, a step that is ticked, and the report; with one screen, and with two, on
// the second of which the patient's pages stand alone.
func TestWindowConsultation(t *testing.T) {
	t.Run("one screen", func(t *testing.T) { consultation(t, false) })
	t.Run("two screens", func(t *testing.T) {
		for _, tool := range []string{"Xorg", "xrandr", "import"} {
			if _, err := exec.LookPath(tool); err != nil {
				t.Skipf("not run: %v (xserver-xorg-core, xserver-xorg-video-dummy, x11-xserver-utils, imagemagick)", err)
			}
		}
		consultation(t, true)
	})
}

// consultation is the way through, on a desktop of one screen or of two.
func consultation(t *testing.T, two bool) {
	dir := t.TempDir()
	d := openDesktopOf(t, two, demonstrationIn(t, dir))
	name := map[bool]string{false: "consult-1-", true: "consult-2-"}[two]
	d.intakeByKeys()
	overview := d.settled(nil)
	d.keep(name+"0-overview", overview)

	d.changes("the preview", func() { d.key("F11") })
	d.keep(name+"1-preview", d.settled(nil))
	d.key("Tab") // past the button that closes
	d.settled(nil)
	d.key("Tab")
	d.settled(nil)
	d.key("Return")
	if !d.found(text.Default().Text("ui.share.window")) {
		t.Fatal("the patient has no window")
	}
	theirs, own := d.screens()
	d.wait("the patient's first page", func(p *image.RGBA) bool {
		return different(part(p, theirs), part(overview, theirs)) > 20_000 && count(part(p, theirs), acting) == 0
	})
	first := part(d.settled(nil), theirs)
	d.keep(name+"2-first", d.settled(nil))
	d.stillOurs(overview, own)
	d.pages(name, theirs, first)

	d.key("Escape")
	if two { // the counsellor is asked, on the own screen
		d.wait("the question whether to stop", func(p *image.RGBA) bool { return different(part(p, own), part(overview, own)) > 20_000 })
		d.keep(name+"5-stop", d.settled(nil))
		if !d.found("Allelens") {
			t.Fatal("the counsellor's window is gone")
		}
		d.key("Return")
	}
	d.wait("a screen that the patient's pages have left", func(p *image.RGBA) bool {
		return two && count(part(p, theirs), papers) < pointed || !two && count(p, acting) > 200
	})
	if !d.found("Allelens") {
		t.Fatal("the counsellor's window is gone")
	}
	d.settled(nil)
	d.addsByName("Plavix")
	d.keep(name+"6-added", d.settled(nil))
	d.ticks()
	d.keep(name+"7-ticked", d.settled(nil))
	d.says(dir, "clopidogrel", "planned", "Done")
	d.program.end()
	if errs := d.program.output.String(); strings.Contains(errs, "Fyne call thread") || strings.Contains(errs, "panic") || strings.Contains(errs, "68_69del") {
		t.Errorf("the program complained:\n%s", errs)
	}
}

// pointed is how many white pixels the pointer has at most.
const pointed = 2000

// papers is the colour behind the patient's pages.
var papers = []color.RGBA{{255, 255, 255, 255}}

// screens are where the patient's pages stand, and where the counsellor's own do; with one screen both are all of it.
func (d *desktop) screens() (theirs, own image.Rectangle) {
	all := image.Rectangle{Max: d.size}
	if !d.two {
		return all, all
	}
	return image.Rect(d.size.X/2, 0, d.size.X, d.size.Y), image.Rect(0, 0, d.size.X/2, d.size.Y)
}

// stillOurs: with two screens the counsellor still sees the result, and what is shared.
func (d *desktop) stillOurs(before *image.RGBA, own image.Rectangle) {
	d.t.Helper()
	if !d.two {
		return
	}
	now := part(d.settled(nil), own)
	if count(now, acting) < 200 || different(now, part(before, own)) < 2000 {
		d.keep("missed", d.picture())
		d.t.Error("the counsellor's screen does not show the result and what is shared")
	}
}

// pages turns the pages to the last one and back, and pauses.
func (d *desktop) pages(name string, theirs image.Rectangle, first *image.RGBA) {
	d.t.Helper()
	seen := []*image.RGBA{first}
	for range 12 {
		before := seen[len(seen)-1]
		d.key("Next")
		time.Sleep(time.Second)
		now := part(d.settled(nil), theirs)
		if different(now, before) < 100 {
			break // the last
		}
		seen = append(seen, now)
		d.keep(fmt.Sprintf("%spage-%d", name, len(seen)), now)
	}
	if len(seen) < 5 || len(seen) > 10 {
		d.t.Errorf("%d pages", len(seen))
	}
	d.key("b")
	d.wait("the pause", func(p *image.RGBA) bool { return count(part(p, theirs), papers) < pointed })
	d.keep(name+"3-pause", d.settled(nil))
	d.key("b")
	d.wait("the page before the pause", func(p *image.RGBA) bool { return different(part(p, theirs), seen[len(seen)-1]) < 100 })
	d.key("Home")
	d.wait("the first page", func(p *image.RGBA) bool { return different(part(p, theirs), first) < 100 })
}

// addsByName tries a medicine in the search, and adds it.
func (d *desktop) addsByName(name string) {
	d.t.Helper()
	before := d.settled(nil)
	d.key("ctrl+k")
	d.settled(before)
	d.do("type", "--delay", "20", name)
	listed := d.settled(nil)
	d.key("ctrl+Return")
	d.settled(listed)
	d.keep("consult-try", d.settled(nil))
	d.click(1263, 144) // the button that adds what is on trial
	d.wait("the results with "+name, func(p *image.RGBA) bool { return different(p, before) > 100 && count(p, acting) > 200 })
	d.settled(nil)
}

// ticks scrolls down to the first box beside a step and ticks it.
func (d *desktop) ticks() {
	d.t.Helper()
	d.key("ctrl+1")
	d.settled(nil)
	for range 15 {
		p := d.settled(nil)
		if at, ok := box(p); ok {
			around := image.Rect(at.X-2, at.Y-2, at.X+20, at.Y+20)
			d.click(at.X+7, at.Y+7)
			d.wait("a tick", func(now *image.RGBA) bool { return different(part(now, around), part(p, around)) > 60 })
			return
		}
		d.do("mousemove", "1200", "500", "click", "5")
		time.Sleep(300 * time.Millisecond)
	}
	d.t.Fatal("there is no step to tick")
}

// box finds the upper left corner of an empty box that can be ticked.
func box(p *image.RGBA) (image.Point, bool) {
	line := color.RGBA{0x7D, 0x8A, 0x99, 255}
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) < 0x20 }
	drawn := func(x, y int) bool { // edges are smoothed
		c := p.RGBAAt(x, y)
		return near(c.R, line.R) && near(c.G, line.G) && near(c.B, line.B)
	}
	run := func(x, y int) (n int) {
		for n < 40 && drawn(x+n, y) {
			n++
		}
		return n
	}
	edge := func(from, to, y int) (any bool) {
		for x := from; x <= to; x++ {
			any = any || drawn(x, y)
		}
		return any
	}
	sides := func(x, y, n, side int) bool { // upright at the left and at the right, and nothing within
		for _, at := range []int{side / 4, side / 2, side * 3 / 4} {
			if !edge(x-4, x+1, y+at) || !edge(x+n-2, x+n+4, y+at) || edge(x+3, x+n-4, y+at) {
				return false
			}
		}
		return true
	}
	for y := 100; y < min(740, p.Rect.Max.Y-30); y++ {
		for x := 220; x < min(1340, p.Rect.Max.X-40); x++ {
			n := run(x, y)
			if n >= 8 && n <= 15 && !drawn(x-1, y) {
				for side := n; side < n+9; side++ {
					if below := run(x, y+side); max(below, n)-min(below, n) <= 2 && sides(x, y, n, side) {
						return image.Pt(x, y), true
					}
				}
			}
			x += n
		}
	}
	return image.Point{}, false
}

// says exports the report and looks for words in it.
func (d *desktop) says(dir string, words ...string) {
	d.t.Helper()
	d.key("ctrl+6")
	shown := d.settled(nil)
	d.key("ctrl+e")
	d.settled(shown)
	d.key("Return")
	saved := filepath.Join(dir, "demonstration.pdf")
	d.until("the saved report", func() bool { info, err := os.Stat(saved); return err == nil && info.Size() > 10_000 })
	said, err := exec.Command("pdftotext", "-layout", saved, "-").Output()
	if err != nil {
		d.t.Fatal(err)
	}
	for _, w := range words {
		if !strings.Contains(string(said), w) {
			d.t.Errorf("the report lacks %q", w)
		}
	}
}

// configured is a display server with two screens that are drawn nowhere.
const configured = `Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
EndSection
Section "Device"
  Identifier "drawn nowhere"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "wide"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
EndSection
Section "Screen"
  Identifier "both"
  Device "drawn nowhere"
  Monitor "wide"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1368x768"
    Virtual 2736 768
  EndSubSection
EndSection
`

// serveTwo starts a display with two screens side by side: Xvfb has one only, whatever number of monitors it is told of.
func (d *desktop) serveTwo() error {
	config := filepath.Join(d.frame, "xorg.conf")
	writeFile(d.t, config, configured)
	server := exec.Command("Xorg", "-displayfd", "3", "-config", config, "-logfile", filepath.Join(d.frame, "xorg.log"), "-nolisten", "tcp", "-noreset", "-novtswitch", "-sharevts")
	if err := d.starts(server); err != nil {
		return err
	}
	for _, args := range [][]string{{"--addmode", "DUMMY1", "1368x768"}, {"--output", "DUMMY0", "--mode", "1368x768", "--primary", "--output", "DUMMY1", "--mode", "1368x768", "--right-of", "DUMMY0"}, {"--query"}} { // asked for once more, the second counts as connected
		if out, err := d.command("xrandr", args...).CombinedOutput(); err != nil {
			d.server.end()
			return fmt.Errorf("no second screen: %w: %s. %v", err, out, d.server)
		}
	}
	return nil
}

// grabbed is what a display shows that is drawn in no file.
func (d *desktop) grabbed() *image.RGBA {
	d.t.Helper()
	out, err := d.command("import", "-silent", "-window", "root", "-depth", "8", "rgba:-").Output()
	if err != nil {
		d.t.Fatalf("no picture: %v\n%v\n%v", err, d.program, d.server)
	}
	p := image.NewRGBA(image.Rectangle{Max: d.size})
	if copy(p.Pix, out) != len(p.Pix) {
		d.t.Fatalf("a picture of %d bytes", len(out))
	}
	return p
}
