package theme

import (
	"runtime"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestLooksAreForgotten: letters that were measured in one look leave nothing in memory after the next. Without Apply the
// fonts of each look stay, five megabytes and more.
func TestLooksAreForgotten(t *testing.T) {
	const most = 20 << 20 // bytes
	app := test.NewApp()
	defer app.Quit()
	if shaper == nil {
		t.Fatal("the toolkit's shaper is not linked in")
	}
	change := func() {
		for _, scale := range []float32{1, 1.5} {
			New(Light, scale).Apply(app)
			for _, style := range []fyne.TextStyle{{}, {Bold: true}, {Monospace: true}} {
				fyne.MeasureText("c.68_69del (1–2) ✓", 14*scale, style)
			}
		}
	}
	held := func() int64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	change()
	before := held()
	for range 6 {
		change()
	}
	if grown := held() - before; grown > most {
		t.Errorf("twelve changes of look hold %d MB more, %d at most", grown>>20, most>>20)
	}
}
