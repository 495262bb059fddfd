package pgx

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// record is a line of a made-up file in GRCh38: all defined alleles of one site.
type record struct {
	contig  variants.Contig
	pos     int
	alleles []string // the first is REF
	gt      [2]int
	phased  bool
}

func (r record) line() string {
	alts, between := ".", "/"
	if len(r.alleles) > 1 {
		alts = strings.Join(r.alleles[1:], ",")
	}
	if r.phased {
		between = "|"
	}
	return strings.Join([]string{r.contig.UCSC(), strconv.Itoa(r.pos), ".", r.alleles[0], alts, ".", "PASS", ".", "GT",
		fmt.Sprint(r.gt[0], between, r.gt[1])}, "\t")
}

// split writes one record for each alternative allele, as normalising programs do: an allele of
// another record counts as 0.
func (r record) split() []record {
	if len(r.alleles) < 3 {
		return []record{r}
	}
	var out []record
	for i, alt := range r.alleles[1:] {
		one := r
		one.alleles = []string{r.alleles[0], alt}
		for side, a := range r.gt {
			one.gt[side] = 0
			if a == i+1 {
				one.gt[side] = 1
			}
		}
		out = append(out, one)
	}
	return out
}

// reaches reports whether the bases of the record's REF, and one beside them, lie at pos.
func (r record) reaches(pos int) bool { return r.pos-1 <= pos && pos <= r.pos+len(r.alleles[0]) }

// drawRecords makes records of a gene's sites: some lack, few differ from the reference.
func drawRecords(t *rapid.T, qs []ledger.Question) []record {
	var out []record
	for _, q := range qs {
		out = append(out, record{contig: q.Contig, pos: q.Pos[variants.GRCh38], alleles: q.Alleles})
	}
	slices.SortFunc(out, func(a, b record) int { return cmp.Compare(a.pos, b.pos) })
	many := slices.Collect(func(yield func(int) bool) {
		for i, r := range out {
			if len(r.alleles) > 2 && !yield(i) {
				return
			}
		}
	})
	for range rapid.IntRange(0, 6).Draw(t, "changes") {
		i := rapid.IntRange(0, len(out)-1).Draw(t, "changed")
		if len(many) > 0 && rapid.Bool().Draw(t, "of several alleles") {
			i = rapid.SampledFrom(many).Draw(t, "changed of several")
		}
		for side := range out[i].gt {
			out[i].gt[side] = rapid.IntRange(0, len(out[i].alleles)-1).Draw(t, "allele")
		}
		if len(out[i].alleles) > 2 && rapid.Bool().Draw(t, "two variant alleles") {
			out[i].gt = rapid.SampledFrom([][2]int{{1, 2}, {2, 1}}).Draw(t, "sides")
		}
		out[i].phased = rapid.Bool().Draw(t, "phased")
	}
	for range rapid.IntRange(0, 3).Draw(t, "lacking") {
		i := rapid.IntRange(0, len(out)-1).Draw(t, "lacks")
		if out = slices.Delete(out, i, i+1); len(out) == 0 {
			break
		}
	}
	return out
}

// callRecords reads records as the program reads a file, and calls.
func callRecords(t *testing.T, c *Caller, records []record) Result {
	lines := []string{"##fileformat=VCFv4.2", "##contig=<ID=chr1,length=248956422>", "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS"}
	for _, r := range records {
		lines = append(lines, r.line())
	}
	qs := c.Questions()
	return c.Call(throughReader(t, written37(t, lines), "", qs), qs, Input{})[0]
}

// recordGenes are callers for the genes that are read from a file.
func recordGenes(t *testing.T) []*Caller {
	var out []*Caller
	for _, g := range testGenes(t) {
		if c := New([]knowledge.Pharmacogene{g}); len(c.Questions()) > 0 && !g.OutsideOnly && g.Contig != "MT" {
			out = append(out, c)
		}
	}
	if len(out) < 19 {
		t.Fatalf("%d genes", len(out))
	}
	return out
}

// TestRecordsRewritten: a file that says the same in other records gives the same result. Lines
// with several alternative alleles are split, lines of one position are put in any order, phased
// calls of the whole file are turned, and records that concern nothing asked are put between.
func TestRecordsRewritten(t *testing.T) {
	callers := recordGenes(t)
	changes := map[string]func(*rapid.T, []record, []ledger.Question) []record{
		"split":     splitAll,
		"unrelated": withUnrelated,
		"shuffled": func(t *rapid.T, rs []record, qs []ledger.Question) []record {
			rs = rapid.Permutation(splitAll(t, rs, qs)).Draw(t, "order")
			slices.SortStableFunc(rs, func(a, b record) int { return cmp.Compare(a.pos, b.pos) })
			return rs
		},
		"turned": func(_ *rapid.T, rs []record, _ []ledger.Question) []record {
			rs = slices.Clone(rs)
			for i, r := range rs {
				rs[i].gt = [2]int{r.gt[1], r.gt[0]}
			}
			return rs
		},
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				c := rapid.SampledFrom(callers).Draw(rt, "caller")
				records := drawRecords(rt, c.Questions())
				want := summary(callRecords(t, c, records))
				changed := change(rt, records, c.Questions())
				if d := gocmp.Diff(want, summary(callRecords(t, c, changed))); d != "" {
					rt.Fatalf("%s (-as drawn +%s):\n%s\n%v", want.Gene, name, d, changed)
				}
			})
		})
	}
}

func splitAll(_ *rapid.T, rs []record, _ []ledger.Question) []record {
	var out []record
	for _, r := range rs {
		out = append(out, r.split()...)
	}
	return out
}

// withUnrelated puts records between that reach no site, whether it has a record or not.
func withUnrelated(t *rapid.T, rs []record, qs []ledger.Question) []record {
	out := slices.Clone(rs)
	for range rapid.IntRange(1, 8).Draw(t, "unrelated") {
		near := rapid.SampledFrom(qs).Draw(t, "near")
		r := record{contig: near.Contig, pos: near.Pos[variants.GRCh38] + rapid.IntRange(-200, 200).Draw(t, "away"), alleles: []string{"A", "C", "AT"},
			phased: rapid.Bool().Draw(t, "phased")}
		r.gt = [2]int{rapid.IntRange(0, 2).Draw(t, "first"), rapid.IntRange(0, 2).Draw(t, "second")}
		if !slices.ContainsFunc(qs, func(q ledger.Question) bool {
			site := record{pos: q.Pos[variants.GRCh38], alleles: q.Alleles}
			return site.reaches(r.pos) || r.reaches(site.pos)
		}) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b record) int { return cmp.Compare(a.pos, b.pos) })
	return out
}

// TestRecordRemoved: a site whose record is taken away is never reference: it is absent, counts
// as missing, and is not assumed.
func TestRecordRemoved(t *testing.T) {
	callers := recordGenes(t)
	rapid.Check(t, func(rt *rapid.T) {
		c := rapid.SampledFrom(callers).Draw(rt, "caller")
		records := drawRecords(rt, c.Questions())
		if len(records) == 0 {
			return
		}
		i := rapid.IntRange(0, len(records)-1).Draw(rt, "removed")
		gone := records[i]
		left := slices.Delete(slices.Clone(records), i, i+1)
		if slices.ContainsFunc(left, func(o record) bool { return o.reaches(gone.pos) || gone.reaches(o.pos) }) {
			return // another line speaks of the same bases
		}
		before, after := callRecords(t, c, records), callRecords(t, c, left)
		for _, s := range after.Sites {
			if s.Position.Pos38 == gone.pos && (s.Observed.State != variants.Absent || s.Assumed || len(s.Observed.Alleles) > 0) {
				rt.Fatalf("%s: %s is %v, assumed %v, after its line was removed", after.Gene, name(s.Position), s.Observed.State, s.Assumed)
			}
		}
		if after.SitesCalled > before.SitesCalled || len(after.MissingSites) < len(before.MissingSites) {
			rt.Fatalf("%s: %d sites called of %d, before %d", after.Gene, after.SitesCalled, after.SitesTotal, before.SitesCalled)
		}
	})
}

// TestThreeAllelesAreToldAsSuch: a line that calls three alleles blocks its gene with a note of its
// own; half a call keeps that of half calls.
func TestThreeAllelesAreToldAsSuch(t *testing.T) {
	c := one(t, "CYP2C19")
	qs := c.Questions()
	for genotype, want := range map[string]string{"0/1/1": "more_than_two_alleles", "./1": "half_call"} {
		line := "chr10\t94781859\trs4244285\tG\tA\t.\tPASS\t.\tGT\t" + genotype
		head := []string{"##fileformat=VCFv4.2", "##contig=<ID=chr10,length=133797422>", "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS"}
		r := c.Call(throughReader(t, written37(t, append(head, line)), "", qs), qs, Input{})[0]
		if len(r.Diplotypes) > 0 || !slices.Equal(codes(r), []string{want}) {
			t.Errorf("%s: %q, notes %v", genotype, r.NoResult, codes(r))
		}
	}
}
