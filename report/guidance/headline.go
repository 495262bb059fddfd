package guidance

import (
	"slices"
	"strings"

	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/drugs"
)

// Headline sums a drug's result up in one or two short sentences for clinicians.
func Headline(c *text.Catalogue, r drugs.Result) string { return HeadlineFor(c, text.Clinician, r) }

// HeadlineFor is the headline for an audience. Patients are told what is meant, never a dose:
// changing a medicine is the prescriber's business.
func HeadlineFor(c *text.Catalogue, who text.Audience, r drugs.Result) string {
	s := sentences{c}
	needs := s.c.And(r.Needs)
	hangs := hanging(c, who, r)
	if said := s.testFirst(who, r, hangs); said != "" {
		return said
	}
	beside := s.besideHeadline(who, r)
	if openFirst(r) {
		return s.c.For(who, "guidance.headline.test_first.open", "open", beside)
	}
	main := s.first(who, r)
	switch {
	case beside != "" && !clarifies(r) && r.Action.Urgency() < drugs.NotAssessable.Urgency():
		return main + " " + s.atMost(who, r) + beside
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

// testFirst is the headline where a gene's calls do not stand, contradict each other, or are missing and asked for by a body;
// "" where advice comes first.
func (s sentences) testFirst(who text.Audience, r drugs.Result, hangs string) string {
	switch {
	case hangs != "" && r.Action == drugs.TestFirst:
		return hangs
	case len(r.Discordant) > 0 && (r.Action == drugs.TestFirst || r.Action == drugs.NotAssessable):
		return s.c.For(who, "guidance.headline."+string(r.Action)+".discordant", "genes", s.c.And(r.Discordant))
	case asksFirst(r):
		return s.askedFirst(who, r)
	}
	return ""
}

// first is the headline's first sentence: for clinicians that of the deciding rows, where they agree on one.
func (s sentences) first(who text.Audience, r drugs.Result) string {
	if who == text.Clinician && !calculated(r) {
		if warnings := s.warnings(r); warnings != "" {
			return warnings
		}
		if said := FromRows(s.c, r); said != "" {
			return s.inAnyCase(r) + said
		}
	}
	main := s.c.For(who, headlineKey(r), "genes", s.c.And(r.Needs), "rest", s.c.Text("guidance.headline.change_dose.open"))
	if limits := s.limits(r); who == text.Clinician && headlineKey(r) == "guidance.headline.standard" && limits != "" {
		main += " " + limits
	}
	if len(r.Matches) > 0 && forCysticFibrosis(r.Matches[0]) {
		return s.c.For(who, "guidance.opening.cystic_fibrosis", "rest", text.Small(main))
	}
	return main
}

// limits are how far the usual dose goes and what is watched beside it, where the deciding rows agree; "" else.
func (s sentences) limits(r drugs.Result) string {
	said := ""
	for i, m := range r.Deciding() {
		facts := slices.DeleteFunc(factsOf(m), func(f drugs.Fact) bool {
			return f.Conditional() || f.Name != "LIMIT" && f.Name != "MONITOR"
		})
		one := s.row(facts, "")
		if i > 0 && one != said {
			return ""
		}
		said = one
	}
	return said
}

// inAnyCase is what the most urgent row that holds in any case says, where the deciding rows speak of some situation only;
// "" else.
func (s sentences) inAnyCase(r drugs.Result) string {
	if r.Action.Urgency() > drugs.Alternative.Urgency() || slices.ContainsFunc(r.Deciding(), plainly) {
		return ""
	}
	for _, m := range r.Matches {
		general := m.Population == "" || m.Population == "general"
		if m.ForAll && general && m.Action.Urgency() <= drugs.ChangeDose.Urgency() && plainly(m) {
			if said := s.opening(m); said != "" {
				return said + " "
			}
		}
	}
	return ""
}

// plainly reports whether what a row says first holds in any situation.
func plainly(m drugs.Match) bool {
	facts := factsOf(m)
	return len(facts) > 0 && !facts[0].Conditional() && len(facts[0].Group) == 0 && !slices.ContainsFunc(facts, func(f drugs.Fact) bool { return f.Name == "IF" })
}

// askedFirst names the genes and the bodies that ask for their results before the first dose.
func (s sentences) askedFirst(who text.Audience, r drugs.Result) string {
	var genes, bodies []string
	for _, t := range r.Tests {
		if t.Strength == r.Tests[0].Strength {
			genes, bodies = append(genes, t.Gene), append(bodies, t.Body)
		}
	}
	return s.c.For(who, "guidance.headline.test_first.asked", "genes", s.c.And(variants.Once(genes)), "bodies", s.c.And(variants.Once(bodies)))
}

// asksFirst: it is a body that asks for a missing result before the first dose.
func asksFirst(r drugs.Result) bool {
	said := func(m drugs.Match) bool { return m.Action == drugs.TestFirst }
	return r.Action == drugs.TestFirst && r.Asked() && !slices.ContainsFunc(r.Matches, said)
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
	case r.Action == drugs.ChangeDose:
		return strings.TrimSuffix(k+"."+r.Dose().Direction, ".")
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

// warned reports whether a row names a risk and no more.
func warned(m drugs.Match) bool {
	return m.ForAll && m.Action == drugs.NoGuidance && slices.ContainsFunc(factsOf(m), func(f drugs.Fact) bool { return f.Name == "RISK" })
}

// warnings are what bodies without advice warn of; "" where there is advice, or no warning.
func (s sentences) warnings(r drugs.Result) string {
	var said []string
	for _, m := range r.Matches {
		if r.Action == drugs.NoGuidance && warned(m) {
			said = append(said, s.c.Text("guidance.headline.no_guidance.warned", "body", m.Body, "rest", Row(s.c, m)))
		}
	}
	return strings.Join(variants.Once(said), " ")
}

// whyNone is the end of the key for a drug without advice, by the reason.
func whyNone(r drugs.Result) string {
	switch {
	case r.Action == drugs.NoGuidance && slices.ContainsFunc(r.Matches, warned):
		return ".warned"
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

// FromRows is the headline that the deciding rows give, as strong as they say it and for whom; "" where they do not
// agree on one.
func FromRows(c *text.Catalogue, r drugs.Result) string {
	said := ""
	if r.Action == drugs.Contraindicated && slices.ContainsFunc(r.Matches, contraindicates) {
		return ""
	}
	for _, m := range r.Deciding() {
		one := sentences{c}.opening(m)
		if one == "" || r.Branches && !m.ForAll || said != "" && said != one {
			return ""
		}
		said = one
	}
	return said
}

// contraindicates reports whether a row says so under all results and without a condition.
func contraindicates(m drugs.Match) bool {
	return m.ForAll && slices.ContainsFunc(factsOf(m), func(f drugs.Fact) bool { return f.Name == "CONTRAINDICATED" && !f.Conditional() })
}

// opening is the first that a row says of the medicine, or of its dose.
func (s sentences) opening(m drugs.Match) string {
	said := ""
	switch m.Action {
	case drugs.ChangeDose:
		said = s.dose(m)
	case drugs.Contraindicated, drugs.Avoid, drugs.Alternative:
		said = s.parts(factsOf(m), m.PrimaryAction)[0]
	case drugs.Monitor:
		if facts := factsOf(m); facts[0].SpeaksOfDose() && !facts[0].Conditional() { // a dose to aim for
			said = s.parts(facts, m.PrimaryAction)[0]
		}
	}
	if said == "" {
		return ""
	}
	a := sortFacts(factsOf(m), m.PrimaryAction)
	if m.Population != "" && m.Population != "general" && len(a.when) == 0 {
		said = s.c.Text("guidance.headline.population", "headline", strings.TrimSuffix(said, "."), "population", s.c.Text(Key("population", m.Population)))
	}
	return said
}

// dose is a row's dose in one or two sentences, its direction first; "" where the row only says that it changes.
func (s sentences) dose(m drugs.Match) string {
	a := sortFacts(factsOf(m), m.PrimaryAction)
	if len(a.groups) > 0 {
		return ""
	}
	course := m.PrimaryAction == "SPECIFIC_TITRATION" // what depends on a level stands in the row, where the level is
	a.clauses = slices.DeleteFunc(slices.Clone(a.clauses), func(f drugs.Fact) bool {
		return course && f.When != "" || !f.SpeaksOfDose() && f.Name != "EXPECTED_DOSE" && f.Name != "TITRATE_AFTER"
	})
	a.verbs, a.others, a.missing = nil, nil, nil
	said := strings.Join(s.situations(a, s.doseFirst(a, m.PrimaryAction)), " ")
	label := slices.IndexFunc(a.notes, ofLabel)
	switch {
	case said == "" && label >= 0:
		return s.c.Text(Key("dose", a.notes[label].Value))
	case said == "" || m.Dose.Direction == "" || strings.HasPrefix(m.PrimaryAction, "STANDARD_START"):
		return said
	}
	return s.c.Text("guidance.headline.change_dose."+m.Dose.Direction, "rest", text.Small(said))
}
