//go:build window

package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
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
	d := openDesktop(t, image.Pt(1366, 768), *binary, file)

	question := d.settled(nil)
	d.keep("0-intake", question)
	if n := count(question, acting); n > 0 {
		t.Errorf("before the results, %d pixels call for action", n)
	}
	d.key("ctrl+Return") // results are locked before it is said what was agreed to
	if locked := d.settled(nil); !alike(locked, question) {
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

	d.key("ctrl+p")
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
	d.key("ctrl+e")
	d.settled(seen["report"])
	d.do("type", "Zebra")
	d.key("Return")
	d.wait("another name on the case's card", func(p *image.RGBA) bool { return different(part(p, card), before) > 30 && alike(p, seen["report"]) })
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
func part(p *image.RGBA, of image.Rectangle) *image.RGBA {
	return p.SubImage(of).(*image.RGBA)
}

// acting is the colour of what calls for action, light and dark.
var acting = []color.RGBA{{0xB3, 0x26, 0x1E, 255}, {0xF2, 0xA2, 0x9C, 255}}

// desktop is a display of its own with the program on it.
type desktop struct {
	t               *testing.T
	size            image.Point
	home            string // holds preferences and caches
	display         string
	server, program *child
}

// What the machine is given time for: it may be busy with other things, while a program or a display that has ended
// is noticed at once.
const (
	slow     = 10 * time.Minute // until what is waited for shows
	starting = time.Minute      // until a display answers, before another one is tried
	attempts = 3
)

// child is a process, and what it said.
type child struct {
	*exec.Cmd
	output lockedBuffer
	ended  chan struct{}
}

// lockedBuffer is a buffer that may be read while it is written.
type lockedBuffer struct {
	sync.Mutex
	text bytes.Buffer
}

// Write implements io.Writer.
func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.Lock()
	defer b.Unlock()
	return b.text.Write(p)
}

// String is all that was written.
func (b *lockedBuffer) String() string {
	b.Lock()
	defer b.Unlock()
	return b.text.String()
}

// begin starts a process whose output is kept, and ends it with the test.
func begin(t *testing.T, command *exec.Cmd) (*child, error) {
	t.Helper()
	c := &child{Cmd: command, ended: make(chan struct{})}
	command.Stderr = &c.output
	if command.Stdout == nil {
		command.Stdout = &c.output
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	go func() { _ = command.Wait(); close(c.ended) }()
	t.Cleanup(c.end)
	return c, nil
}

// end ends the process.
func (c *child) end() {
	_ = c.Process.Kill()
	<-c.ended
}

// over reports whether the process has ended.
func (c *child) over() bool {
	select {
	case <-c.ended:
		return true
	default:
		return false
	}
}

// String says how it is with the process.
func (c *child) String() string {
	state := "is running"
	if c.over() {
		state = "has ended: " + c.ProcessState.String()
	}
	return filepath.Base(c.Path) + " " + state + "; it said:\n" + c.output.String()
}

// openDesktop opens the program on a display, and gives it the keyboard. A display that ends before there is a window is
// replaced by another, for that is not the program's fault.
func openDesktop(t *testing.T, size image.Point, binary, file string) *desktop {
	t.Helper()
	for attempt := 1; ; attempt++ {
		d := &desktop{t: t, size: size, home: t.TempDir()}
		err := d.serve()
		if err == nil {
			if d.program, err = begin(t, d.command(binary, file)); err != nil {
				t.Fatal(err)
			}
			if d.found("Allelens") {
				return d
			}
			if !d.server.over() {
				t.Fatalf("there is no window.\n%v\n%v", d.program, d.server)
			}
			d.program.end()
			err = fmt.Errorf("%v", d.server)
		}
		if attempt == attempts {
			t.Fatalf("no display, tried %d times: %v", attempt, err)
		}
		t.Logf("another display is tried: %v", err)
	}
}

// serve starts a display under a number that the server finds free, and waits until it answers.
func (d *desktop) serve() error {
	number, write, err := os.Pipe()
	if err != nil {
		return err
	}
	defer number.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", d.size.X, d.size.Y), "-nolisten", "tcp", "-noreset")
	server.ExtraFiles = []*os.File{write}
	d.server, err = begin(d.t, server)
	_ = write.Close()
	if err != nil {
		return err
	}
	_ = number.SetReadDeadline(time.Now().Add(starting))
	line, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		d.server.end()
		return fmt.Errorf("the display has no number: %w. %v", err, d.server)
	}
	d.display = ":" + strings.TrimSpace(line)
	for end := time.Now().Add(starting); ; time.Sleep(100 * time.Millisecond) {
		out, err := d.command("xdotool", "getdisplaygeometry").CombinedOutput()
		if err == nil {
			return nil
		}
		if d.server.over() || time.Now().After(end) {
			d.server.end()
			return fmt.Errorf("display %s does not answer: %w: %s. %v", d.display, err, out, d.server)
		}
	}
}

func (d *desktop) command(name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(d.t.Context(), name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+d.display, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "LANG=en_US.UTF-8",
		"XDG_CONFIG_HOME="+filepath.Join(d.home, "config"), "XDG_CACHE_HOME="+filepath.Join(d.home, "cache"))
	return c
}

// found waits for a window of the title and gives it the keyboard. It gives up when the program or the display has ended.
func (d *desktop) found(title string) bool {
	d.t.Helper()
	return d.waited(func() bool {
		ids, err := d.command("xdotool", "search", "--onlyvisible", "--name", title).Output()
		return err == nil && slices.ContainsFunc(strings.Fields(string(ids)), func(id string) bool {
			return d.command("xdotool", "windowfocus", id).Run() == nil
		})
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

func (d *desktop) picture() *image.RGBA {
	d.t.Helper()
	out, err := d.command("import", "-silent", "-window", "root", "-depth", "8", "rgba:-").Output()
	if err != nil || len(out) != 4*d.size.X*d.size.Y {
		d.t.Fatalf("a picture of %d bytes: %v\n%v\n%v", len(out), err, d.program, d.server)
	}
	return &image.RGBA{Pix: out, Stride: 4 * d.size.X, Rect: image.Rectangle{Max: d.size}}
}

// settled waits until the picture stays the same and, if other is given, differs from it.
func (d *desktop) settled(other *image.RGBA) *image.RGBA {
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
func (d *desktop) wait(what string, satisfies func(*image.RGBA) bool) {
	d.t.Helper()
	d.until(what, func() bool { return satisfies(d.picture()) })
}

func (d *desktop) until(what string, done func() bool) {
	d.t.Helper()
	if d.waited(done) {
		return
	}
	if !d.server.over() {
		d.keep("missed", d.picture())
	}
	d.t.Fatalf("waited in vain for %s.\n%v\n%v", what, d.program, d.server)
}

// waited waits until something is done, or the program or the display has ended, or the time is over.
func (d *desktop) waited(done func() bool) bool {
	for end := time.Now().Add(slow); time.Now().Before(end) && !d.program.over() && !d.server.over(); time.Sleep(150 * time.Millisecond) {
		if done() {
			return true
		}
	}
	return false
}

func (d *desktop) keep(name string, p *image.RGBA) {
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
func different(a, b *image.RGBA) int {
	n := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.RGBAAt(x, y) != b.RGBAAt(x, y) {
				n++
			}
		}
	}
	return n
}

func same(a, b *image.RGBA) bool { return a.Bounds() == b.Bounds() && bytes.Equal(a.Pix, b.Pix) }

// alike allows for a cursor that blinks and a line that fades.
func alike(a, b *image.RGBA) bool { return a.Bounds() == b.Bounds() && different(a, b) < 4000 }

// blank: nothing is drawn yet.
func blank(p *image.RGBA) bool {
	first := p.RGBAAt(p.Bounds().Min.X, p.Bounds().Min.Y)
	for y := p.Bounds().Min.Y; y < p.Bounds().Max.Y; y += 7 {
		for x := p.Bounds().Min.X; x < p.Bounds().Max.X; x += 7 {
			if p.RGBAAt(x, y) != first {
				return false
			}
		}
	}
	return true
}

// count counts the pixels of any of the colours.
func count(p *image.RGBA, colours []color.RGBA) int {
	n := 0
	for y := p.Bounds().Min.Y; y < p.Bounds().Max.Y; y++ {
		for x := p.Bounds().Min.X; x < p.Bounds().Max.X; x++ {
			if slices.Contains(colours, p.RGBAAt(x, y)) {
				n++
			}
		}
	}
	return n
}
