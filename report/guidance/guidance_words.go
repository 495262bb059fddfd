package guidance

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"allelens/report/text"
	"allelens/variants/drugs"
)

// signs are the comparison signs as they stand in catalogue keys.
var signs = strings.NewReplacer("<=", " le ", ">=", " ge ", "<", " lt ", ">", " gt ", "%", " pct ", "≥", " ge ")

// Slug is a fact's value as part of a catalogue key: "<65y" is "lt_65y".
func Slug(value string) string {
	if strings.ContainsAny(value, "<>%≥") {
		value = signs.Replace(value)
	}
	var b strings.Builder
	apart := false
	for _, r := range strings.ToLower(value) {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			apart = b.Len() > 0
			continue
		}
		if apart {
			b.WriteByte('_')
			apart = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Key is the catalogue key of a value: "guidance.monitor.tdm".
func Key(kind, value string) string {
	k := "guidance." + kind
	if value != "" {
		k += "." + Slug(value)
	}
	return k
}

var (
	plainAmount = regexp.MustCompile(`^[0-9][0-9.\-]*( ?(mg|µg|ug|ng|g)(/(m2|kg|mL|L|day))*)?$`)
	percentage  = regexp.MustCompile(`^([0-9.\-]+)%(?: (.+))?$`)
	duration    = regexp.MustCompile(`^([0-9.\-]+) ?(d|wk)$`)
	typography  = strings.NewReplacer("m2", "m²", "ug", "µg", "-", "–")
)

// isAmount reports whether the fact gives the dose itself as an amount, without a condition.
func isAmount(f drugs.Fact) bool {
	return (f.Name == "DOSE" || f.Name == "START_DOSE") && f.Op == "=" && !f.Conditional() && strings.Contains(f.Value, "mg")
}

// isQuantity reports whether the fact's value is an amount or a share, and not a word like
// "lower" or how often a dose is given.
func isQuantity(f drugs.Fact) bool {
	if f.Value == "" || f.Name == "FREQ" || f.Name == "EXAMPLE" {
		return false
	}
	return f.Value[0] >= '0' && f.Value[0] <= '9' || strings.HasPrefix(f.Value, "per ") && !strings.HasPrefix(f.Value, "per label")
}

// amount is a dose, level or time in words: "half of the usual dose", "10 mg/m²/day", "2 weeks".
func (s sentences) amount(value string) string {
	if first, after, ok := strings.Cut(value, "@"); ok {
		return s.c.Text("guidance.after", "value", s.amount(first), "time", s.amount(after))
	}
	if k := Key("amount", value); s.c.Has(k) {
		return s.c.Text(k)
	}
	if m := percentage.FindStringSubmatch(value); m != nil {
		if k := Key("share", m[2]) + "." + m[1]; s.c.Has(k) {
			return s.c.Text(k)
		}
		return s.c.Text(Key("share", m[2]), "value", typography.Replace(m[1]))
	}
	if m := duration.FindStringSubmatch(value); m != nil {
		return s.c.Text("guidance.time."+m[2], "value", typography.Replace(m[1]))
	}
	if !plainAmount.MatchString(value) {
		return s.c.Text(Key("amount", value)) // not in the catalogue: shown as such
	}
	return typography.Replace(value)
}

// opKey is the comparison of a fact as the end of a key; "" for "=" and ":".
func opKey(op string) string {
	return map[string]string{"<": ".lt", "<=": ".le", ">=": ".ge"}[op]
}

// clauses are the doses and checks as phrases without capital and full stop. Amounts of the
// same kind make one phrase; a test goes before all where it is the row's main point.
func (s sentences) clauses(facts []drugs.Fact, primary string) []string {
	if primary == "TEST" {
		facts = slices.Clone(facts)
		slices.SortStableFunc(facts, func(a, b drugs.Fact) int { return notTest(a) - notTest(b) })
	}
	var said []string
	less := ""
	for i := 0; i < len(facts); i++ {
		f := facts[i]
		switch {
		case repeats(facts, f):
			continue
		case f.Name == "EXAMPLE" && len(said) > 0:
			said[len(said)-1] = s.c.Text("guidance.such", "clause", said[len(said)-1], "example", s.worded(f, primary))
			continue
		case !isQuantity(f):
			said = append(said, s.condition(f, s.worded(f, primary)))
			continue
		}
		same := []drugs.Fact{f}
		for f.Name != "INCREASE_TO" && i+1 < len(facts) && alike(facts[i+1], f) && isQuantity(facts[i+1]) {
			i++
			same = append(same, facts[i])
		}
		if f.MayBeLess(facts) {
			less = "; " + s.condition(f, s.c.Text("guidance.may_be_less", "value", lessBy(f.Value)))
			continue
		}
		said = append(said, s.quantities(same, primary))
	}
	if less != "" {
		said[len(said)-1] += less
	}
	return said
}

// alike reports whether two facts are of the same kind, so that their amounts make one phrase.
func alike(f, g drugs.Fact) bool { return f.Name == g.Name && f.Op == g.Op && f.Consider == g.Consider }

// quantities is the phrase for amounts of one kind. What is only to be considered is worded as a reduction where it is
// one: "consider reducing the starting dose by 25 %" is not "start with 75 %".
func (s sentences) quantities(same []drugs.Fact, primary string) string {
	f := same[0]
	k := "guidance." + strings.ToLower(f.Name) + opKey(f.Op)
	switch {
	case f.Consider && f.Op == "=" && len(same) == 1 && lessBy(f.Value) != "":
		return s.condition(f, s.c.Text("guidance.reduce."+strings.ToLower(f.Name), "value", lessBy(f.Value)))
	case f.Consider, f.Name == "DOSE" && strings.Contains(primary, "CONSIDER"):
		k += ".consider"
	}
	return s.c.Text(k, "value", s.amounts(same))
}

// lessBy is by how many per cent a share of the usual dose is less: "25" for "75%", "25–50" for "50-75%"; "" for what
// is no such share.
func lessBy(value string) string {
	m := percentage.FindStringSubmatch(value)
	if m == nil || m[2] != "" {
		return ""
	}
	var less []string
	for end := range strings.SplitSeq(m[1], "-") {
		n, err := strconv.Atoi(end)
		if err != nil || n >= 100 {
			return ""
		}
		less = append(less, strconv.Itoa(100-n))
	}
	slices.Reverse(less)
	return strings.Join(less, "–")
}

func notTest(f drugs.Fact) int {
	if f.Name == "TEST" {
		return 0
	}
	return 1
}

// worded is a fact whose value is a word: "watch for a rash", "increase the dose more slowly".
func (s sentences) worded(f drugs.Fact, primary string) string {
	k := Key(strings.ToLower(f.Name), f.Value)
	if f.Consider {
		k += ".consider"
	}
	words := s.c.Text(k)
	if f.Name == "TEST" && primary == "TEST" {
		return s.c.Text("guidance.first", "clause", words)
	}
	return words
}

// repeats reports whether "reduce the dose if …" only repeats an amount with the same condition.
func repeats(facts []drugs.Fact, f drugs.Fact) bool {
	if f.Name != "DOSE" || f.If == "" || isQuantity(f) {
		return false
	}
	for _, g := range facts {
		if g.Name == "DOSE" && g.If == f.If && isQuantity(g) {
			return true
		}
	}
	return false
}

// amounts lists amounts of one kind with their conditions. An amount without a condition,
// followed by some for single groups, is what these spell out.
func (s sentences) amounts(same []drugs.Fact) string {
	var list []string
	for _, f := range same {
		list = append(list, s.condition(f, s.amount(f.Value)))
	}
	if len(same) > 1 && !same[0].Conditional() && same[1].When != "" {
		return list[0] + ": " + s.c.Or(list[1:])
	}
	return s.c.Or(list)
}

// condition adds a fact's conditions to its phrase.
func (s sentences) condition(f drugs.Fact, phrase string) string {
	if f.If != "" {
		phrase += " " + s.c.Text(Key("when", f.If))
	}
	if f.When != "" {
		phrase += " (" + s.c.Text(Key("when", f.When)) + ")"
	}
	return phrase
}

// another is the other medicine: "another medicine that does not depend on CYP2D6, such as …".
func (s sentences) another(a advice) string {
	words := s.c.Text("guidance.another")
	for _, f := range a.alts {
		if f.Name == "ALT_NOT_VIA" {
			words = s.c.Text("guidance.alt_not_via", "another", words, "genes", s.c.Or(strings.Split(f.Value, "|")))
		}
	}
	if list := s.listOf(a.alts, "ALT"); list != "" {
		words = s.c.Text("guidance.alt", "another", words, "drugs", list)
	}
	if list := s.listOf(a.alts, "NOT_ALT"); list != "" {
		words = s.c.Text("guidance.alt.not", "another", words, "drugs", list)
	}
	return words
}

// exception is when a medicine that facts name as another one is none; "" where they say nothing of it.
func exception(alts []drugs.Fact, drug string) (when string) {
	named := false
	for _, f := range alts {
		holds := slices.Contains(strings.Split(f.Value, "|"), drug)
		switch {
		case holds && f.Name == "ALT":
			named = true
		case holds && f.Name == "NOT_ALT":
			when = f.When
		}
	}
	if !named {
		return ""
	}
	return when
}

// listOf lists the medicines of the facts with that name.
func (s sentences) listOf(alts []drugs.Fact, name string) string {
	var all []string
	for _, f := range alts {
		if f.Name != name {
			continue
		}
		var list []string
		for _, drug := range strings.Split(f.Value, "|") {
			when := exception(alts, drug)
			if when != "" && name == "NOT_ALT" {
				continue
			}
			if k := Key("drug", drug); s.c.Has(k) {
				drug = s.c.Text(k)
			}
			if when != "" {
				drug = s.c.Text("guidance.alt.except", "drug", drug, "when", s.c.Text(Key("when", when)))
			}
			list = append(list, drug)
		}
		if len(list) == 0 {
			continue
		}
		one := s.c.Or(list)
		if f.For != "" {
			one = s.c.Text(Key("for", f.For), "drugs", one)
		}
		if f.When != "" {
			one += " (" + s.c.Text(Key("when", f.When)) + ")"
		}
		all = append(all, one)
	}
	return s.c.Or(all)
}

// longest is how many words a sentence may have.
const longest = 40

// sentences makes sentences of phrases, as few as their length allows.
func (s sentences) sentences(phrases []string) []string {
	var out []string
	for len(phrases) > 0 {
		n := len(phrases)
		for n > 1 && len(strings.Fields(s.c.And(phrases[:n]))) > longest {
			n--
		}
		out = append(out, text.Capital(s.c.And(phrases[:n]))+".")
		phrases = phrases[n:]
	}
	return out
}
