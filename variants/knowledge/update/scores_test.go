package update

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"allelens/variants"
)

// scoreTable writes a table of scores.
func scoreTable(t *testing.T, lines ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "scores.tsv")
	text := strings.Join(append([]string{strings.Join(ScoreColumns, "\t")}, lines...), "\n")
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(text, " ", "\t")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestScores: scores are found in both builds, whichever the table is in; the same table gives the same bytes.
func TestScores(t *testing.T) {
	path := scoreTable(t, "GRCh38 chr17 43063930 C T 0.31 0.02", "GRCh37 13 32930651 G A  0.05")
	r, bad, err := Score(t.Context(), small(t), path)
	if err != nil || len(bad) > 0 {
		t.Fatal(err, bad)
	}
	b := openBase(t, r.Base)
	if b.Version() != r.Version || !strings.Contains(r.Version, "+scores-") || r.Alleles != 2 {
		t.Errorf("%s, %d alleles", b.Version(), r.Alleles)
	}
	for _, c := range []struct {
		in               variants.Assembly
		a                variants.Allele
		bayesdel, splice float64
		has              bool
	}{
		{variants.GRCh38, variants.Allele{Contig: "17", Pos: 43063930, Ref: "C", Alt: "T"}, 0.31, 0.02, true},
		{variants.GRCh37, variants.Allele{Contig: "17", Pos: 41215947, Ref: "C", Alt: "T"}, 0.31, 0.02, true},
		{variants.GRCh38, variants.Allele{Contig: "13", Pos: 32356514, Ref: "G", Alt: "A"}, 0, 0.05, false},
		{variants.GRCh37, variants.Allele{Contig: "13", Pos: 32930651, Ref: "G", Alt: "A"}, 0, 0.05, false},
	} {
		s, err := b.Score(t.Context(), c.in, c.a)
		if err != nil || s == nil || s.BayesDel != c.bayesdel || s.SpliceAI != c.splice || s.HasBayesDel != c.has || !s.HasSpliceAI || s.Source != "scores" {
			t.Errorf("%v %v: %+v, %v", c.in, c.a, s, err)
		}
	}
	again, _, err := Score(t.Context(), r.Base, path)
	if err != nil || again.Version != r.Version || !bytes.Equal(again.Base, r.Base) {
		t.Errorf("a second time: %v, %s", err, again.Version)
	}
}

// TestBadScores: every line that cannot be used is told of, with its number, and nothing is made.
func TestBadScores(t *testing.T) {
	lines := map[string]string{
		"GRCh38 17 43063930 C T 0.31":       "scores_cells",
		"GRCh36 17 43063930 C T 0.31 0.02":  "scores_place",
		"GRCh38 17 here C T 0.31 0.02":      "scores_place",
		"GRCh38 17 43063930 CA C 0.31 0.02": "scores_snv",
		"GRCh38 17 43063930 C C 0.31 0.02":  "scores_snv",
		"GRCh38 17 100 C T 0.31 0.02":       "scores_outside",
		"GRCh38 1 43063930 C T 0.31 0.02":   "scores_outside",
		"GRCh37 17 43063930 C T 0.31 0.02":  "scores_outside",
		"GRCh38 17 43063930 G T 0.31 0.02":  "scores_reference",
		"GRCh38 17 43063930 C A  ":          "scores_none",
		"GRCh38 17 43063930 C A high 0.02":  "scores_number",
		"GRCh38 17 43063930 C A NaN 0.02":   "scores_number",
		"GRCh38 17 43063930 C A 0.31 1.2":   "scores_number",
		"GRCh38 17 43063930 C A -1.6 0.2":   "scores_number",
		"GRCh37 17 41215947 C T 0.31 0.02":  "scores_twice",
	}
	all := []string{"GRCh38 17 43063930 C T 0.31 0.02"}
	for line := range lines {
		all = append(all, line)
	}
	r, bad, err := Score(t.Context(), small(t), scoreTable(t, all...))
	if err != nil || r != nil || len(bad) != len(lines) {
		t.Fatalf("%v, %v, %d of %d bad lines", r, err, len(bad), len(lines))
	}
	for i, p := range bad {
		line := all[i+1]
		if p.Code != lines[line] || !strings.HasPrefix(p.Where, "scores.tsv:") {
			t.Errorf("%s: %s at %s, want %s", line, p.Code, p.Where, lines[line])
		}
	}
	for name, path := range map[string]string{"scores_header": scoreTable(t), "scores_empty": scoreTable(t), "file_unreadable": filepath.Join(t.TempDir(), "none.tsv")} {
		if name == "scores_header" {
			if err := os.WriteFile(path, []byte("chrom\tpos\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		_, _, err := Score(t.Context(), small(t), path)
		if p, ok := variants.AsProblem(err); !ok || p.Code != name {
			t.Errorf("%s: %v", name, err)
		}
	}
}
