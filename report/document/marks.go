package document

import (
	"slices"

	"allelens/report"
)

// marksSection lists all marks of the counsellor: what was marked, what the report says of it, and the mark.
func (w writer) marksSection() []Block {
	if len(w.Marks) == 0 {
		return nil
	}
	t := Table{Columns: w.columns("marked", 2.4, "says", 3, "mark", 3.2)}
	for _, m := range w.Marks {
		of := cell(strong(m.Title))
		if m.Title == "" {
			of = cell(plain(m.Of), muted(w.t("pdf.marks.unmatched")))
		}
		says := plain(m.Says)
		if m.Badge != nil {
			says = Cell{{Badge: m.Badge}, {Text: m.Says, Style: Muted}}
		}
		t.Rows = append(t.Rows, []Cell{of, says, plain(m.Text)})
	}
	return []Block{t}
}

// mostMarked is how many marks page one has room for.
const mostMarked = 4

// marked is what the counsellor marked for the report beside the findings, and what was done of the next steps: so many rows at
// most, fewer with each step.
func (c clinician) marked(step int) []Block {
	var blocks []Block
	for _, m := range c.Marks {
		told := slices.ContainsFunc(c.Brief.Findings, func(f report.Finding) bool { return f.Title == m.Title })
		if m.Kind == "report" && m.Title != "" && !told {
			blocks = append(blocks, Paragraph{Line{Lead: m.Title + ":", Text: join(m.Says, m.Words), Badge: m.Badge}})
		}
	}
	for _, s := range c.Summary.Steps {
		if s.Done != nil {
			blocks = append(blocks, Paragraph{Line{Lead: c.t("clinician.done"), Text: join(s.Text, s.Done.On, s.Done.By), Style: Small}})
		}
	}
	if most := max(1, mostMarked-step/3); len(blocks) > most {
		return append(blocks[:most:most], c.more(len(blocks)-most))
	}
	return blocks
}

// ticks are the next steps, with boxes: whose each is, by when, and when it was done.
func (w writer) ticks() []string {
	var items []string
	for _, s := range w.Summary.Steps {
		item := s.Text
		switch {
		case s.Done != nil:
			item = join(w.t("pdf.step.done", "step", s.Text, "on", s.Done.On), s.Done.By)
		case s.Due != "":
			item = join(w.t("pdf.step.due", "step", s.Text, "due", s.Due), s.For)
		case s.For != "":
			item = join(s.Text, s.For)
		}
		items = append(items, item)
	}
	return items
}

// nextSteps are the next steps as they are printed.
func (w writer) nextSteps() []string {
	if len(w.Summary.Steps) == len(w.Summary.NextSteps) {
		return w.ticks()
	}
	return w.Summary.NextSteps // a report file of an earlier version
}
