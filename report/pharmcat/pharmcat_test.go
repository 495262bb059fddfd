package pharmcat

import (
	"bytes"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/variants/pgx"
)

func written(t *testing.T, r *report.Report) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestReadBack: what is written is read as outside calls, with every possible diplotype of every gene that is sure.
func TestReadBack(t *testing.T) {
	for name, r := range reporttest.Cases() {
		want := map[string]bool{}
		for _, g := range r.Pharmacogenes {
			if len(g.Unsettled) > 0 || g.DiplotypesTotal > len(g.Diplotypes) {
				continue
			}
			for _, d := range g.Diplotypes {
				want[g.Gene+" "+d.Label] = true
			}
		}
		calls, err := pgx.ParseOutsideCalls("x.tsv", strings.NewReader(written(t, r)))
		if err != nil && len(want) > 0 {
			t.Errorf("%s: %v", name, err)
		}
		for _, c := range calls {
			if c.Diplotype != "" && !want[c.Gene+" "+c.Diplotype] {
				t.Errorf("%s: %s %s", name, c.Gene, c.Diplotype)
			}
			delete(want, c.Gene+" "+c.Diplotype)
		}
		if len(want) > 0 {
			t.Errorf("%s: %v are lost", name, want)
		}
	}
}

// TestWhatIsNotSure: a gene with a call that does not stand has no line, and a comment.
func TestWhatIsNotSure(t *testing.T) {
	r := reporttest.Sample()
	g := report.Pharmacogene{Gene: "DPYD", Source: "vcf", Phenotype: "Normal Metabolizer", DiplotypesTotal: 1, Diplotypes: []report.Diplotype{{Label: "Reference/Reference"}},
		Unsettled: []report.Unsettled{{Alleles: []string{"*2A"}}}}
	r.Pharmacogenes = []report.Pharmacogene{g}
	if got := written(t, r); strings.Contains(got, "\nDPYD") || !strings.Contains(got, "# DPYD") {
		t.Error(got)
	}
	g.Unsettled, g.SitesAssumed, g.SitesTotal, g.CannotExclude = nil, 3, 80, []string{"*13"}
	r.Pharmacogenes = []report.Pharmacogene{g}
	if got := written(t, r); !strings.Contains(got, "\nDPYD\tReference/Reference\n") || !strings.Contains(got, "3 of 80") || !strings.Contains(got, "*13") {
		t.Error(got)
	}
}
