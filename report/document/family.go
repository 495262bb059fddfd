package document

import "allelens/report"

// family is what a disease-causing variant means for relatives; the letter for them is a document of its own.
func (w writer) family() []Block {
	f := w.Family
	if f == nil {
		return nil
	}
	blocks := []Block{w.advice(f.Advice)}
	if len(f.Relatives) > 0 {
		blocks = append(blocks, Heading{Text: w.t("pdf.family.relatives")}, w.relatives(f.Relatives))
	}
	blocks = append(blocks, Paragraph{Line{Text: f.Note, Style: Muted}})
	return append(blocks, Heading{Text: w.t("pdf.family.reproduction")}, w.advice(f.Reproduction))
}

// relatives groups the chances by degree.
func (w writer) relatives(all []report.Relative) Table {
	t := Table{Columns: w.columns("degree", 1, "relative", 5)}
	for i, r := range all {
		if i == 0 || all[i-1].Degree != r.Degree {
			t.Rows = append(t.Rows, []Cell{strong(w.t("pdf.family.degree", "n", r.Degree)), nil})
		}
		last := t.Rows[len(t.Rows)-1]
		last[1] = cell(last[1], plain(r.Text))
	}
	return t
}

// advice lists sentences with the mark of those that are to be verified.
func (w writer) advice(all []report.Advice) Table {
	t := Table{Columns: []Column{{Share: 6}, {Share: 1.4}}}
	for _, a := range all {
		t.Rows = append(t.Rows, []Cell{plain(a.Text), cell(muted(w.sourceName(a.Origin.Source)), w.unverified(a.Verified))})
	}
	return t
}

// sourceName is the name of a source of the knowledge base; its id where the base does not name it.
func (w writer) sourceName(id string) string {
	for _, s := range w.KnowledgeBase.Sources {
		if s.ID == id {
			return s.Name
		}
	}
	return id
}

// explanations are pages for results that must not be read as more than they are.
func (w writer) explanations() []Block {
	var blocks []Block
	for _, e := range w.Explanations {
		blocks = append(blocks, Heading{Text: join(append([]string{e.Title}, e.Genes...)...)})
		if e.Recheck != "" {
			blocks = append(blocks, Paragraph{Line{Text: w.t("pdf.recheck", "date", e.Recheck), Style: Strong}})
		}
		blocks = append(blocks, w.advice(e.Lines))
	}
	return blocks
}
