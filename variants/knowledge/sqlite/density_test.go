package sqlite_test

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"allelens/assets"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
)

// TestDensities counts the table of classes again, by its protein and c. names.
func TestDensities(t *testing.T) {
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = base.Close() }()
	all, err := base.Densities(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../../../assets/knowledge/classification.tsv")
	if err != nil {
		t.Fatal(err)
	}
	side := map[string]int{"pathogenic": 0, "likely_pathogenic": 0, "uncertain": 1, "conflicting": 1, "benign": 2, "likely_benign": 2}
	outside := regexp.MustCompile(`^(intron|5_prime_UTR|3_prime_UTR|upstream_gene|downstream_gene)_variant$`)
	first := regexp.MustCompile(`:c\.([0-9]+)`)
	want := map[string]*[3]int{}
	rows := 0
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		f := strings.Split(line, "\t")
		m := first.FindStringSubmatch(f[6])
		which, classed := side[f[9]]
		if m == nil || !classed || outside.MatchString(f[8]) {
			continue
		}
		c, _ := strconv.Atoi(m[1])
		key := f[0] + " " + strconv.Itoa(((c+2)/3-1)/knowledge.DensityBin)
		if want[key] == nil {
			want[key] = new([3]int)
		}
		want[key][which]++
		rows++
	}
	for _, d := range all {
		key := d.Gene + " " + strconv.Itoa(d.Bin)
		if w := want[key]; w == nil || *w != [3]int{d.Pathogenic, d.Uncertain, d.Benign} {
			t.Errorf("%s: %+v, want %v", key, d, w)
		}
	}
	if len(all) != len(want) || len(all) < 500 || rows < 20_000 {
		t.Errorf("%d stretches of %d, %d rows", len(all), len(want), rows)
	}
}

func BenchmarkDensities(b *testing.B) {
	base, err := sqlite.Open(b.Context(), assets.Knowledge)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = base.Close() }()
	for b.Loop() {
		if _, err := base.Densities(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
