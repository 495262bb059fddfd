package drugs

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"allelens/variants/patient"
)

// Patient is what is known of the patient that conditions of rows ask for.
type Patient struct {
	Age       int     // years; -1 when not given
	Sex       string  // "female", "male"; "" when not given
	Menopause string  // Before, After; "" when not given
	Weight    float64 // kg; 0 when not given
	Height    float64 // cm; 0 when not given
	// Situations are what is known of the use of single medicines; Medicines tell more: what stands in brackets behind
	// their names, and which of them act on the enzymes of others.
	Situations []patient.Situation
	Medicines  patient.Medicines
}

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

// pastMenopause is the age in years from which a woman counts as after menopause, as trials and guidelines count it.
const pastMenopause = 60

// menopause tells whether it is before or after menopause, which a man has neither of.
func (p Patient) menopause(when string) verdict {
	return verdictOf(p.Menopause != "" || p.Sex == "male", p.Menopause == when && p.Sex != "male")
}

var (
	ofWeight       = regexp.MustCompile(`^(<|>=) ?(\d+) kg$`)
	ofBMI          = regexp.MustCompile(`^BMI(<=|>)(\d+)$`)
	adultOrHeavier = regexp.MustCompile(`^child >(\d+)kg_adult$`)
)

// submatch is what an expression finds; part stands in all that it matches, and is looked for first.
func submatch(e *regexp.Regexp, s, part string) []string {
	if !strings.Contains(s, part) {
		return nil
	}
	return e.FindStringSubmatch(s)
}

// bySize judges a condition on weight and body-mass index, of which each part has to hold; other parts stay open.
func (p Patient) bySize(when string) verdict {
	if m := submatch(adultOrHeavier, when, "kg_"); m != nil {
		kg, _ := strconv.ParseFloat(m[1], 64)
		grown := p.Age >= adult
		return verdictOf(grown || p.Age >= 0 && p.Weight > 0, grown || p.Weight > kg)
	}
	all := isMet
	for part := range strings.SplitSeq(when, ", ") {
		v := isOpen
		if m := submatch(ofWeight, part, " kg"); m != nil {
			kg, _ := strconv.ParseFloat(m[2], 64)
			v = verdictOf(p.Weight > 0, p.Weight < kg == (m[1] == "<"))
		} else if m := submatch(ofBMI, part, "BMI"); m != nil {
			most, _ := strconv.ParseFloat(m[2], 64)
			v = verdictOf(p.Weight > 0 && p.Height > 0, p.Weight*1e4 > most*p.Height*p.Height == (m[1] == ">"))
		}
		if v == isNot {
			return isNot
		}
		if v == isOpen {
			all = isOpen
		}
	}
	return all
}

// limitByAge is a limit for adults, or from an age in years.
var limitByAge = regexp.MustCompile(`^(.+) (?:adult|age>=(\d+))$`)

// narrowed is a condition with limits by age, of which those for other ages are left out: ">20 mg q6h adult or >10 mg q6h
// age>=12, or X". "" where it has none, or the age is not known.
func (p Patient) narrowed(when string) string {
	limits, besides, _ := strings.Cut(when, ", or ")
	var kept []string
	for limit := range strings.SplitSeq(limits, " or ") {
		m := submatch(limitByAge, limit, " a")
		if m == nil || p.Age < 0 {
			return ""
		}
		from, err := strconv.Atoi(m[2])
		if grown := p.Age >= adult; err != nil && grown || err == nil && !grown && p.Age >= from {
			kept = append(kept, m[1])
		}
	}
	if len(kept) == 0 {
		return besides
	}
	return strings.TrimSuffix(strings.Join(kept, " or ")+", or "+besides, ", or ")
}

// byAge judges a condition on age.
func (p Patient) byAge(when string) verdict {
	known := p.Age >= 0
	if m := submatch(ofAge, when, "y"); m != nil {
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
	case "lower dose and no risk factor": // no limit is given below 12 years
		return verdictOf(known && p.Age < 12, false)
	case "juvenile rheumatoid arthritis":
		return verdictOf(known && p.Age >= adult, false)
	}
	return isOpen
}

// judge tells whether a condition holds for the patient.
func (p Patient) judge(when string) verdict {
	if v := p.bySize(when); v != isOpen {
		return v
	}
	if v := p.byAge(when); v != isOpen {
		return v
	}
	switch when {
	case "breastfeeding":
		return verdictOf(p.Sex == "male" || p.Menopause == patient.After, false)
	case "post-menopausal":
		return p.menopause(patient.After)
	case "premenopausal":
		return p.menopause(patient.Before)
	}
	return isOpen
}

// asksOfPatient reports whether the row holds for some patients only, or says something else to some.
func (m *Match) asksOfPatient() bool {
	return m.Population != "" && m.Population != "general" || slices.ContainsFunc(m.Facts, hasCondition)
}

// hasCondition reports whether a fact holds under a condition.
func hasCondition(f string) bool { return strings.Contains(f, "[") || strings.HasPrefix(f, "IF:") }

// saying is the row with another action and other facts.
func (m *Match) saying(primary string, facts []string) *Match {
	other := *m
	parsed := ParseFacts(facts)
	other.PrimaryAction, other.Facts, other.parts = primary, facts, eachFact(facts)
	other.Action, _ = ActionOf(primary)
	other.DoseChangePercent, other.MaxDose, other.Dose = doseChange(parsed), maxDose(parsed), DoseOf(primary, parsed)
	return &other
}

// otherName is another name of an allele, in brackets: "c.1905+1G>A (*2A)".
var otherName = regexp.MustCompile(` \([^)]*\)`)

var ofPairOfAlleles = regexp.MustCompile(`^c\.[^/]+/c\.[^/]+$`)

// byGenotype is the row as it holds for the diplotypes under which it speaks: without clauses on others.
func (m *Match) byGenotype(genotypes byGene) *Match {
	if !m.conditional || len(m.Genes) != 1 {
		return m
	}
	gene := m.Genes[0]
	var labels []string
	for _, d := range m.Diplotypes {
		labels = append(labels, otherName.ReplaceAllString(d[gene], ""))
	}
	m = m.resolved(func(when string) (verdict, string) {
		if !ofPairOfAlleles.MatchString(when) || slices.ContainsFunc(labels, func(l string) bool { return !strings.Contains(l, "/") }) {
			return isOpen, ""
		}
		is := slices.Contains(labels, when)
		return verdictOf(!is || len(slices.Compact(slices.Clone(labels))) == 1, is), ""
	})
	return m.ofFunctions(genotypes.of(gene))
}

// setsOfFacts are the sets of facts of a row that hold for one kind of diplotype, by the number of alleles without function.
var setsOfFacts = map[string]int{"TWO_REDUCED_VARIANTS": 0, "ONE_NO_FUNCTION_VARIANT": 1}

// isSet reports whether a fact is such a set.
func isSet(fact string) bool {
	name, _, grouped := strings.Cut(fact, ":{")
	_, known := setsOfFacts[name]
	return grouped && known
}

// ofSet is the row with one of its sets of facts; a set without a dose changes none.
func (m *Match) ofSet(facts []string) *Match {
	primary := m.PrimaryAction
	var set []fact
	for _, f := range facts {
		set = append(set, fact{f, parseFact(f)})
	}
	if m.Action == ChangeDose && !slices.ContainsFunc(set, ofDose) {
		primary = actionLeft(set)
	}
	return m.saying(primary, facts)
}

// ofFunctions keeps the set of facts for the functions of the diplotype's alleles, where they are known.
func (m *Match) ofFunctions(g *genotype) *Match {
	if !slices.ContainsFunc(m.Facts, isSet) {
		return m
	}
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
		name, set, _ := strings.Cut(fact, ":{")
		if isSet(fact) && setsOfFacts[name] == n {
			return m.ofSet(splitFacts(strings.TrimSuffix(set, "}")))
		}
	}
	return m
}
