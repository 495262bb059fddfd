package drugs

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// Holding tells whether a row on two medicines holds for this person.
type Holding string

// Holdings.
const (
	Holds Holding = "holds"
	// IfResult: it holds under some results of the row's gene, which is not known, or of which several are possible.
	IfResult Holding = "if_result"
	// IfSituation: it holds in one situation, which is not known.
	IfSituation Holding = "if_situation"
	// NothingToGain: by the genotype alone the enzyme does nothing already, so that leaving the other out changes nothing.
	NothingToGain Holding = "nothing_to_gain"
)

// Interaction is what one of the patient's medicines beside others asks for.
type Interaction struct {
	knowledge.Interaction
	With    []string // the others, by name
	Holding Holding
	Action  Action // that it asks for, of the pair or, where a dose is adjusted, of the row's drug
	Taken   bool   // all of them are taken already
}

// Asks reports whether it asks for something.
func (i Interaction) Asks() bool {
	return i.Action.Urgency() < Standard.Urgency() && i.Holding != NothingToGain
}

// severities are the actions' codes that the severities stand for.
var severities = map[string]string{
	"contraindicated": "CONTRAINDICATED", "avoid": "AVOID", "adjust": "ADJUST_DOSE", "monitor": "MONITOR", "none": "NO_CHANGE",
}

// Together finds what the patient's medicines, taken and planned, ask for beside each other, the most urgent first, and
// notes it in the results: no action stays less urgent than what its medicine beside others asks for.
func (a *Advisor) Together(results []Result, genes []pgx.Result, m patient.Medicines) []Interaction {
	now := a.canonical(slices.Concat(m.Current, m.Planned))
	all := a.interactions(now, a.canonical(m.Earlier), genes)
	taken := a.canonical(m.Current)
	for i := range all {
		all[i].Taken = !slices.ContainsFunc(append(slices.Clone(all[i].With), all[i].Drug), func(name string) bool { return !slices.Contains(taken, name) })
	}
	for i := range results {
		if results[i].OnList {
			results[i].join(all, now, a.Unknown(slices.Concat(m.Current, m.Planned)))
		}
	}
	return all
}

// canonical are the base's names of medicines, each once.
func (a *Advisor) canonical(typed []string) []string {
	var all []string
	for _, t := range typed {
		for _, name := range a.Find(t) {
			all = appendNew(all, name)
		}
	}
	return all
}

func (a *Advisor) interactions(now, earlier []string, genes []pgx.Result) []Interaction {
	results := make(byGene)
	for _, g := range genes {
		results[g.Gene] = newGenotype(g.Gene, g, a.converter.named)
	}
	var all []Interaction
	for _, drug := range now {
		for _, row := range a.together[drug] {
			holding, applies := holds(row, results.of(row.Gene))
			if !applies {
				continue
			}
			others := now
			if row.WeeksAfter > 0 {
				others = slices.Concat(now, earlier)
			}
			action, _ := ActionOf(severities[row.Severity])
			for _, with := range a.partners(row, others) {
				all = append(all, Interaction{Interaction: row, With: with, Holding: holding, Action: action})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y Interaction) int {
		return cmp.Or(cmp.Compare(x.rank(), y.rank()), cmp.Compare(x.Action.Urgency(), y.Action.Urgency()),
			boolean(x.Other == "")-boolean(y.Other == ""), cmp.Compare(x.Drug, y.Drug)) // a medicine by name before its class
	})
	all = gravest(all)
	slices.SortStableFunc(all, func(x, y Interaction) int {
		return cmp.Or(boolean(x.Holding == NothingToGain)-boolean(y.Holding == NothingToGain), cmp.Compare(x.Action.Urgency(), y.Action.Urgency()))
	})
	return all
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// rank orders what holds before what holds under a condition, and that before what changes nothing.
func (i Interaction) rank() int {
	return slices.Index([]Holding{Holds, IfSituation, IfResult, NothingToGain}, i.Holding)
}

// holds tells whether a row holds under a gene's result by genotype alone.
func holds(row knowledge.Interaction, g *genotype) (h Holding, applies bool) {
	some, all := g.among(row.OnlyFor)
	_, none := g.among(row.NotFor)
	switch {
	case len(row.OnlyFor) > 0 && g.usable && !some:
		return "", false
	case len(row.OnlyFor) > 0 && !all:
		return IfResult, true
	case none:
		return NothingToGain, row.Other != "" || row.Also == "" && strings.HasPrefix(row.Class, row.Gene+" ")
	case row.Situation != "":
		return IfSituation, true
	}
	return Holds, true
}

// among tells whether some, and whether all, of what a gene's result may stand for are among phenotypes.
func (g *genotype) among(phenotypes []string) (some, all bool) {
	all = g.usable
	for _, s := range g.standings {
		one := slices.ContainsFunc(phenotypes, func(p string) bool { return s.keys[p] })
		some, all = some || one, all && one
	}
	return some, all
}

// partners are the medicines of a list that a row is about, each alone or, where a second kind is asked for, two by two.
func (a *Advisor) partners(row knowledge.Interaction, list []string) [][]string {
	fits := func(class string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(name string) bool { return name == row.Drug || !a.ofClass(name, class) })
	}
	if row.Other != "" {
		if slices.Contains(list, row.Other) {
			return [][]string{{row.Other}}
		}
		return nil
	}
	var all [][]string
	for _, first := range fits(row.Class) {
		if row.Also == "" {
			all = append(all, []string{first})
			continue
		}
		for _, second := range fits(row.Also) {
			pair := slices.Compact(slices.Sorted(slices.Values([]string{first, second})))
			if !slices.ContainsFunc(all, func(p []string) bool { return slices.Equal(p, pair) }) {
				all = append(all, pair)
			}
		}
	}
	return all
}

// ofClass reports whether a medicine is of a kind: "CYP2D6 inhibitor strong".
func (a *Advisor) ofClass(name, class string) bool {
	parts := strings.Fields(class)
	return slices.ContainsFunc(a.modulators[name], func(m knowledge.Modulator) bool {
		strong := parts[2] == "any" || m.Strength == parts[2] || parts[2] == "moderate_or_strong" && (m.Strength == "moderate" || m.Strength == "strong")
		return m.Gene == parts[0] && m.Effect == parts[1] && strong
	})
}

// gravest keeps, of what one body says of the same medicines, the gravest that holds, and drops what holds under some
// results where something as grave holds in any case, and that nothing is gained where something holds.
func gravest(sorted []Interaction) []Interaction {
	var kept []Interaction
	for _, i := range sorted {
		covered := slices.ContainsFunc(kept, func(k Interaction) bool {
			switch {
			case k.Drug != i.Drug || !slices.Equal(k.With, i.With) || k.Holding != Holds && k.Holding != i.Holding:
				return false
			case i.Holding == NothingToGain:
				return k.Holding == NothingToGain || k.Action.Urgency() < Standard.Urgency()
			case i.Holding == IfResult:
				return k.Action.Urgency() <= i.Action.Urgency()
			}
			return k.Body == i.Body && k.Holding == i.Holding
		})
		if !covered {
			kept = append(kept, i)
		}
	}
	return kept
}

// about reports whether an interaction is about a medicine.
func (i Interaction) about(name string) bool { return i.Drug == name || slices.Contains(i.With, name) }

// asks is what an interaction asks for of one of its medicines: a dose is adjusted of the row's drug alone, and what holds
// under a condition decides no more than that it is to be found out.
func (i Interaction) asks(name string) Action {
	switch {
	case i.Action.Urgency() >= Standard.Urgency() || i.Holding == NothingToGain || i.Action == ChangeDose && name != i.Drug:
		return NotAssessable
	case i.Holding == IfResult:
		return lessUrgent(i.Action, TestFirst)
	case i.Holding == IfSituation:
		return lessUrgent(i.Action, Monitor)
	}
	return i.Action
}

func lessUrgent(a, b Action) Action {
	if b.Urgency() > a.Urgency() {
		return b
	}
	return a
}

// join notes what the other medicines of the list ask for beside this one, and those of which nothing is held.
func (r *Result) join(all []Interaction, now, unknown []string) {
	told := map[string]bool{r.Drug.Name: true}
	action, body := NotAssessable, ""
	for _, i := range all {
		if !i.about(r.Drug.Name) {
			continue
		}
		r.Interactions = append(r.Interactions, i)
		told[i.Drug] = true
		for _, name := range i.With {
			told[name] = true
		}
		if asks := i.asks(r.Drug.Name); asks.Urgency() < action.Urgency() {
			action, body = asks, i.Body
		}
	}
	for _, name := range slices.Concat(now, unknown) {
		if !told[name] {
			r.Unchecked = append(r.Unchecked, name)
		}
	}
	genes := *r
	if r.spares(action) {
		genes = *r.Alone
		if r.OwnRule {
			r.revert()
		}
	}
	if action.Urgency() < genes.Action.Urgency() {
		r.ByGenes, r.Action, r.Body, r.Strength, r.Disagreement, r.OwnRule = &genes, action, body, "", nil, false
	}
}

// spares reports whether the medicines that alone adjust the gene results are to be left out beside this one anyway, so
// that the genotype's own advice goes with that. asks is what the interactions ask for.
func (r *Result) spares(asks Action) bool {
	if r.Alone == nil || len(r.Open)+len(r.Hangs) > 0 || asks.Urgency() > r.Action.Urgency() {
		return false
	}
	leftOut := func(name string) bool {
		return slices.ContainsFunc(r.Interactions, func(i Interaction) bool {
			return i.Drug == r.Drug.Name && i.Holding == Holds && i.Action.act() == Avoid && slices.Contains(i.With, name)
		})
	}
	for _, c := range r.Conversions {
		if slices.ContainsFunc(c.Medicines, func(name string) bool { return !leftOut(name) }) {
			return false
		}
	}
	return true
}

// revert takes the genotype's own rows and advice back.
func (r *Result) revert() {
	own := r.Alone
	r.Matches, r.Superseded, r.Branches, r.Most, r.Least, r.Unnamed = own.Matches, own.Superseded, own.Branches, own.Most, own.Least, own.Unnamed
	r.Action, r.Body, r.Strength, r.Disagreement, r.OwnRule = own.Action, own.Body, own.Strength, own.Disagreement, false
}

// wants is which way a dose goes to make up for an effect of another medicine.
var wants = map[string]string{"more": Lower, "active_more": Lower, "qt_dose": Lower, "less": Higher}

// Opposed reports whether the genes ask for more of this medicine and another medicine for less, or the other way round.
func (r Result) Opposed() bool {
	genes := r
	if r.ByGenes != nil {
		genes = *r.ByGenes
	}
	direction := genes.geneDose().Direction
	return direction != "" && slices.ContainsFunc(r.Interactions, func(i Interaction) bool {
		to := wants[i.Effect]
		return i.Drug == r.Drug.Name && i.Holding == Holds && i.Asks() && to != "" && to != direction
	})
}

// Partners are the other medicines of an interaction, as one of them sees it.
func (i Interaction) Partners(name string) []string {
	all := make(map[string]bool)
	for _, other := range append(slices.Clone(i.With), i.Drug) {
		if other != name {
			all[other] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}
