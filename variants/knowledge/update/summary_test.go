package update

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/knowledge"
)

const summaryHeader = "#AlleleID\tType\tName\tGeneSymbol\tClinicalSignificance\tLastEvaluated\tRS# (dbSNP)\tAssembly\tChromosome\tReviewStatus\tVariationID\tPositionVCF\tReferenceAlleleVCF\tAlternateAlleleVCF\n"

// tabular writes a release as ClinVar's table, with a row for each build.
func (r *release) tabular() string {
	var b strings.Builder
	b.WriteString(summaryHeader)
	line := int64(1)
	for _, c := range r.records {
		for _, build := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
			pos := c.row.Pos38
			if build == variants.GRCh37 {
				pos = c.row.Pos37
			}
			gene := strings.NewReplacer("|", ";", ":672", "", ":10230", "", ":1", "").Replace(c.gene)
			sig := strings.ReplaceAll(strings.ReplaceAll(cmp.Or(c.sig, "-"), "|", "; "), "_", " ")
			fmt.Fprintf(&b, "%s\tvariant\t%s\t%s\t%s\tDec 07, 2023\t%s\t%v\t%s\t%s\t%s\t%d\t%s\t%s\n", cmp.Or(c.id, "-"), c.row.HGVSC, gene, sig, cmp.Or(c.rs, "-1"), build,
				c.row.Contig, strings.ReplaceAll(c.stat, "_", " "), cmp.Or(c.id, "-"), pos, c.ref, c.alt)
			line++
		}
		c.line = line
	}
	b.WriteString("9\tDeletion\tBRCA1 del\tBRCA1\tPathogenic\t-\t-1\tGRCh38\t17\tno assertion criteria provided\t9\t-1\tna\tna\n")
	return b.String()
}

func gzipped(t testing.TB, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte(text))
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSummary: ClinVar's table gives what its VCF gives, with the days of evaluation, and asks the same.
func TestSummary(t *testing.T) {
	r := published(t, variants.GRCh38, today)
	panel := panelClasses(t, r)
	panel[0].sig = "Benign"
	uncertain := r.of(t, "c.5647A>G")
	uncertain.sig = "Pathogenic,_low_penetrance|drug_response"
	fromVCF, err := compared(t, r.write(t))
	if err != nil {
		t.Fatal(err)
	}
	path := written(t, "variant_summary_2026-11.txt.gz", gzipped(t, r.tabular()))
	b, err := smallBundle()
	if err != nil {
		t.Fatal(err)
	}
	for stated, date := range map[string]string{"": "2026-11", today: today} {
		d, err := b.compare(t.Context(), Request{Path: path, Date: stated, Today: clock}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if d.File.Date != date || d.File.Assembly != variants.GRCh38 || len(d.File.SHA256) != 64 || int(d.Tally.Lines) != 2*len(r.records)+1 {
			t.Errorf("%+v, %+v", d.File, d.Tally)
		}
		if d.Tally.Used != fromVCF.Tally.Used || !slices.Equal(d.Changes, fromVCF.Changes) || !d.Passed() || len(d.Questions) != 1 || d.Questions[0].Line != panel[0].line {
			t.Errorf("%+v, %+v; %+v; by the VCF %+v, %+v", d.Tally, d.Changes, d.Questions, fromVCF.Tally, fromVCF.Changes)
		}
		for i, m := range d.all {
			want := fromVCF.all[i]
			if want.entry != nil && (m.entry == nil || m.Evaluated != "2023-12-07" || m.ClassText != want.ClassText || m.Stars != want.Stars || m.RSID != want.RSID || m.VariationID != want.VariationID) {
				t.Fatalf("%+v\nwant %+v", m, want)
			}
		}
	}
}

// TestSummaryBuilds: the new base has the day of evaluation of each class, and the date of the file.
func TestSummaryBuilds(t *testing.T) {
	r := published(t, variants.GRCh38, today)
	result := built(t, small(t), written(t, "variant_summary_2026-11.txt", []byte(r.tabular())), Accept)
	c := lookup(t, result, r.of(t, "c.5647A>G"))
	if !result.Passed() || c.Evaluated != "2023-12-07" || c.Date != "2026-11" || c.Source != "clinvar-2026-11" || c.Brought.Line != r.of(t, "c.5647A>G").line || c.Class != knowledge.Uncertain {
		t.Errorf("%+v, %+v", c, result.Checks)
	}
}

// TestRefusedSummaries: what is not the right table is refused with its place.
func TestRefusedSummaries(t *testing.T) {
	r := published(t, variants.GRCh38, today)
	whole := r.tabular()
	row := fmt.Sprintf("f:%d", r.of(t, "c.5647A>G").line)
	at := strings.LastIndex(whole[:strings.Index(whole, "NM_000059.4:c.5647A>G")+1], "\n") // the row for GRCh37 stands first
	next := at + 1 + strings.Index(whole[at+1:], "\n")
	spoilt := func(old, new string) string { return whole[:next] + strings.Replace(whole[next:], old, new, 1) }
	packed := string(gzipped(t, whole))
	const dated = "variant_summary_2026-11.txt.gz"
	for name, c := range map[string]struct {
		content, file, date string
		code, where         string
	}{
		"no date":               {whole, "variant_summary.txt.gz", "", "clinvar_summary_date", ""},
		"no month":              {whole, "variant_summary_2026-13.txt.gz", "", "clinvar_summary_date", ""},
		"another date":          {whole, dated, "2026-10-30", "clinvar_date", ""},
		"older":                 {whole, "variant_summary_2026-08.txt.gz", "", "clinvar_older", ""},
		"of the future":         {whole, "variant_summary_2026-12.txt.gz", "", "clinvar_future", ""},
		"of tomorrow":           {whole, dated, "2026-11-29", "clinvar_future", ""},
		"a column less":         {strings.Replace(whole, "ReviewStatus", "Review", 1), dated, "", "clinvar_columns", ""},
		"cut":                   {packed[:len(packed)/2], dated, "", "clinvar_incomplete", ""},
		"cut, plain":            {whole[:len(whole)/2], dated, "", "clinvar_incomplete", ""},
		"without its checksum":  {packed[:len(packed)-8], dated, "", "clinvar_incomplete", ""},
		"something behind":      {packed + "rubbish", dated, "", "clinvar_incomplete", ""},
		"only the other build":  {strings.ReplaceAll(whole, "GRCh38", "NCBI36"), dated, "", "clinvar_no_genes", ""},
		"builds mixed up":       {strings.NewReplacer("GRCh38", "GRCh37", "GRCh37", "GRCh38").Replace(whole), dated, "", "clinvar_build", ""},
		"a cell less":           {spoilt("\tvariant\t", "\t"), dated, "", "clinvar_line", row},
		"a new class":           {spoilt("Uncertain significance", "Rather bad"), dated, "", "clinvar_word", row},
		"a new review":          {spoilt("criteria provided", "friends asked"), dated, "", "clinvar_word", row},
		"no day of evaluation":  {spoilt("Dec 07, 2023", "long ago"), dated, "", "clinvar_word", row},
		"not the VCF's own day": {published(t, variants.GRCh38, today).text(), "clinvar.vcf", "2026-11-17", "clinvar_date", ""},
	} {
		b, err := smallBundle()
		if err != nil {
			t.Fatal(err)
		}
		d, err := b.compare(t.Context(), Request{Path: written(t, c.file, []byte(c.content)), Date: c.date, Today: clock}, nil)
		p, ok := variants.AsProblem(err)
		where := strings.Replace(c.where, "f:", c.file+":", 1)
		if !ok || p.Code != c.code || !strings.HasPrefix(p.Where, cmp.Or(where, c.file)) || d != nil {
			t.Errorf("%s: %v, want %s at %s", name, err, c.code, where)
		}
	}
}

// FuzzSummary: whatever the table says, it is read or refused, and what is read lies on the reference.
func FuzzSummary(f *testing.F) {
	const row = "1\tvariant\tn\tBRCA1\tPathogenic\tDec 07, 2023\t1\tGRCh38\t17\treviewed by expert panel\t1\t43106487\tA\tC\n"
	for _, seed := range []string{
		summaryHeader + row, summaryHeader + row + row, summaryHeader + row[:40], summaryHeader, strings.Replace(summaryHeader+row, "\tC\n", "\tna\n", 1),
		strings.Replace(summaryHeader+row, "Pathogenic", "Pathogenic/Likely pathogenic; risk factor", 1), "##fileformat=VCFv4.1\n", "\x1f\x8b",
	} {
		f.Add(seed)
	}
	b, err := smallBundle()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := newSummary(strings.NewReader(text), "variant_summary_2026-11.txt")
		if s == nil || err != nil {
			return
		}
		r, err := b.readSummary(t.Context(), s, "", nil)
		if err != nil {
			if _, ok := variants.AsProblem(err); !ok {
				t.Fatal(err)
			}
			return
		}
		for a, e := range r.entries {
			if known, same := b.genome.MatchesReference(variants.GRCh38, a.Contig, a.Pos, a.Ref); known && !same && len(r.mismatches) == 0 || e.gene == "" {
				t.Errorf("%v: %+v", a, e)
			}
		}
	})
}
