package table

import (
	"allelens/report"
)

// site is a position that a pharmacogene's definitions ask for.
type site struct {
	gene string
	*report.GeneSite
}

// Sites lists every position that was asked for, with its state: reference, variant, no_call, absent, filtered, or
// not_asked where the case was kept before the position was known. Positions are 1-based, of the file's assembly.
func Sites(r *report.Report) Table {
	var all []site
	for _, g := range r.Pharmacogenes {
		for i := range g.Sites {
			all = append(all, site{g.Gene, &g.Sites[i]})
		}
	}
	columns := []column[site]{
		{"gene", func(s site) Cell { return word(s.gene) }},
		{"rsid", func(s site) Cell { return word(s.RSID) }},
		{"assembly", func(site) Cell { return word(r.Input.Assembly) }},
		{"chrom", func(s site) Cell { return word(s.Chrom) }},
		{"pos", func(s site) Cell { return whole(s.Pos) }},
		{"ref", func(s site) Cell { return word(s.Ref) }},
		{"state", func(s site) Cell { return word(s.State) }},
		{"assumed", func(s site) Cell { return s.Assumed }},
		{"alleles", func(s site) Cell { return word(s.Alleles) }},
		{"phased", func(s site) Cell { return s.Phased }},
		{"phase_set", func(s site) Cell { return word(s.PhaseSet) }},
		{"depth", func(s site) Cell { return known(s.Depth) }},
		{"filter", func(s site) Cell { return word(s.Filter) }},
		{"needed", func(s site) Cell {
			return joined(s.Needed, func(n report.NeededBase) string { return parts(": ", n.Bases, parts(", ", n.Alleles...)) })
		}},
		{"confirm", func(s site) Cell {
			if s.ToConfirm == nil {
				return nil
			}
			return word(s.ToConfirm.Text)
		}},
		{"vcf_line_number", func(s site) Cell { return known(s.VCFLineNumber) }},
		{"vcf_line", func(s site) Cell { return word(s.VCFLine) }},
	}
	return of(r, "sites", append(columns, originOf(func(s site) *report.Origin { return &s.Origin })...), all)
}
