package interpret

import (
	"allelens/variants"
	"allelens/variants/ledger"
)

// stated are the observations with the kind of test that the user states, "" for none. That the
// file looks like another kind is told.
func stated(o *ledger.Observations, kind ledger.AssayKind) (*ledger.Observations, []*variants.Problem) {
	of := *o
	of.Assay = o.Assay.State(kind)
	if of.Assay.Shown == "" {
		return &of, nil
	}
	return &of, []*variants.Problem{variants.Warn("assay_contradicted", o.Input.Name, "stated", string(kind), "found", string(of.Assay.Shown))}
}

// declaration is what counts as covered. A declaration does not hold for a file of a test that
// looks at chosen sites only, what was not tested is never the reference; nor for one of somatic
// changes, which leaves out what the person was born with.
func declaration(o *ledger.Observations, declared ledger.Declaration) (ledger.Declaration, []*variants.Problem) {
	sparse := o.Assay.Sparse()
	switch s := o.Specimen; {
	case !declared.All && len(declared.Regions) == 0:
		return declared, nil
	case s.Kind == ledger.Tumour || s.Somatic && !s.Stated:
		return ledger.Declaration{}, []*variants.Problem{variants.Warn("declared_somatic", o.Input.Name)}
	case sparse == "":
		return declared, nil
	}
	return ledger.Declaration{}, []*variants.Problem{variants.Warn("declared_sparse", o.Input.Name, "kind", string(sparse))}
}
