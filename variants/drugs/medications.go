package drugs

import (
	"slices"
	"strings"
	"unicode"

	"allelens/variants/knowledge"
	"allelens/variants/patient"
)

// Status is how a medicine stands to the patient.
type Status string

// Statuses.
const (
	Current Status = "current"
	Planned Status = "planned"
	Earlier Status = "earlier"
)

const brandName = "brand"

// learnNames gathers the names that medicines go by: drugs, medicines that only act on
// enzymes or of which no body names a gene, and other names of them.
func (a *Advisor) learnNames(base Base) {
	a.names = make(map[string][]string, len(base.Drugs)+len(base.Names))
	a.modulators, a.plain = make(map[string][]knowledge.Modulator), make(map[string]bool)
	a.together = make(map[string][]knowledge.Interaction)
	learn := func(name, spelling string, medicines ...string) {
		if _, known := a.names[normalise(name)]; !known {
			a.names[normalise(name)] = medicines
			a.spellings = append(a.spellings, spelling)
		}
	}
	for _, d := range base.Drugs {
		learn(d.Name, d.Name, d.Name)
	}
	for _, m := range base.Modulators {
		a.modulators[m.Medicine] = append(a.modulators[m.Medicine], m)
		learn(m.Medicine, m.Medicine, m.Medicine)
	}
	for _, i := range base.Interactions {
		a.together[i.Drug] = append(a.together[i.Drug], i)
		learn(i.Drug, i.Drug, i.Drug)
		if _, known := a.names[normalise(i.Other)]; !known && i.Other != "" {
			a.plain[i.Other] = true
			learn(i.Other, i.Other, i.Other)
		}
	}
	for _, m := range base.Medicines {
		a.plain[m.Name] = true
		learn(m.Name, m.Name, m.Name)
	}
	for _, n := range base.Names {
		medicines := strings.Split(n.Drug, ";")
		for _, m := range medicines {
			learn(m, m, m)
		}
		learn(n.Name, n.Name+" ("+strings.Join(medicines, " + ")+")", medicines...)
	}
	slices.SortFunc(a.spellings, func(x, y string) int { return strings.Compare(strings.ToLower(x), strings.ToLower(y)) })
}

// Names lists what medicines can be called, for completion: "tamoxifen", "Nolvadex (tamoxifen)".
func (a *Advisor) Names() []string { return slices.Clone(a.spellings) }

// statuses is how each medicine of the base stands to the patient; taking goes before
// planning, and planning before having taken.
func (a *Advisor) statuses(m patient.Medicines) map[string]Status {
	all := make(map[string]Status)
	for _, list := range []struct {
		names  []string
		status Status
	}{{m.Earlier, Earlier}, {m.Planned, Planned}, {m.Current, Current}} {
		for _, typed := range list.names {
			for _, name := range a.Find(typed) {
				all[name] = list.status
			}
		}
	}
	return all
}

// forms are words about a medicine's salt, form, maker, or how it is taken, which name no other medicine.
var forms = wordSet(`hydrochloride dihydrochloride hcl hydrobromide bromide sodium potassium calcium magnesium citrate tartrate bitartrate
	succinate succ maleate mesylate mesilate besylate besilate tosylate sulfate sulphate phosphate acetate fumarate bisulfate bisulphate hydrogensulfate
	hemihydrate monohydrate dihydrate trihydrate oxalate nitrate gluconate pamoate embonate decanoate valerate palmitate medoxomil axetil hyclate disoproxil
	tablets tablet tabs tab tbl tabl capsules capsule caps cap drops syrup solution suspension injection inj infusion inf patch cream gel spray inhaler
	xr xl sr er cr la mr ir dr ec odt zok zoc retard forte depot prolonged extended modified release oral iv im sc po od bd bid tds tid qid daily once twice weekly
	ratiopharm hexal teva sandoz mylan stada aristo neuraxpharm aurobindo accord actavis zentiva krka heumann viatris`)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

// Find lists the base's names of a medicine, several for a combination: capitals, spaces, salts and a dose after the
// name do not matter. Of "trade (generic)" and "one/other" the parts count where the whole is not known. It is nil
// for a medicine that the base does not hold.
func (a *Advisor) Find(medication string) []string {
	typed := normalise(medication)
	for _, try := range []string{typed, withoutForm(typed), inBrackets(typed), withoutForm(outsideBrackets(typed))} {
		if names, ok := a.names[try]; ok {
			return names
		}
	}
	var all []string
	parts := strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune("/+&-", r) })
	for _, part := range parts {
		names := a.names[withoutForm(normalise(part))]
		if len(names) == 0 || len(parts) == 1 {
			return nil
		}
		all = append(all, names...)
	}
	return all
}

// inBrackets is the generic name of "trade (generic)"; "" without brackets.
func inBrackets(name string) string {
	_, rest, ok := strings.Cut(name, "(")
	inside, _, closed := strings.Cut(rest, ")")
	if !ok || !closed {
		return ""
	}
	return withoutForm(normalise(inside))
}

// outsideBrackets is what stands before brackets.
func outsideBrackets(name string) string {
	before, _, _ := strings.Cut(name, "(")
	return normalise(before)
}

// farthest is how many slips of the pen a suggestion may be away: letters too many, too few,
// wrong, or two neighbours swapped.
const farthest = 2

// Suggest lists the medicines that a name unknown to the base may have been meant for, the
// nearest first. Nothing is replaced: the suggestion is the reader's to take.
func (a *Advisor) Suggest(typed string) []string {
	var all []string
	for _, name := range Near(a.spellings, typed) {
		for _, medicine := range a.Find(name) {
			all = appendNew(all, medicine)
		}
	}
	return all
}

// Near lists the names that a typed one may have been meant for, the nearest first. What a
// name has in brackets does not count.
func Near(names []string, typed string) []string {
	typed = withoutForm(normalise(typed))
	limit := min(farthest, len([]rune(typed))/3)
	var near [farthest + 1][]string
	for _, name := range names {
		plain, _, _ := strings.Cut(name, " (")
		if d := distance(typed, normalise(plain)); d <= limit {
			near[d] = append(near[d], name)
		}
	}
	return slices.Concat(near[:]...)
}

// distance counts the slips between two names (optimal string alignment: insertions,
// deletions, substitutions, and swaps of neighbours).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row := make([]int, len(y)+1)
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(y)]
}

// Unknown lists the medications, as typed and trimmed, that the base does not hold: nothing is
// said about them, which is not the same as "nothing to change". Empty names are left out.
func (a *Advisor) Unknown(medications []string) []string {
	var unknown []string
	for _, m := range medications {
		m = strings.TrimSpace(m)
		if len(a.Find(m)) == 0 && m != "" && !slices.Contains(unknown, m) {
			unknown = append(unknown, m)
		}
	}
	return unknown
}

// Unnamed lists the medications, as typed and trimmed, of which no body names a gene: that is known of them, which an
// unknown word cannot say.
func (a *Advisor) Unnamed(medications []string) []string {
	var unnamed []string
	for _, m := range medications {
		names := a.Find(m)
		if len(names) > 0 && !slices.ContainsFunc(names, func(name string) bool { return !a.plain[name] }) {
			unnamed = appendNew(unnamed, strings.TrimSpace(m))
		}
	}
	return unnamed
}

// normalise lowers the case, makes one space of any run of spaces and drops those around a slash.
func normalise(name string) string {
	name = strings.TrimFunc(name, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`.,;"'`, r) })
	return strings.ReplaceAll(strings.Join(strings.Fields(strings.ToLower(name)), " "), " / ", "/")
}

// withoutForm drops words of form, also behind a hyphen, and all from the first word on that begins with a digit (a dose).
func withoutForm(name string) string {
	var kept []string
	for i, word := range strings.Fields(name) {
		if i > 0 && word[0] >= '0' && word[0] <= '9' {
			break
		}
		if first, maker, hyphen := strings.Cut(word, "-"); hyphen && forms[maker] {
			word = first
		}
		if !forms[strings.Trim(word, ".,:;")] {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " ")
}
