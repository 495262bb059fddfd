package main

import (
	"context"
	"os"
	"runtime"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"allelens/report/text"
	"allelens/ui"
)

// id is the application's; FyneApp.toml has the same.
const id = "org.allelens.desktop"

type windowCommand struct {
	File string `arg:"" optional:"" help:"${window_file}"`
}

// opening is how long the window may take to open before the display counts as unable to.
const opening = 20 * time.Second

// Run opens the window and returns when it is closed.
func (c *windowCommand) Run(ctx context.Context, s streams) (int, error) {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return 0, usageless("window.display")
	}
	base, doubts, err := openInUse(ctx)
	if err != nil {
		return 0, err
	}
	defer closing(base)
	mention(s.err, doubts)
	date, err := checkDate("")
	if err != nil {
		return 0, err
	}
	e, err := newEngine(ctx, base, date)
	if err != nil {
		return 0, err
	}
	e.doubts = doubts
	sources, err := base.Sources(ctx)
	if err != nil {
		return 0, err
	}
	var opened atomic.Bool
	watch := time.AfterFunc(opening, func() {
		// Without OpenGL the toolkit waits for ever, on a thread that cannot be woken.
		if !opened.Load() {
			os.Exit(complain(s.err, usageless("window.graphics", "seconds", int(opening.Seconds()))))
		}
	})
	defer watch.Stop()
	app.SetMetadata(fyne.AppMetadata{ID: id, Name: text.English().Text("ui.name"), Version: version})
	a := app.NewWithID(id)
	a.Lifecycle().SetOnStarted(func() { opened.Store(true) })
	w := ui.NewWindow(a, e, ui.Options{
		Version: version, KnowledgeBase: base.Version(), Sources: newest(sources), Demonstration: demonstration(),
	})
	w.Show()
	if c.File != "" {
		w.Open(c.File)
	}
	a.Run()
	return exitDone, nil
}
