// Command storybook renders every screen of the window into PNG files, without a display,
// so that people can look at them:
//
//	go run -tags ci ./ui/storybook -o DIR -size 1366x768 -dark
//
// It shows invented reports, or with -report one that "allelens report -f json" has written.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/ui"
	"allelens/ui/command"
	"allelens/ui/screen"
	"allelens/ui/theme"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// book is how the pictures are made.
type book struct {
	folder        string
	width, height float32
	mode          theme.Mode
	scale         float64
	name          string
	report        string
	screen        string
}

// questions is the name under which only what stands in front of the screens is shown.
const questions = "questions"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "storybook:", err)
	}
}

func run() error {
	b := book{mode: theme.Light}
	size := ""
	dark, contrast := false, false
	flag.StringVar(&b.folder, "o", "build/storybook", "folder for the pictures")
	flag.StringVar(&size, "size", "1366x768", "width and height of the window in points")
	flag.BoolVar(&dark, "dark", false, "dark colours")
	flag.BoolVar(&contrast, "contrast", false, "high contrast")
	flag.Float64Var(&b.scale, "text", 1, "factor on the size of text")
	flag.StringVar(&b.report, "report", "", "JSON report to show instead of the invented ones")
	flag.StringVar(&b.screen, "screen", "", "name of the only screen to show, or questions")
	flag.Parse()
	switch {
	case dark:
		b.mode = theme.Dark
	case contrast:
		b.mode = theme.Contrast
	}
	if _, err := fmt.Sscanf(size, "%fx%f", &b.width, &b.height); err != nil {
		return err
	}
	b.name = map[theme.Mode]string{theme.Light: "light", theme.Dark: "dark", theme.Contrast: "contrast"}[b.mode]
	return b.render()
}

func (b book) render() error {
	if err := os.MkdirAll(b.folder, 0o755); err != nil {
		return err
	}
	reports, err := b.reports()
	if err != nil {
		return err
	}
	for name, r := range reports {
		s := b.open(r)
		for _, screen := range screen.Names() {
			if b.screen != "" && b.screen != screen {
				continue
			}
			s.window.Go(workspace.Route{Screen: screen})
			s.settle()
			if err := b.save(name+"-"+screen, s.capture()); err != nil {
				return err
			}
		}
		if b.screen == "" {
			if err := b.genes(name, s, r); err != nil {
				return err
			}
			if err := b.warfarin(name, s, r); err != nil {
				return err
			}
		}
		if name == "sample" && (b.screen == "" || b.screen == questions) {
			if err := b.panels(s); err != nil {
				return err
			}
		}
		s.close()
	}
	return nil
}

// genes renders the detail of the first pharmacogene, and of the one that a file does not settle.
func (b book) genes(name string, s *stage, r *report.Report) error {
	for i, g := range r.Pharmacogenes {
		if i > 0 && g.Gene != "CYP2C19" && g.Gene != "CYP2D6" {
			continue
		}
		s.window.Go(workspace.Route{Screen: screen.Variants, Key: "gene " + g.Gene})
		s.settle()
		if err := b.save(name+"-gene-"+g.Gene, s.capture()); err != nil {
			return err
		}
	}
	return nil
}

// warfarin renders the medicine whose dose is computed.
func (b book) warfarin(name string, s *stage, r *report.Report) error {
	if !slices.ContainsFunc(r.Drugs, func(d report.Drug) bool { return len(d.Doses) > 0 }) {
		return nil
	}
	s.window.Go(workspace.Route{Screen: screen.Drugs, Key: "warfarin"})
	s.settle()
	return b.save(name+"-warfarin", s.capture())
}

// reports are those to show, by the beginning of their pictures' names.
func (b book) reports() (map[string]*report.Report, error) {
	if b.report == "" {
		all := reporttest.Cases()
		all["sample"], all["empty"] = reporttest.Sample(), reporttest.Empty()
		return all, nil
	}
	content, err := os.ReadFile(b.report)
	if err != nil {
		return nil, err
	}
	r := &report.Report{}
	if err := json.Unmarshal(content, r); err != nil {
		return nil, err
	}
	return map[string]*report.Report{"file": r}, nil
}

// panels renders what stands in front of the screens, and the window without a file.
func (b book) panels(s *stage) error {
	s.window.Go(workspace.Route{Screen: screen.Overview})
	s.window.Open("/data/demonstration_a.grch38.vcf.gz")
	for s.window.Workspace().State().Status != workspace.Intake {
		(<-s.posts)()
	}
	s.settle()
	if err := b.save("panel-intake", s.capture()); err != nil {
		return err
	}
	s.window.Workspace().Cancel()
	s.settle()
	err := s.dialogs(func(name string) error { return b.save("panel-"+name, s.capture()) })
	if err != nil {
		return err
	}
	if err := b.answer(s); err != nil {
		return err
	}
	s.window.Workspace().Close()
	s.settle()
	return b.save("panel-empty", s.capture())
}

// escape takes away what stands in front.
func (s *stage) escape() {
	s.window.Fyne().Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
}

// asked are the commands that put something in front of the screens.
var asked = []string{
	command.Save("pdf"), command.Details, command.Identity, command.Background, command.Marks, command.Release, command.SaveCase, command.History,
	command.Answers, command.Dose, command.Coverage, command.Assay, command.Specimen, command.Thresholds, command.CopyNumber, command.Outside,
	command.Keys, command.About, command.Palette, command.Close, command.Idle, command.Seal,
}

// dialogs puts every dialog in front, one after the other, and has each looked at.
func (s *stage) dialogs(look func(name string) error) error {
	s.window.Go(workspace.Route{Screen: screen.Overview})
	show := func(name string, open func()) error {
		open()
		s.wait()
		err := look(name)
		s.escape()
		s.settle()
		return err
	}
	for _, id := range asked {
		err := show(id, func() {
			s.window.Do(id)
			if id == command.Outside {
				s.result("CYP2D6", "*1/*3")
			}
		})
		if err != nil {
			return err
		}
	}
	for _, typed := range []string{"CYP2C19", "warfarn", "PALB2"} {
		if err := show("search-"+typed, func() { s.window.Do(command.Palette); s.result(typed) }); err != nil {
			return err
		}
	}
	return show("trial", func() {
		s.window.Do(command.Palette)
		s.result("clopidogrel")
		s.window.Fyne().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(command.Ctrl(fyne.KeyReturn))
	})
}

// wait runs what is posted until nothing more comes for a moment: dialogs are told what would follow a little later.
func (s *stage) wait() {
	for {
		select {
		case f := <-s.posts:
			f()
		case <-time.After(100 * time.Millisecond):
			return
		}
	}
}

// result types a result into the fields of a question.
func (s *stage) result(fields ...string) {
	for i, words := range fields {
		if i > 0 {
			s.window.Fyne().Canvas().FocusNext()
		}
		for _, r := range words {
			s.window.Fyne().Canvas().Focused().TypedRune(r)
		}
	}
}

// answer renders a search for a variant that the file does not call.
func (b book) answer(s *stage) error {
	s.window.Search("5382insC")
	for s.window.Workspace().State().Screen != screen.Variants {
		(<-s.posts)()
	}
	(<-s.posts)() // the answer to the words in the screen's search
	s.settle()
	return b.save("search", s.capture())
}

func (b book) save(name string, img image.Image) error {
	path := filepath.Join(b.folder, fmt.Sprintf("%s-%s-%.0f.png", name, b.name, b.width))
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(f, img); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// stage is a window with a report in it.
type stage struct {
	app    fyne.App
	window *ui.Window
	posts  chan func()
}

func (b book) open(r *report.Report) *stage {
	s := &stage{app: test.NewApp(), posts: make(chan func(), 100)}
	s.window = ui.NewWindow(s.app, engine{r}, ui.Options{
		Version: r.Software.Version, Knowledge: known(r), Recent: recent{}, Idle: ui.IdleMinutes,
		Post: func(f func()) { s.posts <- f },
	})
	s.app.Settings().SetTheme(theme.New(b.mode, float32(b.scale)))
	s.window.Fyne().Resize(fyne.NewSize(b.width, b.height))
	s.window.Show()
	s.window.OpenFor(filepath.Join("data", r.Input.File), patient.Both)
	for s.window.Workspace().State().Status != workspace.Open {
		(<-s.posts)()
	}
	s.window.Workspace().Change(workspace.Medications, func(c *patient.Case) { c.Medications = r.Case.Medications })
	for s.window.Workspace().State().Updating {
		(<-s.posts)()
	}
	s.settle()
	return s
}

// settle runs what was posted.
func (s *stage) settle() {
	for {
		select {
		case f := <-s.posts:
			f()
		default:
			return
		}
	}
}

func (s *stage) capture() image.Image {
	s.settle()
	return s.window.Fyne().Canvas().Capture()
}

func (s *stage) close() { s.window.Fyne().Close() }
