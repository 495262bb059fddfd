package update

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/biogo/hts/bgzf"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/knowledgetest"
	"allelens/variants/knowledge/sqlite"
)

// release is a ClinVar VCF in the making: the bundled rows as ClinVar would publish them.
type release struct {
	build   variants.Assembly
	date    string
	header  string // replaces the whole header where it is set
	records []*clinvarRecord
}

// clinvarRecord is one line, and the bundled row that it was made of.
type clinvarRecord struct {
	row             knowledge.ClassifiedAllele
	pos             int
	ref, alt        string
	sig, stat, conf string
	gene, id, rs    string
	line            int64
}

const clinvarHeader = `##fileformat=VCFv4.1
##fileDate=%s
##source=ClinVar
##reference=%v
##ID=<Description="ClinVar Variation ID">
##INFO=<ID=ALLELEID,Number=1,Type=Integer,Description="the ClinVar Allele ID">
##INFO=<ID=CLNHGVS,Number=.,Type=String,Description="Top-level HGVS expression">
##INFO=<ID=CLNREVSTAT,Number=.,Type=String,Description="ClinVar review status">
##INFO=<ID=CLNSIG,Number=.,Type=String,Description="Aggregate classification">
##INFO=<ID=CLNSIGCONF,Number=.,Type=String,Description="Conflicting classifications">
##INFO=<ID=GENEINFO,Number=1,Type=String,Description="Gene(s)">
##INFO=<ID=RS,Number=.,Type=String,Description="dbSNP ID">
#CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO
`

// published is a release with every class of the small base, as it is.
func published(t testing.TB, build variants.Assembly, date string) *release {
	t.Helper()
	return releaseOf(smallRows(t), build, date)
}

// releaseOf is a release of classes as they are.
func releaseOf(rows []knowledge.ClassifiedAllele, build variants.Assembly, date string) *release {
	r := &release{build: build, date: date}
	for _, row := range rows {
		if row.ClassUnknown {
			continue
		}
		a := row.Allele(build)
		c := &clinvarRecord{row: row, pos: a.Pos, ref: a.Ref, alt: a.Alt, gene: row.Gene + ":672|NBR2:10230", id: row.VariationID, rs: strings.TrimPrefix(row.RSID, "rs")}
		c.sig = strings.ReplaceAll(row.ClassText, " ", "_")
		if row.Class == knowledge.Conflicting {
			c.sig = "Conflicting_classifications_of_pathogenicity"
			c.conf = "Pathogenic(1)|Uncertain_significance(3)"
		}
		c.stat = strings.ReplaceAll(strings.TrimSuffix(row.ReviewStatus, " (ENIGMA)"), " ", "_")
		r.records = append(r.records, c)
	}
	slices.SortStableFunc(r.records, func(a, b *clinvarRecord) int {
		return cmp.Or(cmp.Compare(a.row.Contig, b.row.Contig), a.pos-b.pos)
	})
	return r
}

func (r *release) of(t testing.TB, hgvsC string) *clinvarRecord {
	t.Helper()
	for _, c := range r.records {
		if strings.HasSuffix(c.row.HGVSC, ":"+hgvsC) {
			return c
		}
	}
	t.Fatalf("no record of %s", hgvsC)
	return nil
}

// drop takes records out of the release.
func (r *release) drop(which func(c *clinvarRecord) bool) {
	r.records = slices.DeleteFunc(r.records, which)
}

// text writes the release; the records learn their lines.
func (r *release) text() string {
	var b strings.Builder
	if r.header != "" {
		b.WriteString(r.header)
	} else {
		fmt.Fprintf(&b, clinvarHeader, r.date, r.build)
	}
	b.WriteString("1\t925952\t1019397\tG\tA\t.\t.\tALLELEID=1003021;CLNSIG=Uncertain_significance;CLNREVSTAT=criteria_provided,_single_submitter;GENEINFO=SAMD11:148398\n")
	line := int64(strings.Count(b.String(), "\n"))
	for _, c := range r.records {
		line++
		c.line = line
		info := []string{"ALLELEID=" + c.id}
		for _, field := range [][2]string{{"CLNREVSTAT", c.stat}, {"CLNSIG", c.sig}, {"CLNSIGCONF", c.conf}, {"GENEINFO", c.gene}, {"RS", c.rs}} {
			if field[1] != "" {
				info = append(info, field[0]+"="+field[1])
			}
		}
		fmt.Fprintf(&b, "%s\t%d\t%s\t%s\t%s\t.\t.\t%s\n", c.row.Contig, c.pos, cmp.Or(c.id, "."), c.ref, c.alt, strings.Join(info, ";"))
	}
	b.WriteString("MT\t15\t9\tT\tC\t.\t.\tCLNSIG=Benign;CLNREVSTAT=no_assertion_criteria_provided;GENEINFO=MT-TF:4558\n")
	return b.String()
}

func (r *release) write(t testing.TB) string {
	t.Helper()
	return written(t, "clinvar.vcf.gz", bgzipped(t, r.text()))
}

func written(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func bgzipped(t testing.TB, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := bgzf.NewWriter(&b, 2)
	_, err := w.Write([]byte(text))
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func openBase(t testing.TB, file []byte) *sqlite.Base {
	t.Helper()
	base, err := sqlite.Open(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = base.Close() })
	return base
}

// smallRows are the classes of the small base.
func smallRows(t testing.TB) []knowledge.ClassifiedAllele {
	t.Helper()
	return rowsIn(t, smallBundle)
}

// bundledRows are all classes of the bundled base.
func bundledRows(t testing.TB) []knowledge.ClassifiedAllele {
	t.Helper()
	return rowsIn(t, bundled)
}

func rowsIn(t testing.TB, of func() (*bundle, error)) []knowledge.ClassifiedAllele {
	t.Helper()
	b, err := of()
	if err != nil {
		t.Fatal(err)
	}
	return b.classed
}

func rowsOf(t testing.TB, file []byte) []knowledge.ClassifiedAllele {
	t.Helper()
	rows, err := openBase(t, file).Classifications(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// update builds from a release and the small base.
func update(t testing.TB, r *release) *Result {
	t.Helper()
	return built(t, small(t), r.write(t), Accept)
}

// clock is the day of the tests.
const clock = "2026-11-28"

// built is what a file makes of a base, with one answer to all questions.
func built(t testing.TB, base []byte, path string, answer Answer) *Result {
	t.Helper()
	d, err := Prepare(t.Context(), base, Request{Path: path, Today: clock}, nil)
	if err != nil {
		t.Fatal(err)
	}
	answers := map[string]Answer{}
	for _, q := range d.Questions {
		answers[q.ID] = answer
	}
	result, err := d.Build(t.Context(), answers)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// named are the classes that tests ask for by name, beside those that must stand.
const named = `substr(hgvs_c, instr(hgvs_c, ':') + 1) IN
	('c.5647A>G', 'c.9561T>A', 'c.10102T>C', 'c.663T>G', 'c.5324T>G', 'c.4837A>G', 'c.9976A>T')`

// smallBase is a tenth of the bundled base, for what an update does whatever the base holds. Sweeps take the whole one.
var smallBase = sync.OnceValues(func() ([]byte, error) {
	places := make([]string, 0, 40)
	for _, line := range strings.Split(strings.TrimSpace(known), "\n")[1:] {
		places = append(places, strings.Split(line, "\t")[1])
	}
	return knowledgetest.Thin(context.Background(), assets.Knowledge, named+" OR pos38 IN ("+strings.Join(places, ",")+")")
})

func small(t testing.TB) []byte {
	t.Helper()
	base, err := smallBase()
	if err != nil {
		t.Fatal(err)
	}
	return base
}

// smallBundle is the small base, read once for all tests.
var smallBundle = sync.OnceValues(func() (*bundle, error) {
	base, err := smallBase()
	if err != nil {
		return nil, err
	}
	return unbundle(context.Background(), base)
})

// bundled is the bundled base, read once for all tests.
var bundled = sync.OnceValues(func() (*bundle, error) { return unbundle(context.Background(), assets.Knowledge) })

// compared is what an update would do, without the new base.
func compared(t testing.TB, path string) (*Draft, error) {
	t.Helper()
	b, err := smallBundle()
	if err != nil {
		t.Fatal(err)
	}
	return b.compare(t.Context(), Request{Path: path, Today: clock}, nil)
}

var wholeOnce sync.Once
var wholeRelease *release
var wholeResult *Result

// unchanged is an update of the whole bundled base with a release for GRCh38 that says what it says.
func unchanged(t testing.TB) (*release, *Result) {
	t.Helper()
	wholeOnce.Do(func() {
		wholeRelease = releaseOf(bundledRows(t), variants.GRCh38, today)
		wholeResult = built(t, assets.Knowledge, wholeRelease.write(t), Accept)
	})
	if wholeResult == nil {
		t.Fatal("the update failed in another test")
	}
	return wholeRelease, wholeResult
}

// lookup is what a result's base says of a release's record.
func lookup(t testing.TB, result *Result, c *clinvarRecord) *knowledge.Classification {
	t.Helper()
	found, err := openBase(t, result.Base).Classification(t.Context(), variants.GRCh38, c.row.Allele(variants.GRCh38))
	if err != nil || found == nil {
		t.Fatalf("%s: %v, %v", c.row.HGVSC, found, err)
	}
	return found
}
