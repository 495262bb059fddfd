package germline_test

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
	"allelens/variants/tabletest"
)

// find lists candidates for a search text in a build, as "BRCA1 c.68_69del".
func (b bench) find(t *testing.T, f fixture, in variants.Assembly, words string) []string {
	t.Helper()
	meant, err := f.Find(t.Context(), f.base, in, words)
	if err != nil {
		t.Fatalf("%q: %v", words, err)
	}
	var names []string
	for _, m := range meant {
		n, err := b.namers[m.Gene].Name(in, m.Allele)
		if err != nil {
			t.Fatalf("%q: %v", words, err)
		}
		names = append(names, m.Gene+" "+n.C[strings.Index(n.C, "c."):])
	}
	return names
}

// TestFindAnySpelling: whatever way a variant is written, it is found, in files of either build.
func TestFindAnySpelling(t *testing.T) {
	f, b := open(t), newBench(t)
	for want, spellings := range map[string][]string{
		"BRCA1 c.68_69del": {
			"c.68_69del", "c.68_69delAG", "NM_007294.4:c.68_69del", "NM_007294.3:c.68_69delAG", "NM_007294:c.68_69del", "BRCA1:c.68_69del",
			"BRCA1 c.68_69del", "NM_007294.4(BRCA1):c.68_69del (p.Glu23fs)", "68_69del", "C.68_69DELag",
			"p.(Glu23ValfsTer17)", "p.Glu23Valfs*17", "NP_009225.1:p.(Glu23ValfsTer17)", "E23Vfs*17", "p.E23VfsX17",
			"185delAG", "185delag", "BRCA1 185delAG", "187delAG", "185del2", "rs80357914", "RS80357914", "17662", "VCV000017662.5", "ClinVar 17662",
			"chr17:43124027:ACT:A", "17-43124027-ACT-A", "chr17:43124027 ACT>A", "17:41276044 ACT/A", "17-41276044-ACT-A", "chr17:43,124,027 ACT>A",
			"NC_000017.11:g.43124030_43124031del", "NC_000017.10:g.41276047_41276048del", "chr17:g.43124030_43124031del", "g.43124030_43124031del",
			"NC_000017.11:43124027:CT:", "NC_000017.11:43124027:2:", "NC_000017.10:41276044:CT:",
		},
		"BRCA1 c.5266dup":      {"5382insC", "BRCA1 5382insC", "c.5266dupC", "NM_007294.3:c.5266dupC", "5385insC", "5385dupC", "p.Gln1756ProfsTer74", "Q1756Pfs*74", "rs80357906"},
		"BRCA2 c.5946del":      {"6174delT", "c.5946delT", "NM_000059.3:c.5946delT", "p.Ser1982ArgfsTer22", "S1982Rfs*22", "5946del", "9325"},
		"BRCA2 c.771_775del":   {"999del5", "c.771_775del", "NM_000059.3:c.771_775delTCAAA"},
		"BRCA1 c.181T>G":       {"C61G", "p.Cys61Gly", "p.(Cys61Gly)", "cys61gly", "300T>G", "T300G", "c.181T>G", "17-43106487-A-C"},
		"BRCA1 c.4035del":      {"4153delA", "c.4035delA"},
		"BRCA1 c.3700_3704del": {"3819del5"},
		"BRCA1 c.1175_1214del": {"1294del40"},
		"BRCA1 c.5096G>A":      {"R1699Q", "p.Arg1699Gln", "5215G>A"},
		"BRCA2 c.9976A>T":      {"K3326*", "K3326X", "p.Lys3326Ter", "p.(Lys3326*)", "BRCA2 K3326X"},
		"BRCA1 c.80+5G>A":      {"c.80+5G>A", "IVS2+5G>A", "NC_000017.11(NM_007294.4):c.80+5G>A"},
		"BRCA1 c.213-11T>G":    {"IVS5-11T>G", "IVS5-11T/G"},
		"BRCA1 c.5277+1G>A":    {"IVS20+1G>A", "c.5277+1G>A"},
		"BRCA2 c.7977-1G>C":    {"IVS17-1G>C"},
	} {
		for _, in := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
			for _, words := range spellings {
				if in == variants.GRCh37 && strings.HasPrefix(words, "g.") {
					continue // tells no build: it is read in the file's, and in the other if it fits
				}
				if got := b.find(t, f, in, words); !slices.Contains(got, want) {
					t.Errorf("%v %q is found as %v, want %s", in, words, got, want)
				}
			}
		}
	}
}

// TestFindNothing: what is no name of a variant of these genes, or what the sequence contradicts,
// means none.
func TestFindNothing(t *testing.T) {
	f, b := open(t), newBench(t)
	for _, words := range []string{
		"", "   ", "BRCA1", "clopidogrel", "CYP2D6", "c.", "c.99999A>G", "c.68_69delTT", "p.Arg23Gln", "185delTT", "rs1", "NM_000059.4:c.68_69delAG",
		"chr7:117559590 ATCT>A", "17-43124027-GGG-A", "IVS99+1G>A", "NC_000017.9:g.43124030_43124031del", "%", "' OR 1=1 --", "p.Glu99999fs", "c.68_69del;",
	} {
		if got := b.find(t, f, variants.GRCh38, words); len(got) > 0 {
			t.Errorf("%q is found as %v", words, got)
		}
	}
}

// TestShortFrameshift: a name that does not tell the new frame means every frameshift from there.
func TestShortFrameshift(t *testing.T) {
	f, b := open(t), newBench(t)
	got := b.find(t, f, variants.GRCh38, "p.Glu23fs")
	if !slices.Contains(got, "BRCA1 c.68_69del") || len(got) < 3 {
		t.Errorf("%v", got)
	}
	for _, name := range got {
		if !strings.HasPrefix(name, "BRCA1") && !strings.HasPrefix(name, "BRCA2") {
			t.Errorf("%s", name)
		}
	}
	if at := b.find(t, f, variants.GRCh38, "chr17:43124028"); !slices.Contains(at, "BRCA1 c.68_69del") {
		t.Errorf("at a base: %v", at)
	}
}

// withoutBases are names of insertions that give the number of the new bases only: the old count
// cannot tell which they are.
var withoutBases = regexp.MustCompile(`ins[0-9]+$`)

// TestLegacyNamesOfFounders: every legacy name of the founders' table leads to its variant, by the
// table, and by the old count alone but for names without bases.
func TestLegacyNamesOfFounders(t *testing.T) {
	f, b := open(t), newBench(t)
	counted, named := 0, 0
	for _, row := range tabletest.Rows(t, facts+"founder_variants.tsv") {
		_, short, _ := strings.Cut(row["hgvs_c"], ":")
		want := row["gene"] + " " + short
		for _, name := range strings.Split(row["legacy_bic_name"], ";") {
			name = strings.TrimSpace(name)
			if name == "" {
				continue
			}
			named++
			if got := b.find(t, f, variants.GRCh38, row["gene"]+" "+name); !slices.Contains(got, want) {
				t.Errorf("%s is found as %v, want %s", name, got, want)
			}
			meant, err := f.Find(t.Context(), unlisted{f.base}, variants.GRCh38, row["gene"]+" "+name)
			if err != nil {
				t.Fatal(err)
			}
			a := factAlleleOf(t, row, variants.GRCh38)
			if slices.Contains(meant, germline.Candidate{Gene: row["gene"], Allele: a}) {
				counted++
			} else if !withoutBases.MatchString(name) {
				t.Errorf("%s (%s) is not found by the old count", name, want)
			}
		}
	}
	t.Logf("%d legacy names, %d found by the old count alone", named, counted)
	if named < 60 || counted < named-2 {
		t.Errorf("%d names, %d by count", named, counted)
	}
}

// unlisted is a knowledge base that lists no legacy names.
type unlisted struct{ *sqlite.Base }

func (unlisted) ByLegacy(context.Context, variants.Assembly, string) ([]knowledge.Held, error) {
	return nil, nil
}

// TestFindEveryRow: every fifth row of the facts is found by its c. name, g. name, p. name and coordinates.
func TestFindEveryRow(t *testing.T) {
	f, b := open(t), newBench(t)
	asked := 0
	for i, row := range tabletest.Sample(tabletest.Rows(t, facts+"classified_variants.tsv"), 20) {
		if i%5 != 0 || strings.Contains(row["alt"], "N") {
			continue
		}
		in := []variants.Assembly{variants.GRCh37, variants.GRCh38}[i/5%2]
		a := factAllele(t, row, in)
		want, err := b.ref.Normalise(in, a)
		if err != nil {
			t.Fatal(err)
		}
		n, err := b.namers[row["gene"]].Name(in, a)
		if err != nil {
			t.Fatal(err)
		}
		g, _, _ := strings.Cut(n.G, ":")
		if g = b.transcripts[row["gene"]].Accessions[in] + n.G[len(g):]; len(n.C) > 300 {
			continue
		}
		spellings := []string{n.C, g, string(a.Contig) + "-" + strconv.Itoa(a.Pos) + "-" + a.Ref + "-" + a.Alt}
		if i%100 == 0 && strings.HasPrefix(n.P, "p.(") && row["hgvs_p"] == strings.NewReplacer("(", "", ")", "").Replace(n.P) {
			spellings = append(spellings, row["gene"]+" "+n.P)
		}
		for _, words := range spellings {
			asked++
			meant, err := f.Find(t.Context(), f.base, in, words)
			if err != nil || !slices.Contains(meant, germline.Candidate{Gene: row["gene"], Allele: want}) {
				t.Errorf("%v %.80s is found as %.300v (%v), want %.100v", in, words, meant, err, want)
			}
		}
	}
	t.Logf("%d names asked", asked)
}

// shown is a file that says one thing of every base.
type shown struct {
	state variants.State
	lines []*ledger.Evidence
}

func (s shown) Show(iv variants.Interval) ledger.Shown {
	out := ledger.Shown{Counts: map[variants.State]int{s.state: iv.Len()}, Lines: s.lines}
	if s.state == variants.Absent {
		out.Absent = []variants.Interval{iv}
	}
	return out
}

// TestAsked: of a variant that runs in the family, what the file says of its bases, and what the
// base holds of it; that it is not there only where all bases were seen.
func TestAsked(t *testing.T) {
	f := open(t)
	line := []*ledger.Evidence{{Line: 12, Text: "17\t43124020\t."}}
	meant, err := f.Find(t.Context(), f.base, variants.GRCh38, "185delAG")
	if err != nil {
		t.Fatal(err)
	}
	other := variants.Allele{Contig: "17", Pos: 43124028, Ref: "C", Alt: "G"}
	for name, c := range map[string]struct {
		changes  []ledger.Change
		file     shown
		declared bool
		found    bool
		want     variants.State
		assumed  bool
		others   int
	}{
		"carried":              {changes: []ledger.Change{change(pathogenic, variants.Variant)}, file: shown{variants.Variant, line}, found: true, want: variants.Variant},
		"the call failed":      {changes: []ledger.Change{change(pathogenic, variants.Filtered)}, file: shown{variants.Filtered, line}, found: true, want: variants.Filtered},
		"reference seen":       {file: shown{variants.Reference, line}, want: variants.Reference},
		"no line":              {file: shown{variants.Absent, nil}, want: variants.Absent},
		"no line, declared":    {file: shown{variants.Absent, nil}, declared: true, want: variants.Reference, assumed: true},
		"not called":           {file: shown{variants.NoCall, line}, declared: true, want: variants.NoCall},
		"a block that failed":  {file: shown{variants.Filtered, line}, declared: true, want: variants.Filtered},
		"another variant here": {changes: []ledger.Change{change(other, variants.Variant)}, file: shown{variants.Variant, line}, want: variants.Variant, others: 1},
	} {
		r, err := f.Classify(t.Context(), observed(f, 0, c.changes...), ledger.Declaration{})
		if err != nil {
			t.Fatal(err)
		}
		answers, err := f.Query(t.Context(), r, c.file, variants.GRCh38, ledger.Declaration{All: c.declared}, meant)
		if err != nil || len(answers) != 1 {
			t.Fatalf("%s: %v, %v", name, answers, err)
		}
		a := answers[0]
		if a.Found != c.found || a.Shown != c.want || a.Assumed != c.assumed || len(a.Others) != c.others || a.Classification == nil || a.Classification.Stars != 3 {
			t.Errorf("%s: found %v, %v, assumed %v, %d others, %+v", name, a.Found, a.Shown, a.Assumed, len(a.Others), a.Classification)
		}
		// The run of CT may lose either: three bases have to be seen, and the two beside.
		if !c.found && (a.Bases < 2 || a.Bases > 6) {
			t.Errorf("%s: %d bases", name, a.Bases)
		}
	}
}

// TestAskedMadeTogether: a variant that stands in the file as two is told to be made by both.
func TestAskedMadeTogether(t *testing.T) {
	f, b := open(t), newBench(t)
	meant, err := f.Find(t.Context(), f.base, variants.GRCh38, "BRCA1 c.181_182delinsGT")
	if err != nil || len(meant) != 1 {
		t.Fatal(meant, err)
	}
	r, err := f.Classify(t.Context(), observed(f, 0, b.called(t, "c.181T>G", "0|1", ""), b.called(t, "c.182G>T", "0|1", "")), ledger.Declaration{})
	if err != nil {
		t.Fatal(err)
	}
	answers, err := f.Query(t.Context(), r, shown{state: variants.Variant}, variants.GRCh38, ledger.Declaration{}, meant)
	if err != nil || len(answers) != 1 || answers[0].Found || answers[0].Haplotype == nil || answers[0].Haplotype.Phase != germline.Cis || len(answers[0].Others) != 2 {
		t.Errorf("%+v, %v", answers, err)
	}
}
