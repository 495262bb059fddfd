// Package hgvs names variants of the cancer genes on their MANE Select transcripts as the
// HGVS nomenclature asks (3' rule, long frameshift form), tells their consequence in Sequence
// Ontology terms, and reads such names.
package hgvs

// Name is a variant's set of names.
type Name struct {
	G           string // "NC_000017.11:g.43124030_43124031del"
	C           string // "NM_007294.4:c.68_69del"
	P           string // "p.(Glu23ValfsTer17)"; "p.?" when not predictable; "" when not in a coding sequence
	Consequence string // Sequence Ontology term: "frameshift_variant"
	Exon        int    // exon number in transcript order; 0 when intronic or outside
	Intron      int    // intron number; 0 when exonic or outside
	AminoAcid   int    // first amino acid affected; 0 when none
}
