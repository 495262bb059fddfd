package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/interpret"
)

// CopyNumber lists what the laboratory's own copy-number test found, and takes its table.
func (w *Window) CopyNumber() {
	s := w.workspace.State()
	if s.Status != workspace.Open {
		return
	}
	given := widget.Flow(6)
	for _, row := range s.Case.Patient.CopyNumber {
		given.Add(widget.NewRemovableChip(copiesOf(row), func() { w.removeCopies(row) }))
	}
	given.Hidden = len(given.Objects) == 0
	file := widget.NewButton(say("ui.outside.file"), widget.PrimaryButton, w.chooseCopyNumber)
	w.ask(say("ui.copies.title"), file, widget.NewText(widget.Small(say("ui.copies.text"))), given, widget.Row(12, file, w.away("ui.close")))
}

// copiesOf words one result.
func copiesOf(r interpret.CopyNumberResult) string {
	kind := say("ui.copies.kind." + string(r.Kind))
	if r.First == 0 {
		return say("ui.copies.place", "gene", r.Gene, "place", r.Region.String(), "kind", kind)
	}
	exons := strconv.Itoa(r.First)
	if r.Last > r.First {
		exons += "–" + strconv.Itoa(r.Last)
	}
	return say("ui.copies.row", "gene", r.Gene, "exons", exons, "kind", kind)
}

func (w *Window) removeCopies(row interpret.CopyNumberResult) {
	w.dismiss()
	w.workspace.Change(workspace.CopyNumber, func(c *workspace.Case) {
		if i := slices.Index(c.Patient.CopyNumber, row); i >= 0 {
			c.Patient.CopyNumber = slices.Delete(c.Patient.CopyNumber, i, i+1)
		}
	})
}

// chooseCopyNumber lets the user choose the laboratory's table.
func (w *Window) chooseCopyNumber() {
	w.chooseFile(nil, w.openCopyNumber)
}

// openCopyNumber takes the table of a file, all rows or none, and says which.
func (w *Window) openCopyNumber(path string) {
	rows, err := w.workspace.ReadCopyNumber(path)
	if err != nil {
		w.tell(say("ui.copies.title"), append([]fyne.CanvasObject{paragraph(sentence(err))}, placeOf(err)...)...)
		return
	}
	w.workspace.Change(workspace.CopyNumber, func(c *workspace.Case) { c.Patient.CopyNumber = rows })
	var words []string
	for _, r := range rows {
		words = append(words, copiesOf(r))
	}
	w.tell(say("ui.copies.title"), paragraph(say("ui.copies.taken", "rows", strings.Join(words, "; "))))
}
