package pgx

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// one makes a caller of a single bundled gene.
func one(t testing.TB, gene string) *Caller {
	t.Helper()
	for _, g := range testGenes(t) {
		if g.Gene == gene {
			return New([]knowledge.Pharmacogene{g})
		}
	}
	t.Fatalf("no gene %s", gene)
	return nil
}

// file describes a file in short: genotypes by rsID, "C|T" or "C/T" or "C"; "-" for absent,
// "." for a declined call, "filtered:C/T". rest is the state of all other sites.
type file struct {
	sites map[string]string
	rest  string // "" for reference, "single" for one reference allele, "absent"
	build variants.Assembly
}

func (f file) observe(qs []ledger.Question) *ledger.Observations {
	obs := observe(qs, func(q ledger.Question) ledger.Site {
		text, ok := f.sites[q.RSID]
		switch {
		case !ok && f.rest == "absent":
			return ledger.Site{}
		case !ok && f.rest == "single":
			return ledger.Site{State: variants.Reference, Phased: true, Alleles: q.Alleles[:1]}
		case !ok:
			return ledger.Site{State: variants.Reference, Alleles: []string{q.Alleles[0], q.Alleles[0]}}
		}
		return describedSite(q, text)
	})
	if f.build != variants.AssemblyUnknown {
		obs.Assembly = f.build
	}
	return obs
}

func describedSite(q ledger.Question, text string) ledger.Site {
	switch text {
	case "-":
		return ledger.Site{}
	case ".":
		return ledger.Site{State: variants.NoCall}
	}
	text, filtered := strings.CutPrefix(text, "filtered:")
	s := ledger.Site{State: variants.Reference, Phased: !strings.Contains(text, "/")}
	text, s.PhaseSet, _ = strings.Cut(text, "@")
	s.Alleles = strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '|' })
	for i, a := range s.Alleles {
		if a == "." {
			s.Alleles[i] = ""
			continue
		}
		if a != q.Alleles[0] {
			s.State = variants.Variant
		}
		if !slices.Contains(q.Alleles, a) {
			s.Undefined = append(s.Undefined, a)
		}
	}
	if filtered {
		s.State = variants.Filtered
	}
	return s
}

func codes(r Result) []string {
	var out []string
	for _, n := range r.Notes {
		out = append(out, n.Code)
	}
	slices.Sort(out)
	return out
}

func TestCallOneGene(t *testing.T) {
	const all = "(all)"
	for _, test := range []struct {
		name, gene string
		file       file
		in         Input
		want       string // diplotypes
		phenotype  string
		score      string
		open       []string // CannotExclude; all for "not compared"
		notes      []string
	}{
		{name: "nothing in the file", gene: "TPMT", file: file{rest: "absent"}, want: "", notes: nil},
		{name: "TPMT reference", gene: "TPMT", want: "*1/*1", phenotype: "Normal Metabolizer"},
		{name: "TPMT unphased *3A prefers the pair with the higher score and names the other", gene: "TPMT",
			file: file{sites: map[string]string{"rs1800460": "C/T", "rs1142345": "T/C"}},
			want: "*1/*3A", phenotype: "Intermediate Metabolizer", open: []string{"*3B/*3C"}, notes: []string{"ambiguity", "phase_open"}},
		{name: "TPMT phased cis", gene: "TPMT", file: file{sites: map[string]string{"rs1800460": "C|T", "rs1142345": "T|C"}},
			want: "*1/*3A", phenotype: "Intermediate Metabolizer"},
		{name: "TPMT phased trans", gene: "TPMT", file: file{sites: map[string]string{"rs1800460": "C|T", "rs1142345": "C|T"}},
			want: "*3B/*3C", phenotype: "Poor Metabolizer"},
		{name: "two phase sets are independent", gene: "TPMT", file: file{sites: map[string]string{"rs1800460": "C|T@1", "rs1142345": "C|T@2"}},
			want: "*1/*3A", phenotype: "Intermediate Metabolizer", open: []string{"*3B/*3C"}, notes: []string{"ambiguity", "phase_open"}},
		{name: "a missing site leaves its alleles open", gene: "CYP2C19", file: file{sites: map[string]string{"rs12248560": "-", "rs3758581": "G/G"}},
			want: "*1/*1", phenotype: "Normal Metabolizer", open: []string{"*17"}, notes: []string{"not_tested", "tier1_not_tested"}},
		{name: "a filtered call is not used", gene: "CYP2C19", file: file{sites: map[string]string{"rs12248560": "filtered:C/T", "rs3758581": "G/G"}},
			want: "*1/*1", phenotype: "", open: []string{"*17"}, notes: []string{"filtered", "not_tested", "tier1_not_tested"}},
		{name: "a declined call is not used", gene: "CYP2C19", file: file{sites: map[string]string{"rs12248560": ".", "rs3758581": "G/G"}},
			want: "*1/*1", phenotype: "Normal Metabolizer", open: []string{"*17"}, notes: []string{"no_call", "not_tested", "tier1_not_tested"}},
		{name: "the change that makes *2 was not read, the rest of it was", gene: "CYP2C19", file: file{sites: map[string]string{"rs4244285": ".", "rs3758581": "G/G"}},
			want: "*1/*1", phenotype: "Normal Metabolizer", open: []string{"*2"}, notes: []string{"no_call", "not_tested", "tier1_not_tested"}},
		{name: "the change that makes *2 was read as the reference, another of its changes was not", gene: "CYP2C19", file: file{sites: map[string]string{"rs12769205": ".", "rs3758581": "G/G"}},
			want: "*1/*1", phenotype: "Normal Metabolizer", open: []string{"*35"}, notes: []string{"no_call", "not_tested"}},
		{name: "a half call of a change stops the gene", gene: "CYP2C9", file: file{sites: map[string]string{"rs1799853": "./T"}},
			want: "", notes: []string{"half_call"}},
		{name: "CYP2C9 *1/*3 by score", gene: "CYP2C9", file: file{sites: map[string]string{"rs1057910": "A/C"}},
			want: "*1/*3", phenotype: "Intermediate Metabolizer", score: "1.0"},
		{name: "unknown base stops the gene", gene: "CYP2C9", file: file{sites: map[string]string{"rs1057910": "A/G"}},
			want: "", notes: []string{"no_match", "undocumented_no_call"}, open: []string{}},
		{name: "unknown base is matched as reference where the peer does, and said", gene: "NUDT15", file: file{sites: map[string]string{"rs116855232": "C/A"}},
			want: "*1/*1", phenotype: "Normal Metabolizer",
			open: []string{"rs116855232 (A)"}, notes: []string{"undocumented_as_reference"}},
		{name: "a deletion over a site is not the reference", gene: "NUDT15", file: file{sites: map[string]string{"rs116855232": "C/48045719:C>*"}},
			want: "*1/*1", phenotype: "Normal Metabolizer", open: []string{"*3"}, notes: []string{"not_tested", "other_change", "tier1_not_tested"}},
		{name: "SLCO1B1 without a pair falls back on one site", gene: "SLCO1B1", file: file{sites: map[string]string{"rs4149056": "T/C", "rs2306283": "A/T"}},
			want: "", phenotype: "Decreased Function", notes: []string{"no_match", "slco1b1_fallback", "undocumented_no_call"}},
		{name: "an allele of decreased function beside a normal one", gene: "NUDT15", file: file{sites: map[string]string{"rs186364861": "G/A"}},
			want: "*1/*5", phenotype: "Normal Metabolizer"},
		{name: "an allele of uncertain function", gene: "NUDT15", file: file{sites: map[string]string{"rs1950545307": "G/A"}},
			want: "*1/*11", phenotype: "Indeterminate"},
		{name: "an allele without a function", gene: "CYP3A5", file: file{sites: map[string]string{"rs150999943": "C/A"}},
			want: "*1/*10", phenotype: "Indeterminate", notes: []string{"function_not_assigned"}},
		{name: "VKORC1", gene: "VKORC1", file: file{sites: map[string]string{"rs9923231": "C/T"}},
			want: "rs9923231 reference (C)/rs9923231 variant (T)", phenotype: "-1639 AG"},
		{name: "DPYD two changes, phase open: no diplotype", gene: "DPYD", file: file{sites: map[string]string{"rs3918290": "C/T", "rs67376798": "T/A"}},
			want: "", phenotype: "Poor Metabolizer", score: "0.5", notes: []string{"unphased_lowest"}},
		{name: "DPYD two changes on one haplotype", gene: "DPYD", file: file{sites: map[string]string{"rs3918290": "C|T", "rs67376798": "T|A"}},
			want: "Reference/[c.1905+1G>A (*2A) + c.2846A>T]", phenotype: "Intermediate Metabolizer", score: "1.0"},
		{name: "RYR1 is never normal", gene: "RYR1", want: "Reference/Reference", phenotype: "Uncertain Susceptibility", notes: []string{"mh_not_excluded"}},
		{name: "G6PD of a man written as one allele", gene: "G6PD", file: file{rest: "single", sites: map[string]string{"rs1050828": "T", "rs1050829": "C"}},
			want: "A- 202A_376G", phenotype: "Deficient"},
		{name: "one allele of a woman", gene: "G6PD", file: file{rest: "single"}, in: Input{Sex: "female"},
			want: "B (reference)", phenotype: "Normal", open: []string{all}, notes: []string{"female_single_allele"}},
		{name: "one allele on an autosome", gene: "VKORC1", file: file{rest: "single"}, want: "", notes: []string{"single_allele_autosome"}},
		{name: "a woman with one deficient allele", gene: "G6PD", file: file{sites: map[string]string{"rs5030868": "G/A"}},
			want: "B (reference)/Mediterranean, Dallas, Panama, Sassari, Cagliari, Birmingham", phenotype: "Variable", notes: []string{"g6pd_variable"}},
		{name: "G6PD of a man written as two equal alleles", gene: "G6PD", file: file{sites: map[string]string{"rs1050828": "T/T", "rs1050829": "C/C"}}, in: Input{Sex: "male"},
			want: "A- 202A_376G", phenotype: "Deficient", notes: []string{"male_written_diploid"}},
		{name: "G6PD of a man with two different alleles", gene: "G6PD", file: file{sites: map[string]string{"rs1050828": "C/T"}}, in: Input{Sex: "male"},
			want: "", notes: []string{"male_written_diploid", "two_alleles_one_chromosome"}},
		{name: "NAT2 lacks a required site", gene: "NAT2", file: file{sites: map[string]string{"rs1799930": "-"}},
			want: "", notes: []string{"missing_required"}},
		{name: "MT-RNR1 is read from one chromosome", gene: "MT-RNR1", file: file{rest: "absent", sites: map[string]string{"rs267606617": "G/G"}},
			want: "m.1555A>G", phenotype: "increased risk of aminoglycoside-induced hearing loss",
			open: []string{"m.960C>del", "m.961T>del", "m.961T>del+Cn"}, notes: []string{"indels_not_read"}},
		{name: "MT-RNR1 in part: the other changes are open", gene: "MT-RNR1", file: file{rest: "absent", sites: map[string]string{"rs267606617": "A/A"}},
			want: "Reference", phenotype: "normal risk of aminoglycoside-induced hearing loss", open: []string{all}, notes: []string{"indels_not_read", "not_tested"}},
		{name: "MT-RNR1 with two bases", gene: "MT-RNR1", file: file{rest: "absent", sites: map[string]string{"rs267606617": "A/G"}},
			want: "", notes: []string{"heteroplasmy"}},
		{name: "CYP2D6 is not settled by a file", gene: "CYP2D6", want: "", notes: []string{"copy_number_needed"}},
		{name: "CYP2D6 changes are provisional", gene: "CYP2D6", file: file{sites: map[string]string{"rs3892097": "C|T", "rs1065852": "G/A"}}, want: "",
			notes: []string{"copy_number_needed", "seen_provisional"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := one(t, test.gene)
			qs := c.Questions()
			got := c.Call(test.file.observe(qs), qs, test.in)[0]
			if l := labels(got.Diplotypes); l != test.want {
				t.Errorf("diplotypes %q, want %q", l, test.want)
			}
			if got.Phenotype != test.phenotype || got.ActivityScore != test.score {
				t.Errorf("phenotype %q, score %q; want %q, %q", got.Phenotype, got.ActivityScore, test.phenotype, test.score)
			}
			if !slices.Equal(test.open, []string{all}) && !slices.Equal(got.CannotExclude, test.open) {
				t.Errorf("cannot exclude %q, want %q", got.CannotExclude, test.open)
			}
			if d := cmp.Diff(test.notes, codes(got)); d != "" {
				t.Errorf("notes (-want +got):\n%s", d)
			}
			if slices.ContainsFunc(test.notes, func(n string) bool { return slices.Contains(normalForbidden, n) }) != got.Qualified() {
				t.Errorf("Qualified() = %v with notes %v", got.Qualified(), codes(got))
			}
		})
	}
}

// TestUnreadChromosome: a woman's second X chromosome, of which the file says nothing, may carry any
// allele; a man has none.
func TestUnreadChromosome(t *testing.T) {
	c := one(t, "G6PD")
	qs := c.Questions()
	deficient := file{rest: "single", sites: map[string]string{"rs1050828": "T", "rs1050829": "C"}}
	for sex, open := range map[string]int{"female": len(c.genes[0].alleles) - 1, "male": 0, "": 0} {
		got := c.Call(deficient.observe(qs), qs, Input{Sex: sex})[0]
		if len(got.CannotExclude) != open || slices.Contains(got.CannotExclude, "A- 202A_376G") || slices.Contains(got.CannotExclude, "B (reference)") != (open > 0) {
			t.Errorf("%q: %d alleles open, want %d", sex, len(got.CannotExclude), open)
		}
	}
}

func TestDeclaredCoverage(t *testing.T) {
	for _, test := range []struct {
		name     string
		gene     string
		sites    map[string]string
		declared ledger.Declaration
		build    variants.Assembly
		want     string
		assumed  int
		matched  int // of these, sites that definitions hold
	}{
		{name: "undeclared absence is missing", gene: "TPMT", sites: map[string]string{"rs1142345": "T/T"}, want: "*1/*1", assumed: 0},
		{name: "all declared", gene: "TPMT", declared: ledger.Declaration{All: true}, want: "*1/*1", assumed: 45, matched: 45},
		{name: "one region declared, in the file's build", gene: "TPMT", build: variants.GRCh37, want: "*1/*1", assumed: 1, matched: 1,
			declared: ledger.Declaration{Regions: []variants.Interval{{Contig: "6", Start: 18130918, End: 18130918}}}},
		{name: "the same region read in the other build covers nothing", gene: "TPMT", want: "", assumed: 0,
			declared: ledger.Declaration{Regions: []variants.Interval{{Contig: "6", Start: 18130918, End: 18130918}}}},
		{name: "a region that covers part of a site", gene: "UGT1A1", want: "", assumed: 0,
			declared: ledger.Declaration{Regions: []variants.Interval{{Contig: "2", Start: 233760233, End: 233760234}}}},
		{name: "never where a build's own base is a variant", gene: "CYP3A5", declared: ledger.Declaration{All: true}, want: "*1/*1", assumed: 6, matched: 6},
		{name: "a site beside the definitions does not count", gene: "CYP2C9", declared: ledger.Declaration{All: true}, want: "*1/*1", assumed: 89, matched: 88},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := one(t, test.gene)
			qs := c.Questions()
			got := c.Call(file{rest: "absent", sites: test.sites, build: test.build}.observe(qs), qs, Input{Declared: test.declared})[0]
			n := 0
			for _, s := range got.Sites {
				if s.Assumed {
					n++
				}
			}
			if got.SitesAssumed != test.matched || got.SitesAssumed > got.SitesTotal {
				t.Errorf("%d of %d sites assumed, want %d", got.SitesAssumed, got.SitesTotal, test.matched)
			}
			if n != test.assumed || (n > 0) != slices.Contains(codes(got), "assumed_reference") {
				t.Errorf("%d sites assumed, want %d; notes %v", n, test.assumed, codes(got))
			}
			if l := labels(got.Diplotypes); test.want != "" && !strings.Contains(l, test.want) || test.want == "" && l != "" {
				t.Errorf("diplotypes %q, want %q", l, test.want)
			}
		})
	}
}

// TestVariantsOnlyFile: where only changes have lines, a call rests on few sites, and says
// what it cannot exclude. Notes stay short; the result's fields are complete.
func TestVariantsOnlyFile(t *testing.T) {
	c := one(t, "CYP2C19")
	qs := c.Questions()
	got := c.Call(file{rest: "absent", sites: map[string]string{"rs4244285": "G/A"}}.observe(qs), qs, Input{})[0]
	if got.SitesCalled != 1 || got.SitesTotal != 35 || len(got.MissingSites) != 34 || !got.Qualified() {
		t.Errorf("%d of %d sites called, %d missing, qualified %v", got.SitesCalled, got.SitesTotal, len(got.MissingSites), got.Qualified())
	}
	for _, a := range []string{"*3", "*17"} {
		if !slices.Contains(got.CannotExclude, a) {
			t.Errorf("cannot exclude %q, want %s among them", got.CannotExclude, a)
		}
	}
	for _, d := range got.Diplotypes {
		if d.Allele1 != "*2" && d.Allele2 != "*2" {
			t.Errorf("diplotype %s without *2", d.Label)
		}
	}
	for _, n := range got.Notes {
		for key, text := range n.Values {
			if strings.Count(text, ", ") > mostNamed {
				t.Errorf("note %s lists too much under %s: %s", n.Code, key, text)
			}
		}
	}
}

// TestReferenceBlocks: a block that spells no alleles means the build's own base, which at
// five sites is a changed one.
func TestReferenceBlocks(t *testing.T) {
	c := one(t, "CYP3A5")
	qs := c.Questions()
	for build, want := range map[variants.Assembly]string{variants.GRCh38: "*1/*1", variants.GRCh37: "*3/*3"} {
		obs := observe(qs, func(ledger.Question) ledger.Site { return ledger.Site{State: variants.Reference} })
		obs.Assembly = build
		if got := c.Call(obs, qs, Input{})[0]; labels(got.Diplotypes) != want {
			t.Errorf("%v: %q, want %q", build, labels(got.Diplotypes), want)
		}
	}
}

// TestKnownAmbiguities: the peer lists pairs that look alike without phase. The second pair
// of each, unphased, must be called as the first, with the second named as possible.
func TestKnownAmbiguities(t *testing.T) {
	tested := 0
	contradicted := map[string]string{
		"CYP2C19 *1/*34 warning": "*38/*40 has the higher score in the same sample, so it is called",
		"CYP2C9 *1/*71 warning":  "the definitions of *10 and *20 together are not that of *71",
	}
	for _, g := range testGenes(t) {
		c := New([]knowledge.Pharmacogene{g})
		qs := c.Questions()
		prepared := c.genes[0]
		for _, m := range g.Messages {
			a, b, pair := strings.Cut(m.CannotExclude, "/")
			if m.Kind != "ambiguity" || len(m.IfDiplotypes) != 1 || !pair || len(m.IfVariants) > 0 {
				continue
			}
			first, second := prepared.candidate(a), prepared.candidate(b)
			if first == nil || second == nil {
				t.Errorf("%s: no allele %s or %s", m.Name, a, b)
				continue
			}
			obs := observe(qs, func(q ledger.Question) ledger.Site {
				at := prepared.site(q.ID)
				if at < 0 {
					return ledger.Site{}
				}
				seqs := prepared.sites[at].seqs
				return ledger.Site{State: variants.Variant, Alleles: []string{seqs[plainest(first, at)], seqs[plainest(second, at)]}}
			})
			got := c.Call(obs, qs, Input{})[0]
			if contradicted[m.Name] != "" {
				continue
			}
			if labels(got.Diplotypes) != m.IfDiplotypes[0] || !slices.Contains(got.CannotExclude, m.CannotExclude) {
				t.Errorf("%s: called %q, cannot exclude %q", m.Name, labels(got.Diplotypes), got.CannotExclude)
			}
			tested++
		}
	}
	if tested < 15 {
		t.Errorf("%d ambiguities tested", tested)
	}
}

func (g *gene) candidate(name string) *allele {
	for i := range g.alleles {
		if g.alleles[i].name == name {
			return &g.alleles[i]
		}
	}
	return nil
}

// plainest is the first sequence that the allele accepts at a site: the genome's, if it does.
func plainest(a *allele, site int) int {
	for i := range 64 {
		if a.accepts(site, i) {
			return i
		}
	}
	return -1
}

// TestCallAllGenes: results come for every gene in order, and an empty file claims nothing.
func TestCallAllGenes(t *testing.T) {
	c := New(testGenes(t))
	qs := c.Questions()
	results := c.Call(file{rest: "absent"}.observe(qs), qs, Input{})
	var genes []string
	for _, r := range results {
		genes = append(genes, r.Gene)
		if r.Source != FromNothing || len(r.Diplotypes) > 0 || len(r.Recommendation) > 0 || r.Phenotype != "" {
			t.Errorf("%s: %s %q from an empty file", r.Gene, r.Source, labels(r.Diplotypes))
		}
		if (len(r.MissingSites) != r.SitesTotal && r.NoResult != Structural) || r.SitesCalled != 0 || r.NoResult == "" {
			t.Errorf("%s: %d of %d sites missing, %d called", r.Gene, len(r.MissingSites), r.SitesTotal, r.SitesCalled)
		}
	}
	if len(genes) != 23 || !slices.IsSorted(genes) {
		t.Errorf("genes %v", genes)
	}
}
