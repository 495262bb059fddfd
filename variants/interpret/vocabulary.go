package interpret

import (
	"context"

	"allelens/variants/knowledge"
)

// Vocabulary is what genes, variants and medicines go by in the knowledge base, whether or not a case is about them.
type Vocabulary struct {
	Aliases    []knowledge.Alias
	OtherGenes []knowledge.OtherGene
	Names      []knowledge.DrugName
	Medicines  []knowledge.Medicine
	Modulators []knowledge.Modulator
}

// Vocabulary lists the names.
func (in *Interpreter) Vocabulary(ctx context.Context) (v Vocabulary, err error) {
	for _, load := range []func() error{
		func() (err error) { v.Aliases, err = in.base.Aliases(ctx); return err },
		func() (err error) { v.OtherGenes, err = in.base.OtherGenes(ctx); return err },
		func() (err error) { v.Names, err = in.base.DrugNames(ctx); return err },
		func() (err error) { v.Medicines, err = in.base.Medicines(ctx); return err },
		func() (err error) { v.Modulators, err = in.base.Modulators(ctx); return err },
	} {
		if err := load(); err != nil {
			return Vocabulary{}, err
		}
	}
	return v, nil
}
