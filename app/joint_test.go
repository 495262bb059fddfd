package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
)

// restoring writes a file in which BRCA1 c.68_69del and c.75_76dup stand with a genotype each.
func restoring(t *testing.T, deletion, duplication string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "restoring.vcf")
	text := "##fileformat=VCFv4.2\n##contig=<ID=chr17,length=83257441>\n" +
		"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\n" +
		"chr17\t43124020\t.\tA\tATG\t50\tPASS\t.\tGT:DP:GQ\t" + duplication + ":40:99\n" +
		"chr17\t43124027\t.\tACT\tA\t50\tPASS\t.\tGT:DP:GQ\t" + deletion + ":40:99\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestFounderVariantRestored: 185delAG with a duplication eight bases on. On one chromosome they keep the
// frame, so that its class gives no figures; on two both copies are, or may be, changed: no figures of one changed copy.
func TestFounderVariantRestored(t *testing.T) {
	for _, c := range []struct {
		deletion, duplication, phase string
		outcomes                     int
		why                          string
	}{
		{"0|1", "0|1", "cis", 1, "risk_joint"}, {"0/1", "0/1", "unknown", 2, "risk_joint"}, {"0|1", "1|0", "trans", 1, "risk_biallelic"},
	} {
		file := restoring(t, c.deletion, c.duplication)
		r := reportOf(t, file, "--sex", "female", "--age", "40")
		g := r.Cancer.Genes[0]
		if len(g.Haplotypes) != 1 || g.Haplotypes[0].Phase != c.phase || len(g.Haplotypes[0].Outcomes) != c.outcomes ||
			g.Haplotypes[0].HGVSP != "p.(Glu23_Pro25delinsValSerHis)" || g.Haplotypes[0].Consequence != "missense_variant" {
			t.Fatalf("%s: %+v", c.phase, g.Haplotypes)
		}
		if g.Conclusion != "pathogenic_found" || g.Variants[0].Classification != "pathogenic" {
			t.Errorf("%s: %s, %s", c.phase, g.Conclusion, g.Variants[0].Classification)
		}
		if len(r.Risks) > 0 || len(r.Management) > 0 || !slices.ContainsFunc(r.Limits, func(l report.Limit) bool { return l.Code == c.why }) {
			t.Errorf("%s: %d figures, %d items, %v", c.phase, len(r.Risks), len(r.Management), r.Limits)
		}
		out, errs, status := allelens(t, "report", file, "-o", "-", "-f", "json")
		if status != exitDone {
			t.Fatal(errs)
		}
		if err := reporttest.Validate([]byte(out)); err != nil {
			t.Errorf("%s: %v", c.phase, err)
		}
		page, errs, status := allelens(t, "report", file, "-o", "-", "-f", "html")
		if status != exitDone || !strings.Contains(page, "p.(Glu23_Pro25delinsValSerHis)") || !strings.Contains(page, g.Haplotypes[0].Outcomes[0].Text) {
			t.Errorf("%s: the page does not say it: %s", c.phase, errs)
		}
	}
}

// TestOneAlleleOfAnAutosome: a call that gives one allele says nothing of the other copy.
func TestOneAlleleOfAnAutosome(t *testing.T) {
	r := reportOf(t, restoring(t, "1", "0/0"))
	if v := r.Cancer.Genes[0].Variants[0]; v.Zygosity != "one_allele" || !strings.Contains(r.Summary.Cards[0].Line, "second copy unknown") {
		t.Errorf("%s, %q", v.Zygosity, r.Summary.Cards[0].Line)
	}
}
