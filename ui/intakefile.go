package ui

import (
	"fyne.io/fyne/v2"

	"allelens/report/text"
	"allelens/ui/form"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/patient"
)

// intakeFile says what the file is.
type intakeFile struct {
	object fyne.CanvasObject
	rows   *fyne.Container
}

// factName is the width of a fact's name in points.
const factName float32 = 108

func newIntakeFile() *intakeFile {
	f := &intakeFile{rows: widget.Stack(5)}
	f.object = widget.Padded(theme.CardInset, f.rows)
	return f
}

func (f *intakeFile) show(s workspace.State) {
	file := s.File
	mark := ""
	if !file.Usable {
		mark = "■ "
	}
	f.rows.Objects = []fyne.CanvasObject{
		widget.NewText(widget.Span{Text: mark + file.Title, Bold: true, Size: "text"}),
		widget.NewText(widget.Small(file.Text)),
	}
	for _, fact := range file.Facts {
		value := []widget.Span{widget.Strong(fact.Value)}
		if fact.Detail != "" {
			value = append(value, widget.Small("\n"+fact.Detail))
		}
		f.rows.Add(widget.Rule())
		f.rows.Add(widget.Pairs(factName, widget.Pair{Name: fact.Name, Value: widget.NewText(value...)}))
	}
	words := say("ui.intake.private")
	if s.Reading {
		words = say("ui.intake.reading_now", "percent", int(100*s.Progress.Part()))
	}
	f.rows.Add(widget.Rule())
	f.rows.Add(widget.NewText(widget.Small(words)))
	f.rows.Refresh()
}

// intakeSample asks which sample of several is the patient's. None is chosen before a person chooses.
type intakeSample struct {
	object  *fyne.Container
	intake  *intake
	samples []string
	chosen  *widget.Text
}

// mostSegments is how many samples stand side by side; more are searched.
const mostSegments = 6

func newIntakeSample(i *intake) *intakeSample {
	return &intakeSample{intake: i, object: widget.Stack(6), chosen: widget.NewText()}
}

func (q *intakeSample) show(s workspace.State) {
	q.object.Hidden = len(s.File.Samples) < 2
	q.chosen.Set(widget.Strong(s.Case.Sample))
	q.chosen.Hidden = s.Case.Sample == ""
	if q.object.Hidden || len(q.samples) == len(s.File.Samples) {
		return
	}
	q.samples = s.File.Samples
	choose := func(name string) {
		q.intake.change(workspace.Details, func(c *patient.Case) { c.Sample = name })
	}
	if len(q.samples) <= mostSegments {
		var options []form.Option
		for _, name := range q.samples {
			options = append(options, form.Option{Value: name, Words: name})
		}
		q.object.Objects = []fyne.CanvasObject{asked("sample", oneOf(form.Field{Value: s.Case.Sample, Options: options}, choose))}
		return
	}
	search := widget.NewButton(say("ui.intake.sample.search", "n", text.Grouped(len(q.samples))), widget.PlainButton, func() { q.intake.window.askSample(q.samples, choose) })
	q.object.Objects = []fyne.CanvasObject{asked("sample", widget.Stack(6, q.chosen, widget.Row(0, search)))}
}

// intakeBuild asks for the build of a file that does not tell it.
type intakeBuild struct {
	object *fyne.Container
	choice *widget.Segments
}

func newIntakeBuild(i *intake) *intakeBuild {
	var options []form.Option
	for _, b := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
		options = append(options, form.Option{Value: b.String(), Words: b.String()})
	}
	b := &intakeBuild{choice: oneOf(form.Field{Options: options}, func(name string) {
		i.change(workspace.Details, func(c *patient.Case) { chooseBuild(c, name) })
	})}
	b.object = widget.Stack(0, asked("build", b.choice))
	return b
}

func (q *intakeBuild) show(s workspace.State) {
	q.object.Hidden = !s.File.AskBuild && s.Case.Assembly == variants.AssemblyUnknown
	if chosen := s.Case.Assembly.String(); s.Case.Assembly != variants.AssemblyUnknown && q.choice.Chosen() != chosen {
		q.choice.Choose(chosen)
	}
}
