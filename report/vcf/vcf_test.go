package vcf

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/biogo/hts/bgzf"

	"allelens/report"
	"allelens/report/reporttest"
)

func ptr[T any](v T) *T { return &v }

// told is a report with a line of two findings, an event, a failed call, a pharmacogene's site, and what is not reported.
func told() *report.Report {
	r := &report.Report{Software: report.Software{Name: "Allelens", Version: "1"}, KnowledgeBase: report.KnowledgeBase{Version: "2"}}
	r.Input.Assembly, r.Input.Sample, r.Case.Date = "GRCh38", "S1", "2026-11-29"
	two := "chr17\t43124027\t.\tACT\tA,AC\t50\tPASS\tDP=48;XX=a;FLAG\tGT:DP:ZZ\t1/2:48:q"
	r.Cancer.Genes = []report.CancerGene{{Gene: "BRCA1", Conclusion: "pathogenic_found", Variants: []report.Variant{
		{HGVSC: "NM_007294.4:c.68_69del", HGVSP: "p.(Glu23ValfsTer17)", Classification: "pathogenic", ClassificationSource: "ENIGMA; panel", State: "variant", Reportable: true, VCFLine: two, VCFLineNumber: ptr[int64](7), Origin: &report.Origin{Table: "classification", Row: 3}},
		{HGVSC: "NM_007294.4:c.69del", Classification: "not_reviewed", State: "variant", Reportable: true, VCFLine: two, VCFLineNumber: ptr[int64](7), Provisional: &report.Provisional{Class: "likely_pathogenic"}},
		{HGVSC: "NM_007294.4:c.1A>T", Classification: "benign", State: "variant", VCFLine: "chr17\t43000000\t.\tA\tT\t.\tPASS\t.\tGT\t0/1"},
	}, Structural: []report.Structural{
		{Name: "Deletion of exons 17 to 18", State: "filtered", Reportable: true, VCFLine: "chr17\t43050000\t.\tN\t<DEL>\t.\tLowQ\tEND=43060000;SVTYPE=DEL\tGT\t0/1"},
		{Name: "from the laboratory's table", Reportable: true},
	}}}
	r.Pharmacogenes = []report.Pharmacogene{{Gene: "CYP2C19", Result: "*1/*2", Phenotype: "Intermediate Metabolizer", Sites: []report.GeneSite{
		{State: "variant", Alleles: "G/A", VCFLine: "chr10\t94781859\trs4244285\tG\tA\t.\t.\t.\tGT\t0/1", Needed: []report.NeededBase{{Bases: "A", Alleles: []string{"*2", "*35"}}, {Bases: "C", Alleles: []string{"*9"}}}},
		{State: "reference", VCFLine: "chr10\t94781860\t.\tG\t.\t.\tPASS\t.\tGT\t0/0"},
	}}}
	return r
}

const want = `##fileformat=VCFv4.2
##source=Allelens 1, knowledge base 2
##fileDate=20261129
##reference=GRCh38
##contig=<ID=chr10,assembly=GRCh38>
##contig=<ID=chr17,assembly=GRCh38>
##FILTER=<ID=LowQ,Description="As in the input">
##ALT=<ID=DEL,Description="As in the input">
##INFO=<ID=END,Number=1,Type=Integer,Description="Last position">
##INFO=<ID=SVTYPE,Number=1,Type=String,Description="Type of structural event">
##INFO=<ID=DP,Number=1,Type=Integer,Description="Reads over the site">
##INFO=<ID=XX,Number=.,Type=String,Description="As in the input">
##INFO=<ID=FLAG,Number=0,Type=Flag,Description="As in the input">
`

// TestWrite: lines stand as they were, sorted, with a value for each finding.
func TestWrite(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, told()); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), want) {
		t.Errorf("%s", out.String())
	}
	var lines []string
	for l := range strings.Lines(out.String()) {
		if l[0] != '#' {
			lines = append(lines, strings.TrimSpace(l))
		}
	}
	wanted := []string{
		"chr10\t94781859\trs4244285\tG\tA\t.\t.\tALLELENS_GENE=CYP2C19;ALLELENS_STAR=CYP2C19*2|CYP2C19*35;ALLELENS_RESULT=*1/*2;ALLELENS_PHENOTYPE=Intermediate_Metabolizer;ALLELENS_STATE=variant\tGT\t0/1",
		"chr17\t43050000\t.\tN\t<DEL>\t.\tLowQ\tEND=43060000;SVTYPE=DEL;ALLELENS_GENE=BRCA1;ALLELENS_EVENT=Deletion_of_exons_17_to_18;ALLELENS_CONCLUSION=pathogenic_found;ALLELENS_STATE=filtered\tGT\t0/1",
		"chr17\t43124027\t.\tACT\tA,AC\t50\tPASS\tDP=48;XX=a;FLAG;ALLELENS_GENE=BRCA1,BRCA1;ALLELENS_HGVSC=NM_007294.4:c.68_69del,NM_007294.4:c.69del;ALLELENS_HGVSP=p.(Glu23ValfsTer17),.;ALLELENS_CLASS=pathogenic,not_reviewed;ALLELENS_CLASS_SOURCE=ENIGMA%3B_panel,.;ALLELENS_PROVISIONAL=.,likely_pathogenic;ALLELENS_CONCLUSION=pathogenic_found,pathogenic_found;ALLELENS_STATE=variant,variant;ALLELENS_ROW=classification_3,.\tGT:DP:ZZ\t1/2:48:q",
	}
	if strings.Join(lines, "\n") != strings.Join(wanted, "\n") {
		t.Errorf("%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(wanted, "\n"))
	}
}

// TestPacked: unpacked it is the plain file, and the index leads to each line.
func TestPacked(t *testing.T) {
	var plain, packed, tbi bytes.Buffer
	for _, x := range []struct {
		w     *bytes.Buffer
		write func(io.Writer, *report.Report) error
	}{{&plain, Write}, {&packed, func(w io.Writer, r *report.Report) error { return WriteIndexed(w, &tbi, r) }}} {
		if err := x.write(x.w, told()); err != nil {
			t.Fatal(err)
		}
	}
	in, err := bgzf.NewReader(bytes.NewReader(packed.Bytes()), 1)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(in); err != nil || !bytes.Equal(got, plain.Bytes()) {
		t.Errorf("%v: %s", err, got)
	}
	indexed(t, packed.Bytes(), tbi.Bytes())
}

// indexed asks tabix for each line.
func indexed(t *testing.T, packed, tbi []byte) {
	t.Helper()
	tool, err := exec.LookPath("tabix")
	if err != nil {
		t.Skip("the index is not tried: no tabix here")
	}
	path := filepath.Join(t.TempDir(), "a.vcf.gz")
	if err := errors.Join(os.WriteFile(path, packed, 0o600), os.WriteFile(path+".tbi", tbi, 0o600)); err != nil {
		t.Fatal(err)
	}
	for region, finds := range map[string]string{"chr17:43124027-43124027": "c.68_69del", "chr17:43060000-43060000": "<DEL>", "chr10:94781859-94781859": "rs4244285", "chr17:43060001-43124026": ""} {
		got, err := exec.Command(tool, path, region).CombinedOutput()
		if n := strings.Count(string(got), "\n"); err != nil || !strings.Contains(string(got), finds) || n != min(len(finds), 1) {
			t.Errorf("%s: %v: %s", region, err, got)
		}
	}
}

// TestHostile: no text of a report breaks a line.
func TestHostile(t *testing.T) {
	for name, r := range reporttest.Hostile() {
		var out bytes.Buffer
		if err := Write(&out, r); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		width := 0
		for l := range strings.Lines(out.String()) {
			switch n := strings.Count(l, "\t"); {
			case strings.HasPrefix(l, "#CHROM"):
				width = n
			case l[0] != '#' && n < fixed-1:
				t.Errorf("%s: %d columns under %d: %q", name, n, width, l)
			}
		}
	}
}
