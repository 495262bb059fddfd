package document

import (
	"strings"

	"allelens/report"
)

// shortSum is how much of the file's checksum stands on the first page; the sources have it all.
const shortSum = 12

func (w writer) facts() Facts {
	sum := w.Input.SHA256
	if len(sum) > shortSum {
		sum = sum[:shortSum] + "…"
	} else if sum == "" {
		sum = w.t("pdf.fact.no_checksum")
	}
	pair := func(key, value string) Fact { return Fact{w.t("pdf.fact." + key), w.orUnknown(value)} }
	return Facts{Columns: 3, Pairs: []Fact{
		pair("case", w.Case.Label), pair("sample", w.Input.Sample), pair("date", w.Case.Date),
		pair("sex", w.coded("pdf.sex", w.Case.Sex)), pair("age", w.age()), pair("scope", w.coded("pdf.scope", w.Case.Scope)),
		pair("file", w.Input.File), pair("checksum", sum), pair("assembly", w.Input.Assembly),
	}}
}

func (w writer) age() string {
	if w.Case.Age == nil {
		return ""
	}
	return w.t("pdf.years", "n", *w.Case.Age)
}

func (w writer) summary() []Block {
	blocks := append(w.knownDetail(), w.notices(w.Summary.Notices)...)
	for _, c := range w.Summary.Cards {
		blocks = append(blocks, Callout{Tone: c.Tone, Title: w.t("pdf.card", "title", c.Title, "headline", c.Headline), Lines: lines(c.Line, join(c.Subtitle, c.Detail))})
	}
	if len(w.Summary.Rows) > 0 {
		blocks = append(blocks, Heading{Text: w.t("pdf.matters")}, w.matters())
	}
	if len(w.Case.Medications) > 0 {
		blocks = append(blocks, Paragraph{Line{Text: w.t("pdf.medications", "list", strings.Join(w.Case.Medications, ", "))}})
	}
	if len(w.Case.Planned) > 0 {
		blocks = append(blocks, Paragraph{Line{Text: w.t("pdf.medications.planned", "list", strings.Join(w.Case.Planned, ", "))}})
	}
	if len(w.Case.Before) > 0 {
		blocks = append(blocks, Paragraph{Line{Text: w.t("pdf.medications.earlier", "list", strings.Join(w.Case.Before, ", "))}})
	}
	return append(append(blocks, w.notices(w.Summary.MedicineNotices)...), w.lists()...)
}

func (w writer) lists() []Block {
	var blocks []Block
	if len(w.Summary.NotAssessed) > 0 {
		blocks = append(blocks, Heading{Text: w.t("pdf.not_assessed")}, List{Items: w.Summary.NotAssessed})
	}
	if len(w.Summary.NextSteps) > 0 {
		blocks = append(blocks, Heading{Text: w.t("pdf.next_steps")}, List{
			Items: w.nextSteps(), Boxes: true, Badged: len(w.Summary.UrgentSteps),
			Badge: report.Badge{Word: w.t("report.badge.urgent"), Tone: report.ToneChange, Sign: report.OpenTriangle},
		})
	}
	return blocks
}

func lines(all ...string) []string {
	var some []string
	for _, s := range all {
		if s != "" {
			some = append(some, s)
		}
	}
	return some
}

func (w writer) matters() Table {
	t := Table{Columns: w.columns("finding", 2.8, "why", 2.9, "discuss", 3.2, "action", 2.2)}
	for _, row := range w.Summary.Rows {
		discuss := plain(row.Discuss)
		if row.Key == report.AllMedicines {
			discuss = Cell{Line{Text: w.t("pdf.matters.more", "section", w.t("pdf.section.drugs")), To: SectionDrugs}}
		}
		t.Rows = append(t.Rows, []Cell{cell(strong(row.Finding), muted(row.Detail)), plain(row.Why), discuss, badge(row.Badge)})
	}
	return t
}

// columns names columns by the end of their key, each with its share of the width.
func (w writer) columns(keysAndShares ...any) []Column {
	var all []Column
	for i := 0; i+1 < len(keysAndShares); i += 2 {
		c := Column{Share: 1}
		if key, ok := keysAndShares[i].(string); ok && key != "" {
			c.Title = w.t("pdf.column." + key)
		}
		switch share := keysAndShares[i+1].(type) {
		case int:
			c.Share = float64(share)
		case float64:
			c.Share = share
		}
		all = append(all, c)
	}
	return all
}

func (w writer) note() []Block {
	var blocks []Block
	for _, s := range strings.Split(w.Case.Note, "\n") {
		if s = strings.TrimSpace(s); s != "" {
			blocks = append(blocks, Paragraph{Line{Text: s}})
		}
	}
	return blocks
}

func (w writer) signature() []Block {
	return []Block{Signature{By: w.t("pdf.signed", "name", w.Case.SignedBy), Place: w.t("pdf.place")}}
}

func (w writer) limits() []Block {
	items := make([]string, len(w.Limits))
	for i, l := range w.Limits {
		items[i] = l.Text
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{List{Items: items}}
}

// toned is the badge of a word in a tone.
func toned(word string, tone report.Tone) report.Badge { return report.Badge{Word: word, Tone: tone} }
