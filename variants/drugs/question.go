package drugs

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"allelens/variants/knowledge"
	"allelens/variants/patient"
)

// Question is what the advice on a medicine depends on and nobody has told.
type Question struct {
	About    string // code: "indication", "age", "menopause" …
	Branches []Branch
}

// Branch is what holds under one or more answers that lead to the same.
type Branch struct {
	Answers []string // codes; of ages "0-17", "18-64", "65-"
	Result  Result   // what is said of the medicine then
}

// Differ reports whether the branches lead to different actions, or the rows that decide say something else.
func (q Question) Differ() bool {
	deciding := func(r Result) string {
		said := []string{string(r.Action)}
		for _, m := range r.Matches {
			if m.Action == r.Action {
				said = append(said, strings.Join(m.Facts, "; "))
			}
		}
		slices.Sort(said[1:])
		return strings.Join(slices.Compact(said), "\n")
	}
	return slices.ContainsFunc(q.Branches, func(b Branch) bool { return deciding(b.Result) != deciding(q.Branches[0].Result) })
}

// What the case itself answers, as codes.
const (
	asksAge       = "age"
	asksMenopause = "menopause"
)

// Asks are the questions on which the result depends, as codes.
func (r Result) Asks() []string {
	var asks []string
	for _, q := range r.Questions {
		asks = append(asks, q.About)
	}
	slices.Sort(asks)
	return asks
}

// conditions are all that a row makes depend on the patient.
func (m *Match) conditions() []string {
	all := []string{m.Population}
	for _, f := range ungrouped(m.parts) {
		when := f.When
		if f.Name == ofRow {
			when = f.Value
		}
		if when != "" {
			all = append(append(all, when), strings.Split(when, ", ")...)
		}
	}
	return all
}

// open lists what the rows that apply ask and is not known: codes, and the ages in years from which something else holds.
func (s situation) open(rows []Match) (abouts []string, ages []int) {
	for i := range rows {
		m := &rows[i]
		if !m.conditional {
			continue
		}
		for _, when := range m.conditions() {
			if about := s.about(when); about != "" && s.known[about] == "" && s.whole(when) == isOpen {
				abouts = appendNew(abouts, about)
				continue
			}
			switch years := agesOf(when); {
			case s.patient.judge(when) != isOpen:
			case len(years) > 0:
				ages = append(ages, years...)
				abouts = appendNew(abouts, asksAge)
			case when == "post-menopausal", when == "premenopausal":
				abouts = appendNew(abouts, asksMenopause)
			}
		}
	}
	slices.Sort(ages)
	return abouts, slices.Compact(ages)
}

// agesOf are the ages at which a condition changes.
func agesOf(when string) []int {
	if m := submatch(ofAge, when, "y"); m != nil {
		years, _ := strconv.Atoi(m[2])
		return []int{years}
	}
	switch when {
	case "children", "adults", "pediatrics", "juvenile rheumatoid arthritis":
		return []int{adult}
	case "<12 y; <18 y after tonsillectomy/adenoidectomy":
		return []int{12, adult}
	}
	return nil
}

// answer is one answer to a question, and the patient with it.
type answer struct {
	code    string
	patient Patient
}

// answersTo lists what may be answered, each with the patient of whom it holds.
func (s situation) answersTo(about string, ages []int) []answer {
	var all []answer
	add := func(code string, change func(p *Patient)) {
		p := s.patient
		change(&p)
		all = append(all, answer{code, p})
	}
	switch about {
	case asksAge:
		for i := -1; i < len(ages); i++ {
			from, code := 0, ""
			if i >= 0 {
				from = ages[i]
			}
			code = strconv.Itoa(from) + "-"
			if i+1 < len(ages) {
				code += strconv.Itoa(ages[i+1] - 1)
			}
			add(code, func(p *Patient) { p.Age = from })
		}
	case asksMenopause:
		for _, code := range []string{patient.Before, patient.After} {
			add(code, func(p *Patient) { p.Menopause = code })
		}
	}
	for _, c := range s.answers {
		if c.About == about && c.Answer != "" && !s.ruledOut(c) {
			add(c.Answer, func(p *Patient) {
				p.Situations = append(slices.Clone(p.Situations), patient.Situation{Drug: c.Drug, About: c.About, Answer: c.Answer})
			})
		}
	}
	return all
}

// ruledOut reports whether what is known of the patient rules an answer out: one of the conditions that hold with it fails.
func (s situation) ruledOut(c knowledge.Condition) bool {
	return slices.ContainsFunc(c.Conditions, func(when string) bool { return s.patient.judge(when) == isNot })
}

// questions are what the advice on a drug depends on: each is answered in turn, and answers under which the same is said
// make one branch. A question whose answers change nothing is none.
func (a *Advisor) questions(e, raw entry, r Result, under func(e entry) Result) []Question {
	abouts, ages := e.situation.open(r.Matches)
	if len(abouts) == 0 {
		return nil
	}
	raw = raw.limited(r.Matches)
	var all []Question
	for _, about := range abouts {
		q := Question{About: about}
		said := make(map[string]int)
		for _, one := range e.situation.answersTo(about, ages) {
			result := under(a.entryFor(raw, one.patient))
			saying := result.saying()
			i, same := said[saying]
			if !same {
				i = len(q.Branches)
				said[saying] = i
				q.Branches = append(q.Branches, Branch{Result: result})
			}
			q.Branches[i].Answers = append(q.Branches[i].Answers, one.code)
		}
		if len(q.Branches) > 1 {
			all = append(all, q)
		}
	}
	slices.SortFunc(all, func(x, y Question) int { return cmp.Compare(x.About, y.About) })
	return all
}

// limited is the entry with some of its rows: under an answer none applies that does not while it is open.
func (e entry) limited(matches []Match) entry {
	type row struct {
		table string
		row   int64
	}
	among := make(map[row]bool, len(matches))
	for i := range matches {
		among[row{matches[i].Table, matches[i].Row}] = true
	}
	others := func(m *Match) bool { return !among[row{m.Table, m.Row}] }
	e.rows, e.current = slices.DeleteFunc(slices.Clone(e.rows), others), slices.DeleteFunc(slices.Clone(e.current), others)
	e.learnKeys()
	return e
}

// saying is all that a result says, whomever it is meant for.
func (r Result) saying() string {
	said := []string{string(r.Action)}
	for _, m := range r.Matches {
		said = append(said, m.Body+"|"+m.PrimaryAction+"|"+strings.Join(m.Facts, "; "))
	}
	slices.Sort(said[1:])
	return strings.Join(slices.Compact(said), "\n")
}
