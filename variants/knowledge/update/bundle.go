package update

import (
	"context"
	"fmt"
	"strings"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/germline"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/vcf"
)

// bundle is what is needed of the base that a file is compared with: the one in use.
type bundle struct {
	version  string
	genome   *genome.Reference
	slices   map[variants.Assembly]map[string]variants.Interval // by gene
	offsets  map[string]int                                     // position in GRCh37 less that in GRCh38, by gene
	namers   map[string]*hgvs.Namer
	classed  []knowledge.ClassifiedAllele
	rows     map[variants.Allele]int // place in classed, by allele in GRCh38
	earlier  []knowledge.EarlierClassOf
	disputes []knowledge.EarlierClassOf
	founders []knowledge.Founder
	sources  []knowledge.Source
}

// unbundle reads a base.
func unbundle(ctx context.Context, file []byte) (*bundle, error) {
	base, err := sqlite.Open(ctx, file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = base.Close() }() // only read
	b := &bundle{version: base.Version(), rows: map[variants.Allele]int{}}
	for _, load := range []func(context.Context, *sqlite.Base) error{b.loadGenome, b.loadTranscripts, b.loadRows} {
		if err := load(ctx, base); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (b *bundle) loadGenome(ctx context.Context, base *sqlite.Base) error {
	slices, err := base.References(ctx)
	if err != nil {
		return err
	}
	b.slices = map[variants.Assembly]map[string]variants.Interval{variants.GRCh37: {}, variants.GRCh38: {}}
	var parts []genome.Slice
	for _, s := range slices {
		part := genome.Slice{Assembly: s.Assembly, Contig: s.Contig, Start: s.Start, Bases: s.Bases}
		parts = append(parts, part)
		b.slices[s.Assembly][s.Gene] = variants.Interval{Contig: s.Contig, Start: s.Start, End: part.End()}
	}
	b.genome = genome.NewReference(parts)
	return nil
}

// loadTranscripts makes the namers, and finds how far the builds lie apart: the same distance at all
// exons of a gene.
func (b *bundle) loadTranscripts(ctx context.Context, base *sqlite.Base) error {
	transcripts, err := base.Transcripts(ctx)
	if err != nil {
		return err
	}
	b.offsets, b.namers = map[string]int{}, map[string]*hgvs.Namer{}
	for _, t := range transcripts {
		if b.namers[t.Gene], err = hgvs.NewNamer(b.genome, germline.Naming(t)); err != nil {
			return fmt.Errorf("%s: %w", t.Gene, err)
		}
		for i, e := range t.Exons {
			offset := e.Genomic[variants.GRCh37].Start - e.Genomic[variants.GRCh38].Start
			if i > 0 && offset != b.offsets[t.Gene] {
				return fmt.Errorf("%s: exon %d lies elsewhere in the other build", t.Gene, e.Number)
			}
			b.offsets[t.Gene] = offset
		}
	}
	return nil
}

func (b *bundle) loadRows(ctx context.Context, base *sqlite.Base) (err error) {
	if b.classed, err = base.Classifications(ctx); err != nil {
		return err
	}
	for i, c := range b.classed {
		b.rows[c.Allele(variants.GRCh38)] = i
	}
	if b.earlier, err = base.EarlierClasses(ctx); err != nil {
		return err
	}
	if b.disputes, err = base.Disputes(ctx); err != nil {
		return err
	}
	if b.founders, err = base.FounderRows(ctx); err != nil {
		return err
	}
	b.sources, err = base.Sources(ctx)
	return err
}

// newest is the date of the newest class in the base.
func (b *bundle) newest() (date string) {
	for _, c := range b.classed {
		date = max(date, c.Date)
	}
	return date
}

// regions are the bundled slices of both builds, which lie apart.
func (b *bundle) regions() (all []variants.Interval) {
	for _, slices := range b.slices {
		for _, iv := range slices {
			all = append(all, iv)
		}
	}
	return all
}

// placed finds the gene and build of a record's place.
func (b *bundle) placed(rec *vcf.Record) record {
	r := record{Record: rec}
	for in, slices := range b.slices {
		for gene, iv := range slices {
			if iv.Contig == rec.Contig && iv.Contains(rec.Pos) {
				r.gene, r.build = gene, in
			}
		}
	}
	if rec.Text == "" {
		return r
	}
	r.info = infoOf(rec.Text[strings.LastIndexByte(rec.Text, '\t')+1:])
	return r
}

// inBoth reports whether both builds' slices hold an allele of GRCh38, with the same bases.
func (b *bundle) inBoth(a variants.Allele, gene string) bool {
	_, in38 := b.genome.MatchesReference(variants.GRCh38, a.Contig, a.Pos, a.Ref)
	_, in37 := b.genome.MatchesReference(variants.GRCh37, a.Contig, a.Pos+b.offsets[gene], a.Ref)
	return in38 && in37
}
