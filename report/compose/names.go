package compose

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
)

// Names words what the knowledge base knows by name.
func Names(words *text.Catalogue, v interpret.Vocabulary) []report.Name {
	var all []report.Name
	for _, a := range v.Aliases {
		n := report.Name{Kind: report.GeneName, Name: a.Name, Gene: a.Gene, RSID: a.RSID, Full: a.Kind == "full"}
		if a.RSID != "" {
			n.Kind = report.VariantName
		}
		all = append(all, n)
	}
	for _, g := range v.OtherGenes {
		known := words.Text("search.gene."+g.Why, "medicines", g.Medicines, "levels", g.Levels)
		for _, name := range append([]string{g.Gene}, alternatives(g.Names)...) {
			all = append(all, report.Name{Kind: report.GeneName, Name: name, Gene: g.Gene, Known: known})
		}
	}
	for _, m := range v.Medicines {
		all = append(all, report.Name{Kind: report.MedicineName, Name: m.Name, Medicines: []string{m.Name}, Known: words.Text("search.medicine.unnamed")})
	}
	all = append(all, modulatorNames(words, v.Modulators)...)
	for _, n := range v.Names {
		kind := report.BrandName
		if n.Kind == "synonym" {
			kind = report.MedicineName
		}
		all = append(all, report.Name{Kind: kind, Name: n.Name, Medicines: strings.Split(n.Drug, ";")})
	}
	return all
}

// modulatorNames are the medicines that act on enzymes, each with all of its effects.
func modulatorNames(words *text.Catalogue, modulators []knowledge.Modulator) []report.Name {
	var all []report.Name
	for _, m := range modulators {
		effect := words.Text("search.medicine."+m.Effect, "gene", m.Gene)
		if i := slices.IndexFunc(all, func(n report.Name) bool { return n.Name == m.Medicine }); i >= 0 {
			all[i].Known += "; " + effect
			continue
		}
		all = append(all, report.Name{Kind: report.MedicineName, Name: m.Medicine, Medicines: []string{m.Medicine}, Known: effect})
	}
	return all
}

// alternatives are names with "|" between them.
func alternatives(names string) []string {
	if names == "" {
		return nil
	}
	return strings.Split(names, "|")
}
