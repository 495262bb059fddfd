package polygenic_test

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/ledger"
	"allelens/variants/polygenic"
	"allelens/variants/tabletest"
	"allelens/variants/vcf"
)

// leastFound is how many sites a file has to have for its table.
const leastFound = 5

// samplesWithSites are the files of people below a folder that hold some of the sites, of those that are drawn.
func samplesWithSites(t *testing.T, root string, c *polygenic.Caller) (paths []string) {
	t.Helper()
	met, every := 0, tabletest.Draws(12, 1)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".vcf") && !strings.HasSuffix(path, ".vcf.gz") {
			return err
		}
		if met++; met%every != 0 {
			return nil
		}
		if o, err := tryRead(c, path); err == nil {
			if slices.ContainsFunc(c.Score(o.Scored, o.Assembly, european), func(r polygenic.Result) bool { return r.Used >= leastFound }) {
				paths = append(paths, path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// tryRead reads a file's first sample.
func tryRead(c *polygenic.Caller, path string) (*ledger.Observations, error) {
	o, err := readFirst(c, path, "", variants.AssemblyUnknown)
	if p, ok := variants.AsProblem(err); ok && p.Code == "build_unknown" {
		o, err = readFirst(c, path, "", variants.GRCh37)
	}
	return o, err
}

func readFirst(c *polygenic.Caller, path, sample string, in variants.Assembly) (*ledger.Observations, error) {
	src, err := vcf.Open(context.Background(), path, vcf.Options{Sample: sample})
	if p, ok := variants.AsProblem(err); ok && p.Code == "several_samples" && sample == "" {
		for _, v := range p.Values {
			if v.Name == "samples" {
				first := strings.FieldsFunc(v.Text, func(r rune) bool { return r == '\n' || r == ',' })
				return readFirst(c, path, strings.TrimSpace(first[0]), in)
			}
		}
	}
	if err != nil {
		return nil, err
	}
	defer src.Close()
	return ledger.Read(context.Background(), src, ledger.Questions{Scores: c.Questions(), Reference: genome.NewReference(nil), Thresholds: ledger.DefaultThresholds()}, in)
}
