package interpret_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/interpret"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/tabletest"
	"allelens/variants/vcf"
)

// placed are lines of known sites by build; {c} is the contig's prefix. A third site of X lies in
// the first pseudoautosomal region, which no question reaches.
var placed = map[variants.Assembly]*strings.Replacer{
	variants.GRCh37: strings.NewReplacer("@17length", "81195210", "@first", "X 153760261 . A C", "@second", "X 153760297 . G A", "@par", "X 1000000 . A C", "@2C19", "10 96541616 . G A", "@2C9", "10 96702047 . C T"),
	variants.GRCh38: strings.NewReplacer("@17length", "83257441", "@first", "X 154532046 . A C", "@second", "X 154532082 . G A", "@par", "X 1000000 . A C", "@2C19", "10 94781859 . G A", "@2C9", "10 94942290 . C T"),
}

// findings writes a file of the lines (the first of them line 4), reads it, and interprets it.
func findings(t *testing.T, in *interpret.Interpreter, build variants.Assembly, prefix string, c patient.Case, lines []string) *interpret.Findings {
	t.Helper()
	content := "##fileformat=VCFv4.2\n##contig=<ID=" + prefix + "17,length=@17length>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n"
	content = placed[build].Replace(content)
	for _, l := range lines {
		content += prefix + strings.ReplaceAll(placed[build].Replace(l), " ", "\t") + "\n"
	}
	path := filepath.Join(t.TempDir(), "x.vcf")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	src, err := vcf.Open(t.Context(), path, vcf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = src.Close() }()
	o, err := ledger.Read(t.Context(), src, in.Questions(c.Scope, false), variants.AssemblyUnknown)
	if err != nil {
		t.Fatal(err)
	}
	f, err := in.Run(t.Context(), o, c)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestProofCopiesContradict: per sex, the warnings that a file's numbers of alleles lead to, with the
// place that they name: under both spellings of chromosomes, and in the long checks both in either build.
func TestProofCopiesContradict(t *testing.T) {
	const (
		het, one, mixed, auto = "sex_x_heterozygous", "sex_x_haploid", "ploidy_mixed", "ploidy_autosome"
		diploid               = "@2C19 . . . GT 0/1"
	)
	type want struct{ male, female, unspecified []string }
	none := want{}
	all := func(codes ...string) want { return want{codes, codes, codes} }
	in := interpreter(t)
	for name, c := range map[string]struct {
		lines []string
		want  want
	}{
		"nothing on X":              {[]string{diploid}, none},
		"two different":             {[]string{diploid, "@first . . . GT 0/1", "@second . . . GT 0/1"}, want{male: []string{het + " x.vcf:5"}}},
		"two different, failed":     {[]string{diploid, "@first . bad . GT 0/1"}, none},
		"two different, few reads":  {[]string{diploid, "@first . . . GT:DP 0/1:5"}, none},
		"twice the variant":         {[]string{diploid, "@first . . . GT 1/1"}, none},
		"twice the reference":       {[]string{diploid, "@first . . . GT 0/0"}, none},
		"open":                      {[]string{diploid, "@first . . . GT ./.", "@second . . . GT ."}, none},
		"one allele":                {[]string{diploid, "@first . . . GT 1"}, want{female: []string{one + " x.vcf:5"}}},
		"one allele, the reference": {[]string{diploid, "@first . . . GT 0"}, want{female: []string{one + " x.vcf:5"}}},
		"one allele, failed":        {[]string{diploid, "@first . bad . GT 1"}, none},
		"one, and twice one":        {[]string{diploid, "@first . . . GT 0/0", "@second . . . GT 1"}, all(mixed + " x.vcf:6")},
		"one, and two different": {[]string{diploid, "@first . . . GT 1", "@second . . . GT 0/1"},
			want{[]string{het + " x.vcf:6", mixed + " x.vcf:5"}, []string{mixed + " x.vcf:5"}, []string{mixed + " x.vcf:5"}}},
		"pseudoautosomal":           {[]string{diploid, "@par . . . GT 0/1", "@first . . . GT 1/1"}, none},
		"one allele of an autosome": {[]string{"@2C19 . . . GT 1"}, all(auto + " x.vcf:4")},
		"three of an autosome":      {[]string{"@2C19 . . . GT 0/0/1"}, all(auto + " x.vcf:4")},
	} {
		for _, build := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
			prefixes := []string{"", "chr"}
			if at := int(build - variants.GRCh37); tabletest.Draws(0, 1) == 0 {
				prefixes = prefixes[at : at+1]
			}
			for _, prefix := range prefixes {
				for sex, want := range map[patient.Sex][]string{patient.Male: c.want.male, patient.Female: c.want.female, patient.SexUnspecified: c.want.unspecified} {
					f := findings(t, in, build, prefix, patient.Case{Sex: sex, Age: -1, Scope: patient.Pharmacogenes}, c.lines)
					var got []string
					for _, p := range f.Problems {
						got = append(got, p.Code+" "+p.Where)
						if p.Severity != variants.Warning {
							t.Errorf("%s: %s is of severity %v", name, p.Code, p.Severity)
						}
						if sentence := text.English().Problem(p); strings.ContainsAny(sentence, "{}") {
							t.Errorf("%s: a value is missing: %s", name, sentence)
						}
					}
					if diff := cmp.Diff(want, got); diff != "" {
						t.Errorf("%s, %s, %v, %q (-want +got):\n%s", name, sex, build, prefix, diff)
					}
				}
			}
		}
	}
}

// TestNotTwoCopiesIsNoDiplotype: one allele or three of an autosomal gene lead to no diplotype, even
// where all else is declared covered; the same variant called on two copies does.
func TestNotTwoCopiesIsNoDiplotype(t *testing.T) {
	in := interpreter(t)
	for genotype, want := range map[string]bool{"0/1": true, "1/1": true, "1": false, "0": false, "0/0/1": false, "0/1/1": false} {
		c := patient.Case{Age: -1, Scope: patient.Pharmacogenes, Declared: ledger.Declaration{All: true}}
		f := findings(t, in, variants.GRCh38, "chr", c, []string{"@2C9 . . . GT " + genotype})
		at := slices.IndexFunc(f.Genes, func(g pgx.Result) bool { return g.Gene == "CYP2C9" })
		if got := len(f.Genes[at].Diplotypes) > 0; got != want {
			t.Errorf("%s: diplotypes %v", genotype, f.Genes[at].Diplotypes)
		}
	}
}

// TestCopiesOutOfScope: who did not agree to pharmacogenes is told nothing of X.
func TestCopiesOutOfScope(t *testing.T) {
	lines := []string{"@2C19 . . . GT 1", "@first . . . GT 0/1", "@second . . . GT 1"}
	f := findings(t, interpreter(t), variants.GRCh38, "chr", patient.Case{Sex: patient.Male, Age: -1, Scope: patient.Cancer}, lines)
	if len(f.Problems) != 0 || f.Observations.Copies != (ledger.Copies{}) {
		t.Errorf("%v, %+v", f.Problems, f.Observations.Copies)
	}
}
