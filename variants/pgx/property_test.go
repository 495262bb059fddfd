package pgx

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// drawSites answers a gene's questions at random: mostly reference, some changes, some
// missing; changed sites may be phased, in sets.
func drawSites(t *rapid.T, qs []ledger.Question, mostChanges int) []ledger.Site {
	sites := make([]ledger.Site, len(qs))
	for i, q := range qs {
		sites[i] = ledger.Site{Question: i, State: variants.Reference, Alleles: []string{q.Alleles[0], q.Alleles[0]}}
	}
	for range rapid.IntRange(0, mostChanges).Draw(t, "changes") {
		i := rapid.IntRange(0, len(qs)-1).Draw(t, "site")
		s := &sites[i]
		s.State = variants.Variant
		for c := range s.Alleles {
			s.Alleles[c] = rapid.SampledFrom(qs[i].Alleles).Draw(t, "allele")
		}
		s.Phased = rapid.Bool().Draw(t, "phased")
		if s.Phased {
			s.PhaseSet = rapid.SampledFrom([]string{"", "1", "2"}).Draw(t, "set")
		}
	}
	for range rapid.IntRange(0, 4).Draw(t, "missing") {
		i := rapid.IntRange(0, len(qs)-1).Draw(t, "missing site")
		sites[i] = ledger.Site{Question: i}
	}
	return sites
}

// TestGenotypeOrder: unphased alleles may be written either way round, all sites of a phase
// set may be turned together, and a homozygous call may be written phased or not.
func TestGenotypeOrder(t *testing.T) {
	all := testGenes(t)
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.SampledFrom(all).Draw(t, "gene")
		c := New([]knowledge.Pharmacogene{g})
		qs := c.Questions()
		if len(qs) == 0 {
			return
		}
		sites := drawSites(t, qs, 8)
		turned := slices.Clone(sites)
		turn := map[string]bool{"": rapid.Bool().Draw(t, "turn"), "1": rapid.Bool().Draw(t, "turn 1"), "2": rapid.Bool().Draw(t, "turn 2")}
		for i := range turned {
			s := &turned[i]
			if len(s.Alleles) != 2 {
				continue
			}
			if s.Alleles[0] == s.Alleles[1] {
				s.Phased, s.PhaseSet = rapid.Bool().Draw(t, "written phased"), ""
				continue
			}
			if (s.Phased && turn[s.PhaseSet]) || (!s.Phased && rapid.Bool().Draw(t, "swap")) {
				s.Alleles = []string{s.Alleles[1], s.Alleles[0]}
			}
		}
		a := summary(c.Call(&ledger.Observations{Assembly: variants.GRCh38, Sites: sites}, qs, Input{})[0])
		b := summary(c.Call(&ledger.Observations{Assembly: variants.GRCh38, Sites: turned}, qs, Input{})[0])
		if d := cmp.Diff(a, b); d != "" {
			t.Fatalf("%s:\n%s", g.Gene, d)
		}
	})
}

// summary is what a result says, without the sites' own spelling.
func summary(r Result) Result {
	r.Sites, r.Unsettled = nil, slices.Clone(r.Unsettled)
	for i := range r.Unsettled {
		r.Unsettled[i].Site = Site{}
	}
	return r
}

// TestMatchEqualsEnumeration: matching pairwise over phase units gives what trying every
// permutation of the phase units gives.
func TestMatchEqualsEnumeration(t *testing.T) {
	var prepared []*gene
	for _, name := range []string{"CYP2C19", "CYP2B6", "TPMT", "SLCO1B1", "NAT2", "UGT1A1", "CYP3A4"} {
		prepared = append(prepared, one(t, name).genes[0])
	}
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.SampledFrom(prepared).Draw(t, "gene")
		c := &Caller{genes: []*gene{g}}
		qs := c.Questions()
		var sites []ledger.Site
		if rapid.Bool().Draw(t, "from alleles") {
			sites = fromAlleles(t, g, qs)
		} else {
			sites = drawSites(t, qs, 6)
		}
		answers := make(map[int]answer)
		for i, s := range sites {
			answers[qs[i].ID] = answer{qs[i], s}
		}
		s := g.read(answers, variants.GRCh38, Input{})
		callable := g.candidates(s)
		got := make(map[string]bool)
		for _, p := range s.match(callable) {
			got[pairKey(p.a, p.b)] = true
		}
		if d := cmp.Diff(enumerate(s, callable), got); d != "" {
			t.Fatalf("%s (-enumerated +matched):\n%s", g.Gene, d)
		}
	})
}

// fromAlleles builds unphased calls from two alleles of the gene, so that some pair fits.
func fromAlleles(t *rapid.T, g *gene, qs []ledger.Question) []ledger.Site {
	sites := make([]ledger.Site, len(qs))
	a := &g.alleles[rapid.IntRange(0, len(g.alleles)-1).Draw(t, "first")]
	b := &g.alleles[rapid.IntRange(0, len(g.alleles)-1).Draw(t, "second")]
	for i, q := range qs {
		sites[i] = ledger.Site{Question: i}
		at := g.site(q.ID)
		if at < 0 {
			continue
		}
		sites[i].State = variants.Variant
		sites[i].Phased = rapid.IntRange(0, 9).Draw(t, "phased") == 0
		for _, n := range []*allele{a, b} {
			var fits []string
			for s, seq := range g.sites[at].seqs {
				if n.accepts(at, s) {
					fits = append(fits, seq)
				}
			}
			sites[i].Alleles = append(sites[i].Alleles, rapid.SampledFrom(fits).Draw(t, "base"))
		}
	}
	return sites
}

func pairKey(a, b *allele) string {
	names := []string{a.Name, b.Name}
	slices.Sort(names)
	return strings.Join(names, "/")
}

// enumerate tries every orientation of every phase unit, as the method is told.
func enumerate(s *sample, alleles []*allele) map[string]bool {
	found := make(map[string]bool)
	for way := range 1 << s.units {
		explains := func(a *allele, haplotype int) bool {
			for _, l := range s.loci {
				side := haplotype
				if l.unit >= 0 && way>>l.unit&1 != 0 {
					side = 1 - haplotype
				}
				if !a.accepts(l.site, l.bases[side]) {
					return false
				}
			}
			return true
		}
		for _, a := range alleles {
			if !explains(a, 0) {
				continue
			}
			for _, b := range alleles {
				if explains(b, 1) {
					found[pairKey(a, b)] = true
				}
			}
		}
	}
	return found
}

// TestMoreSitesNeverWiden: a site that is read as reference never makes an allele open that
// was not open when the site was missing, unless one that was named stood for its unread changes.
func TestMoreSitesNeverWiden(t *testing.T) {
	all := testGenes(t)
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.SampledFrom(all).Draw(t, "gene")
		c := New([]knowledge.Pharmacogene{g})
		qs := c.Questions()
		if len(qs) < 2 || g.Gene == "NAT2" {
			return
		}
		sites := make([]ledger.Site, len(qs))
		for i, q := range qs {
			sites[i] = ledger.Site{Question: i, State: variants.Reference, Alleles: []string{q.Alleles[0], q.Alleles[0]}}
		}
		for range rapid.IntRange(1, len(qs)-1).Draw(t, "missing") {
			sites[rapid.IntRange(0, len(qs)-1).Draw(t, "site")].State = variants.Absent
		}
		call := func() Result {
			return c.Call(&ledger.Observations{Assembly: variants.GRCh38, Sites: sites}, qs, Input{})[0]
		}
		less := call()
		i := rapid.IntRange(0, len(qs)-1).Draw(t, "read after all")
		sites[i].State = variants.Reference
		more := call()
		if less.Source == FromNothing {
			return
		}
		for _, a := range more.CannotExclude {
			if !slices.Contains(less.CannotExclude, a) && !less.names(a) && !stoodFor(c.genes[0], less, more, a) {
				t.Fatalf("%s: %s is open only once %s is read", g.Gene, a, qs[i].RSID)
			}
		}
	})
}

// stoodFor reports whether the first result names, or leaves open, an allele with a change that the other
// allele has too, at a site that both results miss: whoever read the first was told of the change.
func stoodFor(g *gene, first, second Result, other string) bool {
	changes := func(of string, at int) bool {
		return slices.ContainsFunc(g.alleles, func(a allele) bool { return a.name == of && a.changes(at, g.reference()) })
	}
	named := append(slices.Clone(first.CannotExclude), first.Found...)
	for _, d := range first.Diplotypes {
		named = append(named, d.Allele1, d.Allele2)
	}
	for at, st := range g.sites {
		unread := slices.Contains(second.MissingSites, name(g.positions[st.id]))
		if unread && changes(other, at) && slices.ContainsFunc(named, func(n string) bool { return changes(n, at) }) {
			return true
		}
	}
	return false
}

// TestAnyInput: whatever a file says, results keep their promises.
func TestAnyInput(t *testing.T) {
	all := testGenes(t)
	callers := make([]*Caller, len(all))
	for i, g := range all {
		callers[i] = New([]knowledge.Pharmacogene{g})
	}
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom(callers).Draw(t, "caller")
		qs := c.Questions()
		var sites []ledger.Site
		if len(qs) > 0 {
			sites = drawSites(t, qs, 10)
		}
		for range min(len(qs), rapid.IntRange(0, 3).Draw(t, "odd")) {
			i := rapid.IntRange(0, len(qs)-1).Draw(t, "odd site")
			s := &sites[i]
			s.State = rapid.SampledFrom(variants.States()).Draw(t, "state")
			s.Alleles = rapid.SliceOfN(rapid.SampledFrom(append([]string{"", "ACGT", "<DEL>"}, qs[i].Alleles...)), 0, 3).Draw(t, "alleles")
		}
		in := Input{Sex: rapid.SampledFrom([]string{"", "female", "male"}).Draw(t, "sex")}
		r := c.Call(&ledger.Observations{Assembly: variants.GRCh38, Sites: sites}, qs, in)[0]
		seen := make(map[string]bool)
		for i, d := range r.Diplotypes {
			if seen[d.Label] || d.Label == "" || len(d.LookupKeys) == 0 || (i > 0 && d.Score > r.Diplotypes[i-1].Score) {
				t.Fatalf("diplotype %d of %q: %+v", i, labels(r.Diplotypes), d)
			}
			seen[d.Label] = true
			if r.Phenotype != "" && len(r.Recommendation) == len(r.Diplotypes) && d.Phenotype != r.Phenotype {
				t.Fatalf("phenotype %q, but %s is %q", r.Phenotype, d.Label, d.Phenotype)
			}
		}
		if r.SitesCalled+len(r.MissingSites) != r.SitesTotal && r.NoResult != Structural {
			t.Fatalf("%d called and %d missing of %d", r.SitesCalled, len(r.MissingSites), r.SitesTotal)
		}
		if (r.Source == FromNothing) && (len(r.Diplotypes) > 0 || r.Phenotype != "") {
			t.Fatalf("%q from nothing", labels(r.Diplotypes))
		}
		for _, s := range r.Sites {
			if s.Assumed {
				t.Fatal("a site is assumed without a declaration")
			}
		}
	})
}

func BenchmarkCall(b *testing.B) {
	c := New(testGenes(b))
	qs := c.Questions()
	obs := file{sites: map[string]string{"rs1800460": "C/T", "rs1142345": "T/C", "rs3758581": "G/G", "rs12248560": "C/T", "rs4244285": "G/A", "rs3918290": "C/T"}}.observe(qs)
	for b.Loop() {
		if n := len(c.Call(obs, qs, Input{})); n != 23 {
			b.Fatal(fmt.Sprint(n, " results"))
		}
	}
}

func BenchmarkNew(b *testing.B) {
	genes := testGenes(b)
	for b.Loop() {
		New(genes)
	}
}

// BenchmarkCallWorst has every site of CYP2B6 heterozygous and unphased: 2^36 permutations.
func BenchmarkCallWorst(b *testing.B) {
	c := one(b, "CYP2B6")
	qs := c.Questions()
	obs := observe(qs, func(q ledger.Question) ledger.Site {
		return ledger.Site{State: variants.Variant, Alleles: q.Alleles[:2]}
	})
	for b.Loop() {
		c.Call(obs, qs, Input{})
	}
}
