package germline

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// KnownEvent is a rearrangement that is known in a family: by bounds, by a published row, or by exons alone.
type KnownEvent struct {
	Gene string
	Kind ledger.EventType
	// Region is what is lost or copied, in the file's build; zero where exons, or nothing, tell it.
	Region variants.Interval
	// First and Last are exons as typed, by whichever count; 0 where none are. Whole: the whole gene.
	First, Last int
	Whole       bool
	Row         *knowledge.Rearrangement // the published one that was named; nil without one
}

// sameness is whether an event that was found is the one that is known.
type sameness uint8

const (
	otherEvent  sameness = iota
	perhapsSame          // exons agree by one of the counts, or no bounds are known
	sameEvent
)

var (
	exonWords  = regexp.MustCompile(`(?i)\bex(?:on)?s?[ .]*([0-9]{1,2})(?:[ ]*(?:-|–|—|_|to|through|and|\+)[ ]*(?:ex(?:on)?s?[ .]*)?([0-9]{1,2}))?`)
	lossWords  = regexp.MustCompile(`(?i)del(?:$|[^a-z]|eted|etion)|\bloss\b`)
	gainWords  = regexp.MustCompile(`(?i)dup(?:$|[^a-z]|licat)|\bgain\b`)
	wholeWords = regexp.MustCompile(`(?i)\b(?:whole|entire|full)[ -]gene\b`)
	openBounds = regexp.MustCompile(`(?i)\([^()]*_[^()]*\)_|_\([^()]*_[^()]*\)|[0-9][-+]\?|\?_`)
	mobile     = regexp.MustCompile(`(?i)ins[ _]*\(?(?:alu|sva|l1|line)`)
	spaces     = regexp.MustCompile(`\s+`)
)

// knownRearrangement reads words for a rearrangement: a published name or number, exons with what happens to them, or open
// bounds. nil where they are none.
func (c *Classifier) knownRearrangement(ctx context.Context, in variants.Assembly, words string) (*KnownEvent, error) {
	bare := strings.ToLower(spaces.ReplaceAllString(words, ""))
	number := ""
	if m := variation().FindStringSubmatch(words); m != nil {
		number = m[1]
	}
	for _, g := range c.genes {
		all, err := c.lookup.Rearrangements(ctx, in, g.transcript.Gene)
		if err != nil {
			return nil, err
		}
		for i, r := range all {
			if bare != "" && strings.EqualFold(spaces.ReplaceAllString(r.Name, ""), bare) || number != "" && r.VariationID == number {
				return &KnownEvent{Gene: g.transcript.Gene, Kind: ledger.EventType(r.Type), Region: r.Bases, Row: &all[i]}, nil
			}
		}
	}
	return c.worded(words), nil
}

// worded reads exons, the whole gene, open bounds, or a mobile element, with the gene that they are of.
func (c *Classifier) worded(words string) *KnownEvent {
	at := slices.IndexFunc(c.genes, func(g gene) bool { return strings.Contains(strings.ToUpper(words), g.transcript.Gene) })
	for i, g := range c.genes {
		if bare, _, _ := strings.Cut(g.transcript.RefSeq, "."); at < 0 && strings.Contains(words, bare) {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	e := KnownEvent{Gene: c.genes[at].transcript.Gene}
	if m := exonWords.FindStringSubmatch(words); m != nil {
		e.First, _ = strconv.Atoi(m[1])
		if e.Last, _ = strconv.Atoi(m[2]); e.Last == 0 {
			e.Last = e.First
		}
	}
	e.Whole = wholeWords.MatchString(words)
	told := e.First > 0 || e.Whole || openBounds.MatchString(words)
	switch {
	case mobile.MatchString(words):
		e.Kind = ledger.Insertion
	case !told || headIsName(c.withoutGene(words)): // "c.68_69del, exon 2" is a small change
		return nil
	case gainWords.MatchString(words):
		e.Kind = ledger.Duplication
	case lossWords.MatchString(words):
		e.Kind = ledger.Deletion
	default:
		return nil
	}
	return &e
}

// asEvent is the first of the alleles that is so long that bases seen as reference do not exclude it; nil where none is.
func (c *Classifier) asEvent(in variants.Assembly, all []Candidate) *KnownEvent {
	for _, m := range all {
		edit := genome.EditOf(m.Allele)
		if max(len(edit.Deleted), len(edit.Inserted)) < longBases {
			continue
		}
		e := &KnownEvent{Gene: m.Gene, Kind: ledger.Deletion, Region: variants.Interval{Contig: m.Allele.Contig, Start: edit.Start, End: edit.End()}}
		if len(edit.Inserted) > len(edit.Deleted) {
			e.Kind, e.Region = c.gained(in, m, edit)
		}
		return e
	}
	return nil
}

// gained is what an allele with more bases does: a copy in tandem, where its bases stand before or behind it, else an insertion.
func (c *Classifier) gained(in variants.Assembly, m Candidate, e genome.Edit) (ledger.EventType, variants.Interval) {
	for _, g := range c.genes {
		for _, start := range []int{e.Start, e.Start - len(e.Inserted)} {
			iv := variants.Interval{Contig: e.Contig, Start: start, End: start + len(e.Inserted) - 1}
			if bases, ok := g.namer.Bases(in, iv); ok && g.transcript.Gene == m.Gene && e.Deleted == "" && bases == e.Inserted {
				return ledger.Duplication, iv
			}
		}
	}
	return ledger.Insertion, variants.Interval{Contig: e.Contig, Start: e.Start - 1, End: e.Start}
}

// is compares an event that was found with the one that is known. Exons alone never settle it: older reports count them otherwise.
func (k *KnownEvent) is(s Structural, g gene, in variants.Assembly) sameness {
	if s.kind != k.Kind {
		return otherEvent
	}
	if k.Row != nil && slices.ContainsFunc(s.Matches, func(m Match) bool { return m.Origin == k.Row.Origin }) {
		return sameEvent
	}
	if k.Region.Start > 0 {
		return k.byBounds(s, g, in)
	}
	if k.First == 0 || k.Whole && s.WholeGene || k.byExons(s) {
		return perhapsSame
	}
	return otherEvent
}

// byBounds compares an event with one whose bounds are known.
func (k *KnownEvent) byBounds(s Structural, g gene, in variants.Assembly) sameness {
	row := knowledge.Rearrangement{Exact: true, Bases: k.Region}
	if k.Row != nil {
		row = *k.Row
	}
	iv, known := s.bases(g.transcript.Contig)
	if !known || !row.Exact {
		return otherEvent // an open row is matched by its own rules above
	}
	left, right := 0, 0
	if s.kind == ledger.Deletion || s.kind == ledger.Duplication {
		left, right = g.namer.Moves(in, iv)
	}
	if s.kind != ledger.Insertion && s.sameBounds(row, left, right) {
		return sameEvent
	}
	if iv.Overlaps(k.Region) {
		return perhapsSame
	}
	return otherEvent
}

// byExons reports whether an event touches the exons typed, by today's count or that of older reports.
func (k *KnownEvent) byExons(s Structural) bool {
	if len(s.Exons) == 0 {
		return false
	}
	first, last := slices.Min(s.Exons), slices.Max(s.Exons)
	legacy := func(n int) bool { return slices.Contains(s.LegacyExons, strconv.Itoa(n)) }
	return first == k.First && last == k.Last || len(s.LegacyExons) == k.Last-k.First+1 && legacy(k.First) && legacy(k.Last)
}

// measured reports whether the exons measured without change are all that the rearrangement could have lost or gained. Where only
// exons are known, or nothing, these are all of the gene's: older reports count them otherwise.
func (k *KnownEvent) measured(g gene, in variants.Assembly, unchanged []int) bool {
	if k.Kind != ledger.Deletion && k.Kind != ledger.Duplication {
		return false
	}
	touched := false
	for _, e := range g.transcript.Exons {
		if k.Region.Start > 0 && !e.Genomic[in].Overlaps(k.Region) {
			continue
		}
		if !slices.Contains(unchanged, e.Number) {
			return false
		}
		touched = true
	}
	return touched
}
