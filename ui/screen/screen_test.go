package screen

import (
	"context"
	"image/color"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"allelens/report"
	"allelens/report/figure"
	"allelens/report/pdf"
	"allelens/report/reporttest"
	"allelens/report/text"
	"allelens/report/why"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	field "allelens/variants"
	"allelens/variants/copynumber"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// engine answers with one report.
type engine struct{ report *report.Report }

func (e engine) Read(context.Context, string, workspace.ReadOptions, func(int64, int64)) (workspace.Observations, error) {
	return nil, nil
}

func (e engine) Report(context.Context, workspace.Observations, patient.Case) (*report.Report, error) {
	r := *e.report
	return &r, nil
}

func (e engine) Save(context.Context, *report.Report, workspace.Export) error     { return nil }
func (e engine) Doubt(obs workspace.Observations, _ error) workspace.Observations { return obs }
func (e engine) Drugs() []string                                                  { return []string{"warfarin", "codeine"} }

func (e engine) OutsideVocabulary() []pgx.Vocabulary { return nil }
func (e engine) UnderstandOutside(pgx.OutsideCall) report.OutsideReading {
	return report.OutsideReading{}
}
func (e engine) ReadOutside(string) ([]pgx.OutsideCall, error) { return nil, nil }
func (e engine) ReadCopyNumber(string, workspace.Observations) ([]copynumber.Row, error) {
	return nil, nil
}

func (e engine) ReadCovered(string) ([]field.Interval, []*field.Problem, error) {
	return nil, nil, nil
}
func (e engine) ReadCase(string) (patient.Case, error) { return patient.New(), nil }
func (e engine) SaveCase(patient.Case, string) error   { return nil }

func (e engine) Describe(context.Context, string) (report.FileFacts, error) {
	return reporttest.File(), nil
}
func (e engine) Facts(before report.FileFacts, _ workspace.Observations, why error) report.FileFacts {
	before.Usable = why == nil
	return before
}
func (e engine) Contradictions(patient.Case) []report.Contradiction { return nil }

// host remembers what screens asked the window for.
type host struct {
	route            workspace.Route
	done             []string
	searched, copied string
	tried            string
	why              why.Why
	focused          fyne.Focusable
}

func (h *host) Go(r workspace.Route)   { h.route = r }
func (h *host) Do(id string) bool      { h.done = append(h.done, id); return true }
func (h *host) Search(words string)    { h.searched = words }
func (h *host) Focus(f fyne.Focusable) { h.focused = f }
func (h *host) Copy(text string)       { h.copied = text }
func (h *host) Try(medicine string)    { h.tried = medicine }
func (h *host) Why(w why.Why)          { h.why = w }

// asked reports whether the window was last asked for commands.
func (h *host) asked(ids ...string) bool {
	return len(h.done) >= len(ids) && slices.Equal(h.done[len(h.done)-len(ids):], ids)
}

// stage is the screens of a report on a software canvas.
type stage struct {
	t         *testing.T
	host      *host
	workspace *workspace.Workspace
	screens   map[string]Screen
	state     workspace.State
	window    fyne.Window
	posts     chan func()
}

func newStage(t *testing.T, r *report.Report) *stage {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light, 1))
	s := &stage{t: t, host: &host{}, posts: make(chan func(), 100)}
	s.workspace = workspace.New(engine{r}, func(f func()) { s.posts <- f }, Prepare)
	s.screens = New(s.workspace, s.host)
	c := patient.New()
	c.Scope = patient.Both
	s.workspace.Open("a.vcf", c)
	s.until(func(now workspace.State) bool { return now.Status == workspace.Open })
	s.window = test.NewTempWindow(t, canvas.NewRectangle(color.White))
	s.window.SetPadded(false)
	return s
}

// until runs what is posted until a state is reached.
func (s *stage) until(reached func(workspace.State) bool) {
	for !reached(s.workspace.State()) {
		(<-s.posts)()
	}
	s.state = s.workspace.State()
}

// show puts a screen on the canvas and returns its words.
func (s *stage) show(name, key string) string {
	s.state.Screen, s.state.Key = name, key
	screen := s.screens[name]
	screen.Show(s.state)
	s.window.SetContent(screen.Content())
	s.window.Resize(fyne.NewSize(1154, 712))
	s.window.Canvas().Capture()
	tools := screen.Tools()
	for _, o := range tools {
		o.Resize(o.MinSize())
	}
	return words(screen.Content()) + words(tools...)
}

// words are the texts of objects that are shown, in order of drawing.
func words(objects ...fyne.CanvasObject) string {
	var b strings.Builder
	for _, o := range objects {
		if o == nil || !o.Visible() {
			continue
		}
		switch o := o.(type) {
		case *canvas.Text:
			b.WriteString(o.Text + " ")
		case *widget.Paper:
			for _, shape := range o.Page().Shapes {
				if text, ok := shape.(figure.Text); ok {
					b.WriteString(text.Text + " ")
				}
			}
		case *fyne.Container:
			b.WriteString(words(o.Objects...))
		case fyne.Widget:
			if p, ok := o.(interface {
				Pictured() (string, fyne.Position, fyne.Size)
			}); ok {
				word, _, _ := p.Pictured()
				b.WriteString(word + " ")
			}
			b.WriteString(words(test.WidgetRenderer(o).Objects()...))
		}
	}
	return b.String()
}

func (s *stage) has(got string, wanted ...string) {
	s.t.Helper()
	flat := strings.Join(strings.Fields(got), " ")
	for _, want := range wanted {
		if !strings.Contains(flat, want) {
			s.t.Errorf("no %q in: %s", want, flat)
		}
	}
}

func TestScreensSayWhatTheReportSays(t *testing.T) {
	wanted := map[string][]string{
		Overview: {"BRCA1 c.68_69del: pathogenic.", "1,284 of 1,301", "clopidogrel", "Change dose", "Not yet shared", "Next steps", "Order CYP2D6", "what would tell"},
		Cancer: {"BRCA1 c.68_69del Pathogenic ? Confirm first", "185delAG", "30 of 62 reads", "72 % (65–79)", "62 in 100", "by age 80", "Kuchenbaecker 2017", "†", "age 41",
			"Yearly breast MRI", "★★★☆", "Confirm in an accredited laboratory", "Checked at the source"},
		Drugs:    {"Needs action 8", "Clopidogrel", "CYP2C19 *1/*2", "Avoid", "assumed", "Prefer prasugrel", "Plavix", "counts as Poor Metabolizer", "By the gene result alone", "CPIC guidelines · 2025-11-03"},
		Variants: {"c.68_69del", "rs4244285", "Uncertain", "VCF line", "chr17 43124027", "not a classification"},
		Quality:  {"GRCh38, 3 of 3 votes", "Declared as covered", "not checked to its end", "1,301 asked", "No result from this file.", "line 48213", "(120 of them assumed)"},
		Report:   {"Sections", "Case 0042", "BRCA1", "Save PDF", "Signed by"},
	}
	s := newStage(t, reporttest.Sample())
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			s.t = t
			got := s.show(name, "")
			s.has(got, wanted[name]...)
			if strings.Contains(got, "‹") {
				t.Errorf("a text is missing: %s", got)
			}
		})
	}
}

func TestEmptyStatesSayWhatToDo(t *testing.T) {
	wanted := map[string][]string{
		Overview: {"No medicine is stated", "add a medicine", "No step follows"},
		Cancer:   {"This gene could not be assessed", "declare the coverage"},
		Drugs:    {"No statement on a medicine was possible", "See Quality"},
		Variants: {"nothing to list", "See Quality"},
		Quality:  {"Variants only", "declare it above"},
		Report:   {"Sections", "Save PDF"},
	}
	s := newStage(t, reporttest.Empty())
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			s.t = t
			got := s.show(name, "")
			s.has(got, wanted[name]...)
			if strings.Contains(got, "‹") {
				t.Errorf("a text is missing: %s", got)
			}
		})
	}
}

// TestBareReportIsShown: a scope that leaves whole parts out must not break a screen.
func TestBareReportIsShown(t *testing.T) {
	s := newStage(t, &report.Report{})
	for _, name := range Names() {
		s.show(name, "")
	}
	s.has(s.show(Cancer, ""), "Cancer genes were not looked at", "choose another scope")
}

func TestKeysSelect(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.has(s.show(Cancer, "BRCA2 c.5302A>G"), "A variant of uncertain significance", "must not guide management", "failed filter LowQual", "4 submitters say uncertain")
	s.has(s.show(Cancer, "BRCA1 c.3548A>G"), "p.(Lys1183Arg)", "33.5 % in gnomAD v4.1")
	s.has(s.show(Drugs, "clopidogrel"), "rs4244285 G/A", "The bodies disagree.", "Superseded", "not to be used", "at most 150 mg/day", "dose +100 %")
	// azathioprine: all possible diplotypes; tamoxifen is hidden by the filter and shown all the same.
	s.has(s.show(Drugs, "azathioprine"), "TPMT *1/*3A : Intermediate", "TPMT *3B/*3C : Poor")
	s.has(s.show(Drugs, "tamoxifen"), "No CYP2D6 result", "enter a result from elsewhere")
	s.has(s.show(Variants, "CYP2C19 rs4244285"), "the file shows a variant", "VCF line 30,122", "PharmVar · 2025-10-14")
	s.has(s.show(Variants, "gene CYP2C19"), "Called from this file", "normal function / no function", "Position by position", "rs4244285", "G/A", "phase not known",
		"asked for by A: *2", "p.Trp241Ter", "loss of function (file’s annotation)", "List all 3 positions", "†")
	s.has(s.show(Variants, "gene CYP2D6"), "No result from this file", "bring a call from a dedicated test", "Outside calls")
	s.has(s.show(Variants, "BRCA2 c.5302A>G"), "VCF line 48,211", "Only 29 % of 17 reads", "†",
		"Earlier classes", "2021-07-15", "Uncertain significance ★★☆☆", "2016-09", "Likely pathogenic")
}

func TestLocate(t *testing.T) {
	r := reporttest.Sample()
	tests := []struct{ words, screen, key string }{
		{"Warfarin", Drugs, "warfarin"}, {"brca2", Cancer, "BRCA2"}, {"185delAG", Variants, "BRCA1 c.68_69del"},
		{"rs12248560", Variants, "CYP2C19 rs12248560"}, {"nudt15", Variants, "gene NUDT15"}, {"chr13:32339657", Variants, "BRCA2 c.5302A>G"}, {"siponimod", Drugs, "siponimod"},
	}
	for _, test := range tests {
		if screen, key, ok := Locate(r, test.words); !ok || screen != test.screen || key != test.key {
			t.Errorf("%s leads to %s %q, want %s %q", test.words, screen, key, test.screen, test.key)
		}
	}
	for _, words := range []string{"", "  ", "nonsense"} {
		if screen, _, ok := Locate(r, words); ok {
			t.Errorf("%q leads to %s", words, screen)
		}
	}
}

func TestFiltersAndSearch(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Drugs, "")
	d := s.screens[Drugs].(*drugs)
	if got := len(d.table.Rows()); got != 8 {
		t.Errorf("%d medicines need action, want 8", got)
	}
	d.search.SetText("cyp2c9")
	for _, row := range d.table.Rows() {
		if !strings.Contains(row.results, "CYP2C9") {
			t.Errorf("%s is listed for cyp2c9", row.Drug.Drug)
		}
	}
	d.search.SetText("marevan")
	if rows := d.table.Rows(); len(rows) != 1 || rows[0].Drug.Drug != "warfarin" {
		t.Errorf("a trade name finds %+v", rows)
	}
	d.search.SetText("no such thing")
	s.has(s.show(Drugs, ""), "No medicine matches")
	d.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.search.Text != "" || len(d.table.Rows()) != 8 {
		t.Errorf("Escape left %q and %d rows", d.search.Text, len(d.table.Rows()))
	}
	s.show(Variants, "")
	v := s.screens[Variants].(*variants)
	v.search.SetText("185delag")
	if rows := v.table.Rows(); len(rows) != 1 || rows[0].name != "c.68_69del" {
		t.Errorf("185delAG finds %+v", rows)
	}
}

// TestGenesLeadToTheirSites: a medicine leads to its gene, and the gene to its sites.
func TestGenesLeadToTheirSites(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Drugs, "clopidogrel")
	d := s.screens[Drugs].(*drugs)
	chip := find[*widget.Chip](d.detail)
	if chip == nil || !strings.HasPrefix(chip.Text(), "CYP2C19") {
		t.Fatalf("no way from the medicine to its gene: %+v", chip)
	}
	test.Tap(chip)
	if s.host.route != at(Variants, "gene CYP2C19") {
		t.Errorf("the gene's chip leads to %+v", s.host.route)
	}
	s.show(Variants, "gene CYP2C19")
	v := s.screens[Variants].(*variants)
	if rows := v.table.Rows(); len(rows) != 10 || rows[0].pharmacogene == nil {
		t.Errorf("%d rows, want the genes", len(rows))
	}
	v.listSites("CYP2C19")
	rows := v.table.Rows()
	if len(rows) != 3 || rows[0].site == nil || rows[0].protein != "A: *2" {
		t.Errorf("sites: %+v", rows)
	}
}

// TestDraggingSupposesAnAge: the line that is dragged is a ghost with its own figures; the case keeps its age, and the
// figures of today stay.
func TestDraggingSupposesAnAge(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Cancer, "")
	c := s.screens[Cancer].(*cancer)
	area := find[*widget.DragArea](c.pane)
	if area == nil {
		t.Fatal("no area to drag in")
	}
	area.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(area.Size().Width, 50)}})
	if *c.age != 41 || *c.ghost != 80 {
		t.Errorf("while dragging: line at %v, ghost at %v", *c.age, *c.ghost)
	}
	before := c.report
	area.DragEnd()
	s.until(func(workspace.State) bool { return !c.supposed.Hidden })
	area.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if *c.ghost != 79 {
		t.Errorf("ghost at %v after the left arrow", *c.ghost)
	}
	if got := s.workspace.State(); got.Case.Age != -1 || got.CanUndo || c.report != before {
		t.Errorf("dragging changed the case: age %d", got.Case.Age)
	}
	back := find[*widget.Button](c.supposed)
	back.Tapped(nil)
	if c.ghost != nil || !c.supposed.Hidden {
		t.Error("there is no way back to today")
	}
}

// below are the objects of which another is made.
func below(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// find is the first shown object of a type below another.
func find[T fyne.CanvasObject](o fyne.CanvasObject) (found T) {
	if o == nil || !o.Visible() {
		return found
	}
	if hit, ok := o.(T); ok {
		return hit
	}
	for _, b := range below(o) {
		if hit := find[T](b); any(hit) != any(found) {
			return hit
		}
	}
	return found
}

func TestSectionsAndNoteAreKept(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Report, "")
	r := s.screens[Report].(*reportScreen)
	test.Tap(r.checks["risk"])
	s.until(func(now workspace.State) bool { return len(now.Case.Sections) == len(r.checks)-1 && !now.Updating })
	got := s.show(Report, "")
	if strings.Contains(got, "Kuchenbaecker 2017 (") {
		t.Error("a section that was taken off is still printed")
	}
	test.Tap(r.checks["risk"])
	s.until(func(now workspace.State) bool { return now.Case.Sections == nil && !now.Updating })
	test.Type(r.note.Entry, "Call back")
	s.until(func(now workspace.State) bool { return now.Case.Note == "Call back" && !now.Updating })
	r.note.Show("from elsewhere")
	if r.note.Entry.Text != "from elsewhere" {
		t.Errorf("the note shows %q", r.note.Entry.Text)
	}
}

func TestToolsAskTheWindow(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	press := func(screen, word string) {
		t.Helper()
		for _, o := range s.screens[screen].Tools() {
			if b, ok := o.(*widget.Button); ok && b.Text() == word {
				test.Tap(b)
				return
			}
		}
		t.Errorf("%s has no tool %q", screen, word)
	}
	press(Drugs, "Outside calls…")
	press(Quality, "Declare coverage…")
	press(Overview, "Open VCF…")
	press(Report, "Print…")
	press(Report, "Several formats…")
	if !s.host.asked(command.Outside, command.Coverage, command.Open, command.Print, command.SaveSeveral) {
		t.Errorf("the window was asked for %q", s.host.done)
	}
	press(Overview, "Export report")
	if !s.host.asked(command.Save("pdf")) {
		t.Errorf("Export report does %q", s.host.done)
	}
	press(Quality, say("ui.quality.export"))
	if !s.host.asked(command.Save("unused.tsv")) {
		t.Errorf("the lines not used: %q", s.host.done)
	}
}

// TestThresholdsAreShownAndChanged: the limits that the report prints, and whose they are.
func TestThresholdsAreShownAndChanged(t *testing.T) {
	r := reporttest.Sample()
	r.Quality.Thresholds.Text = "A call below depth 17 is to be confirmed."
	s := newStage(t, r)
	s.has(s.show(Quality, ""), "Limits for calls", "the program's own", "A call below depth 17", "(FILTER)")
	button := bearing(s.screens[Quality].Content(), "Change the limits…")
	if button == nil {
		t.Fatal("the limits cannot be changed")
	}
	if test.Tap(button); !s.host.asked(command.Thresholds) {
		t.Error("the button does not ask for the limits")
	}
	s.state.Case.Thresholds = &ledger.Thresholds{Depth: 17}
	s.state.Report = r // as read again
	s.has(s.show(Quality, ""), "changed for this report")
}

// bearing is the shown button of a text below an object.
func bearing(o fyne.CanvasObject, text string) *widget.Button {
	var below []fyne.CanvasObject
	switch o := o.(type) {
	case *widget.Button:
		if o.Text() == text && o.Visible() {
			return o
		}
	case *fyne.Container:
		below = o.Objects
	case fyne.Widget:
		below = test.WidgetRenderer(o).Objects()
	}
	for _, child := range below {
		if b := bearing(child, text); b != nil {
			return b
		}
	}
	return nil
}

func TestNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 4708048: "4,708,048", -1234: "-1,234"} {
		if got := text.Grouped(n); got != want {
			t.Errorf("%d is written %s", n, got)
		}
	}
}

func BenchmarkPages(b *testing.B) {
	r := reporttest.Sample()
	for b.Loop() {
		if _, err := pdf.Pages(r, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// TestDoseInputsAreAskedFor: the medicine with a computed dose shows it, and where to change
// what it rests on.
func TestDoseInputsAreAskedFor(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.has(s.show(Drugs, "warfarin"), "2.3 mg/day", "Without the genes: 4.9", "Height: 165 cm", "Ancestry: not given", "Height (cm)", "outside what was studied")
	test.Tap(bearing(s.screens[Drugs].Content(), "Change the inputs…"))
	if !s.host.asked(command.Dose) {
		t.Error("the inputs were not asked for")
	}
}

func (e engine) Query(_ context.Context, _ workspace.Observations, _ patient.Case, words string) ([]report.Answer, int, error) {
	switch words {
	case "5382insC":
		return []report.Answer{reporttest.Asked()}, 0, nil
	case "187delAG":
		return []report.Answer{{Key: "BRCA1 c.68_69del"}}, 2, nil
	}
	return nil, 0, nil
}

// TestSearchAnswers: a variant that the file does not call is listed with what the file says of its
// place, never as a finding; one that it calls is found under other names.
func TestSearchAnswers(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Variants, "")
	v := s.screens[Variants].(*variants)
	search := func(words string) string {
		v.search.SetText(words)
		for end := time.Now().Add(2 * time.Second); len(v.answers) == 0 && time.Now().Before(end); {
			select {
			case post := <-s.posts:
				post()
			case <-time.After(10 * time.Millisecond):
			}
		}
		return s.show(Variants, "")
	}
	got := search("5382insC")
	for _, want := range []string{"c.5266dup", "Not covered", "Not known. The file says nothing of this place", "reviewed by expert panel", "2025-10"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in %s", want, got)
		}
	}
	if row, ok := v.table.Selected(); !ok || row.asked == nil || row.reportable() {
		t.Errorf("selected %+v", row)
	}
	if strings.Contains(strings.ToLower(got), "negative") {
		t.Error("something that was not seen is called negative")
	}
	got = search("187delAG")
	if row, ok := v.table.Selected(); !ok || row.key != "BRCA1 c.68_69del" || row.asked != nil || !strings.Contains(got, "2 more") {
		t.Errorf("selected %+v, %s", row, got)
	}
	v.search.SetText("")
	if got := s.show(Variants, ""); strings.Contains(got, "Not covered") && strings.Contains(got, "c.5266dup") {
		t.Error("the answer stays after the search was emptied")
	}
}

// TestAgeOfKnowledge: each part stands with its newest and its oldest date, and a newer file is offered where classes
// are old, and there alone.
func TestAgeOfKnowledge(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.has(s.show(Overview, ""), "Classes of BRCA1 (ClinVar)", "newest 2026-08-17 · oldest tenth 2021-07-15", "5 years", "7 months", say("ui.renew.title"))
	button := bearing(s.screens[Overview].Content(), say("ui.renew.button"))
	if button == nil {
		t.Fatal("no file can be brought")
	}
	if test.Tap(button); !s.host.asked(command.Update) {
		t.Error("the window was not asked")
	}
}

// TestUnansweredOnOverview: open questions that change something stand on the overview, each with its way to the answer;
// without any there is no card.
func TestUnansweredOnOverview(t *testing.T) {
	r := reporttest.Sample()
	if got := newStage(t, r).show(Overview, ""); strings.Contains(got, "Unanswered") {
		t.Errorf("nothing is open, and it is said: %s", got)
	}
	r.Summary.Unanswered = []report.Unanswered{
		{Question: "Cancer so far?", Why: "changes the figures", Answer: "history"}, {Question: "CYP2D6 result?", Why: "decides tamoxifen", Answer: "outside"},
	}
	s := newStage(t, r)
	s.has(s.show(Overview, ""), "Unanswered", "2 that change something", "Cancer so far?", "CYP2D6 result?", "Answer", "Enter")
	for answer, id := range answering {
		if card := unanswered([]report.Unanswered{{Question: "?", Answer: answer}}, s.host); card == nil || id == "" {
			t.Errorf("%s leads nowhere", answer)
		}
	}
}
