package ledger

import (
	"slices"
	"strconv"

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
	lines := p.lines(q, span, in)
	if q.BySequence {
		for i, r := range lines {
			lines[i] = q.upright(r, in)
		}
	}
	over := slices.DeleteFunc(lines, func(r *vcf.Record) bool { return !speaksOf(r, q.Ref[in], span) })
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
		s.Faint, s.FaintAllele = share, q.spelled(r, index, span, in)
		if q.Contig == ofMitochondria {
			s.State, s.Faint, s.FaintAllele, s.Share = variants.Filtered, 0, "", share
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
