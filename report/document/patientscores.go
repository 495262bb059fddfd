package document

import (
	"allelens/report"
	"allelens/report/figure"
	"allelens/report/text"
)

// scores are the polygenic scores in the patient's words, with a picture of a hundred people, where the clinician turned that on.
func (p patient) scores(step int) []Block {
	var blocks []Block
	var pictures Drawings
	for _, s := range p.Scores {
		if s.Patient == nil {
			continue
		}
		blocks = append(blocks, Paragraph{Line{Text: s.Patient.Text}})
		if s.Patient.Lower > 0 && step < mostlyFull {
			pictures = append(pictures, p.scorePeople(s))
		}
	}
	if len(blocks) > 0 {
		blocks = append(blocks, Paragraph{Line{Text: p.t("score.patient.care")}})
	}
	if len(pictures) > 0 {
		blocks = append(blocks, pictures)
	}
	return blocks
}

// scorePeople is a hundred people, those with a lower score marked.
func (p patient) scorePeople(s report.Score) Drawing {
	dot, letters := p.sizes()
	f := figure.People{Count: s.Patient.Lower, Columns: 20, Dot: dot / 2, Text: letters, Room: 8, Role: figure.Accent,
		Head: text.Capital(p.coded("patient.organ", s.Cancer)), Body: []string{p.t("score.patient.picture", "n", s.Patient.Lower)}}
	return Drawing{Alt: f.Head + ": " + f.Body[0], Build: func(width float64) figure.Scene { return figure.IconArray(width, f) }}
}

// scores are a page each.
func (v *viewer) scores() {
	for _, s := range v.Scores {
		if s.Patient == nil {
			continue
		}
		page := ViewPage{Name: PatientScores, Title: v.t("patient.section." + PatientScores), Rows: rowsOf(s.Patient.Text, v.t("score.patient.care"))}
		if s.Patient.Lower > 0 {
			picture := v.scorePeople(s)
			page.Figure = &picture
		}
		v.put(page)
	}
}
