//go:build window

package main

import (
	"bufio"
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

var (
	binary   = flag.String("binary", "", "the program to drive")
	pictures = flag.String("pictures", "", "folder that keeps a picture of each screen")
)

// TestWindow drives the real program with mouse and keys on a display without a monitor: it opens
// the demonstration, visits every screen, and saves the report.
func TestWindow(t *testing.T) {
	if *binary == "" {
		t.Fatal("say which program to drive: -binary PATH")
	}
	for _, tool := range []string{"Xvfb", "xdotool", "import", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%v: install xvfb, xdotool, imagemagick and poppler-utils", err)
		}
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "demonstration.vcf.gz")
	content, err := os.ReadFile(sample("demonstration.grch38.vcf.gz"))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, file, string(content))
	d := newDesktop(t, "1366x768")
	program := d.start(*binary, file)
	d.find("Allelens")

	question := d.settled(nil)
	d.keep("0-question", question)
	d.key("Return") // everything was agreed to
	d.wait("the pathogenic finding in the colour that calls for action", func(p image.Image) bool { return count(p, acting) > 200 })
	before := d.settled(nil)

	// By keys, in the order of the menu, and back by mouse.
	names := []string{"overview", "cancer", "drugs", "variants", "quality", "report"}
	seen := map[string]image.Image{}
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
		d.wait("the screen "+name+" after a click on its entry", func(p image.Image) bool { return alike(p, seen[name]) })
	}

	d.keysReachEverywhere(seen)

	d.key("ctrl+s")
	d.settled(seen["report"])
	d.key("Return")
	saved := filepath.Join(dir, "demonstration.pdf")
	d.until("the saved report", func() bool { info, err := os.Stat(saved); return err == nil && info.Size() > 10_000 })
	text, err := exec.Command("pdftotext", "-layout", saved, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"c.68_69del", "clopidogrel", "Page 1 of", "CYP2C19"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the saved report lacks %q", want)
		}
	}

	d.key("Escape")
	d.key("ctrl+w") // the case is closed: nothing of it stays on the screen
	d.wait("an empty window", func(p image.Image) bool { return count(p, acting) == 0 })
	if errs := program(); strings.Contains(errs, "Fyne call thread") || strings.Contains(errs, "panic") || strings.Contains(errs, "68_69del") {
		t.Errorf("the program complained:\n%s", errs)
	}
}

// keysReachEverywhere presses, on the report's screen, the keys that lead back and forth, take back and make again; and
// Escape where a choice has the keyboard, which the toolkit hands on to nobody by itself.
func (d *desktop) keysReachEverywhere(seen map[string]image.Image) {
	d.t.Helper()
	shows := func(screen string) {
		d.t.Helper()
		d.wait("the screen "+screen, func(p image.Image) bool { return alike(p, seen[screen]) })
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
	d.key("ctrl+e")
	d.settled(seen["report"])
	d.do("type", "Zebra")
	d.key("Return")
	d.wait("another name on the case's card", func(p image.Image) bool { return different(part(p, card), before) > 30 && alike(p, seen["report"]) })
	named := part(d.settled(nil), card)
	is := func(what string, wanted image.Image) {
		d.t.Helper()
		d.wait(what, func(p image.Image) bool { return different(part(p, card), wanted) < 10 })
	}
	for _, redo := range []string{"ctrl+y", "ctrl+shift+z"} {
		d.key("ctrl+z")
		is("the name taken back", before)
		d.key(redo)
		is("the name after "+redo, named)
	}
	d.key("ctrl+z")
	is("the name taken back", before)

	d.key("ctrl+e")
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

// part is a part of a picture.
func part(p image.Image, of image.Rectangle) image.Image {
	return p.(interface {
		SubImage(image.Rectangle) image.Image
	}).SubImage(of)
}

// acting is the colour of what calls for action, light and dark.
var acting = []color.RGBA{{0xB3, 0x26, 0x1E, 255}, {0xF2, 0xA2, 0x9C, 255}}

// desktop is a display with the program on it.
type desktop struct {
	t       *testing.T
	display string
}

// patience is how long anything may take on a slow build server.
const slow = 60 * time.Second

func newDesktop(t *testing.T, size string) *desktop {
	t.Helper()
	server := exec.Command("Xvfb", "-displayfd", "1", "-screen", "0", size+"x24", "-nolisten", "tcp")
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb did not start: %v", err)
	}
	return &desktop{t, ":" + strings.TrimSpace(line)}
}

func (d *desktop) command(name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(d.t.Context(), name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+d.display, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "LANG=en_US.UTF-8",
		"XDG_CONFIG_HOME="+d.t.TempDir(), "XDG_CACHE_HOME="+d.t.TempDir())
	return c
}

// start runs the program; the function that it returns ends it and gives what it complained.
func (d *desktop) start(binary, file string) (end func() string) {
	d.t.Helper()
	c := d.command(binary, file)
	var errs bytes.Buffer
	c.Stderr = &errs
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	ended := false
	end = func() string {
		if !ended {
			ended = true
			_ = c.Process.Kill()
			_ = c.Wait()
		}
		return errs.String()
	}
	d.t.Cleanup(func() { end() })
	return end
}

// find waits for the window and gives it the keyboard.
func (d *desktop) find(title string) {
	d.t.Helper()
	d.until("the window", func() bool {
		id, err := d.command("xdotool", "search", "--onlyvisible", "--name", title).Output()
		if err != nil || len(id) == 0 {
			return false
		}
		return d.command("xdotool", "windowfocus", strings.Fields(string(id))[0]).Run() == nil
	})
}

func (d *desktop) do(args ...string) {
	d.t.Helper()
	if out, err := d.command("xdotool", args...).CombinedOutput(); err != nil {
		d.t.Fatalf("xdotool %v: %v: %s", args, err, out)
	}
}

func (d *desktop) key(k string) { d.t.Helper(); d.do("key", "--clearmodifiers", k) }

func (d *desktop) click(x, y int) {
	d.t.Helper()
	d.do("mousemove", strconv.Itoa(x), strconv.Itoa(y), "click", "1")
	d.do("mousemove", "700", "2") // away, so that nothing is lit by the pointer
}

func (d *desktop) picture() image.Image {
	d.t.Helper()
	out, err := d.command("import", "-silent", "-window", "root", "png:-").Output()
	if err != nil {
		d.t.Fatal(err)
	}
	p, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

// settled waits until the picture stays the same and, if other is given, differs from it.
func (d *desktop) settled(other image.Image) image.Image {
	d.t.Helper()
	last := d.picture()
	d.until("a picture that stays", func() bool {
		p := d.picture()
		stays := same(p, last)
		last = p
		return stays && !blank(p) && (other == nil || !alike(p, other))
	})
	return last
}

// wait waits for a picture that satisfies.
func (d *desktop) wait(what string, satisfies func(image.Image) bool) {
	d.t.Helper()
	d.until(what, func() bool { return satisfies(d.picture()) })
}

func (d *desktop) until(what string, done func() bool) {
	d.t.Helper()
	for end := time.Now().Add(slow); time.Now().Before(end); time.Sleep(150 * time.Millisecond) {
		if done() {
			return
		}
	}
	d.keep("missed", d.picture())
	d.t.Fatalf("waited %v in vain for %s", slow, what)
}

func (d *desktop) keep(name string, p image.Image) {
	d.t.Helper()
	if *pictures == "" {
		return
	}
	var b bytes.Buffer
	if err := png.Encode(&b, p); err != nil {
		d.t.Fatal(err)
	}
	writeFile(d.t, filepath.Join(*pictures, name+".png"), b.String())
}

// different counts the pixels that differ.
func different(a, b image.Image) int {
	n := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				n++
			}
		}
	}
	return n
}

func same(a, b image.Image) bool { return a.Bounds() == b.Bounds() && different(a, b) == 0 }

// alike allows for a cursor that blinks and a line that fades.
func alike(a, b image.Image) bool { return a.Bounds() == b.Bounds() && different(a, b) < 4000 }

// blank: nothing is drawn yet.
func blank(p image.Image) bool {
	first := p.At(p.Bounds().Min.X, p.Bounds().Min.Y)
	for y := p.Bounds().Min.Y; y < p.Bounds().Max.Y; y += 7 {
		for x := p.Bounds().Min.X; x < p.Bounds().Max.X; x += 7 {
			if p.At(x, y) != first {
				return false
			}
		}
	}
	return true
}

// count counts the pixels of any of the colours.
func count(p image.Image, colours []color.RGBA) int {
	n := 0
	for y := p.Bounds().Min.Y; y < p.Bounds().Max.Y; y++ {
		for x := p.Bounds().Min.X; x < p.Bounds().Max.X; x++ {
			r, g, b, _ := p.At(x, y).RGBA()
			for _, c := range colours {
				if uint8(r>>8) == c.R && uint8(g>>8) == c.G && uint8(b>>8) == c.B {
					n++
				}
			}
		}
	}
	return n
}
