package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"allelens/app/engine"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/tabletest"
)

// damaged reads a file that was damaged, by index if one lies beside it, and compares with what
// the sound one says: no more than that, and less only with a reason.
func damaged(t *testing.T, e *engine.Engine, name, path string, sound map[string]string) (refused bool) {
	t.Helper()
	o, err := e.Observe(t.Context(), path, engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Both}})
	if err != nil {
		if p, ok := variants.AsProblem(err); !ok || p.Code == "" || p.Code == "internal" {
			t.Errorf("%s: %v is no problem with a code", name, err)
		}
		return true
	}
	told := slices.ContainsFunc(o.Problems, func(p *variants.Problem) bool { return slices.Contains(grave, p.Code) })
	for key, fact := range said(o) {
		if fact == sound[key] {
			continue
		}
		if !told || !weaker(fact, sound[key]) {
			t.Errorf("%s: %s: %s, the sound file says %q (problems %v)", name, key, fact, sound[key], o.Problems)
		}
	}
	return false
}

// blocks lists where the blocks of a bgzip file begin.
func blocks(data []byte) []int {
	var starts []int
	for at := 0; at+18 <= len(data); at += int(data[at+16]) + int(data[at+17])<<8 + 1 {
		starts = append(starts, at)
	}
	return starts
}

// derived is a real person's file from the collection, with an index.
const derived = corpus + "/derived/1kgp_pgx_GRCh38_NA18565.vcf.gz"

// faultyFiles are sound files to damage.
func faultyFiles(t *testing.T) []string {
	files := []string{sample("demonstration.grch38.vcf.gz"), sample("none.grch38.g.vcf.gz")}
	t.Helper()
	if tabletest.Has(t, derived) {
		files = append(files, derived)
	}
	return files
}

// TestProofTruncatedAnywhere cuts bgzip files at every thousandth byte, or every sixteenth of these.
func TestProofTruncatedAnywhere(t *testing.T) {
	e := corpusEngine(t)
	for _, path := range faultyFiles(t) {
		data, sound := soundFile(t, e, path)
		cut := filepath.Join(t.TempDir(), "cut.vcf.gz")
		refused, n, step := 0, 0, tabletest.Draws(16_000, 1000)
		for at := step; at < len(data); at += step {
			place(t, cut, data[:at])
			if damaged(t, e, fmt.Sprintf("%s cut at %d", filepath.Base(path), at), cut, sound) {
				refused++
			}
			n++
		}
		t.Logf("%s: %d cuts, %d refused, the others read up to the cut and marked", filepath.Base(path), n, refused)
	}
}

// TestProofFlippedBits flips bits in every block of bgzip files.
func TestProofFlippedBits(t *testing.T) {
	e := corpusEngine(t)
	r := rand.New(rand.NewPCG(3, 3))
	for _, path := range faultyFiles(t) {
		data, sound := soundFile(t, e, path)
		flipped := filepath.Join(t.TempDir(), "flipped.vcf.gz")
		starts := append(blocks(data), len(data))
		refused, n := 0, 0
		for i := range len(starts) - 1 {
			for range tabletest.Draws(1, 20) {
				at, bit := starts[i]+r.IntN(starts[i+1]-starts[i]), r.IntN(8)
				other := slices.Clone(data)
				other[at] ^= 1 << bit
				place(t, flipped, other)
				if damaged(t, e, fmt.Sprintf("%s, bit %d of byte %d", filepath.Base(path), bit, at), flipped, sound) {
					refused++
				}
				n++
			}
		}
		t.Logf("%s: %d bits flipped in %d blocks, %d refused, the others harmless or marked", filepath.Base(path), n, len(starts)-1, refused)
	}
}

func soundFile(t *testing.T, e *engine.Engine, path string) ([]byte, map[string]string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	o, err := e.Observe(t.Context(), path, engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Both}})
	if err != nil {
		t.Fatal(err)
	}
	return data, said(o)
}

func place(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestForeignIndex puts the index of other files beside a file.
func TestForeignIndex(t *testing.T) {
	indexes, err := filepath.Glob(tabletest.Beside(t, corpus) + "/*/*.tbi")
	if err != nil || len(indexes) == 0 {
		t.Fatalf("%s holds no index: %v", corpus, err)
	}
	e := corpusEngine(t)
	for _, path := range faultyFiles(t) {
		data, sound := soundFile(t, e, path)
		file := filepath.Join(t.TempDir(), "a.vcf.gz")
		place(t, file, data)
		for _, index := range indexes {
			content, err := os.ReadFile(index)
			if err != nil {
				t.Fatal(err)
			}
			place(t, file+".tbi", content)
			o, err := e.Observe(t.Context(), file, engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Both}})
			if err != nil {
				t.Errorf("%s with %s: %v", filepath.Base(path), filepath.Base(index), err)
				continue
			}
			for key, fact := range said(o) {
				if fact != sound[key] {
					t.Errorf("%s with %s: %s: %s, want %s", filepath.Base(path), filepath.Base(index), key, fact, sound[key])
					break
				}
			}
		}
	}
	t.Logf("%d foreign indexes beside %d files", len(indexes), len(faultyFiles(t)))
}

// TestFileChangesWhileRead writes to a file between opening and the end of reading.
func TestFileChangesWhileRead(t *testing.T) {
	e := corpusEngine(t)
	data, err := os.ReadFile(sample("demonstration.grch37.vcf"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "growing.vcf")
	place(t, path, data)
	grow := func(int64, int64) {
		f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		_, err = f.WriteString("17\t41199000\t.\tA\tG\t.\tPASS\t.\tGT\t0/1\n")
		if closed := f.Close(); err != nil || closed != nil {
			t.Fatal(err, closed)
		}
	}
	var o *ledger.Observations
	o, err = e.Observe(t.Context(), path, engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Both}, Progress: grow})
	if p, ok := variants.AsProblem(err); !ok || p.Code != "file_changed" || o != nil {
		t.Errorf("a file that grew while it was read: %v", err)
	}
}

// TestDiskFull writes every format where nothing can be written.
func TestDiskFull(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no device that is always full:", err)
	}
	for _, format := range []string{"pdf", "json", "html", "sites.csv", "xlsx", "vcf"} {
		_, errs, status := allelens(t, "report", sample("demonstration.grch38.vcf.gz"), "-q", "-f", format, "-o", "/dev/full")
		if status != exitInput || strings.Count(strings.TrimSpace(errs), "\n") != 0 || !strings.Contains(errs, "/dev/full") {
			t.Errorf("%s: exit %d, %q", format, status, errs)
		}
	}
}
