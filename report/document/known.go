package document

import (
	"strings"

	"allelens/report"
)

// familyAnswer is the answer to the family's question, which stands before all results; nil where none was asked.
func (w writer) familyAnswer() []Block {
	a := w.FamilyAnswer
	if a == nil {
		return nil
	}
	said := []string{a.Text}
	for _, n := range a.Lines {
		said = append(said, n.Text)
	}
	return []Block{Box{Tone: a.Badge.Tone, Grave: true, Title: a.Title, Badge: &a.Badge, Parts: [][]Block{{Paragraph{Line{Text: strings.Join(said, " ")}}}}}}
}

// knownDetail is what stands behind the answer: the variants that the name stands for, and the line.
func (w writer) knownDetail() []Block {
	blocks := w.familyAnswer()
	if blocks == nil {
		return nil
	}
	t := Table{Columns: []Column{{Share: 2.4}, {Share: 3}, {Share: 3}}}
	for _, v := range w.FamilyAnswer.Variants {
		t.Rows = append(t.Rows, []Cell{
			Cell{{Text: v.HGVSC, Style: Code}}, Cell{{Text: spaced(v.HGVSP, v.HGVSG), Style: Code}}, cell(plain(v.Class), muted(join(v.Source, v.Review, v.Evaluated))),
		})
	}
	if len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	if line := w.FamilyAnswer.VCFLine; line != "" {
		blocks = append(blocks, Paragraph{Line{Text: line, Style: Code}})
	}
	return blocks
}

// known is the answer in the patient's words. A change that is not called disease-causing here is told without its meaning.
func (p patient) known() []Block {
	a := p.FamilyAnswer
	if a == nil {
		return nil
	}
	key := "patient.known." + a.Answer
	if a.TrueNegative {
		key = "patient.known.true_negative"
	}
	c := Callout{First: true, Tone: a.Badge.Tone, Title: p.t(key, "gene", a.Gene), Lines: strings.Split(p.t(key+".lines"), "\n")}
	if a.Answer == report.KnownPresent && p.confirmed() {
		c.Lines = []string{p.t("patient.result.found.confirmed")}
	}
	if s, any := p.gravest(); a.TrueNegative && any && rank(s.outcome) < rank(report.OutcomeUnread) {
		c.Lines = strings.Split(p.t("patient.known.true_negative.but"), "\n")
	}
	if a.Answer == report.KnownAbsent && !a.TrueNegative && a.Source != "" {
		c.Lines = strings.Split(p.t("patient.known.not_relied"), "\n")
	}
	return []Block{c}
}
