package germline

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"allelens/variants"
	"allelens/variants/acmg"
	"allelens/variants/genome"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// Lookup is what is asked of the knowledge base for each variant. *sqlite.Base implements it.
type Lookup interface {
	Classification(ctx context.Context, in variants.Assembly, a variants.Allele) (*knowledge.Classification, error)
	Frequencies(ctx context.Context, in variants.Assembly, a variants.Allele) ([]knowledge.Frequency, error)
	Functional(ctx context.Context, in variants.Assembly, gene string, a variants.Allele, hgvsP string) ([]knowledge.Functional, error)
	acmg.Lookup
	Score(ctx context.Context, in variants.Assembly, a variants.Allele) (*knowledge.Score, error)
	Rearrangements(ctx context.Context, in variants.Assembly, gene string) ([]knowledge.Rearrangement, error)
}

// Classifier names and classifies variants of the cancer genes. It does not change once built.
type Classifier struct {
	genes  []gene
	lookup Lookup
	newest string // date of the newest export of classes
	day    string // that the age of classes is told by, YYYY-MM-DD; "" takes the newest export's
}

type gene struct {
	transcript knowledge.Transcript
	namer      *hgvs.Namer
	domains    []knowledge.Domain
	criteria   *acmg.Specification // nil: no evidence of our own is given
}

// New makes a classifier for the genes of the transcripts.
func New(transcripts []knowledge.Transcript, domains []knowledge.Domain, ref *genome.Reference, l Lookup) (*Classifier, error) {
	c := &Classifier{lookup: l}
	for _, t := range transcripts {
		namer, err := hgvs.NewNamer(ref, Naming(t))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", t.Gene, err)
		}
		g := gene{transcript: t, namer: namer}
		for _, d := range domains {
			if d.Gene == t.Gene {
				g.domains = append(g.domains, d)
			}
		}
		c.genes = append(c.genes, g)
	}
	return c, nil
}

// On gives a classifier that tells the age of classes on a day, YYYY-MM-DD.
func (c *Classifier) On(day string) *Classifier {
	out := *c
	out.day = day
	return &out
}

// Naming is a transcript as package hgvs names variants on it.
func Naming(t knowledge.Transcript) hgvs.Transcript {
	n := hgvs.Transcript{
		Gene: t.Gene, RefSeq: t.RefSeq, Protein: t.Protein, Contig: t.Contig, Strand: t.Strand,
		GenomicAccession: t.Accessions,
	}
	for _, e := range t.Exons {
		n.Exons = append(n.Exons, hgvs.Exon{Number: e.Number, Genomic: e.Genomic, CDSStart: e.CDSStart, CDSEnd: e.CDSEnd})
	}
	return n
}

// margin is how far beyond the transcript variants are collected, in bases: the knowledge base
// holds classified variants up to there.
const margin = 5000

// Regions lists what the ledger is asked about the genes.
func (c *Classifier) Regions() []ledger.GeneRegion {
	regions := make([]ledger.GeneRegion, len(c.genes))
	for i, g := range c.genes {
		r := ledger.GeneRegion{Gene: g.transcript.Gene, Region: map[variants.Assembly]variants.Interval{}, Bases: map[variants.Assembly][]ledger.Exon{}}
		for _, in := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
			r.Region[in] = g.span(in)
			r.Bases[in] = g.coding(in)
		}
		regions[i] = r
	}
	return regions
}

// span is the transcript with a margin on both sides.
func (g gene) span(in variants.Assembly) variants.Interval {
	iv := g.transcript.Exons[0].Genomic[in]
	for _, e := range g.transcript.Exons {
		iv.Start, iv.End = min(iv.Start, e.Genomic[in].Start), max(iv.End, e.Genomic[in].End)
	}
	iv.Start, iv.End = iv.Start-margin, iv.End+margin
	return iv
}

// coding lists the coding part of each exon, stop codon included, in transcript order.
func (g gene) coding(in variants.Assembly) []ledger.Exon {
	var exons []ledger.Exon
	for _, e := range g.transcript.Exons {
		if e.CDSStart == 0 {
			continue
		}
		bases, length := e.Genomic[in], e.CDSEnd-e.CDSStart+1
		// Only the first and the last coding exon hold untranslated bases: before the start
		// codon in one, after the stop codon in the other, as the transcript reads.
		if atStart := e.CDSStart == 1; atStart == (g.transcript.Strand > 0) {
			bases.Start = bases.End - length + 1
		} else {
			bases.End = bases.Start + length - 1
		}
		exons = append(exons, ledger.Exon{Number: e.Number, Bases: bases})
	}
	return exons
}

// Classify gives the observations of the cancer genes their meaning. declared is what counts as
// covered where the file says nothing.
func (c *Classifier) Classify(ctx context.Context, o *ledger.Observations, declared ledger.Declaration) (Result, error) {
	var r Result
	for _, g := range c.genes {
		at := slices.IndexFunc(o.Coverage, func(x ledger.Coverage) bool { return x.Gene == g.transcript.Gene })
		if at < 0 {
			continue // out of scope: never read
		}
		out := Gene{Gene: g.transcript.Gene, Transcript: g.transcript, Domains: g.domains, Coverage: o.Coverage[at]}
		out.AssessedBases, out.TotalBases = out.Coverage.Total()
		for _, e := range out.Coverage.Exons {
			for _, iv := range e.Absent {
				out.AssumedBases += declared.Bases(iv)
			}
		}
		out.AssessedBases += out.AssumedBases
		var err error
		if out.Findings, err = c.findings(ctx, g, o); err != nil {
			return Result{}, err
		}
		if out.Faint, err = c.faint(ctx, g, out.Coverage.Faint, o.Assembly); err != nil {
			return Result{}, err
		}
		if out.Haplotypes, out.Crowded, err = c.joints(ctx, g, out.Findings, o.Assembly); err != nil {
			return Result{}, err
		}
		if err := c.judge(ctx, g, &out, o.Assembly); err != nil {
			return Result{}, err
		}
		slices.SortStableFunc(out.Findings, func(a, b Finding) int {
			return cmp.Or(urgency(a)-urgency(b), a.Allele.Pos-b.Allele.Pos)
		})
		if out.Structural, err = c.structurals(ctx, g, o, out.Findings); err != nil {
			return Result{}, err
		}
		out.Conclusion = conclude(out)
		r.Genes = append(r.Genes, out)
	}
	return r, nil
}

// findings names a gene's variants and looks them up.
func (c *Classifier) findings(ctx context.Context, g gene, o *ledger.Observations) ([]Finding, error) {
	var found []Finding
	for _, change := range o.Variants {
		if change.Gene != g.transcript.Gene {
			continue
		}
		f, err := c.finding(ctx, g, change, o.Assembly)
		if err != nil {
			return nil, err
		}
		f.Confirm = o.Thresholds.Doubts(change)
		found = append(found, f)
	}
	return found, nil
}

// faint names the variants that too few reads show for a call, of those that would be reported if they were called: the
// gravest first.
func (c *Classifier) faint(ctx context.Context, g gene, all []ledger.Change, in variants.Assembly) ([]Finding, error) {
	var found []Finding
	for _, change := range all {
		f, err := c.finding(ctx, g, change, in)
		if err != nil {
			return nil, err
		}
		if f.Reportable = reportable(f); f.Reportable {
			found = append(found, f)
		}
	}
	slices.SortStableFunc(found, func(a, b Finding) int { return urgency(a) - urgency(b) })
	return found, nil
}

// judge gives the findings what depends on the other ones of the gene: with whom they act
// together, our own evidence, and whether they belong on paper.
func (c *Classifier) judge(ctx context.Context, g gene, out *Gene, in variants.Assembly) (err error) {
	for i := range out.Findings {
		f := &out.Findings[i]
		f.Haplotype = acting(out.Haplotypes, *f)
		if g.criteria != nil && !f.expert() {
			if f.Evidence, f.Provisional, err = g.criteria.Assess(ctx, f.asked(in), c.lookup); err != nil {
				return err
			}
		}
		f.strong = f.Provisional != nil && !f.held() && g.criteria.Reaches(f.Provisional)
		f.Reportable = reportable(*f)
	}
	return nil
}

func (c *Classifier) finding(ctx context.Context, g gene, change ledger.Change, in variants.Assembly) (f Finding, err error) {
	f = Finding{Change: change, Class: knowledge.NotReviewed}
	if f.Name, err = g.namer.Name(in, change.Allele); err != nil {
		return f, fmt.Errorf("name %v: %w", change.Allele, err)
	}
	if f.Classification, err = c.lookup.Classification(ctx, in, change.Allele); err != nil {
		return f, err
	}
	if err = c.long(ctx, g, &f, in); err != nil {
		return f, err
	}
	if f.Classification != nil {
		f.Class, f.Old = f.Classification.Class, c.old(f.Classification.Date)
	}
	if f.Frequencies, err = c.lookup.Frequencies(ctx, in, change.Allele); err != nil {
		return f, err
	}
	if f.Score, err = c.lookup.Score(ctx, in, change.Allele); err != nil {
		return f, err
	}
	if f.Functional, err = c.lookup.Functional(ctx, in, change.Gene, change.Allele, f.Name.Protein()); err != nil {
		return f, err
	}
	return f, nil
}

// old reports whether an export of a date is more than two years older than the report, or, where its day is not
// known, than the newest export.
func (c *Classifier) old(date string) bool { return Old(date, cmp.Or(c.day, c.newest)) }

// ReducedPenetrance reports whether carriers are known to have lower risks than other carriers of
// the gene, so that its curves do not hold for them.
func (f Finding) ReducedPenetrance() bool {
	return f.Classification != nil && f.Classification.Reduced != nil
}

// urgency orders findings: what acts first, then what is open, then what is settled.
func urgency(f Finding) int {
	order := []knowledge.Class{knowledge.Pathogenic, knowledge.LikelyPathogenic, knowledge.Uncertain, knowledge.Conflicting,
		knowledge.NotReviewed, knowledge.LikelyBenign, knowledge.Benign}
	at := 2 * slices.Index(order, f.Class)
	if f.Class == knowledge.NotReviewed && !f.Reportable {
		return 2*len(order) + 1
	}
	return at
}

// held reports whether a class stands for the variant that is reviewed and not stale.
func (f Finding) held() bool { return f.classed() && !f.Unreviewed() && !f.Stale() }

// reportable: see Finding.Reportable.
func reportable(f Finding) bool {
	switch f.Class {
	case knowledge.Pathogenic, knowledge.LikelyPathogenic, knowledge.Uncertain, knowledge.Conflicting:
		return true
	}
	if f.Classification != nil && f.Classification.ClassUnknown && !f.common() || f.Claimed() {
		return true
	}
	acts := slices.Contains(effects, f.Name.Consequence) || hgvs.Overlapping(f.Name.Consequence)
	return f.strong || (f.Class == knowledge.NotReviewed || f.Unreviewed()) && acts
}

// common reports whether the variant is too frequent for what a disease-causing one would be.
func (f Finding) common() bool {
	return slices.ContainsFunc(f.Evidence, func(e acmg.Evidence) bool { return e.Is(acmg.BA1) || e.Is(acmg.BS1) })
}

// effects are the consequences, in Sequence Ontology terms, that can change the protein or its
// splicing.
var effects = []string{
	"stop_gained", "frameshift_variant", "splice_donor_variant", "splice_acceptor_variant", "start_lost", "start_retained_variant", "stop_lost",
	"missense_variant", "inframe_deletion", "inframe_insertion", "protein_altering_variant", "splice_region_variant", "coding_boundary_variant",
}
