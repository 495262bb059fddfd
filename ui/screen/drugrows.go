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
	text                string // what a search looks in
	trial               bool   // the case does not hold it
}

// own reports whether the patient takes the medicine, or is to take it.
func (d drugRow) own() bool {
	return d.Status == taken || d.Status == planned || d.OnMedicationList
}

// status says how the medicine stands to the patient; "" for others.
func (d drugRow) status() string {
	switch {
	case d.trial:
		return say("ui.drugs.on_trial")
	case d.Brief.Status != "":
		return d.Brief.Status
	case d.Status != "":
		return say("report.status." + d.Status)
	case d.OnMedicationList:
		return say("ui.drugs.listed")
	}
	return ""
}

func drugRows(r *report.Report) []drugRow {
	rows := make([]drugRow, len(r.Drugs))
	for i, d := range r.Drugs {
		rows[i] = newDrugRow(d)
	}
	return rows
}

func newDrugRow(d report.Drug) drugRow {
	var results, phenotypes []string
	for _, g := range d.Results {
		diplotype := g.Diplotype
		if diplotype == "" {
			diplotype = say("ui.drugs.not_called")
		}
		results = append(results, g.Gene+" "+diplotype)
		switch {
		case g.Adjusted():
			phenotypes = append(phenotypes, say("report.drug.counts_as", "phenotype", g.Phenotype, "adjusted", g.AdjustedPhenotype))
		case g.Phenotype != "":
			phenotypes = append(phenotypes, g.Phenotype)
		}
	}
	row := drugRow{Drug: d, results: strings.Join(results, " · "), phenotypes: strings.Join(slices.Compact(phenotypes), " · ")}
	if row.phenotypes == "" {
		row.phenotypes = say("ui.unknown")
	}
	row.text = strings.ToLower(strings.Join([]string{d.Drug, strings.Join(d.Brands, " "), row.results, strings.Join(d.Genes, " "), row.phenotypes, d.Headline, d.Badge.Word}, " "))
	return row
}

// areas are the areas of medicine in the order of their filters.
var areas = []string{
	"oncology", "cardiology", "psychiatry", "pain", "neurology", "digestive", "infection", "immunology", "anaesthesia", "hormones", "urology", "other",
}

func drugFilters() []filter[drugRow] {
	action := func(name string) filter[drugRow] {
		return filter[drugRow]{key: name, accepts: func(d drugRow) bool { return d.Action == name }}
	}
	all := []filter[drugRow]{
		{key: "first", accepts: func(d drugRow) bool { return d.own() || d.NeedsAction }},
		{key: "acting", accepts: func(d drugRow) bool { return d.NeedsAction }},
		{key: "listed", accepts: func(d drugRow) bool { return d.Status != "" || d.OnMedicationList }},
		{key: "all", accepts: func(drugRow) bool { return true }},
		action("test_first"), action("not_held"), action("not_assessable"),
	}
	for _, area := range areas {
		all = append(all, filter[drugRow]{key: area, word: say("report.area." + area), accepts: func(d drugRow) bool { return slices.Contains(d.Areas, area) }})
	}
	return all
}
