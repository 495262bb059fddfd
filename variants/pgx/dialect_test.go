package pgx

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"allelens/variants"
)

// Small files in the layouts that the programs' documentation describes; the calls are made up.
const (
	aldyFile = "#Sample\tGene\tSolutionID\tMajor\tMinor\tCopy\tAllele\tLocation\tType\tCoverage\tEffect\tdbSNP\tCode\tStatus\n" +
		"#Solution 1: *1.001, *4.001, *4.001\n" +
		"S\tCYP2D6\t1\t*1/*4+*4\t1.001;4.001;4.001\t0\t1.001\t\t\t\t\t\t\t\n" +
		"S\tCYP2D6\t1\t*1/*4+*4\t1.001;4.001;4.001\t1\t4.001\t100\tC>T\t9\tnone\trs1\t\n" +
		"#Solution 2: *1.001, *4.002\n" +
		"S\tCYP2D6\t2\t*1/*4-like\t1.001;4.002\t1\t4.002\t100\tC>T\t9\tnone\trs1\t\n"
	firstAldyFile = "# Aldy v1.0\n# Gene: CYP2D6\n# Number of solutions: 1\n\n# Solution 0\n# Predicted diplotype: *2/*4\n# Composition: 2M,4A\n" +
		"Copy   Allele   Location\n0      2M       100\n"
	cyriusFile    = "Sample\tGenotype\tFilter\nS\t*1/*46;*43/*45\tMore_than_one_possible_genotype\n"
	starPhaseFile = `{"pbstarphase_version": "0", "database_metadata": {}, "gene_details": {
		"HLA-B": {"diplotypes": [{"hap1": "15:02:01:01", "hap2": "57:01:01:01", "diplotype": "15:02:01:01/57:01:01:01"}], "variant_details": null},
		"CYP2C19": {"diplotypes": [{"hap1": "*1", "hap2": "*2", "diplotype": "*1/*2"}, {"hap1": "*1", "hap2": "*3", "diplotype": "*1/*3"}]},
		"CYP2D6": {"diplotypes": [{"hap1": "*4.001+*68", "hap2": "*4.001", "diplotype": "*4.001+*68/*4.001"}]},
		"TPMT": {"diplotypes": []}}}`
)

// pypgxFile makes an archive of results; metadata lines and rows may be changed.
func pypgxFile(t testing.TB, metadata string, rows ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"tmp1/metadata.txt": metadata,
		"tmp1/data.tsv":     "\tGenotype\tPhenotype\tHaplotype1\tHaplotype2\tAlternativePhase\tVariantData\tCNV\n" + strings.Join(rows, "\n"),
	} {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const pypgxMetadata = "Gene=CYP2D6\nAssembly=GRCh38\nSemanticType=SampleTable[Results]\n"

func TestOutsideDialects(t *testing.T) {
	row := "S\t*1/*4\tIntermediate Metabolizer\t*1;\t*4;\t;\t*4:22-1-C-T:0.5;\tNormal"
	for _, test := range []struct {
		name, in string
		want     []OutsideCall
	}{
		{"pypgx", pypgxFile(t, pypgxMetadata, row), []OutsideCall{{Gene: "CYP2D6", Diplotype: "*1/*4", Phenotype: "Intermediate Metabolizer", Where: "f:2"}}},
		{"pypgx without a result", pypgxFile(t, pypgxMetadata, "S\tIndeterminate\tIndeterminate\t;\t;\t;\t\tIndeterminate"),
			[]OutsideCall{{Gene: "CYP2D6", Diplotype: "./.", Where: "f:2"}}},
		{"Aldy, two solutions", aldyFile, []OutsideCall{
			{Gene: "CYP2D6", Diplotype: "*1/*4+*4", Where: "f:3"}, {Gene: "CYP2D6", Diplotype: "*1/*4-like", Where: "f:6"}}},
		{"Aldy, lines ended as on Windows", strings.ReplaceAll(aldyFile[:strings.Index(aldyFile, "#Solution 2")], "\n", "\r\n"),
			[]OutsideCall{{Gene: "CYP2D6", Diplotype: "*1/*4+*4", Where: "f:3"}}},
		{"the first Aldy", firstAldyFile, []OutsideCall{{Gene: "CYP2D6", Diplotype: "*2/*4", Where: "f:6"}}},
		{"Cyrius, two possible", cyriusFile, []OutsideCall{
			{Gene: "CYP2D6", Diplotype: "*1/*46", Where: "f:2"}, {Gene: "CYP2D6", Diplotype: "*43/*45", Where: "f:2"}}},
		{"Cyrius, no call", "Sample\tGenotype\tFilter\nS\tNone\tNone\n", []OutsideCall{{Gene: "CYP2D6", Diplotype: "./.", Where: "f:2"}}},
		{"Cyrius, less sure", "Sample\tGenotype\tFilter\nS\t*1x3/*2x3\tLowQ_high_CN\n",
			[]OutsideCall{{Gene: "CYP2D6", Diplotype: "*1x3/*2x3", Filter: "LowQ_high_CN", Where: "f:2"}}},
		{"StarPhase", "\ufeff\n" + starPhaseFile, []OutsideCall{
			{Gene: "CYP2C19", Diplotype: "*1/*2", Where: "f:CYP2C19"}, {Gene: "CYP2C19", Diplotype: "*1/*3", Where: "f:CYP2C19"},
			{Gene: "CYP2D6", Diplotype: "*4.001+*68/*4.001", Where: "f:CYP2D6"},
			{Gene: "HLA-B", Diplotype: "*15:02:01:01/*57:01:01:01", Where: "f:HLA-B"}, {Gene: "TPMT", Diplotype: "./.", Where: "f:TPMT"}}},
		{"OptiType, two solutions", "\tA1\tA2\tB1\tB2\tC1\tC2\tReads\tObjective\n0\tA*31:01\tA*24:02\tB*57:01\tB*15:02\tC*01:02\tC*02:02\t100.0\t99\n" +
			"1\tA*31:01\tA*24:02\tB*57:01\t\tC*01:02\tC*02:02\t98.0\t97\n", []OutsideCall{
			{Gene: "HLA-A", Diplotype: "A*31:01/A*24:02", Where: "f:2"}, {Gene: "HLA-B", Diplotype: "B*57:01/B*15:02", Where: "f:2"},
			{Gene: "HLA-B", Diplotype: "./.", Where: "f:3"}}},
		{"StarPhase for PharmCAT", "#gene\tdiplotype\nCYP2B6\tMultiple/Multiple\nDPYD\tNO_MATCH/NO_MATCH\n", []OutsideCall{
			{Gene: "CYP2B6", Diplotype: "Multiple/Multiple", Where: "f:2"}, {Gene: "DPYD", Diplotype: "NO_MATCH/NO_MATCH", Where: "f:3"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := ParseOutsideCalls("f", strings.NewReader(test.in))
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range got {
				if program := c.Method; !strings.Contains(strings.ToLower(test.name), strings.ToLower(program)) || program == "" != strings.Contains(test.name, "PharmCAT") {
					t.Errorf("made by %q", program)
				}
			}
			if d := cmp.Diff(test.want, got, cmpopts.IgnoreFields(OutsideCall{}, "Method")); d != "" {
				t.Errorf("calls (-want +got):\n%s", d)
			}
		})
	}
}

// TestPyPGxTable: a table without its archive is read where the file's name holds the gene.
func TestPyPGxTable(t *testing.T) {
	in := "\tGenotype\tPhenotype\tHaplotype1\nS\t*1/*4\tIntermediate Metabolizer\t*1;\n"
	for name, gene := range map[string]string{"CYP2D6.tsv": "CYP2D6", "dir/run_CYP2C19-results.tsv": "CYP2C19", "data.tsv": "", "CYP2D6_CYP2C19.tsv": "", "cyp2d6.tsv": ""} {
		calls, err := ParseOutsideCalls(name, strings.NewReader(in))
		if (err == nil) != (gene != "") || err == nil && (len(calls) != 1 || calls[0].Gene != gene || calls[0].Diplotype != "*1/*4") {
			t.Errorf("%s: %v, %v", name, calls, err)
		}
	}
}

func TestOutsideDialectsRefuse(t *testing.T) {
	row := "S\t*1/*4\tPM\t*1;\t*4;\t;\t\tNormal"
	archive := pypgxFile(t, pypgxMetadata, row)
	for _, test := range []struct{ name, in, code string }{
		{"pypgx's table alone", "\tGenotype\tPhenotype\tHaplotype1\nS\t*1/*4\tPM\t*1;\n", "outside_gene_unnamed"},
		{"another archive of pypgx", pypgxFile(t, strings.ReplaceAll(pypgxMetadata, "Results", "Genotypes"), row), "outside_format"},
		{"an archive without a gene", pypgxFile(t, strings.ReplaceAll(pypgxMetadata, "Gene=CYP2D6\n", ""), row), "outside_format"},
		{"a cut archive", archive[:len(archive)/2], "outside_format"},
		{"an empty archive", pypgxFile(t, pypgxMetadata), "outside_empty"},
		{"two samples of pypgx", pypgxFile(t, pypgxMetadata, row, "T"+row[1:]), "outside_samples"},
		{"two samples of Aldy", aldyFile + "T\tCYP2D6\t1\t*1/*1\n", "outside_samples"},
		{"two samples of Cyrius", cyriusFile + "T\t*1/*1\tPASS\n", "outside_samples"},
		{"Aldy without a solution", aldyFile[:strings.Index(aldyFile, "#Solution")], "outside_empty"},
		{"Aldy's row cut", aldyFile + "S\tCYP2D6\t3\n", "outside_format"},
		{"the first Aldy without a gene", strings.ReplaceAll(firstAldyFile, "# Gene: CYP2D6\n", ""), "outside_format"},
		{"Cyrius, not on chromosomes", "Sample\tGenotype\tFilter\nS\t*1_*2_*68\tNot_assigned_to_haplotypes\n", "outside_unassigned"},
		{"Cyrius, copies not on chromosomes", "Sample\tGenotype\tFilter\nS\t*1x4\tNot_assigned_to_haplotypes\n", "outside_unassigned"},
		{"Cyrius's row cut", "Sample\tGenotype\tFilter\nS\t*1/*1\n", "outside_format"},
		{"other JSON", `{"geneReports": {}}`, "outside_format"},
		{"StarPhase cut", starPhaseFile[:len(starPhaseFile)/2], "outside_format"},
		{"StarPhase without a name", `{"gene_details": {"TPMT": {"diplotypes": [{}]}}}`, "outside_format"},
		{"StarPhase without a gene", `{"gene_details": {}}`, "outside_empty"},
		{"another table of samples", "Sample\tCall\nS\t*1/*1\n", "outside_format"},
		{"a VCF", "##fileformat=VCFv4.2\n#CHROM\tPOS\n", "outside_format"},
		{"too large", "{" + strings.Repeat(" ", maxOutsideFile), "outside_large"},
	} {
		t.Run(test.name, func(t *testing.T) {
			calls, err := ParseOutsideCalls("f", strings.NewReader(test.in))
			if p, ok := variants.AsProblem(err); !ok || p.Code != test.code || !strings.HasPrefix(p.Where, "f") || calls != nil {
				t.Errorf("got %v, %v; want %s", calls, err, test.code)
			}
		})
	}
}

// TestOutsideDialectsCalled: what such files say becomes results with all their reservations.
func TestOutsideDialectsCalled(t *testing.T) {
	c := New(testGenes(t))
	qs := c.Questions()
	absent := file{rest: "absent"}.observe(qs)
	for _, test := range []struct{ name, in, gene, label, note string }{
		{"solutions of Aldy", aldyFile, "CYP2D6", "*1/*4x2 | *1/*4-like", "several_diplotypes"},
		{"an allele that is only like *4", aldyFile, "CYP2D6", "*1/*4x2 | *1/*4-like", "outside_unknown_allele"},
		{"possible genotypes of Cyrius", cyriusFile, "CYP2D6", "*1/*46 | *43/*45", "several_diplotypes"},
		{"a filter of Cyrius", "Sample\tGenotype\tFilter\nS\t*1/*4\tLowQ_high_CN\n", "CYP2D6", "*1/*4", "outside_filter"},
		{"pypgx against itself", pypgxFile(t, pypgxMetadata, "S\t*1/*1\tPoor Metabolizer\t"), "CYP2D6", "*1/*1", "outside_disagrees"},
		{"sub-alleles of StarPhase", starPhaseFile, "CYP2D6", "*4/*68 + *4", "outside_call"},
		{"HLA of StarPhase", starPhaseFile, "HLA-B", "*15:02/*57:01", "outside_call"},
		{"no match of StarPhase", starPhaseFile, "TPMT", "", "outside_no_call"},
		{"no match of StarPhase for PharmCAT", "#gene\tdiplotype\nDPYD\tNO_MATCH/NO_MATCH\n", "DPYD", "", "outside_no_call"},
	} {
		t.Run(test.name, func(t *testing.T) {
			calls, err := ParseOutsideCalls("f", strings.NewReader(test.in))
			if err != nil {
				t.Fatal(err)
			}
			results := c.Call(absent, qs, Input{OutsideCalls: calls})
			got := results[slices.IndexFunc(results, func(r Result) bool { return r.Gene == test.gene })]
			if labels(got.Diplotypes) != test.label || !slices.Contains(codes(got), test.note) {
				t.Errorf("%q with %v; want %q with %s", labels(got.Diplotypes), codes(got), test.label, test.note)
			}
			if test.note == "outside_filter" && !got.Qualified() {
				t.Error("a call under reserve may be worded as normal")
			}
		})
	}
}
