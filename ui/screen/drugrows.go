package screen

import (
	"slices"
	"strings"

	"allelens/report"
)

// drugRow is a medicine as the table shows it.
type drugRow struct {
	report.Drug
	results, phenotypes string
	acts                bool   // what was found, or is taken, calls for something else than the standard
	text                string // what a search looks in
}

// urgencies are the actions of the report file, most urgent first.
var urgencies = []string{"avoid", "alternative", "change_dose", "monitor", "test_first", "standard", "no_guidance", "not_assessable"}

// acting is how many of the first urgencies need action now.
const acting = 4

func urgency(action string) int {
	if i := slices.Index(urgencies, action); i >= 0 {
		return i
	}
	return len(urgencies)
}

func drugRows(r *report.Report) []drugRow {
	rows := make([]drugRow, len(r.Drugs))
	for i, d := range r.Drugs {
		rows[i] = newDrugRow(d)
		rows[i].acts = urgency(d.Action) < acting && (d.OnMedicationList || carries(r, d))
	}
	slices.SortStableFunc(rows, func(a, b drugRow) int { return urgency(a.Action) - urgency(b.Action) })
	return rows
}

// carries reports whether a gene result behind a medicine rests on a variant of the file or
// on an outside call. Guidance that holds for everyone without one is no finding; the report
// counts by the same rule. A gene without a list of sites cannot tell and counts.
func carries(r *report.Report, d report.Drug) bool {
	for _, result := range d.Results {
		g, ok := pharmacogene(r, result.Gene)
		if !ok || result.Diplotype == "" {
			continue
		}
		variant := func(s report.GeneSite) bool { return s.State == "variant" }
		if g.Source == "outside" || len(g.Sites) == 0 || slices.ContainsFunc(g.Sites, variant) {
			return true
		}
	}
	return false
}

func newDrugRow(d report.Drug) drugRow {
	var results, phenotypes []string
	for _, g := range d.Results {
		diplotype := g.Diplotype
		if diplotype == "" {
			diplotype = say("ui.drugs.not_called")
		}
		results = append(results, g.Gene+" "+diplotype)
		if g.Phenotype != "" {
			phenotypes = append(phenotypes, g.Phenotype)
		}
	}
	row := drugRow{Drug: d, results: strings.Join(results, " · "), phenotypes: strings.Join(slices.Compact(phenotypes), " · ")}
	if row.phenotypes == "" {
		row.phenotypes = say("ui.unknown")
	}
	row.text = strings.ToLower(strings.Join([]string{d.Drug, row.results, row.phenotypes, d.Headline, d.Badge.Word}, " "))
	return row
}

func drugFilters() []filter[drugRow] {
	action := func(name string) filter[drugRow] {
		return filter[drugRow]{key: name, accepts: func(d drugRow) bool { return d.Action == name }}
	}
	return []filter[drugRow]{
		{key: "acting", accepts: func(d drugRow) bool { return d.acts }},
		{key: "listed", accepts: func(d drugRow) bool { return d.OnMedicationList }},
		action("test_first"), action("standard"), action("not_assessable"),
		{key: "all", accepts: func(drugRow) bool { return true }},
	}
}
