package vcf

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
)

// Structure is what a line says of structural events and of copy numbers.
type Structure struct {
	Type string // SVTYPE in upper case; "" when not given
	End  int    // INFO END, 1-based; 0 when not given or not on the line's contig
	// Lengths are SVLEN's values, without sign, one for each allele; 0 where one is not known.
	Lengths []int
	// Mate is the base of the other end, by CHR2 with POS2, END2 or END; zero where not given.
	Mate variants.Interval
	// StartMargin and EndMargin are CIPOS and CIEND: how far before and behind the bounds may lie.
	StartMargin, EndMargin [2]int
	// Imprecise: the line says so, or its bounds are those of bins of read depth.
	Imprecise     bool
	MateID, Event string // of breakends, "" when not given
	// Inserted is the inserted sequence, InsertedLength its length (0 unknown), InsertedKind its name.
	Inserted       string
	InsertedLength int
	InsertedKind   string
	CopyNumber     int  // of the sample, -1 when not given
	CountsProbes   bool // GQ is a number of probes and no quality (CNVkit)
	// Homology is how many bases the two ends share (HOMLEN), within which the event may lie anywhere.
	Homology int
	// Broken are the keys whose values cannot be read, or cannot be.
	Broken []string
}

// IsSymbol reports whether an allele is a symbol ("<DEL>") that does not stand for any other allele.
func IsSymbol(alt string) bool { return strings.HasPrefix(alt, "<") && !isAnyOther(alt) }

// structure reads what the columns say of structural events; nil where nothing does, so that the line is
// one of plain sites or blocks.
func (rec *Record) structure(info string, keys []string, format func(key string) string, single bool) *Structure {
	if !rec.namesStructure() && !mayBeStructural(info) && !countsCopies(keys) {
		return nil // of most lines, without taking INFO apart
	}
	values := structuralInfo{}
	for entry := range strings.SplitSeq(info, ";") {
		key, value, _ := strings.Cut(entry, "=")
		values[key] = strings.TrimSpace(value)
	}
	if !rec.namesStructure() && !values.structural() && !countsCopies(keys) {
		return nil
	}
	s := &Structure{Type: strings.ToUpper(values.given("SVTYPE")), CopyNumber: -1, MateID: values.first("MATEID", "PARID"), Event: values.first("EVENT")}
	s.bounds(rec, values)
	_, imprecise := values["IMPRECISE"]
	s.Imprecise = imprecise || slices.Contains(keys, "QS") || slices.Contains(keys, "BC")
	_, s.CountsProbes = values["FOLD_CHANGE"]
	s.Homology = max(parseCount(values.first("HOMLEN")), 0)
	s.inserted(values)
	switch copies := format("CN"); {
	case slices.Contains(keys, "CN"):
		s.copies(copies)
	case single && (!slices.Contains(keys, "GT") || rec.onlyCopies(s.Type)): // else the genotype tells what INFO's is of
		s.copies(values["CN"])
	}
	return s
}

// onlyCopies: the line calls a change of copies, and its allele does not say which.
func (rec *Record) onlyCopies(kind string) bool {
	return len(rec.Alts) == 1 && strings.EqualFold(rec.Alts[0], "<CNV>") || len(rec.Alts) == 0 && kind == "CNV"
}

// namesStructure: an allele is a symbol or a breakend.
func (rec *Record) namesStructure() bool {
	return slices.ContainsFunc(rec.Alts, func(alt string) bool { return IsSymbol(alt) || isBreakend(alt) })
}

func isBreakend(alt string) bool {
	return strings.ContainsAny(alt, "[]") || len(alt) > 1 && (alt[0] == '.' || alt[len(alt)-1] == '.')
}

// given is a value, "" where it is missing.
func (in structuralInfo) given(key string) string {
	if v := in[key]; v != "." {
		return v
	}
	return ""
}

// first is the first value given of some keys.
func (in structuralInfo) first(keys ...string) string {
	for _, k := range keys {
		if v := in.given(k); v != "" {
			return v
		}
	}
	return ""
}

// structuralKeys are the keys of INFO that only structural events and copy numbers have.
var structuralKeys = []string{"SVTYPE", "SVLEN", "SVCLAIM", "CN", "CHR2"}

// structural: INFO gives one of the keys.
func (in structuralInfo) structural() bool { return in.first(structuralKeys...) != "" }

// mayBeStructural reports whether INFO holds one of the keys' letters at all.
func mayBeStructural(info string) bool {
	return slices.ContainsFunc(structuralKeys, func(key string) bool { return strings.Contains(info, key) })
}

// countsCopies: FORMAT is that of a caller of copy numbers (GATK's gCNV: NP, QA, QS).
func countsCopies(keys []string) bool {
	has := func(key string) bool { return slices.Contains(keys, key) }
	return has("CN") || has("CNQ") || has("NP") && (has("QA") || has("QS"))
}

// bounds reads END, SVLEN, the other end, and the margins of both.
func (s *Structure) bounds(rec *Record, in structuralInfo) {
	end := s.number(in, "END")
	second := max(s.number(in, "POS2"), s.number(in, "END2"))
	if chrom := in.given("CHR2"); chrom != "" && s.leaves(rec, chrom, second > 0) {
		contig, ok := variants.ParseContig(chrom)
		if at := max(second, 0); ok && (at > 0 || end > 0) {
			if at == 0 {
				at = end
			}
			s.Mate = variants.Interval{Contig: contig, Start: at, End: at}
		} else if end > 0 || second > 0 {
			s.Broken = append(s.Broken, "CHR2")
		}
		end = 0
	}
	if end > 0 && end < rec.Pos {
		s.Broken = append(s.Broken, "END")
		end = 0
	}
	s.End = max(end, 0)
	s.lengths(len(rec.Alts), in)
	s.StartMargin, s.EndMargin = s.margin(in, "CIPOS"), s.margin(in, "CIEND")
}

// leaves reports whether the other end is a place of its own and END not the end of a stretch: on another
// contig, or of a breakend or translocation. Some programs write CHR2 with every event.
func (s *Structure) leaves(rec *Record, chrom string, second bool) bool {
	contig, _ := variants.ParseContig(chrom)
	joins := []string{"BND", "TRA", "CTX"}
	return contig != rec.Contig || second || slices.Contains(joins, s.Type) ||
		slices.ContainsFunc(rec.Alts, func(alt string) bool { return len(alt) > 4 && slices.Contains(joins, alt[1:4]) })
}

// number reads a position; 0 where the key is not given. One that is none is kept as broken.
func (s *Structure) number(in structuralInfo, key string) int {
	text := in.given(key)
	if text == "" {
		return 0
	}
	n := parseCount(text)
	if n <= 0 {
		s.Broken = append(s.Broken, key)
		return 0
	}
	return n
}

// lengths reads SVLEN: one value for each allele, or one for all.
func (s *Structure) lengths(alts int, in structuralInfo) {
	list := in.list("SVLEN")
	s.Lengths = make([]int, max(alts, 1))
	for i := range s.Lengths {
		at := i
		if len(list) == 1 {
			at = 0
		}
		if at >= len(list) || list[at] == "." {
			continue
		}
		n := parseCount(strings.TrimPrefix(list[at], "-"))
		if n < 0 {
			s.Broken = append(s.Broken, "SVLEN")
			continue
		}
		s.Lengths[i] = n
	}
}

// margin reads how far a bound may lie before and behind its place.
func (s *Structure) margin(in structuralInfo, key string) (m [2]int) {
	list := in.list(key)
	if list == nil {
		return m
	}
	if !areMargins(list, 1) {
		s.Broken = append(s.Broken, key)
		return m
	}
	return [2]int{int(number(list, 0)), int(number(list, 1))}
}

// inserted reads what an insertion brings in, as Manta, Sniffles, delly, MELT and pbsv name it.
func (s *Structure) inserted(in structuralInfo) {
	seq := in.first("SVINSSEQ", "INSSEQ")
	if seq == "" && s.Type == "INS" {
		seq = in.first("SEQ") // Sniffles' own; of a deletion it holds what is lost
	}
	if seq = strings.ToUpper(seq); variants.IsSequence(seq) {
		s.Inserted, s.InsertedLength = seq, len(seq)
	}
	if s.InsertedLength == 0 {
		s.InsertedLength = max(parseCount(in.first("INSLEN", "SVINSLEN")), 0)
	}
	kind, _, _ := strings.Cut(in.first("MEINFO", "SVANN"), ",")
	if kind = strings.ToUpper(kind); kind != "TANDEM" {
		s.InsertedKind = kind
	}
}

// copies reads a copy number; callers that estimate write decimals. -1 is theirs for "not known".
func (s *Structure) copies(text string) {
	x, err := strconv.ParseFloat(text, 64)
	switch {
	case text == "", text == ".":
	case err != nil || math.IsNaN(x) || x > maxCopies:
		s.Broken = append(s.Broken, "CN")
	case x >= 0:
		s.CopyNumber = int(math.Round(x))
	}
}

// maxCopies is more than any gene has copies.
const maxCopies = 10_000

// Breakend is an allele that joins the line's base to another place.
type Breakend struct {
	Mate variants.Interval // the base joined to; zero for a single breakend, whose other side is not known
	// Ahead: the bases of the line stand before the join, else behind it. Rightward: what is joined extends
	// to the right of Mate, else to its left.
	Ahead, Rightward bool
	Inserted         string // between the two
}

// ParseBreakend reads an allele like "G]17:198982]"; ok is false for one that is none.
func ParseBreakend(alt string) (b Breakend, ok bool) {
	if !isBreakend(alt) {
		return b, false
	}
	at := strings.IndexAny(alt, "[]")
	if at < 0 {
		b.Ahead = alt[len(alt)-1] == '.'
		b.Inserted = strings.Trim(alt, ".")[1:]
		return b, true
	}
	b.Ahead, b.Rightward = at > 0, alt[at] == '['
	bases, place, ok := joined(alt, b.Ahead)
	if !ok {
		return b, false
	}
	colon := strings.LastIndexByte(place, ':')
	pos, ok := parsePos([]byte(place[colon+1:]))
	if colon < 0 || !ok || pos == 0 {
		return b, false
	}
	if contig, known := variants.ParseContig(strings.Trim(place[:colon], "<>")); known {
		b.Mate = variants.Interval{Contig: contig, Start: pos, End: pos}
	}
	if bases = strings.ToUpper(bases); len(bases) > 1 && b.Ahead {
		b.Inserted = bases[1:]
	} else if len(bases) > 1 {
		b.Inserted = bases[:len(bases)-1]
	}
	return b, true
}

// joined are the two parts of a breakend: the line's own bases, which stand ahead of the other place or behind
// it and may be left out there, and that place.
func joined(alt string, ahead bool) (bases, place string, ok bool) {
	parts := strings.FieldsFunc(alt, func(r rune) bool { return r == '[' || r == ']' })
	switch {
	case len(parts) == 2 && ahead:
		return parts[0], parts[1], true
	case len(parts) == 2:
		return parts[1], parts[0], true
	case len(parts) == 1 && !ahead:
		return "", parts[0], true
	}
	return "", "", false
}

// Mates are the places that the record's breakends and translocations join to their own.
func (rec *Record) Mates() []variants.Interval {
	var mates []variants.Interval
	if rec.Structure != nil && rec.Structure.Mate.Start > 0 {
		mates = append(mates, rec.Structure.Mate)
	}
	for _, alt := range rec.Alts {
		if b, ok := ParseBreakend(alt); ok && b.Mate.Start > 0 {
			mates = append(mates, b.Mate)
		}
	}
	return mates
}
