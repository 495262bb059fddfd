package vcf

import (
	"context"

	"allelens/variants"
)

// Header is what the lines before the records say.
type Header struct {
	Version   string   // "VCFv4.2"; "" when the line is missing
	Contigs   []Contig // ##contig lines of human chromosomes and the mitochondrion, in file order, the first 2,000
	Reference string   // value of ##reference, "" when absent
	Assembly  string   // value of ##assembly or of a contig's assembly key, "" when absent
	Source    string   // value of ##source, "" when absent
	// ReferencePaths are what the command lines in the header name as the reference sequence.
	ReferencePaths []string
	// Remarks are the header lines without structure, "key=value", Structured those of the form
	// key=<…> that declare no field, allele, filter or contig (programs, samples, pedigrees), and
	// Fields the declared fields: "INFO/DP", "FORMAT/GT". Of each kind the first 2,000 lines are
	// kept, of each line the first 4,096 bytes.
	Remarks, Structured, Fields []string
	Annotations                 []Annotation // in which the file says what alleles do to genes
	Samples                     []string     // sample columns in file order
	Lines                       int64        // number of header lines, the #CHROM line included
	Posteriors                  Scale        // of FORMAT GP, as its declaration says
	GVCF                        bool         // the header declares blocks (##GVCFBlock, <NON_REF>, <*> …)
}

// Scale is in what FORMAT GP, the genotypes' posterior probabilities, is given.
type Scale string

// Scales of posterior probabilities.
const (
	ScaleUnknown Scale = ""
	ScalePhred   Scale = "phred"       // as versions of the format before 4.3 have it
	ScaleUnit    Scale = "probability" // 0 to 1, as 4.3 and imputation have it
)

// Contig is one ##contig line.
type Contig struct {
	Name   string
	Length int // 0 when not given
	MD5    string
}

// Options choose what is read.
type Options struct {
	Sample string // sample column; "" takes the only one
	Whole  bool   // read the file to its end even if an index would answer
	Sites  bool   // read a list of variants, ClinVar's for one: samples are not looked at, records have no call
	// Pipe allows a path that is read once from start to end: a pipe, or StandardInput.
	Pipe bool
	// Progress, if not nil, is called from the reading goroutine, at most about ten times a
	// second, with compressed bytes done and in total (0 when unknown).
	Progress func(done, total int64)

	bisectFrom int64 // files below this length in bytes are not bisected; 0 takes the usual one
	hashUpTo   int64 // files up to this length in bytes always get a checksum; 0 takes the usual one

	// Of a file that is read for many samples: any column is opened, what is met is recorded, and what is kept takes at most so many bytes (0: the
	// usual number).
	anySample bool
	recording *recording
	keepUpTo  int
}

// Access is how the records of a region are reached.
type Access string

// The ways of reaching records.
const (
	ByIndex  Access = "index"
	ByBisect Access = "bisect"
	ByStream Access = "stream"
)

// Identity is what is known of the file as a file.
type Identity struct {
	Path   string // as given
	Name   string // base name, for reports
	Bytes  int64
	SHA256 string // of the whole file as it lies on the disk, hexadecimal; "" where it was not computed
	Format string // "vcf", "vcf.gz (bgzip)", "vcf.gz (gzip)"
}

// Tally counts what Scan met.
type Tally struct {
	Seen int64 // records met on the way
	Used int64 // records handed out
	// Problems are those of the file, and of lines inside the regions or of which it cannot be read
	// where they lie, with number and reason. Of lines elsewhere only their number is kept, by code.
	Problems []*variants.Problem
	Outside  map[string]int
	Complete bool // the whole file was read to a good end
	// Contigs counts the records met by contig as written, in order of appearance,
	// when the whole file was read; nil otherwise.
	Contigs []ContigCount
}

// ContigCount is the number of records of one contig.
type ContigCount struct {
	Name    string
	Records int64
}

// Wanted is what is read of a file.
type Wanted struct {
	// Regions are where every record is wanted, and Events where structural events are: those that begin
	// up to EventReach before such a region are met without an END too, and in a file read from its start
	// those anywhere that join a place to it.
	Regions, Events []variants.Interval
	// Beside is what is counted only.
	Beside []Beside
}

// Beside asks for lines that are counted only. Those that name another allele than the reference's
// and begin in the regions are handed to Use; they may lie in the regions of the scan as well. Where
// the file is read from start to end, or little of it lies there, these are all such lines; else
// those of a sample of the regions. The tally does not count them, nor what is wrong with them.
type Beside struct {
	Regions []variants.Interval
	Use     func(*Record)
}

// EventReach is how many bases before a region structural events are looked for that do not say how far
// they reach. Files without an index are searched so far for those that do; an index knows them from any
// distance.
const EventReach = 1_000_000

// Source is an open file: what the ledger reads from. *File implements it.
type Source interface {
	Header() *Header
	// Identity is complete once a Scan has ended; before, the checksum is empty, for it takes as
	// long as reading the file. Of a large file it stays empty unless the file is read whole.
	Identity() Identity
	Sample() string
	Access() Access
	// Once reports whether the file can be scanned once only.
	Once() bool
	// Scan hands every record that overlaps one of the regions (records that begin upstream
	// and reach in included), or may tell of an event there, to use, in file order. The record is
	// the callee's to keep. An error of use ends the scan and is returned. Malformed lines inside a
	// region do not end it: they are listed in the tally.
	Scan(ctx context.Context, wanted Wanted, use func(*Record) error) (Tally, error)
	Close() error
}
