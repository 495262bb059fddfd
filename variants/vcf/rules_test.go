package vcf

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"allelens/variants"
)

// inspect reads every line of a file as the reader does, also where it has no sample or lies on
// contigs that are never read, and lists what is told of it.
func inspect(t *testing.T, path string) (told []*variants.Problem, refused error) {
	t.Helper()
	f := &File{options: Options{Whole: true}}
	f.identity.Path, f.identity.Name = path, filepath.Base(path)
	if p := f.open(); p != nil {
		return nil, p
	}
	defer f.file.Close()
	if err := f.readHeader(t.Context()); err != nil {
		return nil, err
	}
	if repeats(f.header.Samples) {
		return nil, variants.Fail("sample_twice", f.identity.Name)
	}
	if f.header.Version == "" {
		told = append(told, variants.Note("no_version", ""))
	}
	s := f.newScan(nil, nil)
	text, err := f.stream(t.Context(), nil)
	if err != nil {
		return nil, err
	}
	defer text.close()
	for {
		line, err := text.next()
		if err != nil {
			break
		}
		if text.number <= f.bodyLine || len(line) == 0 {
			continue
		}
		s.tally.Seen++
		columns := strings.Split(string(line), "\t")
		for i := range min(20, max(1, len(f.header.Samples))) {
			r := s.reader
			r.sample = i
			if len(f.header.Samples) == 0 {
				if len(columns) < len(fixedColumns) {
					told = append(told, variants.Warn("line_columns", ""))
					break
				}
				columns = append(columns[:len(fixedColumns):len(fixedColumns)], "GT", "./.")
				r.samples, line = 1, []byte(strings.Join(columns, "\t"))
			}
			if i > 0 {
				clear(r.rules.alleles)
				r.rules.contigs = map[string]int{}
			}
			if _, p := r.read(line, text.number); p != nil {
				told = append(told, p)
			}
		}
	}
	if s.tally.Seen == 0 {
		told = append(told, variants.Warn("no_records", ""))
	}
	return append(told, s.rules.notes...), nil
}

const specification = "../../../shared/samples/open/vcf"

// TestSpecification reads the valid and invalid files that the makers of the format and of its
// validator wrote: the valid ones are taken, and of the invalid ones it is told what is wrong.
func TestSpecification(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(specification, "INDEX.tsv"))
	if err != nil {
		t.Skip("no corpus of samples beside the repository:", err)
	}
	count := map[string]int{}
	for l := range strings.SplitSeq(string(data), "\n") {
		f := strings.Split(l, "\t")
		if len(f) < 2 || f[1] != "spec-valid" && f[1] != "spec-invalid" {
			continue
		}
		told, refused := inspect(t, filepath.Join(specification, f[0]))
		lines := slices.ContainsFunc(told, func(p *variants.Problem) bool { return p.Severity == variants.Warning && p.Code != "no_records" })
		outcome := "silent"
		switch {
		case refused != nil:
			outcome = "refused"
		case lines:
			outcome = "lines left out"
		case len(told) > 0:
			outcome = "noted"
		}
		count[f[1]+" "+outcome]++
		switch valid := f[1] == "spec-valid"; {
		case valid && (refused != nil || lines && !slices.ContainsFunc(told, impossible)):
			t.Errorf("valid: %s: %s %v %v", f[0], outcome, refused, told)
		case valid && outcome == "noted", !valid && outcome == "silent":
			t.Logf("%s %s: %s %v", f[1], outcome, f[0], told)
		}
	}
	t.Log(count)
	if silent := count["spec-invalid silent"]; silent > mostSilent {
		t.Errorf("of %d invalid files nothing is told, at most %d before", silent, mostSilent)
	}
}

// mostSilent is how many invalid files are read without a word: what is wrong with them lies in
// annotations that nothing here reads (CIGAR, repeats' lengths, pedigrees, copy numbers), in the
// order of a header line's keys, or in letters that stand for several bases, which are read.
const mostSilent = 65

// impossible: a genotype with an allele that the line does not list, "0|1" where ALT is ".", which
// the validator's makers accept. It cannot be told what the person carries: the line is left out.
func impossible(p *variants.Problem) bool { return p.Code == "line_genotype" }
