package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"allelens/app/engine"
	"allelens/report"
	"allelens/ui/workspace"
	"allelens/variants/patient"
	"allelens/variants/tabletest"
)

// lines is a file as header and records.
type lines struct {
	head    string
	records [][]string // columns
}

func linesOf(t *testing.T, path string) lines {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var f lines
	for line := range strings.Lines(string(unzipped(t, data))) {
		if strings.HasPrefix(line, "#") {
			f.head += line
		} else {
			f.records = append(f.records, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
		}
	}
	return f
}

// clone is a copy whose records may be exchanged, not changed.
func (f lines) clone() lines { return lines{f.head, slices.Clone(f.records)} }

// String is the file.
func (f lines) String() string {
	var b strings.Builder
	b.WriteString(f.head)
	for _, r := range f.records {
		b.WriteString(strings.Join(r, "\t") + "\n")
	}
	return b.String()
}

// Columns of a record.
const (
	posColumn    = 1
	refColumn    = 3
	altColumn    = 4
	filterColumn = 6
	infoColumn   = 7
	formatColumn = 8
	sampleColumn = 9
)

// showsReference: the genotype holds nothing but the reference.
func showsReference(record []string) bool {
	genotype, _, _ := strings.Cut(record[sampleColumn], ":")
	return strings.Trim(genotype, "0/|") == ""
}

func position(record []string) int {
	pos, _ := strconv.Atoi(record[posColumn])
	return pos
}

// pick draws the index of a record that is a reference line, or one that is not.
func (f lines) pick(r *rand.Rand, reference bool) int {
	for {
		if i := r.IntN(len(f.records)); showsReference(f.records[i]) == reference {
			return i
		}
	}
}

// with exchanges columns of a record: column, value, …
func with(record []string, columns ...any) []string {
	changed := slices.Clone(record)
	for i := 0; i < len(columns); i += 2 {
		changed[columns[i].(int)] = columns[i+1].(string)
	}
	return changed
}

// sampled exchanges one value of the sample's column; genotype stands first.
func sampled(record []string, at int, value string) []string {
	values := strings.Split(record[sampleColumn], ":")
	values[at] = value
	return with(record, sampleColumn, strings.Join(values, ":"))
}

func drawn[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// edit changes a file and says what it did.
type edit func(r *rand.Rand, f *lines) string

// insertBefore puts a line of the given columns before record i.
func (f *lines) insertBefore(i int, alt, info, format, sample string) string {
	at := f.records[i]
	line := []string{at[0], at[posColumn], ".", at[refColumn][:1], alt, ".", "PASS", info, format, sample}
	f.records = slices.Insert(f.records, i, line)
	return strings.Join(line, " ")
}

// reach draws an end for a line at record i: within the gene, over the whole of it, or further.
func (f *lines) reach(r *rand.Rand, i int) string {
	return strconv.Itoa(position(f.records[i]) + drawn(r, 1, 10, 300, 5_000, 90_000, 2_000_000))
}

// structuralReference inserts a line of a structural or copy-number event that was not found.
func structuralReference(r *rand.Rand, f *lines) string {
	i := r.IntN(len(f.records))
	alt := drawn(r, "<DEL>", "<DUP>", "<INV>", "<INS>", "<CNV>", "<CN0>", "<CN1>", "<CN2>", "<TRA>", "<BND>", "<DEL:ME:ALU>", "<INS:ME:ALU>", "<DUP:TANDEM>", "<CN0>,<CN2>", ".")
	info := []string{"END=" + f.reach(r, i)}
	kind := drawn(r, "", "SVTYPE=DEL", "SVTYPE=DUP", "SVTYPE=CNV", "SVTYPE=INS", "SVTYPE=INV")
	if kind == "" && alt == "." {
		kind = "SVTYPE=CNV" // without it this is a block
	}
	if kind != "" {
		info = append(info, kind)
	}
	if r.IntN(2) == 0 {
		info = append(info, "SVLEN=-1000")
	}
	format, sample := "GT", drawn(r, "0/0", "0|0", "0")
	if r.IntN(2) == 0 {
		format, sample = "GT:GQ:CN", drawn(r, "0/0", "0|0", "0", "./.")+":99:2"
	}
	return "insert " + f.insertBefore(i, alt, strings.Join(info, ";"), format, sample)
}

// openEvent inserts a line of an event of which neither a genotype nor a copy number is given: it may be there.
func openEvent(r *rand.Rand, f *lines) string {
	i := r.IntN(len(f.records))
	alt := drawn(r, "<DEL>", "<DUP>", "<INV>", "<CNV>")
	return "insert " + f.insertBefore(i, alt, "END="+f.reach(r, i)+";SVTYPE="+strings.Trim(alt, "<>"), "GT", "./.")
}

// segment inserts a diploid segment of gCNV, or of CNVkit.
func segment(r *rand.Rand, f *lines) string {
	i := r.IntN(len(f.records))
	end := "END=" + f.reach(r, i)
	if r.IntN(2) == 0 {
		return "insert " + f.insertBefore(i, drawn(r, ".", "<DEL>,<DUP>"), end, "GT:CN:NP:QA:QS", drawn(r, "0", "0/0")+":2:12:60:400")
	}
	return "insert " + f.insertBefore(i, "<CNV>", end+";SVTYPE=CNV;IMPRECISE", "GT:CN:CNQ", "./.:2:80")
}

// noCall inserts a line or block that calls nothing.
func noCall(r *rand.Rand, f *lines) string {
	i := r.IntN(len(f.records))
	info := drawn(r, ".", "END="+f.reach(r, i))
	return "insert " + f.insertBefore(i, drawn(r, ".", "<NON_REF>", "<*>", "G"), info, "GT:DP:GQ", drawn(r, "./.", "./0", ".", "0/.")+":0:0")
}

// lessReference deletes reference lines.
func lessReference(r *rand.Rand, f *lines) string {
	i := f.pick(r, true)
	what := fmt.Sprintf("delete reference from %s:%s", f.records[i][0], f.records[i][posColumn])
	for n := 1 + r.IntN(drawn(r, 1, 5, 60)); n > 0 && i < len(f.records) && showsReference(f.records[i]); n-- {
		f.records = slices.Delete(f.records, i, i+1)
	}
	return what
}

// failed lets a call fail, or leaves its first side open.
func failed(r *rand.Rand, record []string) []string {
	switch r.IntN(4) {
	case 0:
		return with(record, filterColumn, drawn(r, "LowQual", "q10;SnpGap", "FAIL"))
	case 1:
		return sampled(record, 1, strconv.Itoa(r.IntN(10)))
	case 2:
		return sampled(record, 2, strconv.Itoa(r.IntN(20)))
	}
	genotype, _, _ := strings.Cut(record[sampleColumn], ":")
	return sampled(record, 0, "./"+genotype[len(genotype)-1:])
}

// uncalled leaves both sides open, or the last one, so that the allele is not told any more.
func uncalled(r *rand.Rand, record []string) []string {
	return sampled(record, 0, drawn(r, "./.", ".", record[sampleColumn][:1]+"/."))
}

func failReference(r *rand.Rand, f *lines) string {
	i := f.pick(r, true)
	f.records[i] = drawn(r, failed, uncalled)(r, f.records[i])
	return "weaken to " + strings.Join(f.records[i], " ")
}

// splitBlock tells one block in two lines.
func splitBlock(r *rand.Rand, f *lines) string {
	i := f.pick(r, true)
	block := f.records[i]
	end, err := strconv.Atoi(strings.TrimPrefix(block[infoColumn], "END="))
	if err != nil || end <= position(block) {
		return "nothing"
	}
	at := position(block) + r.IntN(end-position(block))
	first := with(block, infoColumn, "END="+strconv.Itoa(at))
	rest := with(block, posColumn, strconv.Itoa(at+1), refColumn, "N")
	f.records = slices.Replace(f.records, i, i+1, first, rest)
	return "split " + strings.Join(block, " ")
}

// shifted moves a line by a few bases.
func shifted(r *rand.Rand, f *lines, i int) string {
	record := f.records[i]
	by := drawn(r, -3, -2, -1, 1, 2, 3)
	if at, found := strings.CutPrefix(record[infoColumn], "END="); found {
		end, _ := strconv.Atoi(at)
		record = with(record, infoColumn, "END="+strconv.Itoa(end+by))
	}
	f.records[i] = with(record, posColumn, strconv.Itoa(position(record)+by))
	return fmt.Sprintf("shift %s by %d", strings.Join(record, " "), by)
}

func shiftReference(r *rand.Rand, f *lines) string { return shifted(r, f, f.pick(r, true)) }

func deleteVariant(r *rand.Rand, f *lines) string {
	i := f.pick(r, false)
	what := "delete " + strings.Join(f.records[i], " ")
	f.records = slices.Delete(f.records, i, i+1)
	return what
}

func failVariant(r *rand.Rand, f *lines) string {
	i := f.pick(r, false)
	f.records[i] = failed(r, f.records[i])
	return "fail " + strings.Join(f.records[i], " ")
}

func uncallVariant(r *rand.Rand, f *lines) string {
	i := f.pick(r, false)
	f.records[i] = uncalled(r, f.records[i])
	return "uncall " + strings.Join(f.records[i], " ")
}

func shiftVariant(r *rand.Rand, f *lines) string { return shifted(r, f, f.pick(r, false)) }

// touched is the gravest that edits did to the lines of variants.
type touched uint8

const (
	noVariant    touched = iota // only what attests nothing was added, or what attests reference was taken
	variantFails                // the call of a variant or an event fails, or half of it is open: it is still named
	variantGone                 // the file does not tell an allele any more
)

// edits by what they do to variants.
var edits = [][]edit{
	noVariant:    {structuralReference, segment, noCall, lessReference, failReference, splitBlock, shiftReference},
	variantFails: {failVariant, openEvent},
	variantGone:  {deleteVariant, uncallVariant, shiftVariant},
}

// What is said of a gene, and to do with a medicine, up to what reassures most. Whatever else is said of a
// medicine tells that something is not known, and reassures nobody.
var (
	conclusions = []string{"pathogenic_found", "probable_found", "uncertain_found", "not_assessed", "none_found"}
	actions     = []string{"contraindicated", "avoid", "alternative", "change_dose", "monitor", "standard"}
)

// reassures lists what an edited file says more reassuringly than the file before. A finding may go with
// its variant, but nothing reassuring may come in its place.
func reassures(before, after *report.Report, what touched) (wrong []string) {
	said := map[string]string{}
	for _, g := range before.Cancer.Genes {
		said[g.Gene] = g.Conclusion
	}
	for _, g := range after.Cancer.Genes {
		from, to := said[g.Gene], g.Conclusion
		if slices.Index(conclusions, to) > slices.Index(conclusions, from) && (what == noVariant || to == "none_found") {
			wrong = append(wrong, g.Gene+": "+from+" became "+to)
		}
	}
	for _, d := range before.Drugs {
		said[d.Drug] = d.Action
	}
	for _, d := range after.Drugs {
		from, to := said[d.Drug], d.Action
		was, is := slices.Index(actions, from), slices.Index(actions, to)
		if is > was && (what == noVariant && was >= 0 || what != variantGone && to == "standard") {
			wrong = append(wrong, d.Drug+": "+from+" became "+to)
		}
	}
	return wrong
}

// bench reads edited files one after the other.
type bench struct {
	engine *engine.Engine
	path   string
}

func (b bench) report(t *testing.T, f lines) *report.Report {
	t.Helper()
	place(t, b.path, []byte(f.String()))
	o, err := b.engine.Observe(t.Context(), b.path, engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Both}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := b.engine.Report(t.Context(), o, patient.Case{Age: 41, Sex: patient.Female})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestProofEdits: whatever is added to a gVCF that attests nothing, and whatever is taken from it, no
// conclusion moves towards none_found, and no medicine towards standard.
func TestProofEdits(t *testing.T) {
	e := corpusEngine(t)
	e.Plain = true
	n := tabletest.Draws(36, 10_000)
	var workers sync.WaitGroup
	for worker := range 2 {
		b := bench{e, filepath.Join(t.TempDir(), "edited.vcf")}
		workers.Go(func() {
			for i, name := range []string{"demonstration.grch38.vcf.gz", "none.grch38.g.vcf.gz", "demonstration.grch37.vcf"} {
				original := linesOf(t, sample(name))
				before := b.report(t, original)
				for seed := worker; seed < n; seed += 2 {
					if seed%3 == i {
						b.edited(t, name, original, before, uint64(seed))
					}
				}
			}
		})
	}
	workers.Wait()
	t.Logf("%d files edited", n)
}

// edited draws one to four edits and compares.
func (b bench) edited(t *testing.T, name string, original lines, before *report.Report, seed uint64) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 11))
	f, what := original.clone(), noVariant
	var done []string
	for range 1 + r.IntN(4) {
		of := drawn(r, noVariant, noVariant, noVariant, noVariant, variantFails, variantGone)
		if of != noVariant && !slices.ContainsFunc(f.records, func(record []string) bool { return !showsReference(record) }) {
			of = noVariant
		}
		what = max(what, of)
		done = append(done, drawn(r, edits[of]...)(r, &f))
	}
	if wrong := reassures(before, b.report(t, f), what); len(wrong) > 0 {
		t.Errorf("%s, seed %d: %s\n\t%s", name, seed, strings.Join(wrong, "; "), strings.Join(done, "\n\t"))
	}
}
