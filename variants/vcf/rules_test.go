package vcf

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/tabletest"
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
	s, watched := f.newScan(search{}, nil), new(order)
	s.reader.within = nil // every line counts
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
		if c := bytes.SplitN(line, []byte{'\t'}, 3); len(c) == 3 {
			contig := s.contig(c[0])
			contig.Records++
			if pos, ok := parsePos(c[1]); ok {
				watched.record(contig, pos, c[2], text.number)
			}
		}
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
			}
			rec, p := r.read(line, text.number)
			if p != nil {
				told = append(told, p)
			}
			if rec != nil {
				asWritten(t, path, rec, strings.Split(string(line), "\t"), i)
			}
		}
	}
	if s.tally.Seen == 0 {
		told = append(told, variants.Warn("no_records", ""))
	}
	return slices.Concat(told, watched.problems("", map[string]int{}), s.rules.notes), nil
}

// asWritten compares a record with the columns of its line, read here in the plainest way.
func asWritten(t *testing.T, path string, rec *Record, columns []string, sample int) {
	t.Helper()
	if !strings.EqualFold(rec.Ref, columns[colRef]) || columns[colAlt] != "." && !strings.EqualFold(strings.Join(rec.Alts, ","), columns[colAlt]) || strconv.Itoa(rec.Pos) != strings.TrimLeft(columns[colPos], "0") && rec.Pos != 0 {
		t.Errorf("%s:%d: read as %d %s>%v", path, rec.Line, rec.Pos, rec.Ref, rec.Alts)
	}
	at := slices.Index(strings.Split(columns[colFormat], ":"), "GT")
	if at < 0 {
		if rec.HasGenotype {
			t.Errorf("%s:%d: a genotype from nowhere: %v", path, rec.Line, rec.Genotype)
		}
		return
	}
	var alleles []int
	for _, a := range strings.FieldsFunc(strings.Split(columns[colSample+sample], ":")[at], func(r rune) bool { return r == '/' || r == '|' }) {
		n, err := strconv.Atoi(a)
		if err != nil {
			n = -1
		}
		alleles = append(alleles, n)
	}
	if !slices.Equal(alleles, rec.Genotype.Alleles) {
		t.Errorf("%s:%d: genotype %v, the line says %v", path, rec.Line, rec.Genotype.Alleles, alleles)
	}
}

const specification = "../../../shared/samples/open/vcf"

// unnoticed are the invalid files of which the reader tells nothing, and why.
var unnoticed = map[string]string{
	"vcf-validator/test__input_files__v4.3__assembly_checker__failed__failed_ena_api_with_mapping__failed_ena_api_with_mapping.vcf":             "sound VCF: only a download failed",
	"vcf-validator/test__input_files__v4.3__assembly_checker__failed__failed_singlemismatch_singleentry__failed_singlemismatch_singleentry.vcf": "sound VCF: REF is not the genome's base, where no sequence is bundled",
	"vcf-validator/test__input_files__v4.3__evidence__failed__failed_no_genotypes_or_frequencies.vcf":                                           "sound VCF without samples: the program refuses it",
	"vcf-validator/test__input_files__v4.4__evidence__failed__failed_no_genotypes_or_frequencies.vcf":                                           "sound VCF without samples: the program refuses it",
	"vcf-validator/test__input_files__v4.4__failed__failed_meta_contig_003.vcf":                                                                 "the specification allows an asterisk after a name's first letter",
}

// TestSpecification reads the valid and invalid files that the makers of the format and of its
// validator wrote: the valid ones are taken; of the invalid ones it is told what is wrong, and in
// which line; no genotype is another than the line's.
func TestSpecification(t *testing.T) {
	data, err := os.ReadFile(tabletest.Beside(t, filepath.Join(specification, "INDEX.tsv")))
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for l := range strings.SplitSeq(string(data), "\n") {
		f := strings.Split(l, "\t")
		if len(f) < 2 || f[1] != "spec-valid" && f[1] != "spec-invalid" {
			continue
		}
		told, refused := inspect(t, filepath.Join(specification, f[0]))
		result := outcome(told, refused)
		count[f[1]+": "+result]++
		located(t, f[0], told)
		_, explained := unnoticed[f[0]]
		switch valid := f[1] == "spec-valid"; {
		case valid && result != "read, nothing to tell" && result != "read, with a note" && !slices.ContainsFunc(told, impossible):
			t.Errorf("valid: %s: %s: %v %v", f[0], result, refused, told)
		case !valid && (result == "read, nothing to tell") != explained:
			t.Errorf("invalid: %s: %s, reason why nothing is told: %q", f[0], result, unnoticed[f[0]])
		}
	}
	for _, row := range slices.Sorted(maps.Keys(count)) {
		t.Logf("%4d %s", count[row], row)
	}
	for name, why := range unnoticed {
		t.Logf("nothing told of %s: %s", filepath.Base(name), why)
	}
	if n := count["spec-valid: read, nothing to tell"]; n < 50 {
		t.Errorf("only of %d valid files nothing is told", n)
	}
}

// outcome is what became of a file.
func outcome(told []*variants.Problem, refused error) string {
	switch {
	case refused != nil:
		return "refused"
	case slices.ContainsFunc(told, func(p *variants.Problem) bool { return strings.HasPrefix(p.Code, "line_") }):
		return "read, lines left out with the reason"
	case len(told) > 0:
		return "read, with a note"
	}
	return "read, nothing to tell"
}

// located states that what is told names a line, where it is of a line.
func located(t *testing.T, file string, told []*variants.Problem) {
	t.Helper()
	for _, p := range told {
		ofLine := strings.HasPrefix(p.Code, "irregular_") || strings.HasPrefix(p.Code, "line_") && p.Code != "line_columns"
		if _, line, _ := strings.Cut(p.Where, ":"); ofLine && (line == "" || strings.Trim(line, "0123456789") != "") {
			t.Errorf("%s: %s is told of %q", file, p.Code, p.Where)
		}
	}
}

// impossible: a genotype with an allele that the line does not list, "0|1" where ALT is ".", which
// the validator's makers accept. It cannot be told what the person carries: the line is left out.
func impossible(p *variants.Problem) bool { return p.Code == "line_genotype" }
