package ledger_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/vcf"
)

// unasked reads lines with the toy gene's stretch at 10:90–320 of GRCh38, 100 further in GRCh37.
func unasked(t *testing.T, header string, q ledger.Questions, lines ...string) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "toy.vcf")
	const meta = `##INFO=<ID=CSQ,Number=.,Type=String,Description="Format: Allele|Consequence|SYMBOL">` + "\n"
	text := header + meta + column + strings.ReplaceAll(strings.Join(lines, "\n"), " ", "\t") + "\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	src, err := vcf.Open(t.Context(), path, vcf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	o, err := ledger.Read(t.Context(), src, q, variants.AssemblyUnknown)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, u := range o.OutsideDefinitions {
		words := []string{u.Gene, u.Ref + ">" + u.Alt, u.State.String()}
		for _, e := range u.Effects {
			words = append(words, e.Terms...)
		}
		got = append(got, strings.Join(words, " "))
	}
	return got
}

func withStretch() ledger.Questions {
	q := questions()
	at := func(start, end int) variants.Interval { return variants.Interval{Contig: "10", Start: start, End: end} }
	q.Stretches = []ledger.Stretch{{Gene: "TOY", Region: builds(at(90, 150), at(190, 250))}, {Gene: "TOY", Region: builds(at(290, 320), at(390, 420))}}
	return q
}

func TestOutsideDefinitions(t *testing.T) {
	for name, c := range map[string]struct {
		line string
		want []string
	}{
		"a site's own allele":                 {"10 100 . C T . PASS . GT 0/1", nil},
		"another allele at a site":            {"10 100 . C G . PASS . GT 0/1", []string{"TOY C>G variant"}},
		"between sites":                       {"10 120 . A G . PASS . GT 1/1", []string{"TOY A>G variant"}},
		"not carried":                         {"10 120 . A G . PASS . GT 0/0", nil},
		"no call":                             {"10 120 . A G . PASS . GT ./.", nil},
		"half a call":                         {"10 120 . A G . PASS . GT ./1", []string{"TOY A>G variant"}},
		"failed":                              {"10 120 . A G . LowQual . GT 0/1", []string{"TOY A>G filtered"}},
		"outside of the stretch":              {"10 200 . A G . PASS . GT 0/1", nil},
		"reaching in":                         {"10 87 . ACGTA A . PASS . GT 0/1", []string{"TOY ACGTA>A variant"}},
		"the second allele of two is unknown": {"10 100 . C T,G . PASS . GT 1/2", []string{"TOY C>G variant"}},
		"two bases, one of them a site's":     {"10 99 . AC GT . PASS . GT 0/1", []string{"TOY AC>GT variant"}},
		"two bases written, a site's changed": {"10 99 . AC AT . PASS . GT 0/1", nil},
		"a site's deletion":                   {"10 300 . CAT C . PASS . GT 0/1", nil},
		"another deletion at a site":          {"10 300 . CA C . PASS . GT 0/1", []string{"TOY CA>C variant"}},
		"a deletion told by another line":     {"10 120 . A * . PASS . GT 0/1", nil},
		"a symbolic deletion":                 {"10 120 . A <DEL> . PASS SVTYPE=DEL;END=140 GT 0/1", []string{"TOY A><DEL> variant"}},
		"any other allele":                    {"10 120 . A <NON_REF> . PASS END=140 GT 0/0", nil},
		"the file's own word":                 {"10 120 . A G . PASS CSQ=G|stop_gained&splice_region_variant|TOY,G|missense_variant|OTHER GT 0/1", []string{"TOY A>G variant stop_gained splice_region_variant"}},
	} {
		if d := cmp.Diff(c.want, unasked(t, head38, withStretch(), c.line)); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
	moved := unasked(t, head37, withStretch(), "10 200 . C T . PASS . GT 0/1", "10 220 . A G . PASS . GT 0/1")
	if d := cmp.Diff([]string{"TOY A>G variant"}, moved); d != "" {
		t.Errorf("in GRCh37 (-want +got):\n%s", d)
	}
	if got := unasked(t, head38, questions(), "10 120 . A G . PASS . GT 1/1"); got != nil {
		t.Errorf("not asked for, yet told: %v", got)
	}
	twice := unasked(t, head38, withStretch(), "10 120 . A G . PASS . GT 0/1", "10 120 . A G . PASS . GT 0/1")
	if len(twice) != 1 {
		t.Errorf("one allele on two lines: %v", twice)
	}
}
