// Package guidance makes sentences from facts: of a guideline's row, of a medicine's result, of medicines beside
// each other. The words stand in the catalogue, the facts in the knowledge base; the sources' own text is not used.
package guidance

import (
	"slices"
	"strings"

	"allelens/report/text"
	"allelens/variants/drugs"
)

// Row says in one to a few sentences what a guideline row asks for. The words are ours,
// composed from the row's structured facts; the guideline's own text is not used.
func Row(c *text.Catalogue, m drugs.Match) string {
	return sentences{c}.row(factsOf(m), m.PrimaryAction)
}

// factsOf are a row's facts, with what its key says of whom they hold for.
func factsOf(m drugs.Match) []drugs.Fact {
	facts := drugs.ParseFacts(m.Facts)
	if forCysticFibrosis(m) {
		facts = append(facts, drugs.Fact{Name: "IF", Op: ":", Value: "cystic fibrosis"})
	}
	return facts
}

// forCysticFibrosis reports whether the row speaks of patients with cystic fibrosis only. Its
// key says so ("ivacaftor non-responsive in CF patients"), not its facts.
func forCysticFibrosis(m drugs.Match) bool {
	for _, k := range m.Lookup {
		if strings.HasSuffix(k, "in CF patients") {
			return true
		}
	}
	return false
}

// sentences composes guidance from facts. Facts are sorted into an advice: what is done first,
// what else, what goes with it; each kind has its place in the text.
type sentences struct{ c *text.Catalogue }

// insteadVerbs are the facts that speak against the medicine, strongest first.
var insteadVerbs = []string{"CONTRAINDICATED", "AVOID", "AVOID_IF_ALTERNATIVE", "ALTERNATIVE", "CONSIDER_ALTERNATIVE"}

// plainVerbs are the facts that change nothing, or say nothing.
var plainVerbs = []string{"NO_RECOMMENDATION", "STANDARD_DOSE", "CLINICAL_CONTEXT", "NO_CHANGE"}

// places tells where a fact's name has its place; other names are clauses.
var places = map[string]func(*advice, drugs.Fact){
	"ALT":         (*advice).addAlternative,
	"ALT_NOT_VIA": (*advice).addAlternative,
	"NOT_ALT":     (*advice).addAlternative,
	"IF":          func(a *advice, f drugs.Fact) { a.when = append(a.when, f) },
	"INCOMPLETE":  (*advice).addMissing,
}

// noteNames are the facts that are sentences of their own, after the others.
var noteNames = []string{
	"EXCEPTION", "OPTION", "OR", "ELSE", "WARFARIN", "COUNSEL", "STRICTER", "NOT_BY", "WARN", "STOP", "NOT", "AVOID_IF_POSSIBLE",
	"WITHHOLD", "EXPOSURE", "RISK", "EFFECT", "NO_DOSE_GIVEN", "NO_SAFE_DOSE", "NOT_INDICATED", "CAUTION", "LIMIT",
}

// row composes the sentences of a row.
func (s sentences) row(facts []drugs.Fact, primary string) string {
	return strings.Join(s.parts(facts, primary), " ")
}

func (s sentences) parts(facts []drugs.Fact, primary string) []string {
	a := sortFacts(facts, primary)
	var out []string
	if a.against() {
		out = s.againstFirst(a)
	} else {
		out = s.doseFirst(a, primary)
	}
	if not := s.listOf(a.alts, "NOT_ALT"); not != "" && !strings.Contains(strings.Join(out, " "), s.another(a)) {
		out = slices.Insert(out, min(1, len(out)), s.c.Text("guidance.not_alt", "drugs", not))
	}
	for _, f := range a.notes {
		words := strings.TrimSpace(strings.Join([]string{f.Value, f.If, f.When}, " "))
		k := Key(strings.ToLower(f.Name), words)
		if primary == "SEE_LABEL" {
			k += ".see"
		}
		out = append(out, s.c.Text(k, "another", s.another(a)))
	}
	for _, g := range a.groups {
		out = append(out, s.c.Text(Key("group", g.Name), "rest", text.Small(s.row(g.Group, ""))))
	}
	return s.situations(a, out)
}

// againstFirst begins with what speaks against the medicine, and goes on with what holds if it
// is used.
func (s sentences) againstFirst(a advice) []string {
	lead, such := "guidance."+a.lead, s.listOf(a.alts, "ALT")
	if a.lead == "avoid_if_alternative" && such != "" {
		lead += ".such"
	}
	opening := a.conditionalLead()
	if opening != nil {
		lead = Key("other."+a.lead, opening.When)
	}
	out := []string{s.c.Text(lead, "another", s.another(a), "drugs", such)}
	if instead := a.instead(); instead != "" && !s.onlyForSome(a) {
		out = append(out, s.c.Text(instead, "another", s.another(a)))
	}
	frame, clauses := "guidance.otherwise."+a.lead, slices.Clone(a.clauses)
	elsewhere := opening != nil // they may hold in the other situations
	for i, f := range clauses {
		if k := Key("otherwise", f.When); f.When != "" && s.c.Has(k) {
			frame, clauses[i].When, elsewhere = k, "", false
		}
	}
	said := s.clauses(clauses, "")
	switch {
	case elsewhere:
		out = append(out, s.sentences(said)...)
	case len(said) > 0:
		out = append(out, s.c.Text(frame, "clauses", s.c.And(said)))
	}
	for i := range a.others {
		if f := &a.others[i]; f != opening {
			out = append(out, s.other(a, *f))
		}
	}
	return out
}

// instead is the key of the sentence about another medicine that follows "avoid" or
// "contraindicated"; "" where the facts name none.
func (a advice) instead() string {
	named := slices.ContainsFunc(a.alts, func(f drugs.Fact) bool { return f.Name != "NOT_ALT" })
	switch {
	case a.lead != "avoid" && a.lead != "contraindicated":
		return ""
	case a.verbs["CONSIDER_ALTERNATIVE"]:
		return "guidance.consider_alternative"
	case named || a.verbs["ALTERNATIVE"]:
		return "guidance.alternative"
	}
	return ""
}

// doseFirst begins with dose and checks, and goes on with other choices.
func (s sentences) doseFirst(a advice, primary string) []string {
	var out []string
	clauses := a.clauses
	if action, _ := drugs.ActionOf(primary); action == drugs.ChangeDose { // the dose before what is watched
		clauses = slices.Clone(clauses)
		slices.SortStableFunc(clauses, func(f, g drugs.Fact) int { return watched(f) - watched(g) })
	}
	switch {
	case a.lead == "standard_dose" && len(clauses) > 0 && isAmount(clauses[0]):
		out = append(out, s.c.Text("guidance.standard_dose.amount", "value", s.amount(clauses[0].Value)))
		clauses = clauses[1:]
	case a.lead == "standard_dose" && strings.HasPrefix(primary, "STANDARD_START"):
		out = append(out, s.c.Text("guidance.standard_start"))
	case a.says(clauses):
		out = append(out, s.c.Text("guidance."+a.lead))
	}
	out = append(out, s.sentences(s.clauses(clauses, primary))...)
	if !s.onlyForSome(a) {
		for _, v := range insteadVerbs {
			if a.verbs[v] && !(v == "AVOID" && speaksOfInhibitors(a.clauses)) {
				out = append(out, s.c.Text("guidance.or."+strings.ToLower(v), "another", s.another(a)))
				break
			}
		}
	}
	for _, f := range a.others {
		out = append(out, s.other(a, f))
	}
	return out
}

func usualStart(f drugs.Fact) bool {
	return f.Name == "START_DOSE" && f.Value == "standard" && !f.Conditional()
}

func watched(f drugs.Fact) int {
	if f.Name == "MONITOR" && !f.Conditional() {
		return 1
	}
	return 0
}

// other is a choice that holds in some case only: "If there is no response, …".
func (s sentences) other(a advice, f drugs.Fact) string {
	return s.c.Text(Key("other."+strings.ToLower(f.Name), f.When), "another", s.another(a))
}

// onlyForSome reports whether "consider another medicine" is meant for one situation, which
// has a sentence of its own.
func (s sentences) onlyForSome(a advice) bool {
	return slices.ContainsFunc(a.when, func(f drugs.Fact) bool { return f.Then == "CONSIDER_ALTERNATIVE" })
}

func speaksOfInhibitors(clauses []drugs.Fact) bool {
	return slices.ContainsFunc(clauses, func(f drugs.Fact) bool { return f.Name == "AVOID_INHIBITOR" })
}

// situations adds for whom the sentences hold. A situation follows in a sentence of its own, or opens
// the whole text ("If the patient has never taken it, …"). Genes without a result come last.
func (s sentences) situations(a advice, out []string) []string {
	for _, f := range a.when {
		whole := strings.TrimSpace(f.Value + " " + f.Then)
		if k := Key("opening", whole); s.c.Has(k) && len(out) > 0 {
			out[0] = s.c.Text(k, "rest", text.Small(out[0]))
			continue
		}
		out = append(out, s.c.Text(Key("note", whole)))
	}
	if len(a.missing) > 0 {
		out = append(out, s.c.Text("guidance.incomplete", "genes", s.c.And(a.missing)))
	}
	return out
}
