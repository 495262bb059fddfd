package drugs

import (
	"regexp"
	"strconv"
	"strings"
)

// Fact is one structured action of a guideline row, taken apart: "START_DOSE=30-80% if needed
// [malignancy]" is Name START_DOSE, Op "=", Value "30-80%", If "if needed", When "malignancy".
type Fact struct {
	Name  string
	For   string // whom or what it is meant for: "heart failure" of "ALT(heart failure):bisoprolol"
	Op    string // ":", "=", "<", "<=", ">="; "" where there is no value
	Value string
	If    string // condition after the value: "if needed"
	When  string // condition in square brackets: "H. pylori"
	Then  string // what follows from an IF: "AVOID" of "IF:renal impairment -> AVOID"
	Group []Fact // the facts in braces, of "ONE_NO_FUNCTION_VARIANT:{…}"
	// Consider: the body only asks to consider it ("CONSIDER:START_DOSE=75%").
	Consider bool
}

// Conditional reports whether the fact holds only in some situation.
func (f Fact) Conditional() bool { return f.If != "" || f.When != "" || f.For != "" }

// Percent is the value as a plain percentage; ok is false for ranges, amounts and words.
func (f Fact) Percent() (value float64, ok bool) {
	digits, isPercent := strings.CutSuffix(f.Value, "%")
	if f.Op != "=" || !isPercent {
		return 0, false
	}
	value, err := strconv.ParseFloat(digits, 64)
	return value, err == nil
}

var (
	factHead = regexp.MustCompile(`^([A-Z][A-Za-z_]+)(?:\(([^)]*)\))?\s*(<=|>=|<|=|:)?\s*`)
	factWhen = regexp.MustCompile(`\s*\[([^\]]*)\]$`)
	factIf   = regexp.MustCompile(`\s+(if .*)$`)
)

const exampleOf = "e.g. "

// ParseFacts takes the facts of a row apart. A semicolon inside brackets does not end a fact,
// whether or not the caller has split there; a piece that does not begin with a name goes on
// with the fact before it.
func ParseFacts(facts []string) []Fact {
	var all []Fact
	for _, piece := range splitFacts(strings.Join(facts, "; ")) {
		if example, ok := strings.CutPrefix(piece, exampleOf); ok {
			all = append(all, Fact{Name: "EXAMPLE", Op: ":", Value: example})
			continue
		}
		if !factHead.MatchString(piece) && len(all) > 0 {
			all[len(all)-1].Value += "; " + piece
			continue
		}
		all = append(all, parseFact(piece))
	}
	return all
}

const toConsider = "CONSIDER:"

func parseFact(s string) Fact {
	s, consider := strings.CutPrefix(s, toConsider)
	f := plainFact(s)
	f.Consider = consider
	return f
}

func plainFact(s string) Fact {
	head := factHead.FindStringSubmatch(s)
	if head == nil {
		return Fact{Name: s}
	}
	f := Fact{Name: head[1], For: head[2], Op: head[3]}
	rest := s[len(head[0]):]
	switch {
	case strings.HasPrefix(rest, "{"):
		f.Group = ParseFacts([]string{strings.Trim(rest, "{}")})
		return f
	case f.Name == "IF":
		f.Value, f.Then, _ = strings.Cut(rest, " -> ")
		return f
	}
	if m := submatches(factWhen, rest, "]"); m != nil {
		f.When, rest = rest[m[2]:m[3]], rest[:m[0]]
	}
	if m := submatches(factIf, rest, "if "); m != nil {
		f.If, rest = rest[m[2]:m[3]], rest[:m[0]]
	}
	f.Value = strings.TrimSpace(rest)
	return f
}

// submatches is where an expression matches; part stands in all that it matches, and is looked for first.
func submatches(e *regexp.Regexp, s, part string) []int {
	if !strings.Contains(s, part) {
		return nil
	}
	return e.FindStringSubmatchIndex(s)
}

// splitFacts splits at semicolons outside brackets.
func splitFacts(s string) []string {
	var pieces []string
	depth, start := 0, 0
	add := func(end int) {
		if piece := strings.TrimSpace(s[start:end]); piece != "" {
			pieces = append(pieces, piece)
		}
	}
	for i, r := range s {
		switch r {
		case '{', '(', '[':
			depth++
		case '}', ')', ']':
			depth = max(0, depth-1)
		case ';':
			if depth == 0 {
				add(i)
				start = i + 1
			}
		}
	}
	add(len(s))
	return pieces
}

// doseChange is the change of the usual dose in per cent that the facts give without a
// condition (-50 means half), nil where they give none, a range, or several.
func doseChange(facts []Fact) *float64 {
	var change *float64
	for _, f := range facts {
		if f.Name != "DOSE" && f.Name != "START_DOSE" && f.Name != "MAINT_DOSE" || f.Conditional() {
			continue
		}
		percent, ok := f.Percent()
		if !ok {
			continue
		}
		if change != nil && *change != percent-100 {
			return nil
		}
		percent -= 100
		change = &percent
	}
	return change
}

// maxDose is the highest dose as an amount, with the ages that it holds for in brackets
// ("10 mg/day (<65y); 5 mg/day (>=65y)"), or that of the start ("20 mg (start)"); "" where the facts give none.
func maxDose(facts []Fact) string {
	var doses []string
	for _, f := range facts {
		start := f.Name == "START_DOSE" && f.Op == "<="
		if f.Name != "MAX_DOSE" && !start || !strings.Contains(f.Value, "mg") || strings.HasPrefix(f.Value, "per ") {
			continue
		}
		dose := f.Value
		if f.Op == "<" {
			dose = "<" + dose
		}
		if start {
			dose += " (start)"
		}
		if f.When != "" {
			dose += " (" + f.When + ")"
		}
		doses = append(doses, dose)
	}
	return strings.Join(doses, "; ")
}
