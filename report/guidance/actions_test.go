package guidance

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/report/reporttest"
	"allelens/report/text"
	"allelens/variants/drugs"
	"allelens/variants/knowledge"
)

// said is what a guideline row asks for, as a prescriber would act on it. It is read twice: from the row's codes, and
// from the English sentences that are printed of it.
type said struct {
	main       string   // what comes first: "avoid", "dose", "monitor" …
	acts       []string // all that is said for or against the medicine, conditional advice included
	direction  string   // "higher", "lower"; "" where the dose is not changed, or it is left open
	shares     []string // "50", "25-50", of the usual or the named dose in per cent; "?50" is only to be considered
	amounts    []string // "10 mg/day"
	headline   []string // the shares of the dose, as the headline has them
	population string
	strength   string
}

// parts are the columns of the golden file.
var parts = []string{"main", "acts", "direction", "percent", "amount", "headline percent", "population", "strength"}

func (s said) fields() []string {
	return []string{s.main, strings.Join(s.acts, " + "), s.direction, strings.Join(s.shares, " "), strings.Join(s.amounts, " "), strings.Join(s.headline, " "), s.population, s.strength}
}

// ordered sorts and drops what is named twice.
func ordered(all []string) []string {
	slices.Sort(all)
	return slices.Compact(all)
}

// The row's codes.

var (
	codeShare  = regexp.MustCompile(`([0-9.]+)(?:-([0-9.]+))?%`)
	codeAmount = regexp.MustCompile(`([0-9][0-9.]*(?:-[0-9.]+)?) ?(mg|ug|g|ng)((?:/(?:m2|kg|mL|L|day|month|2 months|2wk|1\.73))*)\b`)
	codeLower  = regexp.MustCompile(`=(?:low|reduc|strongly reduced|very low|as low|consider reduction|may need reduction|less frequent|[a-z]* ?reduc)|START_DOSE<|\bMAX_|START_DOSE=reduce`)
	codeDose   = regexp.MustCompile(`^(CONSIDER:)?[A-Z_]*DOSE[<>=]|^INCREASE_TO`)
	codeHigher = regexp.MustCompile(`=(?:higher|increase|maximum)|INCREASE_(?:TO|DOSE)|START_DOSE>=`)
)

// mainCode is what a primary action comes first with.
var mainCode = map[string]string{
	"CONTRAINDICATED": "contraindicated", "AVOID": "avoid", "ALTERNATIVE": "another", "CONSIDER_ALTERNATIVE": "consider another",
	"REDUCE_DOSE": "dose", "INCREASE_DOSE": "dose", "LIMIT_DOSE": "dose", "ADJUST_DOSE": "dose", "SPECIFIC_TITRATION": "dose",
	"STANDARD_START_ADJUST_MAINT": "usual start", "STANDARD_START_CONSIDER_INCREASE": "usual start",
	"MONITOR": "monitor", "TEST": "test", "STANDARD_DOSE": "usual", "NO_CHANGE": "no change", "NO_CHANGE_CLINICAL_CONTEXT": "context",
	"NO_RECOMMENDATION": "none", "SEE_LABEL": "label", "CONDITIONAL": "avoid",
}

// actCode are the codes that speak for or against the medicine.
var actCode = []struct {
	code *regexp.Regexp
	act  string
}{
	{regexp.MustCompile(`(^|[ {:])CONTRAINDICATED`), "contraindicated"},
	{regexp.MustCompile(`(^|[ {:])AVOID($|[ \[;])`), "avoid"},
	{regexp.MustCompile(`(^|[ {:])AVOID_IF_ALTERNATIVE`), "avoid if alternative"},
	{regexp.MustCompile(`(^|[ {:])AVOID_IF_POSSIBLE`), "avoid if possible"},
	{regexp.MustCompile(`(^|[ {:])ALTERNATIVE`), "another"},
	{regexp.MustCompile(`(^|[ {:])CONSIDER_ALTERNATIVE`), "consider another"},
	{regexp.MustCompile(`(^|[ {:])NO_CHANGE($|[ \[;])`), "no change"},
	{regexp.MustCompile(`(^|[ {:])STANDARD_DOSE|START_DOSE=standard|or standard then`), "usual"},
}

func ofCodes(r knowledge.Recommendation) said {
	s := said{main: mainCode[r.PrimaryAction], population: cmp.Or(r.Population, "not stated"), strength: ungraded(strings.ToLower(r.Strength))}
	if slices.Contains(r.Facts, "STANDARD_DOSE") && s.main == "no change" {
		s.main = "usual"
	}
	s.acts = actsOfCodes(r)
	s.shares, s.amounts = numbersOfCodes(r.PrimaryAction, r.Facts)
	s.direction = directionOfCodes(r)
	var doses []string
	for _, fact := range r.Facts {
		if codeDose.MatchString(fact) {
			doses = append(doses, fact)
		}
	}
	if action, _ := drugs.ActionOf(r.PrimaryAction); action == drugs.ChangeDose {
		s.headline, _ = numbersOfCodes(r.PrimaryAction, doses)
	}
	return s
}

func ungraded(strength string) string {
	if strength == "" || strength == "n/a" {
		return "not graded"
	}
	return strength
}

// actsOfCodes lists what is said for or against the medicine. What another code says more exactly is left out: "avoid"
// beside "avoid if there is an alternative", beside "contraindicated", and where it is the inhibitor that is meant.
func actsOfCodes(r knowledge.Recommendation) []string {
	facts := strings.Join(r.Facts, "; ")
	coded := facts
	if !strings.HasPrefix(r.PrimaryAction, "STANDARD_START") && r.PrimaryAction != "CONDITIONAL" {
		coded = r.PrimaryAction + "; " + facts
	}
	has := func(fact string) bool { return slices.Contains(r.Facts, fact) }
	var acts []string
	for _, a := range actCode {
		if a.code.MatchString(coded) {
			acts = append(acts, a.act)
		}
	}
	drop := func(act string) { acts = slices.DeleteFunc(acts, func(a string) bool { return a == act }) }
	switch {
	case has("AVOID_IF_ALTERNATIVE"):
		drop("avoid")
		drop("consider another")
	case has("CONTRAINDICATED"), strings.Contains(facts, "AVOID_INHIBITOR") && has("STANDARD_DOSE"):
		drop("avoid")
	case slices.Contains(acts, "avoid") && strings.Contains(facts, "; ALT:") && !has("CONSIDER_ALTERNATIVE"):
		acts = append(acts, "another")
	}
	if has("STANDARD_DOSE") {
		drop("no change")
	}
	return ordered(acts)
}

func numbersOfCodes(primary string, facts []string) (shares, amounts []string) {
	for _, fact := range facts {
		considered := strings.HasPrefix(fact, "CONSIDER:") || strings.Contains(primary, "CONSIDER_INCREASE") && strings.HasPrefix(fact, "DOSE=")
		for _, m := range codeShare.FindAllStringSubmatch(fact, -1) {
			shares = append(shares, share(m[1], m[2], false, considered))
		}
		for _, m := range codeAmount.FindAllStringSubmatch(fact, -1) {
			amounts = append(amounts, m[1]+" "+m[2]+m[3])
		}
	}
	return ordered(shares), ordered(amounts)
}

// share is a range of per cent; less turns "by 25 %" into 75.
func share(low, high string, less, considered bool) string {
	if less {
		low, high = rest(high), rest(low)
		if low == "" {
			low, high = high, ""
		}
	}
	if high != "" {
		low += "-" + high
	}
	if considered {
		return "?" + low
	}
	return low
}

func rest(percent string) string {
	n, err := strconv.ParseFloat(percent, 64)
	if err != nil {
		return ""
	}
	return strconv.FormatFloat(100-n, 'f', -1, 64)
}

func directionOfCodes(r knowledge.Recommendation) string {
	if action, _ := drugs.ActionOf(r.PrimaryAction); action != drugs.ChangeDose || r.PrimaryAction == "SPECIFIC_TITRATION" {
		return "" // a titration of its own: neither more nor less than usual
	}
	switch {
	case strings.HasPrefix(r.PrimaryAction, "REDUCE"), strings.HasPrefix(r.PrimaryAction, "LIMIT"):
		return drugs.Lower
	case strings.Contains(r.PrimaryAction, "INCREASE"):
		return drugs.Higher
	}
	facts := strings.Join(r.Facts, "; ")
	lower, higher := codeLower.MatchString(facts), codeHigher.MatchString(facts)
	for _, m := range codeShare.FindAllStringSubmatch(facts, -1) {
		n, _ := strconv.ParseFloat(m[1], 64)
		lower, higher = lower || n < 100, higher || n > 100
	}
	switch {
	case lower && !higher:
		return drugs.Lower
	case higher && !lower:
		return drugs.Higher
	}
	return ""
}

// The printed sentences.

var (
	wordShare  = regexp.MustCompile(`(by )?([0-9.]+)(?:–([0-9.]+))? %|\b(half)\b`)
	wordAmount = regexp.MustCompile(`([0-9][0-9.]*(?:–[0-9.]+)?)(?: (?:as tablets|or))? ?(mg|µg|g|ng)((?:/(?:m²|kg|mL|L|day|month|2 wk|2 months))*)`)
	thousands  = regexp.MustCompile(`([0-9]),([0-9]{3})\b`)
	everyWeeks = regexp.MustCompile(` mg every ([0-9]+ (?:weeks|months))`)
	wordLower  = regexp.MustCompile(`(?i)\b(at most|do not exceed|stay below|lower|lowest|reduced?|reducing|less often|low dose|low end|less than|as low as)\b`)
	wordHigher = regexp.MustCompile(`(?i)\b(higher|maximum dose for)`)
)

// mainWords tell what comes first in a text: the pattern that is met first.
var mainWords = []struct {
	words *regexp.Regexp
	main  string
}{
	{regexp.MustCompile(`(?i)\bcontraindicated\b`), "contraindicated"},
	{regexp.MustCompile(`(?i)\bavoid(ing)? (this medicine|it)\b`), "avoid"},
	{regexp.MustCompile(`(?i)\bchoose another\b`), "another"},
	{regexp.MustCompile(`(?i)\bconsider another\b`), "consider another"},
	{regexp.MustCompile(`(?i)\bstart with the usual dose\b`), "usual start"},
	{regexp.MustCompile(`(?i)\buse the usual dose\b`), "usual"},
	{regexp.MustCompile(`(?i)\bno change is needed\b`), "no change"},
	{regexp.MustCompile(`(?i)\bfirst measure\b`), "test"},
	{regexp.MustCompile(`(?i)\b(watch|check|guide the dose|use it with caution|measure)\b`), "monitor"},
	{regexp.MustCompile(`(?i)\bclinical context\b`), "context"},
	{regexp.MustCompile(`(?i)\b(no recommendation is given|no dose is given|work less well|risk of [a-z ]+ is)\b`), "none"},
	{regexp.MustCompile(`(?i)\bsee there\b`), "label"},
	{regexp.MustCompile(`(?i)\b(use|start(ing)?( at| with)?|maintain|exceed|stay below|go up to|give (it|at most)|reduc(e|ing)|(lower|higher) [a-z ]*dose|adjust|increase|aim for|keep the dose|lower starting)\b`), "dose"},
}

// actWords are the words that speak for or against the medicine.
var actWords = []struct {
	words *regexp.Regexp
	act   string
}{
	{regexp.MustCompile(`(?i)\bcontraindicated (together|above|under|in)\b|\bcontraindicated:`), "contraindicated"},
	{regexp.MustCompile(`(?i)\bavoid (this medicine|it)(?: if a lower dose does not help)?[.,]|\bavoid it (and|as)\b|\b(avoiding it|avoid this medicine together)\b|\bavoid a weak|\bBreastfeeding is not recommended`), "avoid"},
	{regexp.MustCompile(`(?i)\bavoid this medicine if there is a suitable alternative`), "avoid if alternative"},
	{regexp.MustCompile(`(?i)\bavoid it if possible`), "avoid if possible"},
	{regexp.MustCompile(`(?i)\bchoose another\b`), "another"},
	{regexp.MustCompile(`(?i)\bconsider another\b|another medicine may be considered`), "consider another"},
	{regexp.MustCompile(`(?i)\bno change is needed\b`), "no change"},
	{regexp.MustCompile(`(?i)\b(use|with) the usual dose\b`), "usual"},
}

// ofWords reads what is printed of a row: its sentences, the headline where it alone decides, and the words for its
// population and strength.
func ofWords(sentences, headline, population, strength string) said {
	s := said{population: meant(populations, population), strength: meant(strengths, strength)}
	first := len(sentences) + 1
	for _, m := range mainWords {
		if at := m.words.FindStringIndex(sentences); at != nil && at[0] < first {
			first, s.main = at[0], m.main
		}
	}
	for _, a := range actWords {
		if a.words.MatchString(sentences) {
			s.acts = append(s.acts, a.act)
		}
	}
	s.shares, s.amounts = numbersOfWords(sentences)
	s.headline, _ = numbersOfWords(headline)
	s.direction = directionOfWords(headline)
	s.acts = ordered(s.acts)
	return s
}

// clause is the part of a text around a place, from the comma, full stop or "and" before it.
func clause(words string, at int) string {
	from := max(strings.LastIndex(words[:at], ". "), strings.LastIndex(words[:at], ", "), strings.LastIndex(words[:at], "; "), strings.LastIndex(words[:at], " and "), 0)
	return words[from:at]
}

func numbersOfWords(words string) (shares, amounts []string) {
	for _, at := range wordShare.FindAllStringSubmatchIndex(words, -1) {
		m := wordShare.FindStringSubmatch(words[at[0]:at[1]])
		considered := strings.Contains(strings.ToLower(clause(words, at[0])), "consider")
		low := m[2]
		if m[4] != "" {
			low = "50"
		}
		shares = append(shares, share(low, m[3], m[1] != "" && considered, considered))
	}
	spelled := everyWeeks.ReplaceAllString(thousands.ReplaceAllString(words, "$1$2"), " mg/$1")
	for _, m := range wordAmount.FindAllStringSubmatch(strings.ReplaceAll(spelled, "weeks", "wk"), -1) {
		amounts = append(amounts, strings.NewReplacer("–", "-", "µ", "u", "²", "2", "2 wk", "2wk").Replace(m[1]+" "+m[2]+m[3]))
	}
	return ordered(shares), ordered(amounts)
}

func directionOfWords(headline string) string {
	switch {
	case strings.HasPrefix(headline, "Lower dose:"):
		return drugs.Lower
	case strings.HasPrefix(headline, "Higher dose:"):
		return drugs.Higher
	}
	headline = strings.ReplaceAll(headline, "a lower dose if", "") // what follows an effect is no direction
	lower, higher := wordLower.MatchString(headline), wordHigher.MatchString(headline)
	shares, _ := numbersOfWords(headline)
	for _, s := range shares {
		low, _, _ := strings.Cut(strings.TrimPrefix(s, "?"), "-")
		n, _ := strconv.ParseFloat(low, 64)
		lower, higher = lower || n < 100, higher || n > 100
	}
	switch {
	case lower && !higher:
		return drugs.Lower
	case higher && !lower:
		return drugs.Higher
	}
	return ""
}

// populations and strengths are the printed words and what they mean in the row's codes.
var (
	populations = map[string]string{
		"not stated": "not stated", "general": "general", "adults": "adults", "children": "pediatrics", "adults, and children over 40 kg": "child >40kg_adult",
		"acute coronary syndrome or PCI": "CVI ACS PCI", "cardiovascular, without acute coronary syndrome or PCI": "CVI non-ACS non-PCI", "neurovascular": "NVI",
		"up to 1 g a day": "<= 1g per day", "has never taken carbamazepine": "CBZ naive", "has taken carbamazepine for more than 3 months": "CBZ use >3mos",
		"no alternative to carbamazepine": "CBZ-no alternatives", "has never taken oxcarbazepine": "OXC naive",
		"has taken oxcarbazepine for more than 3 months": "OXC use >3 mos", "has never taken phenytoin": "PHT naive", "has taken phenytoin for more than 3 months": "PHT use >3mos",
	}
	strengths = map[string]string{
		"not graded": "not graded", "strong": "strong", "moderate": "moderate", "optional": "optional", "no recommendation": "no recommendation", "label": "label",
		"table, section 1": "section 1", "table, section 2": "section 2", "table, section 3": "section 3",
	}
)

func meant(by map[string]string, words string) string {
	if code, ok := by[words]; ok {
		return code
	}
	return "?" + words
}

// alone is the headline where the row is the only one.
func alone(r knowledge.Recommendation) string {
	action, _ := drugs.ActionOf(r.PrimaryAction)
	m := drugs.Match{Recommendation: r, Action: action, ForAll: true, Dose: drugs.DoseOf(r.PrimaryAction, drugs.ParseFacts(r.Facts))}
	if action != drugs.ChangeDose {
		return ""
	}
	return Headline(text.English(), drugs.Result{Action: action, Body: r.Body, Matches: []drugs.Match{m}})
}

// TestSentencesSayTheirRows: what a reader takes from the printed sentences is what the row's codes ask for: what to do, in
// which direction, how much, for whom, how strongly. The golden file holds both, and each row that is said in other words,
// with the reason.
func TestSentencesSayTheirRows(t *testing.T) {
	c := text.English()
	rows := map[string]int{}
	unused := maps.Clone(otherWords)
	for _, r := range recommendations(t) {
		m := drugs.Match{Recommendation: r}
		source := ofCodes(r)
		printed := ofWords(Row(c, m), alone(r), c.Text(Key("population", r.Population)), c.Text(Key("strength", r.Strength)))
		fact := r.PrimaryAction + " | " + strings.Join(r.Facts, "; ")
		columns, reason := []string{r.Body, r.Drug, strings.Join(r.Genes, "+")}, ""
		asked, read := source.fields(), printed.fields()
		for i, part := range parts {
			columns = append(columns, asked[i])
			if asked[i] == read[i] {
				continue
			}
			delete(unused, part+" | "+fact)
			why, known := otherWords[part+" | "+fact]
			if !known {
				t.Errorf("%s of row %d, %s %s: asked %q, printed %q\n\t%s\n\t%s\n\t%s", part, r.Row, r.Body, r.Drug, asked[i], read[i], fact, Row(c, m), alone(r))
			}
			reason += fmt.Sprintf("%s printed as %q: %s ", part, read[i], why)
		}
		rows[strings.Join(append(columns, strings.TrimSpace(reason)), "\t")]++
	}
	for k := range unused {
		t.Errorf("no row needs the reason for %q", k)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "body\tmedicine\tgenes\t%s\tother words\trows\n", strings.Join(parts, "\t"))
	for _, k := range slices.Sorted(maps.Keys(rows)) {
		fmt.Fprintf(&b, "%s\t%d\n", k, rows[k])
	}
	reporttest.Golden(t, *update, "testdata/golden/actions.tsv", b.String())
}

// otherWords are the rows that are printed in other words than their codes, and why.
var otherWords = map[string]string{
	"direction | LIMIT_DOSE | CONSIDER:START_DOSE>=75 mg/day; MAX_DOSE=300 mg/day; EXPECTED_DOSE=150-200% vs PM":                                                                          "a higher start than usual, up to the usual limit",
	"direction | LIMIT_DOSE | DOSE<=150% if ineffective; DOSE=increase if ineffective":                                                                                                    "the limit of an increase",
	"main | MONITOR | DOSE=400 mg/day if adverse effects; DOSE=reduce if adverse effects; MONITOR:TDM":                                                                                    "the dose changes only if adverse effects occur",
	"main | MONITOR | DOSE=reduce if adverse effects or response later than 9 weeks; MONITOR:efficacy kept":                                                                               "what is watched is the effect of the lower dose",
	"main | MONITOR | TARGET_DOSE=maximum for indication; DOSE<=250% if needed; OR:ALTERNATIVE[if no response]; ALT(heart failure):bisoprolol|carvedilol; ALT(other):atenolol|bisoprolol": "the dose follows the effect; nothing else is named to be watched",
	"acts | REDUCE_DOSE | START_DOSE=50% of lowest recommended; ALTERNATIVE[juvenile rheumatoid arthritis]":                                                                               "the FDA's table says \"consider\"; the code leaves it out",
	"main | STANDARD_DOSE | DOSE=per label (normal metabolizer)":                                                                                                                          "the label has a dose for each result, and no usual one",
	"acts | STANDARD_DOSE | DOSE=per label (normal metabolizer)":                                                                                                                          "the label has a dose for each result, and no usual one",
	"main | STANDARD_DOSE | DOSE=per label (intermediate metabolizer); CONTRAINDICATED[strong CYP3A inhibitor]":                                                                           "the danger first",
	"acts | STANDARD_DOSE | DOSE=per label (intermediate metabolizer); CONTRAINDICATED[strong CYP3A inhibitor]":                                                                           "the label has a dose for each result, and no usual one",
	"main | ADJUST_DOSE | DOSE=per label (poor metabolizer); CONTRAINDICATED[strong CYP3A inhibitor]":                                                                                     "the danger first",
	"main | ADJUST_DOSE | DOSE=by genotype and clinical factors; MONITOR:INR":                                                                                                             "the INR is checked whatever the dose is",
}
