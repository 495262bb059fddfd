package brca

import (
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// Structural is a structural or copy-number event over or near a gene, with its meaning.
type Structural struct {
	ledger.Event
	// HGVS is the event's genomic name where its bounds are exact; "" otherwise.
	HGVS string
	// Exons are the exons that the event touches, by today's numbers and by those of older reports, in the
	// transcript's order.
	Exons       []int
	LegacyExons []string
	// Promoter and WholeGene: the event takes, copies or breaks the promoter; covers the whole transcript.
	Promoter, WholeGene bool
	// Effect is what kind of bases it touches: "coding", "promoter", "intron", "unknown".
	Effect string
	// Consequence is the gravest term of the Sequence Ontology, and Frame what is known of the reading
	// frame: "kept", "lost", "unknown".
	Consequence, Frame string
	// Matches are the known rearrangements of the same type and coordinates.
	Matches []Match
	// Evidence and Provisional are as for a Finding; nil where none apply.
	Evidence    []Criterion
	Provisional *Provisional
	// Conclusion is what the event alone says of the gene; "" for one that forbids nothing.
	Conclusion Conclusion
	Reportable bool
}

// Match is a published rearrangement that an event is.
type Match struct {
	knowledge.Origin
	Name, VariationID string
	Class             knowledge.Class
}
