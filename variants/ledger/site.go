package ledger

import (
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/vcf"
)

func limitOf(code string, value, limit int) Criterion {
	return Criterion{Code: code, Value: strconv.Itoa(value), Limit: strconv.Itoa(limit)}
}

// evidence describes the line behind an observation.
func evidence(r *vcf.Record, failed []Criterion) *Evidence {
	e := &Evidence{
		Line: r.Line, Text: r.Text, Filter: r.Filter, Unfiltered: r.Unfiltered, Depth: r.Depth, Quality: r.Quality, AlleleDepths: r.AlleleDepths,
		Block: isBlock(r), FileChrom: r.Chrom, FilePos: r.Pos, FileRef: r.Ref, FileAlts: r.Alts, FailedCriteria: failed,
	}
	if r.HasGenotype {
		e.Genotype = r.Genotype.String()
	}
	return e
}

// site answers one question: what does the file say about this site?
func site(p *pile, q Question, in variants.Assembly) Site {
	span, ok := q.span(in)
	if !ok {
		return Site{}
	}
	var best Site
	over := slices.DeleteFunc(p.lines(q, span, in), func(r *vcf.Record) bool { return !speaksOf(r, q.Ref[in], span) })
	for _, r := range over {
		best = merge(best, answer(p, r, q, span, in))
	}
	if best.State == variants.Variant && slices.ContainsFunc(over, func(r *vcf.Record) bool { return contradicted(r, over) }) {
		return contradicting(best)
	}
	return paired(best, q)
}

// contradicted reports whether another of the lines says of an allele of this one that a
// different number of chromosomes carries it.
func contradicted(r *vcf.Record, lines []*vcf.Record) bool {
	return slices.ContainsFunc(lines, func(o *vcf.Record) bool {
		if o == r || !comparable(r) || !comparable(o) || o.Pos != r.Pos || o.Ref != r.Ref {
			return false
		}
		for i, alt := range r.Alts {
			at := slices.Index(o.Alts, alt)
			if variants.IsSequence(alt) && at >= 0 && o.Genotype.Count(at+1) != r.Genotype.Count(i+1) {
				return true
			}
		}
		return false
	})
}

// comparable: the line passed and calls every chromosome.
func comparable(r *vcf.Record) bool {
	return r.HasGenotype && len(r.Filter) == 0 && r.Genotype.Count(variants.MissingAllele) == 0
}

// answer is what one line says about a site.
func answer(p *pile, r *vcf.Record, q Question, span variants.Interval, in variants.Assembly) Site {
	if !fits(r, q.Ref[in], span) {
		s := Site{State: variants.NoCall, Evidence: evidence(r, []Criterion{{Code: "ref_mismatch", Value: r.Ref, Limit: q.Ref[in]}})}
		if q.turned(r, in) {
			s.Alleles, s.Uncalled = []string{"", r.Ref}, true
		}
		return s
	}
	s := Site{}
	if r.HasGenotype {
		s.Alleles, s.Phased, s.PhaseSet = make([]string, r.Genotype.Ploidy()), r.Genotype.Phased, r.PhaseSet
		for i, index := range r.Genotype.Alleles {
			s.Alleles[i] = q.spelled(r, index, span, in)
		}
	}
	if attest(r) == reportsEvent && len(carriedAlleles(r)) == 0 {
		s.State, s.Alleles = variants.NoCall, nil
		state, failed := p.judgeEvent(r)
		if s.Evidence = evidence(r, failed); state != variants.NoCall { // by copy number: which copy, is not said
			s.State, s.Alleles = state, []string{"", foreign(r, alleleOf(r))}
			s.Undefined = s.Alleles[1:]
		}
		return s
	}
	failed := s.settle(p, r, q, in)
	if q.Contig == ofMitochondria && s.State == variants.Variant {
		failed = s.mixed(p.Thresholds, r, q)
	}
	if share, index := p.faint(r); index > 0 && s.State == variants.Reference {
		s.Faint = share
		if q.Contig == ofMitochondria {
			s.State, s.Faint, s.Share = variants.Filtered, 0, share
			s.Alleles, s.Phased = []string{q.Alleles[0], q.spelled(r, index, span, in)}, false
			failed = []Criterion{{Code: "heteroplasmy", Value: percent(share), Limit: percent(p.LeastFraction)}}
		}
	}
	s.Evidence = evidence(r, failed)
	s.unheard(p, r, q, span, in)
	return s
}

// unheard notes what the reads or likelihoods of a line show, and its genotype leaves out.
func (s *Site) unheard(p *pile, r *vcf.Record, q Question, span variants.Interval, in variants.Assembly) {
	if i := p.uncalled(r); i > 0 && s.State == variants.NoCall {
		s.Alleles, s.Phased, s.Uncalled = []string{"", q.spelled(r, i, span, in)}, false, true
		if s.Alleles[1] == q.Alleles[0] { // where the build's own base is the variant allele
			s.Alleles[1] = q.Ref[in]
		}
	} else if i := p.beside(r); i > 0 && (s.State == variants.Variant || s.State == variants.Filtered) {
		s.Beside = append(s.Beside, q.spelled(r, i, span, in))
	}
}

// turned: the line has the site's reference as ALT and one of its variant alleles as REF, as tools that know no
// reference write it, and its genotype has the latter.
func (q Question) turned(r *vcf.Record, in variants.Assembly) bool {
	return r.Ref != q.Alleles[0] && slices.Contains(q.Alleles, r.Ref) && slices.Contains(r.Alts, q.Ref[in]) && r.HasGenotype && r.Genotype.Count(0) > 0
}

// spelled is what allele index of a line puts on the site's span.
func (q Question) spelled(r *vcf.Record, index int, span variants.Interval, in variants.Assembly) string {
	if units, ok := q.units(r, index, span, in); ok {
		return units
	}
	return carried(r, index, q.Ref[in], span)
}

// settle derives the state from the carried alleles, and says why a call does not count.
func (s *Site) settle(p *pile, r *vcf.Record, q Question, in variants.Assembly) []Criterion {
	state := variants.Reference
	touched := false // an allele that the file itself calls a variant
	for _, a := range s.Alleles {
		if a == "" {
			continue
		}
		touched = touched || a != q.Ref[in]
		if a != q.Alleles[0] {
			state = variants.Variant
		}
		if !slices.Contains(q.Alleles, a) && !slices.Contains(s.Undefined, a) {
			s.Undefined = append(s.Undefined, a)
		}
	}
	shown := variants.Reference
	if touched {
		shown = variants.Variant
	}
	verdict, failed := p.judge(r, shown, r.Genotype.Alleles)
	switch {
	case verdict != shown:
		s.State = verdict
	case !touched && !p.shows(r, q, in):
		s.State, failed = variants.NoCall, []Criterion{{Code: "indel_not_shown"}}
	case slices.Contains(s.Alleles, "") && state == variants.Reference:
		s.State, failed = variants.NoCall, []Criterion{{Code: "half_call"}}
	default:
		s.State = state
	}
	if s.State == variants.NoCall {
		s.Undefined = nil
	}
	return failed
}

// shows: a reference line says something of an indel site only if it is a block over the whole
// site or spells the site itself; a single base beside it does not. A repeat is shown by lines over all of it.
func (p *pile) shows(r *vcf.Record, q Question, in variants.Assembly) bool {
	if q.simple() {
		return true
	}
	if span, ok := q.span(in); ok && q.Repeat != nil {
		return r.Pos == span.Start && r.Ref == q.Ref[in] || q.changesUnits(r, span, in) ||
			!slices.ContainsFunc(p.states(q.tract(span)), func(s variants.State) bool { return s != variants.Reference })
	}
	end := q.Pos[in] + len(q.Ref[in]) - 1
	whole := r.Pos <= q.Pos[in] && r.End >= end
	if whole && (r.Block || len(q.Ref[in]) > 1 || len(r.Alts) > 0) {
		return true
	}
	return r.Pos == q.Pos[in] && slices.ContainsFunc(r.Alts, func(alt string) bool { return variants.IsSequence(alt) && len(alt) != len(r.Ref) })
}

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
	case deleted == "" && (start == span.Start || start == span.End+1) && len(ref) == 1 && r.Pos != span.Start:
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

// merge joins what two lines say about one site. A variant counts before everything; of two
// variants each on one chromosome, both are carried; more than the chromosomes can hold is no
// call. Otherwise the first line counts, a reference line before one that says nothing.
func merge(a, b Site) Site {
	switch {
	case a.Evidence == nil:
		return b
	case called(a) && called(b):
		return both(a, b)
	case rank(b) > rank(a):
		a, b = b, a
	}
	a.Evidence.SecondAtSite = true
	if called(a) && b.State == variants.Filtered {
		a.Beside = append(a.Beside, shownBy(b)...)
	}
	return a
}

// shownBy are the sequences that a failed call shows, each once.
func shownBy(failed Site) []string {
	var shown []string
	for _, allele := range failed.Alleles {
		if allele != "" && !slices.Contains(shown, allele) {
			shown = append(shown, allele)
		}
	}
	return shown
}

func called(s Site) bool { return s.State == variants.Variant }

// rank orders states by what they tell about a site that several lines cover.
func rank(s Site) int {
	if s.Uncalled {
		return 3
	}
	switch s.State {
	case variants.Variant:
		return 4
	case variants.Filtered:
		return 3
	case variants.Reference:
		return 2
	case variants.NoCall:
		return 1
	}
	return 0
}

// both joins two variant lines of one site, as files have that split multi-allelic lines.
func both(a, b Site) Site {
	a.Evidence.SecondAtSite = true
	if slices.Equal(a.Alleles, b.Alleles) || !a.Phased && !b.Phased && slices.Equal(slices.Sorted(slices.Values(a.Alleles)), slices.Sorted(slices.Values(b.Alleles))) {
		return a
	}
	if len(a.Alleles) != len(b.Alleles) {
		return contradicting(a)
	}
	joined := slices.Clone(a.Alleles)
	free := func(s string) bool { return s == "" || s == commonest(a, b) }
	for i, allele := range b.Alleles {
		switch {
		case free(allele):
		case free(joined[i]):
			joined[i] = allele
		case !a.Phased || !b.Phased:
			at := slices.IndexFunc(joined, free)
			if at < 0 {
				return contradicting(a)
			}
			joined[at] = allele
		default:
			return contradicting(a)
		}
	}
	a.Alleles = joined
	a.Phased = a.Phased && b.Phased && a.PhaseSet == b.PhaseSet
	a.Undefined = append(a.Undefined, b.Undefined...)
	return a
}

// commonest is the allele that both lines take for the other chromosome: the reference of the
// file's build.
func commonest(a, b Site) string {
	for _, x := range a.Alleles {
		if x != "" && slices.Contains(b.Alleles, x) {
			return x
		}
	}
	return ""
}

// paired leaves a side open where a call of more than two alleles does not tell which are the
// person's pair: variant alleles are carried, and the reference is not called.
func paired(s Site, q Question) Site {
	if len(s.Alleles) <= 2 || !s.State.Seen() {
		return s
	}
	s.Evidence.FailedCriteria = append(s.Evidence.FailedCriteria, limitOf("ploidy", len(s.Alleles), 2))
	carried := []string{""}
	for _, a := range s.Alleles {
		if a != q.Alleles[0] && !slices.Contains(carried, a) {
			carried = append(carried, a)
		}
	}
	if len(carried) == 1 {
		s.State = variants.NoCall
		return s
	}
	s.Alleles = carried
	return s
}

func contradicting(s Site) Site {
	s.State, s.Undefined = variants.NoCall, nil
	s.Evidence.FailedCriteria = append(s.Evidence.FailedCriteria, Criterion{Code: "contradicting_lines"})
	return s
}
