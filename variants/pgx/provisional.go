package pgx

import (
	"cmp"
	"slices"
	"strings"

	"allelens/variants"
)

// listSeen lists what the file shows at the positions of a gene that is not called from a file.
// Nothing is assumed, no diplotype is made of it, and no site counts as missing from a result.
func (g *gene) listSeen(s *sample, r *Result) {
	code := "typing_needed"
	r.NoResult = NeedsTyping
	if g.OutsideNeeds == "copy_number" { // deletions, duplications and hybrids, which small variants do not show
		code = "copy_number_needed"
		r.NoResult = Structural
	}
	r.Sites, r.SitesCalled, r.SitesTotal, r.SitesAssumed = s.sites, s.called, len(g.sites), s.assumed
	r.addNote(newNote(code))
	if seen := g.changesSeen(s); len(seen) > 0 {
		r.addNote(newNote("seen_provisional", "sites", enumerated(seen)))
	}
}

// nameDoubted names the changes seen in calls that do not stand, of a gene that is not called from a file.
func (g *gene) nameDoubted(s *sample, r *Result) {
	for _, d := range g.doubtedIn(s) {
		if names := g.askedBy(s, d); len(names) > 0 {
			site := s.sites[d.site]
			r.Unsettled = append(r.Unsettled, Unsettled{Site: site, Name: name(site.Position), Doubt: d.doubt, Alleles: names})
		}
	}
}

// changesSeen names the sites at which the sample carries something else than the reference
// allele, with what it carries: "rs3892097 C/T". Phase is left out: it settles nothing here.
func (g *gene) changesSeen(s *sample) []string {
	var seen []string
	for _, site := range s.sites {
		at := g.site(site.Position.ID)
		if at < 0 || site.Observed.State != variants.Variant {
			continue
		}
		reference := g.sites[at].seqs[0]
		alleles := slices.Clone(site.Observed.Alleles)
		slices.SortFunc(alleles, func(a, b string) int {
			return cmp.Or(compareBool(b == reference, a == reference), cmp.Compare(a, b))
		})
		if slices.ContainsFunc(alleles, func(a string) bool { return a != "" && a != reference }) {
			seen = append(seen, name(site.Position)+" "+strings.Join(alleles, "/"))
		}
	}
	return seen
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// contradicted names the sites at which the file shows what neither way round of an outside
// call's two alleles explains. Alleles without definition, and tandems, explain everything;
// copies of an allele explain what one does. Only sites that an allele itself defines count.
func (g *gene) contradicted(s *sample, d Diplotype) []string {
	a, b := g.defined(d.Allele1), g.defined(d.Allele2)
	if a == nil || b == nil {
		return nil
	}
	takes := func(n *allele, l locus, base int) bool { return n.mask[l.site] == 0 || n.mask[l.site]>>base&1 != 0 }
	var sites []string
	for _, l := range s.loci {
		if l.bases[1] < 0 {
			continue
		}
		straight := takes(a, l, l.bases[0]) && takes(b, l, l.bases[1])
		turned := takes(a, l, l.bases[1]) && takes(b, l, l.bases[0])
		if !straight && !turned {
			sites = append(sites, name(g.positions[g.sites[l.site].id]))
		}
	}
	return sites
}

// defined is the allele of that name among the candidates, copies counted as one; nil if the
// definitions do not hold it, or under several sub-alleles.
func (g *gene) defined(name string) *allele {
	if m := copyNumber.FindStringSubmatch(name); m != nil {
		name = m[1]
	}
	var found *allele
	for i := range g.alleles {
		if g.alleles[i].name != name {
			continue
		}
		if found != nil {
			return nil
		}
		found = &g.alleles[i]
	}
	return found
}
