package ui

import (
	"slices"

	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// newCase is a case of which nothing is known but whose recommendations are wanted here.
func (w *Window) newCase() patient.Case {
	c := patient.New()
	c.Bodies = slices.Clone(w.options.Bodies)
	return c
}

// caseFor is what is known of the case of a file before anybody says anything: nothing, but of the demonstration's
// invented patient, whose consent is asked for all the same.
func (w *Window) caseFor(path string) patient.Case {
	c := w.newCase()
	if o := w.options; o.Demonstration != "" && path == o.Demonstration && o.DemonstrationCase != nil {
		bodies := c.Bodies
		c = o.DemonstrationCase.Clone()
		c.Scope, c.Bodies = "", bodies
	}
	return c
}

// showIntake shows the page between a file and its results.
func (w *Window) showIntake(s workspace.State) {
	if w.intake == nil {
		w.intake = newIntake(w)
	}
	w.intake.show(s)
	if w.put(w.top, say("ui.intake.title"), w.intake.object) && s.Status == workspace.Intake {
		w.Focus(w.intake.first())
	}
}

// dropIntake forgets the page and what was typed into it.
func (w *Window) dropIntake() {
	if w.intake != nil {
		w.intake.drop()
		w.intake = nil
	}
	w.editing = false
}

// proceed goes on to the results, or back to them.
func (w *Window) proceed() {
	if w.intake == nil {
		return
	}
	w.intake.flush()
	if w.workspace.State().Status == workspace.Open {
		w.leaveIntake()
		return
	}
	w.workspace.Proceed()
}

// editIntake shows the questions of the intake for the open case.
func (w *Window) editIntake() {
	w.dropIntake()
	w.editing = true
	w.show(w.workspace.State())
}

// leaveIntake closes the file before its results were shown, or goes back to the results.
func (w *Window) leaveIntake() {
	s := w.workspace.State()
	if s.Status != workspace.Open {
		w.workspace.Cancel()
		return
	}
	w.dropIntake()
	w.show(s)
}

// leaveEditing keeps what was typed, for a screen that takes the page's place.
func (w *Window) leaveEditing() {
	if w.editing {
		w.intake.flush()
		w.dropIntake()
	}
}

// relayIntake lays the page out anew, for text of another size.
func (w *Window) relayIntake() {
	if w.intake != nil {
		w.intake.flush()
		w.intake = nil
		w.show(w.workspace.State())
	}
}
