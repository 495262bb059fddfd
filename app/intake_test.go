package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"allelens/report"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// TestFileIsDescribedByItsHeader: what stands beside the question of consent is the same whatever the records are, and
// names no gene but those that could be agreed to; what was not agreed to is not counted afterwards.
func TestFileIsDescribedByItsHeader(t *testing.T) {
	packed, err := os.ReadFile(sample("demonstration.grch38.vcf.gz"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(text, []byte("\n#CHROM"))
	header := text[:at+1+bytes.IndexByte(text[at+1:], '\n')+1]
	e := corpusEngine(t)
	described := func(content []byte) report.FileFacts {
		path := filepath.Join(t.TempDir(), "a.vcf")
		place(t, path, content)
		f, err := e.Describe(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		f.Facts[0].Detail = "" // the size
		return f
	}
	whole := described(text)
	for name, other := range map[string][]byte{"no record": header, "no records but words": append(bytes.Clone(header), "17\tnothing\n"...)} {
		if got := described(other); !reflect.DeepEqual(got, whole) {
			t.Errorf("%s: %+v, want %+v", name, got, whole)
		}
	}
	for scope, unread := range map[patient.Scope][]string{patient.Both: nil, patient.Cancer: {"Medicine genes"}, patient.Pharmacogenes: {"BRCA1", "BRCA2"}} {
		obs, err := e.Read(t.Context(), sample("demonstration.grch38.vcf.gz"), workspace.ReadOptions{Scope: scope}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var silent []string
		for _, f := range e.Facts(whole, obs, nil).Facts {
			if strings.Contains(f.Value, "not agreed") {
				silent = append(silent, f.Name)
			} else if strings.Contains(f.Value, "once agreed") {
				t.Errorf("%s: %s is not told after reading", scope, f.Name)
			}
		}
		if !reflect.DeepEqual(silent, unread) {
			t.Errorf("%s: nothing is told of %q, want %q", scope, silent, unread)
		}
	}
}

// TestContradictions: a medicine against cancer and no cancer stated is asked about, by any of its names; others are not.
func TestContradictions(t *testing.T) {
	e := corpusEngine(t)
	ask := func(edit func(*patient.Case)) int {
		c := patient.New()
		edit(&c)
		return len(e.Contradictions(c))
	}
	for name, c := range map[string]struct {
		want int
		edit func(*patient.Case)
	}{
		"tamoxifen":   {1, func(c *patient.Case) { c.Medications = []string{"Nolvadex"} }},
		"planned":     {1, func(c *patient.Case) { c.PlannedMedications = []string{"capecitabine"} }},
		"none so far": {1, func(c *patient.Case) { c.Medications, c.NoCancer = []string{"tamoxifen"}, true }},
		"a cancer": {0, func(c *patient.Case) {
			c.Medications, c.Earlier = []string{"tamoxifen"}, []patient.Earlier{{Cancer: "breast"}}
		}},
		"warfarin":         {0, func(c *patient.Case) { c.Medications = []string{"warfarin"} }},
		"later than today": {1, func(c *patient.Case) { c.Age, c.Earlier = 40, []patient.Earlier{{Cancer: "breast", Age: 50}} }},
	} {
		if got := ask(c.edit); got != c.want {
			t.Errorf("%s: %d questions, want %d", name, got, c.want)
		}
	}
}
