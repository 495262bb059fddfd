package ledger

// Thresholds are the limits that calls have to reach. Values that a line does not give are not
// held against it. The zero value asks for nothing; DefaultThresholds is what reports use.
type Thresholds struct {
	// A reference block counts as seen if its genotype quality (phred) and its depth (reads;
	// MIN_DP before DP) reach these. Below, its bases are filtered. GATK's and DeepVariant's
	// blocks carry both.
	BlockQuality, BlockDepth int
	// A variant call below these stands, but is to be confirmed by another method.
	CallQuality, CallDepth int
	// So is a heterozygous call if the part of the reads that show the allele lies outside of
	// these (0 to 1).
	LeastFraction, MostFraction float64
}

// DefaultThresholds are the limits used unless others are given: quality 20 (one wrong call in a
// hundred), and the depth and allele balance that laboratories commonly ask for before a germline
// variant is reported without confirmation.
func DefaultThresholds() Thresholds {
	return Thresholds{BlockQuality: 20, BlockDepth: 10, CallQuality: 20, CallDepth: 20, LeastFraction: 0.25, MostFraction: 0.75}
}

// Doubts lists why a call needs confirmation, in the codes "filtered", "low_depth",
// "low_quality" and "allele_balance".
func (t Thresholds) Doubts(c Change) []string {
	var codes []string
	if !c.Called() {
		codes = append(codes, "filtered")
	}
	if d := c.Evidence.Depth; d >= 0 && d < t.CallDepth {
		codes = append(codes, "low_depth")
	}
	if q := c.Evidence.Quality; q >= 0 && q < t.CallQuality {
		codes = append(codes, "low_quality")
	}
	if f, ok := c.Fraction(); ok && c.Ploidy == 2 && c.Copies == 1 && (f < t.LeastFraction || f > t.MostFraction) {
		codes = append(codes, "allele_balance")
	}
	return codes
}
