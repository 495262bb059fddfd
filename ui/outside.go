package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/interpret"
)

// Sizes in the form for results from elsewhere: of the completions, of what is understood, in
// points, and how many completions are offered.
const (
	offersHeight  float32 = 62
	readingHeight float32 = 104
	mostOffers            = 9
)

// outsideForm is where a gene result from elsewhere is typed: names are completed, and what is
// understood of them stands below while one types.
type outsideForm struct {
	window                            *Window
	known                             []interpret.OutsideVocabulary
	gene, diplotype, phenotype, score *widget.Entry
	offers                            *fyne.Container
	reading                           *widget.Pane
	understood                        report.OutsideReading
}

// OutsideCalls implements screen.Host: it lists the gene results from elsewhere, and asks for one more.
func (w *Window) OutsideCalls() {
	s := w.workspace.State()
	if s.Status != workspace.Open {
		return
	}
	f := &outsideForm{window: w, known: w.workspace.OutsideVocabulary(), offers: widget.Flow(6), reading: widget.NewPane(widget.Stack(0))}
	f.gene = f.entry(func(text string) []string { return completions("", text, f.genes()) })
	f.diplotype = f.entry(func(text string) []string {
		before, member := lastMember(text)
		return completions(before, member, f.vocabulary().Alleles)
	})
	f.phenotype = f.entry(func(text string) []string { return completions("", text, f.vocabulary().Phenotypes) })
	f.score = f.entry(func(text string) []string { return completions("", text, f.vocabulary().Scores) })
	f.read()
	w.ask(say("ui.outside.title"), f.gene, widget.NewText(widget.Small(say("ui.outside.text"))), w.givenCalls(s),
		widget.Columns(12, []float32{1, 1}, field(say("ui.outside.gene"), f.gene), field(say("ui.outside.diplotype"), f.diplotype)),
		widget.Columns(12, []float32{1, 1}, field(say("ui.outside.phenotype"), f.phenotype), field(say("ui.outside.score"), f.score)),
		widget.Sized(popupWidth, offersHeight, f.offers), widget.Sized(popupWidth, readingHeight, f.reading),
		widget.Row(12, widget.NewButton(say("ui.outside.add"), widget.PrimaryButton, f.add),
			widget.NewButton(say("ui.outside.file"), widget.PlainButton, w.chooseOutsideFile), w.away("ui.close")))
}

// givenCalls are the results that the case holds; each can be taken off.
func (w *Window) givenCalls(s workspace.State) fyne.CanvasObject {
	given := widget.Flow(6)
	for _, call := range s.Case.Patient.OutsideCalls {
		words := strings.TrimSpace(strings.Join([]string{call.Gene, call.Diplotype, call.Phenotype, call.ActivityScore}, " "))
		given.Add(widget.NewRemovableChip(words, func() { w.removeCall(call) }))
	}
	given.Hidden = len(given.Objects) == 0
	return given
}

// entry is a field whose text is completed from what options makes of it. Enter takes the result as
// typed where it is understood without a caution ("*3" is no beginning of "*36"), else the first
// completion.
func (f *outsideForm) entry(options func(text string) []string) *widget.Entry {
	e := widget.NewEntry("")
	e.OnChanged = func(text string) { f.offer(e, options(text)); f.read() }
	e.OnSubmitted = func(text string) {
		sure := f.understood.Refused == "" && len(f.understood.Cautions) == 0
		if all := options(text); len(all) > 0 && !sure {
			f.take(e, all[0])
			return
		}
		f.add()
	}
	return e
}

func (f *outsideForm) offer(e *widget.Entry, options []string) {
	f.offers.RemoveAll()
	for _, o := range options {
		f.offers.Add(widget.NewChip(o, func() { f.take(e, o) }))
	}
	f.offers.Refresh()
}

// take sets a field to a completion, and gives the keyboard back to it.
func (f *outsideForm) take(e *widget.Entry, text string) {
	e.SetText(text)
	e.CursorColumn = len([]rune(text))
	f.offer(e, nil)
	f.window.Focus(e)
}

func (f *outsideForm) genes() []string {
	names := make([]string, len(f.known))
	for i, v := range f.known {
		names[i] = v.Gene
	}
	return names
}

// vocabulary is that of the gene typed; empty where it is none.
func (f *outsideForm) vocabulary() interpret.OutsideVocabulary {
	gene := strings.TrimSpace(f.gene.Text)
	for _, v := range f.known {
		if strings.EqualFold(v.Gene, gene) {
			return v
		}
	}
	return interpret.OutsideVocabulary{}
}

func (f *outsideForm) call() interpret.OutsideCall {
	text := func(e *widget.Entry) string { return strings.TrimSpace(e.Text) }
	return interpret.OutsideCall{
		Gene: text(f.gene), Diplotype: text(f.diplotype), Phenotype: text(f.phenotype), ActivityScore: text(f.score), Where: say("ui.outside.typed"),
	}
}

// read says what is understood of the fields, and what the file itself says of the gene.
func (f *outsideForm) read() {
	c := f.call()
	if c.Gene == "" || c.Diplotype+c.Phenotype+c.ActivityScore == "" {
		f.understood = report.OutsideReading{Refused: say("ui.outside.missing")}
		f.reading.SetContent(widget.NewText(widget.Small(say("ui.outside.missing"))))
		return
	}
	f.understood = f.window.workspace.UnderstandOutside(c)
	if f.understood.Refused != "" {
		f.reading.SetContent(widget.NewText(widget.Strong(f.understood.Refused).In(theme.ColorAct)))
		return
	}
	spans := []widget.Span{widget.Muted(say("ui.outside.understood") + " "), widget.Strong(f.understood.Result)}
	if file := f.window.resultOfFile(c.Gene); file != "" {
		spans = append(spans, widget.Plain("\n"+say("ui.outside.file_says", "result", file)))
	}
	for _, caution := range f.understood.Cautions {
		spans = append(spans, widget.Plain("\n"+caution).In(theme.ColorChange))
	}
	f.reading.SetContent(widget.NewText(spans...))
}

// resultOfFile is what the file itself gives for a gene; "" where it gives none.
func (w *Window) resultOfFile(gene string) string {
	r := w.workspace.State().Report
	if r == nil {
		return ""
	}
	for _, g := range r.Pharmacogenes {
		if strings.EqualFold(g.Gene, gene) && g.Source == "vcf" {
			return g.Result
		}
	}
	return ""
}

// add takes the result if it can be read; else it says in red why not.
func (f *outsideForm) add() {
	if f.read(); f.understood.Refused != "" {
		f.reading.SetContent(widget.NewText(widget.Strong(f.understood.Refused).In(theme.ColorAct)))
		return
	}
	f.window.dismiss()
	f.window.takeCalls(f.call())
}

// lastMember cuts a diplotype before its last allele: after a slash, or a plus sign of a tandem.
func lastMember(text string) (before, member string) {
	i := strings.LastIndexAny(text, "/+") + 1
	for i < len(text) && text[i] == ' ' {
		i++
	}
	return text[:i], text[i:]
}

// completions are the names that begin with what was typed, then those that contain it, each
// behind what stands before it. A name that is typed in full is not offered again.
func completions(before, typed string, names []string) []string {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if typed == "" {
		return nil
	}
	var begin, contain []string
	for _, name := range names {
		switch at := strings.Index(strings.ToLower(name), typed); {
		case len(name) == len(typed) || at < 0:
		case at == 0:
			begin = append(begin, before+name)
		default:
			contain = append(contain, before+name)
		}
	}
	all := append(begin, contain...)
	return all[:min(len(all), mostOffers)]
}

// takeCalls takes results; they replace earlier ones of the same genes.
func (w *Window) takeCalls(calls ...interpret.OutsideCall) {
	w.workspace.Change(workspace.Outside, func(c *workspace.Case) {
		kept := slices.DeleteFunc(slices.Clone(c.Patient.OutsideCalls), func(old interpret.OutsideCall) bool {
			return slices.ContainsFunc(calls, func(n interpret.OutsideCall) bool { return strings.EqualFold(n.Gene, old.Gene) })
		})
		c.Patient.OutsideCalls = append(kept, calls...)
	})
}

func (w *Window) removeCall(call interpret.OutsideCall) {
	w.dismiss()
	w.workspace.Change(workspace.Outside, func(c *workspace.Case) {
		if i := slices.Index(c.Patient.OutsideCalls, call); i >= 0 {
			c.Patient.OutsideCalls = slices.Delete(c.Patient.OutsideCalls, i, i+1)
		}
	})
}

// chooseOutsideFile lets the user choose a file of results from elsewhere.
func (w *Window) chooseOutsideFile() {
	w.chooseFile(nil, w.openOutside)
}

// openOutside takes the results of a file, all or none, and says which.
func (w *Window) openOutside(path string) {
	calls, err := w.workspace.ReadOutside(path)
	if err != nil {
		w.tell(say("ui.outside.title"), append([]fyne.CanvasObject{paragraph(sentence(err))}, placeOf(err)...)...)
		return
	}
	w.takeCalls(calls...)
	var genes []string
	for _, c := range calls {
		if !slices.Contains(genes, c.Gene) {
			genes = append(genes, c.Gene)
		}
	}
	w.tell(say("ui.outside.title"), paragraph(say("ui.outside.taken", "genes", strings.Join(genes, ", "))))
}
