package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// OutsideCalls implements screen.Host: it lists the gene results from elsewhere, and asks for one more.
func (w *Window) OutsideCalls() {
	s := w.workspace.State()
	if s.Status != workspace.Open {
		return
	}
	given := widget.Flow(6)
	for _, call := range s.Case.Patient.OutsideCalls {
		given.Add(widget.NewRemovableChip(call.Gene+" "+call.Diplotype+call.Phenotype, func() { w.removeCall(call.Gene) }))
	}
	given.Hidden = len(given.Objects) == 0
	gene, diplotype := widget.NewEntry(""), widget.NewEntry("")
	phenotype, score := widget.NewEntry(""), widget.NewEntry("")
	hint := widget.NewText(widget.Small(say("ui.outside.text")))
	add := func() {
		words := []string{gene.Text, diplotype.Text, phenotype.Text, score.Text}
		for i, word := range words {
			words[i] = strings.TrimSpace(word)
		}
		if words[0] == "" || words[1] == "" && words[2] == "" {
			hint.Set(widget.Span{Text: say("ui.outside.missing"), Colour: theme.ColorAct})
			return
		}
		w.dismiss()
		w.addCall(words[0], words[1], words[2], words[3])
	}
	fields := []fyne.CanvasObject{
		widget.Columns(12, []float32{1, 1}, field(say("ui.outside.gene"), gene), field(say("ui.outside.diplotype"), diplotype)),
		widget.Columns(12, []float32{1, 1}, field(say("ui.outside.phenotype"), phenotype), field(say("ui.outside.score"), score)),
	}
	w.ask(say("ui.outside.title"), gene, hint, given, fields[0], fields[1],
		widget.Row(12, widget.NewButton(say("ui.outside.add"), widget.PrimaryButton, add), w.away("ui.close")))
}

// addCall takes a result; it replaces an earlier one of the same gene.
func (w *Window) addCall(gene, diplotype, phenotype, score string) {
	w.workspace.Change(workspace.Outside, func(c *workspace.Case) {
		p := &c.Patient
		n := 0
		for n < len(p.OutsideCalls) && !strings.EqualFold(p.OutsideCalls[n].Gene, gene) {
			n++
		}
		if n == len(p.OutsideCalls) {
			p.OutsideCalls = slices.Grow(p.OutsideCalls, 1)[:n+1]
		}
		call := &p.OutsideCalls[n]
		call.Gene, call.Diplotype, call.Phenotype, call.ActivityScore, call.Where = gene, diplotype, phenotype, score, ""
	})
}

func (w *Window) removeCall(gene string) {
	w.dismiss()
	w.workspace.Change(workspace.Outside, func(c *workspace.Case) {
		for i, call := range c.Patient.OutsideCalls {
			if call.Gene == gene {
				c.Patient.OutsideCalls = slices.Delete(c.Patient.OutsideCalls, i, i+1)
				return
			}
		}
	})
}
