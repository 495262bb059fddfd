package compose

import (
	"cmp"
	"slices"

	"allelens/variants/drugs"
)

// ordered lists the medicines: the patient's current and planned ones first; then by harm, the action's urgency times the
// harm rank of the knowledge base (a rule of this program), where what was found asks for something; then those of
// the areas that the patient's situation brings near; then by urgency and name.
func (b *builder) ordered() []*drugs.Result {
	if b.inOrder != nil {
		return b.inOrder
	}
	type place struct {
		*drugs.Result
		own, harm, near int
	}
	all := make([]place, len(b.f.Drugs))
	for i := range b.f.Drugs {
		r := &b.f.Drugs[i]
		p := place{Result: r, own: boolean(r.OnList), near: boolean(slices.ContainsFunc(r.Areas, func(a string) bool { return slices.Contains(b.f.NearAreas, a) }))}
		if b.acts(*r) || r.Action == drugs.TestFirst {
			p.harm = (drugs.Standard.Urgency() - r.Action.Urgency()) * r.Harm
		}
		all[i] = p
	}
	slices.SortStableFunc(all, func(x, y place) int {
		return cmp.Or(y.own-x.own, y.harm-x.harm, y.near-x.near, cmp.Compare(x.Action.Urgency(), y.Action.Urgency()), cmp.Compare(x.Drug.Name, y.Drug.Name))
	})
	b.inOrder = make([]*drugs.Result, len(all))
	for i, p := range all {
		b.inOrder[i] = p.Result
	}
	return b.inOrder
}
