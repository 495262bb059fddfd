package document

import (
	"slices"
	"strings"

	"allelens/report"
)

// help lists what the bodies advise by age, once for each measure; what is past for all of them is left out.
func (p patient) help() []Block {
	if !p.settled() || len(p.Management) == 0 {
		return nil
	}
	t := Table{Columns: []Column{{Title: p.t("patient.column.help"), Share: 4}, {Title: p.t("patient.column.when"), Share: 1.7}, {Title: p.t("patient.column.who"), Share: 2.6}}}
	var codes []string
	for _, m := range p.Management {
		if !slices.Contains(codes, m.Code) {
			codes = append(codes, m.Code)
		}
	}
	for _, code := range codes {
		of := func(m report.Management) bool { return m.Code == code && m.Status != "past" && forPatient(m) }
		if slices.ContainsFunc(p.Management, of) && p.words.Has("patient.help."+code) {
			t.Rows = append(t.Rows, p.measure(code, of)...)
		}
	}
	return []Block{Paragraph{Line{Text: p.t("patient.help.choose")}}, t, Paragraph{Line{Text: p.t("patient.help.ask")}}}
}

// forPatient reports whether an item is told to the patient: it was checked at its source, and is of the bodies chosen.
func forPatient(m report.Management) bool { return m.Verified && m.Origin.Verified && !m.Beside }

// measure is a measure's rows: one for each body, the words in the first.
func (p patient) measure(code string, of func(report.Management) bool) [][]Cell {
	var rows [][]Cell
	words := plain(p.t("patient.help." + code))
	for _, m := range p.Management {
		if !of(m) {
			continue
		}
		ages := m.Ages
		if ages == "" {
			ages = p.t("patient.help.any_age")
		}
		when, often := ages, m.Interval
		if m.Once && m.ToAge != nil && p.Case.Age != nil && *p.Case.Age > *m.ToAge {
			when, often = p.t("patient.help.late"), ages
		}
		rows = append(rows, []Cell{words, cell(strong(when), muted(often)), plain(strings.TrimSpace(m.Body + " " + m.Version))})
		words = nil
	}
	return rows
}

func (p patient) list(prefix string, keys []string) []Block {
	if len(keys) == 0 {
		return nil
	}
	items := make([]string, len(keys))
	for i, key := range keys {
		items[i] = p.t(prefix + key)
	}
	return []Block{List{Items: items}}
}

func (p patient) limits() []Block {
	var items []string
	for _, l := range p.Limits {
		if key := "patient.limit." + l.Code; p.words.Has(key) {
			items = append(items, p.t(key))
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{List{Items: items}}
}

// sources are the studies, bodies and guidelines that the pages rest on, each once.
func (p patient) sources() []Block {
	var items []string
	add := func(item string) {
		if item != "" && !slices.Contains(items, item) {
			items = append(items, item)
		}
	}
	if p.settled() {
		for _, r := range p.Risks {
			if !r.Verified {
				continue
			}
			add(p.studyOf(r.Source, r.PMID))
			add(r.PopulationSource)
		}
		for _, m := range p.Management {
			if !forPatient(m) {
				continue
			}
			add(join(strings.TrimSpace(m.Body+" "+m.Version), m.Region))
		}
	}
	for _, d := range p.Drugs {
		if !d.OnMedicationList && !d.NeedsAction {
			continue
		}
		for _, r := range d.Recommendations {
			add(strings.TrimSpace(r.Source + " " + r.Year))
		}
	}
	for _, v := range p.classSources() {
		add(v)
	}
	add(p.t("patient.sources.base", "version", p.KnowledgeBase.Version))
	return []Block{Paragraph{Line{Text: p.t("patient.sources.lead")}}, Paragraph{Line{Text: strings.Join(items, " · "), Style: Muted}}}
}

// studyOf names a study with its number in PubMed.
func (p patient) studyOf(name, pmid string) string {
	if pmid == "" {
		return name
	}
	return name + " (" + p.t("pdf.pmid", "id", pmid) + ")"
}

// classSources are who classified the variants that the result rests on.
func (p patient) classSources() []string {
	var names []string
	for _, g := range p.Cancer.Genes {
		for _, v := range g.Variants {
			if v.ClassificationSource != "" && v.Badge.Tone != report.ToneStandard {
				names = append(names, v.ClassificationSource)
			}
		}
	}
	return names
}
