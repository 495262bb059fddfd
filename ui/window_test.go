package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/report/text"
	"allelens/ui/command"
	"allelens/ui/screen"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/patient"
)

// engine answers by the file's name.
type engine struct {
	mu       sync.Mutex
	read     []workspace.ReadOptions
	sections []string
	saved    string
	kept     patient.Case
	writing  chan bool // if set: told when a report is being written, and asked to go on
}

func (e *engine) Read(ctx context.Context, path string, o workspace.ReadOptions, progress func(int64, int64)) (workspace.Observations, error) {
	e.mu.Lock()
	if !o.Whole { // the check in the background is no reading that anyone asked for
		e.read = append(e.read, o)
	}
	e.mu.Unlock()
	switch filepath.Base(path) {
	case "slow.vcf":
		progress(2_500_000, 10_000_000)
		<-ctx.Done()
		return nil, ctx.Err()
	case "several.vcf":
		if o.Sample == "" {
			return nil, variants.Fail("several_samples", path, "samples", "NA1, NA2")
		}
	case "unknown.vcf":
		if o.Assembly == variants.AssemblyUnknown {
			return nil, variants.Fail("build_unknown", path)
		}
	case "broken.vcf":
		return nil, variants.Fail("bed_line", path+":7")
	case "odd.vcf":
		return nil, errors.New("an odd thing")
	}
	return path, nil
}

func (e *engine) Report(_ context.Context, obs workspace.Observations, c patient.Case) (*report.Report, error) {
	r := reporttest.Sample()
	if c.Label != "" {
		r.Case.Label = c.Label
	}
	if c.Age >= 0 {
		r.Case.Age = &c.Age
	}
	if obs == "tumour.vcf" && c.Specimen == "" {
		r.Quality.Specimen = "tumour"
	}
	return r, nil
}

func (e *engine) Save(_ context.Context, _ *report.Report, x workspace.Export) error {
	path, sections := x.Path, x.Sections
	if e.writing != nil {
		e.writing <- true
		<-e.writing
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if strings.Contains(path, "full") {
		return variants.Fail("output_unwritable", path)
	}
	e.saved, e.sections = path, sections
	return nil
}

// Doubt implements workspace.Engine.
func (e *engine) Doubt(obs workspace.Observations, _ error) workspace.Observations { return obs }

func (e *engine) Drugs() []string { return []string{"warfarin", "codeine"} }

// bench is a window on the software driver, whose posts run on the test's goroutine.
type bench struct {
	*Window
	t      *testing.T
	engine *engine
	posts  chan func()
}

func newBench(t *testing.T) *bench {
	t.Helper()
	a := test.NewTempApp(t)
	b := &bench{t: t, engine: &engine{}, posts: make(chan func(), 100)}
	b.Window = NewWindow(a, b.engine, Options{Version: "1", Knowledge: Knowledge{Version: "2026.11"}, Demonstration: "demo.vcf", DemonstrationCase: &patient.Case{Sex: patient.Female, Age: -1, Identity: patient.Identity{Born: "1985"}, Scope: patient.Both}, Post: func(f func()) { b.posts <- f }})
	b.Show()
	b.Fyne().Resize(fyne.NewSize(1366, 768))
	t.Cleanup(func() {
		b.workspace.Close()
		b.settle()
		b.Fyne().Close()
	})
	return b
}

func (b *bench) settle() {
	for {
		select {
		case f := <-b.posts:
			f()
		default:
			return
		}
	}
}

// until runs posts until a status is reached.
func (b *bench) until(status workspace.Status) {
	b.t.Helper()
	for s := b.workspace.State(); s.Status != status || s.Updating; s = b.workspace.State() {
		(<-b.posts)()
	}
	b.settle()
}

func (b *bench) open(path string) {
	b.t.Helper()
	b.OpenFor(path, patient.Both)
	b.until(workspace.Open)
}

// words are the texts of objects that are shown.
func words(objects ...fyne.CanvasObject) string {
	var s strings.Builder
	for _, o := range objects {
		if o == nil || !o.Visible() {
			continue
		}
		switch o := o.(type) {
		case *canvas.Text:
			s.WriteString(o.Text + " ")
		case *fyne.Container:
			s.WriteString(words(o.Objects...))
		case fyne.Widget:
			if p, ok := o.(interface {
				Pictured() (string, fyne.Position, fyne.Size)
			}); ok {
				word, _, _ := p.Pictured()
				s.WriteString(word + " ")
			}
			s.WriteString(words(test.WidgetRenderer(o).Objects()...))
		}
	}
	return strings.Join(strings.Fields(s.String()), " ") + " "
}

// seen are the words of the window and of what stands in front of it.
func (b *bench) seen() string {
	b.settle()
	c := b.Fyne().Canvas()
	objects := []fyne.CanvasObject{c.Content()}
	return words(append(objects, c.Overlays().List()...)...)
}

func (b *bench) sees(wanted ...string) {
	b.t.Helper()
	got := b.seen()
	for _, want := range wanted {
		if !strings.Contains(got, want) {
			b.t.Errorf("no %q in: %s", want, got)
		}
	}
	if strings.Contains(got, "‹") {
		b.t.Errorf("a text is missing: %s", got)
	}
}

// comes runs posts until the first of the texts is seen, and wants the others with it.
func (b *bench) comes(wanted ...string) {
	b.t.Helper()
	late := time.After(time.Minute)
	for !strings.Contains(b.seen(), wanted[0]) {
		select {
		case f := <-b.posts:
			f()
		case <-late:
			b.t.Fatalf("%q does not come: %s", wanted[0], b.seen())
		}
	}
	b.sees(wanted...)
}

// key presses Control and a key, as the live window hears it.
func (b *bench) key(name fyne.KeyName) {
	b.t.Helper()
	b.shortcut(command.Ctrl(name))
}

// shortcut presses keys that the main menu or the canvas hears.
func (b *bench) shortcut(keys fyne.Shortcut) {
	b.t.Helper()
	for _, menu := range b.Fyne().MainMenu().Items {
		for _, i := range menu.Items {
			if i.Shortcut != nil && i.Shortcut.ShortcutName() == keys.ShortcutName() {
				i.Action()
				b.settle()
				return
			}
		}
	}
	for _, c := range b.commands.All() { // the software canvas hears no shortcuts; the live one is pressed by TestWindow
		for _, k := range c.Keys {
			if k.ShortcutName() == keys.ShortcutName() {
				b.Do(c.ID)
				b.settle()
				return
			}
		}
	}
	b.t.Fatalf("nothing has the keys %s", keys.ShortcutName())
}

// press taps what bears a word.
func (b *bench) press(word string) {
	b.t.Helper()
	c := b.Fyne().Canvas()
	top := c.Content()
	if o := c.Overlays().Top(); o != nil {
		top = o
	}
	if o := bearing(top, word); o != nil {
		o.Tapped(&fyne.PointEvent{})
		b.settle()
		return
	}
	b.t.Fatalf("nothing to press bears %q in: %s", word, words(top))
}

// bearing is the innermost tappable whose words begin with a word.
func bearing(o fyne.CanvasObject, word string) fyne.Tappable {
	if o == nil || !o.Visible() {
		return nil
	}
	var below []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		below = o.Objects
	case fyne.Widget:
		below = test.WidgetRenderer(o).Objects()
	}
	for _, child := range below {
		if t := bearing(child, word); t != nil {
			return t
		}
	}
	if t, ok := o.(fyne.Tappable); ok && strings.HasPrefix(words(o), word) {
		return t
	}
	return nil
}

func TestKeysLeadThroughTheScreens(t *testing.T) {
	b := newBench(t)
	b.key(fyne.Key2)
	b.open("/data/a.vcf")
	wanted := []string{"knowledge sites have a genotype", "From today", "Needs action", "Reportable", "Genome build", "Sections"}
	for i, key := range []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6} {
		b.key(key)
		b.sees(wanted[i])
		if got := b.workspace.State().Screen; got != screen.Names()[i] {
			t.Errorf("key %s leads to %q", key, got)
		}
	}
	b.key(fyne.Key3)
	b.key(fyne.KeyF)
	if b.Fyne().Canvas().Focused() != b.screens[screen.Drugs].Find() {
		t.Error("Ctrl+F does not reach the search")
	}
}

func TestRowsLeadToTheirScreen(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.press("warfarin")
	if s := b.workspace.State(); s.Screen != screen.Drugs || s.Key != "warfarin" {
		t.Fatalf("the row leads to %s %q", s.Screen, s.Key)
	}
	b.sees("warfarin", "VKORC1")
	b.key(fyne.Key1)
	b.press("BRCA1 c.68_69del pathogenic")
	if s := b.workspace.State(); s.Screen != screen.Cancer || s.Key != "BRCA1 NM_007294.4:c.68_69del" {
		t.Errorf("the row leads to %s %q", s.Screen, s.Key)
	}
	b.Search("rs4244285")
	b.sees("VCF line 30,122")
	b.Search("nonsense")
	b.comes("Nothing found", "“nonsense”")
	b.dismiss()
	b.key(fyne.Key1)
	b.Search("5382insC")
	for b.workspace.State().Screen != screen.Variants {
		(<-b.posts)()
	}
	if f := b.screens[screen.Variants].Find().(*widget.Entry); f.Text != "5382insC" {
		t.Errorf("the search holds %q", f.Text)
	}
}

func TestProgressAndCancel(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.OpenFor("/data/slow.vcf", patient.Both)
	for b.workspace.State().Progress.Done == 0 {
		(<-b.posts)()
	}
	b.comes("2.5 of 10.0 MB", "Reading the file", "slow.vcf", "Cancel")
	if f := b.Fyne().Canvas().Focused(); f != nil {
		t.Errorf("%T has the keyboard: what is typed ahead would press it", f)
	}
	b.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	b.settle()
	if s := b.workspace.State(); s.Status != workspace.Open || s.Path != "/data/a.vcf" {
		t.Errorf("after Escape: %v %s", s.Status, s.Path)
	}
	b.sees("c.68_69del: pathogenic.")
}

func TestQuestionsOfTheFile(t *testing.T) {
	b := newBench(t)
	b.OpenFor("/data/several.vcf", patient.Cancer)
	b.until(workspace.Failed)
	b.sees("Whose genome is it?", "NA1", "NA2")
	b.sees("This file holds 2 samples", "2 of 2")
	b.press("○ NA2")
	b.press("I compared")
	b.press("Read NA2")
	b.until(workspace.Open)
	if got := b.engine.read[1]; got.Sample != "NA2" || got.Scope != patient.Cancer {
		t.Errorf("read again with %+v", got)
	}
	b.OpenFor("/data/unknown.vcf", patient.Both)
	b.until(workspace.Failed)
	got := b.seen()
	if !strings.Contains(got, "Which genome build?") || !strings.Contains(got, "GRCh37") {
		t.Errorf("the build is not asked for: %s", got)
	}
	b.press("GRCh38")
	b.until(workspace.Open)
	if got := b.engine.read[3].Assembly; got != variants.GRCh38 {
		t.Errorf("read as %s", got)
	}
}

func TestErrorsSayWhereAndWhatToDo(t *testing.T) {
	b := newBench(t)
	b.OpenFor("/data/broken.vcf", patient.Both)
	b.until(workspace.Failed)
	b.sees("This file could not be used", "/data/broken.vcf:7", "Correct the line", "Open another file…")
	b.press("Close")
	b.sees("Drop a genome file here")
	b.OpenFor("/data/odd.vcf", patient.Both)
	b.until(workspace.Failed)
	b.sees("an odd thing", "report it")
}

func TestDrop(t *testing.T) {
	b := newBench(t)
	drop := func(names ...string) {
		var uris []fyne.URI
		for _, n := range names {
			uris = append(uris, storage.NewFileURI(n))
		}
		b.dropped(fyne.Position{}, uris)
	}
	drop("/data/notes.txt")
	b.sees("neither a VCF nor a sealed case")
	drop("/data/a.vcf", "/data/b.vcf")
	b.sees("Drop one file at a time")
	drop("/data/ü #1.vcf.gz")
	b.until(workspace.Intake)
	b.sees("What did the patient agree to?", "ü #1.vcf.gz")
	for name, want := range map[string]bool{"a.VCF.GZ": true, "a.g.vcf": true, "a.bam": false, "vcf": false} {
		if readable(name) != want {
			t.Errorf("%s readable: %v", name, !want)
		}
	}
}

func TestFileDialogOpens(t *testing.T) {
	b := newBench(t)
	b.key(fyne.KeyO)
	top := b.Fyne().Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("no dialog")
	}
	if got := words(top); !strings.Contains(got, "Cancel") {
		t.Errorf("the dialog shows %s", got)
	}
	objects := test.WidgetRenderer(top.(fyne.Widget)).Objects()
	box, within := objects[len(objects)-1], b.Fyne().Canvas().Size()
	if at, size := box.Position(), box.Size(); at.X < 1 || at.X+size.Width/2 < within.Width/2-1 || at.X+size.Width/2 > within.Width/2+1 || at.Y+size.Height > within.Height {
		t.Errorf("a dialog of %v stands at %v in a window of %v", size, at, within)
	}
	b.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := b.Fyne().Canvas().Overlays().List(); len(got) != 0 {
		t.Errorf("%d overlays after Escape", len(got))
	}
	b.open("/data/a.vcf")
	b.Do(command.Save("pdf"))
	b.press("Folder…")
	b.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	b.sees("Save report as PDF")
}

func TestCaseIsEditedAndUndone(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.key(fyne.KeyD)
	b.sees("About this case", "Age today")
	b.dismiss()
	b.key(fyne.KeyD)
	fields := b.entries()
	fields[0].SetText(" Case 7 ")
	fields[1].SetText("50")
	b.press("Male")
	b.press("Apply")
	b.until(workspace.Open)
	b.sees("Case 7", "50 years")
	if c := b.workspace.State().Case; c.Label != "Case 7" || c.Sex != patient.Male {
		t.Errorf("the case is %+v", c)
	}
	b.key(fyne.KeyZ)
	b.until(workspace.Open)
	b.sees("Case 0042")
	for _, keys := range []fyne.Shortcut{command.CtrlShift(fyne.KeyZ), command.Ctrl(fyne.KeyY)} {
		b.shortcut(keys)
		b.until(workspace.Open)
		b.sees("Case 7", "50 years")
		b.key(fyne.KeyZ)
		b.until(workspace.Open)
	}
	for text, want := range map[string]int{"": -1, " 41 ": 41, "0": 0, "120": 120} {
		if got, ok := parseAge(text); !ok || got != want {
			t.Errorf("age %q is %d, %v", text, got, ok)
		}
	}
	for _, text := range []string{"121", "-1", "forty", "4.5"} {
		if _, ok := parseAge(text); ok {
			t.Errorf("age %q is taken", text)
		}
	}
}

func TestDeclareCoverage(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.Do(command.Coverage)
	b.sees("Declare coverage", "marked as assumed")
	b.press("The laboratory covered everything")
	b.until(workspace.Open)
	if !b.workspace.State().Case.Declared.All {
		t.Error("the declaration is not kept")
	}
	b.Do(command.Coverage)
	b.press("Withdraw the declaration")
	b.until(workspace.Open)
	if b.workspace.State().Case.Declared.All {
		t.Error("the declaration cannot be withdrawn")
	}
}

func TestSaveAsksBeforeItReplaces(t *testing.T) {
	b := newBench(t)
	folder := t.TempDir()
	b.open(filepath.Join(folder, "a.vcf.gz"))
	target := filepath.Join(folder, "a.pdf")
	if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.key(fyne.KeyE)
	b.sees("Save report as PDF", "a.pdf")
	b.press("Save")
	b.sees("A file of this name exists")
	if b.engine.saved != "" {
		t.Fatal("a file was replaced without asking")
	}
	b.press("Replace")
	b.comes("The report was saved")
	if b.engine.saved != target {
		t.Errorf("saved to %q", b.engine.saved)
	}
	b.dismiss()
	b.key(fyne.KeyE)
	b.entries()[0].SetText(filepath.Join(folder, "full.pdf"))
	b.press("Save")
	b.comes("Not saved:", "Choose another place")
	for input, want := range map[string]string{"/d/a.vcf": "/d/a.json", "/d/a.g.vcf.gz": "/d/a.json", "/d/a.b.vcf.bgz": "/d/a.b.json"} {
		if got := reportPath(input, ".json"); got != want {
			t.Errorf("%s is saved as %s", input, got)
		}
	}
}

// TestCloseLeavesNothing: nothing of the patient is drawn, or held by what was drawn.
func TestCloseLeavesNothing(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	for _, name := range screen.Names() {
		b.Go(workspace.Route{Screen: name})
		b.seen()
	}
	before := b.screens
	b.key(fyne.KeyW)
	got := b.seen()
	for _, patient := range []string{"0042", "Demonstration A", "c.68_69del", "arfarin", "a.vcf"} {
		if strings.Contains(got, patient) {
			t.Errorf("%q is still shown: %s", patient, got)
		}
	}
	if len(before) == 0 || b.screens != nil || b.finder != nil {
		t.Error("screens or the search that showed the patient are kept")
	}
}

// TestNobodyKeepsTheKeyboardUnseen: a field of a page that is gone keeps no key, and F1 is heard from a field too.
func TestNobodyKeepsTheKeyboardUnseen(t *testing.T) {
	b := newBench(t)
	b.Open("/data/a.vcf")
	b.until(workspace.Intake)
	b.Fyne().Canvas().Focus(find[*widget.Entry](b.Fyne().Canvas().Content()))
	b.pressed(fyne.KeyF1)
	b.sees("Ctrl+O", "Open VCF")
	b.dismiss()
	b.workspace.Change(workspace.Details, func(c *patient.Case) { c.Scope = patient.Both })
	b.until(workspace.Intake)
	b.Do(command.Proceed)
	b.until(workspace.Open)
	if f := b.Fyne().Canvas().Focused(); f != nil {
		t.Errorf("the keyboard is still at %T", f)
	}
}

func TestHelpAndLook(t *testing.T) {
	b := newBench(t)
	b.typed(&fyne.KeyEvent{Name: fyne.KeyF1})
	b.sees("Ctrl+O", "Open VCF", "Alt+←", "Ctrl+Y, Ctrl+Shift+Z", "F1")
	for _, said := range []string{"47 of 48", "48 of 48"} { // made again while the window is open
		b.options.SelfTest = func(base string) string { return said + " with " + base }
		b.about()
		b.sees("Version 1, knowledge base 2026.11", "no diagnostic test", said+" with 2026.11")
		b.dismiss()
	}
	b.key(fyne.KeyEqual)
	if b.look.Scale() <= 1 {
		t.Errorf("scale %v after larger text", b.look.Scale())
	}
	b.setLook(b.look.WithMode(theme.Dark))
	b.sees("Drop a genome file here")
	if w := find[*widget.Button](b.Fyne().Canvas().Content()); w == nil {
		t.Error("no button is shown")
	}
}

// find is the first shown object of a type below another.
func find[T fyne.CanvasObject](o fyne.CanvasObject) (found T) {
	if o == nil || !o.Visible() {
		return found
	}
	if hit, ok := o.(T); ok {
		return hit
	}
	var below []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		below = o.Objects
	case fyne.Widget:
		below = test.WidgetRenderer(o).Objects()
	}
	for _, b := range below {
		if hit := find[T](b); any(hit) != any(found) {
			return hit
		}
	}
	return found
}

// TestTextsExist: every key that the window asks for by name stands in the catalogue, and
// the catalogue holds no key of the window's that nothing asks for.
func TestTextsExist(t *testing.T) {
	asked := regexp.MustCompile(`(?:say|small|large|worded|button|Text|pair)\("((?:ui|pdf)\.[^"]+)"`)
	found := 0
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		code, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, hit := range asked.FindAllStringSubmatch(string(code), -1) {
			found++
			if key := hit[1]; !strings.HasSuffix(key, ".") && !text.English().Has(key) && !prefix(key) {
				t.Errorf("%s asks for %s, which the catalogue lacks", path, key)
			}
		}
		return nil
	})
	if err != nil || found < 100 {
		t.Fatalf("%d keys found: %v", found, err)
	}
}

// prefix reports whether keys go on from a text, such as "ui.menu.save" + ".pdf".
func prefix(key string) bool {
	for _, k := range text.English().Keys() {
		if strings.HasPrefix(k, key+".") {
			return true
		}
	}
	return false
}

// Query implements workspace.Engine.
func (e *engine) Query(_ context.Context, _ workspace.Observations, _ patient.Case, words string) ([]report.Answer, int, error) {
	if words != "5382insC" {
		return nil, 0, nil
	}
	return []report.Answer{reporttest.Asked()}, 0, nil
}
