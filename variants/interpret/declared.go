package interpret

import (
	"allelens/variants"
	"allelens/variants/ledger"
)

// declaration is what counts as covered. A declaration does not hold for a file of a test that
// looks at chosen sites only: what was not tested is never the reference.
func declaration(o *ledger.Observations, declared ledger.Declaration) (ledger.Declaration, []*variants.Problem) {
	if !o.Assay.Sparse() || !declared.All && len(declared.Regions) == 0 {
		return declared, nil
	}
	return ledger.Declaration{}, []*variants.Problem{variants.Warn("declared_sparse", o.Input.Name, "kind", string(o.Assay.Kind))}
}
