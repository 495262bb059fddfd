//go:build window && !ci

package main

import (
	"bufio"
	"fmt"
	"image"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/report"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// stage is the application that the tests draw with: the toolkit wants the main goroutine.
var stage struct {
	app    fyne.App
	window fyne.Window
}

func TestMain(m *testing.M) {
	display, err := ownDisplay()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	stage.app = app.NewWithID("org.allelens.frames")
	stage.app.Settings().SetTheme(theme.New(theme.Light, 1))
	stage.window = stage.app.NewWindow("frames")
	stage.window.Resize(fyne.NewSize(1366, 768))
	stage.window.Show()
	status := 1
	stage.app.Lifecycle().SetOnStarted(func() {
		go func() {
			status = m.Run()
			fyne.Do(stage.app.Quit)
		}()
	})
	stage.app.Run()
	_ = display.Process.Kill()
	os.Exit(status)
}

// ownDisplay starts a display without a monitor, and has the toolkit use it.
func ownDisplay() (*exec.Cmd, error) {
	number, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer number.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset")
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		return nil, err
	}
	_ = write.Close()
	line, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		return nil, err
	}
	os.Unsetenv("WAYLAND_DISPLAY")
	return server, os.Setenv("DISPLAY", ":"+strings.TrimSpace(line))
}

// What is compared: so many rows, so many steps of the wheel a run, so many runs, and how much longer a frame of ours may
// take.
const (
	manyRows  = 100_000
	stepsARun = 40
	runs      = 10
	mostRatio = 1.5
	step      = 75                   // points of a table that a step of the wheel moves
	farther   = 3 * 1.36 * 14 / 25.0 // how much farther ours goes for the same turn of the wheel
)

// ours is a table as the screen of variants has it.
func ours() fyne.CanvasObject {
	words := func(prefix string) func(int) widget.Cell {
		return func(i int) widget.Cell { return widget.TextCell(widget.Code(prefix + strconv.Itoa(i))) }
	}
	t := widget.NewTable([]widget.Column[int]{
		{Label: "Gene", Width: 84, Cell: func(i int) widget.Cell { return widget.TextCell(widget.Strong("GENE" + strconv.Itoa(i%97))) }},
		{Label: "Variant", Width: 104, Grow: 1, Cell: words("c.")},
		{Label: "Class", Width: 136, Cell: func(int) widget.Cell { return widget.BadgeCell("Uncertain", theme.ForTone(report.ToneUnknown)) }},
		{Label: "Genotype", Width: 80, Cell: words("0/")},
	}, false, strconv.Itoa)
	rows := make([]int, manyRows)
	for i := range rows {
		rows[i] = i
	}
	t.SetRows(rows)
	return t.Object()
}

// empty is the toolkit's table of the same length, without a word in it.
func empty() fyne.CanvasObject {
	return fyneui.NewTable(func() (int, int) { return manyRows, 4 }, func() fyne.CanvasObject { return fyneui.NewLabel("") }, func(fyneui.TableCellID, fyne.CanvasObject) {})
}

// words is the toolkit's table of the same length with the words of ours.
func words() fyne.CanvasObject {
	return fyneui.NewTable(func() (int, int) { return manyRows, 4 }, func() fyne.CanvasObject { return fyneui.NewLabel("") }, func(at fyneui.TableCellID, o fyne.CanvasObject) {
		n := strconv.Itoa(at.Row)
		o.(*fyneui.Label).SetText([]string{"GENE" + strconv.Itoa(at.Row%97), "c." + n, "Uncertain", "0/" + n}[at.Col])
	})
}

// scrollable is the first object within another that the wheel turns.
func scrollable(o fyne.CanvasObject) fyne.Scrollable {
	if s, ok := o.(fyne.Scrollable); ok {
		return s
	}
	if w, ok := o.(fyne.Widget); ok {
		for _, child := range test.WidgetRenderer(w).Objects() {
			if s := scrollable(child); s != nil {
				return s
			}
		}
	}
	return nil
}

// frame is what a step of the wheel costs: time of the step and of painting, and processor time of both and of all between.
type frame struct{ wall, processor float64 }

// frames turns the wheel over a table, down and up again, and measures each frame, in milliseconds.
func frames(table fyne.CanvasObject, turn float32) frame {
	painting := make(chan time.Time, 100)
	mark := canvas.NewRaster(func(int, int) image.Image { // the first object painted
		painting <- time.Now()
		return image.NewNRGBA(image.Rect(0, 0, 1, 1))
	})
	mark.SetMinSize(fyne.NewSquareSize(1))
	fyne.DoAndWait(func() { stage.window.SetContent(container.NewBorder(mark, nil, nil, nil, table)) })
	<-painting
	time.Sleep(300 * time.Millisecond)
	var wall, processor []float64
	for i := range stepsARun {
		by := turn
		if i%20 > 9 {
			by = -turn
		}
		var took time.Duration
		var before float64
		fyne.DoAndWait(func() {
			for len(painting) > 0 {
				<-painting
			}
			before = used()
			began := time.Now()
			scrollable(table).Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, by)})
			took = time.Since(began)
			mark.Refresh()
		})
		began := <-painting
		fyne.DoAndWait(func() { // behind the frame, on the goroutine that paints
			wall = append(wall, float64(took+time.Since(began))/1e6)
			processor = append(processor, used()-before)
		})
	}
	return frame{median(wall), mean(processor)}
}

// used is the processor time of the program in milliseconds, also that of drawing without a graphics card.
func used() float64 {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e6
}

func median(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}

func mean(all []float64) float64 {
	sum := 0.0
	for _, x := range all {
		sum += x
	}
	return sum / float64(len(all))
}

// TestFramesOfALargeTable: a step of the wheel over a table of 100,000 rows takes at most half as long again as over an empty
// table of the toolkit's of that length, in the same run of the program. Beside one with the same words it is told.
func TestFramesOfALargeTable(t *testing.T) {
	t.Log("milliseconds a frame by the clock (and of processor time): ours, the toolkit's with the same words, its empty one")
	var beside [2][]float64 // by processor time, which a busy machine does not change
	for run := range runs {
		a, b, c := frames(ours(), -step/farther), frames(words(), -step), frames(empty(), -step)
		beside[0], beside[1] = append(beside[0], a.processor/b.processor), append(beside[1], a.processor/c.processor)
		t.Logf("run %2d: %5.1f (%5.1f)   %5.1f (%5.1f)   %5.1f (%5.1f)", run+1, a.wall, a.processor, b.wall, b.processor, c.wall, c.processor)
	}
	same, none := median(beside[0]), median(beside[1])
	t.Logf("a frame takes %.2f times the processor time of the same words, %.2f times that of an empty table", same, none)
	if none > mostRatio {
		t.Errorf("a frame takes %.2f times as long as of the toolkit's empty table, %.1f at most", none, mostRatio)
	}
}
