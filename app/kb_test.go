package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"allelens/app/bases"
	"allelens/app/engine"
	"allelens/assets"
	"allelens/report"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/knowledgetest"
	"allelens/variants/knowledge/sqlite"
)

// TestMain keeps the tests from the knowledge bases of whoever runs them.
func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		if path := os.Getenv(otherBase); path != "" {
			assets.Knowledge, _ = os.ReadFile(path) // an empty one fails
		}
		main()
	}
	folder, err := os.MkdirTemp("", "allelens-test-")
	if err == nil {
		err = os.Setenv(bases.Variable, filepath.Join(folder, "knowledge"))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	newEngine = madeEngine
	status := m.Run()
	if err := os.RemoveAll(folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(status)
}

// madeEngine is the one that all tests share where the base is the bundled one.
func madeEngine(ctx context.Context, base *sqlite.Base, version, date string) (*engine.Engine, error) {
	shared, err := bundledEngine()
	if err != nil || base.Version() != bundledVersion {
		return engine.New(ctx, base, version, date)
	}
	own := *shared
	own.Date, own.Version = date, version
	return &own, nil
}

// stored gives a test a store of its own.
func stored(t *testing.T) (folder string) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "knowledge")
	t.Setenv(bases.Variable, folder)
	return folder
}

// thin has a third of the bundled base's classes: those of the demonstration, of founders, of the expert panel, and of
// the variants that an update is checked by.
var thin = sync.OnceValues(func() ([]byte, error) {
	places := map[string][]string{}
	for column, file := range map[string]string{"pos37": sample("demonstration.grch37.vcf"), "pos38": "../variants/knowledge/update/known.tsv"} {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(text)) {
			if f := strings.Split(line, "\t"); len(f) > 1 {
				if _, err := strconv.Atoi(f[1]); err == nil {
					places[column] = append(places[column], f[1])
				}
			}
		}
	}
	keep := fmt.Sprintf("stars = 3 OR pos37 IN (%s) OR pos38 IN (%s)", strings.Join(places["pos37"], ","), strings.Join(places["pos38"], ","))
	return knowledgetest.Thin(context.Background(), assets.Knowledge, keep)
})

// thinned gives a test a store of its own beside a thin base, which stands for the program's own.
func thinned(t *testing.T) (folder string) {
	t.Helper()
	small, err := thin()
	if err != nil {
		t.Fatal(err)
	}
	whole := assets.Knowledge
	t.Cleanup(func() { assets.Knowledge, newEngine = whole, madeEngine })
	assets.Knowledge, newEngine = small, engine.New
	return stored(t)
}

// clinvar writes the bundled classes as a ClinVar file of a date for GRCh38; change may give another
// CLNSIG and CLNREVSTAT by the c. name, or leave the record out with an empty CLNSIG.
func clinvar(t *testing.T, date string, change func(name, sig, stat string) (string, string)) string {
	t.Helper()
	return clinvarOf(t, date, func(r knowledge.ClassifiedAllele, sig, stat string) (string, string) {
		_, name, _ := strings.Cut(r.HGVSC, ":")
		return change(name, sig, stat)
	})
}

// clinvarOf is clinvar with the row itself.
func clinvarOf(t *testing.T, date string, change func(r knowledge.ClassifiedAllele, sig, stat string) (string, string)) string {
	t.Helper()
	base, err := bases.Bundled(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer bases.Close(base)
	rows, err := base.Classifications(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	slices.SortStableFunc(rows, func(a, b knowledge.ClassifiedAllele) int { return strings.Compare(string(a.Contig), string(b.Contig)) })
	var b strings.Builder
	fmt.Fprintf(&b, "##fileformat=VCFv4.1\n##fileDate=%s\n##source=ClinVar\n##reference=GRCh38\n##INFO=<ID=CLNSIG>\n##INFO=<ID=CLNREVSTAT>\n"+
		"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n", date)
	for _, r := range rows {
		sig := strings.ReplaceAll(r.ClassText, " ", "_")
		if r.Class == knowledge.Conflicting {
			sig = "Conflicting_classifications_of_pathogenicity"
		}
		sig, stat := change(r, sig, strings.ReplaceAll(strings.TrimSuffix(r.ReviewStatus, " (ENIGMA)"), " ", "_"))
		if r.ClassUnknown || sig == "" {
			continue
		}
		fmt.Fprintf(&b, "%s\t%d\t%s\t%s\t%s\t.\t.\tCLNSIG=%s;CLNREVSTAT=%s;CLNSIGCONF=Benign(1)|Uncertain_significance(2);GENEINFO=%s:1\n",
			r.Contig, r.Pos38, r.VariationID, r.Ref, r.Alt, sig, stat, r.Gene)
	}
	path := filepath.Join(t.TempDir(), "clinvar.vcf")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// variantNamed finds a variant of a report by its c. name.
func variantNamed(t *testing.T, r *report.Report, name string) report.Variant {
	t.Helper()
	for _, g := range r.Cancer.Genes {
		for _, v := range g.Variants {
			if strings.HasSuffix(v.HGVSC, ":"+name) {
				return v
			}
		}
	}
	t.Fatalf("no variant %s", name)
	return report.Variant{}
}

// TestUpdate: after an update a report has the new class, its date, its line and its past; a variant that
// the file lacks says so; and there is a way back.
func TestUpdate(t *testing.T) {
	folder := thinned(t)
	const date, uncertain, gone = "2026-11-16", "c.5647A>G", "c.7397T>C"
	file := clinvar(t, date, func(name, sig, stat string) (string, string) {
		if name == uncertain {
			return "Likely_pathogenic", "reviewed_by_expert_panel"
		}
		return sig, stat
	})
	before := reportOf(t, sample("demonstration.grch38.vcf.gz"))
	own := before.KnowledgeBase.Version

	out, errs, status := allelens(t, "kb", "update", "--clinvar", file, "--dry-run")
	if status != exitDone || errs != "" || !strings.Contains(out, "Nothing was changed") || !strings.Contains(out, "uncertain → likely pathogenic") {
		t.Fatalf("dry run: exit %d: %s%s", status, out, errs)
	}
	if _, err := os.Stat(folder); err == nil {
		t.Error("the dry run left something")
	}

	out, errs, status = allelens(t, "kb", "update", "--clinvar", file)
	updated := own + "+clinvar-" + date
	if status != exitDone || errs != "" || !strings.Contains(out, "knowledge base "+updated) || strings.Contains(out, "FAILED") {
		t.Fatalf("exit %d: %s%s", status, out, errs)
	}
	line := "BRCA2 c.5647A>G: uncertain, 1 star (2025-11) → likely pathogenic, 3 stars (2026-11-16)"
	if !strings.Contains(out, line) {
		t.Errorf("the report of the update lacks %q:\n%s", line, out)
	}
	for _, command := range []string{"kb", "version"} {
		if out, errs, _ := allelens(t, command); !strings.Contains(out, updated) || errs != "" {
			t.Errorf("%s: %s%s", command, out, errs)
		}
	}
	after := reportOf(t, sample("demonstration.grch38.vcf.gz"))
	v, old := variantNamed(t, after, uncertain), variantNamed(t, before, uncertain)
	last := v.History[len(v.History)-1]
	if v.Classification != "likely_pathogenic" || v.Evaluated != "" || v.Origin.Date != date || *v.Stars != 3 || v.ClinVarLine == nil || v.Origin.Source != "clinvar-"+date ||
		last.Classification != old.Classification || last.Date != old.Origin.Date || v.Origin.Row != old.Origin.Row {
		t.Errorf("%+v", v)
	}
	if after.KnowledgeBase.Version != updated || variantNamed(t, after, gone).Origin.Date != date {
		t.Errorf("%+v", after.KnowledgeBase.Version)
	}

	if out, _, _ := allelens(t, "kb", "list"); !strings.Contains(out, "* "+updated) || !strings.Contains(out, "  bundled") {
		t.Errorf("list: %s", out)
	}
	if out, errs, status := allelens(t, "kb", "use", "bundled"); status != exitDone || !strings.Contains(out, own) || errs != "" {
		t.Errorf("back: exit %d: %s%s", status, out, errs)
	}
	if r := reportOf(t, sample("demonstration.grch38.vcf.gz")); r.KnowledgeBase.Version != own || variantNamed(t, r, uncertain).Classification != "uncertain" {
		t.Error("the old class is not back")
	}
	if _, errs, status := allelens(t, "kb", "use", "1.0"); status != exitInput || !strings.Contains(errs, "kb list") {
		t.Errorf("an unknown version: exit %d: %s", status, errs)
	}
}

// TestUpdateRefused: a file that fails a check, or is the wrong one, changes nothing; one line says why.
func TestUpdateRefused(t *testing.T) {
	folder := thinned(t)
	same := func(_, sig, stat string) (string, string) { return sig, stat }
	for name, c := range map[string]struct {
		file   string
		says   string
		status int
	}{
		"a founder turned benign": {clinvar(t, "2026-11-16", func(name, sig, stat string) (string, string) {
			if name == "c.68_69del" {
				return "Benign", stat
			}
			return sig, stat
		}), "founder variants are disease-causing", exitInput},
		"older":       {clinvar(t, "2020-01-01", same), "2020-01-01", exitInput},
		"of the year": {clinvar(t, "2999-01-01", same), "Check this computer's date", exitInput},
		"no ClinVar":  {sample("demonstration.grch38.vcf.gz"), "not ClinVar's VCF", exitInput},
		"missing":     {filepath.Join(t.TempDir(), "none.vcf"), "no file here", exitInput},
		"no file":     {"", "flags: --clinvar", exitUsage},
	} {
		args := []string{"kb", "update"}
		if c.file != "" {
			args = append(args, "--clinvar", c.file)
		}
		_, errs, status := allelens(t, args...)
		if status != c.status || strings.Count(errs, "\n") != 1 && c.status == exitInput || !strings.Contains(errs, c.says) {
			t.Errorf("%s: exit %d: %s", name, status, errs)
		}
		if _, err := os.Stat(folder); err == nil {
			t.Errorf("%s: something was written", name)
		}
	}
}

// TestUpdateAsks: a file that turns a hundred of the expert panel's classes benign switches nothing before each is
// answered for; the list says which, and what to answer.
func TestUpdateAsks(t *testing.T) {
	folder := thinned(t)
	forged, known := map[string]bool{}, wellKnown(t)
	var gene, name string
	file := clinvarOf(t, "2026-11-16", func(r knowledge.ClassifiedAllele, sig, stat string) (string, string) {
		if _, c, _ := strings.Cut(r.HGVSC, ":"); len(forged) < 100 && r.Stars == 3 && r.Class == knowledge.Pathogenic && r.Consequence == "missense_variant" && !known[c] {
			forged[r.Gene+":"+c], gene, name = true, r.Gene, c
			return "Benign", stat
		}
		return sig, stat
	})
	out, errs, status := allelens(t, "kb", "update", "--clinvar", file, "-q")
	if status != exitAttention || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, fmt.Sprint(len(forged))) || !strings.Contains(out, "--keep ") {
		t.Fatalf("exit %d: %s%s", status, out, errs)
	}
	for id := range forged {
		if !strings.Contains(out, "  "+id+": pathogenic, 3 stars") {
			t.Errorf("%s is not asked about", id)
		}
	}
	if _, err := os.Stat(folder); err == nil {
		t.Error("something was switched")
	}
	last := gene + ":" + name
	args := []string{"kb", "update", "--clinvar", file, "-q", "--accept", last}
	for id := range forged {
		if id != last {
			args = append(args, "--keep", id)
		}
	}
	if _, errs, status := allelens(t, append(args, "--keep", last)...); status != exitUsage || !strings.Contains(errs, "both accepted and kept") {
		t.Errorf("both: exit %d: %s", status, errs)
	}
	if _, errs, status := allelens(t, append(args, "--keep", "BRCA1:c.1A>G")...); status != exitUsage || !strings.Contains(errs, "nothing is asked about BRCA1:c.1A>G") {
		t.Errorf("not asked: exit %d: %s", status, errs)
	}
	if _, errs, status := allelens(t, args...); status != exitDone || errs != "" {
		t.Errorf("answered: exit %d: %s", status, errs)
	}
	if out, errs, status := allelens(t, "kb", "update", "--clinvar", file, "-q"); status != exitInput || !strings.Contains(errs, "already holds classes of 2026-11-16") {
		t.Errorf("again: exit %d: %s%s", status, out, errs)
	}
}

// wellKnown are missense variants, and all founder variants, without which no base is used.
func wellKnown(t *testing.T) map[string]bool {
	t.Helper()
	base, err := bases.Bundled(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer bases.Close(base)
	founders, err := base.FounderRows(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"c.181T>G": true, "c.5095C>T": true, "c.5096G>A": true, "c.8168A>G": true, "c.7007G>A": true}
	for _, f := range founders {
		_, name, _ := strings.Cut(f.HGVSC, ":")
		known[name] = true
	}
	return known
}

// TestTwoUpdates: of two updates at once one is refused in one line.
func TestTwoUpdates(t *testing.T) {
	stored(t)
	u, err := bases.Begin(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"kb", "update", "--clinvar", "none.vcf"}, {"kb", "use", "bundled"}} {
		if _, errs, status := allelens(t, args...); status != exitInput || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, "Another update") {
			t.Errorf("%v: exit %d: %s", args, status, errs)
		}
	}
	u.End()
	if _, errs, status := allelens(t, "kb", "use", "bundled"); status != exitDone {
		t.Errorf("afterwards: %s", errs)
	}
}

// TestVanishedAllele: what the file lacks keeps its class with a note.
func TestVanishedAllele(t *testing.T) {
	thinned(t)
	const gone = "c.5647A>G"
	file := clinvar(t, "2026-11-16", func(name, sig, stat string) (string, string) {
		if name == gone {
			return "", ""
		}
		return sig, stat
	})
	if out, errs, status := allelens(t, "kb", "update", "--clinvar", file, "-q"); status != exitDone || out+errs != "" {
		t.Fatalf("exit %d: %s%s", status, out, errs)
	}
	v := variantNamed(t, reportOf(t, sample("demonstration.grch38.vcf.gz")), gone)
	if v.Classification != "uncertain" || v.Origin.Date != "2025-11" || v.ClinVarLine != nil ||
		!slices.ContainsFunc(v.Notes, func(n string) bool { return strings.Contains(n, "The ClinVar file of 2026-11-16") }) {
		t.Errorf("%+v", v)
	}
}

// TestDamagedUpdate: a damaged base is not used, and that is said on the page, on the screen's
// messages and to scripts.
func TestDamagedUpdate(t *testing.T) {
	folder := thinned(t)
	file := clinvar(t, "2026-11-16", func(_, sig, stat string) (string, string) { return sig, stat })
	if _, errs, status := allelens(t, "kb", "update", "--clinvar", file, "-q"); status != exitDone {
		t.Fatal(errs)
	}
	bases, err := filepath.Glob(filepath.Join(folder, "*.sqlite"))
	if err != nil || len(bases) != 1 || os.Truncate(bases[0], 100) != nil {
		t.Fatalf("%q, %v", bases, err)
	}
	out, errs, status := allelens(t, "report", sample("demonstration.grch38.vcf.gz"), "-o", "-", "-f", "json", "--date", "2026-11-24")
	if status != exitAttention || !strings.Contains(errs, "is damaged") || !strings.Contains(out, `"knowledge_damaged"`) {
		t.Errorf("exit %d: %s", status, errs)
	}
	if out, errs, status := allelens(t, "version"); status != exitDone || strings.Contains(out, "+clinvar") || !strings.Contains(errs, "is damaged") {
		t.Errorf("exit %d: %s%s", status, out, errs)
	}
}

// TestScoresOfTheClinic: scores count, named, with the panel's limits; a table with a line that cannot be used
// changes nothing and each such line is told.
func TestScoresOfTheClinic(t *testing.T) {
	folder := thinned(t)
	table := func(lines ...string) string {
		path := filepath.Join(t.TempDir(), "scores.tsv")
		head := "assembly chrom pos ref alt bayesdel spliceai"
		text := strings.ReplaceAll(strings.Join(append([]string{head}, lines...), "\n")+"\n", " ", "\t")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	const line = "GRCh38 13 32379900 A C 0.5 0.01"
	_, errs, status := allelens(t, "kb", "update", "--scores", table(line, "GRCh38 13 32379900 AC A 0.5 0", "GRCh38 13 32379901 T T 0 0"))
	if status != exitInput || !strings.Contains(errs, "scores.tsv:3") || !strings.Contains(errs, "scores.tsv:4") || !strings.Contains(errs, "2 lines") {
		t.Fatalf("exit %d: %s", status, errs)
	}
	if _, err := os.Stat(folder); err == nil {
		t.Error("something was written")
	}
	out, errs, status := allelens(t, "kb", "update", "--scores", table(line))
	if status != exitDone || errs != "" || !strings.Contains(out, "+scores-") {
		t.Fatalf("exit %d: %s%s", status, out, errs)
	}
	vcf := filepath.Join(t.TempDir(), "one.vcf")
	text := "##fileformat=VCFv4.2\n##contig=<ID=chr13,length=114364328>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n" +
		"chr13\t32379900\t.\tA\tC\t99\tPASS\t.\tGT:DP:GQ\t0/1:40:99\n"
	if err := os.WriteFile(vcf, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	v := variantNamed(t, reportOf(t, vcf), "c.9104A>C")
	at := slices.IndexFunc(v.Evidence, func(e report.Evidence) bool { return e.Code == "PP3" })
	if at < 0 || v.Evidence[at].Met != "met" || v.Evidence[at].Source != "scores" || !strings.Contains(v.Evidence[at].Why, "0.5") || !strings.Contains(v.Provisional.Text, "scores.tsv") {
		t.Errorf("%+v, %+v", v.Evidence, v.Provisional)
	}
}
