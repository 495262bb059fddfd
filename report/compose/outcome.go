package compose

import (
	"slices"

	"allelens/report"
	"allelens/variants/germline"
)

// Outcomes fills in what the genes' findings are to somebody without training, the gravest first.
func Outcomes(c *report.Cancer) {
	found := map[report.PlainOutcome]bool{}
	harmful := 0
	for i := range c.Genes {
		g := &c.Genes[i]
		g.Outcomes, g.BothCopies, g.ClassOpen = told(*g), onBothCopies(*g), classOpen(*g)
		for _, o := range g.Outcomes {
			found[o] = true
		}
		if g.Conclusion == string(germline.PathogenicFound) {
			harmful++
		}
	}
	found[report.OutcomeBoth] = harmful > 1
	c.Outcomes = sorted(found)
	c.NoNumbers = noNumbers(found)
}

// noNumbers is why a patient is given no numbers though a change was found.
func noNumbers(found map[report.PlainOutcome]bool) string {
	switch {
	case found[report.OutcomeTwo] || found[report.OutcomeBoth] || found[report.OutcomeJoint]:
		return "two"
	case found[report.OutcomeOld]:
		return "old"
	case found[report.OutcomeProbable]:
		return "probable"
	}
	return ""
}

// classOpen reports whether a class stands behind the probable change, which does not settle it.
func classOpen(g report.CancerGene) bool {
	return slices.ContainsFunc(g.Variants, func(v report.Variant) bool { return v.Conclusion == g.Conclusion && v.Classification != "not_reviewed" })
}

// sorted are the outcomes of a set, the gravest first.
func sorted(of map[report.PlainOutcome]bool) []report.PlainOutcome {
	return slices.DeleteFunc(report.PlainOutcomes(), func(o report.PlainOutcome) bool { return !of[o] })
}

// told are the outcomes of a gene, the gravest first: the one that its conclusion gives, and those of further
// variants and events.
func told(g report.CancerGene) []report.PlainOutcome {
	stand, lesser := 0, map[report.PlainOutcome]bool{}
	count := func(o report.PlainOutcome, zygosity string) {
		if o == report.OutcomeFound || o == report.OutcomeOld {
			stand += copies(zygosity)
		}
		lesser[o] = true
	}
	for _, v := range g.Variants {
		count(variantOutcome(v), v.Zygosity)
	}
	for _, s := range g.Structural {
		count(eventOutcome(s), s.Zygosity)
	}
	if len(g.Faint) > 0 {
		lesser[report.OutcomeFailed] = true
	}
	lead := leading(g, stand, lesser)
	all := sorted(lesser)
	return append([]report.PlainOutcome{lead}, all[upTo(all, lead):]...)
}

// upTo is how many of a sorted list are as grave as an outcome, or graver.
func upTo(all []report.PlainOutcome, than report.PlainOutcome) int {
	order := report.PlainOutcomes()
	for i, o := range all {
		if slices.Index(order, o) > slices.Index(order, than) {
			return i
		}
	}
	return len(all)
}

// copies is on how many copies of the gene a change is.
func copies(zygosity string) int {
	if zygosity == "homozygous" {
		return 2
	}
	return 1
}

// onBothCopies reports whether one harmful change is on both copies of the gene.
func onBothCopies(g report.CancerGene) bool {
	return slices.ContainsFunc(g.Variants, func(v report.Variant) bool { return variantOutcome(v) == report.OutcomeFound && copies(v.Zygosity) > 1 }) ||
		slices.ContainsFunc(g.Structural, func(e report.Structural) bool {
			return eventOutcome(e) == report.OutcomeFound && copies(e.Zygosity) > 1
		})
}

// leading is the outcome of a gene's conclusion; the variants and events only tell its kinds apart.
func leading(g report.CancerGene, stand int, of map[report.PlainOutcome]bool) report.PlainOutcome {
	switch germline.Conclusion(g.Conclusion) {
	case germline.PathogenicFound:
		switch {
		case stand > 1:
			return report.OutcomeTwo
		case len(g.Haplotypes) > 0:
			return report.OutcomeJoint
		case of[report.OutcomeOld] && !of[report.OutcomeFound]:
			return report.OutcomeOld
		}
		return report.OutcomeFound
	case germline.ProbableFound:
		return report.OutcomeProbable
	case germline.UncertainFound:
		for _, o := range []report.PlainOutcome{report.OutcomeUnchecked, report.OutcomeLarge, report.OutcomeNotHeld, report.OutcomeUncertain} {
			if of[o] {
				return o
			}
		}
		return report.OutcomeOpen
	case germline.NoneFound:
		return report.OutcomeNone
	}
	if of[report.OutcomeFailed] {
		return report.OutcomeFailed
	}
	return report.OutcomeUnread
}

// variantOutcome is what a variant alone leads to; "" where it forbids nothing.
func variantOutcome(v report.Variant) report.PlainOutcome {
	open := report.OutcomeUnchecked
	switch v.Classification {
	case "uncertain", "conflicting":
		open = report.OutcomeUncertain
	case "not_reviewed":
		open = report.OutcomeNotHeld
	}
	return alone(v.Conclusion, v.Withheld, open)
}

// eventOutcome is what a structural event alone leads to.
func eventOutcome(s report.Structural) report.PlainOutcome {
	return alone(s.Conclusion, s.Withheld, report.OutcomeLarge)
}

// alone is what the conclusion of one variant or event leads to, open being its kind where that is uncertain.
func alone(conclusion, withheld string, open report.PlainOutcome) report.PlainOutcome {
	switch germline.Conclusion(conclusion) {
	case germline.PathogenicFound:
		if withheld == germline.OldClass {
			return report.OutcomeOld
		}
		return report.OutcomeFound
	case germline.ProbableFound:
		return report.OutcomeProbable
	case germline.NotAssessed:
		return report.OutcomeFailed
	case germline.UncertainFound:
		return open
	}
	return ""
}
