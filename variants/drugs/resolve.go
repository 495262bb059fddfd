package drugs

import (
	"slices"
	"strings"
)

// eachFact parses facts one by one; nil where a piece is not one fact.
func eachFact(facts []string) []Fact {
	all := make([]Fact, 0, len(facts))
	for _, f := range facts {
		parsed := ParseFacts([]string{f})
		if len(parsed) != 1 {
			return nil
		}
		all = append(all, parsed[0])
	}
	return all
}

// fact is one of a row's facts, as it stands and taken apart.
type fact struct {
	text string
	Fact
}

// resolving is a row whose conditions are being settled.
type resolving struct {
	kept    []fact
	met     []string // names of facts whose condition holds
	dropped []string // and of those whose condition fails
	fails   bool     // the row's own condition (IF) fails
	changed bool
}

// resolved is the row without the facts whose conditions fail, and with those that hold as if they had none. judge tells
// whether a condition holds, and what remains of it where it does.
func (m *Match) resolved(judge func(when string) (verdict, string)) *Match {
	if m.parts == nil {
		return m
	}
	var r resolving
	for i, f := range m.parts {
		r.take(fact{m.Facts[i], f}, judge)
	}
	if !r.changed {
		return m
	}
	if r.fails {
		return m.otherwise(r.kept)
	}
	r.kept = slices.DeleteFunc(r.kept, func(f fact) bool { return f.Name == otherwise && slices.Contains(r.met, ofRow) })
	r.loosen()
	primary := r.primary(m)
	if primary == "NO_RECOMMENDATION" {
		return m.saying(primary, []string{primary})
	}
	var facts []string
	for _, f := range r.kept {
		facts = append(facts, f.text)
	}
	return m.saying(primary, facts)
}

// Names of facts that hold a condition for the whole row, and what is said where it fails.
const (
	ofRow      = "IF"
	otherwise  = "ELSE"
	ifPossible = "AVOID_IF_POSSIBLE"
)

// take settles the condition of one fact.
func (r *resolving) take(f fact, judge func(when string) (verdict, string)) {
	if f.Name == ofRow {
		r.takeRow(f, judge)
		return
	}
	if f.Name == "EXAMPLE" && len(r.dropped) > 0 && (len(r.kept) == 0 || !r.kept[len(r.kept)-1].SpeaksOfDose()) {
		return
	}
	if f.When == "" {
		if v, _ := judge(f.Value); f.Name == "AVOID" && f.Value != "" && v == isNot {
			r.dropped, r.changed = append(r.dropped, f.Name), true
			return
		}
		r.kept = append(r.kept, f)
		return
	}
	switch v, rest := judge(f.When); v {
	case isOpen:
		r.kept = append(r.kept, r.narrow(f, rest))
	case isMet:
		plain, _, _ := strings.Cut(f.text, "["+f.When)
		plain = strings.TrimSpace(plain)
		switch {
		case rest != "":
			plain += "[" + rest + "]"
		case f.Name == ifPossible:
			plain = "AVOID_IF_ALTERNATIVE"
			fallthrough
		default:
			r.met = append(r.met, f.Name)
		}
		r.kept, r.changed = append(r.kept, fact{plain, parseFact(plain)}), true
	case isNot:
		r.dropped, r.changed = append(r.dropped, f.Name), true
	}
}

// narrow is a fact with what remains to be seen of its open condition, where that is less.
func (r *resolving) narrow(f fact, rest string) fact {
	if rest == "" {
		return f
	}
	text := strings.Replace(f.text, "["+f.When, "["+rest, 1)
	r.changed = true
	return fact{text, parseFact(text)}
}

// takeRow settles a condition for the whole row, or for what follows from it.
func (r *resolving) takeRow(f fact, judge func(when string) (verdict, string)) {
	v, _ := judge(f.Value)
	_, isAction := actions[f.Then]
	switch {
	case v == isOpen, v == isMet && f.Then != "" && !isAction:
		r.kept = append(r.kept, f)
		return
	case v == isMet && f.Then != "":
		r.kept, r.met = append(r.kept, fact{f.Then, parseFact(f.Then)}), append(r.met, f.Then)
	case v == isMet:
		r.met = append(r.met, ofRow)
	case f.Then == "":
		r.fails = true
	}
	r.changed = true
}

// otherwise is the row where its own condition fails: what it says for that case, and no change.
func (m *Match) otherwise(kept []fact) *Match {
	facts := []string{"NO_CHANGE"}
	for _, f := range kept {
		if f.Name == otherwise {
			facts = append(facts, f.Value)
		}
	}
	if len(facts) == 1 {
		return m.saying("NO_RECOMMENDATION", []string{"NO_RECOMMENDATION"})
	}
	return m.saying("NO_CHANGE", facts)
}

// insteadOf are the facts that speak against a medicine; withInstead are those that hang on one of them.
var (
	insteadOf   = []string{"CONTRAINDICATED", "AVOID", "AVOID_IF_ALTERNATIVE", "ALTERNATIVE", "CONSIDER_ALTERNATIVE"}
	withInstead = []string{"ALT", "NOT_ALT", "ALT_NOT_VIA", "OPTION", "OR"}
	withDose    = []string{"FREQ", "STEADY_STATE", "TITRATE_AFTER", "EXAMPLE"}
)

func ofNames(names []string) func(fact) bool {
	return func(f fact) bool { return slices.Contains(names, f.Name) }
}

func ofDose(f fact) bool { return f.SpeaksOfDose() }

// loosen drops what hangs on facts that are gone: other medicines where nothing speaks against this one any more, times
// where no dose is left, and all else where nothing changes.
func (r *resolving) loosen() {
	if slices.Contains(r.met, "NO_CHANGE") {
		r.kept = slices.DeleteFunc(r.kept, func(f fact) bool { return f.Name != "NO_CHANGE" })
		return
	}
	if slices.Contains(r.met, ifPossible) {
		r.kept = slices.DeleteFunc(r.kept, func(f fact) bool { return f.Name == "NO_CHANGE" })
	}
	gone := func(names []string) bool {
		return slices.ContainsFunc(r.dropped, func(name string) bool { return slices.Contains(names, name) })
	}
	if gone(insteadOf) && !slices.ContainsFunc(r.kept, ofNames(insteadOf)) {
		r.kept = slices.DeleteFunc(r.kept, func(f fact) bool {
			return ofNames(withInstead)(f) || strings.HasPrefix(f.If+f.When, "if not avoidable")
		})
	}
	if !slices.ContainsFunc(r.kept, ofDose) && len(r.dropped) > 0 {
		r.kept = slices.DeleteFunc(r.kept, ofNames(withDose))
	}
}

// carriers are the names of the facts that a primary action rests on.
var carriers = map[string][]string{
	"CONTRAINDICATED": {"CONTRAINDICATED"}, "AVOID": {"AVOID", "AVOID_IF_ALTERNATIVE", "RISK", "NO_SAFE_DOSE"},
	"ALTERNATIVE": {"ALTERNATIVE", "CONSIDER_ALTERNATIVE"}, "CONSIDER_ALTERNATIVE": {"ALTERNATIVE", "CONSIDER_ALTERNATIVE"},
	"TEST": {"TEST"}, "MONITOR": {"MONITOR"},
}

// primary is the action of what is left of a row.
func (r *resolving) primary(m *Match) string {
	carries := ofNames(carriers[m.PrimaryAction])
	if m.Action == ChangeDose {
		carries = func(f fact) bool { return f.SpeaksOfDose() && !strings.HasPrefix(f.Value, "standard") }
	}
	before := make([]fact, len(m.parts))
	for i, f := range m.parts {
		before[i] = fact{m.Facts[i], f}
	}
	switch {
	case slices.Contains(r.met, "CONTRAINDICATED"):
		return "CONTRAINDICATED"
	case slices.Contains(r.met, "NO_CHANGE"):
		return "NO_CHANGE"
	case slices.Contains(r.met, ifPossible):
		return "AVOID"
	case len(r.kept) == 0:
		return "NO_RECOMMENDATION"
	case m.PrimaryAction == "CONDITIONAL" && len(r.met) == 0:
		return m.PrimaryAction
	case m.PrimaryAction != "CONDITIONAL" && (slices.ContainsFunc(r.kept, carries) || !slices.ContainsFunc(before, carries)):
		return m.PrimaryAction
	}
	return actionLeft(r.kept)
}

// actionLeft is the action that facts ask for by themselves.
func actionLeft(facts []fact) string {
	for _, name := range insteadOf {
		if slices.ContainsFunc(facts, func(f fact) bool { return f.Name == name && !f.Conditional() }) {
			if name == "AVOID_IF_ALTERNATIVE" {
				return "AVOID"
			}
			return name
		}
	}
	if i := slices.IndexFunc(facts, ofDose); i >= 0 {
		percent, ok := facts[i].Percent()
		switch {
		case ok && percent > 100:
			return "INCREASE_DOSE"
		case facts[i].Value == "standard" && slices.ContainsFunc(facts, func(f fact) bool { return f.Name == "MONITOR" && !f.Conditional() }):
			return "MONITOR"
		case facts[i].Value == "standard":
			return "STANDARD_DOSE"
		case strings.HasPrefix(facts[i].Value, "standard"):
			return "STANDARD_START_ADJUST_MAINT"
		}
		return "REDUCE_DOSE"
	}
	for _, name := range []string{"TEST", "MONITOR", "STANDARD_DOSE", "NO_CHANGE"} {
		if slices.ContainsFunc(facts, func(f fact) bool { return f.Name == name }) {
			return name
		}
	}
	return "NO_RECOMMENDATION"
}
