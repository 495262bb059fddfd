package document

import (
	"slices"

	"allelens/report"
)

// outcome is what was found in a gene, as a patient needs to know it.
type outcome string

const (
	outcomeTwo       outcome = "two"   // more than one harmful change: in which combination is to be cleared first
	outcomeBoth      outcome = "both"  // a harmful change in more than one gene
	outcomeJoint     outcome = "joint" // a second change may alter the effect of a harmful one
	outcomeFound     outcome = "found"
	outcomeOld       outcome = "old"       // harmful by a class that is too old to rest anything on
	outcomeProbable  outcome = "probable"  // probably harmful, classified by nobody here: urgent
	outcomeFailed    outcome = "failed"    // harmful, but the call does not stand
	outcomeUnchecked outcome = "unchecked" // listed as harmful, but no review is known
	outcomeLarge     outcome = "large"     // a large change whose effect is not settled here
	outcomeNotHeld   outcome = "not_held"  // the knowledge base does not hold it: others may
	outcomeUncertain outcome = "uncertain" // a source says that nobody knows
	outcomeOpen      outcome = "open"      // changes that cannot be judged one by one
	outcomeUnread    outcome = "unread"
	outcomeNone      outcome = "none"
)

// saying is what a patient is told of an outcome, by the ends of keys.
type saying struct {
	outcome outcome
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
	{outcome: outcomeTwo, tone: report.ToneAct, lines: []string{"two.first", "found.confirm"}, family: []string{"two", "tell"}, next: []string{"confirm", "first"}},
	{outcome: outcomeBoth, tone: report.ToneAct, lines: []string{"both.first", "found.born", "found.not_cancer", "found.confirm"},
		family: []string{"two", "tell"}, next: []string{"confirm", "first"}},
	{outcome: outcomeJoint, tone: report.ToneAct, lines: []string{"two.first", "found.confirm"}, family: []string{"two", "tell"}, next: []string{"confirm", "first"}},
	{outcome: outcomeFound, tone: report.ToneAct, lines: []string{"found.born", "found.not_cancer", "found.confirm"},
		family: []string{"half", "parent", "both", "test", "tell"}, next: []string{"confirm", "plan", "family"}},
	{outcome: outcomeOld, tone: report.ToneAct, lines: []string{"old.first", "probable.wait", "found.confirm"}, also: "also.open",
		family: []string{"two"}, next: []string{"confirm", "first"}},
	{outcome: outcomeProbable, tone: report.ToneNeutral, lines: []string{"probable.soon", "probable.wait", "probable.list"}, alone: []string{"probable.born"},
		also: "also.probable", family: []string{"probable", "probable.later"}, next: []string{"judge", "sample", "meet", "as_before"}, besides: "judge"},
	{outcome: outcomeFailed, tone: report.ToneUnknown, lines: []string{"failed.again"}, also: "also.failed", family: []string{"none"}, next: []string{"again", "history"}, besides: "again"},
	{outcome: outcomeUnchecked, tone: report.ToneUnknown, lines: []string{"unchecked.first", "uncertain.surgery"}, also: "also.open", family: []string{"none"}, next: []string{"judge", "history"}},
	{outcome: outcomeLarge, tone: report.ToneUnknown, lines: []string{"large.first", "probable.wait"}, also: "also.open", family: []string{"none"}, next: []string{"judge", "history"}},
	{outcome: outcomeNotHeld, tone: report.ToneUnknown, lines: []string{"not_held.others", "probable.wait"}, also: "also.open", family: []string{"none"}, next: []string{"judge", "history"}},
	{outcome: outcomeUncertain, tone: report.ToneUnknown, alone: []string{"uncertain.care", "uncertain.surgery", "uncertain.later"}, also: "also.open",
		family: []string{"uncertain", "none"}, next: []string{"history", "later"}},
	{outcome: outcomeOpen, tone: report.ToneUnknown, lines: []string{"open.again", "uncertain.surgery"}, also: "also.open", family: []string{"none"}, next: []string{"history"}},
	{outcome: outcomeUnread, tone: report.ToneUnknown, lines: []string{"unread.clear"}, alone: []string{"none.still"}, family: []string{"none"}, next: []string{"history"}},
	{outcome: outcomeNone, tone: report.ToneStandard, alone: []string{"none.still"}, family: []string{"none"}, next: []string{"history"}},
}

// rank is an outcome's place in the table, 0 for the gravest.
func rank(o outcome) int {
	return slices.IndexFunc(sayings, func(s saying) bool { return s.outcome == o })
}

// told are the outcomes of a gene, the gravest first: the one that its conclusion gives, and those of further
// variants and events.
func told(g report.CancerGene) []outcome {
	stand, lesser := 0, map[outcome]bool{}
	for _, v := range g.Variants {
		o := variantOutcome(v)
		if o == outcomeFound || o == outcomeOld {
			stand += copies(v.Zygosity)
		}
		lesser[o] = true
	}
	for _, s := range g.Structural {
		o := eventOutcome(s)
		if o == outcomeFound || o == outcomeOld {
			stand += copies(s.Zygosity)
		}
		lesser[o] = true
	}
	lead := leading(g, stand, lesser)
	all := []outcome{lead}
	for _, s := range sayings {
		if lesser[s.outcome] && rank(s.outcome) > rank(lead) {
			all = append(all, s.outcome)
		}
	}
	return all
}

// copies is on how many copies of the gene a change is.
func copies(zygosity string) int {
	if zygosity == "homozygous" {
		return 2
	}
	return 1
}

// leading is the outcome of a gene's conclusion; the variants and events only tell its kinds apart.
func leading(g report.CancerGene, stand int, of map[outcome]bool) outcome {
	switch g.Conclusion {
	case "pathogenic_found":
		switch {
		case stand > 1:
			return outcomeTwo
		case len(g.Joint) > 0:
			return outcomeJoint
		case of[outcomeOld] && !of[outcomeFound]:
			return outcomeOld
		}
		return outcomeFound
	case "probable_found":
		return outcomeProbable
	case "uncertain_found":
		for _, o := range []outcome{outcomeUnchecked, outcomeLarge, outcomeNotHeld, outcomeUncertain} {
			if of[o] {
				return o
			}
		}
		return outcomeOpen
	case "none_found":
		return outcomeNone
	}
	if of[outcomeFailed] {
		return outcomeFailed
	}
	return outcomeUnread
}

// variantOutcome is what a variant alone leads to; "" where it forbids nothing.
func variantOutcome(v report.Variant) outcome {
	open := outcomeUnchecked
	switch v.Classification {
	case "uncertain", "conflicting":
		open = outcomeUncertain
	case "not_reviewed":
		open = outcomeNotHeld
	}
	if v.Conclusion == "pathogenic_found" && v.Withheld == "old_class" {
		return outcomeOld
	}
	return alone(v.Conclusion, open)
}

// eventOutcome is what a structural event alone leads to.
func eventOutcome(s report.Structural) outcome {
	if s.Conclusion == "pathogenic_found" && s.Withheld == "old_class" {
		return outcomeOld
	}
	return alone(s.Conclusion, outcomeLarge)
}

// alone is what the conclusion of one variant or event leads to, open being its kind where that is uncertain.
func alone(conclusion string, open outcome) outcome {
	switch conclusion {
	case "pathogenic_found":
		return outcomeFound
	case "probable_found":
		return outcomeProbable
	case "not_assessed":
		return outcomeFailed
	case "uncertain_found":
		return open
	}
	return ""
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
		if g.Conclusion == "pathogenic_found" {
			names = append(names, g.Gene)
		}
	}
	return names
}

// is reports whether an outcome is told of some gene, as its gravest or beside it.
func (p patient) is(some ...outcome) bool {
	if len(p.harmful()) > 1 && slices.Contains(some, outcomeBoth) {
		return true
	}
	return slices.ContainsFunc(p.Cancer.Genes, func(g report.CancerGene) bool {
		return slices.ContainsFunc(told(g), func(o outcome) bool { return slices.Contains(some, o) })
	})
}

// gravest is the saying of the gravest outcome; false where no gene was looked at.
func (p patient) gravest() (saying, bool) {
	for _, s := range sayings {
		if p.is(s.outcome) {
			return s, true
		}
	}
	return saying{}, false
}

// settled reports whether figures, and the advice that rests on them, are about somebody like the patient: one
// harmful change, on one copy of one gene, alone. Never an uncertain or a probable one.
func (p patient) settled() bool {
	s, any := p.gravest()
	return any && s.outcome == outcomeFound
}
