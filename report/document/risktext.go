package document

import (
	"slices"

	"allelens/report"
	"allelens/report/figure"
)

// today tells each curve's risk from today's age on, or why there is none, and who was studied.
func (w writer) today() Table {
	t := Table{Columns: w.columns("curve", 2, "today", 5, "studied", 4)}
	for _, r := range w.Risks {
		t.Rows = append(t.Rows, []Cell{cell(strong(r.Label), muted(r.Who)), plain(r.TodayText), muted(r.Studied)})
	}
	return t
}

// afterFirst is the risk of cancer in the other breast; the figures for the patient's age at the first stand out.
func (w writer) afterFirst() Table {
	t := Table{Columns: w.columns("curve", 2, "risk", 4, "noncarriers", 2, "source", 3.4)}
	for _, c := range w.Contralateral {
		style := plain
		if c.Fits {
			style = strong
		}
		other := w.t("pdf.unknown")
		if c.OtherPercent != nil {
			other = w.percent(*c.OtherPercent)
		}
		t.Rows = append(t.Rows, []Cell{
			strong(c.Label), style(c.Text), plain(other),
			cell(plain(w.study(c.Source, c.PMID)), muted(c.Studied), w.unverified(c.Verified)),
		})
	}
	return t
}

// otherRisks are the figures that are no curves.
func (w writer) otherRisks() Table {
	t := Table{Columns: w.columns("curve", 2, "risk", 5, "source", 3.4)}
	for _, o := range w.OtherRisks {
		t.Rows = append(t.Rows, []Cell{strong(o.Label), plain(o.Text), cell(plain(w.study(o.Source, o.PMID)), w.unverified(o.Verified))})
	}
	return t
}

// study names a study with its number in PubMed.
func (w writer) study(name, pmid string) string {
	if pmid == "" {
		return name
	}
	return join(name, w.t("pdf.pmid", "id", pmid))
}

func (w writer) management() []Block {
	if len(w.Management) == 0 {
		return nil
	}
	chosen, beside := parted(w.Management)
	plan := Timeline(w.words, chosen, years(w.Case.Age))
	plan.Text = figureText
	lanes := Drawing{
		Alt:   w.t("figure.timeline.alt"),
		Build: func(width float64) figure.Scene { return figure.Ages(width, plan) },
		Parts: func(width, first, rest float64) []figure.Scene { return figure.AgesInParts(width, plan, first, rest) },
	}
	var blocks []Block
	if missing := w.unheard(chosen); missing != "" {
		blocks = append(blocks, Paragraph{Line{Text: w.t("pdf.management.unheard", "body", missing), Style: Strong}})
	}
	blocks = append(blocks, Drawings{lanes}, w.programme(chosen))
	if len(beside) > 0 {
		blocks = append(blocks, Heading{Text: w.t("pdf.management.beside")}, w.programme(beside))
	}
	return append(blocks, w.otherBodies()...)
}

// parted tells the items of the bodies chosen from those that stand beside them.
func parted(all []report.Management) (chosen, beside []report.Management) {
	for _, m := range all {
		if m.Beside {
			beside = append(beside, m)
		} else {
			chosen = append(chosen, m)
		}
	}
	return chosen, beside
}

// unheard is the body that was asked for first and says nothing here; "" where it speaks.
func (w writer) unheard(chosen []report.Management) string {
	for _, b := range w.Bodies {
		if b.First && !slices.ContainsFunc(chosen, func(m report.Management) bool { return m.Body == b.Name }) {
			return b.Name
		}
	}
	return ""
}

// programme lists what is recommended, with the ages and who recommends it.
func (w writer) programme(all []report.Management) Table {
	t := Table{Columns: w.columns("when", 1.6, "item", 4.6, "interval", 1.6, "source", 2.2)}
	for _, m := range all {
		when, item := strong, plain
		if m.Status == "past" {
			when, item = muted, muted
		}
		ages := m.Ages
		if ages == m.When {
			ages = ""
		}
		t.Rows = append(t.Rows, []Cell{
			cell(when(m.When), muted(ages)), item(m.Item), item(m.Interval),
			cell(plain(join(m.Body, m.Version)), muted(m.Region), w.unverified(m.Verified && m.Origin.Verified)),
		})
	}
	return t
}

// otherBodies names the bodies that were left out by choice.
func (w writer) otherBodies() []Block {
	var names []string
	for _, b := range w.Bodies {
		if !b.Shown {
			names = append(names, b.Name+" ("+b.Region+")")
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []Block{Paragraph{Line{Text: w.t("pdf.management.hidden", "bodies", join(names...)), Style: Muted}}}
}
