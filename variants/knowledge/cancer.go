package knowledge

import (
	"allelens/variants"
)

// ClassifiedAllele is a row of the classified variants with its allele in both builds. Of the
// classification the founders' names and what the allele was before are left out.
type ClassifiedAllele struct {
	Classification
	Contig       variants.Contig
	Pos37, Pos38 int
	Ref, Alt     string
}

// Allele is the row's allele in a build, which must be known.
func (c ClassifiedAllele) Allele(in variants.Assembly) variants.Allele {
	a := variants.Allele{Contig: c.Contig, Pos: c.Pos38, Ref: c.Ref, Alt: c.Alt}
	if in == variants.GRCh37 {
		a.Pos = c.Pos37
	}
	return a
}

// Founder is one founder variant with its name from before HGVS.
type Founder struct {
	Origin
	Gene, HGVSC, LegacyName string
	Pos38                   int
	Ref, Alt                string
}

// FounderEvent is a founder rearrangement.
type FounderEvent struct {
	Origin
	Gene, Name     string
	Rearrangements []string // names of the rows of rearrangement that are the same event
	Populations    []string
}
