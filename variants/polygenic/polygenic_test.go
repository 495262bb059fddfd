package polygenic_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
	"allelens/variants/polygenic"
	"allelens/variants/vcf"
)

// models are those of the bundled base.
var models = sync.OnceValue(func() []knowledge.ScoreModel {
	base, err := sqlite.Open(context.Background(), assets.Knowledge)
	if err != nil {
		panic(err)
	}
	all, err := base.ScoreModels(context.Background())
	if err != nil {
		panic(err)
	}
	return all
})

func model(t testing.TB, name string) *knowledge.ScoreModel {
	t.Helper()
	all := models()
	at := slices.IndexFunc(all, func(m knowledge.ScoreModel) bool { return m.Model == name })
	if at < 0 {
		t.Fatalf("no model %s", name)
	}
	return &all[at]
}

// union are the sites of all models, each once.
var union = sync.OnceValue(func() (sites []knowledge.ScoreWeight) {
	seen := map[string]bool{}
	for _, m := range models() {
		for _, w := range m.Weights {
			if k := place(w); !seen[k] {
				seen[k] = true
				sites = append(sites, w)
			}
		}
	}
	return sites
})

func place(w knowledge.ScoreWeight) string { return fmt.Sprint(w.Contig, ":", w.Pos[variants.GRCh37]) }

// person draws effect-allele counts of all sites from the frequencies of the parents' populations.
func person(r *rand.Rand, mother, father string) map[string]int {
	p := map[string]int{}
	for _, w := range union() {
		n := 0
		for _, parent := range []string{mother, father} {
			f, known := w.Frequency[parent]
			if !known {
				f = w.Frequency["all"]
			}
			if r.Float64() < f {
				n++
			}
		}
		p[place(w)] = n
	}
	return p
}

// sites are the answers to the questions that a person's counts give, without a file.
func sites(c *polygenic.Caller, p map[string]int, in variants.Assembly) []ledger.Site {
	byPlace := map[string]knowledge.ScoreWeight{}
	for _, w := range union() {
		byPlace[place(w)] = w
	}
	var all []ledger.Site
	for i, q := range c.Questions() {
		w := byPlace[fmt.Sprint(q.Contig, ":", q.Pos[variants.GRCh37])]
		s := ledger.Site{Question: i, State: variants.Variant, Evidence: &ledger.Evidence{}}
		for n := range 2 {
			if n < p[place(w)] {
				s.Alleles = append(s.Alleles, w.Effect[in])
			} else {
				s.Alleles = append(s.Alleles, w.Other[in])
			}
		}
		all = append(all, s)
	}
	return all
}

// line is a site of a person in a VCF.
type line struct {
	chrom        string
	pos          int
	ref, alt, gt string
	format, rest string // beside GT
	filter       string
}

// file is how a person is written.
type file struct {
	in     variants.Assembly
	prefix string
	edit   func(w knowledge.ScoreWeight, l line) []line // nil writes the line as it is
	blocks bool                                         // reference sites are blocks
	header string                                       // "none" does not state the build
}

// written writes a person as a VCF and returns its path.
func written(t testing.TB, p map[string]int, f file) string {
	t.Helper()
	var lines []line
	for _, w := range union() {
		ref := w.Ref[f.in]
		alt, copies := w.Effect[f.in], p[place(w)]
		if ref == alt {
			alt, copies = w.Other[f.in], 2-copies
		}
		l := line{chrom: f.prefix + string(w.Contig), pos: w.Pos[f.in], ref: ref, alt: alt, gt: []string{"0/0", "0/1", "1/1"}[copies], filter: "PASS"}
		if f.blocks && copies == 0 {
			end := l.pos + len(ref) + 3
			lines = append(lines, line{chrom: l.chrom, pos: l.pos - 4, ref: "N", alt: "<NON_REF>", gt: "0/0", filter: "END=" + strconv.Itoa(end)})
			continue
		}
		if f.edit != nil {
			lines = append(lines, f.edit(w, l)...)
			continue
		}
		lines = append(lines, l)
	}
	return save(t, f, lines)
}

func save(t testing.TB, f file, lines []line) string {
	t.Helper()
	slices.SortStableFunc(lines, func(a, b line) int {
		x, _ := variants.ParseContig(a.chrom)
		y, _ := variants.ParseContig(b.chrom)
		if x != y {
			return x.Order() - y.Order()
		}
		return a.pos - b.pos
	})
	var text strings.Builder
	reference := "##reference=" + f.in.String() + "\n"
	if f.header == "none" {
		reference = ""
	}
	text.WriteString("##fileformat=VCFv4.2\n" + reference + "##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tP\n")
	for _, l := range lines {
		filter, info, format, value := l.filter, ".", "GT", l.gt
		if strings.HasPrefix(l.filter, "END=") {
			filter, info = "PASS", l.filter
		}
		if l.format != "" {
			format, value = format+":"+l.format, value+":"+l.rest
		}
		fmt.Fprintf(&text, "%s\t%d\t.\t%s\t%s\t.\t%s\t%s\t%s\t%s\n", l.chrom, l.pos, l.ref, l.alt, filter, info, format, value)
	}
	path := filepath.Join(t.TempDir(), "p.vcf")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// read asks a file for the sites of all models.
func read(t testing.TB, c *polygenic.Caller, path, sample string, stated variants.Assembly) *ledger.Observations {
	t.Helper()
	src, err := vcf.Open(context.Background(), path, vcf.Options{Sample: sample})
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	o, err := ledger.Read(context.Background(), src, ledger.Questions{Scores: c.Questions(), Reference: genome.NewReference(nil), Thresholds: ledger.DefaultThresholds()}, stated)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func score(t testing.TB, c *polygenic.Caller, path string, p polygenic.Person) []polygenic.Result {
	t.Helper()
	o := read(t, c, path, "", variants.AssemblyUnknown)
	return c.Score(o.Scored, o.Assembly, p)
}

var european = polygenic.Person{Sex: "F", Ancestries: []string{"european"}}

// told is what must not depend on how a person is written.
func told(results []polygenic.Result) (all []string) {
	for _, r := range results {
		all = append(all, fmt.Sprintf("%s used %d %v score %.9f z %.9f %s support %.6f", r.Model.Model, r.Used, r.Reasons, r.Sum.Score, r.Z.Value, r.Ancestry.Closest, r.Ancestry.Support))
	}
	return all
}

func expected(m *knowledge.ScoreModel, p map[string]int) float64 {
	sum := 0.0
	for _, w := range m.Weights {
		sum += float64(p[place(w)]) * w.Weight
	}
	return sum
}

// TestSpellings: both builds, names of chromosomes, REF and ALT turned round, padded and split lines and gVCF blocks say the same of a person.
func TestSpellings(t *testing.T) {
	c := polygenic.New(models())
	if n := len(c.Questions()); n != len(union()) {
		t.Fatalf("%d questions for %d sites", n, len(union()))
	}
	p := person(rand.New(rand.NewPCG(1, 2)), "european", "european")
	want := told(score(t, c, written(t, p, file{in: variants.GRCh37}), european))
	results := score(t, c, written(t, p, file{in: variants.GRCh37}), european)
	for _, r := range results {
		if !r.Given() || r.Used != len(r.Sites) || math.Abs(r.Sum.Score-expected(r.Model, p)) > 1e-9 || r.Percentile.Low != r.Percentile.Value {
			t.Fatalf("%s: %v, %d of %d sites, %v", r.Model.Model, r.Reasons, r.Used, len(r.Sites), r.Sum)
		}
	}
	variantsOnly := written(t, p, file{in: variants.GRCh38, edit: func(_ knowledge.ScoreWeight, l line) []line {
		if l.gt == "0/0" {
			return nil
		}
		return []line{l}
	}})
	declared := european
	declared.Declared.All = true
	if got := told(score(t, c, variantsOnly, declared)); !slices.Equal(got, want) {
		t.Errorf("variants only, declared covered:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, r := range score(t, c, variantsOnly, european) {
		if r.Given() || r.Reasons[0] != polygenic.SitesAbsent || r.Assumed > 0 {
			t.Errorf("%s: %v without a declaration", r.Model.Model, r.Reasons)
		}
	}
	turned := func(w knowledge.ScoreWeight, l line) []line {
		if len(l.ref)+len(l.alt) > 2 || genome.ReverseComplement(l.ref) == l.alt {
			return []line{l}
		}
		l.ref, l.alt = l.alt, l.ref
		l.gt = map[string]string{"0/0": "1/1", "0/1": "0/1", "1/1": "0/0"}[l.gt]
		return []line{l}
	}
	padded := func(w knowledge.ScoreWeight, l line) []line {
		l.ref, l.alt = l.ref+"A", l.alt+"A"
		return []line{l}
	}
	early := func(w knowledge.ScoreWeight, l line) []line {
		l.pos, l.ref, l.alt = l.pos-2, "AG"+l.ref, "AG"+l.alt
		return []line{l}
	}
	third := func(w knowledge.ScoreWeight, l line) []line {
		if len(l.ref)+len(l.alt) > 2 {
			return []line{l}
		}
		for _, b := range []string{"A", "C", "G", "T"} {
			if b != l.ref && b != l.alt {
				l.alt, l.gt = b+","+l.alt, strings.ReplaceAll(l.gt, "1", "2")
				break
			}
		}
		return []line{l}
	}
	split := func(w knowledge.ScoreWeight, l line) []line {
		if len(l.ref)+len(l.alt) > 2 {
			return []line{l}
		}
		both := third(w, l)[0]
		other := l
		other.alt, other.gt = strings.Split(both.alt, ",")[0], "0/0"
		return []line{other, l}
	}
	phased := func(w knowledge.ScoreWeight, l line) []line {
		l.gt = strings.NewReplacer("0/1", "1|0", "/", "|").Replace(l.gt)
		return []line{l}
	}
	for name, f := range map[string]file{
		"GRCh38": {in: variants.GRCh38}, "chr": {in: variants.GRCh37, prefix: "chr"}, "chr, GRCh38": {in: variants.GRCh38, prefix: "chr"},
		"turned": {in: variants.GRCh37, edit: turned}, "turned, GRCh38": {in: variants.GRCh38, edit: turned}, "padded": {in: variants.GRCh37, edit: padded}, "begun earlier": {in: variants.GRCh38, edit: early},
		"third allele": {in: variants.GRCh38, edit: third}, "split": {in: variants.GRCh37, edit: split}, "no build": {in: variants.GRCh37, header: "none"}, "no build, GRCh38": {in: variants.GRCh38, header: "none"},
		"phased": {in: variants.GRCh38, edit: phased},
		"blocks": {in: variants.GRCh37, blocks: true}, "blocks, GRCh38": {in: variants.GRCh38, blocks: true},
	} {
		if got := told(score(t, c, written(t, p, f), european)); !slices.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestMissing: half, failed and imputed calls, other alleles, and turned lines that cannot be told are missing, each with its cause.
func TestMissing(t *testing.T) {
	c := polygenic.New(models())
	p := person(rand.New(rand.NewPCG(3, 4)), "european", "european")
	target := model(t, "BCAC_307").Weights[0] // C and G do not pair
	for _, w := range union() {
		if genome.ReverseComplement(w.Ref[variants.GRCh37]) == w.Effect[variants.GRCh37] {
			target = w
			break
		}
	}
	simple, indel := model(t, "BCAC_307").Weights[0], model(t, "BCAC_307").Weights[0]
	for _, w := range model(t, "BCAC_307").Weights {
		if len(w.Other[variants.GRCh37]) != len(w.Effect[variants.GRCh37]) {
			indel = w
			break
		}
	}
	cases := map[string]struct {
		at   knowledge.ScoreWeight
		edit func(line) []line
		want polygenic.Why
	}{
		"absent":          {simple, func(line) []line { return nil }, polygenic.Absent},
		"no call":         {simple, func(l line) []line { l.gt = "./."; return []line{l} }, polygenic.NoCall},
		"half":            {simple, func(l line) []line { l.gt = "./1"; return []line{l} }, polygenic.NoCall},
		"half, reference": {simple, func(l line) []line { l.gt = "0/."; return []line{l} }, polygenic.NoCall},
		"one copy":        {simple, func(l line) []line { l.gt = "1"; return []line{l} }, polygenic.NoCall},
		"filter":          {simple, func(l line) []line { l.filter = "LowQual"; return []line{l} }, polygenic.Failed},
		"quality":         {simple, func(l line) []line { l.format, l.rest = "GQ", "5"; return []line{l} }, polygenic.Failed},
		"dosage":          {simple, func(l line) []line { l.gt, l.format, l.rest = "./.", "DS", "1.02"; return []line{l} }, polygenic.Imputed},
		"third allele":    {simple, func(l line) []line { l.alt, l.gt = "C", "0/1"; return []line{l} }, polygenic.Other},
		"other strand":    {simple, func(l line) []line { l.ref, l.alt, l.gt = "C", "T", "0/1"; return []line{l} }, polygenic.NoCall},
		"indel spelled to the right": {indel, func(l line) []line {
			shifted := l
			shifted.pos, shifted.gt = l.pos+7, "0/1"
			l.gt = "0/0"
			return []line{l, shifted}
		}, polygenic.NoCall},
		"A/T turned": {target, func(l line) []line { l.ref, l.alt, l.gt = l.alt, l.ref, "0/1"; return []line{l} }, polygenic.NoCall},
	}
	for name, k := range cases {
		path := written(t, p, file{in: variants.GRCh37, edit: func(w knowledge.ScoreWeight, l line) []line {
			if place(w) == place(k.at) {
				return k.edit(l)
			}
			return []line{l}
		}})
		for _, r := range score(t, c, path, european) {
			at := slices.IndexFunc(r.Sites, func(s polygenic.Site) bool { return place(s.Weight) == place(k.at) })
			if at < 0 {
				continue
			}
			if s := r.Sites[at]; s.Why != k.want || !s.Missing() || r.Used != len(r.Sites)-1 || r.Given() && !(r.Percentile.Low < r.Percentile.Value && r.Percentile.Value < r.Percentile.High) {
				t.Errorf("%s, %s: %q (%s), %d of %d, %v", name, r.Model.Model, s.Why, s.State, r.Used, len(r.Sites), r.Percentile)
			}
		}
	}
}
