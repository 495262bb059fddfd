package ledger

import (
	"cmp"
	"slices"
	"sort"

	"allelens/variants"
	"allelens/variants/vcf"
)

// pile holds records so that those over an interval are found quickly.
type pile struct {
	Thresholds
	records []*vcf.Record // by contig and position, else in file order
	reach   []int         // highest End of the records so far on the contig
	lost    []lost        // by deletions that one line, or two, report
}

// lost are bases that an event takes away: what the lines over them say is not what both copies have.
type lost struct {
	variants.Interval
	state variants.State // NoCall, or Filtered where the event's call failed
}

// lose takes the deletions among a gene's events.
func (p *pile) lose(contig variants.Contig, events []Event) {
	for _, e := range events {
		if e.Type != Deletion || e.End < e.Start {
			continue
		}
		gone := lost{variants.Interval{Contig: contig, Start: e.Start, End: e.End}, variants.NoCall}
		if e.State == variants.Filtered {
			gone.state = variants.Filtered
		}
		p.lost = append(p.lost, gone)
	}
}

func newPile(records []*vcf.Record, t Thresholds) *pile {
	p := &pile{Thresholds: t, records: slices.Clone(records), reach: make([]int, len(records))}
	slices.SortStableFunc(p.records, func(a, b *vcf.Record) int {
		return cmp.Or(a.Contig.Order()-b.Contig.Order(), a.Pos-b.Pos)
	})
	for i, r := range p.records {
		p.reach[i] = r.End
		if i > 0 && p.records[i-1].Contig == r.Contig {
			p.reach[i] = max(r.End, p.reach[i-1])
		}
	}
	joinDepths(p.records)
	return p
}

// over lists the records that share a base with the interval, in order.
func (p *pile) over(iv variants.Interval) []*vcf.Record {
	end := sort.Search(len(p.records), func(i int) bool {
		r := p.records[i]
		order, at := r.Contig.Order(), iv.Contig.Order()
		return order > at || order == at && r.Pos > iv.End
	})
	start := end
	for start > 0 && p.records[start-1].Contig == iv.Contig && p.reach[start-1] >= iv.Start {
		start--
	}
	var found []*vcf.Record
	for _, r := range p.records[start:end] {
		if r.End >= iv.Start {
			found = append(found, r)
		}
	}
	return found
}

// judge tells what a line says of bases that it covers without a variant allele of its own on
// them: Reference, or NoCall or Filtered with the reason. carried is the state of a call that
// shows the bases, Variant or Reference, and alleles are those of the genotype that are asked about.
func (t Thresholds) judge(r *vcf.Record, carried variants.State, alleles []int) (variants.State, []Criterion) {
	if i := t.uncalled(r); i > 0 && carried == variants.Reference {
		share, ok := r.Share(i)
		if !ok || told(r, i, share) < t.LeastFraction {
			return variants.NoCall, []Criterion{{Code: "likelihoods"}}
		}
		return variants.NoCall, []Criterion{{Code: "allele_balance", Value: percent(told(r, i, share)), Limit: "0–" + percent(t.LeastFraction)}}
	}
	switch {
	case !r.HasGenotype || r.Genotype.AllMissing():
		return variants.NoCall, []Criterion{{Code: "missing"}}
	case len(r.Filter) > 0:
		return variants.Filtered, filters(r)
	case !isBlock(r) && carried == variants.Reference && r.Depth == 0:
		return variants.NoCall, []Criterion{limitOf("low_depth", 0, 1)}
	case r.Flat && carried == variants.Reference:
		return variants.NoCall, []Criterion{{Code: "flat_likelihoods"}}
	}
	if weak := t.weakness(r, alleles); len(weak) > 0 {
		return variants.Filtered, weak
	}
	return carried, nil
}

// leastReads is how many reads show an allele that the genotype leaves out.
const leastReads = 2

// uncalled is the allele (index) that the reads or likelihoods of a line show although its genotype is the reference,
// or open; 0 if there is none.
func (t Thresholds) uncalled(r *vcf.Record) int {
	if t.LeastFraction <= 0 || r.Structure != nil || r.HasGenotype && !r.Genotype.AllMissing() && !allReference(r) {
		return 0
	}
	if i := t.beside(r); i > 0 {
		return i
	}
	for _, i := range r.Likeliest {
		if i > 0 && i <= len(r.Alts) && variants.IsSequence(r.Alts[i-1]) {
			return i
		}
	}
	return 0
}

// beside is the allele (index) that the reads show and the genotype leaves out; 0 if there is none.
func (t Thresholds) beside(r *vcf.Record) int {
	for i, alt := range r.Alts {
		index := i + 1
		share, ok := r.Share(index)
		if !ok || !variants.IsSequence(alt) || r.HasGenotype && r.Genotype.Count(index) > 0 {
			continue
		}
		counted := index < len(r.AlleleDepths) && r.AlleleDepths[index] >= 0
		if told(r, index, share) >= t.LeastFraction && (!counted || r.AlleleDepths[index] >= leastReads) {
			return index
		}
	}
	return 0
}

// faint is the largest part of the reads of a line, and its allele (index), that show what the genotype leaves out, from
// half of the limit on; among mitochondria, of which a few may matter, from a quarter. 0 if there is none.
func (t Thresholds) faint(r *vcf.Record) (share float64, index int) {
	least := t.LeastFraction / 2
	if r.Contig == ofMitochondria {
		least = t.LeastFraction / 4
	}
	for i, alt := range r.Alts {
		part, ok := r.Share(i + 1)
		if !ok || t.LeastFraction <= 0 || !variants.IsSequence(alt) || !allReference(r) || i+1 < len(r.AlleleDepths) && r.AlleleDepths[i+1] < leastReads {
			continue
		}
		if part = told(r, i+1, part); part >= least && part > share {
			share, index = part, i+1
		}
	}
	return share, index
}

// filters are the codes of the file's own filter that a line failed.
func filters(r *vcf.Record) []Criterion {
	var failed []Criterion
	for _, f := range r.Filter {
		failed = append(failed, Criterion{Code: "filter", Value: f})
	}
	return failed
}
