package drugs

import (
	"slices"

	"allelens/variants/knowledge"
	"allelens/variants/pgx"
)

// Strengths of a body's wish for a test, the strongest first.
var wishes = []string{"required", "recommended", "consider"}

// testsByDrug groups who asks for a test, the strongest wish first.
func testsByDrug(all []knowledge.TestBefore) map[string][]knowledge.TestBefore {
	by := make(map[string][]knowledge.TestBefore)
	for _, t := range all {
		by[t.Drug] = append(by[t.Drug], t)
	}
	for _, tests := range by {
		slices.SortStableFunc(tests, func(x, y knowledge.TestBefore) int {
			if d := slices.Index(wishes, x.Strength) - slices.Index(wishes, y.Strength); d != 0 {
				return d
			}
			return int(x.Row - y.Row)
		})
	}
	return by
}

// ask notes which tests the drug's bodies ask for and whose result is missing. For one of the patient's medicines a
// required or recommended one comes first, unless what is known asks for more.
func (r *Result) ask(tests []knowledge.TestBefore) {
	for _, t := range tests {
		if slices.Contains(r.Needs, t.Gene) && !(t.StartingOnly && r.Status == Current) {
			r.Tests = append(r.Tests, t)
		}
	}
	if r.OnList && r.Asked() && r.Action.Urgency() > TestFirst.Urgency() {
		r.Action = TestFirst
	}
}

// withhold notes the genes whose results contradict each other. Nothing reassures beside them: one of the
// patient's medicines is tested for first, another is not assessable.
func (r *Result) withhold(genotypes byGene) {
	for _, gene := range r.Needs {
		if genotypes.of(gene).result.NoResult == pgx.Discordant {
			r.Discordant = append(r.Discordant, gene)
		}
	}
	if len(r.Discordant) == 0 {
		return
	}
	switch {
	case r.OnList && r.Action.Urgency() > TestFirst.Urgency():
		r.Action = TestFirst
	case slices.Contains([]Action{Standard, NoGuidance, NotHeld}, r.Action):
		r.Action = NotAssessable
	}
	if r.Alone != nil {
		alone := *r.Alone
		alone.OnList = r.OnList
		alone.withhold(genotypes)
		r.Alone = &alone
	}
}

// Asked reports whether a body requires or recommends a result that is missing.
func (r Result) Asked() bool { return len(r.Tests) > 0 && r.Tests[0].Strength != wishes[len(wishes)-1] }
