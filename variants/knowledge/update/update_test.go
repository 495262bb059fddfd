package update

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/tabletest"
)

const today = "2026-11-16"

// TestProofSameClasses: a release that says what the bundled base says gives the same rows with a new date, in GRCh38, and in
// the long checks in both builds.
func TestProofSameClasses(t *testing.T) {
	for _, build := range []variants.Assembly{variants.GRCh38, variants.GRCh37}[:tabletest.Draws(1, 2)] {
		release, result := unchanged(t)
		if build != variants.GRCh38 {
			release = releaseOf(bundledRows(t), build, today)
			result = built(t, assets.Knowledge, release.write(t), Accept)
		}
		if !result.Passed() || len(result.Changes)+len(result.Notable) > 0 || result.Version != openBase(t, assets.Knowledge).Version()+"+clinvar-"+today {
			t.Fatalf("%v: %+v, %+v, %+v", build, result.Checks, result.Changes, result.Version)
		}
		unclassed := 0
		after, base := rowsOf(t, result.Base), openBase(t, result.Base)
		lines := map[int64]int64{}
		for _, c := range release.records {
			lines[c.row.Row] = c.line
		}
		for i, before := range bundledRows(t) {
			now := after[i]
			want := before
			if before.ClassUnknown {
				unclassed++
			} else {
				want.Source, want.Date = "clinvar-"+today, today
				want.ReviewStatus = strings.TrimSuffix(want.ReviewStatus, " (ENIGMA)")
				want.SideChanged = now.SideChanged // see TestSideChanged
			}
			if !equal(now, want) {
				t.Fatalf("%v: %+v\nwant %+v", build, now, want)
			}
			if i%50 != 0 {
				continue
			}
			c, err := base.Classification(t.Context(), build, before.Allele(build))
			if err != nil || c.Brought == nil || c.Brought.Line != lines[before.Row] || c.Brought.Date != today {
				t.Fatalf("%v %s: %+v, %v; want line %d", build, before.HGVSC, c.Brought, err, lines[before.Row])
			}
		}
		f := result.File
		if f.Assembly != build || f.Date != today || len(f.SHA256) != 64 || f.Name != "clinvar.vcf.gz" {
			t.Errorf("%v: %+v", build, f)
		}
		if got := result.Tally; got.Kept != unclassed || got.New != 0 || got.Used != len(release.records) || got.KeptPanel != 0 || int(got.Lines) != len(release.records)+2 {
			t.Errorf("%v: %+v, %d records", build, got, len(release.records))
		}
	}
}

// TestSameBytes: the same release gives the same base, and packed in another way the same rows.
func TestSameBytes(t *testing.T) {
	release := published(t, variants.GRCh38, today)
	first, again := update(t, release), update(t, release)
	if !bytes.Equal(first.Base, again.Base) {
		t.Error("the same release gives another base")
	}
	plain := built(t, small(t), written(t, "clinvar.vcf", []byte(release.text())), Accept)
	if !slices.EqualFunc(rowsOf(t, first.Base), rowsOf(t, plain.Base), equal) {
		t.Error("the release gives other rows when it is not compressed")
	}
}

// equal compares the rows but for lists that rows of the whole table do not carry.
func equal(a, b knowledge.ClassifiedAllele) bool {
	a.LegacyNames, a.Populations, a.History, b.LegacyNames, b.Populations, b.History = nil, nil, nil, nil, nil, nil
	return slices.Equal(cells(a), cells(b))
}

func cells(c knowledge.ClassifiedAllele) []any {
	return []any{c.Origin, c.Gene, c.HGVSC, c.HGVSP, c.Consequence, c.Class, c.ClassText, c.Stars, c.ReviewStatus, c.VariationID, c.RSID,
		c.SideChanged, c.ClassUnknown, c.Contig, c.Pos37, c.Pos38, c.Ref, c.Alt}
}

// TestOtherTablesStay: what is not ClinVar's is as bundled.
func TestOtherTablesStay(t *testing.T) {
	before, err := openBase(t, assets.Knowledge).Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, result := unchanged(t)
	base := openBase(t, result.Base)
	after, err := base.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	disputes := 0
	for _, c := range before {
		if c.Table == "class_dispute" {
			disputes = c.Rows
		}
	}
	for i, c := range before {
		want := c.Rows
		switch c.Table {
		case "clinvar_line":
			want = len(bundledRows(t))
		case "source":
			want++
		case "class_dispute":
			want = 0 // the file is newer than what disputed
		case "class_history":
			want += disputes
		case "class_change":
			want = 0 // the file says what the base said
		}
		if after[i].Table != c.Table || after[i].Rows != want {
			t.Errorf("%+v, want %d rows", after[i], want)
		}
	}
	old, new := sourcesOf(t, openBase(t, assets.Knowledge)), sourcesOf(t, base)
	added := new["clinvar-"+today]
	if len(new) != len(old)+1 || added.Date != today || !strings.Contains(added.Version, "sha256:") || !strings.Contains(added.Version, "GRCh38") {
		t.Errorf("source %+v", added)
	}
}

func sourcesOf(t *testing.T, base *sqlite.Base) map[string]knowledge.Source {
	t.Helper()
	list, err := base.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]knowledge.Source{}
	for _, s := range list {
		all[s.ID] = s
	}
	return all
}

// TestChanges: new classes, new alleles, alleles that the file lacks, and what is told of each.
func TestChanges(t *testing.T) {
	r := published(t, variants.GRCh37, today)
	uncertain := r.of(t, "c.5647A>G") // BRCA2, uncertain
	uncertain.sig, uncertain.stat = "Likely_benign", "reviewed_by_expert_panel"
	crossing := r.of(t, "c.9561T>A") // BRCA2, likely benign
	crossing.sig = "Pathogenic/Likely_pathogenic/Pathogenic,_low_penetrance|drug_response"
	conflict := r.of(t, "c.10102T>C")
	conflict.conf = "Pathogenic(1)|Uncertain_significance(3)|Likely_benign(12)"
	gone := r.of(t, "c.663T>G").row
	r.drop(func(c *clinvarRecord) bool { return c.row.Row == gone.Row })
	fresh := freshAllele(t, r)
	r.records = append(r.records, fresh)
	result := update(t, r)
	if !result.Passed() {
		t.Fatalf("%+v", result.Checks)
	}

	c := lookup(t, result, uncertain)
	if c.Class != knowledge.LikelyBenign || c.Stars != 3 || c.Date != today || c.Source != "clinvar-"+today || c.ReviewStatus != "reviewed by expert panel" || c.Row != uncertain.row.Row {
		t.Errorf("%+v", c)
	}
	last := c.History[len(c.History)-1]
	if last.Class != knowledge.Uncertain || last.Stars != uncertain.row.Stars || last.Date != uncertain.row.Date || last.Source != uncertain.row.Source {
		t.Errorf("the class that was replaced is not the past: %+v", c.History)
	}
	if c := lookup(t, result, crossing); c.Class != knowledge.Pathogenic || !c.SideChanged || c.Reduced == nil || c.Reduced.Row != c.Row ||
		c.ClassText != "Pathogenic/Likely pathogenic/Pathogenic, low penetrance; drug response" {
		t.Errorf("%+v", c)
	}
	if c := lookup(t, result, conflict); c.Brought.Submissions != "Pathogenic 1; Uncertain significance 3; Likely benign 12" {
		t.Errorf("%+v", c.Brought)
	}
	if c := lookup(t, result, &clinvarRecord{row: gone}); c.Class != gone.Class || c.Date != gone.Date || c.Source != gone.Source || c.Brought == nil || c.Brought.Line != 0 || c.Brought.Date != today {
		t.Errorf("an allele that the file lacks: %+v", c)
	}
	if c := lookup(t, result, fresh); c.Class != knowledge.Pathogenic || c.Stars != 1 || c.HGVSC == "" || c.Consequence == "" || c.Brought.Line != fresh.line ||
		c.VariationID != "4242" || int(c.Row) != len(smallRows(t))+1 {
		t.Errorf("%+v", c)
	}

	want := []Change{{knowledge.Uncertain, knowledge.LikelyBenign, 1}, {knowledge.LikelyBenign, knowledge.Pathogenic, 1}}
	if !slices.Equal(result.Changes, want) {
		t.Errorf("changes %+v", result.Changes)
	}
	if n := result.Notable; len(n) != 1 || n[0].HGVSC != crossing.row.HGVSC || n[0].From.Class != knowledge.LikelyBenign || n[0].To.Class != knowledge.Pathogenic || n[0].To.Date != today {
		t.Errorf("notable %+v", n)
	}
	if result.Tally.New != 1 || result.Tally.KeptPanel != 1 {
		t.Errorf("%+v", result.Tally)
	}
}

// freshAllele is a record of an allele that the bundled base does not hold, in the release's build.
func freshAllele(t *testing.T, r *release) *clinvarRecord {
	t.Helper()
	held := map[variants.Allele]bool{}
	for _, row := range smallRows(t) {
		held[row.Allele(variants.GRCh38)] = true
	}
	for _, near := range smallRows(t) {
		for _, alt := range []string{"A", "C", "G", "T"} {
			a := near.Allele(variants.GRCh38)
			a.Ref, a.Alt = a.Ref[:1], alt
			if near.Gene == "BRCA1" && a.Alt != a.Ref && !held[a] && near.Consequence == "missense_variant" {
				row := near
				row.Ref, row.Alt, row.Row = a.Ref, a.Alt, 0
				return &clinvarRecord{row: row, pos: row.Allele(r.build).Pos, ref: a.Ref, alt: a.Alt, sig: "Pathogenic",
					stat: "criteria_provided,_single_submitter", gene: "BRCA1:672", id: "4242"}
			}
		}
	}
	t.Fatal("all alleles are classified")
	return nil
}

// TestUnclassedGetTheirClass: what was "in ClinVar, class not bundled" has a class after the update, and
// no past.
func TestUnclassedGetTheirClass(t *testing.T) {
	r := published(t, variants.GRCh38, today)
	at := slices.IndexFunc(smallRows(t), func(c knowledge.ClassifiedAllele) bool { return c.ClassUnknown })
	row := smallRows(t)[at]
	c := &clinvarRecord{row: row, pos: row.Pos38, ref: row.Ref, alt: row.Alt, gene: row.Gene + ":1", sig: "Pathogenic",
		stat: "criteria_provided,_multiple_submitters,_no_conflicts"}
	r.records = append(r.records, c)
	result := update(t, r)
	got := lookup(t, result, c)
	if result.Tally.Classed != 1 || result.Tally.New != 0 || len(result.Changes) > 0 {
		t.Errorf("%+v, %+v", result.Tally, result.Changes)
	}
	if got.ClassUnknown || got.Class != knowledge.Pathogenic || got.Stars != 2 || len(got.History) > 0 || got.VariationID != row.VariationID {
		t.Errorf("%+v", got)
	}
}

// TestSideChanged: the mark of the bundled rows is what the rule of the update gives.
func TestSideChanged(t *testing.T) {
	_, result := unchanged(t)
	before, after := bundledRows(t), rowsOf(t, result.Base)
	for i := range before {
		if before[i].SideChanged != after[i].SideChanged {
			t.Errorf("%s: %v, after the update %v", before[i].HGVSC, before[i].SideChanged, after[i].SideChanged)
		}
	}
}

// TestChecksFail: each check fails on the release that it is made for, and on no other account.
func TestChecksFail(t *testing.T) {
	missing := func(gene string, keep func(i int, c *clinvarRecord) bool) func(r *release) {
		return func(r *release) {
			n := 0
			r.drop(func(c *clinvarRecord) bool { n++; return c.row.Gene == gene && !keep(n, c) })
		}
	}
	for name, c := range map[string]struct {
		change func(r *release)
		failed []string
	}{
		"a wrong base": {func(r *release) { r.of(t, "c.5647A>G").ref = "C" }, []string{"reference"}},
		"a gene cut short": {missing("BRCA1", func(i int, c *clinvarRecord) bool {
			return c.row.Stars >= panelStars || mustStand(t, c) || i%3 == 0
		}), []string{"rows BRCA1"}},
		"a gene left out": {missing("BRCA2", func(int, *clinvarRecord) bool { return false }), []string{"rows BRCA2", "panel", "founders", "known"}},
		"the panel's classes lost": {func(r *release) {
			n := 0
			for _, c := range r.records {
				if n++; c.row.Stars == panelStars && n%5 == 0 && !mustStand(t, c) {
					c.sig = "Uncertain_significance"
				}
			}
		}, []string{"panel"}},
		"a founder benign":                  {func(r *release) { r.of(t, "c.5324T>G").sig = "Benign" }, []string{"founders"}},
		"a known benign variant pathogenic": {func(r *release) { r.of(t, "c.4837A>G").sig = "Pathogenic" }, []string{"known"}},
		"a known variant without review":    {func(r *release) { r.of(t, "c.4837A>G").stat = "no_assertion_criteria_provided" }, []string{"known"}},
		"a known variant left out": {func(r *release) {
			gone := r.of(t, "c.9976A>T")
			r.drop(func(c *clinvarRecord) bool { return c == gone })
		}, []string{"known"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := published(t, variants.GRCh38, today)
			c.change(r)
			result, err := compared(t, r.write(t))
			if err != nil {
				t.Fatal(err)
			}
			var failed []string
			for _, check := range result.Checks {
				if !check.Passed() {
					failed = append(failed, strings.TrimSpace(check.Code+" "+check.Gene))
				}
			}
			if !slices.Equal(failed, c.failed) || result.Passed() {
				t.Errorf("failed: %q, want %q; %+v", failed, c.failed, result.Checks)
			}
		})
	}
}

// TestWhatALineLacks: a line without a gene, as a cut one is, and one without a class for the germline
// take nothing from a class that is known; the counts tell.
func TestWhatALineLacks(t *testing.T) {
	for reason, spoil := range map[string]func(c *clinvarRecord){
		"no_gene":  func(c *clinvarRecord) { c.gene, c.sig = "", "Benign" },
		"no_class": func(c *clinvarRecord) { c.sig = "" },
	} {
		r := published(t, variants.GRCh38, today)
		c := r.of(t, "c.5647A>G")
		spoil(c)
		result := update(t, r)
		if got := lookup(t, result, c); got.Class != c.row.Class || got.Date != c.row.Date {
			t.Errorf("%s: %s of %s, was %s of %s", reason, got.Class, got.Date, c.row.Class, c.row.Date)
		}
		if !slices.Contains(result.Tally.Skipped, Skip{reason, 1}) || result.Tally.Kept != len(smallRows(t))-len(r.records)+1 {
			t.Errorf("%s: %+v", reason, result.Tally)
		}
	}
}

// mustStand reports whether a record is of a known or a founder variant.
func mustStand(t *testing.T, c *clinvarRecord) bool {
	t.Helper()
	b, err := smallBundle()
	if err != nil {
		t.Fatal(err)
	}
	a := c.row.Allele(variants.GRCh38)
	return strings.Contains(known, strings.Join([]string{c.row.Gene, cellText(a.Pos), a.Ref, a.Alt}, "\t")) ||
		slices.ContainsFunc(b.founders, func(f knowledge.Founder) bool { return f.Pos38 == a.Pos && f.Ref == a.Ref && f.Alt == a.Alt })
}

// TestRefusedFiles: what is not the right file is refused with its place, and nothing is built.
func TestRefusedFiles(t *testing.T) {
	whole := published(t, variants.GRCh38, today).text()
	few := whole[:strings.Index(whole, "\n13\t")+200]
	few = few[:strings.LastIndexByte(few, '\n')+1]
	packed := bgzipped(t, whole)
	word := published(t, variants.GRCh38, today)
	word.of(t, "c.5647A>G").sig = "Rather_bad"
	review := published(t, variants.GRCh38, today)
	review.of(t, "c.5647A>G").stat = "reviewed_by_friends"
	wordText, reviewText := word.text(), review.text()
	lost := published(t, variants.GRCh38, today)
	c := lost.of(t, "c.5647A>G")
	damaged := strings.Replace(lost.text(), fmt.Sprintf("\n%s\t%d\t%s\t%s\t%s\t", c.row.Contig, c.pos, cmp.Or(c.id, "."), c.ref, c.alt),
		fmt.Sprintf("\n%s\t%dx\t%s\t%s\t%s\t", c.row.Contig, c.pos, cmp.Or(c.id, "."), c.ref, c.alt), 1)
	for name, c := range map[string]struct {
		content     string
		code, where string
	}{
		"another program's": {strings.Replace(whole, "##source=ClinVar", "##source=dbSNP", 1), "clinvar_not", "f.vcf"},
		"without classes":   {strings.Replace(whole, "ID=CLNSIG,", "ID=SIG,", 1), "clinvar_not", "f.vcf"},
		"no date":           {strings.Replace(whole, "##fileDate="+today+"\n", "", 1), "clinvar_no_date", "f.vcf"},
		"a wrong date":      {strings.Replace(whole, today, "16 November", 1), "clinvar_no_date", "f.vcf"},
		"older":             {strings.Replace(whole, today, "2026-08-16", 1), "clinvar_older", "f.vcf"},
		"as old":            {strings.Replace(whole, today, "2026-08-17", 1), "clinvar_older", "f.vcf"},
		"of the year 2999":  {strings.Replace(whole, today, "2999-01-01", 1), "clinvar_future", "f.vcf"},
		"of tomorrow":       {strings.Replace(whole, today, "2026-11-29", 1), "clinvar_future", "f.vcf"},
		"another build":     {strings.Replace(whole, "=GRCh38", "=GRCh37", 1), "clinvar_build", "f.vcf"},
		"other genes":       {strings.ReplaceAll(few, "BRCA", "KRAS"), "clinvar_no_genes", "f.vcf"},
		"cut":               {string(packed[:len(packed)/2]), "clinvar_incomplete", "f.vcf"},
		"no end":            {string(packed[:len(packed)-28]), "clinvar_incomplete", "f.vcf"},
		"a new class":       {wordText, "clinvar_word", "f.vcf:" + cellText(word.of(t, "c.5647A>G").line)},
		"a new review":      {reviewText, "clinvar_word", "f.vcf:" + cellText(review.of(t, "c.5647A>G").line)},
		"a damaged line":    {damaged, "clinvar_line", "f.vcf:" + cellText(lost.of(t, "c.5647A>G").line)},
		"no VCF":            {"Pathogenic", "not_vcf", "f.vcf"},
	} {
		result, err := compared(t, written(t, "f.vcf", []byte(c.content)))
		p, ok := variants.AsProblem(err)
		if !ok || p.Code != c.code || !strings.HasPrefix(p.Where, c.where) || result != nil {
			t.Errorf("%s: %v, want %s at %s", name, err, c.code, c.where)
		}
	}
}
