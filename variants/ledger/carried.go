package ledger

import (
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/vcf"
)

// fits: the line's REF agrees with the site's where they overlap. Blocks spell their first
// base only.
func fits(r *vcf.Record, ref string, span variants.Interval) bool {
	for i := range len(r.Ref) {
		at := r.Pos + i - span.Start
		if at >= 0 && at < len(ref) && r.Ref[i] != ref[at] && r.Ref[i] != 'N' {
			return false
		}
	}
	return true
}

// carried spells what allele index of a line puts on the site's span: the reference, another
// sequence, or, where a change reaches beyond the span so that no spelling of the site can hold
// it, the line's own "POS:REF>ALT". "" is an open side.
func carried(r *vcf.Record, index int, ref string, span variants.Interval) string {
	switch {
	case index == 0:
		return ref
	case index == variants.MissingAllele, isNoChange(r.Alts[index-1]):
		return "" // also "any other allele", which is not said, and "*": a base that a deletion took away
	}
	alt := r.Alts[index-1]
	if !variants.IsSequence(alt) || !variants.IsSequence(r.Ref) {
		return foreign(r, alt)
	}
	if len(alt) == len(r.Ref) {
		return substituted(r, alt, ref, span)
	}
	return spliced(variants.Allele{Contig: r.Contig, Pos: r.Pos, Ref: r.Ref, Alt: alt}.Trim(), r, ref, span)
}

func foreign(r *vcf.Record, alt string) string {
	return strconv.Itoa(r.Pos) + ":" + r.Ref + ">" + alt
}

// substituted applies a change of single bases to the span.
func substituted(r *vcf.Record, alt, ref string, span variants.Interval) string {
	bases := []byte(ref)
	for i := range len(alt) {
		if at := r.Pos + i - span.Start; at >= 0 && at < len(bases) {
			bases[at] = alt[i]
		}
	}
	return string(bases)
}

// spliced applies an insertion or deletion to the span.
func spliced(a variants.Allele, r *vcf.Record, ref string, span variants.Interval) string {
	start, deleted, inserted := a.Pos, a.Ref, a.Alt
	if deleted[0] == inserted[0] { // the anchor is no part of the change
		start, deleted, inserted = start+1, deleted[1:], inserted[1:]
	}
	end := start + len(deleted) - 1 // start-1 for an insertion
	switch {
	case end < span.Start-1, start > span.End+1:
		return ref
	case deleted == "" && (start == span.Start || start == span.End+1) && len(ref) == 1 && a.Pos != span.Start:
		return ref // an insertion between this base and its neighbour, told by the neighbour's line
	case start < span.Start, end > span.End:
		if end < span.Start || start > span.End {
			return ref
		}
		return foreign(r, a.Alt)
	}
	at := start - span.Start
	return ref[:at] + inserted + strings.TrimPrefix(ref[at:], deleted)
}
