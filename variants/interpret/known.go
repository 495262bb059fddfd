package interpret

import (
	"context"
	"strings"

	"allelens/variants/germline"
	"allelens/variants/ledger"
)

// known answers whether the variant that the case says runs in the family is the patient's too; nil where it names none.
func (in *Interpreter) known(ctx context.Context, f *Findings) (*germline.Known, error) {
	words := strings.TrimSpace(f.Case.KnownVariant)
	if words == "" {
		return nil, nil
	}
	o := f.Observations
	name, err := in.classifier.KnownName(ctx, in.base, o.Assembly, words)
	if err != nil {
		return nil, err
	}
	known, err := in.classifier.Known(ctx, f.Cancer, o, o.Assembly, f.Case.Declared, f.Unchanged, name)
	if err != nil {
		return nil, err
	}
	if o.Specimen.Kind == ledger.Tumour { // a tumour does not tell what was inherited
		known.Answer, known.Why = germline.KnownNotAssessable, "tumour"
	}
	return &known, nil
}
