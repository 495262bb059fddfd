package interpret_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/copynumber"
	"allelens/variants/genome"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/patient"
)

// knownWays are the ways in which a file shows the place of a variant, with the answer to the family's question.
var knownWays = []struct {
	way, answer, why string
}{
	{"heterozygous", "present", "called"}, {"homozygous", "present", "called"}, {"phased", "present", "called"},
	{"failed", "not_assessable", "failed"}, {"shallow", "not_assessable", "failed"}, {"one copy, the other open", "present", "called"}, {"half reference", "not_assessable", "no_call"},
	{"reference", "absent", "reference"}, {"no_call", "not_assessable", "no_call"}, {"filtered block", "not_assessable", "filtered"},
	{"hole", "not_assessable", "absent"}, {"variants only", "not_assessable", "absent"}, {"declared", "not_assessable", "declared"},
	{"contradicted", "not_assessable", "doubt"}, {"tumour", "not_assessable", "tumour"},
}

// knownNames are variants by the names that people type, of both genes: substitutions, deletions, insertions, in exons and beside
// them, by HGVS, by old names, by protein, by place in either build, by rsID.
var knownNames = []string{
	"NM_007294.3:c.68_69delAG", "5382insC", "C61G", "rs80357906", "NC_000017.10:41276044:CT:", "IVS2+5G>A",
	"6174delT", "NM_000059.4:c.5946del", "BRCA2 999del5", "p.(Lys3326*)",
}

// knownFile are lines over a place that show an allele in a way.
func knownFile(t *testing.T, ref *genome.Reference, build variants.Assembly, a variants.Allele, way string) []string {
	t.Helper()
	base := func(p int) string {
		b, ok := ref.Bases(build, variants.Interval{Contig: a.Contig, Start: p, End: p})
		if !ok {
			t.Fatalf("no base %d", p)
		}
		return b
	}
	block := func(from, to int, call string) string {
		return fmt.Sprintf("%s %d . %s <NON_REF> . PASS END=%d GT:DP:GQ %s", a.Contig, from, base(from), to, call)
	}
	line := func(filter, call string) string {
		return fmt.Sprintf("%s %d . %s %s . %s . GT:DP:GQ:AD %s", a.Contig, a.Pos, a.Ref, a.Alt, filter, call)
	}
	first, last := a.Pos-60, a.Pos+60
	end := a.Pos + len(a.Ref) - 1
	with := func(own ...string) []string {
		return slices.Concat([]string{block(first, a.Pos-1, "0/0:40:99")}, own, []string{block(end+1, last, "0/0:40:99")})
	}
	switch way {
	case "heterozygous", "tumour":
		return with(line("PASS", "0/1:40:99:20,20"))
	case "homozygous":
		return with(line("PASS", "1/1:40:99:0,40"))
	case "phased":
		return with(line("PASS", "0|1:40:99:20,20"))
	case "failed":
		return with(line("LowQual", "0/1:40:99:20,20"))
	case "shallow":
		return with(line("PASS", "0/1:4:99:2,2"))
	case "one copy, the other open":
		return with(line("PASS", "./1:40:99:20,20"))
	case "half reference":
		return with(line("PASS", "./0:40:99:40,0"))
	case "reference":
		return []string{block(first, last, "0/0:40:99")}
	case "no_call":
		return with(block(a.Pos, end, "./.:0:0"))
	case "filtered block":
		return []string{block(first, last, "0/0:4:3")}
	case "hole":
		return []string{block(first, a.Pos-30, "0/0:40:99"), block(a.Pos+30, last, "0/0:40:99")}
	case "contradicted":
		return []string{block(first, last, "0/0:40:99"), line("PASS", "0/1:40:99:20,20"), line("PASS", "0/0:40:99:40,0")}
	}
	return nil // variants only, declared
}

// TestFamilysQuestion: whatever name is typed, and however a file of either build shows its place, it is present only where it was
// called, and absent only where all its bases were read as the reference.
func TestFamilysQuestion(t *testing.T) {
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	in, ref := interpreter(t), bundled(t, base)
	rows := 0
	for i, name := range knownNames {
		build := []variants.Assembly{variants.GRCh38, variants.GRCh37}[i%2]
		empty := findings(t, in, build, "chr", patient.Case{Sex: patient.Female, Age: 41, Scope: patient.Cancer}, []string{"17 1000 . A C . PASS . GT 0/1"})
		meant, _, err := in.Query(t.Context(), empty, name)
		if err != nil || len(meant) == 0 {
			t.Fatalf("%s: %v", name, err)
		}
		for _, w := range knownWays {
			rows++
			c := patient.Case{Sex: patient.Female, Age: 41, Scope: patient.Cancer, KnownVariant: name}
			lines := knownFile(t, ref, build, meant[0].Allele, w.way)
			if len(lines) == 0 {
				lines = []string{"17 1000 . A C . PASS . GT 0/1"}
			}
			c.Declared.All = w.way == "declared"
			if w.way == "tumour" {
				c.Specimen = "tumour"
			}
			f := findings(t, in, build, "chr", c, lines)
			answer, why := string(f.Known.Answer), f.Known.Why
			if answer != w.answer {
				t.Errorf("%v %s, %s: %s (%s), want %s", build, name, w.way, answer, why, w.answer)
			}
			if why != w.why && w.way != "contradicted" {
				t.Errorf("%v %s, %s: because of %s, want %s", build, name, w.way, why, w.why)
			}
		}
	}
	t.Logf("%d rows", rows)
	if rows < 60 {
		t.Errorf("%d rows", rows)
	}
}

// TestFamilysQuestionUnclear: words that name nothing, several things or another gene's variant, and rearrangements, are never
// answered by bases that were read.
func TestFamilysQuestionUnclear(t *testing.T) {
	in := interpreter(t)
	o := observe(t, in, patient.Cancer)
	for words, want := range map[string]string{
		"c.68_69delTT": "name", "a variant in BRCA1": "name", "c.99999A>G": "name", "chr17:43124027:GGG:A": "name", "185delTT": "name",
		"PALB2 c.172_175del": "gene", "NM_024675.4 c.68_69del": "gene", "CHEK2 1100delC": "gene",
		"c.68_69del c.5266dup": "contradiction", "BRCA1 c.68_69del BRCA2": "contradiction", "185delAG, 5382insC": "contradiction",
		"p.Ser1982ArgfsTer22": "protein", "BRCA1 deletion of exons 1-17": "rearrangement", "BRCA1 exon 13 duplication": "rearrangement", "BRCA2 whole gene deletion": "rearrangement",
		"BRCA2 c.156_157insAlu": "rearrangement", "NM_007294.4(BRCA1):c.(134+1_135-1)_(441+1_442-1)del": "rearrangement", "BRCA1 c.4186-?_4357+?dup": "rearrangement",
		"c.5333_5406del": "rearrangement", "NM_007294.4(BRCA1):c.5278-502_*756del": "rearrangement", "NC_000017.11:g.(?_43044295)_(43045802_?)del": "rearrangement",
	} {
		c := demonstration(patient.Cancer)
		c.KnownVariant = words
		f, err := in.Run(t.Context(), o, c)
		if err != nil {
			t.Fatal(err)
		}
		if f.Known.Answer != "not_assessable" || f.Known.Why != want {
			t.Errorf("%q: %s, %s; want %s", words, f.Known.Answer, f.Known.Why, want)
		}
	}
	for _, words := range []string{"185delAG", "BRCA1 c.68_69del (p.Glu23ValfsTer17)", "c.68_69del, legacy 185delAG", "rs80357914", "E23Vfs*17", "ClinVar 17662", "17-41276044-ACT-A"} {
		c := demonstration(patient.Cancer)
		c.KnownVariant = words
		if f, err := in.Run(t.Context(), o, c); err != nil || f.Known.Answer != "present" {
			t.Errorf("%q: %+v, %v", words, f.Known, err)
		}
	}
}

// TestFamilysRearrangement: a known rearrangement is present where an event has its bounds, and to be compared where only exons
// are known. The laboratory's own result counts.
func TestFamilysRearrangement(t *testing.T) {
	in := interpreter(t)
	deletion := func(from, to int, call string) []string {
		return []string{fmt.Sprintf("17 %d . N <DEL> . PASS SVTYPE=DEL;END=%d;SVLEN=%d GT:GQ %s", from-1, to, from-to-1, call)}
	}
	for _, row := range []struct {
		words, answer, why string
		lines              []string
	}{
		{"NM_007294.4(BRCA1):c.5278-502_*756del", "present", "event", deletion(43044922, 43051619, "0/1:99")},
		{"1713201", "present", "event", deletion(43044922, 43051619, "0/1:99")},
		{"1713201", "not_assessable", "event_failed", deletion(43044922, 43051619, "./.:0")},
		{"1713201", "not_assessable", "compare", deletion(43045009, 43053087, "0/1:99")},
		{"1713201", "not_assessable", "rearrangement", nil},
		{"BRCA1 deletion of exon 22", "not_assessable", "compare", deletion(43047299, 43048000, "0/1:99")},
		{"BRCA1 exons 2-3 deleted", "not_assessable", "rearrangement", deletion(43044922, 43051619, "0/1:99")},
	} {
		c := patient.Case{Sex: patient.Female, Age: 41, Scope: patient.Cancer, KnownVariant: row.words}
		f := findings(t, in, variants.GRCh38, "chr", c, append([]string{"17 43000000 . A C . PASS . GT 0/1"}, row.lines...))
		if string(f.Known.Answer) != row.answer || f.Known.Why != row.why {
			t.Errorf("%s beside %s: %s, %s; want %s, %s", row.words, strings.Join(row.lines, ""), f.Known.Answer, f.Known.Why, row.answer, row.why)
		}
	}
	c := patient.Case{Sex: patient.Female, Age: 41, Scope: patient.Cancer, KnownVariant: "BRCA1 exon 13 duplication", CopyNumber: []copynumber.Row{{Gene: "BRCA1", Kind: copynumber.Duplication, First: 12, Last: 12, Copies: -1}}}
	if f := findings(t, in, variants.GRCh38, "chr", c, []string{"17 43000000 . A C . PASS . GT 0/1"}); f.Known.Why != "compare" || f.Known.Event == nil {
		t.Errorf("a laboratory's result by today's count: %+v", f.Known)
	}
}
