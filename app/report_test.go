package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/app/engine"
	"allelens/app/program"
	"allelens/report"
	"allelens/report/reporttest"
)

// allelens runs the program in this process.
func allelens(t *testing.T, args ...string) (out, errs string, status int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(-1)) // the command's limit is for a process of its own
	status = run(t.Context(), args, streams{&stdout, &stderr})
	return stdout.String(), stderr.String(), status
}

// sample is a file of the project's own test data.
func sample(name string) string { return filepath.Join("..", "testdata", name) }

// reportOf is the JSON report of a file.
func reportOf(t *testing.T, file string, args ...string) *report.Report {
	t.Helper()
	args = append([]string{"report", file, "-o", "-", "-f", "json", "--date", "2026-11-24"}, args...)
	out, errs, status := allelens(t, args...)
	if status != exitDone {
		t.Fatalf("%v: exit %d: %s", args, status, errs)
	}
	var r report.Report
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	return &r
}

func TestDemonstration(t *testing.T) {
	r := reportOf(t, sample("demonstration.grch38.vcf.gz"))
	v := r.Cancer.Genes[0].Variants[0]
	if v.HGVSC != "NM_007294.4:c.68_69del" || v.Classification != "pathogenic" || r.Cancer.Genes[0].Conclusion != "pathogenic_found" || v.VCFLine == "" || v.Origin == nil {
		t.Errorf("the demonstration's pathogenic variant: %+v", v)
	}
	want := map[string]string{
		"CYP2C19": "*1/*2", "CYP2C9": "*1/*3", "SLCO1B1": "*1/*5", "DPYD": "Reference/c.1905+1G>A (*2A)", "TPMT": "*1/*3A",
		"UGT1A1": "*1/*80+*28", "NUDT15": "*1/*1", "VKORC1": "rs9923231 variant (T)/rs9923231 variant (T)",
	}
	for _, g := range r.Pharmacogenes {
		if label, ok := want[g.Gene]; ok {
			if len(g.Diplotypes) != 1 || g.Diplotypes[0].Label != label {
				t.Errorf("%s: %+v, want %s alone", g.Gene, g.Diplotypes, label)
			}
			delete(want, g.Gene)
		}
	}
	if len(want) > 0 {
		t.Errorf("genes without a result: %v", want)
	}
	if len(r.Risks) == 0 || len(r.Management) == 0 {
		t.Error("a carrier without risk figures or management")
	}
}

// TestSameInBothBuilds: apart from coordinates and from what describes the file, nothing may differ.
func TestSameInBothBuilds(t *testing.T) {
	strip := func(r *report.Report) *report.Report {
		assembly := r.Input.Assembly
		r.Input, r.Case.Label = report.Input{}, ""
		for i := range r.Cancer.Genes {
			for j := range r.Cancer.Genes[i].Variants {
				v := &r.Cancer.Genes[i].Variants[j]
				v.Assembly, v.Pos, v.HGVSG, v.VCFLine, v.VCFLineNumber = "", 0, "", "", nil
				v.SPDI, v.VRSID = "", ""
			}
		}
		for _, g := range r.Cancer.Genes {
			for i := range g.Exons {
				g.Exons[i].Start, g.Exons[i].End = 0, 0
			}
		}
		for _, f := range r.Brief.Findings {
			for i := range f.Facts {
				f.Facts[i].Value = strings.TrimSuffix(f.Facts[i].Value, ", "+assembly)
			}
		}
		for i := range r.Family.Variants {
			r.Family.Variants[i].Assembly, r.Family.Variants[i].HGVSG = "", ""
		}
		for i := range r.Pharmacogenes {
			r.Pharmacogenes[i].Accession = ""
			for j := range r.Pharmacogenes[i].Sites {
				// Depths of the demonstration follow the position. At five sites the builds' own bases differ.
				s := &r.Pharmacogenes[i].Sites[j]
				s.Pos, s.Ref, s.VCFLine, s.VCFLineNumber, s.Depth = 0, "", "", nil, nil
				parts := strings.Split(s.Alleles, "/")
				slices.Sort(parts)
				s.Alleles = strings.Join(parts, "/")
			}
		}
		return r
	}
	in38, in37 := strip(reportOf(t, sample("demonstration.grch38.vcf.gz"))), strip(reportOf(t, sample("demonstration.grch37.vcf")))
	for _, r := range []*report.Report{in38, in37} {
		for i := range r.Cancer.Genes {
			for j := range r.Cancer.Genes[i].Variants {
				v := &r.Cancer.Genes[i].Variants[j]
				v.Depth, v.AlleleFraction = nil, nil
			}
		}
	}
	if diff := cmp.Diff(in38, in37); diff != "" {
		t.Errorf("GRCh38 (-) and GRCh37 (+) differ:\n%s", diff)
	}
}

func TestNothingFound(t *testing.T) {
	r := reportOf(t, sample("none.grch38.g.vcf.gz"))
	for _, g := range r.Cancer.Genes {
		if g.Conclusion != "none_found" || g.AssessedBases != g.TotalBases || len(g.Variants) != 0 {
			t.Errorf("%s: %s, %d of %d", g.Gene, g.Conclusion, g.AssessedBases, g.TotalBases)
		}
	}
	if len(r.Risks) != 0 || len(r.Management) != 0 || r.Summary.Counts.Drugs != 0 {
		t.Error("figures or actions for a person without findings")
	}
}

// TestAbsentIsNotReference: a file of variants only excludes nothing, unless coverage is declared, and then says so.
func TestAbsentIsNotReference(t *testing.T) {
	file := sample("variants_only.grch37.vcf")
	r := reportOf(t, file)
	if r.Quality.AssumedReference != 0 || r.Quality.Sites["absent"] < 1000 {
		t.Errorf("sites: %v, %d assumed", r.Quality.Sites, r.Quality.AssumedReference)
	}
	for _, g := range r.Pharmacogenes {
		if g.Gene == "NUDT15" && (len(g.Diplotypes) > 0 || g.Phenotype != "") {
			t.Errorf("NUDT15 without a line: %+v", g.Diplotypes)
		}
	}
	declared := reportOf(t, file, "--absent-is-reference")
	if declared.Quality.AssumedReference < 1000 {
		t.Errorf("%d sites assumed", declared.Quality.AssumedReference)
	}
	assumed := slices.ContainsFunc(declared.Limits, func(l report.Limit) bool { return l.Code == "assumed" })
	if !assumed {
		t.Error("the report does not tell that sites are assumed")
	}
	for _, g := range declared.Pharmacogenes {
		for _, s := range g.Sites {
			if s.Assumed && s.RSID == "rs3064744" {
				t.Error("a repeat was assumed to be reference")
			}
		}
		if g.Gene == "NUDT15" && (len(g.Diplotypes) != 1 || g.SitesAssumed != g.SitesTotal) {
			t.Errorf("NUDT15 by declaration: %+v", g)
		}
	}
}

func TestScope(t *testing.T) {
	file := sample("demonstration.grch38.vcf.gz")
	if r := reportOf(t, file, "--scope", "pharmacogenes"); len(r.Cancer.Genes)+len(r.Risks) != 0 || strings.Contains(mustJSON(t, r), "68_69del") {
		t.Error("cancer genes in a report on pharmacogenes")
	}
	if r := reportOf(t, file, "--scope", "cancer"); len(r.Pharmacogenes)+len(r.Drugs) != 0 || strings.Contains(mustJSON(t, r), "rs4149056") {
		t.Error("pharmacogenes in a report on cancer genes")
	}
}

func mustJSON(t *testing.T, r *report.Report) string {
	t.Helper()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestCase(t *testing.T) {
	dir := t.TempDir()
	calls := filepath.Join(dir, "calls.tsv")
	writeFile(t, calls, "CYP2D6\t*4/*4\n")
	r := reportOf(t, sample("demonstration.grch38.vcf.gz"), "--sex", "female", "--age", "38", "--medications", "Tamoxifen, clopidogrel", "--outside-calls", calls)
	if r.Case.Age == nil || *r.Case.Age != 38 || r.Case.Sex != "female" || r.Case.Date != "2026-11-24" {
		t.Errorf("case: %+v", r.Case)
	}
	var listed []string
	for _, d := range r.Drugs {
		if d.OnMedicationList {
			listed = append(listed, d.Drug+" "+d.Action)
		}
	}
	if !cmp.Equal(listed, []string{"clopidogrel avoid", "tamoxifen alternative"}) && !cmp.Equal(listed, []string{"clopidogrel avoid", "tamoxifen avoid"}) {
		t.Errorf("medicines on the list: %v", listed)
	}
	for _, risk := range r.Risks {
		if risk.Sex == "male" {
			t.Errorf("a man's risk for a woman: %s", risk.Label)
		}
	}
}

func writeFile(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestSameBytes makes an engine for each run, as the program does.
func TestSameBytes(t *testing.T) {
	newEngine = engine.New
	t.Cleanup(func() { newEngine = madeEngine })
	for _, format := range []string{"json", "pdf", "html", "xlsx", "vcf.gz"} {
		args := []string{"report", sample("demonstration.grch38.vcf.gz"), "-o", "-", "-f", format, "--date", "2026-11-24"}
		first, _, _ := allelens(t, args...)
		second, _, status := allelens(t, args...)
		if status != exitDone || first == "" || first != second {
			t.Errorf("%s: two runs differ (%d and %d bytes, exit %d)", format, len(first), len(second), status)
		}
	}
}

func TestSchema(t *testing.T) {
	for _, name := range []string{"demonstration.grch38.vcf.gz", "demonstration.grch37.vcf", "none.grch38.g.vcf.gz", "variants_only.grch37.vcf"} {
		out, _, _ := allelens(t, "report", sample(name), "-o", "-", "-f", "json")
		if err := reporttest.Validate([]byte(out)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		writeFile(t, path, content)
		return path
	}
	const columns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n"
	const head = "##fileformat=VCFv4.2\n##contig=<ID=chr17,length=83257441>\n"
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	if _, err := z.Write([]byte(strings.Repeat(head, 2000) + columns)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	secret := file("secret.vcf", head+columns)
	if err := os.Chmod(secret, 0); err != nil {
		t.Fatal(err)
	}
	good := sample("demonstration.grch37.vcf")
	for name, c := range map[string]struct {
		args   []string
		status int
		says   string // part of the one line
	}{
		"not a VCF":            {[]string{file("letter.txt", "Dear colleague,\nplease find\n")}, exitInput, "letter.txt"},
		"empty":                {[]string{file("empty.vcf", "")}, exitInput, "empty.vcf"},
		"header without names": {[]string{file("header.vcf", head)}, exitInput, "header.vcf"},
		"no sample":            {[]string{file("sites.vcf", head+strings.TrimSuffix(columns, "\tFORMAT\tS\n")+"\n")}, exitInput, "sites.vcf"},
		"truncated gzip":       {[]string{file("cut.vcf.gz", zipped.String()[:40])}, exitInput, "cut.vcf.gz"},
		"rubbish":              {[]string{file("rubbish.vcf", "\x00\x01\x02\xff\xfe"+strings.Repeat("\x9c\x00", 900))}, exitInput, "rubbish.vcf"},
		"directory":            {[]string{dir}, exitInput, filepath.Base(dir)},
		"missing":              {[]string{filepath.Join(dir, "nowhere.vcf")}, exitInput, "nowhere.vcf"},
		"wrong build stated":   {[]string{good, "--assembly", "GRCh38"}, exitInput, "GRCh37"},
		"no build at all":      {[]string{file("nobuild.vcf", "##fileformat=VCFv4.2\n"+columns)}, exitInput, "--assembly"},
		"other species":        {[]string{file("mouse.vcf", "##fileformat=VCFv4.2\n##contig=<ID=1,length=195471971>\n"+columns)}, exitInput, "mouse.vcf"},
		"unknown sample":       {[]string{good, "--sample", "nobody"}, exitInput, "Demonstration_A"},
		"several samples":      {[]string{file("two.vcf", head+strings.TrimSuffix(columns, "\n")+"\tT\n")}, exitInput, "S, T"},
		"output unwritable":    {[]string{good, "-o", filepath.Join(dir, "no", "folder.json")}, exitInput, "folder.json"},
		"output a directory":   {[]string{good, "-o", dir, "-f", "json"}, exitInput, filepath.Base(dir)},
		"bad BED":              {[]string{good, "--callable", file("bad.bed", "chr17\tone\ttwo\n")}, exitInput, "bad.bed:1"},
		"missing BED":          {[]string{good, "--callable", filepath.Join(dir, "no.bed")}, exitInput, "no.bed"},
		"bad outside calls":    {[]string{good, "--outside-calls", file("bad.tsv", "CYP2D6\n")}, exitInput, "bad.tsv:1"},
		"age":                  {[]string{good, "--age", "121"}, exitUsage, "120"},
		"sex":                  {[]string{good, "--sex", "unknown"}, exitUsage, "sex"},
		"format":               {[]string{good, "-f", "docx"}, exitUsage, "docx"},
		"format of an ending":  {[]string{good, "-o", filepath.Join(dir, "report.docx")}, exitUsage, "docx"},
		"build":                {[]string{good, "--assembly", "hg18"}, exitUsage, "hg18"},
		"date":                 {[]string{good, "--date", "24.11.2026"}, exitUsage, "24.11.2026"},
		"no file":              {nil, exitUsage, "file"},
		"unknown flag":         {[]string{good, "--fast"}, exitUsage, "--fast"},
		"onto itself":          {[]string{good, "-o", good, "-f", "json"}, exitUsage, "demonstration.grch37.vcf"},
		"quiet and verbose":    {[]string{good, "--quiet", "--verbose"}, exitUsage, "--verbose"},
	} {
		before := listing(t, dir)
		out, errs, status := allelens(t, append([]string{"report"}, withOutput(c.args, dir)...)...)
		if status != c.status || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, c.says) || out != "" {
			t.Errorf("%s: exit %d, want %d, and one line that says %q; got %q", name, status, c.status, c.says, errs)
		}
		if diff := cmp.Diff(before, listing(t, dir)); diff != "" {
			t.Errorf("%s: something was left behind:\n%s", name, diff)
		}
	}
	if os.Getuid() != 0 {
		if _, errs, status := allelens(t, "report", secret); status != exitInput || !strings.Contains(errs, "secret.vcf") {
			t.Errorf("unreadable: exit %d: %s", status, errs)
		}
	}
}

// withOutput gives an output to arguments that have none, so that nothing is written beside the test data.
func withOutput(args []string, dir string) []string {
	if len(args) == 0 || slices.Contains(args, "-o") || slices.Contains(args, "-f") {
		return args
	}
	return append(slices.Clone(args), "-o", filepath.Join(dir, "out.json"))
}

func listing(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestTruncatedFileNeedsAttention(t *testing.T) {
	whole, err := os.ReadFile(sample("demonstration.grch38.vcf.gz"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "cut.vcf.gz")
	writeFile(t, path, string(whole[:len(whole)-28])) // without the block that ends a BGZF file
	out, errs, status := allelens(t, "report", path, "-o", "-", "-f", "json")
	if status != exitAttention || !strings.Contains(errs, "cut.vcf.gz") {
		t.Errorf("exit %d: %s", status, errs)
	}
	var r report.Report
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	if r.Quality.Complete || len(r.Quality.Messages) == 0 {
		t.Error("the report takes a truncated file for a complete one")
	}
}

func TestOutputs(t *testing.T) {
	dir := t.TempDir()
	paths := []string{filepath.Join(dir, "a.pdf"), filepath.Join(dir, "a.json"), filepath.Join(dir, "a.html"), filepath.Join(dir, "a.medicines.csv")}
	args := []string{"report", sample("none.grch38.g.vcf.gz"), "--quiet"}
	for _, p := range paths {
		args = append(args, "-o", p)
	}
	if _, errs, status := allelens(t, args...); status != exitDone || errs != "" {
		t.Fatalf("exit %d: %s", status, errs)
	}
	for i, begins := range []string{"%PDF-", "{", "<!", "\ufeffcase,"} {
		content, err := os.ReadFile(paths[i])
		if err != nil || !strings.HasPrefix(strings.ToLower(string(content)), strings.ToLower(begins)) || len(content) < 1000 {
			t.Errorf("%s: %v, %d bytes", paths[i], err, len(content))
		}
	}
	if names := listing(t, dir); len(names) != len(paths) {
		t.Errorf("files: %v", names)
	}
}

func TestOtherCommands(t *testing.T) {
	table, err := os.ReadFile("../assets/knowledge/classification.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0 // the head and the comments are none
	for line := range strings.Lines(string(table)) {
		if !strings.HasPrefix(line, "#") {
			rows++
		}
	}
	for command, says := range map[string][]string{
		"kb":      {"2026.", "clinvar-2025-11", "CC BY-SA", "classification", strconv.Itoa(rows - 1)},
		"version": {program.Version, "2026."},
		"--help":  {"report", "kb", "version"},
	} {
		out, errs, status := allelens(t, command)
		if status != exitDone || errs != "" {
			t.Errorf("%s: exit %d: %s", command, status, errs)
		}
		for _, s := range says {
			if !strings.Contains(out, s) {
				t.Errorf("%s does not say %q:\n%s", command, s, out)
			}
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, errs bytes.Buffer
	dir := t.TempDir()
	status := run(ctx, []string{"report", sample("demonstration.grch37.vcf"), "-o", filepath.Join(dir, "a.json")}, streams{&out, &errs})
	if status != exitInput || strings.Count(errs.String(), "\n") != 1 || len(listing(t, dir)) != 0 {
		t.Errorf("exit %d: %s", status, errs.String())
	}
}

// TestNoDisplay: without a display the window says what to do instead.
func TestNoDisplay(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	_, errs, status := allelens(t)
	if status != exitInput || !strings.Contains(errs, "allelens report") {
		t.Errorf("exit %d: %s", status, errs)
	}
}

// TestVersionIsThatOfThePackage: FyneApp.toml, which packaging reads, has the same version and id.
func TestVersionIsThatOfThePackage(t *testing.T) {
	content, err := os.ReadFile("../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`Version = "` + program.Version + `"`, `ID = "` + program.ID + `"`} {
		if !strings.Contains(string(content), want) {
			t.Errorf("FyneApp.toml lacks %s", want)
		}
	}
}

func BenchmarkReport(b *testing.B) {
	dir := b.TempDir()
	for b.Loop() {
		var out, errs bytes.Buffer
		if status := run(b.Context(), []string{"report", sample("demonstration.grch38.vcf.gz"), "-o", filepath.Join(dir, "a.json"), "-q"}, streams{&out, &errs}); status != exitDone {
			b.Fatal(errs.String())
		}
	}
}
