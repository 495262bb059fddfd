package document

import (
	"slices"

	"allelens/report"
)

// saying is what a patient is told of an outcome, by the ends of keys.
type saying struct {
	outcome report.PlainOutcome
	tone    report.Tone
	lines   []string // "patient.result.": below the outcome, always
	alone   []string // further lines where nothing graver is told
	also    string   // the line where something graver of the same gene is told; "" for none
	family  []string // "patient.family.": where it is the gravest
	next    []string // "patient.next.": likewise
	besides string   // a next step also where it is not the gravest
}

// sayings are the sentences of every outcome, the gravest first. All of a patient's sentences on the cancer
// genes are chosen here, from what was found and what was read, never from a list that happens to be empty.
var sayings = []saying{
	{outcome: report.OutcomeTwo, tone: report.ToneAct, lines: []string{"two.first", "found.confirm"}, family: []string{"two", "tell"}, next: []string{"confirm", "first"}},
	{outcome: report.OutcomeBoth, tone: report.ToneAct, lines: []string{"both.first", "found.born", "found.not_cancer", "found.confirm"},
		family: []string{"two", "tell"}, next: []string{"confirm", "first"}},
	{outcome: report.OutcomeJoint, tone: report.ToneAct, lines: []string{"two.first", "found.confirm"}, family: []string{"two", "tell"}, next: []string{"confirm", "first"}},
	{outcome: report.OutcomeFound, tone: report.ToneAct, lines: []string{"found.born", "found.not_cancer", "found.confirm"},
		family: []string{"half", "parent", "both", "test", "tell"}, next: []string{"confirm", "plan", "family"}},
	{outcome: report.OutcomeOld, tone: report.ToneAct, lines: []string{"old.first", "probable.wait", "found.confirm"}, also: "also.open",
		family: []string{"two"}, next: []string{"confirm", "first"}},
	{outcome: report.OutcomeProbable, tone: report.ToneNeutral, lines: []string{"probable.soon", "probable.wait", "probable.list"}, alone: []string{"probable.born"},
		also: "also.probable", family: []string{"probable", "probable.later"}, next: []string{"judge", "sample", "meet", "as_before"}, besides: "judge"},
	{outcome: report.OutcomeFailed, tone: report.ToneUnknown, lines: []string{"failed.again"}, also: "also.failed", family: []string{"none"}, next: []string{"again", "history"}, besides: "again"},
	{outcome: report.OutcomeUnchecked, tone: report.ToneUnknown, lines: []string{"unchecked.first", "uncertain.surgery"}, also: "also.open", family: []string{"none"}, next: []string{"judge", "history"}},
	{outcome: report.OutcomeLarge, tone: report.ToneUnknown, lines: []string{"large.first", "probable.wait"}, also: "also.open", family: []string{"none"}, next: []string{"judge", "history"}},
	{outcome: report.OutcomeNotHeld, tone: report.ToneUnknown, lines: []string{"not_held.others", "probable.wait"}, also: "also.open", family: []string{"none"}, next: []string{"judge", "history"}},
	{outcome: report.OutcomeUncertain, tone: report.ToneUnknown, alone: []string{"uncertain.care", "uncertain.surgery", "uncertain.later"}, also: "also.open",
		family: []string{"uncertain", "none"}, next: []string{"history", "later"}},
	{outcome: report.OutcomeOpen, tone: report.ToneUnknown, lines: []string{"open.again", "uncertain.surgery"}, also: "also.open", family: []string{"none"}, next: []string{"history"}},
	{outcome: report.OutcomeUnread, tone: report.ToneUnknown, lines: []string{"unread.clear"}, alone: []string{"none.still"}, family: []string{"none"}, next: []string{"history"}},
	{outcome: report.OutcomeNone, tone: report.ToneStandard, alone: []string{"none.still"}, family: []string{"none"}, next: []string{"history"}},
}

// rank is an outcome's place in the table, 0 for the gravest.
func rank(o report.PlainOutcome) int {
	return slices.IndexFunc(sayings, func(s saying) bool { return s.outcome == o })
}

// told are the outcomes of a gene, the gravest first; of one that nothing is said of, that it was not read.
func told(g report.CancerGene) []report.PlainOutcome {
	if len(g.Outcomes) == 0 {
		return []report.PlainOutcome{report.OutcomeUnread}
	}
	return g.Outcomes
}

// genes are the cancer genes, the gravest first.
func (p patient) genes() []report.CancerGene {
	all := slices.Clone(p.Cancer.Genes)
	slices.SortStableFunc(all, func(a, b report.CancerGene) int { return rank(told(a)[0]) - rank(told(b)[0]) })
	return all
}

// harmful are the names of the genes in which a harmful change stands.
func (p patient) harmful() []string {
	var names []string
	for _, g := range p.Cancer.Genes {
		if rank(told(g)[0]) <= rank(report.OutcomeOld) {
			names = append(names, g.Gene)
		}
	}
	return names
}

// is reports whether an outcome is told of some gene, as its gravest or beside it.
func (p patient) is(some ...report.PlainOutcome) bool {
	return slices.ContainsFunc(p.Cancer.Outcomes, func(o report.PlainOutcome) bool { return slices.Contains(some, o) })
}

// gravest is the saying of the gravest outcome; false where no gene was looked at.
func (p patient) gravest() (saying, bool) {
	if len(p.Cancer.Outcomes) == 0 {
		return saying{}, false
	}
	return sayings[rank(p.Cancer.Outcomes[0])], true
}

// settled reports whether figures, and the advice that rests on them, are about somebody like the patient: one
// harmful change, on one copy of one gene, alone. Never an uncertain or a probable one.
func (p patient) settled() bool {
	s, any := p.gravest()
	return any && s.outcome == report.OutcomeFound
}
