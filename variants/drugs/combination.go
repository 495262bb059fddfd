package drugs

import (
	"maps"
	"slices"
	"strings"
)

// combination is one thing that the results of a drug's genes may stand for together.
type combination map[string]*standing

// combine lists every combination of what the genes' results may stand for.
func combine(genes []string, genotypes byGene) []combination {
	all := []combination{make(combination, len(genes))}
	for _, gene := range genes {
		standings := genotypes.of(gene).standings
		if len(standings) == 1 {
			for _, c := range all {
				c[gene] = &standings[0]
			}
			continue
		}
		next := make([]combination, 0, len(all)*len(standings))
		for _, c := range all {
			for i := range standings {
				with := maps.Clone(c)
				with[gene] = &standings[i]
				next = append(next, with)
			}
		}
		all = next
	}
	return all
}

// fits reports whether a row applies to the combination.
func (c combination) fits(asks []ask) bool {
	for _, a := range asks {
		if s := c[a.gene]; s == nil || !s.keys[a.key] {
			return false
		}
	}
	return true
}

// branching reports whether what rows ask for depends on what the results stand for.
func branching(rows []*Match, combinations []combination) bool {
	if len(combinations) < 2 {
		return false
	}
	said := ""
	for i, c := range combinations {
		var saying []string
		for _, r := range rows {
			if r.speaks(c) {
				saying = append(saying, guidanceOf(r))
			}
		}
		slices.Sort(saying)
		signature := strings.Join(slices.Compact(saying), "\n")
		if i > 0 && signature != said {
			return true
		}
		said = signature
	}
	return false
}

// sure finds the action that rows ask for whatever the results stand for.
//
// Under one combination the most urgent row counts: rows of all bodies and populations, since
// neither the indication nor earlier use is known here. Over the combinations the least urgent
// of these actions is what is sure; but a sure action that leaves the medicine as it is, watched or
// not, is not given while a possible one asks for more: then the results have to be told apart first.
func sure(rows []*Match, combinations []combination) Action {
	return surest(actionsUnder(rows, combinations))
}

// pointers are the rows where they stand: copying them takes longer than looking at them.
func pointers(rows []Match) []*Match {
	all := make([]*Match, len(rows))
	for i := range rows {
		all[i] = &rows[i]
	}
	return all
}

// actionsUnder is the action that rows ask for under each combination; NotHeld where none speaks.
func actionsUnder(rows []*Match, combinations []combination) []Action {
	under := make([]Action, len(combinations))
	for i, c := range combinations {
		under[i] = NotHeld
		for j := range rows {
			if rows[j].Action.Urgency() < under[i].Urgency() && rows[j].speaks(c) {
				under[i] = rows[j].Action
			}
		}
	}
	return under
}

// spread gives the most and the least urgent of actions.
func spread(under []Action) (most, least Action) {
	most, least = byUrgency[len(byUrgency)-1], byUrgency[0]
	for _, a := range under {
		most = moreUrgent(most, a)
		if a.Urgency() > least.Urgency() {
			least = a
		}
	}
	return most, least
}

// surest is what is sure of the actions under each combination.
func surest(under []Action) Action {
	most, least := spread(under)
	if most != least && least.Urgency() >= TestFirst.Urgency() && most.Urgency() < Standard.Urgency() {
		return TestFirst
	}
	return least
}

// guidanceOf is what a row says, to tell whether two rows say the same.
func guidanceOf(m *Match) string {
	return m.Body + "|" + m.Population + "|" + m.PrimaryAction + "|" + strings.Join(m.Facts, "; ")
}

// disagreement lists the bodies whose own action differs from the drug's, with that action
// ("DPWG:change_dose"). A body that gives no guidance does not disagree.
func disagreement(rows []*Match, combinations []combination, action Action) []string {
	byBody := make(map[string][]*Match)
	for _, r := range rows {
		byBody[r.Body] = append(byBody[r.Body], r)
	}
	own := make(map[string]Action, len(byBody))
	for body := range byBody {
		own[body] = sure(byBody[body], combinations)
	}
	return disagreeing(own, action)
}

// disagreeing lists the bodies with an action of their own: one by which a prescriber would act differently.
func disagreeing(own map[string]Action, action Action) []string {
	var all []string
	for _, body := range slices.Sorted(maps.Keys(own)) {
		if own[body].act() != action.act() && own[body].Urgency() < NoGuidance.Urgency() {
			all = append(all, body+":"+string(own[body]))
		}
	}
	return all
}

// deciding gives strength and body of the row behind the drug's action, one that applies under
// every diplotype if there is such a row.
func deciding(r Result) (strength, body string) {
	for _, m := range r.Matches {
		if m.Action == r.Action && (m.ForAll || body == "") {
			strength, body = m.Strength, m.Body
			if m.ForAll {
				break
			}
		}
	}
	return strength, body
}
