package interpret_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/tabletest"
	"allelens/variants/vcf"
)

// spellings is how many alleles of the knowledge base are spelled anew, in each build.
func spellings() int { return tabletest.Draws(1000, 5000) }

// classified is an allele that the knowledge base holds.
type classified struct {
	class string
	in    map[variants.Assembly]variants.Allele
}

// drawClassified draws alleles from the table that the knowledge base is compiled from.
func drawClassified(t *testing.T, random *rand.Rand) []classified {
	t.Helper()
	data, err := os.ReadFile("../../assets/knowledge/classification.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	column := map[string]int{}
	for i, name := range strings.Split(lines[0], "\t") {
		column[name] = i
	}
	var all []classified
	for _, l := range lines[1:] {
		f := strings.Split(l, "\t")
		pos37, _ := strconv.Atoi(f[column["pos37"]])
		pos38, _ := strconv.Atoi(f[column["pos38"]])
		if pos37 == 0 || pos38 == 0 || f[column["side_changed"]] != "0" || strings.Contains(f[column["alt"]], "N") {
			continue
		}
		a := variants.Allele{Contig: variants.Contig(f[column["contig"]]), Pos: pos37, Ref: f[column["ref"]], Alt: f[column["alt"]]}
		b := a
		b.Pos = pos38
		all = append(all, classified{f[column["class"]], map[variants.Assembly]variants.Allele{variants.GRCh37: a, variants.GRCh38: b}})
	}
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	if len(all) < spellings() {
		t.Fatalf("only %d alleles to draw from", len(all))
	}
	return all[:spellings()]
}

// speller spells alleles in other ways, on the bundled sequence of one build.
type speller struct {
	random *rand.Rand
	slices []knowledge.ReferenceSlice
	in     variants.Assembly
}

// bases is the reference sequence; it is longer than every spelling reaches.
func (s speller) bases(c variants.Contig, start, end int) string {
	for _, p := range s.slices {
		if p.Assembly == s.in && p.Contig == c && p.Start <= start && end < p.Start+len(p.Bases) {
			return strings.ToUpper(p.Bases[start-p.Start : end+1-p.Start])
		}
	}
	return ""
}

// slide moves an insertion or deletion to the right through its repeat, a random way.
func (s speller) slide(a variants.Allele) variants.Allele {
	if a.Ref[0] != a.Alt[0] || len(a.Ref) > 1 && len(a.Alt) > 1 || len(a.Ref) == len(a.Alt) {
		return a
	}
	for range s.random.IntN(40) {
		next := s.bases(a.Contig, a.End()+1, a.End()+1)
		if next == "" || (a.Ref + next)[1] != (a.Alt + next)[1] {
			return a
		}
		a.Pos++
		a.Ref, a.Alt = (a.Ref + next)[1:], (a.Alt + next)[1:]
	}
	return a
}

// pad adds up to 25 bases on either side.
func (s speller) pad(a variants.Allele) variants.Allele {
	before, after := s.random.IntN(26), s.random.IntN(26)
	left, right := s.bases(a.Contig, a.Pos-before, a.Pos-1), s.bases(a.Contig, a.End()+1, a.End()+after)
	if len(left) != before || len(right) != after {
		return a
	}
	a.Pos -= before
	a.Ref, a.Alt = left+a.Ref+right, left+a.Alt+right
	return a
}

// line spells an allele as a record of a person who carries it once; every third beside another
// allele that the person carries or not.
func (s speller) line(a variants.Allele) (pos int, line string) {
	a = s.slide(a)
	if s.random.IntN(2) == 0 {
		a = s.pad(a)
	}
	alts, genotype := a.Alt, "0/1"
	other := a.Ref + strings.Repeat("GATTACA", 5)
	switch s.random.IntN(6) {
	case 0:
		alts, genotype = other+","+a.Alt, "0/2"
	case 1:
		alts, genotype = a.Alt+",*,"+other, "3|1"
	case 2:
		genotype = "1|0"
	}
	if s.random.IntN(10) == 0 {
		return a.Pos, fmt.Sprintf("%s\t%d\t.\t%s\t%s\t50\tPASS\t.\tGT\t%s\n", a.Contig, a.Pos, strings.ToLower(a.Ref), strings.ToLower(alts), genotype)
	}
	return a.Pos, fmt.Sprintf("%s\t%d\t.\t%s\t%s\t50\tPASS\t.\tGT\t%s\n", a.Contig, a.Pos, a.Ref, alts, genotype)
}

// file writes the alleles, spelled anew, in order.
func (s speller) file(t *testing.T, alleles []classified) string {
	t.Helper()
	type record struct {
		order, pos int
		line       string
	}
	var records []record
	for _, c := range alleles {
		pos, line := s.line(c.in[s.in])
		records = append(records, record{c.in[s.in].Contig.Order(), pos, line})
	}
	slices.SortStableFunc(records, func(a, b record) int { return cmp.Or(a.order-b.order, a.pos-b.pos) })
	var text strings.Builder
	fmt.Fprintf(&text, "##fileformat=VCFv4.3\n##reference=%s.fa\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n", s.in)
	for _, r := range records {
		text.WriteString(r.line)
	}
	path := filepath.Join(t.TempDir(), "spelled.vcf")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestProofEverySpellingIsFound spells classified alleles in random other ways, in both builds, and
// asks for each with its class.
func TestProofEverySpellingIsFound(t *testing.T) {
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = base.Close() }()
	parts, err := base.References(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	in := interpreter(t)
	random := rand.New(rand.NewPCG(17, 13))
	drawn := drawClassified(t, random)
	for _, build := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
		path := speller{random, parts, build}.file(t, drawn)
		src, err := vcf.Open(t.Context(), path, vcf.Options{})
		if err != nil {
			t.Fatal(err)
		}
		o, err := ledger.Read(t.Context(), src, in.Questions(patient.Cancer, false), variants.AssemblyUnknown)
		if err != nil {
			t.Fatal(err)
		}
		_ = src.Close()
		f, err := in.Run(t.Context(), o, patient.Case{Age: -1, Scope: patient.Cancer})
		if err != nil {
			t.Fatal(err)
		}
		found := map[variants.Allele]string{}
		for _, g := range f.Cancer.Genes {
			for _, v := range g.Findings {
				found[v.Allele] = string(v.Class)
				if v.Classification != nil && v.Classification.Table == "rearrangement" {
					found[v.Allele] = "not_reviewed" // a class by place, of an allele that has none of its own
				}
			}
		}
		missed := 0
		for _, c := range drawn {
			if got := found[c.in[build]]; got != c.class {
				if missed++; missed < 10 {
					t.Errorf("%v %v: class %q, want %q", build, c.in[build], got, c.class)
				}
			}
		}
		t.Logf("%v: %d alleles spelled anew, %d missed", build, len(drawn), missed)
	}
}
