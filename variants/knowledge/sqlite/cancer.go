package sqlite

import (
	"context"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// position is the column with a build's coordinates; AssemblyUnknown has none and finds nothing.
func position(in variants.Assembly) string {
	switch in {
	case variants.GRCh37:
		return "pos37"
	case variants.GRCh38:
		return "pos38"
	}
	return "NULL"
}

// Classification looks a normalised allele up; nil without error when the base does not hold it.
func (b *Base) Classification(ctx context.Context, in variants.Assembly, a variants.Allele) (*knowledge.Classification, error) {
	type row struct {
		knowledge.Classification
		pos38 int
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, gene, pos38, hgvs_c, hgvs_p, consequence, class, class_text, coalesce(stars, -1),
			review_status, evaluated, variation_id, rsid, side_changed, class_unknown, absent_from
		FROM classification WHERE `+position(in)+` = ? AND contig = ? AND ref = ? AND alt = ?`,
		func(r *row) []any {
			return append(places(&r.Origin, "classification"), &r.Gene, &r.pos38, &r.HGVSC, &r.HGVSP, &r.Consequence, &r.Class, &r.ClassText, &r.Stars,
				&r.ReviewStatus, &r.Evaluated, &r.VariationID, &r.RSID, &r.SideChanged, &r.ClassUnknown, &r.AbsentFrom)
		}, a.Pos, a.Contig, a.Ref, a.Alt)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	c := rows[0].Classification
	type founder struct{ name, populations string }
	founders, err := list(ctx, b, `SELECT legacy_name, populations FROM founder WHERE pos38 = ? AND ref = ? AND alt = ? AND gene = ?`,
		func(f *founder) []any { return []any{&f.name, &f.populations} }, rows[0].pos38, a.Ref, a.Alt, c.Gene)
	for _, f := range founders {
		c.LegacyNames = append(c.LegacyNames, split(f.name, ";")...)
		c.Populations = append(c.Populations, split(f.populations, ";")...)
	}
	if err != nil {
		return nil, err
	}
	if err := b.reduce(ctx, &c, rows[0].pos38, a); err != nil {
		return nil, err
	}
	return &c, b.past(ctx, &c, rows[0].pos38, a)
}

// Classifications lists all classified variants, by row.
func (b *Base) Classifications(ctx context.Context) ([]knowledge.ClassifiedAllele, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, hgvs_c, hgvs_p, consequence, class, class_text, coalesce(stars, -1),
			review_status, evaluated, variation_id, rsid, side_changed, class_unknown, absent_from, contig, pos37, pos38, ref, alt
		FROM classification ORDER BY id`,
		func(c *knowledge.ClassifiedAllele) []any {
			return append(places(&c.Origin, "classification"), &c.Gene, &c.HGVSC, &c.HGVSP, &c.Consequence, &c.Class, &c.ClassText, &c.Stars,
				&c.ReviewStatus, &c.Evaluated, &c.VariationID, &c.RSID, &c.SideChanged, &c.ClassUnknown, &c.AbsentFrom, &c.Contig, &c.Pos37, &c.Pos38, &c.Ref, &c.Alt)
		})
}

// FounderRows lists the rows of founder variants.
func (b *Base) FounderRows(ctx context.Context) ([]knowledge.Founder, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, hgvs_c, legacy_name, pos38, ref, alt FROM founder ORDER BY id`,
		func(f *knowledge.Founder) []any {
			return append(places(&f.Origin, "founder"), &f.Gene, &f.HGVSC, &f.LegacyName, &f.Pos38, &f.Ref, &f.Alt)
		})
}

// FounderEvents lists the founder rearrangements, by row.
func (b *Base) FounderEvents(ctx context.Context) ([]knowledge.FounderEvent, error) {
	type row struct {
		knowledge.FounderEvent
		rearrangements, populations string
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, gene, name, rearrangements, populations FROM founder_event ORDER BY id`, func(r *row) []any {
		return append(places(&r.Origin, "founder_event"), &r.Gene, &r.Name, &r.rearrangements, &r.populations)
	})
	events := make([]knowledge.FounderEvent, len(rows))
	for i, r := range rows {
		r.Rearrangements, r.Populations = split(r.rearrangements, ";"), split(r.populations, ";")
		events[i] = r.FounderEvent
	}
	return events, err
}

// Frequencies lists what population collections say of a normalised allele.
func (b *Base) Frequencies(ctx context.Context, in variants.Assembly, a variants.Allele) ([]knowledge.Frequency, error) {
	type row struct {
		knowledge.Frequency
		groups string
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, dataset, coalesce(allele_count, -1), coalesce(allele_total, -1), coalesce(overall, -1.0),
			coalesce(homozygotes, -1), coalesce(faf95, -1.0), faf95_group, by_group
		FROM frequency WHERE `+position(in)+` = ? AND contig = ? AND ref = ? AND alt = ? ORDER BY id`,
		func(r *row) []any {
			return append(places(&r.Origin, "frequency"), &r.Dataset, &r.AlleleCount, &r.AlleleTotal, &r.Overall,
				&r.Homozygotes, &r.FAF95, &r.FAF95Group, &r.groups)
		}, a.Pos, a.Contig, a.Ref, a.Alt)
	var out []knowledge.Frequency
	for _, r := range rows {
		for _, g := range split(r.groups, ";") {
			name, value, _ := cutLast(g, '=')
			f, bad := strconv.ParseFloat(value, 64)
			if bad != nil {
				return nil, bad
			}
			r.ByGroup = append(r.ByGroup, knowledge.GroupFrequency{Group: name, Frequency: f})
		}
		out = append(out, r.Frequency)
	}
	return out, err
}

// Functional lists assay results for a normalised allele, and for its protein change
// (hgvsP without transcript, "p.Cys61Gly"; "" to leave that out).
func (b *Base) Functional(ctx context.Context, in variants.Assembly, gene string, a variants.Allele, hgvsP string) ([]knowledge.Functional, error) {
	into := func(f *knowledge.Functional) []any {
		return append(places(&f.Origin, "functional"), &f.Assay, &f.Score, &f.HasScore, &f.Class)
	}
	const columns = `SELECT ` + origin + `, assay, coalesce(score, 0.0), score IS NOT NULL, class FROM functional `
	out, err := list(ctx, b, columns+`WHERE `+position(in)+` = ? AND contig = ? AND ref = ? AND alt = ? ORDER BY id`,
		into, a.Pos, a.Contig, a.Ref, a.Alt)
	if err != nil || hgvsP == "" {
		return out, err
	}
	protein, err := list(ctx, b, columns+`WHERE pos38 IS NULL AND hgvs_p = ? AND gene = ? ORDER BY id`, into, hgvsP, gene)
	return append(out, protein...), err
}

// Transcripts lists the cancer genes' transcripts, by gene.
func (b *Base) Transcripts(ctx context.Context) ([]knowledge.Transcript, error) {
	type row struct {
		knowledge.Transcript
		in37, in38 string
	}
	rows, err := list(ctx, b, `SELECT t.id, t.source, t.date, t.verified > 0, t.verified = 2, gene, refseq, ensembl, protein, contig, strand, cds_length, protein_length,
			accession37, accession38, coalesce(legacy_start, 0), specification
		FROM transcript t JOIN gene USING (gene) ORDER BY rank`, func(t *row) []any {
		return append(places(&t.Origin, "transcript"), &t.Gene, &t.RefSeq, &t.Ensembl, &t.Protein, &t.Contig, &t.Strand, &t.CDSLength, &t.ProteinLength,
			&t.in37, &t.in38, &t.LegacyStart, &t.Specification)
	})
	transcripts := make([]knowledge.Transcript, len(rows))
	for i, r := range rows {
		r.Accessions = map[variants.Assembly]string{variants.GRCh37: r.in37, variants.GRCh38: r.in38}
		if err == nil {
			r.Exons, err = b.exons(ctx, r.Transcript)
		}
		transcripts[i] = r.Transcript
	}
	return transcripts, err
}

func (b *Base) exons(ctx context.Context, t knowledge.Transcript) ([]knowledge.TranscriptExon, error) {
	type row struct {
		knowledge.TranscriptExon
		start37, end37, start38, end38 int
	}
	rows, err := list(ctx, b, `SELECT number, coalesce(legacy_number, 0), start37, end37, start38, end38, tx_start, tx_end,
			coalesce(cds_start, 0), coalesce(cds_end, 0), coalesce(aa_start, 0), coalesce(aa_end, 0), in_frame_if_skipped
		FROM exon WHERE gene = ? ORDER BY number`, func(e *row) []any {
		return []any{&e.Number, &e.LegacyNumber, &e.start37, &e.end37, &e.start38, &e.end38, &e.TxStart, &e.TxEnd,
			&e.CDSStart, &e.CDSEnd, &e.AAStart, &e.AAEnd, &e.InFrameIfSkipped}
	}, t.Gene)
	exons := make([]knowledge.TranscriptExon, len(rows))
	for i, r := range rows {
		r.Genomic = map[variants.Assembly]variants.Interval{
			variants.GRCh37: {Contig: t.Contig, Start: r.start37, End: r.end37},
			variants.GRCh38: {Contig: t.Contig, Start: r.start38, End: r.end38},
		}
		exons[i] = r.TranscriptExon
	}
	return exons, err
}

// References lists the bundled genome slices, one for each gene and build.
func (b *Base) References(ctx context.Context) ([]knowledge.ReferenceSlice, error) {
	type piece struct {
		knowledge.ReferenceSlice
		assembly string
	}
	pieces, err := list(ctx, b, `SELECT `+origin+`, gene, assembly, contig, start, bases FROM reference ORDER BY assembly, contig, start`,
		func(p *piece) []any {
			return append(places(&p.Origin, "reference"), &p.Gene, &p.assembly, &p.Contig, &p.Start, &p.Bases)
		})
	var slices []knowledge.ReferenceSlice
	for len(pieces) > 0 {
		n, length := 1, len(pieces[0].Bases)
		for n < len(pieces) && pieces[n].assembly == pieces[0].assembly && pieces[n].Contig == pieces[0].Contig && pieces[n].Start == pieces[0].Start+length {
			length += len(pieces[n].Bases)
			n++
		}
		var bases strings.Builder
		bases.Grow(length)
		for _, p := range pieces[:n] {
			bases.WriteString(p.Bases)
		}
		slice := pieces[0].ReferenceSlice
		slice.Bases = bases.String()
		if slice.Assembly, err = variants.ParseAssembly(pieces[0].assembly); err != nil {
			return nil, err
		}
		slices, pieces = append(slices, slice), pieces[n:]
	}
	return slices, err
}

// Domains lists the protein domains, by gene and place.
func (b *Base) Domains(ctx context.Context) ([]knowledge.Domain, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, name, aa_start, aa_end FROM domain ORDER BY gene, aa_start, id`,
		func(d *knowledge.Domain) []any {
			return append(places(&d.Origin, "domain"), &d.Gene, &d.Name, &d.Start, &d.End)
		})
}
