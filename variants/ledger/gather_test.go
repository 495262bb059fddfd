package ledger

import (
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/tabletest"
	"allelens/variants/vcf"
)

// TestGatheredIsBounded: records at one base, in number, and in length.
func TestGatheredIsBounded(t *testing.T) {
	tabletest.NotRaced(t)
	for name, c := range map[string]struct {
		n, apart, length int
		code             string
	}{
		"a base a record":    {mostRecords, 1, 10, ""},
		"one more":           {mostRecords + 1, 1, 10, "records_too_many"},
		"at one base":        {mostAtPlace, 0, 10, ""},
		"one more there":     {mostAtPlace + 1, 0, 10, "records_repeated"},
		"long ones":          {mostBytes / 1000, 1, 1000, ""},
		"long ones and more": {mostBytes/1000 + 1, 1, 1000, "records_too_many"},
	} {
		g, text := gathered{where: "x.vcf"}, strings.Repeat("x", c.length)
		var err error
		for i := 0; i < c.n && err == nil; i++ {
			err = g.take(&vcf.Record{Contig: "17", Chrom: "17", Pos: 100 + i*c.apart, Text: text})
		}
		code := ""
		if p, ok := variants.AsProblem(err); ok {
			code = p.Code
		}
		if code != c.code {
			t.Errorf("%s: %q, want %q", name, code, c.code)
		}
	}
}
