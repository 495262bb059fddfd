package main

import (
	"context"
	"os"
	"runtime"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"allelens/app/engine"
	"allelens/report/text"
	"allelens/ui"
	"allelens/ui/chooser"
)

// id is the application's; FyneApp.toml has the same.
const id = "org.allelens.desktop"

type windowCommand struct {
	File string `arg:"" optional:"" help:"window.file"`
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
	e, err := engine.New(ctx, base, version, date)
	if err != nil {
		return 0, err
	}
	e.Doubts, e.Paper = doubts, usualPaper()
	known, err := knowledgeOf(ctx, base, date)
	if err != nil {
		return 0, err
	}
	kept := clinicKeeper{path: clinicPath()}
	if e.Clinic, err = keptClinic(kept.path); err != nil {
		complain(s.err, err) // the window opens without it
	}
	working := engine.NewLive(e)
	kept.engine = working
	var opened atomic.Bool
	watch := time.AfterFunc(opening, func() {
		// Without OpenGL the toolkit waits for ever, on a thread that cannot be woken.
		if !opened.Load() {
			os.Exit(complain(s.err, usageless("window.graphics", "seconds", int(opening.Seconds()))))
		}
	})
	defer watch.Stop()
	app.SetMetadata(fyne.AppMetadata{ID: id, Name: text.Default().Text("ui.name"), Version: version})
	a := calm{app.NewWithID(id)}
	fyne.SetCurrentApp(a)
	a.Lifecycle().SetOnStarted(func() { opened.Store(true); go doze() })
	shown := demonstration()
	w := ui.NewWindow(a, working, ui.Options{
		Version: version, Knowledge: known, Keeper: keeper{working}, Clinic: kept, FirstRun: first(a.Preferences()), Demonstration: shown, DemonstrationCase: demonstrationCase(shown),
		Post:   posted,
		Bodies: bodiesFirst(a.Preferences(), e.Interpreter.Bodies(), lang.SystemLocale().String()),
		Names:  working.Names, Chooser: chooser.Choose,
		Look: looked(a.Preferences()), KeepLook: func(l ui.Look) { keepLook(a.Preferences(), l) },
		KeepBodies: func(bodies []string) { a.Preferences().SetStringList(bodiesKey, bodies) },
	})
	w.Show()
	if c.File != "" {
		w.Open(c.File)
	}
	a.Run()
	w.Workspace().Close()
	return exitDone, nil
}

// calm is the application without animations: each step of one draws the whole window again, and a cursor that blinks
// kept a tenth of a core busy.
type calm struct{ fyne.App }

// Settings implements fyne.App.
func (c calm) Settings() fyne.Settings { return still{c.App.Settings()} }

type still struct{ fyne.Settings }

// ShowAnimations implements fyne.Settings.
func (still) ShowAnimations() bool { return false }

// first reports whether the window opens for the first time and no update was ever made: then one is offered.
func first(p fyne.Preferences) bool {
	const key = "update_offered"
	offered := p.Bool(key)
	p.SetBool(key, true)
	stock, ok := bases()
	return ok && !offered && stock.Untouched()
}
