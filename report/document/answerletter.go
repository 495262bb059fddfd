package document

import (
	"allelens/report"
	"allelens/report/text"
)

// answerLetter is what a relative is told who had the family's variant alone looked at: found, not found, or not to be judged, and
// what remains. It names neither the relative nor anybody else.
func answerLetter(r *report.Report) *Document {
	p := patient{writer: writer{Report: r, words: text.Of(r.Language)}}
	d := &Document{
		Words: p.words, Title: p.t("letter.answer.title"), Label: p.t("letter.answer.label"), Date: r.Case.Date, Look: ForFamily,
		Program: p.t("patient.program", "name", r.Software.Name, "version", r.Software.Version, "base", r.KnowledgeBase.Version),
	}
	d.Edges = p.edges()
	d.Edges.Who, d.Edges.WhoNote, d.Edges.StampNote = d.Label, p.t("letter.fact.date")+" "+r.Case.Date, ""
	d.Edges.Foot = []string{d.Edges.Foot[0], d.Program}
	d.Pages = []Page{{Head: d.Title, Most: 1, Build: func(int) []Section {
		all := []Section{{Name: "answer", Blocks: append(p.known(), p.result(0)[len(p.known()):]...)}}
		do := p.t("letter.answer.do." + r.FamilyAnswer.Answer)
		return append(append(all, Section{Name: "do", Title: p.t("letter.section.do"), Blocks: []Block{Paragraph{Line{Text: do}}}}), p.letterSections("contact", p.letterContact())...)
	}}}
	return d
}
