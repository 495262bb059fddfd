package knowledge

import "allelens/variants"

// GeneID is a gene's identifier at the HUGO Gene Nomenclature Committee.
type GeneID struct {
	Origin
	Gene string
	HGNC string // "HGNC:1100"
}

// GeneCondition is what carriers of a gene's harmful changes are predisposed to, in a catalogue of conditions.
type GeneCondition struct {
	Origin
	Gene string
	ID   string // "OMIM:604370"
	Name string
}

// Sequence is a chromosome under the names that databases give to its sequence in each build.
type Sequence struct {
	Origin
	Contig     variants.Contig
	Accessions map[variants.Assembly]string // RefSeq: "NC_000017.11"
	Refget     map[variants.Assembly]string // GA4GH refget, a digest of the sequence: "SQ.dLZ15…"
}
