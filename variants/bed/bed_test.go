package bed

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
)

func TestParse(t *testing.T) {
	in := "\ufeff# panel v3\ntrack name=x\n\nchr17\t43044294\t43125364\tBRCA1\t0\t-\r\n13 32315507 32400268\nchrUn_x\t1\t5\nchr1\t7\t7\n"
	got, notes, err := Parse(strings.NewReader(in), "panel.bed")
	if err != nil {
		t.Fatal(err)
	}
	want := []variants.Interval{
		{Contig: "17", Start: 43044295, End: 43125364},
		{Contig: "13", Start: 32315508, End: 32400268},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if len(notes) != 1 || notes[0].Values[0].Text != "2" {
		t.Errorf("notes = %v, want one that counts the two regions left out", notes)
	}
}

func TestParseRejects(t *testing.T) {
	for name, c := range map[string]struct{ in, code, where string }{
		"too few columns": {"chr1\t5\t10\nchr1\t5\n", "bed_line", "p.bed:2"},
		"not a number":    {"chr1\tstart\tend\n", "bed_line", "p.bed:1"},
		"end before":      {"chr1\t10\t5\n", "bed_line", "p.bed:1"},
		"negative":        {"chr1\t-1\t5\n", "bed_line", "p.bed:1"},
		"nothing in it":   {"# only a comment\n", "bed_empty", "p.bed"},
		"a binary file":   {strings.Repeat("x", maxLine+1), "bed_unreadable", "p.bed:1"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := Parse(strings.NewReader(c.in), "p.bed")
			p, ok := variants.AsProblem(err)
			if !ok || p.Code != c.code || p.Where != c.where {
				t.Errorf("got %v, want %s at %s", err, c.code, c.where)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add("chr17\t1\t2\n")
	f.Add("track\n\x00")
	f.Fuzz(func(t *testing.T, in string) {
		regions, _, err := Parse(strings.NewReader(in), "f.bed")
		if err == nil && len(regions) == 0 {
			t.Error("neither regions nor an error")
		}
		for _, r := range regions {
			if r.Start < 1 || r.End < r.Start || r.Contig.Order() == 0 {
				t.Errorf("bad region %v", r)
			}
		}
	})
}
