package document

import (
	"slices"
	"strconv"
	"strings"

	"allelens/report"
)

// mostSources is how many sources a page that has given up all else names.
const mostSources = 6

// sources are the studies, bodies and guidelines that the pages rest on, each once, with all its editions. Numbers in PubMed
// stand in the clinician's report.
func (p patient) sources(step int) []Block {
	var items cited
	if p.settled() {
		for _, r := range p.Risks {
			if r.Verified {
				items.add(r.Source, "")
				items.add(r.PopulationSource, "")
			}
		}
		for _, m := range p.Management {
			if m.ForPatient {
				edition, _, _ := strings.Cut(m.Version, " via PMC")
				items.add(m.Body, edition)
				items.of(m.Body, m.Region)
			}
		}
	}
	for _, d := range p.Drugs {
		if d.OnMedicationList || d.NeedsAction {
			for _, a := range advisers(d) {
				items.add(a.body, a.year)
			}
		}
	}
	for _, v := range p.classSources() {
		items.add(v, "")
	}
	said := append(items.texts(), p.t("patient.sources.base", "version", p.KnowledgeBase.Version))
	if step > mostlyFull && len(said) > mostSources { // what was left out stands in the annex
		said = append(said[:mostSources:mostSources], said[len(said)-1])
	}
	return []Block{Paragraph{Line{Lead: p.t("patient.section.sources") + ":", Text: strings.Join(said, " · "), Style: Muted}}}
}

// source is one that pages rest on, with its editions.
type source struct {
	name, region string
	editions     []string
}

// cited are sources in the order of their first mention.
type cited []source

// add mentions an edition of a source, "" for none.
func (c *cited) add(name, edition string) {
	if name == "" {
		return
	}
	at := slices.IndexFunc(*c, func(s source) bool { return s.name == name })
	if at < 0 {
		at = len(*c)
		*c = append(*c, source{name: name})
	}
	if of := &(*c)[at].editions; edition != "" && !slices.Contains(*of, edition) {
		*of = append(*of, edition)
	}
}

// of says which region a source that was mentioned speaks for.
func (c *cited) of(name, region string) {
	for i := range *c {
		if (*c)[i].name == name {
			(*c)[i].region = region
		}
	}
}

// texts are the sources with their editions: years as a span, others listed.
func (c cited) texts() (all []string) {
	for _, s := range c {
		said := strings.Join(s.editions, ", ")
		if years := slices.Sorted(slices.Values(s.editions)); len(years) > 1 && isYear(years[0]) && isYear(years[len(years)-1]) {
			said = years[0] + "–" + years[len(years)-1]
		}
		if s.region != "" {
			said = spaced(said, "("+s.region+")")
		}
		all = append(all, spaced(s.name, said))
	}
	return all
}

func isYear(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n > 1900 && n < 3000
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
