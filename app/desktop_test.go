//go:build window

package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
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
	driven   = flag.String("binary", "", "the program to drive")
	pictures = flag.String("pictures", "", "folder that keeps a picture of each screen")
)

// demonstrationIn puts the demonstration into a folder, beside which reports can be saved.
func demonstrationIn(t *testing.T, dir string) string {
	t.Helper()
	file := filepath.Join(dir, "demonstration.vcf.gz")
	content, err := os.ReadFile(sample("demonstration.grch38.vcf.gz"))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, file, string(content))
	return file
}

// results opens the demonstration and goes on to its results, all of it agreed to.
func results(t *testing.T) *desktop {
	t.Helper()
	d := openDesktop(t, demonstrationIn(t, t.TempDir()))
	question := d.questions()
	d.key("space")
	d.settled(question)
	d.key("ctrl+Return")
	d.wait("the pathogenic finding in the colour that calls for action", func(p *image.RGBA) bool { return count(p, acting) > 200 })
	d.settled(nil)
	return d
}

// Parts of the navigation: the way to the results, or the screens; and what has entries on every page but that between a
// file and its results.
var (
	above = image.Rect(20, 200, 200, 320)
	below = image.Rect(20, 380, 200, 480)
)

// asks reports whether a picture shows the page between a file and its results, where there are three steps and no screens.
func asks(p *image.RGBA) bool {
	plain := func(part *image.RGBA) bool {
		return count(part, []color.RGBA{part.RGBAAt(part.Rect.Min.X, part.Rect.Min.Y)}) == part.Rect.Dx()*part.Rect.Dy()
	}
	return plain(part(p, below)) && !plain(part(p, above))
}

// questions waits for the page between a file and its results: a key pressed before that does nothing.
func (d *desktop) questions() *image.RGBA {
	d.t.Helper()
	d.wait("the questions before the results", asks)
	return d.settled(nil)
}

// megabytes is the memory that the program holds.
func (c *child) megabytes(t *testing.T) float64 {
	t.Helper()
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", c.Process.Pid))
	if err != nil {
		t.Fatalf("%v\n%v", err, c)
	}
	_, after, _ := strings.Cut(string(content), "VmRSS:")
	kilobytes, err := strconv.ParseFloat(strings.Fields(after)[0], 64)
	if err != nil {
		t.Fatal(err)
	}
	return kilobytes / 1024
}

// ticks is the processor time that the program has used, in hundredths of a second.
func (c *child) ticks(t *testing.T) float64 {
	t.Helper()
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", c.Process.Pid))
	if err != nil {
		t.Fatalf("%v\n%v", err, c)
	}
	_, after, _ := strings.Cut(string(content), ") ")
	fields := strings.Fields(after) // from the state on, the third
	used := 0.0
	for _, field := range fields[11:13] {
		n, err := strconv.ParseFloat(field, 64)
		if err != nil {
			t.Fatal(err)
		}
		used += n
	}
	return used
}

// busy is the per cent of a core that the program uses while nothing is done: the least of three times, of which one may
// have the program give memory back.
func (c *child) busy(t *testing.T, during time.Duration) float64 {
	t.Helper()
	least := math.Inf(1)
	for range 3 {
		before := c.ticks(t)
		time.Sleep(during / 3)
		least = min(least, (c.ticks(t)-before)/(during/3).Seconds())
	}
	return least
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
	two             bool   // screens, side by side
	home            string // holds preferences and caches
	frame           string // the file that the display is drawn in
	display         string
	began           time.Time // when the program was started
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
func openDesktop(t *testing.T, args ...string) *desktop {
	t.Helper()
	return openDesktopOf(t, false, args...)
}

// openDesktopOf is openDesktop, with two screens side by side or with one.
func openDesktopOf(t *testing.T, two bool, args ...string) *desktop {
	t.Helper()
	if *driven == "" {
		t.Fatal("say which program to drive: -binary PATH")
	}
	withWindow(t)
	for _, tool := range []string{"Xvfb", "xdotool", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%v: install xvfb, xdotool and poppler-utils", err)
		}
	}
	for attempt := 1; ; attempt++ {
		d := &desktop{t: t, size: image.Pt(1366, 768), two: two, home: t.TempDir(), frame: t.TempDir()}
		serve := d.serve
		if two {
			d.size, serve = image.Pt(2*1368, 768), d.serveTwo
		}
		err := serve()
		if err == nil {
			d.began = time.Now()
			if d.program, err = begin(t, d.command(*driven, args...)); err != nil {
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

// withWindow builds the window's program where it is not beside the one that is driven.
func withWindow(t *testing.T) {
	t.Helper()
	beside := filepath.Join(filepath.Dir(*driven), windowName)
	if _, err := os.Stat(beside); err == nil {
		return
	}
	if out, err := exec.Command("go", "build", "-o", beside, "./window").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// serve starts a display under a number that the server finds free, and waits until it answers.
func (d *desktop) serve() error {
	if err := d.starts(exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", d.size.X, d.size.Y), "-nolisten", "tcp", "-noreset", "-fbdir", d.frame)); err != nil {
		return err
	}
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

// starts begins a server that writes the number of its display to descriptor 3, and waits for that.
func (d *desktop) starts(server *exec.Cmd) error {
	number, write, err := os.Pipe()
	if err != nil {
		return err
	}
	defer number.Close()
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
	return nil
}

func (d *desktop) command(name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(d.t.Context(), name, args...)
	c.Dir = d.home
	c.Env = append(os.Environ(), "DISPLAY="+d.display, "HOME="+d.home, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "LANG=en_US.UTF-8",
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

// picture is what the display shows, read from the file that it is drawn in: a header of 4-byte numbers as xwd writes
// them, a table of colours, then blue, green, red and nothing for each point.
func (d *desktop) picture() *image.RGBA {
	d.t.Helper()
	if d.two {
		return d.grabbed()
	}
	content, err := os.ReadFile(filepath.Join(d.frame, "Xvfb_screen0"))
	if err != nil {
		d.t.Fatalf("no picture: %v\n%v\n%v", err, d.program, d.server)
	}
	number := func(i int) int { return int(binary.BigEndian.Uint32(content[4*i:])) }
	width, height, line, colours := number(4), number(5), number(12), number(19)
	p := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		from := content[number(0)+12*colours+y*line:]
		to := p.Pix[y*p.Stride:]
		for x := 0; x < 4*width; x += 4 {
			to[x], to[x+1], to[x+2], to[x+3] = from[x+2], from[x+1], from[x], 255
		}
	}
	return p
}

// settled waits until the picture stays the same and, if other is given, differs from it.
func (d *desktop) settled(other *image.RGBA) *image.RGBA {
	d.t.Helper()
	last, stays := d.picture(), 0
	d.until("a picture that stays", func() bool {
		p := d.picture()
		if stays++; !same(p, last) {
			stays = 0
		}
		last = p
		return stays > 3 && !blank(p) && (other == nil || !alike(p, other))
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
	for end := time.Now().Add(slow); time.Now().Before(end) && !d.program.over() && !d.server.over(); time.Sleep(60 * time.Millisecond) {
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
	for y := range a.Rect.Dy() {
		p, q := line(a, y), line(b, y)
		if bytes.Equal(p, q) {
			continue
		}
		for x := 0; x < len(p); x += 4 {
			if !bytes.Equal(p[x:x+4], q[x:x+4]) {
				n++
			}
		}
	}
	return n
}

// line is a row of pixels.
func line(p *image.RGBA, y int) []byte { return p.Pix[y*p.Stride : y*p.Stride+4*p.Rect.Dx()] }

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
