package ui

import (
	"cmp"
	"slices"

	"allelens/report"
	"allelens/ui/form"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// What the case itself answers of the questions that advice depends on.
const (
	asksAge       = "age"
	asksMenopause = "menopause"
)

// notAnswered stands for a question that stays open.
const notAnswered = "unknown"

// answers asks what the advice on the patient's medicines depends on and nobody has told.
func (q *questions) answers(s workspace.State) form.Form {
	now := s.Case
	f := form.Form{Title: say("ui.answers.title"), Cancel: say("ui.close"), Text: texts(small("ui.answers.none"))}
	var open []report.Drug
	for _, d := range s.Report.Drugs {
		if d.OnMedicationList && len(d.Questions) > 0 {
			open = append(open, d)
			f.Fields = append(f.Fields, answerFields(now, d, f.Fields)...)
		}
	}
	for _, given := range now.Situations {
		f.Given = append(f.Given, form.Given{Words: say("ui.answers.given", "drug", given.Drug, "answer", situationWords(given)), Remove: func() {
			q.workspace.Change(workspace.Situations, func(c *patient.Case) {
				c.Situations = slices.DeleteFunc(slices.Clone(c.Situations), func(o patient.Situation) bool { return o == given })
			})
		}})
	}
	if len(f.Fields) == 0 {
		return f
	}
	f.Text, f.Accept, f.Cancel = texts(small("ui.answers.text")), say("ui.apply"), say("ui.cancel")
	f.Apply = q.change(workspace.Situations, func(c *patient.Case, a form.Answers) { takeAnswers(c, open, a) })
	return f
}

// answerFields are the questions of a medicine; what the patient is asked once is left out where it stands already.
func answerFields(now patient.Case, d report.Drug, before []form.Field) []form.Field {
	var fields []form.Field
	for _, question := range d.Questions {
		field := form.Field{ID: answerID(d, question), Label: question.Text, Kind: form.One, Value: notAnswered}
		switch question.About {
		case asksAge:
			field = ageField(now.Age, "ui.case.age_wrong")
		case asksMenopause:
			field = menopauseField(now)
		default:
			for _, b := range question.Branches {
				field.Options = append(field.Options, form.Option{Value: b.Answers[0], Words: b.Text})
			}
			field.Options = append(field.Options, form.Option{Value: notAnswered, Words: say("ui.answers.unknown"), Open: true})
		}
		if !slices.ContainsFunc(before, func(o form.Field) bool { return o.ID == field.ID }) {
			fields = append(fields, field)
		}
	}
	return fields
}

func answerID(d report.Drug, question report.DrugQuestion) string {
	return d.Drug + " " + question.About
}

// menopauseField asks whether it is before or after menopause.
func menopauseField(now patient.Case) form.Field {
	return form.Field{ID: asksMenopause, Label: say("ui.menopause"), Kind: form.One, Value: cmp.Or(now.Menopause, notAnswered),
		Options: worded("ui.menopause.", "before", "after", notAnswered)}
}

// menopauseOf is what was chosen.
func menopauseOf(a form.Answers) string {
	if chosen := a.Text(asksMenopause); chosen != notAnswered {
		return chosen
	}
	return ""
}

// asksForMenopause reports whether the advice on any medicine depends on it, or it was given. A man is not asked.
func asksForMenopause(s workspace.State) bool {
	about := func(question report.DrugQuestion) bool { return question.About == asksMenopause }
	return s.Case.Sex != patient.Male && (s.Case.Menopause != "" ||
		slices.ContainsFunc(s.Report.Drugs, func(d report.Drug) bool { return slices.ContainsFunc(d.Questions, about) }))
}

// takeAnswers notes what was answered; what stays open is left as it was.
func takeAnswers(p *patient.Case, open []report.Drug, a form.Answers) {
	for _, d := range open {
		for _, question := range d.Questions {
			switch answer := a.Text(answerID(d, question)); {
			case question.About == asksAge:
				p.Age, _ = parseAge(a.Text(asksAge))
			case question.About == asksMenopause:
				p.Menopause = menopauseOf(a)
			case answer != "" && answer != notAnswered:
				p.Situations = append(slices.Clone(p.Situations), patient.Situation{Drug: d.Drug, About: question.About, Answer: answer})
			}
		}
	}
}

// situationWords are a given answer in words; one that was given on the command line stands as it was typed.
func situationWords(given patient.Situation) string {
	if given.About == "" {
		return given.Answer
	}
	return say("report.question." + given.About + "." + given.Answer)
}
