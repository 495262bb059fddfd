package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"allelens/report"
)

// written is the JSON report of a file of the lines given, and the exit status.
func written(t *testing.T, lines []string, args ...string) (r report.Report, status int) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "x.vcf")
	writeFile(t, file, strings.Join(lines, "\n")+"\n")
	out, errs, status := allelens(t, append([]string{"report", file, "-q", "-o", "-", "-f", "json", "--date", "2026-11-28"}, args...)...)
	if status == exitInput || status == exitUsage {
		return r, status
	}
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err, errs)
	}
	return r, status
}

const columnsOf = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t"

// TestTumour: of a tumour's file nothing is concluded about the person, whatever is declared, and
// that stands first; unless the specimen is stated.
func TestTumour(t *testing.T) {
	lines := []string{
		"##fileformat=VCFv4.2", "##reference=GRCh38", "##contig=<ID=chr17,length=83257441>", "##source=Mutect2", "##tumor_sample=S1", columnsOf + "S1",
		"chr10\t94781859\trs4244285\tG\tA\t.\tPASS\t.\tGT:AD:DP\t0/1:55,45:100",
		"chr17\t43106487\t.\tA\tC\t.\tPASS\tDP=100;TLOD=60\tGT:AD:AF:DP\t0/1:55,45:0.45:100",
	}
	conclusions := func(r report.Report) (all string) {
		for _, g := range r.Cancer.Genes {
			all += g.Conclusion + " "
		}
		return all
	}
	for _, args := range [][]string{nil, {"--absent-is-reference"}, {"--specimen", "tumour", "--absent-is-reference"}} {
		r, status := written(t, lines, append(args, "--sex", "female", "--age", "41")...)
		if status != exitAttention || conclusions(r) != "not_assessed not_assessed " || r.Quality.Specimen != "tumour" {
			t.Errorf("%v: exit %d, %s, %s", args, status, conclusions(r), r.Quality.Specimen)
		}
		if n := r.Summary.Notices; len(n) != 1 || !strings.HasPrefix(n[0].Code, "specimen_tumour") {
			t.Errorf("%v: notices %+v", args, n)
		}
		if len(r.Risks) > 0 || len(r.Management) > 0 || r.Cancer.Genes[0].Variants[0].Reportable {
			t.Errorf("%v: a tumour leads to figures, advice or a reportable variant", args)
		}
		for _, g := range r.Pharmacogenes {
			if len(g.Diplotypes) > 0 || g.Source == "vcf" {
				t.Errorf("%v: %s was called from a tumour: %+v", args, g.Gene, g.Diplotypes)
			}
		}
		for _, d := range r.Drugs {
			for _, result := range d.Results {
				if result.Diplotype != "" {
					t.Errorf("%v: %s rests on %s of a tumour", args, d.Drug, result.Diplotype)
				}
			}
		}
	}
	r, status := written(t, lines, "--specimen", "germline", "--sex", "female", "--age", "41")
	if status != exitDone || !strings.HasPrefix(conclusions(r), "pathogenic_found") || r.Quality.Specimen != "germline" || len(r.Summary.Notices) != 1 {
		t.Errorf("stated as germline: exit %d, %s, %+v", status, conclusions(r), r.Summary.Notices)
	}
	lines[3], lines[4], lines[5] = "##source=x", "##x=y", columnsOf+"NORMAL\tTUMOR"
	for i := 6; i < 8; i++ {
		lines[i] += "\t" + lines[i][strings.LastIndex(lines[i], "\t")+1:]
	}
	r, status = written(t, lines, "--sample", "NORMAL", "--absent-is-reference")
	if status != exitDone || conclusions(r) != "pathogenic_found not_assessed " || r.Quality.AssumedReference != 0 || r.Summary.Notices[0].Code != "specimen_normal" {
		t.Errorf("the normal column: exit %d, %s, %d assumed, %+v", status, conclusions(r), r.Quality.AssumedReference, r.Summary.Notices)
	}
	if r, _ = written(t, lines, "--sample", "TUMOR"); !told(&r, "specimen_normal_beside") {
		t.Errorf("the tumour's column: %+v", r.Quality.Messages)
	}
}

// TestSexMixup: lines anywhere on X between its pseudoautosomal ends tell of a possible mix-up, none of
// them is quoted, and the order is the same by index and as a stream.
func TestSexMixup(t *testing.T) {
	head := []string{"##fileformat=VCFv4.2", "##reference=GRCh38", "##contig=<ID=chrX,length=156040895>", "##contig=<ID=chr17,length=83257441>", columnsOf + "S1"}
	on := func(genotype string, n int) (lines []string) {
		reads := map[string]string{"0/1": "15,15", "1/1": "0,30"}[genotype]
		for i := range n {
			lines = append(lines, fmt.Sprintf("chrX\t%d\t.\tA\tG\t.\tPASS\t.\tGT:DP:GQ:AD\t%s:30:99:%s", 101000000+50000*i, genotype, reads))
		}
		return lines
	}
	for name, c := range map[string]struct {
		lines []string
		sex   string
		code  string
	}{
		"heterozygous, male":         {on("0/1", 30), "male", "sex_mixup_male"},
		"heterozygous, female":       {on("0/1", 30), "female", ""},
		"heterozygous, not stated":   {on("0/1", 30), "unspecified", ""},
		"few heterozygous, male":     {on("0/1", 9), "male", ""},
		"no heterozygous, female":    {on("1/1", 60), "female", "sex_mixup_female"},
		"no heterozygous, male":      {on("1/1", 60), "male", ""},
		"one in six, male":           {append(on("1/1", 60), on("0/1", 11)...), "male", ""},
		"nothing on X, whatever sex": {nil, "male", ""},
	} {
		for _, scope := range []string{"both", "cancer"} {
			r, status := written(t, append(head[:len(head):len(head)], c.lines...), "--sex", c.sex, "--scope", scope)
			code := ""
			if len(r.Summary.Notices) > 0 {
				code = r.Summary.Notices[0].Code
			}
			if code != c.code || (status == exitAttention) != (c.code != "" || len(c.lines) == 0) {
				t.Errorf("%s, %s: exit %d, %q", name, scope, status, code)
			}
			if strings.Contains(mustJSON(t, &r), "1010000") {
				t.Errorf("%s, %s: a line of X is quoted", name, scope)
			}
		}
	}
}

// TestPLINKHeader: PLINK writes the last position for a contig's length.
func TestPLINKHeader(t *testing.T) {
	lines := strings.Split(`##fileformat=VCFv4.2
##source=PLINKv1.90
##contig=<ID=1,length=249240544>
##contig=<ID=10,length=135512040>
##contig=<ID=17,length=81188573>
##contig=<ID=21,length=48119741>
##INFO=<ID=PR,Number=0,Type=Flag,Description="Provisional reference allele">
`+columnsOf+`S1
10	96521657	rs12248560	C	T	.	.	PR	GT	0/1
10	96522463	rs28399504	A	G	.	.	PR	GT	0/0
10	96541616	rs4244285	G	A	.	.	PR	GT	0/1
1	98348885	rs1801265	G	A	.	.	PR	GT	0/1`, "\n")
	if r, status := written(t, lines); status == exitInput || r.Input.Assembly != "GRCh37" {
		t.Errorf("exit %d, %q", status, r.Input.Assembly)
	}
}
