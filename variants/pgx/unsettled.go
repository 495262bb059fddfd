package pgx

import (
	"math/bits"
	"slices"

	"allelens/variants"
	"allelens/variants/ledger"
)

// Doubt is why a change that was seen does not count: a code of the catalogue.
type Doubt string

// Doubts about a change that was seen.
const (
	Failed      Doubt = "failed"      // the call failed the file's filter or the limits, or lines contradict each other
	Half        Doubt = "half"        // one copy shows the change, the other was not read
	Mixed       Doubt = "mixed"       // two bases where there is one chromosome, or in an unknown share of the mitochondria
	Faint       Doubt = "faint"       // the call is the reference, while part of the reads show the change: fewer than a call needs
	Unexplained Doubt = "unexplained" // the call stands, but no pair of known alleles explains the gene's calls
)

// Unsettled is a change that was seen, but does not count towards the gene's result.
type Unsettled struct {
	Site  Site
	Name  string // of the position: its rsID, else its HGVS name
	Doubt Doubt
	// Alleles are the named alleles that the change would make, or that ask for it.
	Alleles []string
}

// doubted is an unsettled change with what the site may show if it is settled: two bases each, nil for "nothing",
// the first being what is taken while others are looked at. Of a faint change that is the reference, as called.
type doubted struct {
	site    int  // index into gene.sites
	bases   mask // the changes, one bit for each of the site's sequences
	doubt   Doubt
	options [][]string
}

// mostTried is how many combinations of unsettled changes are tried; beyond, each is tried for itself, and all together
// as they were called, and on both copies.
const mostTried = 27

// unsettle names the changes that were seen and do not count, and tries what they would lead to. r is the gene's
// result without them.
func (g *gene) unsettle(answers map[int]answer, assembly variants.Assembly, in Input, s *sample, r *Result) {
	all := g.doubtedIn(s)
	stands := !slices.ContainsFunc(all, func(d doubted) bool { return d.doubt != Faint })
	if stands && r.NoResult == NoMatch && len(r.Recommendation) == 0 {
		g.leaveUnexplained(s, r)
	}
	if len(all) == 0 {
		return
	}
	base := g.namesIn(r)
	if r.NoResult != "" {
		base = nil
	}
	var tried []scenario
	for _, choice := range choices(all) {
		if one := g.try(answers, assembly, in, all, choice); one.changed {
			tried = append(tried, one)
			r.expect(one.result.guiding()...)
		}
	}
	complete := g.completeIn(s, all)
	for i, d := range all {
		names := slices.DeleteFunc(slices.Clone(complete), func(n string) bool { return !g.asks(n, d) })
		if names = union(g.made(i, d, tried, base), names); len(names) == 0 {
			names = g.askedBy(s, d)
		}
		if len(names) == 0 {
			continue // no definition knows the change
		}
		left := slices.DeleteFunc(slices.Clone(names), func(n string) bool { return madeBy(i, tried, n) })
		switch {
		case len(left) > 0:
			r.expect(g.assumed(s, left)...)
		case d.options[0] == nil && len(r.guiding()) == 0:
			r.expect(g.assumed(s, nil)...) // nothing else stands: the call may as well be wrong
		}
		site := s.sites[d.site]
		r.Unsettled = append(r.Unsettled, Unsettled{Site: site, Name: name(site.Position), Doubt: d.doubt, Alleles: names})
	}
	if len(r.Unsettled) == 0 {
		r.IfReal = nil
	}
}

// union joins lists of names, each once, in the order of names.
func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.SortFunc(all, compareNames)
	return slices.Compact(all)
}

// doubtedIn lists the sites at which a change was seen in a call that does not stand.
func (g *gene) doubtedIn(s *sample) []doubted {
	var all []doubted
	for i, st := range g.sites {
		o := s.sites[i].Observed
		d := doubted{site: i}
		for _, a := range o.Alleles {
			if at := slices.Index(st.seqs, a); at > 0 {
				d.bases |= 1 << at
			}
		}
		if d.bases == 0 {
			if d, ok := g.faintIn(s, i); ok {
				all = append(all, d)
			} else if d, ok := g.besideIn(s, i); ok {
				all = append(all, d)
			}
			continue
		}
		reference, change := st.seqs[0], st.seqs[bits.TrailingZeros64(uint64(d.bases))] // of several one, whatever their order in the line
		both := []string{change, change}
		if d.doubt, d.options = doubtOf(s, o, []string{reference, change}, both); d.options == nil {
			if d, ok := g.besideIn(s, i); ok {
				all = append(all, d)
			}
			continue
		}
		if g.Contig == "MT" {
			d.options = [][]string{nil, both}
		}
		all = append(all, d)
	}
	return all
}

// besideIn is a change that the site's genotype leaves out, and that its reads or a line which failed show.
func (g *gene) besideIn(s *sample, site int) (doubted, bool) {
	st, o := g.sites[site], s.sites[site].Observed
	d := doubted{site: site, doubt: Failed}
	for _, a := range o.Beside {
		at := slices.Index(st.seqs, a)
		if at <= 0 || o.State != variants.Variant && o.State != variants.Filtered {
			continue
		}
		d.bases |= 1 << at
		stands := []string(nil)
		if o.State == variants.Variant {
			stands = o.Alleles
		}
		other := st.seqs[0]
		for _, called := range o.Alleles {
			if called != "" && called != other && called != a && slices.Contains(st.seqs, called) {
				other = called
			}
		}
		d.options = [][]string{stands, {other, a}, {a, a}}
		if g.Contig == "MT" || s.haploid {
			d.options = [][]string{stands, {a, a}}
		}
	}
	return d, d.bases != 0
}

// faintIn is a change that part of the reads show at a site that is called as the reference. So few reads speak of one
// copy at most.
func (g *gene) faintIn(s *sample, site int) (doubted, bool) {
	st, o := g.sites[site], s.sites[site].Observed
	at := slices.Index(st.seqs, o.FaintAllele)
	if o.State != variants.Reference || o.Faint <= 0 || at <= 0 {
		return doubted{}, false
	}
	reference := st.seqs[0]
	d := doubted{site: site, bases: 1 << at, doubt: Faint, options: [][]string{{reference, reference}, {reference, o.FaintAllele}}}
	if s.haploid {
		d.options = [][]string{{reference}, {o.FaintAllele}}
	}
	return d, true
}

// doubtOf is why a call of a change does not stand, and what it may be: nil stands for no change, one and both for
// one changed copy and two. No options where it stands.
func doubtOf(s *sample, o ledger.Site, one, both []string) (Doubt, [][]string) {
	called := slices.Clone(o.Alleles)
	switch {
	case o.State == variants.Filtered, o.State == variants.NoCall:
		return Failed, failed(s, called, one, both)
	case o.State != variants.Variant:
		return "", nil
	case slices.Contains(called, ""), len(called) == 1 && s.blocked && !s.haploid:
		return Half, [][]string{one, both}
	case s.blocked && s.haploid && two(called):
		return Mixed, [][]string{nil, both}
	}
	return "", nil
}

// failed are the options of a call that failed: it may have one copy too many or too few.
func failed(s *sample, called, one, both []string) [][]string {
	switch {
	case s.haploid, len(called) == 1:
		return [][]string{nil, both}
	case two(called):
		return [][]string{nil, called, both}
	}
	return [][]string{nil, one, both}
}

// two: a call is of two sequences, both told.
func two(called []string) bool {
	return len(called) == 2 && called[0] != called[1] && !slices.Contains(called, "")
}

// choices lists which option of each change to try together.
func choices(all []doubted) [][]int {
	product := 1
	for _, d := range all {
		if product *= len(d.options); product > mostTried {
			break
		}
	}
	combined := [][]int{make([]int, len(all))}
	if product > mostTried {
		called, last := make([]int, len(all)), make([]int, len(all))
		for i, d := range all {
			for o := 1; o < len(d.options); o++ {
				alone := make([]int, len(all))
				alone[i] = o
				combined = append(combined, alone)
			}
			called[i], last[i] = min(1, len(d.options)-1), len(d.options)-1
		}
		return append(combined, called, last)
	}
	for i, d := range all {
		var next [][]int
		for o := range d.options {
			for _, c := range combined {
				with := slices.Clone(c)
				with[i] = o
				next = append(next, with)
			}
		}
		combined = next
	}
	return combined
}

// guiding is what guidance follows.
func (r *Result) guiding() []Diplotype {
	if len(r.Recommendation) > 0 {
		return r.Recommendation
	}
	return r.Diplotypes
}

// completeIn lists the alleles of which every change was seen, in calls that stand or do not.
func (g *gene) completeIn(s *sample, all []doubted) []string {
	seen := make(map[int]mask, len(s.loci)+len(all)) // by site, the sequences
	for _, l := range s.loci {
		for _, base := range l.bases {
			if base >= 0 {
				seen[l.site] |= 1 << base
			}
		}
	}
	for _, d := range all {
		seen[d.site] |= d.bases
	}
	var names []string
	for i := range g.alleles[1:] {
		a := &g.alleles[i+1]
		whole := true
		for site := range g.sites {
			asked := g.asked(a, site)
			whole = whole && (asked == 0 || asked&seen[site] != 0)
		}
		if whole && !slices.Contains(names, a.name) {
			names = append(names, a.name)
		}
	}
	return names
}

// askedBy lists the alleles that ask for a change: those that the sites read allow, else all.
func (g *gene) askedBy(s *sample, d doubted) []string {
	var all, possible []string
	for i := range g.alleles {
		a := &g.alleles[i]
		if !g.asksFor(a, d) || slices.Contains(all, a.name) {
			continue
		}
		all = append(all, a.name)
		if s.possible(g, a) {
			possible = append(possible, a.name)
		}
	}
	if len(possible) > 0 {
		all = possible
	}
	slices.SortFunc(all, compareNames)
	return all
}

// assumed are the results with one copy of each allele, with two, and without: what guidance counts with where the calls
// themselves make no result of an allele.
func (g *gene) assumed(s *sample, names []string) []Diplotype {
	reference := g.reference()
	second := func(a *allele) *allele {
		if s.haploid || g.Contig == "MT" {
			return nil
		}
		return a
	}
	out := []Diplotype{g.diplotype(reference, second(reference))}
	for i := range g.alleles {
		if a := &g.alleles[i]; slices.Contains(names, a.name) {
			out = append(out, g.diplotype(a, second(reference)))
			if second(a) != nil {
				out = append(out, g.diplotype(a, a))
			}
		}
	}
	return out
}

// leaveUnexplained names what the calls of a gene show that no pair of known alleles explains.
func (g *gene) leaveUnexplained(s *sample, r *Result) {
	for _, l := range s.loci {
		base := max(l.bases[0], l.bases[1])
		if base <= 0 || base == unknown {
			continue
		}
		d := doubted{site: l.site, bases: 1 << base, doubt: Unexplained}
		if names := g.askedBy(s, d); len(names) > 0 {
			site := s.sites[l.site]
			r.Unsettled = append(r.Unsettled, Unsettled{Site: site, Name: name(site.Position), Doubt: Unexplained, Alleles: names})
			r.expect(g.assumed(s, names)...)
		}
	}
}
