package drugs

import (
	"slices"
	"strings"

	"allelens/variants/knowledge"
	"allelens/variants/patient"
)

// Understand gives situations as the base names them, and those that it knows nothing of.
func (a *Advisor) Understand(all []patient.Situation) (known, unknown []patient.Situation) {
	for _, s := range all {
		before, word := len(known), normalise(s.Answer)
		for _, drug := range a.Find(s.Drug) {
			for _, c := range a.conditions[drug] {
				if c.Answer != "" && (s.About == "" || s.About == c.About) && (word == c.Answer || slices.Contains(c.Words, word)) {
					known = append(known, patient.Situation{Drug: drug, About: c.About, Answer: c.Answer})
				}
			}
		}
		if len(known) == before {
			unknown = append(unknown, s)
		}
	}
	return known, unknown
}

// noOther is the class of the answer that holds where no listed medicine is of another answer's class.
const noOther = "none"

// situation judges the conditions of one drug's rows for one patient.
type situation struct {
	patient Patient
	answers []knowledge.Condition // of the drug
	known   map[string]string     // answers by what they are about
}

// situationOf is what is known of a drug's use. Stated answers go before those behind the typed names, and these before
// what the other medicines tell.
func (a *Advisor) situationOf(drug string, p Patient) situation {
	s := situation{patient: p, answers: a.conditions[drug], known: make(map[string]string)}
	count := make(map[string]int)
	for _, c := range s.answers {
		if c.Answer != "" {
			count[c.About]++
		}
	}
	for _, c := range s.answers {
		if c.Answer != "" && s.known[c.About] == "" && (count[c.About] == 1 || a.tells(c)) {
			s.known[c.About] = c.Answer
		}
	}
	for _, c := range s.answers {
		if word := a.list.said[drug]; word != "" && c.Answer != "" && (word == c.Answer || slices.Contains(c.Words, word)) {
			s.known[c.About] = c.Answer
		}
	}
	s.exclude()
	for _, known := range p.Situations {
		if known.Drug == drug {
			s.known[known.About] = known.Answer
		}
	}
	return s
}

// exclude takes the one answer that the patient's age and size leave.
func (s situation) exclude() {
	left := make(map[string][]string)
	excluded := make(map[string]bool)
	for _, c := range s.answers {
		switch {
		case c.Answer == "":
		case slices.ContainsFunc(c.Conditions, func(when string) bool { return s.patient.bySize(when) == isNot }):
			excluded[c.About] = true
		default:
			left[c.About] = append(left[c.About], c.Answer)
		}
	}
	for about, answers := range left {
		if len(answers) == 1 && excluded[about] && s.known[about] == "" {
			s.known[about] = answers[0]
		}
	}
}

// tells reports whether the patient's list, with the drug on it, tells that an answer holds: another medicine is of its
// class, or it is the one without any and all names of the list are known.
func (a *Advisor) tells(c knowledge.Condition) bool {
	if !slices.Contains(a.list.now, c.Drug) {
		return false
	}
	if slices.Contains(c.Classes, noOther) {
		return a.list.complete
	}
	return slices.ContainsFunc(a.list.now, func(name string) bool {
		return name != c.Drug && slices.ContainsFunc(c.Classes, func(class string) bool { return a.ofClass(name, class) })
	})
}

// about is what a condition asks; "" for one that no answer speaks of.
func (s situation) about(when string) string {
	for _, c := range s.answers {
		if slices.ContainsFunc(c.Conditions, func(of string) bool { return of == when || s.patient.narrowed(of) == when }) {
			return c.About
		}
	}
	return ""
}

// whole judges a condition as it stands.
func (s situation) whole(when string) verdict {
	about := s.about(when)
	if about == "" {
		return s.patient.judge(when)
	}
	if v := s.patient.bySize(when); v != isOpen {
		return v
	}
	answer, known := s.known[about]
	ever := false
	for _, c := range s.answers {
		if c.About == about && c.Answer != "" && slices.Contains(c.Conditions, when) {
			ever = true
			if known && c.Answer == answer {
				return isMet
			}
		}
	}
	if known || !ever {
		return isNot
	}
	return s.patient.judge(when)
}

// judge tells whether a condition holds; of one of several parts ("pain, if no response"), what remains to be seen where
// the others hold, and of an open one with limits by age that of the patient's; "" for all of it.
func (s situation) judge(when string) (v verdict, rest string) {
	if s.about(when) != "" || !strings.Contains(when, ", ") {
		if v = s.whole(when); v == isOpen {
			rest = s.patient.narrowed(when)
		}
		return v, rest
	}
	var open []string
	parts := strings.Split(when, ", ")
	for _, part := range parts {
		switch s.whole(part) {
		case isNot:
			return isNot, ""
		case isOpen:
			open = append(open, part)
		}
	}
	if len(open) == len(parts) {
		return isOpen, ""
	}
	return isMet, strings.Join(open, ", ")
}

// isFor tells whether a row may be meant for the patient by its population.
func (s situation) isFor(population string) bool {
	switch population {
	case "pediatrics":
		population = "children"
	case "", "general":
		return true
	}
	return s.whole(population) != isNot
}

// listed are the patient's medicines as conditions ask for them.
type listed struct {
	now      []string          // taken and planned, by the base's names
	said     map[string]string // what stands in brackets behind a name
	complete bool              // all names are known
}

// For is the advisor for one patient: branches of rows that what is known of the patient and of the use of medicines rules
// out are left out, and what holds for sure stands without its condition.
// From the age at which menopause is taken to be past it is not asked for.
func (a *Advisor) For(p Patient) *Advisor {
	of := *a
	of.settled = true
	if p.Menopause == "" && p.Sex == string(patient.Female) && p.Age >= pastMenopause {
		p.Menopause = patient.After
	}
	p.Situations, _ = a.Understand(p.Situations)
	both := slices.Concat(p.Medicines.Current, p.Medicines.Planned)
	of.list = listed{a.canonical(both), a.bracketed(p.Medicines), len(a.Unknown(both)) == 0}
	of.entries = slices.Clone(a.raw)
	for i := range of.entries {
		of.entries[i] = of.entryFor(of.raw[i], p)
	}
	return &of
}

// entryFor is a drug's entry with its rows as they hold for a patient.
func (a *Advisor) entryFor(e entry, p Patient) entry {
	s := a.situationOf(e.drug.Name, p)
	same, before := len(e.current) == len(e.rows), len(e.rows)
	if e.rows, e.situation = s.resolve(e.rows), s; same {
		e.current = e.rows
	} else {
		e.current = s.resolve(e.current)
	}
	if len(e.rows) != before {
		e.learnKeys()
	}
	return e
}

// bracketed is what stands in brackets behind the names of medicines, in small letters, by the base's names of them.
func (a *Advisor) bracketed(m patient.Medicines) map[string]string {
	said := make(map[string]string)
	for _, typed := range m.All() {
		_, rest, ok := strings.Cut(normalise(typed), "(")
		inside, _, closed := strings.Cut(rest, ")")
		if !ok || !closed {
			continue
		}
		for _, name := range a.Find(typed) {
			said[name] = strings.TrimSpace(inside)
		}
	}
	return said
}

// resolve are the rows as they hold for the patient, in order; the same slice where nothing changes.
func (s situation) resolve(rows []*Match) []*Match {
	var resolved []*Match
	for i, m := range rows {
		r, stays := m, true
		if m.conditional {
			r, stays = m.resolved(s.judge), s.isFor(m.Population)
		}
		if resolved == nil && (r != m || !stays) {
			resolved = append(make([]*Match, 0, len(rows)), rows[:i]...)
		}
		if resolved != nil && stays {
			resolved = append(resolved, r)
		}
	}
	if resolved == nil {
		return rows
	}
	slices.SortStableFunc(resolved, compare)
	return resolved
}
