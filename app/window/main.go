// Command allelens-window is the window of allelens, which starts it.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"github.com/alecthomas/kong"

	"allelens/app/bases"
	"allelens/app/engine"
	"allelens/app/offline"
	"allelens/app/program"
	"allelens/report/text"
	"allelens/ui"
	"allelens/ui/chooser"
	"allelens/variants/disk"
)

// arguments are those of the window's program.
type arguments struct {
	File           string `arg:"" optional:"" help:"${file}"`
	NetworkDisplay bool   `help:"${network}"`
	Of             string `hidden:""` // the version of the program that starts this one
}

func main() {
	ctx, _ := program.Asked()
	tell := teller()
	status := program.Guarded(ctx, tell, func() (int, error) {
		var a arguments
		words := text.Default()
		parser, err := kong.New(&a, kong.Name("allelens-window"), kong.Description(words.Text("command.about")),
			kong.Vars{"file": words.Text("command.window.file"), "network": words.Text("command.window.network_display")})
		if err != nil {
			return 0, err
		}
		if _, err := parser.Parse(os.Args[1:]); err != nil {
			return 0, program.UsageError{Text: err.Error()}
		}
		if a.Of != "" && a.Of != program.Version {
			return 0, program.Plain("window.other", "version", program.Version, "of", a.Of)
		}
		if err := offlineFirst(a.NetworkDisplay, tell); err != nil {
			return 0, err
		}
		return run(ctx, a.File, tell)
	})
	os.Exit(status)
}

// offlineFirst has the system refuse a network before anything else is done, unless the display is to be reached by it.
func offlineFirst(networkDisplay bool, tell io.Writer) error {
	for _, name := range offline.KeepBusLocal() {
		fmt.Fprintln(tell, text.Default().Text("command.error", "text", text.Default().Text("command.window.bus", "name", name)))
	}
	if networkDisplay {
		return nil
	}
	if display := os.Getenv("DISPLAY"); offline.RemoteDisplay(display) && os.Getenv("WAYLAND_DISPLAY") == "" {
		return program.Plain("window.remote", "display", display)
	}
	offline.Enforce()
	return nil
}

// opening is how long the window may take to open before the display counts as unable to.
const opening = 45 * time.Second

// mostGarbage is the part of what is in use, in per cent, that may be left over before it is collected: half of the usual,
// since a window is open for hours and makes little of it.
const mostGarbage = 50

// run opens the window and returns when it is closed, or the process is asked to end.
func run(ctx context.Context, file string, tell io.Writer) (int, error) {
	if program.NoDisplay() {
		return 0, program.Plain("window.display")
	}
	base, doubts, err := bases.InUse(ctx)
	if err != nil {
		return 0, err
	}
	defer bases.Close(base)
	program.Mention(tell, doubts)
	date := time.Now().Format(time.DateOnly)
	e, err := engine.New(ctx, base, bases.Marked(doubts), date)
	if err != nil {
		return 0, err
	}
	e.Doubts, e.Paper = doubts, program.UsualPaper()
	known, err := knowledgeOf(ctx, base, e.Interpreter, date)
	if err != nil {
		return 0, err
	}
	disk.Tidy(bases.Settings("."))
	kept := clinicKeeper{path: bases.Settings("clinic.json")}
	if e.Clinic, err = keptClinic(kept.path); err != nil {
		program.Complain(tell, err) // the window opens without it
	}
	kept.engine = engine.NewLive(e)
	debug.SetGCPercent(mostGarbage)
	withoutEmoji()
	var w *ui.Window
	a, end := begin(ctx, tell, func(during time.Duration) { w.Idle(during) })
	defer end()
	w = ui.NewWindow(a, kept.engine, options(a, kept, known))
	w.Show()
	defer selfTest(ctx, keeper{kept.engine}, base.Version())()
	if file != "" {
		w.Open(file)
	}
	a.Run()
	w.Workspace().Close()
	w.Workspace().Wait()
	return program.Done, nil
}

// withoutEmoji takes its own font of emoji away from the toolkit, which reads all of it, 8 MB, for the first letter of any
// text. The system's fonts draw them where somebody types one.
func withoutEmoji() {
	if emoji, ok := theme.DefaultEmojiFont().(*fyne.StaticResource); ok && emoji != nil {
		emoji.StaticContent = theme.DefaultSymbolFont().Content()
	}
}

// begin makes the application, which ends with ctx; end is called once its window is closed. idle is told for how long
// nobody has used it.
func begin(ctx context.Context, tell io.Writer, idle func(time.Duration)) (a fyne.App, end func()) {
	var opened atomic.Bool
	watch := time.AfterFunc(opening, func() {
		// Without OpenGL the toolkit waits for ever, on a thread that cannot be woken.
		if !opened.Load() {
			os.Exit(program.Complain(tell, program.Plain("window.graphics", "seconds", int(opening.Seconds()))))
		}
	})
	app.SetMetadata(fyne.AppMetadata{ID: program.ID, Name: text.Default().Text("ui.name"), Version: program.Version})
	a = newCalm(app.NewWithID(program.ID))
	fyne.SetCurrentApp(a)
	ended := make(chan struct{})
	a.Lifecycle().SetOnStarted(func() {
		opened.Store(true)
		go doze(idle)
		go func() {
			select {
			case <-ctx.Done():
				posted(a.Quit)
			case <-ended:
			}
		}()
	})
	return a, func() { watch.Stop(); close(ended) }
}

// options are what the window is given beside the engine.
func options(a fyne.App, kept clinicKeeper, known ui.Knowledge) ui.Options {
	p, shown := a.Preferences(), demonstration()
	return ui.Options{
		Version: program.Version, Knowledge: known, Keeper: keeper{kept.engine}, Clinic: kept, FirstRun: first(p), Demonstration: shown, DemonstrationCase: demonstrationCase(shown),
		Offline: offline.Now() == offline.Enforced, Held: offline.Held, SelfTest: tested,
		Post:   posted,
		Bodies: kept.bodies(bodiesFirst(p, kept.engine.Now().Interpreter.Bodies(), lang.SystemLocale().String())),
		Names:  kept.engine.Names, Chooser: chooser.Choose, Viewer: viewed,
		Look: looked(p), KeepLook: func(l ui.Look) { keepLook(p, l) }, Screens: screens,
		Keys:   clinicKeys{bases.Settings("key.json")},
		Recent: recentCases{bases.Settings("recent.json")}, Idle: p.IntWithFallback(idleKey, ui.IdleMinutes),
		KeepIdle:    func(minutes int) { p.SetInt(idleKey, minutes) },
		KnownBodies: namesOf(kept.engine.Now().Interpreter.Bodies()),
		KeepBodies:  func(bodies []string) { p.SetStringList(bodiesKey, bodies) },
	}
}

// calm is the application without animations: each step of one draws the whole window again, and a cursor that blinks
// kept a tenth of a core busy.
type calm struct {
	fyne.App
	settings fyne.Settings // asked for some thousand times for each picture
}

func newCalm(a fyne.App) calm { return calm{a, still{a.Settings()}} }

// Settings implements fyne.App.
func (c calm) Settings() fyne.Settings { return c.settings }

type still struct{ fyne.Settings }

// ShowAnimations implements fyne.Settings.
func (still) ShowAnimations() bool { return false }

// first reports whether the window opens for the first time and no update was ever made: then one is offered.
func first(p fyne.Preferences) bool {
	const key = "update_offered"
	offered := p.Bool(key)
	p.SetBool(key, true)
	stock, ok := bases.Stock()
	return ok && !offered && stock.Untouched()
}

// tested says what came of the last self-test with a knowledge base; "" where none was made.
func tested(base string) string {
	t, ok := bases.Tested(base)
	if !ok {
		return ""
	}
	return t.Text()
}
