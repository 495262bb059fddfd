// Package vcf reads VCF files as clinics bring them: plain, gzip or bgzip, indexed or
// not, one sample or many, and hands out the records of the regions asked for.
// It knows the format and nothing of medicine.
package vcf

import "allelens/variants"

// Record is one line of the file as the chosen sample sees it. Positions are 1-based.
// Numbers that the line does not give are -1.
type Record struct {
	Line   int64           // 1-based line number; 0 when the file was reached by an index or bisection
	Text   string          // the line's eight fixed columns, FORMAT and the chosen sample, tab-separated
	Chrom  string          // contig as written
	Contig variants.Contig // canonical contig
	Pos    int             // first base of REF
	End    int             // last base covered: INFO END or LEN for blocks and symbolic alleles, else Pos+len(Ref)-1
	ID     string          // "." when none
	Ref    string          // upper case
	Alts   []string        // upper case for sequences; empty when ALT is "."
	Filter []string        // nil when PASS, "." or empty; otherwise the codes (FORMAT FT of the sample included)
	// Unfiltered: FILTER is "." or empty, and there is no FT: no filter was applied, so that none was passed.
	Unfiltered bool
	Qual       float64 // QUAL, phred: that there is a variant at all; -1 when not given

	HasGenotype  bool              // a GT was given and read
	Genotype     variants.Genotype // valid if HasGenotype
	PhaseSet     string            // FORMAT PS; "" when none
	Depth        int               // FORMAT DP, else sum of AD, else INFO DP when there is one sample
	MinDepth     int               // FORMAT MIN_DP of a gVCF block
	Quality      int               // FORMAT GQ (RGQ for reference records), else by PL or GL
	AlleleDepths []int             // FORMAT AD (RO+AO of FreeBayes, DP4 of bcftools), REF first; nil when absent
	// Pooled: AlleleDepths are those of INFO's DP4, which counts all variant alleles of the position together.
	Pooled bool
	// Total is the number of reads over the position that AlleleDepths are a part of: FORMAT DP, or their sum
	// where that is more or DP is not given. DepthGiven: FORMAT DP is given.
	Total      int
	DepthGiven bool
	// Fractions are FORMAT AF or VAF, one for each of Alts, 0 to 1; nil when absent.
	Fractions []float64
	// Likeliest are the alleles of the genotype that PL, GL or GP make likelier than the reference by ten phred or more; nil
	// where none is.
	Likeliest []int
	// Flat: PL or GL give all genotypes the same likelihood, so that nothing was seen.
	Flat bool

	// Block reports a reference block or a record that was called against any other allele:
	// its ALT is empty, <NON_REF> or <*>, or these stand beside real alleles.
	Block bool

	// Structure is what the line says of structural events and copy numbers; nil for plain sites and blocks.
	Structure *Structure
}
