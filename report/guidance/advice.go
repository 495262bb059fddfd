package guidance

import (
	"slices"
	"strings"

	"allelens/variants/drugs"
)

// advice is the facts of one row by what they say.
type advice struct {
	lead    string // key of what comes first: "avoid", "standard_dose"; "" where a dose or check does
	verbs   map[string]bool
	others  []drugs.Fact // conditional verbs: another medicine if there is no response
	alts    []drugs.Fact // what to take instead, and what not
	clauses []drugs.Fact // doses, checks, tests: what is done while it is taken
	when    []drugs.Fact // IF: situations
	notes   []drugs.Fact // sentences of their own
	missing []string     // genes without a usable result
	opening drugs.Fact   // the row's first
	groups  []drugs.Fact // conditional sets of facts
}

func (a *advice) addAlternative(f drugs.Fact) { a.alts = append(a.alts, f) }

func (a *advice) addNote(f drugs.Fact) { a.notes = append(a.notes, f) }

func (a *advice) addMissing(f drugs.Fact) {
	for _, gene := range strings.Split(f.Value, "+") {
		if !slices.Contains(a.missing, gene) {
			a.missing = append(a.missing, gene)
		}
	}
}

func sortFacts(facts []drugs.Fact, primary string) advice {
	a := advice{verbs: make(map[string]bool)}
	if len(facts) > 0 {
		a.opening = facts[0]
	}
	for _, f := range facts {
		place, placed := places[f.Name]
		against := slices.Contains(insteadVerbs, f.Name)
		switch {
		case len(f.Group) > 0:
			a.groups = append(a.groups, f)
		case against && f.Conditional():
			a.others = append(a.others, f)
		case slices.Contains(noteNames, f.Name), against && f.Value != "", f.Name == "NO_CHANGE" && f.Conditional(), ofLabel(f):
			a.addNote(f)
		case against, slices.Contains(plainVerbs, f.Name):
			a.verbs[f.Name] = true
		case placed:
			place(&a, f)
		default:
			a.clauses = append(a.clauses, f)
		}
	}
	a.lead = a.first(primary)
	return a
}

// ofLabel reports whether a dose is not given but found elsewhere: in the label, by an equation, by
// the response.
func ofLabel(f drugs.Fact) bool {
	return f.Name == "DOSE" && slices.ContainsFunc([]string{"per label", "genotype algorithm", "by genotype", "by individual"}, func(by string) bool {
		return strings.HasPrefix(f.Value, by)
	})
}

// first decides what the text begins with. The row's primary action tells whether facts
// against the medicine come first, or are a second choice beside a dose. Without a primary
// action (a conditional set of facts) the strongest fact leads.
func (a advice) first(primary string) string {
	switch primary {
	case "CONTRAINDICATED", "ALTERNATIVE", "CONSIDER_ALTERNATIVE":
		return strings.ToLower(primary)
	case "AVOID", "":
		for _, v := range insteadVerbs {
			if a.verbs[v] && !(v == "CONTRAINDICATED" && primary == "AVOID") {
				return strings.ToLower(v)
			}
		}
		if primary != "" && len(a.groups) == 0 {
			return strings.ToLower(primary)
		}
	case "STANDARD_DOSE":
		if !slices.ContainsFunc(a.notes, ofLabel) {
			return strings.ToLower(primary)
		}
	}
	for _, v := range plainVerbs {
		if a.verbs[v] && !(v == "NO_CHANGE" && a.asksForMore()) {
			return strings.ToLower(v)
		}
	}
	return ""
}

// asksForMore reports whether anything but "no change" is advised.
func (a advice) asksForMore() bool {
	return len(a.clauses)+len(a.others)+len(a.alts) > 0 || slices.ContainsFunc(insteadVerbs, func(v string) bool { return a.verbs[v] })
}

// against reports whether the text begins with a verb that speaks against the medicine.
func (a advice) against() bool { return slices.Contains(insteadVerbs, strings.ToUpper(a.lead)) }

// conditionalLead is the row's first fact where what speaks against the medicine holds in some
// situation only; nil where it holds in all.
func (a advice) conditionalLead() *drugs.Fact {
	if strings.ToLower(a.opening.Name) != a.lead || !a.opening.Conditional() {
		return nil
	}
	return &a.others[0]
}

// says reports whether an advice's lead is a sentence of its own: not the usual dose where the dose to start with is the usual one.
func (a advice) says(clauses []drugs.Fact) bool {
	return a.lead != "" && (a.lead != "standard_dose" || !slices.ContainsFunc(clauses, usualStart))
}
