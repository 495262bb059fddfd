package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// steps lists what to do next, each to be ticked: what does not wait stands first, with its badge. What stays the same keeps its
// place, and the keyboard.
type steps struct {
	workspace *workspace.Workspace
	object    *fyne.Container
	shown     []report.NextStep
	checks    []*widget.Check
}

func newSteps(w *workspace.Workspace) *steps {
	return &steps{workspace: w, object: widget.Stack(theme.Gap)}
}

func (l *steps) show(all []report.NextStep) {
	same := func(a, b report.NextStep) bool { return a.Code == b.Code && a.Text == b.Text && a.Urgent == b.Urgent }
	if len(all) == 0 || !slices.EqualFunc(l.shown, all, same) {
		l.lay(all)
	}
	for i, s := range all {
		if done := s.Done != nil; l.checks[i].On() != done {
			l.checks[i].Set(done)
		}
	}
	l.shown = all
}

// lay makes the list anew.
func (l *steps) lay(all []report.NextStep) {
	l.object.RemoveAll()
	l.checks = nil
	if len(all) == 0 {
		l.object.Add(bullets([]string{say("ui.overview.no_steps")}, widget.Plain))
	}
	for _, s := range all {
		check := widget.NewCheck(s.Text, func(on bool) { l.tick(s.Code, on) })
		l.checks = append(l.checks, check)
		var line fyne.CanvasObject = check
		if s.Urgent {
			line = widget.Stack(2, check, widget.Flow(0, badge(report.Badge{
				Word: say("report.badge.urgent"), Tone: report.ToneChange, Sign: report.OpenTriangle,
			})))
		}
		l.object.Add(line)
	}
}

// tick notes in the case that a step is done, on the day of the report, or is not.
func (l *steps) tick(code string, done bool) {
	r := l.workspace.State().Report
	if r == nil {
		return
	}
	l.workspace.Change(workspace.Steps, func(c *patient.Case) {
		i := slices.IndexFunc(c.Steps, func(s patient.Step) bool { return s.Of == code })
		if i < 0 {
			c.Steps, i = append(c.Steps, patient.Step{Of: code, Role: say("ui.steps.role")}), len(c.Steps)
		}
		if c.Steps[i].Done = ""; done {
			c.Steps[i].Done = r.Case.Date
		}
	})
}
