// Package whatif says what would change: it compares the report of a case with that of the same case supposed to be
// another, in the report's own words.
package whatif

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
)

// Changes lists in sentences what the second report says otherwise than the first: risks from today on, management,
// medicines. It is never empty: nothing changes is a sentence too.
func Changes(words *text.Catalogue, before, after *report.Report) []string {
	c := &comparison{Catalogue: words, before: before, after: after}
	c.risks()
	c.otherRisks()
	c.management()
	c.medicines()
	if len(c.lines) == 0 {
		c.add(words.Text("whatif.nothing"))
	}
	return c.lines
}

type comparison struct {
	*text.Catalogue
	before, after *report.Report
	lines         []string
}

// add takes up a sentence once.
func (c *comparison) add(line string) {
	if line != "" && !slices.Contains(c.lines, line) {
		c.lines = append(c.lines, line)
	}
}

func (c *comparison) named(label, text string) {
	c.add(c.Text("whatif.named", "label", label, "text", text))
}

// risks tells figures from today that differ, and what is left out or stands in their place now.
func (c *comparison) risks() {
	for _, k := range c.after.Risks {
		same := func(o report.Risk) bool { return o.Gene == k.Gene && o.Cancer == k.Cancer && o.Sex == k.Sex }
		i := slices.IndexFunc(c.before.Risks, same)
		if k.TodayText != "" && (i < 0 || c.before.Risks[i].TodayText != k.TodayText) {
			c.named(k.Label, k.TodayText)
		}
	}
	for _, k := range c.before.Risks {
		if !slices.ContainsFunc(c.after.Risks, func(o report.Risk) bool { return o.Gene == k.Gene && o.Cancer == k.Cancer && o.Sex == k.Sex }) {
			c.gone(k.Label)
		}
	}
	for _, l := range c.after.RisksLeftOut {
		if !slices.Contains(c.before.RisksLeftOut, l) {
			c.add(l.Text)
		}
	}
}

// otherRisks tells of the other breast, and of figures that are no curves.
func (c *comparison) otherRisks() {
	for _, k := range c.after.Contralateral {
		if k.Fits && !slices.ContainsFunc(c.before.Contralateral, func(o report.Contralateral) bool { return o.Fits && o.Text == k.Text }) {
			c.named(k.Label, k.Text)
		}
	}
	for _, k := range c.before.Contralateral {
		if k.Fits && !slices.ContainsFunc(c.after.Contralateral, func(o report.Contralateral) bool { return o.Fits && o.Label == k.Label }) {
			c.gone(k.Label)
		}
	}
	for _, k := range c.before.OtherRisks {
		if !slices.ContainsFunc(c.after.OtherRisks, func(o report.OtherRisk) bool { return o.Label == k.Label }) {
			c.gone(k.Label)
		}
	}
	for _, k := range c.after.OtherRisks {
		if !slices.ContainsFunc(c.before.OtherRisks, func(o report.OtherRisk) bool { return o.Label == k.Label && o.Text == k.Text }) {
			c.named(k.Label, k.Text)
		}
	}
}

// gone says that something is not told any more.
func (c *comparison) gone(label string) { c.named(label, c.Text("whatif.gone")) }

// management tells what leaves and joins the chosen body's list, and what is due at another time.
func (c *comparison) management() {
	was, is := own(c.before.Management), own(c.after.Management)
	if left := missing(was, is); len(left) > 0 {
		c.add(c.Text("whatif.left", "items", strings.Join(left, "; ")))
	}
	if joined := missing(is, was); len(joined) > 0 {
		c.add(c.Text("whatif.joined", "items", strings.Join(joined, "; ")))
	}
	for _, m := range is {
		i := slices.IndexFunc(was, func(o report.Management) bool { return alike(o, m) })
		if i >= 0 && was[i].When != m.When && m.When != "" {
			c.named(m.Item, m.When)
		}
	}
}

// own are the items of the body chosen.
func own(all []report.Management) []report.Management {
	return slices.DeleteFunc(slices.Clone(all), func(m report.Management) bool { return m.Beside })
}

func alike(a, b report.Management) bool {
	return a.Gene == b.Gene && a.Code == b.Code && a.Organ == b.Organ && a.Body == b.Body
}

// missing names what of some others lack.
func missing(of, others []report.Management) (items []string) {
	for _, m := range of {
		if !slices.ContainsFunc(others, func(o report.Management) bool { return alike(o, m) }) && !slices.Contains(items, m.Item) {
			items = append(items, m.Item)
		}
	}
	return items
}

// medicines tells whose verdict differs, those of the patient first as the report has them, and what stands beside others.
func (c *comparison) medicines() {
	for _, d := range c.after.Drugs {
		i := slices.IndexFunc(c.before.Drugs, func(o report.Drug) bool { return o.Drug == d.Drug })
		switch {
		case i >= 0 && c.before.Drugs[i].Badge.Word != d.Badge.Word:
			c.add(c.Text("whatif.drug", "drug", d.Drug, "before", c.before.Drugs[i].Badge.Word, "after", d.Badge.Word))
		case i >= 0 && c.before.Drugs[i].Together != d.Together && d.Together != "":
			c.named(d.Drug, d.Together)
		case i >= 0 && (c.before.Drugs[i].Headline != d.Headline || c.before.Drugs[i].Together != d.Together):
			c.named(d.Drug, d.Headline)
		}
	}
	for _, d := range c.before.Drugs {
		if !slices.ContainsFunc(c.after.Drugs, func(o report.Drug) bool { return o.Drug == d.Drug }) {
			c.gone(d.Drug)
		}
	}
}
