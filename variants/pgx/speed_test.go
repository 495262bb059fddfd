package pgx

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"allelens/variants"
	"allelens/variants/ledger"
)

// everyHeterozygous answers every site with its two first sequences; phase gives each its set,
// "" for unphased.
func everyHeterozygous(qs []ledger.Question, phase func(i int) string) *ledger.Observations {
	i := 0
	return observe(qs, func(q ledger.Question) ledger.Site {
		i++
		s := ledger.Site{State: variants.Variant, Alleles: q.Alleles[:min(2, len(q.Alleles))], PhaseSet: phase(i)}
		s.Phased = s.PhaseSet != ""
		return s
	})
}

// worst are the cases in which trying every permutation would never end.
var worst = map[string]func(i int) string{
	"unphased":               func(int) string { return "" },
	"each in its own set":    func(i int) string { return fmt.Sprint(i) },
	"every third one phased": func(i int) string { return []string{"", "1", ""}[i%3] },
}

// TestWorstCase: time and memory stay bounded whatever the file says.
func TestWorstCase(t *testing.T) {
	c := New(testGenes(t))
	qs := c.Questions()
	for name, phase := range worst {
		obs := everyHeterozygous(qs, phase)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		results := c.Call(obs, qs, Input{})
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		if took > time.Second {
			t.Errorf("%s: %v", name, took)
		}
		if n := after.TotalAlloc - before.TotalAlloc; n > 64<<20 {
			t.Errorf("%s: %d bytes", name, n)
		}
		if len(results) != len(c.genes) {
			t.Errorf("%s: %d results", name, len(results))
		}
	}
}

// TestTooManyPhaseSets: where there are more phase sets than are turned against each other, the
// result says so, and claims no diplotype.
func TestTooManyPhaseSets(t *testing.T) {
	c := one(t, "DPYD")
	qs := c.Questions()
	sites := []string{"rs3918290", "rs67376798", "rs55886062", "rs1801159", "rs1801160", "rs1801158", "rs1801265", "rs2297595"}
	for n := 1; n <= len(sites); n++ {
		f := file{sites: map[string]string{}}
		for i, rsid := range sites[:n] {
			at := slices.IndexFunc(qs, func(q ledger.Question) bool { return q.RSID == rsid })
			f.sites[rsid] = fmt.Sprintf("%s|%s@%d", qs[at].Alleles[0], qs[at].Alleles[1], i)
		}
		r := c.Call(f.observe(qs), qs, Input{})[0]
		cut := slices.Contains(codes(r), "orientations_cut")
		if cut != (n > mostOrientations) || cut == (len(r.Diplotypes) > 0) || cut != (len(r.Found) > 0) {
			t.Errorf("%d phase sets: %d diplotypes, found %v, notes %v", n, len(r.Diplotypes), r.Found, codes(r))
		}
		if !cut && len(r.Diplotypes) != 1<<max(0, n-1) {
			t.Errorf("%d phase sets: %d diplotypes", n, len(r.Diplotypes))
		}
	}
}

// BenchmarkCallEveryHeterozygous has every site of every gene heterozygous.
func BenchmarkCallEveryHeterozygous(b *testing.B) {
	c := New(testGenes(b))
	qs := c.Questions()
	for name, phase := range worst {
		obs := everyHeterozygous(qs, phase)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.Call(obs, qs, Input{})
			}
		})
	}
}
