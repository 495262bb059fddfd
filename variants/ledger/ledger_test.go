package ledger_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/ledger"
	"allelens/variants/vcf"
)

// A toy genome of one contig: a gene at 1001–1060 of GRCh38, 500 further in GRCh37.
const (
	bases = "ACGTACGGTTCAGCATATATATGCCTAAGGCTTACGCATGCAAGTCTTGACCGATTGCAGT"
	begin = 1001
	shift = 500
)

func reference() *genome.Reference {
	return genome.NewReference([]genome.Slice{
		{Assembly: variants.GRCh38, Contig: "17", Start: begin, Bases: bases},
		{Assembly: variants.GRCh37, Contig: "17", Start: begin + shift, Bases: bases},
	})
}

func builds[T any](in38, in37 T) map[variants.Assembly]T {
	return map[variants.Assembly]T{variants.GRCh38: in38, variants.GRCh37: in37}
}

func iv(start, end int) variants.Interval {
	return variants.Interval{Contig: "17", Start: start, End: end}
}

func questions() ledger.Questions {
	exon := func(start, end int) []ledger.Exon { return []ledger.Exon{{Number: 2, Bases: iv(start, end)}} }
	return ledger.Questions{
		Reference: reference(), Thresholds: ledger.DefaultThresholds(),
		Sites: []ledger.Question{
			{ID: 1, Gene: "TOY", RSID: "rs1", Contig: "10", Pos: builds(100, 200), Ref: builds("C", "C"), Alleles: []string{"C", "T"}},
			{ID: 2, Gene: "TOY", RSID: "rs2", Contig: "10", Pos: builds(300, 400), Ref: builds("CAT", "CAT"), Alleles: []string{"CAT", "C", "CATAT"}},
			{ID: 3, Gene: "TOY", RSID: "rs3", Contig: "10", Pos: builds(500, 600), Ref: builds("A", "G"), Alleles: []string{"A", "G"}},
		},
		Genes: []ledger.GeneRegion{{
			Gene: "TOY", Region: builds(iv(1001, 1060), iv(1501, 1560)), Bases: builds(exon(1011, 1030), exon(1511, 1530)),
		}},
	}
}

const (
	head38 = "##fileformat=VCFv4.2\n##contig=<ID=chr17,length=83257441>\n"
	head37 = "##fileformat=VCFv4.2\n##contig=<ID=17,length=81195210>\n"
	column = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n"
)

// read writes a file of the given lines (blanks stand for tabs) and reads it.
func read(t *testing.T, header string, stated variants.Assembly, lines ...string) (*ledger.Observations, error) {
	t.Helper()
	return readFile(t, questions(), header, stated, lines...)
}

// readWith is read with other questions, for files that can be read.
func readWith(t *testing.T, q ledger.Questions, header string, lines ...string) *ledger.Observations {
	t.Helper()
	o, err := readFile(t, q, header, variants.AssemblyUnknown, lines...)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func readFile(t *testing.T, q ledger.Questions, header string, stated variants.Assembly, lines ...string) (*ledger.Observations, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "toy.vcf")
	text := header + column
	for _, l := range lines {
		text += strings.ReplaceAll(l, " ", "\t") + "\n"
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	src, err := vcf.Open(t.Context(), path, vcf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := src.Close(); err != nil {
			t.Error(err)
		}
	}()
	return ledger.Read(t.Context(), src, q, stated)
}

func TestSite(t *testing.T) {
	type want struct {
		State     string
		Alleles   string
		Undefined int
		Reason    string
	}
	for name, c := range map[string]struct {
		site  int
		lines []string
		want  want
	}{
		"no line at all":                   {0, nil, want{State: "absent"}},
		"het":                              {0, []string{"10 100 . C T . PASS . GT 0/1"}, want{State: "variant", Alleles: "C/T"}},
		"reference line":                   {0, []string{"10 100 . C . . PASS . GT 0/0"}, want{State: "reference", Alleles: "C/C"}},
		"reference beside another allele":  {0, []string{"10 100 . C G . PASS . GT 0/0"}, want{State: "reference", Alleles: "C/C"}},
		"no call":                          {0, []string{"10 100 . C T . PASS . GT ./."}, want{State: "no_call", Alleles: "/", Reason: "missing"}},
		"no genotype":                      {0, []string{"10 100 . C T . PASS . DP 30"}, want{State: "no_call", Reason: "missing"}},
		"half call of the variant":         {0, []string{"10 100 . C T . PASS . GT ./1"}, want{State: "variant", Alleles: "/T"}},
		"half call of the reference":       {0, []string{"10 100 . C T . PASS . GT 0/."}, want{State: "no_call", Alleles: "C/", Reason: "half_call"}},
		"failed the filter":                {0, []string{"10 100 . C T . LowQual . GT 0/1"}, want{State: "filtered", Alleles: "C/T", Reason: "filter"}},
		"failed reference":                 {0, []string{"10 100 . C . . LowQual . GT 0/0"}, want{State: "filtered", Alleles: "C/C", Reason: "filter"}},
		"no read":                          {0, []string{"10 100 . C . . PASS . GT:DP 0/0:0"}, want{State: "no_call", Alleles: "C/C", Reason: "low_depth"}},
		"unknown base":                     {0, []string{"10 100 . C A . PASS . GT 0/1"}, want{State: "variant", Alleles: "C/A", Undefined: 1}},
		"haploid":                          {0, []string{"10 100 . C T . PASS . GT 1"}, want{State: "variant", Alleles: "T"}},
		"good block":                       {0, []string{"10 90 . A <NON_REF> . . END=110 GT:DP:GQ 0/0:30:60"}, want{State: "reference", Alleles: "C/C"}},
		"weak block":                       {0, []string{"10 90 . A <NON_REF> . . END=110 GT:DP:GQ 0/0:30:5"}, want{State: "filtered", Alleles: "C/C", Reason: "low_quality"}},
		"shallow block":                    {0, []string{"10 90 . A <NON_REF> . . END=110 GT:DP:GQ:MIN_DP 0/0:30:60:3"}, want{State: "filtered", Alleles: "C/C", Reason: "low_depth"}},
		"block that ends before":           {0, []string{"10 90 . A <NON_REF> . . END=99 GT:DP:GQ 0/0:30:60"}, want{State: "absent"}},
		"variant after a block":            {0, []string{"10 90 . A <NON_REF> . . END=110 GT:DP:GQ 0/0:30:60", "10 100 . C T . . . GT 0/1"}, want{State: "variant", Alleles: "C/T"}},
		"failed variant after a block":     {0, []string{"10 90 . A <NON_REF> . . END=110 GT:DP:GQ 0/0:30:60", "10 100 . C T . bad . GT 0/1"}, want{State: "filtered", Alleles: "C/T", Reason: "filter"}},
		"inside two changed bases":         {0, []string{"10 99 . GC GT . . . GT 0/1"}, want{State: "variant", Alleles: "C/T"}},
		"deleted":                          {0, []string{"10 98 . AGCT A . . . GT 0/1"}, want{State: "variant", Alleles: "C/98:AGCT>A", Undefined: 1}},
		"anchor of a deletion":             {0, []string{"10 100 . CGG C . . . GT 1/1"}, want{State: "reference", Alleles: "C/C"}},
		"star":                             {0, []string{"10 100 . C T,* . . . GT 1/2"}, want{State: "variant", Alleles: "T/"}},
		"turned round":                     {0, []string{"10 100 . T C . . . GT 0/1"}, want{State: "no_call", Alleles: "/T", Reason: "ref_mismatch"}},
		"turned round, not carried":        {0, []string{"10 100 . T C . . . GT 1/1"}, want{State: "no_call", Reason: "ref_mismatch"}},
		"other reference":                  {0, []string{"10 100 . G T . . . GT 0/1"}, want{State: "no_call", Reason: "ref_mismatch"}},
		"split alleles":                    {0, []string{"10 100 . C T . . . GT 0/1", "10 100 . C A . . . GT 1/0"}, want{State: "variant", Alleles: "A/T", Undefined: 1}},
		"same line twice":                  {0, []string{"10 100 . C T . . . GT 0/1", "10 100 . C T . . . GT 1/0"}, want{State: "variant", Alleles: "C/T"}},
		"more alleles than chromosomes":    {0, []string{"10 100 . C T . . . GT 1/1", "10 100 . C A . . . GT 1/1"}, want{State: "no_call", Alleles: "T/T", Reason: "contradicting_lines"}},
		"call at the limits":               {0, []string{"10 100 . C T . . . GT:DP:GQ:AD 0/1:10:20:8,2"}, want{State: "variant", Alleles: "C/T"}},
		"call of too few reads":            {0, []string{"10 100 . C T . . . GT:DP:GQ:AD 0/1:9:20:5,4"}, want{State: "filtered", Alleles: "C/T", Reason: "low_depth"}},
		"call of low quality":              {0, []string{"10 100 . C T . . . GT:DP:GQ:AD 1/1:10:19:0,10"}, want{State: "filtered", Alleles: "T/T", Reason: "low_quality"}},
		"call seen too rarely":             {0, []string{"10 100 . C T . . . GT:DP:GQ:AD 0/1:100:99:81,19"}, want{State: "filtered", Alleles: "C/T", Reason: "allele_balance"}},
		"call seen too often for one copy": {0, []string{"10 100 . C T . . . GT:DP:GQ:AD 0/1:100:99:19,81"}, want{State: "filtered", Alleles: "C/T", Reason: "allele_balance"}},
		"both copies, seen often":          {0, []string{"10 100 . C T . . . GT:DP:GQ:AD 1/1:100:99:1,99"}, want{State: "variant", Alleles: "T/T"}},
		"both copies, hardly seen":         {0, []string{"10 100 . C T . . . GT:DP:GQ:AD 1/1:100:99:90,10"}, want{State: "filtered", Alleles: "T/T", Reason: "allele_balance"}},
		"reference of low quality":         {0, []string{"10 100 . C . . . . GT:DP:GQ 0/0:30:19"}, want{State: "filtered", Alleles: "C/C", Reason: "low_quality"}},
		"reference of no read":             {0, []string{"10 100 . C . . . . GT:DP:GQ 0/0:0:0"}, want{State: "no_call", Alleles: "C/C", Reason: "low_depth"}},
		"repeat longer":                    {1, []string{"10 300 . CAT CATAT . . . GT 0/1"}, want{State: "variant", Alleles: "CAT/CATAT"}},
		"repeat longer, short spelling":    {1, []string{"10 300 . C CAT . . . GT 0/1"}, want{State: "variant", Alleles: "CAT/CATAT"}},
		"repeat shorter":                   {1, []string{"10 300 . CAT C . . . GT 1/1"}, want{State: "variant", Alleles: "C/C"}},
		"repeat shorter, long spelling":    {1, []string{"10 300 . CATAT CAT . . . GT 0/1"}, want{State: "variant", Alleles: "CAT/C"}},
		"repeat, one base of it":           {1, []string{"10 300 . C . . . . GT 0/0"}, want{State: "no_call", Alleles: "CAT/CAT", Reason: "indel_not_shown"}},
		"repeat, spelled and reference":    {1, []string{"10 300 . CAT C . . . GT 0/0"}, want{State: "reference", Alleles: "CAT/CAT"}},
		"repeat, block":                    {1, []string{"10 290 . G <NON_REF> . . END=310 GT:DP:GQ 0/0:30:60"}, want{State: "reference", Alleles: "CAT/CAT"}},
		"repeat, block that ends inside":   {1, []string{"10 290 . G <NON_REF> . . END=301 GT:DP:GQ 0/0:30:60"}, want{State: "no_call", Alleles: "CAT/CAT", Reason: "indel_not_shown"}},
		"builds differ, GRCh38's base":     {2, []string{"10 500 . A G . . . GT 0/0"}, want{State: "reference", Alleles: "A/A"}},
		"builds differ, GRCh38's other":    {2, []string{"10 500 . A G . . . GT 1/1"}, want{State: "variant", Alleles: "G/G"}},
		"second line with nothing to tell": {0, []string{"10 100 . C T . . . GT ./.", "10 100 . C . . . . GT 0/0"}, want{State: "reference", Alleles: "C/C"}},
	} {
		o, err := read(t, head38, variants.AssemblyUnknown, c.lines...)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		s := o.Sites[c.site]
		got := want{State: s.State.String(), Alleles: strings.Join(s.Alleles, "/"), Undefined: len(s.Undefined)}
		if s.Evidence != nil && len(s.Evidence.FailedCriteria) > 0 {
			got.Reason = s.Evidence.FailedCriteria[0].Code
		}
		if got.State == "variant" && got.Alleles == "T/A" {
			got.Alleles = "A/T"
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if (s.State == variants.Absent) != (s.Evidence == nil) {
			t.Errorf("%s: a state other than absent must have its line", name)
		}
	}
}

// TestSiteWhereTheBuildsDiffer: what the file of the other build calls reference is the variant of the definitions.
func TestSiteWhereTheBuildsDiffer(t *testing.T) {
	for line, want := range map[string]string{
		"10 600 . G . . . . GT 0/0":                                   "variant G/G",
		"10 600 . G A . . . GT 1/1":                                   "reference A/A",
		"10 600 . G A . . . GT 0/1":                                   "variant G/A",
		"10 590 . T <NON_REF> . . END=610 GT:DP:GQ 0/0:30:60":         "variant G/G",
		"10 590 . T <NON_REF> . . END=610 GT:DP:GQ:MIN_DP 0/0:30:9:2": "filtered G/G",
	} {
		o, err := read(t, head37, variants.AssemblyUnknown, line)
		if err != nil {
			t.Fatal(err)
		}
		if got := o.Sites[2].State.String() + " " + strings.Join(o.Sites[2].Alleles, "/"); got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}

func TestChanges(t *testing.T) {
	// 1014–1022 is a run of CATATATAT: every spelling of one lost AT is the same change.
	lost := variants.Allele{Contig: "17", Pos: 1014, Ref: "CAT", Alt: "C"}
	for _, line := range []string{
		"chr17 1014 . CAT C . . . GT 0/1", "chr17 1015 . ATA A . . . GT 0/1", "chr17 1020 . TAT T . . . GT 0/1",
		"chr17 1014 . CATAT CAT . . . GT 0|1", "chr17 1013 . GCATAT GCAT,G . . . GT 0/1",
	} {
		o, err := read(t, head38, variants.AssemblyUnknown, line)
		if err != nil {
			t.Fatal(err)
		}
		if len(o.Variants) != 1 || o.Variants[0].Allele != lost || o.Variants[0].Copies != 1 || o.Variants[0].Ploidy != 2 {
			t.Errorf("%s: %+v, want one copy of %v", line, o.Variants, lost)
		}
	}
	for line, want := range map[string]string{
		"chr17 1005 . A <FOO> . . END=1020 GT 0/1": "structural_allele",
		"chr17 1005 . C T . . . GT 0/1":            "ref_mismatch",
		"chr17 1005 . A T . . . DP 9":              "no_genotype",
	} {
		o, err := read(t, head38, variants.AssemblyUnknown, line)
		if err != nil {
			t.Fatal(err)
		}
		if len(o.Variants) != 0 || len(o.Problems) != 1 || o.Problems[0].Code != want || !strings.HasPrefix(o.Problems[0].Where, "toy.vcf:") {
			t.Errorf("%s: %v, %v; want problem %s with its line", line, o.Variants, o.Problems, want)
		}
	}
	o, err := read(t, head38, variants.AssemblyUnknown, "chr17 1005 . A T . q10 . GT:AD:DP:GQ 0|1:10,2:12:9")
	if err != nil {
		t.Fatal(err)
	}
	c := o.Variants[0]
	if f, ok := c.Fraction(); c.State != variants.Filtered || c.Called() || !ok || f != 2.0/12 || c.Evidence.Depth != 12 || !cmp.Equal(c.Haplotypes, []int{1}) {
		t.Errorf("a failed call: %+v", c)
	}
}

func TestCoverage(t *testing.T) {
	o, err := read(t, head38, variants.AssemblyUnknown,
		"chr17 1005 . A <NON_REF> . . END=1015 GT:DP:GQ 0/0:30:60", // 1011–1015 seen
		"chr17 1016 . T <NON_REF> . . END=1018 GT:DP:GQ 0/0:30:3",  // weak
		"chr17 1019 . A G . . . GT 0/1",
		"chr17 1019 . A <DEL> . . END=1021 GT 0/1")
	if err != nil {
		t.Fatal(err)
	}
	e := o.Coverage[0].Exons[0]
	want := map[variants.State]int{variants.Reference: 5, variants.Filtered: 3, variants.Variant: 1, variants.NoCall: 2, variants.Absent: 9}
	if diff := cmp.Diff(want, e.Counts); diff != "" {
		t.Errorf("coverage (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]variants.Interval{iv(1022, 1030)}, e.Absent); diff != "" {
		t.Errorf("absent (-want +got):\n%s", diff)
	}
	if seen, total := o.Coverage[0].Total(); seen != 6 || total != 20 {
		t.Errorf("seen %d of %d, want 6 of 20", seen, total)
	}
	if !o.Blocks {
		t.Error("a file with blocks was taken for one with variants only")
	}
}

func TestBuild(t *testing.T) {
	gene38 := []string{"chr17 1001 . ACGTACGG A . . . GT 0/1", "chr17 1010 . T A . . . GT 0/1", "chr17 1041 . C A . . . GT 0/1", "chr17 1050 . A C . . . GT 0/1"}
	gene37 := []string{"17 1501 . ACGTACGG A . . . GT 0/1", "17 1510 . T A . . . GT 0/1", "17 1541 . C A . . . GT 0/1", "17 1550 . A C . . . GT 0/1"}
	none := "##fileformat=VCFv4.2\n"
	for name, c := range map[string]struct {
		header string
		stated variants.Assembly
		lines  []string
		want   variants.Assembly
		code   string
	}{
		"lengths":                      {head38, 0, nil, variants.GRCh38, ""},
		"lengths of the other":         {head37, 0, nil, variants.GRCh37, ""},
		"reference line":               {none + "##reference=file:///refs/human_g1k_v37.fasta\n", 0, nil, variants.GRCh37, ""},
		"reference line, UCSC":         {none + "##reference=/data/hg38/hg38.fa.gz\n", 0, nil, variants.GRCh38, ""},
		"bases":                        {none, 0, gene38, variants.GRCh38, ""},
		"bases of the other":           {none, 0, gene37, variants.GRCh37, ""},
		"known site":                   {none, 0, []string{"10 200 rs1 C T . . . GT 0/1"}, variants.GRCh37, ""},
		"user":                         {none, variants.GRCh37, nil, variants.GRCh37, ""},
		"nothing":                      {none, 0, nil, 0, "build_unknown"},
		"one line only":                {none, 0, gene38[1:2], 0, "build_unknown"},
		"user against header":          {head38, variants.GRCh37, nil, 0, "build_contradicts_user"},
		"header against itself":        {head38 + "##reference=hg19.fa\n", 0, nil, 0, "build_contradiction"},
		"another genome":               {none + "##contig=<ID=1,length=195471971>\n", 0, nil, 0, "build_foreign"},
		"bases against the header":     {head38, 0, wrong(), 0, "build_bases"},
		"bases against the user":       {none, variants.GRCh38, wrong(), 0, "build_bases"},
		"one wrong base is not enough": {head38, 0, append(gene38[:3:3], "chr17 1044 . A G . . . GT 0/1"), variants.GRCh38, ""},
	} {
		o, err := read(t, c.header, c.stated, c.lines...)
		if p, ok := variants.AsProblem(err); ok && p.Code != c.code || !ok && (err != nil || c.code != "") {
			t.Errorf("%s: error %v, want %q", name, err, c.code)
			continue
		}
		if err == nil && o.Assembly != c.want {
			t.Errorf("%s: %v, want %v", name, o.Assembly, c.want)
		}
	}
}

// wrong are lines whose bases are not those of GRCh38.
func wrong() []string {
	return []string{"17 1002 . T G . . . GT 0/1", "17 1003 . A G . . . GT 0/1", "17 1004 . A G . . . GT 0/1", "17 1006 . A G . . . GT 0/1"}
}

func TestDeclaration(t *testing.T) {
	d := ledger.Declaration{Regions: []variants.Interval{iv(10, 19), iv(20, 30), iv(28, 40), {Contig: "13", Start: 1, End: 100}}}
	for _, c := range []struct {
		iv      variants.Interval
		covered bool
		bases   int
	}{
		{iv(10, 40), true, 31}, {iv(12, 12), true, 1}, {iv(5, 12), false, 3}, {iv(41, 50), false, 0}, {iv(35, 45), false, 6},
	} {
		if got := d.Covers(c.iv); got != c.covered {
			t.Errorf("%v covered: %v", c.iv, got)
		}
		if got := d.Bases(c.iv); got != c.bases {
			t.Errorf("%v: %d bases declared, want %d", c.iv, got, c.bases)
		}
	}
	all, none := ledger.Declaration{All: true}, ledger.Declaration{}
	if !all.Covers(iv(1, 9)) || all.Bases(iv(1, 9)) != 9 || none.Covers(iv(1, 1)) || none.Bases(iv(1, 9)) != 0 {
		t.Error("declarations of all and of nothing")
	}
}
