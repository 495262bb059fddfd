package pgx

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"allelens/variants/tabletest"
)

// TestAssertedCalls compares with what the authors of the peer wrote down as expected in
// their own tests. Numbers of matching guidance and messages are another package's subject.
func TestAssertedCalls(t *testing.T) {
	rows := tabletest.Rows(t, oracles+"asserted.tsv")
	c := New(testGenes(t))
	qs := c.Questions()
	y, tab := newTally(), newAccount("asserted.tsv", rows)
	for _, r := range rows {
		r["gene"] = r["gene_or_drug"]
		at := slices.IndexFunc(c.genes, func(g *gene) bool { return g.Gene == r["gene"] })
		expect, ok := expectations[r["assertion"]]
		switch {
		case !ok && tab.leave(r["assertion"]):
			continue
		case at < 0 && tab.leave("gene unknown"):
			continue
		}
		obs := genotypes(t, oracles+r["vcf"], "", qs)
		if obs == nil && tab.leave(apart) {
			continue
		}
		tab.compared++
		id := r["test"] + " " + r["vcf"] + " " + r["gene"] + " " + r["expected"]
		got, want := expect(callWithOutside(t, c, obs, qs, r), r["expected"])
		y.compare(r["gene"], id, r["assertion"], got, want)
	}
	tab.close(t, 450)
	known := optionsDiffer()
	maps.DeleteFunc(known, func(row, _ string) bool { return !strings.HasPrefix(row, "DpydTest") })
	known["Cyp2d6Test.testCyp2d6Matcher "] = notFromIt
	known["PipelineTest.testCyp2b6star1star34AllMatch "] = oneBest
	y.report(t, y.expand(known))
}

// expectations turn a result and the text of an expectation into what has to be equal.
var expectations = map[string]func(Result, string) (got, want string){
	"testSourceDiplotypes":      written,
	"testPrintCalls":            written,
	"testPrintCpicCalls":        written,
	"testRecommendedDiplotypes": recommended,
	"testCalledByMatcher":       func(r Result, _ string) (string, string) { return standing(r), "vcf called" },
	"testNotCalledByMatcher": func(r Result, _ string) (string, string) {
		if r.Source == FromOutside {
			return "not from the file", "not from the file"
		}
		return strings.TrimPrefix(standing(r), string(r.Source)), " without result"
	},
	"testReportable": func(r Result, _ string) (string, string) {
		return strings.TrimPrefix(standing(r), string(r.Source)), " called"
	},
}

// standing is a result's source, and whether there is one.
func standing(r Result) string {
	if len(r.Recommendation) == 0 {
		return string(r.Source) + " without result"
	}
	return string(r.Source) + " called"
}

// written compares diplotypes as the peer prints them: "X (heterozygous)" for an allele beside
// the reference, "X (homozygous)" for one seen twice without phase.
func written(r Result, expected string) (got, want string) {
	want, _, _ = strings.Cut(expected, " ; ")
	want = strings.TrimSuffix(strings.TrimPrefix(want, "["), "]")
	if want == "Unknown/Unknown" || want == "Not called" {
		want = ""
	}
	var plain, printed []string
	for _, d := range r.Diplotypes {
		l := strings.ReplaceAll(d.Label, "ivacaftor non-responsive CFTR sequence", "Reference")
		plain, printed = append(plain, l), append(printed, l)
		for _, half := range []string{strings.TrimPrefix(l, "Reference/"), strings.TrimSuffix(l, "/Reference")} {
			if half != l && half != "Reference" {
				printed[len(printed)-1] = half + " (heterozygous)"
			}
		}
	}
	for i, f := range r.Found {
		switch {
		case f == "Reference":
		case i > 0 && r.Found[i-1] == f:
			printed[len(printed)-1] += " (homozygous)"
		default:
			printed = append(printed, f)
		}
	}
	if got = strings.Join(printed, ", "); got != want {
		if p := strings.Join(plain, ", "); p == want {
			got = p
		}
	}
	return got, want
}

// recommended compares the alleles of the pair that guidance is looked up with.
func recommended(r Result, expected string) (got, want string) {
	want = strings.TrimSuffix(strings.TrimPrefix(expected, "["), "]")
	if want == "Unknown/Unknown" {
		want = ""
	}
	for _, d := range r.Recommendation {
		for _, got = range []string{d.Allele1 + ", " + d.Allele2, d.Allele2 + ", " + d.Allele1} {
			if got == want {
				return got, want
			}
		}
	}
	return got, want
}
