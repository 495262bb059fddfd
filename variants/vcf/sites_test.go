package vcf

import (
	"strings"
	"testing"
)

// TestSites: a list of variants is read with or without samples beside it, and no call is made up;
// a file of calls still asks for its sample.
func TestSites(t *testing.T) {
	const columns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO"
	const lines = "17\t1010\t7\tA\tG,T\t.\t.\tCLNSIG=Benign\n17\t1020\t8\tC\n17\t1030\t9\tC\t.\t.\t.\tX=1\n"
	list := "##fileformat=VCFv4.1\n" + columns + "\n" + lines
	calls := strings.ReplaceAll(strings.ReplaceAll(list, "INFO\n", "INFO\tFORMAT\tA\tB\n"), "=Benign\n", "=Benign\tGT\t0/1\t1/2\n")
	for name, text := range map[string]string{"list.vcf": list, "calls.vcf": calls, "list.vcf.gz": bgzip(t, list)} {
		f := open(t, write(t, name, text), Options{Sites: true, Whole: true})
		got, tally := scanAll(t, f)
		if len(got) != 2 || !tally.Complete || tally.Seen != 3 || f.Sample() != "" {
			t.Fatalf("%s: %d records, %+v", name, len(got), tally)
		}
		r := got[0]
		if r.Text != "17\t1010\t7\tA\tG,T\t.\t.\tCLNSIG=Benign" || r.ID != "7" || len(r.Alts) != 2 || r.HasGenotype || r.Depth >= 0 || r.Quality >= 0 || r.End != 1010 {
			t.Errorf("%s: %+v", name, r)
		}
		short := tally.Problems[0]
		if short.Code != "line_columns" || !strings.HasPrefix(short.Where, name+":") {
			t.Errorf("%s: %v", name, short)
		}
	}
	if _, err := Open(t.Context(), write(t, "list.vcf", list), Options{}); err == nil {
		t.Error("a list without samples was opened as one of calls")
	}
	cut := open(t, write(t, "cut.vcf", strings.TrimSuffix(list, "\t.\t.\t.\tX=1\n")), Options{Sites: true, Whole: true})
	if _, tally := scanAll(t, cut); tally.Complete {
		t.Error("a list that is cut within a line passes for complete")
	}
}
