package sqlite_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/compile"
	"allelens/variants/knowledge/sqlite"
)

func open(t testing.TB) *sqlite.Base {
	t.Helper()
	b, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

// must unwraps a pair; the knowledge base never fails on its own questions.
func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestBundledFileIsWhatTheTablesSay(t *testing.T) {
	file := must(compile.Compile(t.Context(), os.DirFS("../../../assets/knowledge")))(t)
	if !bytes.Equal(file, assets.Knowledge) {
		t.Error("assets/knowledge.sqlite is not what assets/knowledge/*.tsv compile to: run go generate ./assets")
	}
	if len(file) > 40<<20 {
		t.Errorf("the knowledge base has %d bytes, at most 40 MB are allowed", len(file))
	}
}

func TestCompileNamesTheBadLine(t *testing.T) {
	tables := fstest.MapFS{}
	for _, name := range must(os.ReadDir("../../../assets/knowledge"))(t) {
		content := must(os.ReadFile("../../../assets/knowledge/" + name.Name()))(t)
		head, _, _ := bytes.Cut(content, []byte("\n"))
		tables[name.Name()] = &fstest.MapFile{Data: append(head, '\n')}
	}
	with := func(name, content string) fstest.MapFS {
		changed := fstest.MapFS{}
		for k, v := range tables {
			changed[k] = v
		}
		if content == "" {
			delete(changed, name)
		} else {
			changed[name] = &fstest.MapFile{Data: []byte(content)}
		}
		return changed
	}
	tables["source.tsv"].Data = append(tables["source.tsv"].Data, "cpic\tCPIC\t\t\tCC0\t\t\n"...)
	meta := "name\tvalue\nversion\t1\n"
	if _, err := compile.Compile(t.Context(), with("meta.tsv", meta)); err != nil {
		t.Fatalf("tables without rows: %v", err)
	}
	drugs := "name\trxcui\tatc\tsource\tdate\tverified\n"
	for name, c := range map[string]struct {
		file, content, want string
	}{
		"no such source":   {"drug.tsv", drugs + "aspirin\t\t\tnobody\t\t1\n", "FOREIGN KEY"},
		"twice":            {"drug.tsv", drugs + "aspirin\t\t\tcpic\t\t1\naspirin\t\t\tcpic\t\t1\n", "drug.tsv:3"},
		"a cell too few":   {"drug.tsv", drugs + "aspirin\t\t\n", "drug.tsv:2"},
		"verified neither": {"drug.tsv", drugs + "aspirin\t\t\tx\t\tmaybe\n", "drug.tsv:2"},
		"unknown column":   {"drug.tsv", "title\n", "title"},
		"missing column":   {"drug.tsv", "name\n", "missing"},
		"missing file":     {"drug.tsv", "", "drug.tsv"},
		"unknown file":     {"dreams.tsv", "a\n", "dreams.tsv"},
	} {
		_, err := compile.Compile(t.Context(), with(c.file, c.content))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one that says %q", name, err, c.want)
		}
	}
}

func TestOpenRefusesOtherFiles(t *testing.T) {
	for name, data := range map[string][]byte{"empty": nil, "rubbish": bytes.Repeat([]byte("rubbish "), 1000), "cut": assets.Knowledge[:len(assets.Knowledge)/2]} {
		if b, err := sqlite.Open(t.Context(), data); err == nil {
			counts, err := b.Counts(t.Context())
			t.Errorf("%s: opened as a knowledge base: %v, %v", name, counts, err)
		}
	}
}

func TestEveryRowCanBeRead(t *testing.T) {
	b, ctx := open(t), t.Context()
	if b.Version() == "" {
		t.Error("no version")
	}
	sources := map[string]bool{}
	for _, s := range must(b.Sources(ctx))(t) {
		sources[s.ID] = true
	}
	check := func(o knowledge.Origin) {
		t.Helper()
		if o.Table == "" || o.Row == 0 || !sources[o.Source] {
			t.Fatalf("origin %+v leads nowhere", o)
		}
	}
	genes := must(b.Pharmacogenes(ctx))(t)
	if len(genes) != 23 {
		t.Errorf("%d pharmacogenes, want 23", len(genes))
	}
	for _, g := range genes {
		check(g.Origin)
		for _, p := range g.Positions {
			check(p.Origin)
			if p.Ref38 != p.Ref37 && !p.NeverAssume {
				t.Errorf("%s %s: the builds differ, yet it may be assumed to be reference", g.Gene, p.RSID)
			}
		}
		for _, a := range g.Alleles {
			check(a.Origin)
			for _, id := range append(a.Core, a.Defined...) {
				if id == 0 {
					t.Errorf("%s %s: a position that the gene does not have", g.Gene, a.Name)
				}
			}
		}
	}
	drugs := map[string]bool{}
	for _, d := range must(b.Drugs(ctx))(t) {
		check(d.Origin)
		drugs[d.Name] = true
	}
	for _, r := range must(b.Recommendations(ctx))(t) {
		check(r.Origin)
		for _, g := range r.Genes {
			if r.Lookup[g] == "" && len(r.Lookup) == len(r.Genes) {
				t.Errorf("recommendation %d: no key for %s in %v", r.Row, g, r.Lookup)
			}
		}
		for _, f := range r.Facts {
			if strings.Count(f, "{") != strings.Count(f, "}") {
				t.Errorf("recommendation %d: the fact %q was cut in its braces", r.Row, f)
			}
		}
		if len(r.Lookup) == 0 || !drugs[r.Drug] || r.Currency == "inferred" && r.Verified {
			t.Errorf("recommendation %d: %+v", r.Row, r)
		}
	}
	for _, gene := range []string{"", "BRCA1", "BRCA2"} {
		risks := must(b.Risks(ctx, gene))(t)
		for _, r := range risks {
			check(r.Origin)
			if r.Percent < 0 || r.Percent > 100 || r.Age < 18 || r.Age > 85 || (r.Low >= 0) && (r.Low > r.Percent || r.High >= 0 && r.High < r.Percent) {
				t.Errorf("risk %+v", r)
			}
		}
		if len(risks) == 0 {
			t.Errorf("no risks for %q", gene)
		}
		if management := must(b.Management(ctx, gene))(t); (len(management) == 0) != (gene == "") {
			t.Errorf("%d management items for %q", len(management), gene)
		}
	}
	for _, c := range must(b.CriteriaCodes(ctx))(t) {
		check(c.Origin)
		if c.Applicable != (len(c.Strengths) > 0) {
			t.Errorf("criterion %+v", c)
		}
	}
	for _, l := range must(b.Thresholds(ctx))(t) {
		check(l.Origin)
	}
	for _, s := range must(b.StopCodons(ctx))(t) {
		check(s.Origin)
	}
	if len(must(b.Pairs(ctx))(t)) < 300 || len(must(b.Domains(ctx))(t)) != 29 {
		t.Error("pairs or domains are missing")
	}
}

func TestClassificationInBothBuilds(t *testing.T) {
	b := open(t)
	for in, pos := range map[variants.Assembly]int{variants.GRCh37: 41276044, variants.GRCh38: 43124027} {
		a := variants.Allele{Contig: "17", Pos: pos, Ref: "ACT", Alt: "A"}
		c := must(b.Classification(t.Context(), in, a))(t)
		if c == nil || c.HGVSC != "NM_007294.4:c.68_69del" || c.Class != knowledge.Pathogenic || c.Stars != 3 ||
			len(c.LegacyNames) == 0 || c.LegacyNames[0] != "185delAG" {
			t.Errorf("%v: %+v", in, c)
		}
		a.Alt = "AC"
		if c := must(b.Classification(t.Context(), in, a))(t); c != nil {
			t.Errorf("%v: another allele at the same place was found: %+v", in, c)
		}
	}
	a := variants.Allele{Contig: "17", Pos: 43124027, Ref: "ACT", Alt: "A"}
	if c := must(b.Classification(t.Context(), variants.AssemblyUnknown, a))(t); c != nil {
		t.Error("found without knowing the build")
	}
	if c := must(b.Classification(t.Context(), variants.GRCh37, a))(t); c != nil {
		t.Error("a coordinate of GRCh38 was found as one of GRCh37")
	}
}

func TestFrequencyAndFunction(t *testing.T) {
	b := open(t)
	// BRCA1 c.4837A>G (p.Ser1613Gly), common and benign.
	a := variants.Allele{Contig: "17", Pos: 43071077, Ref: "T", Alt: "C"}
	f := must(b.Frequencies(t.Context(), variants.GRCh38, a))(t)
	if len(f) == 0 || f[0].Dataset == "" || len(f[0].ByGroup) == 0 {
		t.Errorf("frequencies: %+v", f)
	}
	fn := must(b.Functional(t.Context(), variants.GRCh38, "BRCA1", a, "p.Ser1613Gly"))(t)
	if len(fn) == 0 {
		t.Error("no functional result for p.Ser1613Gly")
	}
}

func TestReferenceSlicesAgreeBetweenBuilds(t *testing.T) {
	b := open(t)
	slices := must(b.References(t.Context()))(t)
	if len(slices) != 4 {
		t.Fatalf("%d slices, want 4", len(slices))
	}
	for _, s := range slices {
		if len(s.Bases) != 200001 && len(s.Bases) != 200000 {
			t.Errorf("%s %v: %d bases", s.Gene, s.Assembly, len(s.Bases))
		}
	}
	at := func(in variants.Assembly, gene string, pos int) string {
		for _, s := range slices {
			if s.Assembly == in && s.Gene == gene {
				return s.Bases[pos-s.Start : pos-s.Start+60]
			}
		}
		return ""
	}
	if x, y := at(variants.GRCh38, "BRCA1", 43124027), at(variants.GRCh37, "BRCA1", 41276044); x != y || !strings.HasPrefix(x, "ACT") {
		t.Errorf("the builds differ: %s, %s", x, y)
	}
}

func TestTranscripts(t *testing.T) {
	for _, tr := range must(open(t).Transcripts(t.Context()))(t) {
		coding := 0
		for _, e := range tr.Exons {
			if e.CDSStart > 0 {
				coding += e.CDSEnd - e.CDSStart + 1
			}
		}
		if coding != tr.CDSLength || tr.CDSLength != 3*(tr.ProteinLength+1) {
			t.Errorf("%s: %d coding bases in exons, %d in the transcript, %d amino acids", tr.Gene, coding, tr.CDSLength, tr.ProteinLength)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		base, err := sqlite.Open(context.Background(), assets.Knowledge)
		if err != nil {
			b.Fatal(err)
		}
		if err := base.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func TestCriteriaInBothBuilds(t *testing.T) {
	b := open(t)
	for in, pos := range map[variants.Assembly]int{variants.GRCh37: 41276033, variants.GRCh38: 43124016} {
		a := variants.Allele{Contig: "17", Pos: pos, Ref: "C", Alt: "T"}
		s := must(b.SpliceSite(t.Context(), in, a))(t)
		if s == nil || s.HGVSC != "NM_007294.4:c.80+1G>A" || s.Strength != "very_strong" || s.Reason != "initiation_codon_exon_skipped" || s.Source == "" {
			t.Errorf("%v: %+v", in, s)
		}
		a.Pos++
		if s := must(b.SpliceSite(t.Context(), in, a))(t); s != nil {
			t.Errorf("%v: %+v is no splice site's", in, s)
		}
	}
	for _, c := range []struct {
		p, c string
		want int
	}{{"p.Cys61Gly", "NM_007294.4:c.181T>G", 0}, {"p.Cys61Gly", "another", 1}, {"p.Nothing", "", 0}} {
		if got := must(b.SameProtein(t.Context(), "BRCA1", c.p, c.c))(t); len(got) != c.want {
			t.Errorf("%s beside %s: %d alleles, want %d", c.p, c.c, len(got), c.want)
		}
	}
}
