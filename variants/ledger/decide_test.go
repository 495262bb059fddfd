package ledger

import (
	"testing"

	"allelens/variants"
	"allelens/variants/vcf"
)

// TestDecideByRecords: a known site weighs as much as three matching bases, and the better build needs
// a weight of three and three times that of the other: no tie passes unnoticed.
func TestDecideByRecords(t *testing.T) {
	const unknown = variants.AssemblyUnknown
	for name, c := range map[string]struct {
		bases37, bases38, sites37, sites38 int
		want                               variants.Assembly
	}{
		"nothing":                      {0, 0, 0, 0, unknown},
		"two bases":                    {2, 0, 0, 0, unknown},
		"three bases":                  {3, 0, 0, 0, variants.GRCh37},
		"one site":                     {0, 0, 0, 1, variants.GRCh38},
		"a site against one base":      {1, 0, 0, 1, variants.GRCh38},
		"a site against two bases":     {2, 0, 0, 1, unknown},
		"a site against three bases":   {3, 0, 0, 1, unknown},
		"a site against nine bases":    {9, 0, 0, 1, variants.GRCh37},
		"a site against eight bases":   {8, 0, 0, 1, unknown},
		"as many bases":                {7, 7, 0, 0, unknown},
		"as many sites":                {0, 0, 4, 4, unknown},
		"three sites against one":      {0, 0, 3, 1, variants.GRCh37},
		"two sites against one":        {0, 0, 1, 2, unknown},
		"sites and bases of one build": {1, 5, 0, 3, variants.GRCh38},
	} {
		votes := []Vote{
			{Kind: "reference_bases", Assembly: variants.GRCh37, For: c.bases37}, {Kind: "reference_bases", Assembly: variants.GRCh38, For: c.bases38},
			{Kind: "known_site", Assembly: variants.GRCh37, For: c.sites37}, {Kind: "known_site", Assembly: variants.GRCh38, For: c.sites38},
		}
		got, err := decide(unknown, votes, "x.vcf")
		p, _ := variants.AsProblem(err)
		if got != c.want || (err == nil) != (c.want != unknown) || err != nil && p.Code != "build_unknown" {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

// TestContigLengths: lengths of PLINK are the last positions of a file, and speak only against a build
// whose contig ends before them; of any other program they are those of a build, or of neither. Lengths
// of both builds are a contradiction, unless they are few.
func TestContigLengths(t *testing.T) {
	const (
		neither = "build_foreign"
		both    = "build_contradiction"
	)
	of := func(build int, names ...string) (list []vcf.Contig) {
		for _, n := range names {
			list = append(list, vcf.Contig{Name: n, Length: lengths[variants.Contig(n)][build]})
		}
		return list
	}
	last := []vcf.Contig{{Name: "1", Length: 249240544}, {Name: "21", Length: 48119741}, {Name: "X", Length: 155260479}}
	for name, c := range map[string]struct {
		source  string
		contigs []vcf.Contig
		want    variants.Assembly
		problem string
	}{
		"PLINK on GRCh37":             {"PLINKv1.90", last, variants.AssemblyUnknown, ""},
		"PLINK, behind both ends":     {"PLINKv1.90", []vcf.Contig{{Name: "1", Length: 249250999}}, variants.AssemblyUnknown, neither},
		"PLINK, the length itself":    {"PLINKv2.00", of(0, "1"), variants.GRCh37, ""},
		"the same of another program": {"Caller", last, variants.AssemblyUnknown, neither},
		"GRCh37":                      {"", of(0, "1", "2", "3"), variants.GRCh37, ""},
		"GRCh38, and one odd length":  {"", append(of(1, "1", "2", "3"), vcf.Contig{Name: "4", Length: 5}), variants.GRCh38, ""},
		"one of each":                 {"", append(of(0, "1"), of(1, "2")...), variants.AssemblyUnknown, both},
		"two against one":             {"", append(of(0, "1", "3"), of(1, "2")...), variants.AssemblyUnknown, both},
		"four against one":            {"", append(of(0, "1", "3", "4", "5"), of(1, "2")...), variants.GRCh37, ""},
		"three against one":           {"", append(of(0, "1", "3", "4"), of(1, "2")...), variants.GRCh37, ""},
	} {
		h := &vcf.Header{Contigs: c.contigs, Remarks: []string{"source=" + c.source, "source=bcftools"}}
		got, err := fromHeader(headerVotes(h), variants.AssemblyUnknown, "x.vcf")
		code := ""
		if p, ok := variants.AsProblem(err); ok {
			code = p.Code
		}
		if got != c.want && err == nil || code != c.problem {
			t.Errorf("%s: %v %q, want %v %q", name, got, code, c.want, c.problem)
		}
	}
	votes := headerVotes(&vcf.Header{Contigs: last, Remarks: []string{"source=PLINKv1.90"}})
	votes = append(votes, Vote{Kind: "known_site", Assembly: variants.GRCh38, For: 9})
	if got, err := decide(variants.AssemblyUnknown, votes, "x.vcf"); err == nil {
		t.Errorf("records of GRCh38 behind its ends: %v", got)
	}
}
