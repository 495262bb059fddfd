package report

import (
	"slices"
	"strings"

	"allelens/report/text"
	"allelens/variants/drugs"
)

// headline sums a drug's result up in one or two short sentences for clinicians.
func headline(c *text.Catalogue, r drugs.Result) string { return headlineFor(c, text.Clinician, r) }

// headlineFor is the headline for an audience. Patients are told what is meant, never a dose:
// changing a medicine is the prescriber's business.
func headlineFor(c *text.Catalogue, who text.Audience, r drugs.Result) string {
	s := sentences{c}
	needs := s.join(r.Needs)
	hangs := hanging(c, who, r)
	if hangs != "" && r.Action == drugs.TestFirst {
		return hangs
	}
	main := c.For(who, headlineKey(r), "genes", needs)
	if asksFirst(r) {
		var genes, bodies []string
		for _, t := range r.Tests {
			if t.Strength == r.Tests[0].Strength {
				genes, bodies = append(genes, t.Gene), append(bodies, t.Body)
			}
		}
		return c.For(who, "guidance.headline.test_first.asked", "genes", s.join(unique(genes)), "bodies", s.join(unique(bodies)))
	}
	if who == text.Clinician && r.Action == drugs.ChangeDose {
		if dose := s.agreedDose(r); dose != "" {
			main = dose
		}
	}
	if len(r.Matches) > 0 && forCysticFibrosis(r.Matches[0]) {
		main = c.For(who, "guidance.opening.cystic_fibrosis", "rest", small(main))
	}
	switch {
	case hangs != "":
		return main + " " + hangs
	case r.Action.Urgency() >= drugs.NoGuidance.Urgency() || clarifies(r):
		return main
	case r.Branches:
		return main + " " + c.For(who, "guidance.headline.branches")
	case len(r.Needs) > 0:
		return main + " " + c.For(who, "guidance.headline.needs", "genes", needs)
	}
	return main
}

// asksFirst: it is a body that asks for a missing result before the first dose.
func asksFirst(r drugs.Result) bool {
	said := func(m drugs.Match) bool { return m.Action == drugs.TestFirst }
	return r.Action == drugs.TestFirst && r.Asked() && !slices.ContainsFunc(r.Matches, said)
}

// unique drops what was named before.
func unique(all []string) []string {
	var once []string
	for _, s := range all {
		if !slices.Contains(once, s) {
			once = append(once, s)
		}
	}
	return once
}

// headlineKey is the catalogue key of the headline's first sentence.
func headlineKey(r drugs.Result) string {
	k := "guidance.headline." + string(r.Action)
	switch {
	case clarifies(r):
		return k + ".branches"
	case calculated(r) && r.Incomplete():
		return "guidance.headline.calculate.incomplete"
	case calculated(r):
		return "guidance.headline.calculate"
	case r.Action == drugs.Standard && slices.ContainsFunc(r.Matches, contextDecides):
		return k + ".context"
	case r.Action == drugs.Standard && r.Incomplete():
		return k + ".incomplete"
	case r.Unnamed:
		return k + ".unnamed"
	case r.Action == drugs.NoGuidance, r.Action == drugs.NotHeld:
		return k + whyNone(r)
	}
	return k
}

// whyNone is the end of the key for a drug without advice, by the reason.
func whyNone(r drugs.Result) string {
	switch {
	case r.Branches:
		return ".branches"
	case !slices.ContainsFunc(r.Matches, guides) && len(r.Superseded) > 0:
		return ".superseded"
	case len(r.Needs) > 0:
		return ".needs"
	}
	return ""
}

// calculated reports whether the dose is to be calculated from the gene results, so that there is no
// usual dose: warfarin.
func calculated(r drugs.Result) bool {
	return (r.Action == drugs.Standard || r.Action == drugs.ChangeDose) && slices.ContainsFunc(r.Matches, func(m drugs.Match) bool {
		return m.ForAll && slices.ContainsFunc(m.Facts, func(f string) bool { return f == "WARFARIN:genotype" || f == "WARFARIN:rare_allele_tested" })
	})
}

// guides reports whether a row gives advice, rather than only naming the result.
func guides(m drugs.Match) bool { return m.Action != drugs.NoGuidance }

// clarifies reports whether it is the gene result that has to be tested first, because the
// possible results lead to different guidance.
func clarifies(r drugs.Result) bool {
	asked := func(m drugs.Match) bool { return m.Action == drugs.TestFirst && m.ForAll }
	return r.Action == drugs.TestFirst && r.Branches && !slices.ContainsFunc(r.Matches, asked)
}

// contextDecides reports whether a row leaves the decision to the clinical context: the gene
// result is no reason for a change, but none for reassurance either.
func contextDecides(m drugs.Match) bool { return m.PrimaryAction == "NO_CHANGE_CLINICAL_CONTEXT" }

// agreedDose is what to do about the dose, where all rows that change it under every possible
// result say the same for every patient; "" else.
func (s sentences) agreedDose(r drugs.Result) string {
	agreed := ""
	for _, m := range r.Matches {
		if m.Action != drugs.ChangeDose {
			continue
		}
		says := s.dose(m)
		if !m.ForAll || says == "" || agreed != "" && agreed != says {
			return ""
		}
		agreed = says
	}
	return agreed
}

// dose is a row's dose as a sentence, where it is a plain change or starts as usual.
func (s sentences) dose(m drugs.Match) string {
	a := sortFacts(drugs.ParseFacts(m.Facts), m.PrimaryAction)
	if strings.HasPrefix(m.PrimaryAction, "STANDARD_START") {
		return s.c.Text("guidance.headline.change_dose.standard_start")
	}
	said := s.clauses(a.clauses, m.PrimaryAction)
	if m.DoseChangePercent == nil || len(a.when) > 0 || len(said) == 0 {
		return ""
	}
	return capital(said[0]) + "."
}
