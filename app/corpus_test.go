package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"allelens/app/bases"
	"allelens/app/engine"
	"allelens/app/program"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/tabletest"
)

// corpus is a collection of other people's files, which stands beside the repository.
const corpus = "../../shared/samples/open/vcf"

// outcome is what became of a file.
type outcome struct {
	path string
	row  map[string]string
	err  error
	seen *ledger.Observations
}

// code is the problem that ended the reading, or "read".
func (o outcome) code() string {
	if o.err == nil {
		return "read"
	}
	if p, ok := variants.AsProblem(o.err); ok {
		return p.Code
	}
	return "?" + o.err.Error()
}

// bundledEngine interprets with the bundled base, which is opened once for all tests.
var bundledEngine = sync.OnceValues(func() (*engine.Engine, error) {
	ctx := context.Background()
	base, err := bases.Bundled(ctx)
	if err != nil {
		return nil, err
	}
	bundledVersion = base.Version()
	return engine.New(ctx, base, program.Version, "2026-11-24")
})

// bundledVersion is the bundled base's, once bundledEngine was made.
var bundledVersion string

// corpusEngine reads files as the program does; its fields are the test's own.
func corpusEngine(t *testing.T) *engine.Engine {
	t.Helper()
	e, err := bundledEngine()
	if err != nil {
		t.Fatal(err)
	}
	own := *e
	return &own
}

// readAny reads a file whole, the first sample if it has several.
func readAny(t *testing.T, e *engine.Engine, path string, stated variants.Assembly) (*ledger.Observations, error) {
	r := engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Both, Whole: true, Assembly: stated}}
	o, err := e.Observe(t.Context(), path, r)
	if p, ok := variants.AsProblem(err); ok && p.Code == "several_samples" {
		r.Sample, _, _ = strings.Cut(p.Values[0].Text, ", ")
		o, err = e.Observe(t.Context(), path, r)
	}
	return o, err
}

// outcomes reads with two workers the first files of each kind and build in the corpus' index, and every twelfth; in the long
// checks all.
func outcomes(t *testing.T) []outcome {
	t.Helper()
	n, every, seen := 0, tabletest.Draws(12, 1), map[string]int{}
	rows := slices.DeleteFunc(tabletest.Rows(t, filepath.Join(corpus, "INDEX.tsv")), func(r map[string]string) bool {
		kind := r["kind"] + r["build"]
		n, seen[kind] = n+1, seen[kind]+1
		return n%every != 0 && seen[kind] > 2
	})
	e := corpusEngine(t)
	all := make([]outcome, len(rows))
	var work sync.WaitGroup
	next := make(chan int)
	for range 2 {
		work.Go(func() {
			for i := range next {
				path := filepath.Join(corpus, rows[i]["path"])
				o, err := readAny(t, e, path, variants.AssemblyUnknown)
				all[i] = outcome{path, rows[i], err, o}
			}
		})
	}
	for i := range rows {
		next <- i
	}
	close(next)
	work.Wait()
	return all
}

// TestProofCorpusBuilds: whatever build the collection's index knows of a file, no other may be found.
func TestProofCorpusBuilds(t *testing.T) {
	counts := map[string]int{}
	for _, o := range outcomes(t) {
		known := strings.TrimSuffix(o.row["build"], "?")
		counts[fmt.Sprintf("%-20s build %-3s %s", o.row["kind"], known, o.code())]++
		if strings.HasPrefix(o.code(), "?") {
			t.Errorf("%s: %v has no code", o.path, o.err)
		}
		if o.err != nil || known == "" {
			continue
		}
		if found := o.seen.Assembly.String(); known != strings.TrimPrefix(found, "GRCh") {
			t.Errorf("%s: read as %s, its build is %s: %+v", o.path, found, known, o.seen.Votes)
		}
	}
	for _, line := range slices.Sorted(maps.Keys(counts)) {
		t.Logf("%5d %s", counts[line], line)
	}
}

// unnoticed are the invalid files of which the report tells nothing, and why.
var unnoticed = map[string]string{
	"test__input_files__v4.3__assembly_checker__failed__failed_ena_api_with_mapping__failed_ena_api_with_mapping.vcf":             "sound VCF: only a download failed",
	"test__input_files__v4.3__assembly_checker__failed__failed_singlemismatch_singleentry__failed_singlemismatch_singleentry.vcf": "sound VCF: REF is not the genome's base, where no sequence is bundled",
}

// TestSpecificationFiles: of every file that its makers call invalid, the report of any of its
// samples says what is wrong, or the file is refused; even with the build stated.
func TestSpecificationFiles(t *testing.T) {
	e := corpusEngine(t)
	counts := map[string]int{}
	for _, row := range tabletest.Rows(t, filepath.Join(corpus, "INDEX.tsv")) {
		if row["kind"] != "spec-valid" && row["kind"] != "spec-invalid" {
			continue
		}
		name := filepath.Base(row["path"])
		result := anySample(t, e, filepath.Join(corpus, row["path"]))
		counts[row["kind"]+": "+result]++
		if why, explained := unnoticed[name]; row["kind"] == "spec-invalid" && (result == "read, nothing to tell") != explained {
			t.Errorf("%s: %s (%s)", name, result, why)
		}
	}
	for _, line := range slices.Sorted(maps.Keys(counts)) {
		t.Logf("%5d %s", counts[line], line)
	}
}

// anySample tells what becomes of a file whose build is stated, by the first of its samples of
// which something is told.
func anySample(t *testing.T, e *engine.Engine, path string) string {
	t.Helper()
	samples := []string{""}
	for i := 0; i < min(len(samples), 5); i++ {
		o, err := e.Observe(t.Context(), path, engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Both, Whole: true, Assembly: variants.GRCh37, Sample: samples[i]}})
		p, _ := variants.AsProblem(err)
		switch {
		case err != nil && p == nil:
			t.Errorf("%s: %v is no problem with a code", path, err)
		case p != nil && p.Code == "several_samples":
			samples = append(samples, strings.Split(p.Values[0].Text, ", ")...)
		case err != nil:
			return "refused, " + p.Code
		case len(o.Problems) > 0:
			return "read, the reason told"
		}
	}
	return "read, nothing to tell"
}

// said is what observations say of the person, without the lines behind it.
func said(o *ledger.Observations) map[string]string {
	facts := map[string]string{}
	for i, s := range o.Sites {
		alleles := slices.Clone(s.Alleles)
		if !s.Phased {
			slices.Sort(alleles)
		}
		facts[fmt.Sprintf("site %d", i)] = s.State.String() + " " + strings.Join(alleles, "/")
	}
	for _, c := range o.Variants {
		facts[c.Gene+" "+c.Allele.String()] = fmt.Sprintf("%v %d of %d", c.State, c.Copies, c.Ploidy)
	}
	for _, c := range o.Coverage {
		seen, total := c.Total()
		facts[c.Gene] = fmt.Sprintf("%d of %d", seen, total)
	}
	return facts
}

// cautious reports whether a fact claims no more than that a call is doubtful or missing.
func cautious(fact string) bool {
	for _, state := range []string{"absent", "no_call", "filtered"} {
		if strings.HasPrefix(fact, state) {
			return true
		}
	}
	return false
}

// otherwise lists the mutants of which something else holds than EXPECT.tsv says, and why.
var otherwise = map[string]string{
	"brca37__bgzf_truncated_mid.vcf.gz": "warn: status 3 and the line, as the contract has it",
	"brca37__gzip_truncated.vcf.gz":     "warn: status 3 and the line, as the contract has it",
	"pgx38__bgzf_truncated_mid.vcf.gz":  "warn: status 3 and the line, as the contract has it",
	"pgx38__gzip_truncated.vcf.gz":      "warn: status 3 and the line, as the contract has it",
	"brca37__no_meta.vcf":               "warn: the bases prove the build, and the missing line is noted",
	"brca37__says_GRCh38.vcf":           "error: a header against its records stops the run",
	"brca37__no_contigs.vcf":            "same: the bases prove the build, and the report lists the votes",
	"brca37__all_nocall.vcf":            "silent: every base counts as no_call, and nothing is concluded",
	"brca37__half_call.vcf":             "silent: carried, and the other side is shown as open",
	"brca37__filter_fail.vcf":           "silent: every call is shown as filtered",
	"brca37__gvcf_gq0.g.vcf":            "silent: every base under the blocks counts as filtered",
	"brca37__two_samples.vcf":           "silent: asks for the sample, and then reads that one",
}

// TestMutants damages one file in many ways: what is read is what the sound file says, or less,
// and then the reason is told.
func TestMutants(t *testing.T) {
	rows := tabletest.Rows(t, filepath.Join(corpus, "mutants", "EXPECT.tsv"))
	e := corpusEngine(t)
	sound := map[string]map[string]string{}
	for _, from := range rows {
		if name := from["made_from"]; sound[name] == nil {
			o, err := readAny(t, e, filepath.Join(corpus, name), variants.AssemblyUnknown)
			if err != nil {
				t.Fatal(err)
			}
			sound[name] = said(o)
		}
	}
	for _, row := range rows {
		o, err := readAny(t, e, filepath.Join(corpus, "mutants", row["file"]), variants.AssemblyUnknown)
		want, _, _ := strings.Cut(cmp.Or(otherwise[row["file"]], row["expect"]), ":")
		got := "same"
		switch {
		case err != nil:
			got = "error"
		case len(o.Problems) > 0:
			got = "warn"
		}
		t.Logf("%-40s %-6s %s", row["file"], got, row["what_was_done"])
		told := got == want || want == "warn" && got == "error" || want == "same" && got == "warn" || want == "silent"
		if !told {
			t.Errorf("%s: %s, want %s (%v)", row["file"], got, want, err)
		}
		if err != nil {
			if p, ok := variants.AsProblem(err); !ok || p.Code == "" {
				t.Errorf("%s: %v has no code", row["file"], err)
			}
			continue
		}
		if from := sound[row["made_from"]]; row["file"] != otherGenome {
			for key, fact := range said(o) {
				if fact != from[key] && (want == "same" || !weaker(fact, from[key])) {
					t.Errorf("%s: %s: %s, the sound file says %q", row["file"], key, fact, from[key])
				}
			}
		}
	}
}

// otherGenome was not made from the file that EXPECT.tsv names: it is on the other build.
const otherGenome = "brca37__gvcf_gq0.g.vcf"

// weaker reports whether a fact says no more than the sound file's does: fewer bases, an open
// side, a doubtful call, or none.
func weaker(fact, sound string) bool {
	var n, of, soundN, soundOf int
	if k, _ := fmt.Sscanf(fact, "%d of %d", &n, &of); k == 2 {
		k, _ = fmt.Sscanf(sound, "%d of %d", &soundN, &soundOf)
		return k == 2 && n <= soundN && of == soundOf
	}
	if k, _ := fmt.Sscanf(fact, "variant %d of %d", &n, &of); k == 2 && of == 0 {
		// a call of both copies of which half of the reads tell failed, where half a call stands
		k, _ = fmt.Sscanf(strings.Replace(sound, "filtered 2 of 2", "variant 2 of 2", 1), "variant %d of %d", &soundN, &soundOf)
		return k == 2 && n <= soundN
	}
	return cautious(fact) && sound != ""
}
