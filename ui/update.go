package ui

import (
	"context"
	"maps"
	"path/filepath"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/text"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// updateWidth is the width of the dialog, and besideList the height of all in it but the list of questions or
// changes, which scrolls where it needs more than a window of this height leaves; in points.
const (
	updateWidth float32 = 720
	besideList  float32 = 510
	mostList    float32 = 260
	leastList   float32 = 110
)

// listHeight is the height that the list may have.
func (d *updateDialog) listHeight() float32 {
	return max(min(d.Window.window.Canvas().Size().Height-besideList, mostList), leastList)
}

// updateDialog brings a newer file of ClinVar: the file, what would change, what has to be decided, the switch.
type updateDialog struct {
	*Window
	path     string
	proposal *Proposal
	problem  error
	accepted map[string]bool // answers by a question's id
	listing  bool            // all changes are listed in the place of the questions
	stop     context.CancelFunc
	note     *widget.Text // at the left of the foot
	hint     *widget.Text // below the questions
	open     *fyne.Container
	pick     *widget.Button // that chooses a file
	button   *widget.Button // that switches
}

// updateKnowledge lets a newer file of ClinVar be brought.
func (w *Window) updateKnowledge() {
	d := &updateDialog{Window: w}
	d.render()
}

// choose lets a file be chosen, and reads it.
func (d *updateDialog) choose() {
	d.chooseFile(clinvarFiles{}, d.readFile)
}

// readFile compares a file with the base in use, in the background.
func (d *updateDialog) readFile(path string) {
	ctx, stop := context.WithCancel(context.Background())
	*d = updateDialog{Window: d.Window, path: path, stop: stop, accepted: map[string]bool{}}
	d.render()
	var last atomic.Int64
	progress := func(done, total int64) {
		if total <= 0 {
			return
		}
		percent := 100 * done / total
		if last.Swap(percent) == percent {
			return
		}
		d.post(func() { d.note.Set(widget.Small(say("ui.update.reading", "percent", percent))) })
	}
	go func() {
		p, err := d.options.Keeper.Prepare(ctx, path, progress)
		d.post(func() {
			if ctx.Err() != nil { // the dialog is gone
				if p != nil {
					p.Change.Drop()
				}
				return
			}
			d.proposal, d.problem = p, err
			d.render()
		})
	}()
}

// render draws the dialog as it stands.
func (d *updateDialog) render() {
	d.note, d.hint = widget.NewText(widget.Small(d.footNote())), widget.NewText(widget.Small(say("ui.update.keep_means")))
	parts := d.body()
	cancel := widget.NewButton(say("ui.cancel"), widget.PlainButton, func() { d.dismiss() })
	d.button = widget.NewButton("", widget.PrimaryButton, d.change)
	d.arm()
	foot := widget.FootBand(24, widget.GrowingRow(10, 0, d.note, cancel, d.button))
	var body fyne.CanvasObject = widget.Inset(20, 24, 14, 24, widget.Stack(10, parts...))
	width := d.wide(updateWidth)
	if left := d.height() - widget.HeightFor(foot, width); widget.HeightFor(body, width) > left {
		body = widget.Sized(width, left, widget.NewPane(body))
	}
	content := widget.Stack(0, body, foot)
	d.closed = nil // this dialog takes its own place
	first := cancel
	if d.path == "" {
		first = d.pick
	}
	d.inFront(width, content, first)
	d.closed = d.leave
}

// body is all between the title and the foot.
func (d *updateDialog) body() []fyne.CanvasObject {
	parts := []fyne.CanvasObject{
		widget.Stack(2, widget.NewText(widget.Span{Text: say("ui.renew.title"), Bold: true, Size: theme.SizeTitle}), widget.NewText(widget.Small(say("ui.update.text")))),
		d.fileCard(),
	}
	if d.problem != nil {
		parts = append(parts, widget.NewText(widget.Plain("■ "+sentence(d.problem))))
	}
	if d.proposal != nil {
		parts = append(parts, d.checks(), d.changes())
		switch {
		case d.listing:
			parts = append(parts, d.list())
		case len(d.proposal.Questions) > 0:
			parts = append(parts, d.questions(), d.hint)
		}
	}
	return parts
}

// leave stops what is going on, and lets others change the base.
func (d *updateDialog) leave() {
	if d.stop != nil {
		d.stop()
		d.stop = nil
	}
	if d.proposal != nil {
		d.proposal.Change.Drop()
	}
}

func (d *updateDialog) footNote() string {
	switch {
	case d.proposal != nil:
		return say("ui.update.stays", "version", d.proposal.Before)
	case d.path != "" && d.problem == nil:
		return say("ui.update.reading", "percent", 0)
	}
	return say("ui.update.stays", "version", d.options.Knowledge.Version)
}

// fileCard names the file, and lets another be chosen.
func (d *updateDialog) fileCard() fyne.CanvasObject {
	words, key := []widget.Span{widget.Plain(say("ui.update.no_file")), widget.Small("\n" + say("ui.renew.where") + " " + say("ui.renew.address"))}, "ui.update.choose"
	if d.path != "" {
		words, key = []widget.Span{widget.Strong(filepath.Base(d.path))}, "ui.update.other"
	}
	if p := d.proposal; p != nil {
		words = append(words, widget.Small("  "+say("ui.update.file", "mb", formatMegabytes(p.Bytes), "build", p.Build, "date", p.Date)))
	}
	d.pick = widget.NewButton(say(key), widget.QuietButton, d.choose)
	return widget.Frame(widget.Inset(4, 6, 4, 12, widget.GrowingRow(10, 0, widget.NewText(words...), d.pick)))
}

// checks are facts with their numbers, in two columns; one that fails is in ink.
func (d *updateDialog) checks() fyne.CanvasObject {
	columns := []*fyne.Container{widget.Stack(2), widget.Stack(2)}
	for i, c := range d.proposal.Checks {
		mark, words := widget.Code("✓ ").In(theme.ColorStandard), widget.Small(c.Text)
		if !c.Passed {
			mark, words = widget.Plain("■ "), widget.Strong(c.Text)
		}
		columns[i%2].Add(widget.NewText(mark, words))
	}
	return widget.Columns(16, []float32{1, 1}, columns[0], columns[1])
}

// changes are counts of what would change.
func (d *updateDialog) changes() fyne.CanvasObject {
	p := d.proposal
	key := "ui.update.all"
	if d.listing {
		key = "ui.update.fewer"
	}
	all := widget.NewButton(say(key, "n", len(p.Changes)), widget.QuietButton, func() { d.listing = !d.listing; d.render() })
	head := widget.GrowingRow(8, 0, widget.NewText(widget.Strong(say("ui.update.changes")).Sized("text"),
		widget.Small("  "+say("ui.update.read", "read", text.Grouped(p.Read), "same", text.Grouped(p.Same)))), all)
	var boxes []fyne.CanvasObject
	var spans []float32
	for _, c := range p.Counts {
		words := widget.NewText(widget.Span{Text: text.Grouped(c.N), Bold: true, Size: theme.SizeTitle}, widget.Small("\n"+c.Text))
		boxes, spans = append(boxes, widget.Layers(widget.NewSurface(theme.ColorCard, theme.ColorLine, theme.ControlRadius), widget.Inset(5, 10, 5, 10, words))), append(spans, 1)
	}
	return widget.Stack(0, head, widget.Columns(10, spans, boxes...))
}

// list shows every change that should be looked at.
func (d *updateDialog) list() fyne.CanvasObject {
	var spans []widget.Span
	for _, line := range d.proposal.Changes {
		spans = append(spans, widget.Small(line+"\n"))
	}
	if len(spans) == 0 {
		spans = append(spans, widget.Small(say("ui.update.none")))
	}
	return widget.Frame(widget.Padded(10, widget.Sized(d.wide(updateWidth)-80, d.listHeight()-20, widget.NewPane(widget.NewText(spans...)))))
}

// questions are decided one by one; none has a default.
func (d *updateDialog) questions() fyne.CanvasObject {
	d.open = widget.Stack(0)
	head := widget.GrowingRow(8, 2, widget.NewLine(widget.Strong(say("ui.update.decide")).Sized("text")), d.open, widget.NewText(widget.Small(say("ui.update.which"))))
	rows := widget.Stack(0)
	for i, q := range d.proposal.Questions {
		if i > 0 {
			rows.Add(widget.Rule())
		}
		rows.Add(widget.Inset(3, 12, 3, 12, d.question(q)))
	}
	var list fyne.CanvasObject = rows
	if high := d.listHeight(); widget.HeightFor(rows, d.wide(updateWidth)-50) > high {
		list = widget.Sized(d.wide(updateWidth)-50, high, widget.NewPane(rows))
	}
	return widget.Stack(6, head, widget.Frame(list))
}

func (d *updateDialog) question(q Question) fyne.CanvasObject {
	why := widget.NewChip(say("ui.update.why"), func() { d.hint.Set(widget.Small(q.Why)) })
	name := widget.Stack(1, widget.NewText(widget.Strong(q.Gene+" "), widget.Plain(q.Name)), widget.Row(6, widget.NewLine(widget.Small(q.Reason)), why))
	standing := func(s Standing) fyne.CanvasObject {
		return widget.Stack(1, widget.Row(0, badgeOf(s.Badge)), widget.NewText(widget.Small(s.Detail)))
	}
	accept, keep := widget.NewChip(say("ui.update.accept"), nil), widget.NewChip(say("ui.update.keep"), nil)
	answer := func(accepted bool) func() {
		return func() {
			d.accepted[q.ID] = accepted
			accept.SetSelected(accepted)
			keep.SetSelected(!accepted)
			d.arm()
		}
	}
	accept.SetTapped(answer(true))
	keep.SetTapped(answer(false))
	if accepted, given := d.accepted[q.ID]; given {
		accept.SetSelected(accepted)
		keep.SetSelected(!accepted)
	}
	return widget.Columns(8, []float32{2.8, 1.9, 0.3, 2.65, 2.85}, name, standing(q.From), widget.NewText(widget.Muted("→")), standing(q.To), widget.Row(6, accept, keep))
}

func badgeOf(b report.Badge) fyne.CanvasObject { return widget.Badge(b.Word, theme.ForBadge(b)) }

// arm lets the button switch once every check holds and every question is answered.
func (d *updateDialog) arm() {
	if d.button == nil {
		return
	}
	ready := d.proposal != nil && d.proposal.Passed()
	open := 0
	if d.proposal != nil {
		open = len(d.proposal.Questions) - len(d.accepted)
	}
	words := say("ui.update.switch")
	if open > 0 {
		words = say("ui.update.switch_open", "n", open)
	}
	d.button.SetText(words)
	if ready && open == 0 {
		d.button.Enable()
	} else {
		d.button.Disable()
	}
	if d.open == nil {
		return
	}
	d.open.Objects = nil
	badge := report.Badge{Word: say("ui.update.decided"), Tone: report.ToneNeutral}
	if open > 0 {
		badge = report.Badge{Word: say("ui.update.open", "n", open), Tone: report.ToneChange}
	}
	d.open.Add(badgeOf(badge))
	d.open.Refresh()
}

// change switches over to the new base, in the background.
func (d *updateDialog) change() {
	d.button.Disable()
	d.note.Set(widget.Small(say("ui.update.switching")))
	ctx, stop := context.WithCancel(context.Background())
	d.stop = stop
	proposal, accepted := d.proposal, maps.Clone(d.accepted)
	d.closed = stop
	go func() {
		k, err := proposal.Change.Switch(ctx, accepted)
		d.post(func() {
			gone := ctx.Err() != nil // the dialog
			switch {
			case err == nil && gone:
				d.uses(k, nil)
			case err == nil:
				d.dismiss()
				d.uses(k, func() {
					d.tell(say("ui.renew.title"), paragraph(say("ui.update.in_use", "version", k.Version)), widget.NewText(widget.Small(say("ui.update.way_back"))))
				})
			case !gone:
				d.problem, d.proposal = err, nil
				d.render()
			}
		})
	}()
}
