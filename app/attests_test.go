package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/app/engine"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// shifts are how far GRCh37 lies from GRCh38 around the genes of these tests.
var shifts = map[string]int{"chr17": -1_847_983, "chr13": 574_137, "chr10": 1_759_757}

var places = regexp.MustCompile(`\b\d{8}\b`)

// inBuild writes a line of GRCh38 in a build. Blanks stand for tabs.
func inBuild(line string, build variants.Assembly) string {
	contig, _, _ := strings.Cut(line, " ")
	if build == variants.GRCh37 {
		line = places.ReplaceAllStringFunc(line, func(s string) string {
			n, _ := strconv.Atoi(s)
			return strconv.Itoa(n + shifts[contig])
		})
	}
	return strings.ReplaceAll(line, " ", "\t") + "\n"
}

// linesOnly is a file of a header and some lines.
func linesOnly(t *testing.T, build variants.Assembly, records ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lines.vcf")
	text := fmt.Sprintf("##fileformat=VCFv4.2\n##reference=%v\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n", build)
	for _, r := range records {
		text += inBuild(r, build)
	}
	place(t, path, []byte(text))
	return path
}

// TestWhatIsNotAttestedReassuresNobody: records of structural callers over whole genes, not called, in either
// build: no base of BRCA1 and BRCA2 is seen, and no pharmacogene has a result.
func TestWhatIsNotAttestedReassuresNobody(t *testing.T) {
	e := corpusEngine(t)
	bases := strings.Repeat("ATATACACACACACAGACACACGCATGCC", 7000)
	for name, records := range map[string][]string{
		"genotyped deletions": {"chr17 43000000 sv1 T <DEL> 99 PASS SVTYPE=DEL;END=43200000 GT:GQ 0/0:99", "chr13 32300000 sv2 T <DEL> 99 PASS SVTYPE=DEL;END=32500000 GT:GQ 0/0:99"},
		"translocation":       {"chr17 43000000 363 N <TRA> . PASS IMPRECISE;CHR2=chr17;END=43200000;SVTYPE=TRA;RE=0 GT:DR:DV 0/0:0:0"},
		"copy numbers":        {"chr17 43000000 cnv1 N . 150 PASS SVTYPE=CNV;END=43200000 GT:CN 0/0:2", "chr13 32300000 cnv2 N <CNV> 150 PASS SVTYPE=CNV;END=32500000 GT:CN 0/0:2"},
		"segments":            {"chr17 43000000 CNV_17 N <DEL>,<DUP> . . END=43200000 GT:CN:NP:QA:QS 0/0:2:100:90:900"},
		"a long REF":          {"chr17 43000000 pbsv.DEL.1 " + bases + " A . PASS SVTYPE=DEL;END=43202999;SVLEN=-202999 GT:DP 0/0:40"},
		"without a type":      {"chr17 43000000 . " + bases + " A . PASS . GT:DP 0/0:40"},
		"a pharmacogene":      {"chr10 94700000 sv1 N <DEL> 99 PASS SVTYPE=DEL;END=94990000 GT 0/0"},
		"one copy of it":      {"chr10 94700000 sv1 N <CNV> 99 PASS SVTYPE=CNV;END=94990000 GT:CN ./.:1"},
	} {
		for _, build := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
			o, err := e.Observe(t.Context(), linesOnly(t, build, records...), engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Both}})
			if err != nil {
				t.Fatalf("%s, %v: %v", name, build, err)
			}
			f, err := e.Interpreter.Run(t.Context(), o, patient.Case{Sex: patient.Female, Age: 41, Scope: patient.Both})
			if err != nil {
				t.Fatal(err)
			}
			for _, g := range f.Cancer.Genes {
				if g.AssessedBases > 1 || g.Conclusion == germline.NoneFound {
					t.Errorf("%s, %v: %s is %s by %d bases", name, build, g.Gene, g.Conclusion, g.AssessedBases)
				}
			}
			if at := slices.IndexFunc(f.Genes, func(g pgx.Result) bool { return g.Source == pgx.FromVCF }); at >= 0 {
				t.Errorf("%s, %v: %s has a result", name, build, f.Genes[at].Gene)
			}
		}
	}
}

// TestEventsInEitherBuild: events over the genes are met with their type and bounds.
func TestEventsInEitherBuild(t *testing.T) {
	e := corpusEngine(t)
	for record, want := range map[string]string{
		"chr17 43057000 . A A[chr3:1000000[ . PASS SVTYPE=BND GT:GQ 0/1:99":                                   "BND 43057000-43057000 variant",
		"chr17 43125200 . A <DEL> . PASS SVTYPE=DEL;END=43127000;SVLEN=-1800 GT:GQ 0/1:99":                    "DEL 43125200-43126999 variant",
		"chr17 43056552 . G <CNV> . PASS SVTYPE=CNV;IMPRECISE;END=43057635;SVLEN=1083 GT:CN .:1":              "DEL 43056553-43057635 variant",
		"chr17 43030000 b1 T T[chr17:43300000[ 60 PASS SVTYPE=BND GT 0/1":                                     "DEL 43030001-43299999 variant",
		"chr17 42900000 b1 T <DEL> 60 PASS SVTYPE=DEL GT 0/1":                                                 "DEL 42900001-0 variant",
		"chr17 43070000 65 N <DEL> . PASS IMPRECISE;CHR2=chr17;END=43080000;SVTYPE=DEL;RE=5 GT:DR:DV ./.:.:5": "DEL 43070001-43080000 no_call",
		"chr13 32320000 c N <DUP> . q10 IMPRECISE;SVTYPE=DUP;END=32340000 GT 0/1":                             "DUP 32320001-32340000 filtered",
	} {
		for _, build := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
			o, err := e.Observe(t.Context(), linesOnly(t, build, record), engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Cancer}})
			if err != nil {
				t.Fatalf("%s, %v: %v", record, build, err)
			}
			contig, _, _ := strings.Cut(record, " ")
			shifted := strings.TrimSuffix(strings.ReplaceAll(inBuild(contig+" "+want, build), "\t", " "), "\n")
			var got []string
			for _, x := range o.Events {
				got = append(got, fmt.Sprintf("%s %s %d-%d %v", contig, x.Type, x.Start, x.End, x.State))
			}
			if len(got) != 1 || got[0] != shifted {
				t.Errorf("%s, %v: %q, want %q", record, build, got, shifted)
			}
		}
	}
}

// TestLaboratoryTable: a table's results are events of the report, and exons that a gene has not end the run.
func TestLaboratoryTable(t *testing.T) {
	e := corpusEngine(t)
	o, err := e.Observe(t.Context(), sample("none.grch38.g.vcf.gz"), engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Both}})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "mlpa.tsv")
	place(t, path, []byte("gene\texons\ttype\tcopies\nBRCA1\t1-3\tdeletion\t1\n"))
	rows, err := e.ReadCopyNumber(path, o)
	if err != nil {
		t.Fatal(err)
	}
	c := patient.New()
	c.Scope, c.CopyNumber = patient.Both, rows
	f, err := e.Interpreter.Run(t.Context(), o, c)
	if err != nil {
		t.Fatal(err)
	}
	if events := f.Observations.Events; len(events) != 1 || !events[0].Laboratory || events[0].Type != ledger.Deletion {
		t.Errorf("events %+v", events)
	}
	if f.Cancer.Genes[0].Conclusion == germline.NoneFound {
		t.Errorf("%s: nothing found, though the laboratory found a deletion", f.Cancer.Genes[0].Gene)
	}
	place(t, path, []byte("gene\texons\ttype\nBRCA1\t1-3\tdel\nBRCA1\t24\tdel\n"))
	_, err = e.ReadCopyNumber(path, o)
	if p, ok := variants.AsProblem(err); !ok || p.Code != "cnv_unknown_exons" || p.Where != "mlpa.tsv:3" {
		t.Errorf("%v, want the line with the unknown exon", err)
	}
}
