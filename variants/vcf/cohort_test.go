package vcf

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
	"allelens/variants/tabletest"
)

// many writes a cohort's text with so many samples: every kind of call, and lines that cannot be read.
func many(records, samples int, seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 2))
	calls := []string{"0/0:20:50", "0/0:20:50", "0/0:20:50", "0/1:18:60", "1|1:30:99", "./.:.:.", "0/.:3:10", "./.", "0/7:1:2", "x:y:z", ""}
	one := cohort(records, seed)
	var b strings.Builder
	for line := range strings.Lines(one) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "##"):
			b.WriteString(line + "\n")
			continue
		case strings.HasPrefix(line, "#"):
			fixed := strings.Join(strings.Split(line, "\t")[:firstSample], "\t")
			b.WriteString("##FORMAT=<ID=GT,Number=1,Type=String,Description=\"x\">\n" + fixed)
			for i := range samples {
				fmt.Fprintf(&b, "\tS%02d", i)
			}
			b.WriteString("\n")
			continue
		}
		columns := strings.Split(line, "\t")
		b.WriteString(strings.Join(columns[:firstSample-1], "\t") + "\tGT:DP:GQ")
		n := samples
		switch r.IntN(200) {
		case 0:
			n-- // a column is missing
		case 1:
			n++
		}
		for range n {
			b.WriteString("\t" + calls[r.IntN(len(calls))])
		}
		b.WriteString("\n")
	}
	return b.String()
}

// seen is what a source's scan gives.
type seen struct {
	Records []*Record
	Beside  []*Record
	Tally   Tally
	Access  Access
	Sample  string
	Failed  string
}

func scanned(t *testing.T, s Source) (got seen) {
	t.Helper()
	wanted := Wanted{
		Regions: []variants.Interval{{Contig: "1", Start: 100_000, End: 400_000}, {Contig: "13", Start: 50_000, End: 60_000}},
		Events:  []variants.Interval{{Contig: "17", Start: 500_000, End: 700_000}},
		Beside:  []Beside{{Regions: []variants.Interval{{Contig: "X", Start: 1, End: 900_000}}, Use: func(r *Record) { got.Beside = append(got.Beside, r) }}},
	}
	tally, err := s.Scan(t.Context(), wanted, func(r *Record) error { got.Records = append(got.Records, r); return nil })
	got.Tally, got.Access, got.Sample = tally, s.Access(), s.Sample()
	if err != nil {
		got.Failed = err.Error()
	}
	return got
}

// TestCohortAsEachSample: what is played from a recording is what a scan for that sample alone finds, however the records are reached, and
// however little may be kept.
func TestCohortAsEachSample(t *testing.T) {
	tabletest.NotRaced(t)
	const samples = 37
	text := many(1200, samples, 7)
	plain := filepath.Join(t.TempDir(), "c.vcf")
	torn := filepath.Join(t.TempDir(), "torn.vcf")
	for path, content := range map[string]string{plain: text, torn: text[:len(text)*2/3-5]} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		path string
		o    Options
	}{
		"index":            {indexed(t, text, ".tbi"), Options{}},
		"stream":           {plain, Options{bisectFrom: 1 << 40}},
		"bisection":        {plain, Options{bisectFrom: 1}},
		"torn":             {torn, Options{bisectFrom: 1 << 40}},
		"little is kept":   {plain, Options{bisectFrom: 1 << 40, keepUpTo: 10_000}},
		"index and little": {indexed(t, text, ".csi"), Options{keepUpTo: 2_000}},
		"verified":         {plain, Options{Whole: true}},
	} {
		t.Run(name, func(t *testing.T) {
			all, err := OpenCohort(t.Context(), c.path, c.o)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = all.Close() }()
			if len(all.Samples()) != samples {
				t.Fatalf("%d samples", len(all.Samples()))
			}
			found := 0
			for i, sample := range all.Samples() {
				if i%4 != 0 && i < samples-2 {
					continue
				}
				o := c.o
				o.Sample = sample
				alone, err := Open(t.Context(), c.path, o)
				if err != nil {
					t.Fatal(err)
				}
				member, err := all.Of(t.Context(), sample)
				if err != nil {
					t.Fatal(err)
				}
				want, got := scanned(t, alone), scanned(t, member)
				if !reflect.DeepEqual(want, got) {
					t.Errorf("%s (-alone +together):\n%s", sample, cmp.Diff(want, got, cmp.Exporter(func(reflect.Type) bool { return true })))
				}
				if want, got := alone.Identity(), member.Identity(); want != got {
					t.Errorf("%s: %+v, alone %+v", sample, got, want)
				}
				found += len(got.Records)
				if err := member.Close(); err != nil {
					t.Error(err)
				}
				_ = alone.Close()
			}
			if found == 0 {
				t.Error("nothing was found")
			}
			if little := strings.Contains(name, "little"); little != (all.Passes() > 1) && name != "verified" {
				t.Errorf("%d passes", all.Passes())
			}
			t.Logf("%d passes, %d records", all.Passes(), found)
		})
	}
}

// TestCohortUnknownSample: a sample that is not there, or twice, is refused as ever.
func TestCohortUnknownSample(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.vcf")
	if err := os.WriteFile(path, []byte(strings.Replace(many(12, 3, 1), "S02", "S01", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	all, err := OpenCohort(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = all.Close() }()
	for sample, code := range map[string]string{"S01": "sample_twice", "S09": "sample_unknown", "": "several_samples"} {
		_, err := all.Of(t.Context(), sample)
		if p, ok := variants.AsProblem(err); !ok || p.Code != code {
			t.Errorf("%q: %v", sample, err)
		}
	}
}
