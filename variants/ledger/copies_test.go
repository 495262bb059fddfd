package ledger_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/vcf"
)

// placesOnX are sites by name: GRCh37, GRCh38.
var placesOnX = map[string][2]int{
	"before": {60000, 10000}, "par1": {60001, 10001}, "par1-end": {2699520, 2781479}, "between": {2699521, 2781480},
	"gene": {153760261, 154532046}, "gene2": {153760262, 154532047},
	"between-end": {154931043, 155701382}, "par2": {154931044, 155701383}, "par2-end": {155260560, 156030895}, "after": {155260561, 156030896},
}

// readX reads a file whose lines ask for the places by name, in one build and naming.
func readX(t *testing.T, build variants.Assembly, prefix string, lines []string) *ledger.Observations {
	t.Helper()
	q := questions()
	at := func(p [2]int) string { return strconv.Itoa(p[build-variants.GRCh37]) }
	var names []string
	for name, p := range placesOnX {
		names = append(names, "@"+name+" ", at(p)+" ")
		q.Sites = append(q.Sites, ledger.Question{Gene: "X", Contig: "X", Pos: builds(p[1], p[0]), Ref: builds("A", "A"), Alleles: []string{"A", "G"}})
	}
	names = append(names, "@toy ", at([2]int{200, 100})+" ", "@gene-of-17 ", at([2]int{1515, 1015})+" ", "@block-into-par2 ", at([2]int{154931000, 155701300})+" ",
		"@in-par2", at([2]int{154931044, 155701383}), "@at-gene2", at(placesOnX["gene2"]))
	header := "##fileformat=VCFv4.2\n##contig=<ID=" + prefix + "17,length=" + at([2]int{81195210, 83257441}) + ">\n"
	text := header + column
	for _, l := range lines {
		text += strings.ReplaceAll(prefix+strings.NewReplacer(names...).Replace(l), " ", "\t") + "\n"
	}
	path := filepath.Join(t.TempDir(), "x.vcf")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	src, err := vcf.Open(t.Context(), path, vcf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = src.Close() }()
	o, err := ledger.Read(t.Context(), src, q, variants.AssemblyUnknown)
	if err != nil {
		t.Fatal(err)
	}
	if o.Assembly != build {
		t.Fatalf("read as %v", o.Assembly)
	}
	return o
}

// TestCopies: the header has three lines, so that the first record stands on line 4.
func TestCopies(t *testing.T) {
	calls := func(n int, first string) ledger.Calls { return ledger.Calls{Count: n, First: "x.vcf:" + first} }
	for name, c := range map[string]struct {
		lines []string
		want  ledger.Copies
	}{
		"nothing on X":      {[]string{"10 @toy . C T . . . GT 0/1"}, ledger.Copies{}},
		"one allele":        {[]string{"X @gene . A G . . . GT 1"}, ledger.Copies{Haploid: calls(1, "4")}},
		"one, reference":    {[]string{"X @gene . A G . . . GT 0"}, ledger.Copies{Haploid: calls(1, "4")}},
		"two different":     {[]string{"X @gene . A G . . . GT 0/1"}, ledger.Copies{Diploid: calls(1, "4"), Heterozygous: calls(1, "4")}},
		"two variants":      {[]string{"X @gene . A G,T . . . GT 1|2"}, ledger.Copies{Diploid: calls(1, "4"), Heterozygous: calls(1, "4")}},
		"twice the variant": {[]string{"X @gene . A G . . . GT 1/1"}, ledger.Copies{Diploid: calls(1, "4"), Homozygous: calls(1, "4")}},
		"twice reference":   {[]string{"X @gene . A G . . . GT 0/0"}, ledger.Copies{Diploid: calls(1, "4")}},
		"any other allele":  {[]string{"X @gene . A <NON_REF> . . . GT 0/1"}, ledger.Copies{Diploid: calls(1, "4")}},
		"open":              {[]string{"X @gene . A G . . . GT ./.", "X @gene2 . A G . . . GT .", "X @between-end . A G . . . GT ./1"}, ledger.Copies{}},
		"no genotype":       {[]string{"X @gene . A G . . . DP 30"}, ledger.Copies{}},
		"failed":            {[]string{"X @gene . A G . bad . GT 0/1", "X @gene2 . A G . bad . GT 1"}, ledger.Copies{}},
		"not a read":        {[]string{"X @gene . A G . . . GT:DP 0:0"}, ledger.Copies{}},
		"few reads":         {[]string{"X @gene . A G . . . GT:DP 0/1:9"}, ledger.Copies{}},
		"to be confirmed":   {[]string{"X @gene . A G . . . GT:DP 0/1:19"}, ledger.Copies{Diploid: calls(1, "4")}},
		"low quality":       {[]string{"X @gene . A G . . . GT:GQ 0/1:9"}, ledger.Copies{}},
		"one-sided":         {[]string{"X @gene . A G . . . GT:AD 0/1:90,10"}, ledger.Copies{}},
		"good":              {[]string{"X @gene . A G . . . GT:GQ:AD 0/1:99:20,22"}, ledger.Copies{Diploid: calls(1, "4"), Heterozygous: calls(1, "4")}},
		"several": {[]string{"10 @toy . C T . . . GT 0/1", "X @between . A G . . . GT 1", "X @gene . A G . . . GT 0/1", "X @gene2 . A G . . . GT 1"},
			ledger.Copies{Haploid: calls(2, "5"), Diploid: calls(1, "6"), Heterozygous: calls(1, "6")}},
		"three on X": {[]string{"X @gene . A G . . . GT 0/0/1"}, ledger.Copies{}},
		"pseudoautosomal": {[]string{"X @par1 . A G . . . GT 0/1", "X @par1-end . A G . . . GT 1/1", "X @par2 . A G . . . GT 1", "X @par2-end . A G . . . GT 0/1"},
			ledger.Copies{}},
		"beside them": {[]string{"X @before . A G . . . GT 1", "X @between . A G . . . GT 0/1", "X @between-end . A G . . . GT 1/1", "X @after . A G . . . GT 1"},
			ledger.Copies{Haploid: calls(2, "4"), Diploid: calls(2, "5"), Heterozygous: calls(1, "5"), Homozygous: calls(1, "6")}},
		"block into one":      {[]string{"X @block-into-par2 . A <NON_REF> . . END=@in-par2 GT:DP:GQ 0:30:60"}, ledger.Copies{}},
		"block":               {[]string{"X @gene . A <NON_REF> . . END=@at-gene2 GT:DP:GQ 0:30:60"}, ledger.Copies{Haploid: calls(1, "4")}},
		"weak block":          {[]string{"X @gene . A <NON_REF> . . END=@at-gene2 GT:DP:GQ 0:30:6"}, ledger.Copies{}},
		"autosomal site":      {[]string{"10 @toy . C T . . . GT 0/1", "10 @toy . C T . . . GT 1"}, ledger.Copies{Autosome: calls(1, "5")}},
		"autosomal gene":      {[]string{"17 @gene-of-17 . A T . . . GT 0/0/1", "17 @gene-of-17 . A T . . . GT 0"}, ledger.Copies{Autosome: calls(2, "4")}},
		"autosome, not asked": {[]string{"10 9 . C T . . . GT 1", "11 @toy . C T . . . GT 1"}, ledger.Copies{}},
		"autosome, open":      {[]string{"10 @toy . C T . . . GT ."}, ledger.Copies{}},
		"mitochondrion":       {[]string{"MT @toy . C T . . . GT 1"}, ledger.Copies{}},
	} {
		for _, build := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
			for _, prefix := range []string{"", "chr"} {
				o := readX(t, build, prefix, c.lines)
				if diff := cmp.Diff(c.want, o.Copies); diff != "" {
					t.Errorf("%s, %v, %q (-want +got):\n%s", name, build, prefix, diff)
				}
			}
		}
	}
}

// TestNotTwoCopies: what is not two copies of an autosome says nothing of two.
func TestNotTwoCopies(t *testing.T) {
	for genotype, want := range map[string]struct {
		state   variants.State
		alleles string
	}{
		"0/0/0": {variants.NoCall, "C/C/C"}, "0/0/1": {variants.Variant, "/T"}, "1|0|1": {variants.Variant, "/T"},
		"1/1/1": {variants.Variant, "/T"}, "0/1/2": {variants.Variant, "/T/A"}, "./1/1": {variants.Variant, "/T"}, "0/0/0/1": {variants.Variant, "/T"},
	} {
		o := readX(t, variants.GRCh38, "chr", []string{"10 @toy . C T,A . . . GT " + genotype})
		s := o.Sites[0]
		if s.State != want.state || strings.Join(s.Alleles, "/") != want.alleles || len(s.Evidence.FailedCriteria) != 1 || s.Evidence.FailedCriteria[0].Code != "ploidy" {
			t.Errorf("%s: %v, %q, %+v", genotype, s.State, s.Alleles, s.Evidence)
		}
	}
	split := readX(t, variants.GRCh38, "chr", []string{"10 @toy . C T . . . GT 0/1/1", "10 @toy . C A . . . GT 1/0/0"})
	if s := split.Sites[0]; s.State != variants.Variant || s.Alleles[0] != "" {
		t.Errorf("split lines of three alleles became %v %q", s.State, s.Alleles)
	}
	for genotype, want := range map[string]variants.State{
		"0": variants.NoCall, "0/0/0": variants.NoCall, "0/0": variants.Reference, "1": variants.Variant, "0/0/1": variants.Variant,
	} {
		o := readX(t, variants.GRCh38, "chr", []string{"17 @gene-of-17 . A T . . . GT " + genotype})
		if got := o.Coverage[0].Exons[0].Counts[want]; got != 1 {
			t.Errorf("coverage under %s: %v", genotype, o.Coverage[0].Exons[0].Counts)
		}
	}
	o := readX(t, variants.GRCh38, "chr", []string{"10 @toy . C T . . . GT 1"})
	if s := o.Sites[0]; s.State != variants.Variant || len(s.Alleles) != 1 {
		t.Errorf("one allele became %v %v", s.State, s.Alleles)
	}
}
