package ledger

import (
	"slices"
	"strings"

	"allelens/variants"
	"allelens/variants/vcf"
)

// tract is the site with the whole of its repeat.
func (q Question) tract(span variants.Interval) variants.Interval {
	span.End = span.Start + q.Repeat.Offset + q.Repeat.Units*len(q.Repeat.Unit) - 1
	return span
}

// lines lists the lines that say something of a site: those over it and, where it lies in a repeat, those
// that change the number of units anywhere in it.
func (p *pile) lines(q Question, span variants.Interval, in variants.Assembly) []*vcf.Record {
	if q.Repeat == nil {
		return p.over(span)
	}
	return slices.DeleteFunc(p.over(q.tract(span)), func(r *vcf.Record) bool {
		return r.Pos > span.End && !q.changesUnits(r, span, in)
	})
}

// changesUnits: one of the line's alleles is a number of units of the site's repeat.
func (q Question) changesUnits(r *vcf.Record, span variants.Interval, in variants.Assembly) bool {
	for i := range r.Alts {
		if _, ok := q.units(r, i+1, span, in); ok {
			return true
		}
	}
	return false
}

// units spells allele index of a line as the site does, if it inserts or deletes whole units of the site's repeat,
// wherever in the tract the line puts them.
func (q Question) units(r *vcf.Record, index int, span variants.Interval, in variants.Assembly) (spelled string, ok bool) {
	if q.Repeat == nil || index <= 0 || !variants.IsSequence(r.Alts[index-1]) || len(r.Alts[index-1]) == len(r.Ref) {
		return "", false
	}
	before, unit := q.Ref[in][:q.Repeat.Offset], q.Repeat.Unit
	tract := before + strings.Repeat(unit, q.Repeat.Units)
	a := variants.Allele{Contig: r.Contig, Pos: r.Pos, Ref: r.Ref, Alt: r.Alts[index-1]}.Trim()
	start := a.Pos - span.Start
	if start < 0 || start+len(a.Ref) > len(tract) || tract[start:start+len(a.Ref)] != a.Ref {
		return "", false
	}
	changed := tract[:start] + a.Alt + tract[start+len(a.Ref):]
	run, ok := strings.CutPrefix(changed, before)
	if !ok || strings.Repeat(unit, len(run)/len(unit)) != run {
		return "", false
	}
	beyond := len(tract) - len(q.Ref[in]) // what the site leaves out, which is the same in all its alleles
	if len(changed) <= beyond {
		return "", false
	}
	return changed[:len(changed)-beyond], true
}
