package drugs

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Patient is what is known of the patient that conditions of rows ask for.
type Patient struct {
	Age       int    // years; -1 when not given
	Sex       string // "female", "male"; "" when not given
	Menopause string // Before, After; "" when not given
}

// Menopause as given.
const (
	Before = "before"
	After  = "after"
)

// adult is the age in years from which a row for adults holds.
const adult = 18

// verdict is what is known of a condition.
type verdict int

const (
	isOpen verdict = iota
	isMet
	isNot
)

func verdictOf(known, is bool) verdict {
	switch {
	case !known:
		return isOpen
	case is:
		return isMet
	}
	return isNot
}

var ofAge = regexp.MustCompile(`^(<|>=) ?(\d+) ?y$`)

// Questions that the conditions of rows ask, as codes.
const (
	asksAge       = "age"
	asksMenopause = "menopause"
)

// question is what a condition asks for that a case can answer; "" for others.
func question(when string) string {
	switch {
	case when == "children", when == "adults", ofAge.MatchString(when):
		return asksAge
	case when == "post-menopausal", when == "premenopausal":
		return asksMenopause
	}
	return ""
}

// judge tells whether a condition holds for the patient.
func (p Patient) judge(when string) verdict {
	known := p.Age >= 0
	if m := ofAge.FindStringSubmatch(when); m != nil {
		years, _ := strconv.Atoi(m[2])
		return verdictOf(known, p.Age < years == (m[1] == "<"))
	}
	switch when {
	case "children":
		return verdictOf(known, p.Age < adult)
	case "adults":
		return verdictOf(known, p.Age >= adult)
	case "<12 y; <18 y after tonsillectomy/adenoidectomy":
		return verdictOf(known && (p.Age < 12 || p.Age >= adult), p.Age < 12)
	case "breastfeeding":
		return verdictOf(p.Sex == "male" || p.Menopause == After, false)
	case "post-menopausal":
		return verdictOf(p.Menopause != "" || p.Sex == "male", p.Menopause == After && p.Sex != "male")
	case "premenopausal":
		return verdictOf(p.Menopause != "" || p.Sex == "male", p.Menopause == Before && p.Sex != "male")
	}
	return isOpen
}

// isFor reports whether a row may be meant for the patient by its population.
func (p Patient) isFor(population string) bool {
	switch population {
	case "pediatrics":
		return p.judge("children") != isNot
	case "adults":
		return p.judge("adults") != isNot
	}
	return true
}

// For is the advisor for one patient: branches of rows that age, sex or menopause rule out are left out, and what holds
// for sure stands without its condition.
func (a *Advisor) For(p Patient) *Advisor {
	of := *a
	of.entries = slices.Clone(a.entries)
	for i := range of.entries {
		e := &of.entries[i]
		same := len(e.current) == len(e.rows)
		if e.rows = p.resolve(e.rows); same {
			e.current = e.rows
		} else {
			e.current = p.resolve(e.current)
		}
	}
	return &of
}

// resolve are the rows as they hold for the patient, in order; the same slice where nothing is conditional.
func (p Patient) resolve(rows []Match) []Match {
	var resolved []Match
	for i, m := range rows {
		r := m
		if m.conditional {
			r = m.resolved(p.judge)
		}
		if resolved == nil && m.conditional {
			resolved = append(make([]Match, 0, len(rows)), rows[:i]...)
		}
		if resolved != nil && p.isFor(m.Population) {
			resolved = append(resolved, r)
		}
	}
	if resolved == nil {
		return rows
	}
	slices.SortStableFunc(resolved, compare)
	return resolved
}

// asksOfPatient reports whether the row holds for some patients only, or says something else to some.
func (m Match) asksOfPatient() bool {
	return m.Population == "pediatrics" || m.Population == "adults" || slices.ContainsFunc(m.Facts, func(f string) bool { return strings.Contains(f, "[") })
}

// resolved is the row without the facts whose conditions fail, and with those that hold as if they had none.
func (m Match) resolved(judge func(when string) verdict) Match {
	var kept []string
	changed, contraindicated := false, false
	for _, fact := range m.Facts {
		var parsed []Fact
		v := isOpen
		if strings.Contains(fact, "[") {
			parsed = ParseFacts([]string{fact})
		}
		if len(parsed) == 1 && parsed[0].When != "" {
			v = judge(parsed[0].When)
		}
		switch v {
		case isOpen:
			kept = append(kept, fact)
		case isMet:
			plain, _, _ := strings.Cut(fact, "["+parsed[0].When)
			kept, changed = append(kept, strings.TrimSpace(plain)), true
			contraindicated = contraindicated || parsed[0].Name == "CONTRAINDICATED"
		case isNot:
			changed = true
		}
	}
	if !changed {
		return m
	}
	primary := m.PrimaryAction
	named := func(name string) func(string) bool {
		return func(f string) bool { return !strings.HasPrefix(f, name) }
	}
	switch {
	case contraindicated:
		primary = "CONTRAINDICATED"
	case len(kept) == 0:
		primary, kept = "NO_RECOMMENDATION", []string{"NO_RECOMMENDATION"}
	case !slices.ContainsFunc(kept, named("NO_CHANGE")):
		primary = "NO_CHANGE"
	}
	return m.saying(primary, kept)
}

// saying is the row with another action and other facts.
func (m Match) saying(primary string, facts []string) Match {
	parsed := ParseFacts(facts)
	m.PrimaryAction, m.Facts = primary, facts
	m.Action, _ = ActionOf(primary)
	m.DoseChangePercent, m.MaxDose, m.Dose = doseChange(parsed), maxDose(parsed), DoseOf(primary, parsed)
	return m
}

// otherName is another name of an allele, in brackets: "c.1905+1G>A (*2A)".
var otherName = regexp.MustCompile(` \([^)]*\)`)

var ofPairOfAlleles = regexp.MustCompile(`^c\.[^/]+/c\.[^/]+$`)

// byGenotype is the row as it holds for the diplotypes under which it speaks: without clauses on others.
func (m Match) byGenotype(genotypes map[string]genotype) Match {
	if !m.conditional || len(m.Genes) != 1 {
		return m
	}
	gene := m.Genes[0]
	var labels []string
	for _, d := range m.Diplotypes {
		labels = append(labels, otherName.ReplaceAllString(d[gene], ""))
	}
	m = m.resolved(func(when string) verdict {
		if !ofPairOfAlleles.MatchString(when) || slices.ContainsFunc(labels, func(l string) bool { return !strings.Contains(l, "/") }) {
			return isOpen
		}
		is := slices.Contains(labels, when)
		return verdictOf(!is || len(slices.Compact(slices.Clone(labels))) == 1, is)
	})
	return m.ofFunctions(genotypes[gene])
}

// setsOfFacts are the sets of facts of a row that hold for one kind of diplotype, by the number of alleles without function.
var setsOfFacts = map[string]int{"TWO_REDUCED_VARIANTS": 0, "ONE_NO_FUNCTION_VARIANT": 1}

// ofFunctions keeps the set of facts for the functions of the diplotype's alleles, where they are known.
func (m Match) ofFunctions(g genotype) Match {
	without := make(map[int]bool)
	for _, d := range possible(g.result) {
		if !slices.ContainsFunc(m.Diplotypes, func(under map[string]string) bool { return under[g.gene] == d.Label }) {
			continue
		}
		if d.Function1 == "" || d.Function2 == "" {
			return m
		}
		n := 0
		for _, f := range []string{d.Function1, d.Function2} {
			if strings.EqualFold(f, "No function") {
				n++
			}
		}
		without[n] = true
	}
	if len(without) != 1 {
		return m
	}
	n := slices.Collect(maps.Keys(without))[0]
	for _, fact := range m.Facts {
		name, set, grouped := strings.Cut(fact, ":{")
		if wants, known := setsOfFacts[name]; grouped && known && wants == n {
			return m.saying(m.PrimaryAction, splitFacts(strings.TrimSuffix(set, "}")))
		}
	}
	return m
}

// Asks are the questions about the patient, as codes, on which the result's rows depend and that are not answered.
func (r Result) Asks() []string {
	var asks []string
	for _, m := range r.Matches {
		if m.Population == "pediatrics" {
			asks = appendNew(asks, asksAge)
		}
		for _, f := range ungrouped(ParseFacts(m.Facts)) {
			asks = appendNew(asks, question(f.When))
		}
	}
	slices.Sort(asks)
	return asks
}
