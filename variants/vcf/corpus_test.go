package vcf_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/tabletest"
	"allelens/variants/vcf"
)

const corpus = "../../../shared/samples/open/vcf"

// genome is every contig from end to end.
func genome() []variants.Interval {
	var all []variants.Interval
	for _, c := range strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 X Y MT") {
		all = append(all, variants.Interval{Contig: variants.Contig(c), Start: 1, End: 1 << 30})
	}
	return all
}

// openAny opens a file, naming its first sample if it has several.
func openAny(t *testing.T, path string) (*vcf.File, error) {
	t.Helper()
	f, err := vcf.Open(t.Context(), path, vcf.Options{})
	if p, ok := variants.AsProblem(err); ok && p.Code == "several_samples" {
		first, _, _ := strings.Cut(p.Values[0].Text, ", ")
		f, err = vcf.Open(t.Context(), path, vcf.Options{Sample: first})
	}
	return f, err
}

// TestProofCorpus opens and scans what other people's tools write, sound and damaged: whatever
// comes, the outcome is records or a problem with a code. Every ninth file here, all of them in the long checks; the
// program's own test reads them for their builds.
func TestProofCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of files: left out of short runs")
	}
	tabletest.Beside(t, corpus)
	counts := indexedCounts(t)
	met, every := 0, tabletest.Draws(9, 1)
	opened, compared, refused, records := 0, 0, map[string]int{}, int64(0)
	err := filepath.WalkDir(corpus, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.Contains(d.Name(), ".vcf") && !strings.Contains(d.Name(), ".bcf") {
			return err
		}
		if met++; met%every != 0 {
			return nil
		}
		f, err := openAny(t, path)
		if err != nil {
			refused[codeOf(t, path, err)]++
			return nil
		}
		defer f.Close()
		opened++
		tally, err := f.Scan(t.Context(), vcf.Wanted{Regions: genome()}, func(r *vcf.Record) error {
			checkRecord(t, path, r)
			return nil
		})
		if err != nil {
			refused[codeOf(t, path, err)]++
		}
		for _, p := range tally.Problems {
			codeOf(t, path, p)
		}
		if tally.Used > tally.Seen {
			t.Errorf("%s: %d records used of %d seen", path, tally.Used, tally.Seen)
		}
		records += tally.Used
		rel, _ := filepath.Rel(corpus, path)
		if want, ok := counts[rel]; ok && tally.Complete {
			compared++
			if tally.Seen != want {
				t.Errorf("%s: %d records seen, want %d", path, tally.Seen, want)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files opened, %d records used, refused: %v", opened, records, refused)
	if opened < 1000/every || compared < 700/every {
		t.Errorf("only %d files could be opened, and %d counts compared", opened, compared)
	}
}

// indexedCounts reads from the corpus' index how many records the files hold that bcftools reads.
func indexedCounts(t *testing.T) map[string]int64 {
	t.Helper()
	data, err := os.ReadFile(tabletest.Beside(t, filepath.Join(corpus, "INDEX.tsv")))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int64{}
	columns := map[string]int{}
	for i, line := range strings.Split(string(data), "\n") {
		fields := strings.Split(line, "\t")
		if i == 0 {
			for j, name := range fields {
				columns[name] = j
			}
			continue
		}
		if len(fields) != len(columns) || fields[columns["bcftools"]] != "ok" {
			continue
		}
		if n, err := strconv.ParseInt(fields[columns["nrec"]], 10, 64); err == nil {
			counts[fields[columns["path"]]] = n
		}
	}
	return counts
}

// TestCorpusByIndex compares index and stream on the corpus' files that come with an index, in
// the gene regions of both builds that carry most.
func TestCorpusByIndex(t *testing.T) {
	tabletest.NotRaced(t)
	paths, err := filepath.Glob(filepath.Join(tabletest.Beside(t, corpus), "*", "*.vcf.gz.tbi"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no indexed samples: %v", err)
	}
	regions := []variants.Interval{
		{Contig: "17", Start: 41_196_312, End: 41_277_500}, {Contig: "17", Start: 43_044_295, End: 43_125_364},
		{Contig: "10", Start: 94_762_681, End: 94_855_547}, {Contig: "10", Start: 96_522_463, End: 96_612_671},
		{Contig: "22", Start: 42_126_499, End: 42_130_865}, {Contig: "22", Start: 42_522_501, End: 42_526_883},
	}
	for _, path := range paths {
		path = strings.TrimSuffix(path, ".tbi")
		var got [2][]*vcf.Record
		for i, whole := range []bool{false, true} {
			f, err := vcf.Open(t.Context(), path, vcf.Options{Whole: whole})
			if err != nil {
				t.Fatal(err)
			}
			if f.Access() != vcf.ByIndex && !whole {
				t.Logf("%s: access by %s", path, f.Access())
			}
			if _, err := f.Scan(t.Context(), vcf.Wanted{Regions: regions}, func(r *vcf.Record) error {
				r.Line = 0
				got[i] = append(got[i], r)
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			_ = f.Close()
		}
		if len(got[0]) == 0 {
			t.Errorf("%s: no record", path)
		}
		if d := vcf.Differing(got[1], got[0]); d != "" {
			t.Errorf("%s: %.500s", path, d)
		}
	}
}

func codeOf(t *testing.T, path string, err error) string {
	t.Helper()
	p, ok := variants.AsProblem(err)
	if !ok || p.Code == "" {
		t.Errorf("%s: %v is no problem with a code", path, err)
		return ""
	}
	return p.Code
}

// checkRecord states what holds for every record.
func checkRecord(t *testing.T, path string, r *vcf.Record) {
	t.Helper()
	if r.Ref == "" || r.End < r.Pos+len(r.Ref)-1 || strings.Count(r.Text, "\t") != 9 {
		t.Errorf("%s: malformed record %+v", path, r)
	}
	for _, a := range r.Genotype.Alleles {
		if a > len(r.Alts) {
			t.Errorf("%s: %s:%d: genotype %v with %d alleles", path, r.Chrom, r.Pos, r.Genotype, len(r.Alts))
		}
	}
	if n := len(r.AlleleDepths); n != 0 && n != 1+len(r.Alts) {
		t.Errorf("%s: %s:%d: %d allele depths", path, r.Chrom, r.Pos, n)
	}
}
