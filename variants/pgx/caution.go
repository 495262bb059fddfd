package pgx

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"allelens/variants/knowledge"
)

// newNote makes a note. values are names and texts in turn.
func newNote(code string, values ...string) Note {
	n := Note{Code: code}
	for i := 0; i+1 < len(values); i += 2 {
		if n.Values == nil {
			n.Values = make(map[string]string)
		}
		n.Values[values[i]] = values[i+1]
	}
	return n
}

func (n Note) equal(o Note) bool { return n.Code == o.Code && maps.Equal(n.Values, o.Values) }

func (r *Result) addNote(n Note) {
	if !slices.ContainsFunc(r.Notes, n.equal) {
		r.Notes = append(r.Notes, n)
	}
}

// name is how people call a position: its rsID, else its HGVS name.
func name(p knowledge.Position) string {
	if p.RSID != "" {
		return p.RSID
	}
	return p.HGVS
}

// leaveOpen names the diplotypes that fit the sample too, but scored less: other phases of
// the same calls.
func (g *gene) leaveOpen(s *sample, pairs []pair, r *Result) {
	var open []string
	for _, p := range pairs {
		l := p.label()
		called := slices.ContainsFunc(r.Diplotypes, func(d Diplotype) bool { return d.Label == l })
		if called || slices.Contains(open, l) {
			continue
		}
		open = append(open, l)
		if !g.untested(s, p.a) && !g.untested(s, p.b) { // else it is a missing site that leaves the pair open
			r.Open = append(r.Open, Open{Name: l, Why: Phase, Diplotypes: []Diplotype{g.diplotype(p.a, p.b)}})
		}
	}
	if len(open) > 0 {
		r.CannotExclude = append(r.CannotExclude, open...)
		r.addNote(newNote("phase_open", "diplotypes", enumerated(open)))
	}
}

// caution names what the missing sites leave open: every allele that needs a change at a
// missing site and that the sites read do not contradict.
func (g *gene) caution(s *sample, r *Result) {
	if s.unreadX {
		g.leaveChromosome(r)
		return
	}
	var open []string
	for i := range g.alleles[1:] {
		a := &g.alleles[i+1]
		if !slices.Contains(open, a.name) && !r.names(a.name) && g.untested(s, a) && s.possible(g, a) {
			open = append(open, a.name)
		}
	}
	for _, name := range g.askedUnread(s, r) {
		if !slices.Contains(open, name) {
			open = append(open, name)
		}
	}
	if len(open) > 0 {
		slices.SortFunc(open, compareNames)
		r.CannotExclude = append(r.CannotExclude, open...) // a copy: open is cut down below
		r.addNote(newNote("not_tested", "alleles", enumerated(open), "sites", strings.Join(r.MissingSites, ", ")))
	}
	if tier1 := slices.DeleteFunc(open, func(a string) bool { return !g.tier1[a] }); len(tier1) > 0 {
		r.addNote(newNote("tier1_not_tested", "alleles", enumerated(tier1)))
	}
}

// leaveChromosome says that a chromosome of which nothing was read may carry any allele.
func (g *gene) leaveChromosome(r *Result) {
	for i := range g.alleles {
		if n := g.alleles[i].name; !r.names(n) && !slices.Contains(r.CannotExclude, n) {
			r.CannotExclude = append(r.CannotExclude, n)
		}
	}
	slices.SortFunc(r.CannotExclude, compareNames)
}

// mostNamed is how many names a note lists; the result's own fields hold all of them.
const mostNamed = 12

// enumerated joins names, cutting long lists: "a, b, … (+35)".
func enumerated(names []string) string {
	if len(names) <= mostNamed {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s, … (+%d)", strings.Join(names[:mostNamed], ", "), len(names)-mostNamed)
}

// shorten cuts long lists of sites in the notes.
func (r *Result) shorten() {
	for _, n := range r.Notes {
		if sites, ok := n.Values["sites"]; ok {
			n.Values["sites"] = enumerated(strings.Split(sites, ", "))
		}
	}
}

// unrecognised names the changes that were matched as the reference because no definition
// knows them: their effect is open.
func (r *Result) unrecognised() {
	for _, n := range r.Notes {
		if n.Code == "undocumented_as_reference" {
			r.CannotExclude = append(r.CannotExclude, strings.Split(n.Values["sites"], ", ")...)
		}
	}
}

// names reports whether the result already names the allele.
func (r *Result) names(name string) bool {
	return slices.Contains(r.Found, name) || slices.ContainsFunc(r.Diplotypes, func(d Diplotype) bool {
		return d.Allele1 == name || d.Allele2 == name
	})
}

// untested reports whether a site at which the allele differs from the reference has no call.
func (g *gene) untested(s *sample, a *allele) bool {
	for i, st := range g.sites {
		if a.changes(i, g.reference()) && !s.present[st.id] {
			return true
		}
	}
	return false
}

// possible reports whether the sites that were read allow the allele on some haplotype: with
// others beside it in lowest-function genes, alone otherwise.
func (s *sample) possible(g *gene, a *allele) bool {
	if !g.LowestFunction {
		return s.fitsOneHaplotype(a)
	}
	for _, l := range s.loci {
		m := a.mask[l.site]
		if m != 0 && m>>l.bases[0]&1 == 0 && (l.bases[1] < 0 || m>>l.bases[1]&1 == 0) {
			return false
		}
	}
	return true
}
