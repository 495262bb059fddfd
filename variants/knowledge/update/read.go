package update

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/vcf"
)

// entry is one allele of the ClinVar file.
type entry struct {
	standing
	gene              string
	allele            variants.Allele // normal form in GRCh38
	line              int64
	variationID, rsid string
	evaluated         string // YYYY-MM-DD, "" where the file does not say
}

// record is one record of the file near a gene.
type record struct {
	*vcf.Record
	gene      string // of the place, not of GENEINFO
	build     variants.Assembly
	info      map[string]string
	evaluated string // YYYY-MM-DD, "" where the file does not say
}

// concerns reports whether ClinVar counts the record to the gene of its place.
func (r record) concerns() bool {
	for _, g := range strings.Split(r.info["GENEINFO"], "|") {
		if name, _, _ := strings.Cut(g, ":"); name == r.gene {
			return true
		}
	}
	return false
}

// lacks is why no class may be taken from the record: without a gene the line may be cut, and without
// a class ClinVar has none for the germline, which says nothing against the one that it had.
func (r record) lacks() string {
	switch {
	case r.info["GENEINFO"] == "":
		return "no_gene"
	case r.info["CLNSIG"] == "":
		return "no_class"
	}
	return ""
}

// reading is what a ClinVar file holds of the genes.
type reading struct {
	file       File
	lines      int64
	read       int
	entries    map[variants.Allele]entry
	mismatches []string // records whose REF is not the reference's
	compared   int
	skipped    map[string]int
}

// Problems of the file, by code.
const (
	notClinVar = "clinvar_not"
	noDate     = "clinvar_no_date"
	incomplete = "clinvar_incomplete"
	noGenes    = "clinvar_no_genes"
	otherBuild = "clinvar_build"
	newWord    = "clinvar_word"
	badLine    = "clinvar_line"
)

func newReading() *reading {
	return &reading{entries: map[variants.Allele]entry{}, skipped: map[string]int{}}
}

// read takes the genes' alleles from a file of either layout; date is what the user says of its release, or "". The
// whole file is read, so that a cut one is not taken for a release that has lost its rest.
func (b *bundle) read(ctx context.Context, path, date string, progress func(done, total int64)) (*reading, error) {
	s, err := openSummary(path)
	if err != nil {
		return nil, err
	}
	if s != nil {
		defer s.close()
		return b.readSummary(ctx, s, date, progress)
	}
	r, err := b.readVCF(ctx, path, progress)
	if err == nil && date != "" && date != r.file.Date {
		return nil, variants.Fail(otherDate, r.file.Name, "stated", date, "found", r.file.Date)
	}
	return r, err
}

func (b *bundle) readVCF(ctx context.Context, path string, progress func(done, total int64)) (*reading, error) {
	file, err := vcf.Open(ctx, path, vcf.Options{Sites: true, Whole: true, Progress: progress})
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // that the file changed is told by Scan
	r := newReading()
	if err := r.head(file.Header(), file.Identity().Name); err != nil {
		return nil, err
	}
	var records []record
	tally, err := file.Scan(ctx, vcf.Wanted{Regions: b.regions()}, func(rec *vcf.Record) error {
		records = append(records, b.placed(rec))
		return nil
	})
	if err != nil {
		return nil, err
	}
	if !tally.Complete {
		where := file.Identity().Name
		for _, p := range tally.Problems {
			if p.Code == "truncated" {
				where = p.Where
			}
		}
		return nil, variants.Fail(incomplete, where)
	}
	for _, p := range tally.Problems {
		if strings.HasPrefix(p.Code, "line_") && p.Severity != variants.Info {
			return nil, variants.Fail(badLine, p.Where).Because(p)
		}
	}
	r.lines, r.file.SHA256 = tally.Seen, file.Identity().SHA256
	if err := r.decideBuild(b, records); err != nil {
		return nil, err
	}
	return r, b.take(ctx, r, records)
}

// head reads what the header says of release and build.
func (r *reading) head(h *vcf.Header, name string) error {
	r.file.Name = name
	if !strings.EqualFold(h.Source, "ClinVar") || !slices.Contains(h.Fields, "INFO/CLNSIG") || !slices.Contains(h.Fields, "INFO/CLNREVSTAT") {
		return variants.Fail(notClinVar, name)
	}
	for _, remark := range h.Remarks {
		if date, ok := strings.CutPrefix(remark, "fileDate="); ok {
			r.file.Date = strings.TrimSpace(date)
		}
	}
	if _, err := time.Parse(time.DateOnly, r.file.Date); err != nil {
		return variants.Fail(noDate, name).Because(err)
	}
	if in, err := variants.ParseAssembly(cmp.Or(h.Reference, h.Assembly)); err == nil {
		r.file.Assembly = in
	}
	return nil
}

// decideBuild compares the records' bases with the reference of both builds. What the header says
// must agree.
func (r *reading) decideBuild(b *bundle, records []record) error {
	votes := map[variants.Assembly]int{}
	for _, rec := range records {
		if _, match := b.genome.MatchesReference(rec.build, rec.Contig, rec.Pos, rec.Ref); match && rec.concerns() {
			votes[rec.build]++
		}
	}
	found := variants.GRCh38
	if votes[variants.GRCh37] > votes[variants.GRCh38] {
		found = variants.GRCh37
	}
	switch {
	case votes[found] == 0:
		return variants.Fail(noGenes, r.file.Name)
	case r.file.Assembly != variants.AssemblyUnknown && r.file.Assembly != found:
		return variants.Fail(otherBuild, r.file.Name, "stated", r.file.Assembly.String(), "found", found.String(), "count", strconv.Itoa(votes[found]))
	}
	r.file.Assembly = found
	return nil
}

// take turns the records of the file's build into entries.
func (b *bundle) take(ctx context.Context, r *reading, records []record) error {
	for _, rec := range records {
		if err := ctx.Err(); err != nil {
			return err
		}
		if rec.build != r.file.Assembly {
			continue
		}
		where := r.file.Name + ":" + strconv.FormatInt(rec.Line, 10)
		concerns := rec.concerns()
		if concerns {
			r.read++
		}
		if len(rec.Alts) == 0 && concerns {
			r.skipped["no_alt"]++
		}
		for _, alt := range rec.Alts {
			a, reason := b.lift(variants.Allele{Contig: rec.Contig, Pos: rec.Pos, Ref: rec.Ref, Alt: alt}, rec, r)
			if _, held := b.rows[a]; !concerns && !held {
				continue
			}
			if reason = cmp.Or(reason, rec.lacks()); reason != "" {
				r.skipped[reason]++
				continue
			}
			s, err := standingOf(rec.info)
			var word *unknownWord
			if errors.As(err, &word) {
				return variants.Fail(newWord, where, "key", word.key, "word", word.word)
			}
			r.add(entry{standing: s, gene: rec.gene, allele: a, line: rec.Line, variationID: digits(rec.ID), rsid: rsid(rec.info["RS"]), evaluated: rec.evaluated})
		}
	}
	return nil
}

// lift brings an allele into its normal form in GRCh38, or says why that cannot be.
func (b *bundle) lift(a variants.Allele, rec record, r *reading) (normal variants.Allele, reason string) {
	known, match := b.genome.MatchesReference(rec.build, a.Contig, a.Pos, a.Ref)
	if known {
		r.compared++
	}
	if known && !match {
		r.mismatches = append(r.mismatches, r.file.Name+":"+strconv.FormatInt(rec.Line, 10))
	}
	normal, err := b.genome.Normalise(rec.build, a)
	if errors.Is(err, genome.ErrNotSequence) {
		normal = a.Trim()
	}
	if rec.build == variants.GRCh37 {
		normal.Pos -= b.offsets[rec.gene]
	}
	_, held := b.rows[normal]
	switch {
	case errors.Is(err, genome.ErrNotSequence) && !held:
		return normal, "not_sequence"
	case held:
		return normal, ""
	case !b.inBoth(normal, rec.gene):
		return normal, "outside"
	}
	return normal, ""
}

// add keeps an entry; of two records of one allele the one with more stars stays, and two that
// differ with the same stars are conflicting.
func (r *reading) add(e entry) {
	old, twice := r.entries[e.allele]
	if !twice {
		r.entries[e.allele] = e
		return
	}
	r.skipped["twice"]++
	switch {
	case e.stars > old.stars:
		r.entries[e.allele] = e
	case e.stars == old.stars && e.class != old.class:
		old.submissions = old.text + "; " + e.text
		old.class, old.text = "conflicting", "Conflicting"
		r.entries[e.allele] = old
	}
}

// digits is a VariationID; anything else is none.
func digits(s string) string {
	if s != "" && strings.Trim(s, "0123456789") == "" {
		return s
	}
	return ""
}

// rsid is the first number of INFO/RS as people write it.
func rsid(rs string) string {
	first, _, _ := strings.Cut(strings.ReplaceAll(rs, "|", ","), ",")
	if digits(first) == "" {
		return ""
	}
	return "rs" + first
}
