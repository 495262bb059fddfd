//go:build !ci

package main

import (
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"

	"allelens/assets"
)

const (
	nap   = time.Second            // how long the window waits for mouse and keys at once, while nothing is done
	awake = 500 * time.Millisecond // how long it stays awake after mouse or keys
)

// doze lets the window sleep while nobody uses it. The toolkit looks sixty times a second for mouse and keys, which alone
// takes some per cent of a core on a slow computer; here it waits until something comes. Before its second nap, memory that
// opening and reading left over goes back to the system.
func doze() {
	woken := make(chan bool)
	time.Sleep(2 * awake) // the window opens
	for naps := 0; ; {
		fyne.Do(func() {
			defer ended()
			began := time.Now()
			glfw.WaitEventsTimeout(nap.Seconds())
			woken <- time.Since(began) < nap
		})
		if <-woken {
			naps = 0
			time.Sleep(awake)
			continue
		}
		if naps++; naps == 1 {
			debug.FreeOSMemory()
			putAside(assets.Knowledge)
		}
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
