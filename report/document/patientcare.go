package document

import (
	"slices"
	"strings"

	"allelens/report"
)

// help lists what the bodies advise by age, once for each measure; what is past for all of them is left out.
func (p patient) help() []Block {
	if !p.carrier() || len(p.Management) == 0 {
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
		of := func(m report.Management) bool { return m.Code == code && m.Status != "past" }
		if slices.ContainsFunc(p.Management, of) && p.words.Has("patient.help."+code) {
			t.Rows = append(t.Rows, p.measure(code, of)...)
		}
	}
	return []Block{Paragraph{Line{Text: p.t("patient.help.choose")}}, t, Paragraph{Line{Text: p.t("patient.help.ask")}}}
}

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
		who := plain(strings.TrimSpace(m.Body + " " + m.Version))
		if !m.Verified || !m.Origin.Verified {
			who = cell(who, mark(p.t("patient.help.check")))
		}
		rows = append(rows, []Cell{words, cell(strong(ages), muted(m.Interval)), who})
		words = nil
	}
	return rows
}

func (p patient) family() []Block {
	var keys []string
	switch {
	case p.is(outcomeTwo, outcomeJoint):
		keys = []string{"two", "tell"}
	case p.is(outcomeFound):
		keys = []string{"half", "parent", "both", "test", "tell"}
	case p.is(outcomeUncertain, outcomeUnchecked):
		keys = []string{"uncertain", "none"}
	case len(p.Cancer.Genes) > 0:
		keys = []string{"none"}
	}
	return p.list("patient.family.", keys)
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

// medicineActions are the actions, most urgent first; those up to monitor call for something.
var medicineActions = []string{"avoid", "alternative", "change_dose", "monitor", "test_first", "standard", "no_guidance", "not_assessable"}

func (p patient) medicines() []Block {
	if p.Case.Scope == "cancer" {
		return []Block{Paragraph{Line{Text: p.t("patient.medicines.out")}}}
	}
	mine := p.table(func(d report.Drug) bool { return d.OnMedicationList })
	others := p.table(func(d report.Drug) bool {
		return !d.OnMedicationList && d.NeedsAction && slices.Index(medicineActions, d.Action) <= slices.Index(medicineActions, "monitor")
	})
	if len(mine.Rows)+len(others.Rows) == 0 {
		return []Block{Paragraph{Line{Text: p.t("patient.medicines.nothing")}}}
	}
	blocks := []Block{Callout{Tone: report.ToneChange, Title: p.t("patient.medicines.never"), Lines: []string{p.t("patient.medicines.show")}}}
	for _, part := range []struct {
		lead string
		t    Table
	}{{"listed", mine}, {"other", others}} {
		if len(part.t.Rows) > 0 {
			blocks = append(blocks, Paragraph{Line{Text: p.t("patient.medicines." + part.lead), Style: Strong}}, part.t)
		}
	}
	return blocks
}

// table lists medicines by what to do, with the sources of the advice.
func (p patient) table(which func(report.Drug) bool) Table {
	t := Table{Columns: []Column{{Title: p.t("patient.column.do"), Share: 3}, {Title: p.t("patient.column.medicine"), Share: 4}, {Title: p.t("patient.column.who"), Share: 1.4}}}
	for _, action := range medicineActions {
		var names, sources []string
		for _, d := range p.Drugs {
			if d.Action != action || !which(d) {
				continue
			}
			names = append(names, d.Drug)
			for _, r := range d.Recommendations {
				if !slices.Contains(sources, r.Source) {
					sources = append(sources, r.Source)
				}
			}
		}
		if len(names) > 0 {
			slices.Sort(sources)
			t.Rows = append(t.Rows, []Cell{plain(p.t("patient.action." + action)), strong(strings.Join(names, ", ")), muted(strings.Join(sources, ", "))})
		}
	}
	return t
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

func (p patient) next() []Block {
	var keys []string
	switch {
	case p.carrier():
		keys = []string{"confirm", "plan", "family"}
	case p.is(outcomeFailed):
		keys = []string{"again"}
	case p.is(outcomeUncertain, outcomeUnchecked):
		keys = []string{"history", "later"}
	case len(p.Cancer.Genes) > 0:
		keys = []string{"history"}
	}
	if slices.ContainsFunc(p.Drugs, func(d report.Drug) bool { return d.NeedsAction || d.OnMedicationList }) {
		keys = append(keys, "medicines")
	}
	blocks := p.list("patient.next.", append(keys, "questions"))
	list := blocks[0].(List)
	list.Boxes = true
	return []Block{list}
}

// sources are the studies, bodies and guidelines that the pages rest on, each once.
func (p patient) sources() []Block {
	var items []string
	add := func(item string) {
		if item != "" && !slices.Contains(items, item) {
			items = append(items, item)
		}
	}
	if p.carrier() {
		for _, r := range p.Risks {
			add(p.studyOf(r.Source, r.PMID))
			add(r.PopulationSource)
		}
		for _, m := range p.Management {
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
				names = append(names, join(v.ClassificationSource, v.Evaluated))
			}
		}
	}
	return names
}
