//go:build window

package main

import (
	"flag"
	"fmt"
	"image"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"allelens/report/text"
)

var long = flag.Bool("long", false, "measure over 1,000 steps of the wheel too, and longer")

// What the window may cost. A blinking cursor alone takes ten times as much processor, a figure that is made anew on
// each step of the wheel ten times as much memory.
const (
	mostIdle    = 2.0 // per cent of a core; busy machines measure some tenths too much
	mostGrowth  = 20  // megabytes in 300 steps of the wheel, or in as many sizes of letters as follow
	mostAtStart = 180 // megabytes, most of them the software that draws in the place of a graphics card
	mostAtEnd   = 240 // megabytes, when all screens of the demonstration have been seen
	wheelSteps  = 300
	lookChanges = 40
)

// TestWindowLight holds the real window to what it may take of processor and memory: at the start, on every screen
// while nothing is done and while the wheel is turned, and behind every dialog.
func TestWindowLight(t *testing.T) {
	still := 3 * time.Second
	if *long {
		still = 5 * time.Second
	}
	calm := func(d *desktop, what string) float64 {
		t.Helper()
		d.settled(nil)
		time.Sleep(2 * time.Second) // it falls asleep
		used := d.program.busy(t, still)
		if used >= mostIdle {
			t.Errorf("%s: idle, it takes %.1f %% of a core", what, used)
		}
		return used
	}

	d := openDesktop(t)
	d.wait("a first picture", func(p *image.RGBA) bool { return !blank(p) })
	first := time.Since(d.began)
	used, size := calm(d, "start"), d.program.megabytes(t)
	t.Logf("start: first picture after %.2f s, %.0f MB, idle %.1f %%", first.Seconds(), size, used)
	if size > mostAtStart {
		t.Errorf("the start takes %.0f MB, more than %d", size, mostAtStart)
	}
	d.program.end()

	d = openDesktop(t, demonstrationIn(t, t.TempDir()))
	d.questions()
	t.Logf("intake: idle %.1f %%", calm(d, "intake"))
	d.program.end()

	chooserOpens(t)

	d = results(t)
	for i, name := range []string{"overview", "cancer", "drugs", "variants", "quality", "report"} {
		d.key("ctrl+" + strconv.Itoa(i+1))
		d.settled(nil)
		d.wheel(700, 450, 60) // what was not seen yet is drawn once
		used, before := calm(d, name), d.program.megabytes(t)
		d.wheel(700, 450, wheelSteps)
		d.settled(nil)
		grown := d.program.megabytes(t) - before
		line := fmt.Sprintf("%s: idle %.1f %%, %.0f MB, %d steps of the wheel %+.0f MB", name, used, before, wheelSteps, grown)
		if grown > mostGrowth {
			t.Errorf("%s: %d steps of the wheel take %.0f MB, more than %d", name, wheelSteps, grown, mostGrowth)
		}
		if *long {
			d.wheel(700, 450, 1000-wheelSteps)
			d.settled(nil)
			line += fmt.Sprintf(", 1,000 steps %+.0f MB", d.program.megabytes(t)-before)
		}
		used = calm(d, name+" after the wheel")
		grown = d.program.megabytes(t) - before
		if grown > mostGrowth {
			t.Errorf("%s: %d steps of the wheel leave %.0f MB, more than %d", name, wheelSteps, grown, mostGrowth)
		}
		t.Logf("%s, then idle %.1f %%, %+.0f MB", line, used, grown)
	}
	d.looks(calm)
	size = d.program.megabytes(t)
	t.Logf("after all screens: %.0f MB", size)
	if size > mostAtEnd {
		t.Errorf("after all screens it takes %.0f MB, more than %d", size, mostAtEnd)
	}

	for _, words := range dialogs() {
		before := d.settled(nil)
		d.palette(words)
		picture := d.settled(before)
		d.keep("dialog-"+strings.Trim(words, "….?"), picture)
		t.Logf("%s: idle %.1f %%, %.0f MB", words, calm(d, words), d.program.megabytes(t))
		d.key("Escape")
		d.settled(nil)
	}
	if size := d.program.megabytes(t); size > mostAtEnd {
		t.Errorf("after all dialogs it takes %.0f MB, more than %d", size, mostAtEnd)
	}
	d.program.end()
	if errs := d.program.output.String(); strings.Contains(errs, "Fyne call thread") || strings.Contains(errs, "panic") {
		t.Errorf("the program complained:\n%s", errs)
	}
}

// manySamples is how many samples the file has of which one has to be chosen.
const manySamples = 5435

// chooserOpens tells how long it takes until the samples of a large file can be chosen from.
func chooserOpens(t *testing.T) {
	t.Helper()
	var file strings.Builder
	file.WriteString("##fileformat=VCFv4.2\n##contig=<ID=chr17,length=83257441,assembly=GRCh38>\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT")
	for i := range manySamples {
		fmt.Fprintf(&file, "\tS%05d", i)
	}
	file.WriteString("\nchr17\t43124027\t.\tACT\tA\t50\tPASS\t.\tGT" + strings.Repeat("\t0/0", manySamples) + "\n")
	path := filepath.Join(t.TempDir(), "cohort.vcf")
	writeFile(t, path, file.String())
	d := openDesktop(t, path)
	defer d.program.end()
	d.questions()
	d.key("shift+Tab") // from what was agreed to, back to the samples
	questions := d.settled(nil)
	began := time.Now()
	d.key("Return")
	d.wait("the samples to choose from", func(p *image.RGBA) bool { return different(p, questions) > p.Bounds().Dx()*p.Bounds().Dy()/4 })
	t.Logf("%d samples to choose from: after %.2f s", manySamples, time.Since(began).Seconds())
	d.keep("samples", d.settled(nil))
}

// looks changes the size of the letters again and again: the fonts of a look that is gone take no memory.
func (d *desktop) looks(calm func(*desktop, string) float64) {
	d.t.Helper()
	change := func() {
		for _, key := range []string{"ctrl+plus", "ctrl+plus", "ctrl+minus", "ctrl+0"} {
			d.key(key)
			d.settled(nil)
		}
	}
	change()
	calm(d, "letters as they were")
	before := d.program.megabytes(d.t)
	for range lookChanges / 4 {
		change()
	}
	used := calm(d, "letters as they were")
	grown := d.program.megabytes(d.t) - before
	d.t.Logf("%d sizes of letters %+.0f MB, then idle %.1f %%", lookChanges, grown, used)
	if grown > mostGrowth {
		d.t.Errorf("%d sizes of letters leave %.0f MB, more than %d", lookChanges, grown, mostGrowth)
	}
}

// dialogs are the words of commands that put something in front of the screens.
func dialogs() (words []string) {
	for _, key := range []string{"ui.open", "format.pdf.save", "ui.menu.case", "ui.menu.history", "ui.menu.answers", "ui.menu.outside",
		"ui.menu.copy_number", "ui.menu.dose", "ui.coverage.button", "ui.menu.assay", "ui.menu.specimen", "ui.menu.thresholds", "ui.menu.update",
		"ui.menu.keys", "ui.menu.about"} {
		words = append(words, text.Default().Text(key))
	}
	return words
}

// palette carries out a command by its words.
func (d *desktop) palette(words string) {
	d.t.Helper()
	before := d.settled(nil)
	d.key("ctrl+k")
	d.settled(before)
	d.do("type", "--delay", "4", typeable(words))
	d.settled(nil)
	d.key("Return")
}

// typeable is the longest part of words that every keyboard has letters for: others are given to a free key for the moment,
// which a program may look up too late.
func typeable(words string) (longest string) {
	for part := range strings.FieldsFuncSeq(words, func(r rune) bool { return r > '~' }) {
		if part = strings.TrimSpace(part); len(part) > len(longest) {
			longest = part
		}
	}
	return longest
}

// wheel turns the wheel at a place, down and up again in turn.
func (d *desktop) wheel(x, y, steps int) {
	d.t.Helper()
	d.do("mousemove", strconv.Itoa(x), strconv.Itoa(y))
	for done, down := 0, true; done < steps; done, down = done+30, !down {
		button := "4"
		if down {
			button = "5"
		}
		d.do("click", "--repeat", strconv.Itoa(min(30, steps-done)), "--delay", "12", button)
	}
	d.do("mousemove", "700", "2")
}
