package pgx

import (
	"maps"
	"slices"
)

// coverTier1 compares what was read with the alleles that every test of the gene should cover. Of a result made elsewhere nobody
// knows what was looked at; of a gene that is never called from a file nothing counts as read, nor does what is assumed.
func (g *gene) coverTier1(s *sample, r *Result) {
	if r.Source == FromOutside {
		return
	}
	shown := map[int]bool{}
	for _, site := range s.sites {
		id := site.Position.ID
		shown[id] = s.present[id] && !site.Assumed
	}
	r.Tier1 = slices.SortedFunc(maps.Keys(g.tier1), compareNames)
	for _, name := range r.Tier1 {
		i := slices.IndexFunc(g.alleles, func(a allele) bool { return a.name == name })
		if g.OutsideOnly || i < 0 || !g.shows(&g.alleles[i], shown) {
			r.Tier1Unread = append(r.Tier1Unread, name)
		}
	}
}

// shows reports whether every site at which the allele differs from the reference is among those shown.
func (g *gene) shows(a *allele, shown map[int]bool) bool {
	for i, st := range g.sites {
		if a.changes(i, g.reference()) && !shown[st.id] {
			return false
		}
	}
	return true
}
