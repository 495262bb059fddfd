package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/text"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/patient"
)

// Codes of problems that the window lets the user answer.
const (
	severalSamples = "several_samples"
	buildUnknown   = "build_unknown"
)

// problem says why there is no report, where, and what can be done; first, if not nil, gets the keyboard.
func (p panels) problem(s workspace.State) (o fyne.CanvasObject, first fyne.Focusable) {
	problem, ok := variants.AsProblem(s.Problem)
	switch {
	case ok && problem.Code == severalSamples:
		return p.samples(samplesOf(problem))
	case ok && problem.Code == buildUnknown:
		builds := []string{variants.GRCh37.String(), variants.GRCh38.String()}
		return p.choice(s, say("ui.build.title"), text.Default().Problem(problem), builds, chooseBuild), nil
	}
	parts := []fyne.CanvasObject{paragraph(sentence(s.Problem))}
	parts = append(parts, placeOf(s.Problem)...)
	return panel(theme.ForTone(report.ToneAct), say("ui.problem.title"), append(parts, p.ways(s))...), nil
}

// asks reports whether a problem is a question that the window puts.
func asks(err error) bool {
	problem, ok := variants.AsProblem(err)
	return ok && (problem.Code == severalSamples || problem.Code == buildUnknown)
}

// placeOf says where a problem lies, if that is known.
func placeOf(err error) []fyne.CanvasObject {
	problem, ok := variants.AsProblem(err)
	if !ok || problem.Where == "" {
		return nil
	}
	return []fyne.CanvasObject{widget.NewText(widget.Muted(say("ui.problem.where")+" "), widget.Code(problem.Where))}
}

// sentence is what people are told of an error.
func sentence(err error) string {
	if problem, ok := variants.AsProblem(err); ok {
		return text.Default().Problem(problem)
	}
	return say("ui.problem.unexpected", "error", err)
}

func samplesOf(p *variants.Problem) []string {
	for _, v := range p.Values {
		if v.Name != "samples" {
			continue
		}
		if strings.Contains(v.Text, "\n") {
			return strings.Split(v.Text, "\n")
		}
		return strings.Split(v.Text, ", ")
	}
	return nil
}

func chooseBuild(c *patient.Case, name string) {
	if build, err := variants.ParseAssembly(name); err == nil {
		c.Assembly = build
	}
}

// choice asks for one of several names and reads the file again with it.
func (p panels) choice(s workspace.State, title, explanation string, names []string, choose func(*patient.Case, string)) fyne.CanvasObject {
	chips := make([]fyne.CanvasObject, len(names))
	for i, name := range names {
		chips[i] = widget.NewChip(name, func() {
			p.workspace.Retry(func(c *patient.Case) { choose(c, name) })
		})
	}
	return panel(plainTone, title, paragraph(explanation), widget.Flow(6, chips...), p.ways(s))
}

// ways are what can be done after a failure.
func (p panels) ways(s workspace.State) fyne.CanvasObject {
	buttons := []fyne.CanvasObject{p.button("ui.open_another", widget.PrimaryButton, command.Open)}
	key := "ui.close"
	if s.CanBack {
		key = "ui.back"
	}
	buttons = append(buttons, widget.NewButton(say(key), widget.PlainButton, p.workspace.Back))
	return widget.Row(12, buttons...)
}
