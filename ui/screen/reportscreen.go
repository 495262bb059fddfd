package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/figure"
	"allelens/report/format"
	"allelens/report/pdf"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

const (
	leastPage float32 = 330 // width of a page in the preview, in points
	sideWidth float32 = 262 // width of what stands beside the pages
	thumbWide float32 = 92  // width of a small page
	noteLines         = 5
)

// reportScreen shows the pages as they will print, and what is printed.
type reportScreen struct {
	workspace *workspace.Workspace
	host      Host
	report    *report.Report
	path      string
	pages     *widget.Pane
	checks    map[string]*widget.Check
	note      *widget.Typed
	signature *widget.Typed
	content   fyne.CanvasObject
	layer     string // whose pages are shown and saved: one of layers
	sections  []string
	faces     *fyne.Container
	kept      kept
	thumbs    *widget.Pane      // the pages, small: pressing one goes to it
	zoom      int               // of zooms
	sheets    []sheets          // under what stands above them
	tiles     []*fyne.Container // of the same, as they are laid out
	above     []fyne.CanvasObject
	changes   *report.Changes
}

// sheets are the pages of one document, with what stands above them; nil for nothing.
type sheets struct {
	head  fyne.CanvasObject
	name  string // of a letter; "" of the report
	pages []figure.Scene
}

// zooms are the least widths of a page in the preview, in points: as many pages stand side by side as there is room for.
var zooms = []float32{240, leastPage, 480, 700}

// usualZoom is the one at first, of zooms.
const usualZoom = 1

func newReport(w *workspace.Workspace, h Host) Screen {
	r := &reportScreen{workspace: w, host: h, checks: map[string]*widget.Check{}, layer: layers[0], zoom: usualZoom}
	r.pages, r.thumbs = widget.NewPane(widget.Stack(0)), widget.NewPane(widget.Stack(0))
	r.faces = widget.Row(8)
	r.showFaces()
	sections := widget.Stack(2)
	for _, name := range pdf.Sections() {
		check := widget.NewCheck(say("pdf.section."+name), func(bool) { r.chooseSections() })
		r.checks[name] = check
		sections.Add(check)
	}
	r.note = widget.NewTyped(widget.NewNote(say("ui.report.note_hint"), noteLines), func(words string) {
		w.Change(workspace.Note, func(c *patient.Case) { c.Note = words })
	})
	r.signature = widget.NewTyped(widget.NewEntry(say("ui.report.signature_hint")), func(words string) {
		w.Change(workspace.Signature, func(c *patient.Case) { c.SignedBy = words })
	})
	side := widget.NewPane(widget.Padded(theme.CardInset, widget.Stack(2*theme.Gap,
		section(say("ui.report.sections")), sections,
		section(say("ui.report.note")), r.note.Entry,
		section(say("ui.report.signature")), r.signature.Entry,
		widget.NewText(widget.Small(say("ui.report.signature_text"))))))
	closer := func(by int) func() { return func() { r.setZoom(r.zoom + by) } }
	bar := widget.Row(8, widget.NewLine(widget.Small(say("ui.report.zoom"))),
		widget.NewButton("–", widget.PlainButton, closer(-1)), widget.NewButton("+", widget.PlainButton, closer(1)))
	r.content = page(widget.GrowingRowFull(gutter, 1, widget.Fixed(thumbWide, r.thumbs), widget.GrowingStack(8, 1, bar, r.pages), widget.Fixed(sideWidth, widget.Frame(side))))
	return r
}

// Content implements Screen.
func (r *reportScreen) Content() fyne.CanvasObject { return r.content }

// Tools implements Screen.
func (r *reportScreen) Tools() []fyne.CanvasObject {
	tools := []fyne.CanvasObject{r.faces}
	for _, id := range []string{command.SaveSeveral, command.Print} {
		tools = append(tools, widget.NewButton(say("ui.report."+id), widget.PlainButton, doing(r.host, id)))
	}
	return append(tools, widget.NewButton(say("ui.report.save.pdf"), widget.PrimaryButton, func() { r.host.Do(command.Save(r.face("pdf"))) }))
}

// The layers of a report, the first shown at first. The sections that are ticked are the annex's.
var layers = []string{"clinician", forPatient, annex, letters}

const forPatient, annex, letters = "patient", "annex", "letters"

// face is the format to save in: of the layer that is shown, where it has such a format.
func (r *reportScreen) face(name string) string {
	f, ok := format.Named(name)
	switch {
	case ok && r.layer == forPatient:
		f, ok = f.ForPatient()
	case r.layer == annex:
		f, ok = f.ForAnnex()
	}
	if ok {
		return f.Name
	}
	return name
}

// Face is the format in which what is shown is printed.
func (r *reportScreen) Face() string { return r.face("pdf") }

// showFaces offers the layers.
func (r *reportScreen) showFaces() {
	r.faces.RemoveAll()
	for _, layer := range layers {
		chip := r.kept.chip(layer, say("ui.report."+layer), func() {
			r.layer = layer
			r.showFaces()
			if r.report != nil {
				r.showPages(r.report, r.sections)
			}
		})
		chip.SetSelected(layer == r.layer)
		r.faces.Add(chip)
	}
}

// Find implements Screen.
func (r *reportScreen) Find() fyne.Focusable { return nil }

// Show implements Screen. The pages are made when they are looked at.
func (r *reportScreen) Show(s workspace.State) {
	if s.Path != r.path {
		r.path = s.Path
		r.note.Drop()
		r.signature.Drop()
	}
	for name, check := range r.checks {
		check.Set(s.Case.Sections == nil || slices.Contains(s.Case.Sections, name))
	}
	r.note.Show(s.Case.Note)
	r.signature.Show(s.Case.SignedBy)
	if s.Screen == Report && s.Report != r.report {
		r.report, r.changes = s.Report, s.Changes
		r.showPages(s.Report, s.Case.Sections)
	}
}

func (r *reportScreen) showPages(report *report.Report, sections []string) {
	r.sections = sections
	if err := pdf.Printable(report); err != nil { // else its letters would be boxes
		r.pages.SetContent(widget.Card(say("ui.report.no_pages"), "", widget.NewText(widget.Plain(sentence(err)))))
		return
	}
	parts := widget.Stack(gutter)
	r.thumbs.SetContent(widget.Stack(0))
	if card := changesSince(r.changes); card != nil {
		parts.Add(card)
	}
	for _, words := range Unprinted(report) {
		parts.Add(widget.NewText(widget.Strong(words).In(theme.ColorChange)))
	}
	r.above = parts.Objects
	if r.layer == letters {
		r.sheets = r.lettersOf(report)
		r.layPages()
		return
	}
	pages, err := pagesOf(r.layer, report, sections)
	if err != nil {
		r.pages.SetContent(widget.Card(say("ui.report.no_pages"), "", widget.NewText(widget.Plain(sentence(err)))))
		return
	}
	r.sheets = []sheets{{pages: pages}}
	r.layPages()
}

// layPages lays the pages out at the zoom, and small beside it.
func (r *reportScreen) layPages() {
	all, small := append([]fyne.CanvasObject{}, r.above...), widget.Stack(8)
	r.tiles = nil
	for _, of := range r.sheets {
		if of.head != nil {
			all = append(all, of.head)
		}
		tiles := widget.Tiles(zooms[r.zoom], gutter)
		for i, p := range of.pages {
			sheet := widget.NewPaper(p)
			tiles.Add(sheet)
			words := of.name
			if words == "" || len(of.pages) > 1 {
				words = joined(" ", words, say("ui.report.page", "n", i+1))
			}
			show := func() { r.pages.Reveal(sheet) }
			small.Add(widget.NewPressCard(widget.Stack(2, widget.NewPaper(p), widget.NewText(widget.Small(words))), show))
		}
		r.tiles = append(r.tiles, tiles)
		all = append(all, tiles)
	}
	r.pages.Replace(widget.Stack(gutter, all...))
	r.thumbs.SetContent(small)
}

// setZoom makes the pages larger or smaller, as far as there are steps.
func (r *reportScreen) setZoom(zoom int) {
	zoom = min(max(zoom, 0), len(zooms)-1)
	if zoom == r.zoom {
		return
	}
	r.zoom = zoom
	r.layPages()
}

// mostSince is how many changes stand over the pages.
const mostSince = 5

// Since is the key of a sentence on changes: its own where they are since a report that was signed.
func Since(key string, c *report.Changes) string {
	if c.From.Signed != "" {
		key += ".signed"
	}
	return key
}

// changesSince says what the report says otherwise than the one that was signed last, or else sealed last; nil of a case without
// either.
func changesSince(c *report.Changes) fyne.CanvasObject {
	if c == nil {
		return nil
	}
	title := say(Since("ui.report.since", c), "signed", c.From.Signed, "date", c.From.Date, "base", c.From.KnowledgeBase)
	if len(c.Items) == 0 {
		return widget.Card(title, "", widget.NewText(widget.Plain(say("ui.report.same"))))
	}
	var lines []string
	for _, i := range c.Items[:min(len(c.Items), mostSince)] {
		lines = append(lines, i.Text)
	}
	if more := len(c.Items) - mostSince; more > 0 {
		lines = append(lines, say("ui.changes.more", "n", more))
	}
	return widget.Card(title, say("ui.report.concluding", "n", c.Concluding()), bullets(lines, widget.Plain))
}

// pagesOf are the pages of a layer.
func pagesOf(layer string, r *report.Report, sections []string) ([]figure.Scene, error) {
	switch layer {
	case forPatient:
		return pdf.PatientPages(r)
	case annex:
		return pdf.Pages(r, sections)
	}
	return pdf.ClinicianPages(r)
}

// AnnexSections are the names of the technical annex's sections, in the order of print.
func AnnexSections() []string { return pdf.Sections() }

// chooseSections keeps what is ticked; all of them are nil, so that later sections are printed too.
func (r *reportScreen) chooseSections() {
	chosen := []string{}
	for _, name := range pdf.Sections() {
		if r.checks[name].On() {
			chosen = append(chosen, name)
		}
	}
	if len(chosen) == len(r.checks) {
		chosen = nil
	}
	r.workspace.Change(workspace.Sections, func(c *patient.Case) { c.Sections = chosen })
}
