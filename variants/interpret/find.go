package interpret

import (
	"context"

	"allelens/variants/drugs"
	"allelens/variants/germline"
	"allelens/variants/ledger"
)

// mostAsked is how many alleles one search answers for.
const mostAsked = 40

// Query answers a search for variants of the cancer genes, on findings: what the words may mean,
// what the file says there, and what the base holds. more counts the alleles that are left out.
func (in *Interpreter) Query(ctx context.Context, f *Findings, words string) (answers []germline.Answer, more int, err error) {
	if !f.Case.Scope.Cancers() {
		return nil, 0, nil // the cancer genes were not agreed to
	}
	o := f.Observations
	meant, err := in.classifier.Find(ctx, in.base, o.Assembly, words)
	if err != nil {
		return nil, 0, err
	}
	if len(meant) > mostAsked {
		meant, more = meant[:mostAsked], len(meant)-mostAsked
	}
	answers, err = in.classifier.Query(ctx, f.Cancer, o, o.Assembly, f.Case.Declared, meant)
	return answers, more, err
}

var _ germline.Coverage = (*ledger.Observations)(nil)

// Near lists the names that a typed one may have been meant for, the nearest first. Names may
// go on in brackets: "Nolvadex (tamoxifen)".
func Near(names []string, typed string) []string { return drugs.Near(names, typed) }
