//go:build !ci

package main

import (
	"image/color"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/go-gl/glfw/v3.4/glfw"

	"allelens/app/expiry"
)

const (
	nap   = time.Second            // how long the window waits for mouse and keys at once, while nothing is done
	awake = 500 * time.Millisecond // how long it stays awake after mouse or keys
)

// Naps before what is left over is given back: after the first, of reading and drawing; after the others, once the toolkit
// has let go of what is not shown any more, which it does some seconds after it draws.
const (
	rested    = 1
	drawAgain = expiry.Seconds + 2
	swept     = drawAgain + 12
)

// doze lets the window sleep while nobody uses it. The toolkit looks sixty times a second for mouse and keys, which alone
// takes some per cent of a core on a slow computer; here it waits until something comes. Memory that is not used any more
// goes back to the system meanwhile.
// idle is told for how long nobody has used mouse or keys.
func doze(idle func(time.Duration)) {
	woken := make(chan bool)
	time.Sleep(2 * awake) // the window opens
	putAside()            // once, of what the start alone used: later it would only come back
	for naps, used := 0, time.Now(); ; {
		fyne.Do(func() {
			defer ended()
			began := time.Now()
			glfw.WaitEventsTimeout(nap.Seconds())
			awoke := time.Since(began) < nap
			if awoke {
				used = time.Now()
			}
			idle(time.Since(used))
			woken <- awoke
		})
		if <-woken {
			naps = 0
			time.Sleep(awake)
			continue
		}
		switch naps++; naps {
		case rested, swept:
			debug.FreeOSMemory()
			giveBack()
		case drawAgain:
			fyne.Do(drawOnce)
		}
	}
}

// drawOnce draws the windows once, without any change: only then does the toolkit throw away what it kept of things that
// were shown before.
func drawOnce() {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		w.Canvas().Refresh(canvas.NewRectangle(color.Transparent))
	}
}

// posted runs a function on the main goroutine, and wakes the window for it.
func posted(f func()) {
	fyne.Do(f)
	defer ended()
	glfw.PostEmptyEvent()
}

// notInitialized is GLFW's code of a call before its start or after its end.
const notInitialized glfw.ErrorCode = 0x00010001

// ended takes the panic of a window driver that has ended meanwhile, and no other.
func ended() {
	switch err := recover().(type) {
	case nil:
	case *glfw.Error:
		if err.Code != notInitialized {
			panic(err)
		}
	default:
		panic(err)
	}
}
