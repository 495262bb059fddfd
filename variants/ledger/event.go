package ledger

import "allelens/variants"

// EventType is the kind of a structural event, in VCF's words.
type EventType string

// Kinds of structural events.
const (
	Deletion      EventType = "DEL"
	Duplication   EventType = "DUP"
	Inversion     EventType = "INV"
	Insertion     EventType = "INS"
	CopyNumber    EventType = "CNV"
	Breakend      EventType = "BND"
	Translocation EventType = "TRA"
)

// Event is a structural or copy-number event over or near a gene region, as lines of the file, or the
// laboratory's table, report it. Positions are those of the file's assembly: 1-based, closed.
type Event struct {
	Gene string
	Type EventType
	// Start and End are the first and last base lost, copied or turned; the base before an insertion, and
	// its own base for a breakend. End is 0 where the line does not say how far the event reaches.
	Start, End int
	// StartRange and EndRange are how far the bounds may lie from Start and End (CIPOS, CIEND): at most
	// zero, at least zero. Precise: the line does not call its bounds imprecise.
	StartRange, EndRange [2]int
	Precise              bool
	// Allele is the event spelled as sequence, normalised; nil where the file and the bundled sequence do
	// not settle it.
	Allele *variants.Allele
	// Inserted is the length of what is inserted, 0 where unknown, and InsertedKind its name ("ALU").
	Inserted     int
	InsertedKind string
	// Mate is where the other end of a breakend or translocation lies; zero where unknown.
	Mate variants.Interval
	// CopyNumber is the number of copies that the line gives, -1 where it does not. Copies of Ploidy
	// chromosomes carry the event by its genotype; Ploidy is 0 where none is given.
	CopyNumber     int
	Copies, Ploidy int
	// State is Variant, Filtered (the call failed) or NoCall (neither a genotype nor a copy number).
	State variants.State
	// Laboratory: the laboratory's own table says so, not the file.
	Laboratory bool
	Evidence   *Evidence
	// Heterozygous counts calls inside a deletion that two different copies would be needed for.
	Heterozygous int
}
