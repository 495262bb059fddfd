package pgx

import (
	"slices"
	"strings"

	"allelens/variants/knowledge"
)

// explain adds the cautions that belong to the result itself, and the ambiguities of the
// knowledge base whose conditions hold.
func (g *gene) explain(s *sample, r *Result) {
	for _, m := range g.Messages {
		if m.Kind == "ambiguity" && len(m.IfDiplotypes) > 0 && g.applies(m, s, r) {
			n := newNote("ambiguity", "diplotype", strings.Join(m.IfDiplotypes, ", "), "alternative", m.CannotExclude)
			if m.CannotExclude == "" {
				n = newNote("ambiguity_open", "diplotype", strings.Join(m.IfDiplotypes, ", "))
			}
			n.Origin = m.Origin
			r.addNote(n)
		}
	}
	var unassigned []string
	for _, d := range append(slices.Clone(r.Recommendation), r.Diplotypes...) {
		g.explainDiplotype(d, r)
		if d.Phenotype == indeterminate && slices.Contains(d.LookupKeys, notAssigned) && !slices.Contains(unassigned, d.Label) {
			unassigned = append(unassigned, d.Label)
		}
	}
	if len(unassigned) > 0 {
		r.addNote(newNote("function_not_assigned", "diplotypes", enumerated(unassigned)))
	}
	if sites := assumedSites(s); len(sites) > 0 {
		r.addNote(newNote("assumed_reference", "sites", strings.Join(sites, ", ")))
	}
}

// explainDiplotype adds what is to be said of one diplotype.
func (g *gene) explainDiplotype(d Diplotype, r *Result) {
	if d.Phenotype == "Uncertain Susceptibility" {
		r.addNote(newNote("mh_not_excluded"))
		return
	}
	for _, e := range g.Exceptions {
		switch {
		case e.Kind == "note_allele" && (d.Allele1 == e.Name || d.Allele2 == e.Name), e.Kind == "note_phenotype" && d.Phenotype == e.Name:
			r.addNote(newNote(e.Effect))
		}
	}
}

// applies reports whether the conditions of an ambiguity hold: the diplotypes are among those
// called, the phase is open, and the named variants are heterozygous.
func (g *gene) applies(m knowledge.Message, s *sample, r *Result) bool {
	if s.units < 2 {
		return false
	}
	for _, l := range m.IfDiplotypes {
		if !slices.ContainsFunc(r.Diplotypes, func(d Diplotype) bool { return d.Label == l }) {
			return false
		}
	}
	for _, rsid := range m.IfVariants {
		if !slices.ContainsFunc(s.loci, func(l locus) bool {
			return l.unit >= 0 && g.positions[g.sites[l.site].id].RSID == rsid
		}) {
			return false
		}
	}
	return true
}

// assumedSites names the absent sites that count as reference by declaration.
func assumedSites(s *sample) []string {
	var names []string
	for _, site := range s.sites {
		if site.Assumed {
			names = append(names, name(site.Position))
		}
	}
	return names
}

// normalForbidden lists the notes with which a gene must not be worded as normal.
var normalForbidden = []string{
	"not_tested", "phase_open", "undocumented_as_reference", "undocumented_no_call", "other_change", "half_call", "more_than_two_alleles",
	"beyond_loss_of_function",
	"two_alleles_one_chromosome", "heteroplasmy", "female_single_allele", "missing_required", "no_match", "mh_not_excluded", "hapb3_mismatch",
	"outside_unknown_allele", "outside_copies_open", "outside_disagrees", "outside_single_allele", "outside_contradicted", "outside_two_alleles", "typing_open", "outside_filter", "indels_not_read",
}

// Qualified reports whether the result must not be worded as normal without its cautions:
// something that bears on function was not tested, not recognised or cannot be told apart.
func (r Result) Qualified() bool {
	return len(r.CannotExclude) > 0 || slices.ContainsFunc(r.Notes, func(n Note) bool {
		return slices.Contains(normalForbidden, n.Code)
	})
}
