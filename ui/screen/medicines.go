package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/interpret"
	"allelens/variants/patient"
)

// How a medicine stands to the patient, by the names of the report.
const (
	taken   = "current"
	planned = "planned"
	earlier = "earlier"
)

var statuses = []string{taken, planned, earlier}

// medicines is the patient's list: medicines taken, planned, and taken earlier.
type medicines struct {
	workspace *workspace.Workspace
	host      Host
	object    *fyne.Container
	chips     *fyne.Container
	kinds     []*widget.Chip
	add       *widget.Suggest
	status    string // of what is added next
}

// newMedicines makes the list; grown is called when its height changes.
func newMedicines(w *workspace.Workspace, h Host, grown func()) *medicines {
	m := &medicines{workspace: w, host: h, chips: widget.Flow(6)}
	m.add = widget.NewSuggest(say("ui.overview.add_medication"), w.Drugs(), m.addOne)
	m.add.Near, m.add.Ask, m.add.OnOffer = interpret.Near, say("ui.overview.meant"), grown
	kinds := widget.Flow(6)
	for _, status := range statuses {
		chip := widget.NewChip(say("report.status."+status), func() { m.choose(status) })
		m.kinds = append(m.kinds, chip)
		kinds.Add(chip)
	}
	m.choose(taken)
	m.object = widget.Stack(6, m.chips, m.add.Container, kinds)
	return m
}

// leastSide is the width in points from which the field stands beside what it adds to.
const leastSide float32 = 560

// MedicineList is the patient's list of medicines beside the screens: what shows it, and what brings it up to a case.
func MedicineList(w *workspace.Workspace, h Host, grown func()) (fyne.CanvasObject, func(patient.Case)) {
	m := newMedicines(w, h, grown)
	kinds := m.object.Objects[2]
	m.object = widget.Stack(6, m.chips, widget.Adaptive(leastSide, 12, []float32{1, 1}, m.add.Container, kinds))
	return m.object, m.show
}

func (m *medicines) choose(status string) {
	m.status = status
	for i, chip := range m.kinds {
		chip.SetSelected(statuses[i] == status)
	}
}

// listOf is the list of a case for a status.
func listOf(c *patient.Case, status string) *[]string {
	switch status {
	case planned:
		return &c.PlannedMedications
	case earlier:
		return &c.EarlierMedications
	}
	return &c.Medications
}

func (m *medicines) show(c patient.Case) {
	m.chips.RemoveAll()
	for _, status := range statuses {
		for _, name := range *listOf(&c, status) {
			words := name
			if status != taken {
				words = joined(" · ", name, say("report.status."+status))
			}
			m.chips.Add(widget.NewRemovableChip(words, func() { m.remove(name) }))
		}
	}
	m.chips.Hidden = len(m.chips.Objects) == 0
}

// addOne puts a medicine on the chosen list, and takes it off the others.
func (m *medicines) addOne(name string) {
	m.workspace.Change(workspace.Medications, func(c *patient.Case) {
		same := func(other string) bool { return strings.EqualFold(other, name) }
		chosen := listOf(c, m.status)
		if slices.ContainsFunc(*chosen, same) {
			return
		}
		for _, status := range statuses {
			list := listOf(c, status)
			*list = slices.DeleteFunc(*list, same)
		}
		*chosen = append(*chosen, name)
	})
	m.host.Focus(m.add.Entry)
}

func (m *medicines) remove(name string) {
	m.workspace.Change(workspace.Medications, func(c *patient.Case) {
		for _, status := range statuses {
			list := listOf(c, status)
			*list = slices.DeleteFunc(*list, func(other string) bool { return other == name })
		}
	})
}
