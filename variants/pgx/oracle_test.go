package pgx

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
	"allelens/variants/tabletest"
)

const oracles = "../../../shared/samples/open/pgx/"

// observe builds observations from genotypes: at maps contig:pos to alleles and separator.
func observe(qs []ledger.Question, genotype func(q ledger.Question) ledger.Site) *ledger.Observations {
	obs := &ledger.Observations{Assembly: variants.GRCh38, Complete: true}
	for i, q := range qs {
		s := genotype(q)
		s.Question = i
		obs.Sites = append(obs.Sites, s)
	}
	return obs
}

// site makes a ledger answer from a GT and the record's alleles.
func siteOf(q ledger.Question, gt string, alleles []string, set string) ledger.Site {
	g, err := variants.ParseGenotype(gt, len(alleles))
	if err != nil || g.AllMissing() {
		return ledger.Site{State: variants.NoCall}
	}
	s := ledger.Site{State: variants.Reference, Phased: g.Phased, PhaseSet: set}
	for _, i := range g.Alleles {
		switch {
		case i < 0:
			s.Alleles = append(s.Alleles, "")
			continue
		case i > 0:
			s.State = variants.Variant
		}
		s.Alleles = append(s.Alleles, alleles[i])
		if !slices.Contains(q.Alleles, alleles[i]) {
			s.Undefined = append(s.Undefined, alleles[i])
		}
	}
	if slices.Contains(s.Alleles, "") && s.State == variants.Reference {
		s.State = variants.NoCall
	}
	return s
}

// labels joins the diplotypes as the oracles write them.
func labels(ds []Diplotype) string {
	var out []string
	for _, d := range ds {
		out = append(out, d.Label)
	}
	return strings.Join(out, " | ")
}

// tally counts agreements for each gene and keeps what differs.
type tally struct {
	agree, total map[string]int
	differ       map[string]string // case id to what was got and wanted
	same         map[string]bool   // case ids that agree
}

func newTally() *tally {
	return &tally{agree: map[string]int{}, total: map[string]int{}, differ: map[string]string{}, same: map[string]bool{}}
}

func (y *tally) compare(gene, id, what, got, want string) {
	y.total[gene]++
	if got == want {
		y.agree[gene]++
		y.same[id+" "+what] = true
		return
	}
	y.differ[id+" "+what] = fmt.Sprintf("got %q, want %q", got, want)
}

// report logs the agreement and fails on what is neither in known nor in the list of what newer data
// change, and on what is no longer so.
func (y *tally) report(t *testing.T, known map[string]string) {
	t.Helper()
	if len(y.total) == 0 {
		t.Fatal("nothing was compared")
	}
	for _, gene := range slices.Sorted(maps.Keys(y.total)) {
		t.Logf("%-8s %d of %d agree", gene, y.agree[gene], y.total[gene])
	}
	shown, listed, changed := 0, newer(t), 0
	for _, id := range slices.Sorted(maps.Keys(y.differ)) {
		if listed[id] == y.differ[id] {
			changed++
		} else if _, ok := known[id]; !ok {
			if shown++; shown <= 60 {
				t.Errorf("%s: %s", id, y.differ[id])
			}
		}
	}
	if shown > 60 {
		t.Errorf("%d more", shown-60)
	}
	t.Logf("%d differ because of newer data", changed)
	for id := range y.same {
		if listed[id] != "" {
			t.Errorf("%s: listed in %s, but agrees", id, newerList)
		}
	}
	for id := range known {
		if _, ok := y.differ[id]; !ok {
			t.Errorf("%s: listed as a known difference, but agrees", id)
		}
	}
}

func TestSyntheticCalls(t *testing.T) {
	rows := tabletest.Rows(t, oracles+"synthetic_calls.tsv")
	byGene := make(map[string]*Caller)
	for _, g := range testGenes(t) {
		byGene[g.Gene] = New([]knowledge.Pharmacogene{g})
	}
	y := newTally()
	tab := newAccount("synthetic_calls.tsv", rows)
	for _, r := range rows {
		c := byGene[r["gene"]]
		tab.compared++
		qs := c.Questions()
		y.made(c, observe(qs, synthetic(t, r)), qs, r)
	}
	tab.close(t, 4027)
	y.report(t, nil)
}

// synthetic compares one case. ruled: the gene has phenotype rules.
func (y *tally) synthetic(r map[string]string, got Result, ruled bool) {
	gene, id, want := r["gene"], r["id"], r["called_diplotypes"]
	y.compare(gene, id, "diplotypes", labels(got.Diplotypes), want)
	if want == "" && r["haplotype_matches"] != "" {
		y.compare(gene, id, "found", strings.Join(got.Found, " | "), r["haplotype_matches"])
	}
	recommended := strings.Trim(r["recommendation_diplotypes"], " ")
	if strings.HasPrefix(recommended, "Unknown") {
		recommended = ""
	}
	y.compare(gene, id, "recommendation", labels(got.Recommendation), recommended)
	if recommended == "" || !ruled {
		return
	}
	y.meaning(r, id, got)
	y.compare(gene, id, "lookup", each(got.Recommendation, func(d Diplotype) string {
		if strings.HasPrefix(d.LookupKeys[0], "diplotype:") {
			return ""
		}
		return d.LookupKeys[0]
	}), r["lookup_keys"])
	if want != "" {
		y.compare(gene, id, "scores", each(got.Diplotypes, func(d Diplotype) string { return fmt.Sprint(d.Score) }), withAdded(gene, want, r["scores"]))
	}
}

// made compares one made-up case, whatever option of the peer it was made with.
func (y *tally) made(c *Caller, obs *ledger.Observations, qs []ledger.Question, r map[string]string) {
	if r["gene"] == "CYP2D6" {
		y.unsettled(r["id"], c, obs, qs, r)
		return
	}
	got := c.Call(obs, qs, Input{})[0]
	if r["mode"] != "standard" && y.combination(r["gene"], r["id"], r["called_diplotypes"], got) {
		return
	}
	y.synthetic(r, got, len(c.genes[0].Rules) > 0)
}

func each(ds []Diplotype, f func(Diplotype) string) string {
	var out []string
	for _, d := range ds {
		out = append(out, f(d))
	}
	return strings.Join(out, " | ")
}

// synthetic answers as the case describes: reference everywhere but at the named sites.
func synthetic(t *testing.T, r map[string]string) func(q ledger.Question) ledger.Site {
	reference := map[string]string{"phased": "0|0", "unphased": "0/0", "hemizygous": "0"}[r["phasing"]]
	if reference == "" {
		t.Fatalf("%s: phasing %q", r["id"], r["phasing"])
	}
	missing := strings.Split(r["missing_positions"], ";")
	return func(q ledger.Question) ledger.Site {
		pos := fmt.Sprint(q.Pos[variants.GRCh38])
		if slices.Contains(missing, pos) {
			return ledger.Site{}
		}
		for _, g := range list(r["nonref_genotypes"], ";") {
			f := strings.Split(g, ":")
			if f[0] == pos {
				return siteOf(q, f[3], append([]string{f[1]}, strings.Split(f[2], ",")...), "")
			}
		}
		return siteOf(q, reference, q.Alleles, "")
	}
}
