package ledger

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/vcf"
)

// eventLength is from how many bases on a change spelled as sequence is told as an event too.
const eventLength = 50

// mostEvents is how many events of one gene are judged: far more than any caller reports of one person.
const mostEvents = 1000

// crowded is the refusal of a file that reports more events over one of the genes.
func crowded(o *Observations, where string) *variants.Problem {
	counts := map[string]int{}
	for _, e := range o.Events {
		if counts[e.Gene]++; counts[e.Gene] > mostEvents {
			return variants.Fail("events_too_many", where, "gene", e.Gene, "most", strconv.Itoa(mostEvents))
		}
	}
	return nil
}

// eventReader reads the events of one gene region.
type eventReader struct {
	*pile
	gene     GeneRegion
	region   variants.Interval
	ref      *genome.Reference
	in       variants.Assembly
	where    string
	complete bool            // the whole file was read, so that a mate that is not there is missing
	named    map[string]bool // the lines' IDs; nil until a mate is looked for
	events   []Event
	problems []*variants.Problem
}

// eventsIn lists the structural events over a gene region, by start, with the problems of lines that do
// not tell them well.
func eventsIn(p *pile, g GeneRegion, ref *genome.Reference, in variants.Assembly, where string, complete bool) ([]Event, []*variants.Problem) {
	e := &eventReader{pile: p, gene: g, region: g.Region[in], ref: ref, in: in, where: where, complete: complete}
	for _, r := range p.records {
		if len(e.events) > mostEvents {
			return e.events, e.problems
		}
		if r.Structure != nil && nearRegion(r, e.region) {
			e.line(r)
		} else if r.Contig == e.region.Contig && r.Pos <= e.region.End && r.End >= e.region.Start && attest(r) == callsAlleles {
			e.sequences(r)
		}
	}
	slices.SortStableFunc(e.events, func(a, b Event) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	for i := range e.events {
		e.events[i].Heterozygous = p.heterozygous(e.region.Contig, e.events[i])
	}
	return e.events, e.problems
}

// nearRegion reports whether a structural line may tell of an event over a region.
func nearRegion(r *vcf.Record, region variants.Interval) bool {
	if r.Contig == region.Contig && r.Pos <= region.End && (r.End >= region.Start || r.Pos >= region.Start-vcf.EventReach) {
		return true
	}
	return slices.ContainsFunc(r.Mates(), region.Overlaps)
}

func (e *eventReader) inside(at variants.Interval) bool { return e.region.Overlaps(at) }

func (e *eventReader) warn(code string, r *vcf.Record, pairs ...string) {
	values := append([]string{"gene", e.gene.Gene, "alt", alleleOf(r)}, pairs...)
	e.problems = append(e.problems, variants.Warn(code, place(e.where, r), values...).At(locusOf(r)))
}

// line reads the events of a structural line.
func (e *eventReader) line(r *vcf.Record) {
	over := r.Contig == e.region.Contig && r.End >= e.region.Start
	says := attest(r)
	if broken := strings.Join(r.Structure.Broken, ", "); broken != "" && (over || says == reportsEvent) {
		e.warn("structural_value", r, "keys", broken)
	}
	if says == callsAlleles && over {
		if copiesDepart(r) {
			e.warn("contradicting_copies", r, "copies", strconv.Itoa(r.Structure.CopyNumber))
		}
		e.sequences(r)
	}
	if says != reportsEvent {
		return
	}
	for _, index := range eventAlleles(r) {
		kind, known := kindOf(r, index)
		if !known {
			if over {
				e.warn("structural_allele", r)
			}
			continue
		}
		event := e.event(r, index, kind)
		if !e.place(r, index, &event) {
			continue
		}
		if copiesContradict(r) {
			e.warn("contradicting_copies", r, "copies", strconv.Itoa(r.Structure.CopyNumber))
		}
		e.mate(r)
		e.add(event)
	}
}

// event is an allele of a line as an event, without its place.
func (e *eventReader) event(r *vcf.Record, index int, kind EventType) Event {
	s := r.Structure
	state, failed := e.judgeEvent(r)
	out := Event{
		Gene: e.gene.Gene, Type: kind, State: state, Evidence: evidence(r, failed), CopyNumber: s.CopyNumber,
		StartRange: s.StartMargin, EndRange: s.EndMargin, Precise: !s.Imprecise,
	}
	if r.HasGenotype && !r.Genotype.AllMissing() && index > 0 {
		out.Copies, out.Ploidy = r.Genotype.Count(index), r.Genotype.Ploidy()
		switch single := r.Genotype.Ploidy() == 1 && autosome(r.Contig); {
		case single: // a number of the kind of event, as GATK's gCNV writes, and no copy
			out.Copies, out.Ploidy = 0, 0
		case r.Genotype.Count(variants.MissingAllele) > 0:
			out.Ploidy = 0
		}
	}
	if kind == Insertion && index > 0 {
		out.Inserted, out.InsertedKind = s.InsertedLength, s.InsertedKind
		if out.Inserted == 0 {
			out.Inserted = s.Lengths[index-1]
		}
		if alt := r.Alts[index-1]; out.Inserted == 0 && variants.IsSequence(alt) {
			out.Inserted = len(alt)
		}
		if _, element, ok := strings.Cut(strings.ToUpper(strings.Trim(r.Alts[index-1], "<>")), ":ME:"); ok {
			out.InsertedKind = element
		}
	}
	return out
}

// place sets where the event lies, and reports whether that is over the region, or may be.
func (e *eventReader) place(r *vcf.Record, index int, event *Event) bool {
	switch event.Type {
	case Insertion:
		event.Start, event.End = r.Pos, r.Pos
		e.spellInsertion(r, event)
	case Breakend, Translocation:
		return e.placeJoin(r, index, event)
	default:
		event.Start = r.Pos + 1
		event.End = e.endOf(r, index)
		e.spell(r.Structure, event)
	}
	if event.End == 0 {
		if r.Contig != e.region.Contig || event.Start > e.region.End {
			return false
		}
		e.warn("structural_span", r)
		return true
	}
	if most := contigLength(r.Contig, e.in); event.End > most {
		e.warn("structural_bounds", r, "end", strconv.Itoa(event.End), "length", strconv.Itoa(most))
		event.End = 0
		return event.Start <= e.region.End
	}
	return e.inside(reachOf(r.Contig, *event))
}

// reachOf is where the event may lie at most.
func reachOf(contig variants.Contig, e Event) variants.Interval {
	return variants.Interval{Contig: contig, Start: e.Start + e.StartRange[0], End: e.End + e.EndRange[1]}
}

// endOf is the last base of a symbolic event; 0 where the line does not say.
func (e *eventReader) endOf(r *vcf.Record, index int) int {
	s := r.Structure
	length := 0
	if index > 0 {
		length = s.Lengths[index-1]
	} else if len(s.Lengths) > 0 {
		length = s.Lengths[0]
	}
	switch {
	case length > 0 && (len(r.Alts) > 1 || s.End <= r.Pos):
		return r.Pos + length
	case s.End > r.Pos:
		return s.End
	case len(r.Ref) > 1:
		return r.Pos + len(r.Ref) - 1
	}
	return 0
}

// contigLength is the number of bases of a contig.
func contigLength(c variants.Contig, in variants.Assembly) int {
	both, ok := lengths[c]
	switch {
	case !ok:
		return 1 << 30
	case in == variants.GRCh37:
		return both[0]
	}
	return both[1]
}

// mate warns of a breakend whose other line is not there, though it was read where that should be.
func (e *eventReader) mate(r *vcf.Record) {
	id := r.Structure.MateID
	if id == "" || e.isThere(id) {
		return
	}
	read := slices.ContainsFunc(r.Mates(), func(m variants.Interval) bool {
		return m.Contig == e.region.Contig && m.Start >= e.region.Start-vcf.EventReach && m.Start <= e.region.End
	})
	if read || e.complete {
		e.warn("mate_missing", r, "mate", id)
	}
}

// isThere reports whether one of the lines that a list of IDs names was read.
func (e *eventReader) isThere(ids string) bool {
	if e.named == nil {
		e.named = make(map[string]bool, len(e.records))
		for _, r := range e.records {
			e.named[r.ID] = true
		}
	}
	return slices.ContainsFunc(strings.Split(ids, ","), func(id string) bool { return e.named[id] })
}

// add lists an event, unless another line told it already: the mate of a breakend, or another caller.
func (e *eventReader) add(event Event) {
	at := slices.IndexFunc(e.events, func(o Event) bool { return sameEvent(o, event) })
	if at < 0 {
		e.events = append(e.events, event)
		return
	}
	known := &e.events[at]
	known.Evidence.SecondAtSite = true
	if rankOfCall(event.State) > rankOfCall(known.State) {
		event.Evidence.SecondAtSite = true
		*known, event = event, *known
	}
	if known.CopyNumber < 0 {
		known.CopyNumber = event.CopyNumber
	}
	if known.Allele == nil {
		known.Allele = event.Allele
	}
}

// sameJoin is within how many bases the two junctions of an inversion, told by two pairs of breakends, lie.
const sameJoin = 10

func sameEvent(a, b Event) bool {
	if a.Type != b.Type || a.Mate != b.Mate {
		return false
	}
	near := 0
	if a.Type == Inversion && a.Allele == nil && b.Allele == nil {
		near = sameJoin
	}
	apart := func(x, y int) int { return max(x-y, y-x) }
	return apart(a.Start, b.Start) <= near && apart(a.End, b.End) <= near && a.Inserted == b.Inserted
}

// heterozygous counts the calls of two different alleles inside a deletion.
func (p *pile) heterozygous(contig variants.Contig, e Event) int {
	if e.Type != Deletion || e.End == 0 {
		return 0
	}
	n := 0
	for _, r := range p.over(variants.Interval{Contig: contig, Start: e.Start, End: e.End}) {
		if r.Pos >= e.Start && r.Structure == nil && attest(r) == callsAlleles && p.stands(r) && twoAlleles(r) {
			n++
		}
	}
	return n
}

// With are the observations with further events, the laboratory's own.
func (o *Observations) With(events []Event) *Observations {
	of := *o
	of.Events = slices.Clone(o.Events)
	for _, e := range events {
		at := slices.IndexFunc(of.Events, func(other Event) bool { return other.Gene > e.Gene || other.Gene == e.Gene && other.Start > e.Start })
		if at < 0 {
			at = len(of.Events)
		}
		of.Events = slices.Insert(of.Events, at, e)
	}
	return &of
}

// sequences adds the alleles of a line that are spelled as sequence and are as long as an event.
func (e *eventReader) sequences(r *vcf.Record) {
	for _, index := range carriedAlleles(r) {
		if alt := r.Alts[index-1]; max(len(alt), len(r.Ref)) <= eventLength || !isSpelled(r, index) {
			continue
		}
		c, problem := e.change(r, index, e.ref, e.in)
		if problem != "" {
			continue // told with the gene's changes
		}
		event, ok := e.asEvent(c.Allele)
		if !ok {
			continue
		}
		event.Gene, event.State, event.Evidence, event.Copies, event.Ploidy = e.gene.Gene, c.State, c.Evidence, c.Copies, c.Ploidy
		event.Precise, event.CopyNumber = true, -1
		if s := r.Structure; s != nil {
			event.Precise, event.CopyNumber, event.InsertedKind = !s.Imprecise, s.CopyNumber, s.InsertedKind
		}
		if e.inside(reachOf(r.Contig, event)) {
			e.add(event)
		}
	}
}
