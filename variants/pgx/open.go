package pgx

import (
	"slices"
	"strings"
)

// OpenBy is why something is not excluded: a code of the catalogue.
type OpenBy string

// Why the data leave something open.
const (
	Unread       OpenBy = "unread"       // a site at which it would show has no usable call
	Phase        OpenBy = "phase"        // every site was read; which changes share a chromosome is not known
	Unreadable   OpenBy = "unreadable"   // its definition is no plain sequence: no VCF shows it
	Undocumented OpenBy = "undocumented" // a base that no definition knows was matched as the reference
)

// Open is what the data do not exclude beside a gene's result.
type Open struct {
	Name  string // an allele; for Phase a pair of them, for Undocumented the site with its base
	Why   OpenBy
	Sites []string // rsID or HGVS name of the sites that have to be read
	// Diplotypes are what guidance would follow if it were there, each consequence once; nil where nobody knows what
	// it does.
	Diplotypes []Diplotype
}

// leaveUnread notes what guidance would follow with each of the alleles that the sites without a call leave open.
// Those that were seen in calls that do not stand are left to these.
func (g *gene) leaveUnread(s *sample, r *Result) {
	if len(r.guiding()) == 0 {
		return
	}
	g.openAlleles(s, r)
	g.openUnreadable(r)
	for _, n := range r.Notes {
		if n.Code == "undocumented_as_reference" {
			for site := range strings.SplitSeq(n.Values["sites"], ", ") {
				r.Open = append(r.Open, Open{Name: site, Why: Undocumented})
			}
		}
	}
}

// openAlleles notes the alleles that sites without a call leave open, by name.
func (g *gene) openAlleles(s *sample, r *Result) {
	named := make(map[string]bool, len(r.CannotExclude))
	for _, name := range r.CannotExclude {
		named[name] = !slices.ContainsFunc(r.Unsettled, func(u Unsettled) bool { return slices.Contains(u.Alleles, name) })
	}
	done := make(map[string]int)
	for i := range g.alleles {
		a := &g.alleles[i]
		if !named[a.name] {
			continue
		}
		at, seen := done[a.name]
		if !seen {
			at = len(r.Open)
			done[a.name] = at
			r.Open = append(r.Open, Open{Name: a.name, Why: Unread})
		}
		o := &r.Open[at]
		for j, st := range g.sites {
			if !a.changes(j, g.reference()) || s.present[st.id] {
				continue
			}
			if n := name(g.positions[st.id]); !slices.Contains(o.Sites, n) {
				o.Sites = append(o.Sites, n)
			}
		}
		for _, d := range g.besideOpen(s, r, a) {
			o.add(d)
		}
	}
}

// openUnreadable notes the alleles that no VCF shows.
func (g *gene) openUnreadable(r *Result) {
	for _, name := range g.unread {
		o := Open{Name: name, Why: Unreadable}
		for _, d := range r.guiding() {
			for _, other := range []string{d.Allele1, d.Allele2} {
				if other != "" {
					o.add(g.describe(name, other, g.byName[name], g.byName[other]))
				}
			}
		}
		r.Open = append(r.Open, o)
	}
}

// add keeps a diplotype unless one of the same consequence is there.
func (o *Open) add(d Diplotype) {
	if !slices.ContainsFunc(o.Diplotypes, func(k Diplotype) bool { return k.Label == d.Label }) {
		o.Diplotypes = append(o.Diplotypes, d)
	}
}

// besideOpen are the results with one copy of an allele that is open beside what guidance follows now, and with two. Where
// none of them explains the calls, those with the reference stand for them.
func (g *gene) besideOpen(s *sample, r *Result, a *allele) []Diplotype {
	if s.haploid {
		return []Diplotype{g.diplotype(a, nil)}
	}
	if g.LowestFunction {
		return g.lowestBeside(r, a)
	}
	var out []Diplotype
	for i := range g.alleles {
		b := &g.alleles[i]
		if b.name != a.name && !r.guides(b.name) {
			continue
		}
		if _, fits := s.complementary(a, b); fits {
			out = append(out, g.diplotype(a, b))
		}
	}
	if len(out) == 0 {
		return []Diplotype{g.diplotype(a, g.reference()), g.diplotype(a, a)}
	}
	return out
}

// lowestBeside puts an allele on either chromosome, and on both, of the pair that decides: it decides itself where it is
// the least active.
func (g *gene) lowestBeside(r *Result, a *allele) []Diplotype {
	var out []Diplotype
	for _, d := range r.guiding() {
		var with, without [2]*allele
		for i, n := range []string{d.Allele1, d.Allele2} {
			at := slices.IndexFunc(g.alleles, func(b allele) bool { return b.name == n })
			without[i] = &g.alleles[max(at, 0)]
			with[i] = g.lowestOf([]*allele{without[i], a})
		}
		for _, pair := range [][2]*allele{{with[0], without[1]}, {without[0], with[1]}, with} {
			out = append(out, g.diplotype(pair[0], pair[1]))
		}
	}
	return out
}

// guides reports whether guidance follows a diplotype with the allele.
func (r *Result) guides(name string) bool {
	return slices.ContainsFunc(r.guiding(), func(d Diplotype) bool { return d.Allele1 == name || d.Allele2 == name })
}

// askedUnread lists the alleles that nobody would name although a change of theirs may be there: those that ask for a
// change at a site without a call, where no allele that the other sites allow does, and of which only changes of their own
// were looked for in vain. A definition names companions of the change that matters, and these may be missing.
func (g *gene) askedUnread(s *sample, r *Result) []string {
	var names []string
	for i, st := range g.sites {
		if s.present[st.id] {
			continue
		}
		var asking []string
		for j := range g.alleles[1:] {
			a := &g.alleles[j+1]
			if !a.changes(i, g.reference()) {
				continue
			}
			if r.names(a.name) || s.possible(g, a) {
				asking = nil
				break
			}
			if g.apart(s, a) {
				asking = append(asking, a.name)
			}
		}
		for _, n := range asking {
			if !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	return names
}

// apart reports whether the calls contradict an allele at changes of its own only.
func (g *gene) apart(s *sample, a *allele) bool {
	return !slices.ContainsFunc(s.loci, func(l locus) bool {
		return !a.changes(l.site, g.reference()) && !a.accepts(l.site, l.bases[0]) && (l.bases[1] < 0 || !a.accepts(l.site, l.bases[1]))
	})
}
