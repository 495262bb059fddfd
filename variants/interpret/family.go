package interpret

import (
	"context"

	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/ledger"
)

// QuestionsOfFamily is what may be read where the patient agreed to the family's variant alone: its locus in both builds. A name
// that stands for nothing, or for several places, is a *variants.Problem.
func (in *Interpreter) QuestionsOfFamily(ctx context.Context, words string) (ledger.Questions, error) {
	q := ledger.Questions{Reference: in.reference, Thresholds: ledger.DefaultThresholds(), Alone: true}
	for _, build := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
		n, err := in.classifier.KnownName(ctx, in.base, build, words)
		if err != nil {
			return q, err
		}
		regions, events, ok := in.classifier.Locus(build, n)
		if !ok {
			return q, variants.Fail("family_variant", "", "name", words)
		}
		q.Alone = !events
		if len(q.Genes) == 0 {
			q.Genes = regions
			continue
		}
		q.Genes[0].Region[build], q.Genes[0].Bases[build] = regions[0].Region[build], regions[0].Bases[build]
	}
	return q, nil
}

// runFamily answers the family's question, and says nothing else of the file.
func (in *Interpreter) runFamily(ctx context.Context, f *Findings) (*Findings, error) {
	c := f.Case
	o, err := in.afterOtherTests(ctx, f, f.Observations)
	if err != nil {
		return nil, err
	}
	f.Observations, f.Unchanged = o, unchanged(c.CopyNumber)
	if f.Cancer, err = in.classifier.On(c.Reported).Classify(ctx, o, c.Declared); err != nil {
		return nil, err
	}
	if f.Known, err = in.known(ctx, f); err != nil {
		return nil, err
	}
	f.Cancer = germline.Result{}
	return f, nil
}
