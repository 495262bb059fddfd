package drugs

import (
	"slices"
	"strings"
	"unicode"

	"allelens/variants/knowledge"
)

// Status is how a medicine stands to the patient.
type Status string

// Statuses.
const (
	Current Status = "current"
	Planned Status = "planned"
	Earlier Status = "earlier"
)

// Medicines are the patient's, as typed: generic names, trade names, or "Trade (generic)".
type Medicines struct{ Current, Planned, Earlier []string }

// All lists all names, those taken first.
func (m Medicines) All() []string { return slices.Concat(m.Current, m.Planned, m.Earlier) }

const brandName = "brand"

// learnNames gathers the names that medicines go by: drugs, medicines that only act on
// enzymes, and other names of both.
func (a *Advisor) learnNames(base Base) {
	a.names = make(map[string]string, len(base.Drugs)+len(base.Names))
	a.modulators = make(map[string][]knowledge.Modulator)
	learn := func(name, medicine, spelling string) {
		if _, known := a.names[normalise(name)]; !known {
			a.names[normalise(name)] = medicine
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
	for _, n := range base.Names {
		learn(n.Name, n.Drug, n.Name+" ("+n.Drug+")")
	}
	slices.SortFunc(a.spellings, func(x, y string) int { return strings.Compare(strings.ToLower(x), strings.ToLower(y)) })
}

// Names lists what medicines can be called, for completion: "tamoxifen", "Nolvadex (tamoxifen)".
func (a *Advisor) Names() []string { return slices.Clone(a.spellings) }

// statuses is how each medicine of the base stands to the patient; taking goes before
// planning, and planning before having taken.
func (a *Advisor) statuses(m Medicines) map[string]Status {
	all := make(map[string]Status)
	for _, list := range []struct {
		names  []string
		status Status
	}{{m.Earlier, Earlier}, {m.Planned, Planned}, {m.Current, Current}} {
		for _, typed := range list.names {
			if name, ok := a.Find(typed); ok {
				all[name] = list.status
			}
		}
	}
	return all
}

// salts are words that name a salt or a form, not another medicine.
var salts = map[string]bool{
	"hydrochloride": true, "hcl": true, "hydrobromide": true, "sodium": true, "potassium": true, "calcium": true,
	"magnesium": true, "citrate": true, "tartrate": true, "succinate": true, "maleate": true, "mesylate": true,
	"besylate": true, "sulfate": true, "sulphate": true, "phosphate": true, "acetate": true, "fumarate": true,
	"bisulfate": true, "hemihydrate": true, "oxalate": true, "tablets": true, "tablet": true, "capsules": true, "capsule": true,
}

// Find is the base's name of a medicine: capitals, spaces, salts and a dose after the name do
// not matter. ok is false for a medicine that the base does not hold.
func (a *Advisor) Find(medication string) (name string, ok bool) {
	typed := normalise(medication)
	for _, try := range []string{typed, withoutForm(typed), inBrackets(typed)} {
		if name, ok = a.names[try]; ok {
			return name, true
		}
	}
	return "", false
}

// inBrackets is the generic name of "trade (generic)"; "" without brackets.
func inBrackets(name string) string {
	_, rest, ok := strings.Cut(name, "(")
	inside, _, closed := strings.Cut(rest, ")")
	if !ok || !closed {
		return ""
	}
	return normalise(inside)
}

// farthest is how many slips of the pen a suggestion may be away: letters too many, too few,
// wrong, or two neighbours swapped.
const farthest = 2

// Suggest lists the medicines that a name unknown to the base may have been meant for, the
// nearest first. Nothing is replaced: the suggestion is the reader's to take.
func (a *Advisor) Suggest(typed string) []string {
	var all []string
	for _, name := range Near(a.spellings, typed) {
		if medicine, ok := a.Find(name); ok {
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
		if _, ok := a.Find(m); !ok && m != "" && !slices.Contains(unknown, m) {
			unknown = append(unknown, m)
		}
	}
	return unknown
}

// normalise lowers the case and makes one space of any run of spaces.
func normalise(name string) string {
	name = strings.TrimFunc(name, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`.,;"'`, r) })
	return strings.Join(strings.Fields(strings.ToLower(name)), " ")
}

// withoutForm drops salts, and all from the first word on that begins with a digit (a dose).
func withoutForm(name string) string {
	var kept []string
	for i, word := range strings.Fields(name) {
		if i > 0 && word[0] >= '0' && word[0] <= '9' {
			break
		}
		if !salts[word] {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " ")
}
