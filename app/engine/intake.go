package engine

import (
	"context"

	"allelens/report"
	"allelens/report/compose"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/vcf"
)

// Describe implements workspace.Engine: it reads the header, and no record.
func (e *Engine) Describe(ctx context.Context, path string) (report.FileFacts, error) {
	h, identity, err := vcf.Describe(ctx, path)
	if err != nil {
		if p, ok := variants.AsProblem(err); ok {
			return compose.UnusableFile(e.words(), report.FileFacts{}, p), nil
		}
		return report.FileFacts{}, err
	}
	d := compose.Described{Header: h, Identity: identity, Asked: e.Interpreter.Questions(patient.Both, false)}
	d.Assembly, d.Votes, err = ledger.HeaderBuild(h, identity.Name)
	facts := compose.DescribeFile(e.words(), d)
	if p, ok := variants.AsProblem(err); ok {
		return compose.UnusableFile(e.words(), facts, p), nil
	}
	return facts, err
}

// Facts implements workspace.Engine.
func (e *Engine) Facts(before report.FileFacts, obs workspace.Observations, why error) report.FileFacts {
	if why == nil {
		return compose.ReadFile(e.words(), before, obs.(*ledger.Observations))
	}
	p, ok := variants.AsProblem(why)
	if !ok {
		p = variants.Fail("internal", "")
	}
	return compose.UnusableFile(e.words(), before, p)
}

// Contradictions implements workspace.Engine.
func (e *Engine) Contradictions(c patient.Case) []report.Contradiction {
	return compose.Contradictions(e.words(), c, e.Interpreter.CancerMedicines(c), e.Date)
}
