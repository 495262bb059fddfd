package knowledge

import "allelens/variants"

// ScoreModel is a polygenic score: the sum of weight times the number of effect alleles over its sites.
type ScoreModel struct {
	Origin
	Model       string // "BCAC_307"
	Name        string // as its source names it
	Cancer      string // "breast", "ovarian"
	Sex         string // of the people it was made in: "F", "M"
	Lead        bool   // the one of its cancer that is told first, and entered in CanRisk
	CanRiskLine string // "PRS_BC"
	Version     string // of the source's file
	Populations []ScorePopulation
	Weights     []ScoreWeight
}

// ScorePopulation is how a score is spread among people of one ancestry, as its source states it.
type ScorePopulation struct {
	Origin
	Model           string
	Population      string // "european", "african", "east_asian", "south_asian"; "all" for everybody together
	Mean, Deviation float64
	Alpha           float64 // for CanRisk: the part of the polygenic variance that the score explains
	LeastAncestry   float64 // part of a person's ancestry, 0 to 1, from which the source takes the row; 0 where it says none
}

// ScoreWeight is one site of a score. Positions are 1-based; alleles are by assembly, on its plus strand.
type ScoreWeight struct {
	Origin
	Model         string
	RSID          string
	Contig        variants.Contig
	Pos           map[variants.Assembly]int
	Ref           map[variants.Assembly]string // the build's own allele: Other or Effect
	Other, Effect map[variants.Assembly]string
	Weight        float64            // log odds ratio of each copy of the effect allele
	Frequency     map[string]float64 // of the effect allele by population; those that the source gives
	Note          string
}

// ScoreEvidence is a published figure of a score in carriers of a gene, or in people of another ancestry.
type ScoreEvidence struct {
	Origin
	Topic      string // "carrier", "transfer"
	Model      string // "" for a like one
	Gene       string
	Population string
	Measure    string
	Value      float64
	Low, High  float64 // of the 95 % confidence interval; -1 where none is given
}
