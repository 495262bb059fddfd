package knowledge

import (
	"context"
	"errors"

	"allelens/variants"
)

// Base is an open knowledge base. It is safe for concurrent use.
type Base struct{}

var errNotBuilt = errors.New("knowledge base not built yet")

// Open reads a compiled knowledge base from memory.
func Open(ctx context.Context, data []byte) (*Base, error) { return nil, errNotBuilt }

// Close releases the base.
func (b *Base) Close() error { return nil }

// Version is the base's version, one for everything in it.
func (b *Base) Version() string { return "" }

// Sources lists the sources of all rows, by id.
func (b *Base) Sources(ctx context.Context) ([]Source, error) { return nil, errNotBuilt }

// Counts lists the tables with their rows.
func (b *Base) Counts(ctx context.Context) ([]Count, error) { return nil, errNotBuilt }

// Classification looks a normalised allele up; nil without error when the base does not hold it.
func (b *Base) Classification(ctx context.Context, in variants.Assembly, a variants.Allele) (*Classification, error) {
	return nil, errNotBuilt
}

// Frequencies lists what population collections say of a normalised allele.
func (b *Base) Frequencies(ctx context.Context, in variants.Assembly, a variants.Allele) ([]Frequency, error) {
	return nil, errNotBuilt
}

// Functional lists assay results for a normalised allele, and for its protein change
// (hgvsP without transcript, "p.Cys61Gly"; "" to leave that out).
func (b *Base) Functional(ctx context.Context, in variants.Assembly, gene string, a variants.Allele, hgvsP string) ([]Functional, error) {
	return nil, errNotBuilt
}

// Transcripts lists the cancer genes' transcripts.
func (b *Base) Transcripts(ctx context.Context) ([]Transcript, error) { return nil, errNotBuilt }

// References lists the bundled genome slices.
func (b *Base) References(ctx context.Context) ([]ReferenceSlice, error) { return nil, errNotBuilt }

// Domains lists the protein domains.
func (b *Base) Domains(ctx context.Context) ([]Domain, error) { return nil, errNotBuilt }

// Pharmacogenes lists the pharmacogenes by name, each with its definitions and rules.
func (b *Base) Pharmacogenes(ctx context.Context) ([]Pharmacogene, error) { return nil, errNotBuilt }

// Drugs lists the medicines that have recommendations or pairs.
func (b *Base) Drugs(ctx context.Context) ([]Drug, error) { return nil, errNotBuilt }

// Recommendations lists all guideline rows, superseded ones included.
func (b *Base) Recommendations(ctx context.Context) ([]Recommendation, error) {
	return nil, errNotBuilt
}

// Pairs lists gene-drug pairs of CPIC and the FDA.
func (b *Base) Pairs(ctx context.Context) ([]GeneDrugPair, error) { return nil, errNotBuilt }

// Risks lists the published risks of carriers of a gene, and of the population (Gene "").
func (b *Base) Risks(ctx context.Context, gene string) ([]RiskPoint, error) { return nil, errNotBuilt }

// Management lists the management items for carriers of a gene.
func (b *Base) Management(ctx context.Context, gene string) ([]ManagementItem, error) {
	return nil, errNotBuilt
}
