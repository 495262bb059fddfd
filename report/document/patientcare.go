package document

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
)

// help is what can be done: now, next, later, by the programme chosen.
func (p patient) help(step int) []Block {
	if !p.settled() || len(p.Management) == 0 {
		return nil
	}
	now, byAge, later := p.measures()
	t := Table{Columns: []Column{{Share: 1}, {Share: 6.6}}}
	row := func(key string, said Cell) {
		if len(said) > 0 {
			t.Rows = append(t.Rows, []Cell{strong(p.t("patient.when." + key)), said})
		}
	}
	row("now", now[:max(min(len(now), 3), len(now)-step)])
	var next []string
	for _, key := range p.nextKeys() {
		next = append(next, p.t("patient.next."+key))
	}
	row("next", plain(strings.Join(next[:max(2, len(next)-step/2)], " ")))
	row("by_age", byAge[:max(min(len(byAge), 3), len(byAge)-step)])
	row("later", later[:max(min(len(later), 1), len(later)-step)])
	who := p.t("patient.help.programme", "body", p.bodies())
	return []Block{t, Paragraph{Line{Text: p.t("patient.help.choose") + " " + who, Style: Muted}}}
}

// bodies are whose programme is told.
func (p patient) bodies() string {
	var all []string
	for _, m := range p.Management {
		if m.ForPatient && !slices.Contains(all, m.Body) {
			all = append(all, m.Body)
		}
	}
	return strings.Join(all, ", ")
}

// measures are what is advised now, what is due once first; at which ages, where today's is not known; and later: each measure
// once, and only what was checked.
func (p patient) measures() (now, byAge, later Cell) {
	var due, atAges Cell
	var seen []string
	for _, m := range p.Management {
		if !m.ForPatient || m.Status == "past" || slices.Contains(seen, m.Code) || !p.words.Has("patient.help."+m.Code) {
			continue
		}
		seen = append(seen, m.Code)
		lead, rest := text.Sentences(p.t("patient.help." + m.Code))
		said := Line{Lead: lead, Text: spaced(rest, p.whenOf(m))}
		switch {
		case m.Status == "later":
			later = append(later, said)
		case m.Status == "" && m.Ages != "" && m.Once:
			byAge = append(byAge, said)
		case m.Status == "" && m.Ages != "":
			atAges = append(atAges, said)
		case m.Once && m.Status == "now":
			due = append(due, said)
		default:
			now = append(now, said)
		}
	}
	return append(due, now...), append(byAge, atAges...), later
}

// whenOf says when or how often a measure is advised.
func (p patient) whenOf(m report.Management) string {
	switch {
	case m.Status == "later":
		return p.t("patient.help.at", "ages", m.Ages)
	case m.Once && m.ToAge != nil && p.Case.Age != nil && *p.Case.Age > *m.ToAge:
		return p.t("patient.help.late", "ages", m.Ages)
	case m.Once && m.Status == "now":
		return p.t("patient.help.due", "ages", m.Ages)
	}
	often, ages := "", ""
	if m.Interval != "" && !m.Once {
		often = text.Capital(m.Interval) + "."
	}
	if p.Case.Age == nil && m.Ages != "" {
		ages = p.t("patient.help.at", "ages", m.Ages)
	}
	return spaced(often, ages)
}

// leastLimits is how many limits a patient's page names at least.
const leastLimits = 3

// limits is what else was found, and what was not looked at.
func (p patient) limits(step int) []Block {
	_, lesser := p.told()
	var blocks []Block
	for _, c := range lesser {
		blocks = append(blocks, c)
	}
	var items []string
	for _, l := range p.Limits {
		if key := "patient.limit." + l.Code; p.words.Has(key) {
			items = append(items, p.t(key))
		}
	}
	if len(items) > 0 {
		blocks = append(blocks, List{Items: items[:max(min(len(items), leastLimits-min(1, step/(mostlyFull+2))), len(items)-step)]})
	}
	return blocks
}
