package screen

import (
	"fyne.io/fyne/v2"

	"allelens/report/text"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// doseInputs are what the equations for a dose are given, edited where the dose stands. The fields stay the same objects
// whatever is laid out around them, so that the keyboard stays in them.
type doseInputs struct {
	object  fyne.CanvasObject
	amounts []doseAmount
	checks  []doseCheck
}

// doseAmount is a number above zero, or nothing.
type doseAmount struct {
	typed *widget.Typed
	of    func(*patient.Case) *float64
}

// doseCheck is something that holds or does not.
type doseCheck struct {
	check *widget.Check
	of    func(*patient.Case) *bool
}

func newDoseInputs(w *workspace.Workspace, h Host) *doseInputs {
	in := &doseInputs{}
	wrong := widget.NewText(widget.Small(say("ui.dose.wrong")).In(theme.ColorAct))
	wrong.Hide()
	var fields []fyne.CanvasObject
	for id, of := range []func(*patient.Case) *float64{
		func(c *patient.Case) *float64 { return &c.Height }, func(c *patient.Case) *float64 { return &c.Weight }, func(c *patient.Case) *float64 { return &c.TargetINR },
	} {
		entry := widget.NewEntry("–")
		typed := widget.NewTyped(entry, func(words string) {
			if v, ok := text.ParseAmount(words); ok {
				w.Change(workspace.Dosing, func(c *patient.Case) { *of(c) = v })
			}
		})
		keep := entry.OnChanged
		entry.OnChanged = func(words string) {
			if _, ok := text.ParseAmount(words); ok == wrong.Visible() {
				wrong.Hidden = ok
				in.object.Refresh()
			}
			keep(words)
		}
		in.amounts = append(in.amounts, doseAmount{typed, of})
		fields = append(fields, widget.Stack(2, widget.NewText(widget.Small(say("ui.dose."+[]string{"height", "weight", "inr"}[id]))), entry))
	}
	ticks := widget.Flow(10)
	for id, of := range []func(*patient.Case) *bool{
		func(c *patient.Case) *bool { return &c.Amiodarone }, func(c *patient.Case) *bool { return &c.Inducer },
		func(c *patient.Case) *bool { return &c.Smoker }, func(c *patient.Case) *bool { return &c.Thrombosis },
	} {
		name := []string{"amiodarone", "inducer", "smoker", "thrombosis"}[id]
		check := widget.NewCheck(say("report.dose.input."+name), func(on bool) {
			w.Change(workspace.Dosing, func(c *patient.Case) { *of(c) = on })
		})
		in.checks = append(in.checks, doseCheck{check, of})
		ticks.Add(check)
	}
	more := widget.NewButton(say("ui.drugs.dose.change"), widget.QuietButton, doing(h, command.Dose))
	in.object = widget.Stack(theme.Gap, widget.Adaptive(narrowInputs, 10, equal(len(fields)), fields...), wrong, ticks, widget.Row(0, more))
	return in
}

// narrowInputs is the width in points at text scale 1 below which the fields stand below one another.
const narrowInputs float32 = 330

// show fills the fields with what the case states.
func (in *doseInputs) show(c patient.Case) {
	for _, a := range in.amounts {
		if now, ok := text.ParseAmount(a.typed.Entry.Text); !ok || now != *a.of(&c) {
			a.typed.Show(text.Amount(*a.of(&c)))
		}
	}
	for _, k := range in.checks {
		k.check.Set(*k.of(&c))
	}
}
