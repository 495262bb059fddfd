package drugs

import (
	"cmp"
	"slices"
)

// With is the result with rows that the caller has found to apply by more than gene results:
// the steps of a flow that asks for age and ancestry. There is one list for each thing that the
// results may stand for. Where no gene was called, rows are named and settle nothing.
func (r Result) With(possible [][]Match) Result {
	var under []Action
	var added []Match
	said := make(map[string]bool)
	for _, rows := range possible {
		action, saying := NotHeld, ""
		for _, m := range rows {
			action = moreUrgent(action, m.Action)
			saying += guidanceOf(&m) + "\n"
			same := slices.IndexFunc(added, func(o Match) bool { return o.Table == m.Table && o.Row == m.Row })
			if same < 0 {
				added = append(added, m)
			} else {
				added[same].Diplotypes = append(slices.Clone(added[same].Diplotypes), m.Diplotypes...)
				added[same].Action = moreUrgent(added[same].Action, m.Action)
			}
		}
		under = append(under, action)
		said[saying] = true
	}
	for i := range added {
		added[i].ForAll = len(added[i].Diplotypes) == len(possible)
	}
	r.Matches = append(added, r.Matches...)
	slices.SortStableFunc(r.Matches, func(x, y Match) int {
		return cmp.Or(x.Action.Urgency()-y.Action.Urgency(), cmp.Compare(x.Body, y.Body))
	})
	if r.Action == NotAssessable {
		return r
	}
	r.Action, r.Branches = moreUrgent(r.Action, surest(under)), r.Branches || len(said) > 1
	r.Disagreement = differing(r.Matches, r.Action)
	r.conclude()
	return r
}

// differing lists the bodies whose most urgent row, of those that apply in any case, differs
// from the action.
func differing(rows []Match, action Action) []string {
	most := make(map[string]Action)
	for _, m := range rows {
		if was, seen := most[m.Body]; m.ForAll && (!seen || m.Action.Urgency() < was.Urgency()) {
			most[m.Body] = m.Action
		}
	}
	return disagreeing(most, action)
}
