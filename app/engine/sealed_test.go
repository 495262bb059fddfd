package engine_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"allelens/app/engine"
	"allelens/assets"
	"allelens/report"
	"allelens/variants/casefile"
	"allelens/variants/knowledge/compile"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/patient"
)

// before is the version of the knowledge base whose classes class_change holds.
const before = "2026.11.2"

// moved is an allele whose class is another now, with the class of before.
type moved struct {
	gene, contig, pos, ref, alt, name string
	was, is                           string
}

// older is the base of before, as class_change tells of it, and what has moved since.
func older(t *testing.T) (*engine.Engine, []moved) {
	t.Helper()
	table := func(name string) (head string, rows [][]string) {
		text, err := os.ReadFile("../../assets/knowledge/" + name + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
		for _, l := range lines[1:] {
			rows = append(rows, strings.Split(l, "\t"))
		}
		return lines[0], rows
	}
	head, classes := table("classification")
	changeHead, changes := table("class_change")
	column := slices.Index(strings.Split(head, "\t"), "class")
	var all []moved
	for _, c := range changes {
		if c[4] != before {
			continue
		}
		row, err := strconv.Atoi(c[0])
		if err != nil {
			t.Fatal(err)
		}
		k := classes[row-1]
		all = append(all, moved{gene: k[0], contig: k[1], pos: k[3], ref: k[4], alt: k[5], name: k[6], was: c[1], is: k[column]})
		k[column], k[column+1], k[column+2] = c[1], c[2], c[3]
	}
	var text strings.Builder
	text.WriteString(head + "\n")
	for _, k := range classes {
		text.WriteString(strings.Join(k, "\t") + "\n")
	}
	file, err := compile.Replace(t.Context(), assets.Knowledge, map[string][]byte{
		"classification": []byte(text.String()), "class_change": []byte(changeHead + "\n"), "meta": []byte("name\tvalue\nversion\t" + before + "\n"),
	})
	if err != nil {
		t.Fatal(err)
	}
	base, err := sqlite.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = base.Close() }) // only read
	e, err := engine.New(t.Context(), base, "0", "2026-11-01")
	if err != nil {
		t.Fatal(err)
	}
	return e, all
}

// asJSON is a report as its file has it.
func asJSON(t *testing.T, r *report.Report) []byte {
	t.Helper()
	out, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestNewerClasses: a case that was sealed on an older base shows, opened on the newest, which classes changed.
func TestNewerClasses(t *testing.T) {
	was, all := older(t)
	var some []moved
	used := map[string]bool{}
	for _, m := range all { // of each way from class to class one
		if way := m.was + m.is; !used[way] && m.was != m.is && len(m.ref)+len(m.alt) == 2 && len(some) < 6 {
			used[way], some = true, append(some, m)
		}
	}
	if len(some) < 4 {
		t.Fatalf("%d changes of %d", len(some), len(all))
	}
	slices.SortFunc(some, func(a, b moved) int { return strings.Compare(a.contig+a.pos, b.contig+b.pos) })
	var lines strings.Builder
	lines.WriteString("##fileformat=VCFv4.2\n##reference=GRCh38\n##contig=<ID=chr13,length=114364328>\n##contig=<ID=chr17,length=83257441>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tP\n")
	for _, m := range some {
		fmt.Fprintf(&lines, "chr%s\t%s\t.\t%s\t%s\t99\tPASS\t.\tGT:GQ:DP:AD\t0/1:99:40:20,20\n", m.contig, m.pos, m.ref, m.alt)
	}
	vcf := filepath.Join(t.TempDir(), "a.vcf")
	if err := os.WriteFile(vcf, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	c := patient.New()
	c.Scope, c.Label = patient.Both, "0042"
	o, err := was.Observe(t.Context(), vcf, engine.Reading{})
	if err != nil {
		t.Fatal(err)
	}
	content, err := was.Pack(t.Context(), o, c, nil)
	if err != nil {
		t.Fatal(err)
	}
	if content.Knowledge != before {
		t.Errorf("sealed with %s", content.Knowledge)
	}
	_, same, err := was.Today(t.Context(), content)
	if err != nil || len(same.Items) > 0 {
		t.Errorf("on the same base: %v, %+v", err, same.Items)
	}
	now, changes, err := bundled(t).Today(t.Context(), content)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := was.Since(content, now); err != nil || c.From.Signed != "" || c.From.KnowledgeBase != before {
		t.Errorf("since what was sealed: %v, %+v", err, c)
	}
	signed := *content
	signed.Signed = []casefile.Signed{casefile.NewSigned(time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC), "A", asJSON(t, now))}
	if c, err := was.Since(&signed, now); err != nil || c.From.Signed != "2026-11-02" || len(c.Items) > 0 {
		t.Errorf("since the report that was signed: %v, %+v", err, c)
	}
	for _, m := range some {
		if !slices.ContainsFunc(changes.Items, func(i report.Changed) bool {
			return i.Kind == report.ChangedClass && i.Of == m.gene+" "+m.name && i.From == m.was && i.To == m.is && i.Concludes && i.ToDate != ""
		}) {
			t.Errorf("%s %s: %s → %s is not told", m.gene, m.name, m.was, m.is)
		}
	}
	if changes.From.KnowledgeBase != before || changes.Concluding() < len(some) {
		t.Errorf("%+v: %d conclusions", changes.From, changes.Concluding())
	}
	for _, i := range changes.Items {
		t.Log(i.Text)
	}
}

// BenchmarkOpen measures what opening a case costs beside its passphrase: reading, answering, comparing.
func BenchmarkOpen(b *testing.B) {
	e := bundled(b)
	e.Plain = true
	c := patient.New()
	c.Scope = patient.Both
	o, err := e.Observe(b.Context(), "../../testdata/demonstration.grch38.vcf.gz", engine.Reading{})
	if err != nil {
		b.Fatal(err)
	}
	content, err := e.Pack(b.Context(), o, c, nil)
	if err != nil {
		b.Fatal(err)
	}
	key := plainKey(b)
	opens, err := casefile.ReadKey(key, nil)
	if err != nil {
		b.Fatal(err)
	}
	public, err := casefile.ReadRecipients(key)
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "0042"+casefile.Ending)
	f, err := casefile.Create(path, content, casefile.Sealing{Recipients: public})
	if err != nil {
		b.Fatal(err)
	}
	f.Close()
	for b.Loop() {
		read, err := casefile.Read(path, opens)
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := e.Today(b.Context(), read); err != nil {
			b.Fatal(err)
		}
	}
}
