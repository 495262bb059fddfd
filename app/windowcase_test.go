//go:build window

package main

import (
	"bytes"
	"image"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// passphraseTyped seals the case of TestWindowCase.
const passphraseTyped = "four plain typed words"

// TestWindowCase takes a case through the real window: opened, asked about by keyboard, sealed, closed, opened again in dark
// and in large letters, changed, taken back and made again, exported; at last the program is stopped by SIGQUIT. What was
// typed and read stands nowhere but in the sealed file and the report that was asked for.
func TestWindowCase(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	dir := filepath.Join(t.TempDir(), "chosen")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	sealed := filepath.Join(dir, "0042.allelens")
	d := openDesktop(t, demonstrationIn(t, dir))
	card := image.Rect(0, 80, 212, 236)

	d.intakeByKeys()
	d.sealByKeys(sealed)
	d.named("Markedname") // kept in the journal, since it is not sealed
	time.Sleep(5 * time.Second)
	d.until("the journal", func() bool { _, err := os.Stat(sealed + ".journal"); return err == nil })
	d.program.end() // as a crash

	d.reopens(sealed, "look_mode", `"dark"`)
	dark := d.settled(nil)
	d.keep("case-4-dark", dark)
	d.changesIn(card, 30, "another name of the case", func() {
		d.key("ctrl+d")
		d.settled(dark)
		d.do("type", "Zebra")
		d.key("Return")
	})
	changed := part(d.settled(nil), card)
	d.key("ctrl+z")
	d.wait("the name taken back", func(p *image.RGBA) bool { return different(part(p, card), part(dark, card)) < 10 })
	d.key("ctrl+y")
	d.wait("the name made again", func(p *image.RGBA) bool { return different(part(p, card), changed) < 10 })
	d.exports(dir)
	d.key("Escape")
	before, was := d.settled(nil), readFile(t, sealed)
	d.key("ctrl+s")
	d.until("the case sealed anew", func() bool { return readFile(t, sealed) != was })
	d.settled(before)
	d.keep("case-6-sealed", d.settled(nil))
	d.key("Escape")
	d.quits()

	d.reopens(sealed, "look_mode", `"light"`)
	d.named("Givenup")
	d.changes("the question whether to seal it", func() { d.key("ctrl+q") })
	d.keep("case-7-lost", d.settled(nil))
	d.key("Tab") // from Cancel
	d.leaves(func() { d.key("Return") })
	if left, err := filepath.Glob(sealed + ".journal*"); err != nil || len(left) > 0 {
		t.Errorf("left without saving, and beside the case lie %v: %v", left, err)
	}

	d.reopens(sealed, "look_text", "2.0")
	d.keep("case-5-large", d.settled(nil))
	if err := d.program.Process.Signal(syscall.SIGQUIT); err != nil {
		t.Fatal(err)
	}
	<-d.program.ended
	d.nowhere(d.home, temp, "/dev/shm")
}

// intakeByKeys answers the questions before the results with the keyboard alone.
func (d *desktop) intakeByKeys() {
	d.t.Helper()
	question := d.questions()
	d.key("space") // all is agreed to
	d.settled(question)
	for _, k := range []string{"Tab", "Tab", "Tab", "Home"} { // the sex: female
		d.key(k)
	}
	d.key("Tab")
	d.do("type", "1985")
	d.keep("case-0-intake", d.settled(nil))
	d.key("ctrl+Return")
	d.wait("the results", func(p *image.RGBA) bool { return count(p, acting) > 200 })
	d.settled(nil)
}

// sealByKeys seals the open case.
func (d *desktop) sealByKeys(path string) {
	d.t.Helper()
	before := d.settled(nil)
	d.key("ctrl+s")
	d.settled(before)
	d.do("type", strings.TrimSuffix(filepath.Base(path), ".allelens"))
	for range 4 { // past the folder, its button and the way of sealing
		d.key("Tab")
	}
	d.do("type", passphraseTyped)
	for range 2 {
		d.key("Tab")
	}
	d.do("type", passphraseTyped)
	d.keep("case-1-seal", d.settled(nil))
	d.key("Return")
	d.until("the sealed file", func() bool { _, err := os.Stat(path); return err == nil })
	d.keep("case-2-sealed", d.settled(nil))
	d.key("Escape")
	d.settled(nil)
}

// named gives the patient a name.
func (d *desktop) named(name string) {
	d.t.Helper()
	d.changes("the question who the patient is", func() { d.key("ctrl+i") })
	d.key("Tab") // past the numbers of case and report
	d.key("Tab")
	d.do("type", name)
	d.changes("the results", func() { d.key("Return") })
}

// quits ends the program by its keys.
func (d *desktop) quits() {
	d.t.Helper()
	d.leaves(func() { d.key("ctrl+q") })
}

// leaves does what ends the program, and waits for that.
func (d *desktop) leaves(end func()) {
	d.t.Helper()
	end()
	select {
	case <-d.program.ended:
	case <-time.After(starting):
		d.keep("missed", d.picture())
		_ = d.program.Process.Signal(syscall.SIGQUIT) // it says what it waits for
		<-d.program.ended
		d.t.Fatalf("the program does not end: %v", d.program)
	}
}

// reopens starts the program on a sealed case, with a preference, and gives the passphrase.
func (d *desktop) reopens(path, preference, value string) {
	d.t.Helper()
	const keeps = "org.allelens.desktop"
	found := ""
	_ = filepath.WalkDir(d.home, func(file string, e fs.DirEntry, err error) error {
		if err == nil && e.Name() == "preferences.json" && strings.Contains(file, keeps) {
			found = file
		}
		return nil
	})
	if found == "" {
		d.t.Fatal("the program keeps no preferences")
	}
	writeFile(d.t, found, `{"update_offered":true,"`+preference+`":`+value+`}`)
	var err error
	if d.program, err = begin(d.t, d.command(*driven, path)); err != nil {
		d.t.Fatal(err)
	}
	if !d.found("Allelens") {
		d.t.Fatalf("there is no window: %v", d.program)
	}
	d.settled(nil)
	d.do("type", passphraseTyped)
	d.key("Return")
	d.wait("the finding, perhaps behind what is told", func(p *image.RGBA) bool { return reddish(p) > 200 })
	d.keep("case-"+preference+strings.Trim(value, `"`), d.settled(nil))
	d.key("Escape") // what came back is told, if anything
	d.wait("the results", func(p *image.RGBA) bool { return count(p, acting) > 200 })
	d.settled(nil)
}

// reddish counts the pixels in a colour that calls for action, veiled or not.
func reddish(p *image.RGBA) (n int) {
	for i := 0; i < len(p.Pix); i += 4 {
		if r, g, b := int(p.Pix[i]), int(p.Pix[i+1]), int(p.Pix[i+2]); r > 60 && 10*r > 13*g && 10*r > 13*b {
			n++
		}
	}
	return n
}

// exports saves what is shown.
func (d *desktop) exports(dir string) {
	d.t.Helper()
	d.changes("the question where", func() { d.key("ctrl+e") })
	d.key("ctrl+a")
	d.do("type", filepath.Join(dir, "report.pdf"))
	d.key("Return")
	saved := filepath.Join(dir, "report.pdf")
	d.until("the saved report", func() bool { info, err := os.Stat(saved); return err == nil && info.Size() > 10_000 })
	text, err := exec.Command("pdftotext", "-layout", saved, "-").Output()
	if err != nil || !strings.Contains(string(text), "Markedname") {
		d.t.Errorf("%v: the report lacks the name that came back", err)
	}
}

// nowhere wants nothing of the case in any file below folders, but what the display is drawn in, nor in what the program
// printed.
func (d *desktop) nowhere(folders ...string) {
	d.t.Helper()
	words := []string{"Markedname", "Givenup", "Zebra", passphraseTyped, "68_69del", "rs4244285", "Demonstration_A", "0042"}
	for _, word := range words {
		if strings.Contains(d.program.output.String(), word) {
			d.t.Errorf("%q is printed", word)
		}
	}
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(file string, e fs.DirEntry, err error) error {
			if err != nil || !e.Type().IsRegular() || strings.HasPrefix(file, d.frame) || strings.Contains(file, "/chosen/") {
				return err
			}
			content, err := os.ReadFile(file)
			for _, word := range words {
				if bytes.Contains(content, []byte(word)) || strings.Contains(filepath.Base(file), word) {
					d.t.Errorf("%s holds %q", file, word)
				}
			}
			return err
		})
		if err != nil {
			d.t.Fatal(err)
		}
	}
}
