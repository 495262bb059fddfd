package hgvs

import (
	"allelens/variants"
)

// Transcript is a coding transcript as naming needs it.
type Transcript struct {
	Gene    string // "BRCA1"
	RefSeq  string // "NM_007294.4"
	Protein string // "NP_009225.1"
	Contig  variants.Contig
	Strand  int    // 1 or -1
	Exons   []Exon // in transcript order
	// GenomicAccession is the contig's RefSeq accession in each build: "NC_000017.11".
	GenomicAccession map[variants.Assembly]string
}

// Exon is one exon of a transcript.
type Exon struct {
	Number int
	// Genomic is where the exon lies in each build: plus strand, 1-based, closed.
	Genomic map[variants.Assembly]variants.Interval
	// CDSStart and CDSEnd are the c. coordinates of the coding part, stop codon included; 0 when none.
	CDSStart, CDSEnd int
}
