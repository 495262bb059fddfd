// Package ledger turns the records of a file into observations: for every site the
// knowledge base asks about, and every base of the cancer genes, one of five states,
// with the line that says so. It does not know what any of it means.
package ledger

import (
	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/vcf"
)

// Questions is what the reader looks for. The caller builds it from the knowledge base and
// the scope of the case: what is not asked for is not read.
type Questions struct {
	Sites     []Question
	Genes     []GeneRegion
	Stretches []Stretch
	// Scores are the sites of polygenic scores. They are answered apart, in Observations.Scored, and change nothing of what is said of
	// all else; what they carry is told by sequence (see Question.BySequence).
	Scores []Question
	// Reference holds the bundled slices of both builds, for build evidence and normalisation.
	Reference *genome.Reference
	// Thresholds are the limits that calls have to reach.
	Thresholds Thresholds
	// Alone: nothing but the regions asked for is read, not even counted.
	Alone bool
}

// Question asks for one site of the knowledge base, in both builds.
type Question struct {
	ID     int    // knowledge-base row of the position
	Gene   string // pharmacogene
	RSID   string
	Contig variants.Contig
	// Pos and Ref are by assembly: the first base (1-based) and the reference bases of the
	// site in that build. A zero Pos means that the site has no place in the build.
	Pos map[variants.Assembly]int
	Ref map[variants.Assembly]string
	// Alleles are the sequences that the definitions know, spelled over Ref's span of GRCh38,
	// the reference first.
	Alleles []string
	// NeverAssume marks sites that a declaration of coverage must not turn into reference:
	// those where a build's own base is a variant allele, repeats, and the like.
	NeverAssume bool
	// BySequence: where a line has the site's reference as ALT and its other allele as REF, its sequences count.
	BySequence bool
	// Repeat is the tandem repeat that the site lies in, nil where it lies in none: an insertion or deletion of
	// whole units anywhere in it is one allele.
	Repeat *Repeat
}

// Repeat is a run of equal units, from Offset bases after the site's first on, in both builds.
type Repeat struct {
	Unit   string
	Offset int
	Units  int // of the reference
}

// GeneRegion asks for every variant in a gene, and for the state of each of its exon bases.
type GeneRegion struct {
	Gene string
	// Region is where variants are collected, and Bases what coverage is counted over
	// (coding bases, one interval an exon, in transcript order). Both by assembly.
	Region map[variants.Assembly]variants.Interval
	Bases  map[variants.Assembly][]Exon
}

// Stretch asks for the changes in a part of a gene that none of the gene's sites explains.
type Stretch struct {
	Gene   string
	Region map[variants.Assembly]variants.Interval
}

// Exon is the coding part of one exon.
type Exon struct {
	Number int
	Bases  variants.Interval
}

// Observations is what a file says, before any meaning. Immutable once built.
type Observations struct {
	Input    Input
	Assembly variants.Assembly
	Votes    []Vote
	// Thresholds are the limits that were asked of the calls, and Assay what the file shows of
	// the test behind it.
	Thresholds Thresholds
	Assay      Assay
	// Specimen is what the file shows of the specimen behind the sample's column.
	Specimen           Specimen
	Sites              []Site          // one for each question, in the questions' order
	Scored             []Site          // one for each site of a score, in the questions' order
	Variants           []Change        // alleles carried in the gene regions, normalised, by gene and position
	Events             []Event         // structural and copy-number events over or near the gene regions
	Coverage           []Coverage      // one for each gene region
	OutsideDefinitions []OutsideChange // changes in the stretches that no site explains, by gene and position
	// Copies tallies the numbers of alleles that calls give on X and on the autosomes.
	Copies Copies
	// SexCalls tells whether the calls of X may be those of the stated sex.
	SexCalls SexCalls
	Problems []*variants.Problem

	RecordsSeen, RecordsUsed int64
	// Complete is true only when the whole file was read to a good end.
	Complete bool
	// Blocks is true when the file holds reference records or blocks at all, so that
	// absence of a line means "not covered" rather than "nothing was reported".
	Blocks bool

	lines  *pile // for Show
	tumour bool  // of a tumour, and masked
	asked  asked // what was asked of the file
}

// Input describes the file.
type Input struct {
	vcf.Identity
	Version     string // "VCFv4.2"
	SampleCount int    // sample columns of the file
	Sample      string
	Access      vcf.Access
	GVCF        bool
	// Mitochondrion is the length of the mitochondrial sequence by the header, in bases; 0 when
	// not given. It tells the revised Cambridge reference (16569) from others.
	Mitochondrion int
}

// Vote is one piece of evidence for a build.
type Vote struct {
	Kind     string // "user", "contig_length", "accession", "header", "command_line", "reference_bases", "known_site"
	Assembly variants.Assembly
	For      int // items that speak for the assembly
	Against  int // items that contradict it
}

// Evidence is the line behind an observation. Numbers not given are -1.
type Evidence struct {
	Line           int64  // 0 when unknown
	Text           string // see vcf.Record.Text
	Filter         []string
	Unfiltered     bool   // no filter was applied: FILTER is "."
	Genotype       string // as written
	Depth          int
	Quality        int
	AlleleDepths   []int
	Block          bool // the line is a reference block
	FileChrom      string
	FilePos        int
	FileRef        string
	FileAlts       []string
	SecondAtSite   bool // another line of the file covers the site too; the first one counts
	FailedCriteria []Criterion
}

// Criterion is why a call counts as filtered or not called: a code and its values.
type Criterion struct {
	Code  string // "filter", "low_quality", "low_depth", "half_call", "missing", "unknown_allele", "indel_not_shown", "ref_mismatch", "ploidy" …
	Value string // what the line has
	Limit string // what is asked, "" where that is not a number
}

// Site is the answer to one question.
type Site struct {
	Question int // index into Questions.Sites
	State    variants.State
	// Alleles are the sequences the sample carries over the site's span, spelled as in
	// Question.Alleles; "" is an open side of a half call. Empty when nothing was called.
	// In state Filtered they are what the failed call says.
	Alleles  []string
	Phased   bool
	PhaseSet string
	// Share is the part of the mitochondria, 0 to 1, that carry the variant allele of Alleles, as the reads show
	// it, where not all do; 0 for all else.
	Share float64
	// Uncalled: the second of Alleles is shown, but not by a genotype that counts: by the reads or likelihoods of a line
	// without it, or by a line whose REF and ALT are turned round.
	Uncalled bool
	// Faint is the part of the reads, 0 to 1, that show a variant allele on a line that calls the reference, where it is
	// less than a call needs and more than chance explains; 0 for all else.
	Faint float64
	// FaintAllele is the sequence over the site's span that those reads show, spelled as in Question.Alleles; "" where Faint is 0.
	FaintAllele string `json:",omitempty"`
	// Beside are sequences that the genotype leaves out: the reads show them, or another line over the site, which failed.
	Beside []string
	// Undefined lists carried alleles that no definition knows.
	Undefined []string
	Evidence  *Evidence // nil when absent
}

// Change is one allele carried by the sample in a gene region.
type Change struct {
	Gene   string
	Allele variants.Allele // normalised: trimmed, left-aligned; file's assembly
	State  variants.State  // Variant or Filtered
	// Copies of Ploidy chromosomes carry it. Ploidy is 0 where the call leaves a side open.
	Copies, Ploidy int
	Phased         bool
	PhaseSet       string
	Haplotypes     []int   // chromosomes (0, 1) that carry it, when Phased
	AlleleDepth    int     // reads with this allele; -1 when not given
	Share          float64 // part of the position's reads that show it, 0 to 1, by all lines that stand there; 0 when not given
	Evidence       *Evidence
}

// OutsideChange is an allele that the sample carries in a stretch, and that none of the gene's sites knows.
type OutsideChange struct {
	Gene     string
	Pos      int // first base as the line spells it, file's assembly
	Ref, Alt string
	State    variants.State // Variant or Filtered
	Effects  []vcf.Effect   // on this gene, by the file's own annotation; empty where it says nothing
	Evidence *Evidence
}

// Called reports whether the call stands: it is not one that failed.
func (c Change) Called() bool { return c.State == variants.Variant }

// Fraction is the part of the reads that show the allele, 0 to 1; ok is false where the line
// does not tell.
func (c Change) Fraction() (fraction float64, ok bool) {
	if c.Share > 0 {
		return c.Share, true
	}
	total := 0
	for _, n := range c.Evidence.AlleleDepths {
		total += n
	}
	if c.AlleleDepth < 0 || total <= 0 {
		return 0, false
	}
	return float64(c.AlleleDepth) / float64(total), true
}

// Coverage is what was seen of a gene's coding bases.
type Coverage struct {
	Gene  string
	Exons []ExonCoverage
	// Doubts are the problems about lines in the gene that could not be read, or contradict each other.
	// With any of them nothing is found to be absent.
	Doubts []*variants.Problem
	// Faint are variants of coding bases that part of the reads show on lines that call the reference: fewer than a
	// call needs, and more than chance explains. They are Filtered, on no chromosome.
	Faint []Change `json:",omitempty"`
}

// ExonCoverage counts the bases of one exon by state.
type ExonCoverage struct {
	Exon   Exon
	Counts map[variants.State]int
	Absent []variants.Interval // stretches that no line covers
}

// Total is the number of coding bases of the gene; Seen those with confident evidence.
func (c Coverage) Total() (seen, total int) {
	for _, e := range c.Exons {
		total += e.Exon.Bases.Len()
		seen += e.Counts[variants.Reference] + e.Counts[variants.Variant]
	}
	return seen, total
}
