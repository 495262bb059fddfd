package compose

import (
	"slices"

	"allelens/report"
	"allelens/variants/drugs"
)

// oncology lists what oncology may consider for a carrier: first the medicines that this
// person's other genes touch, the most urgent first, then those given because of BRCA.
func (b *builder) oncology(all []report.Drug) []report.OncologyItem {
	items := []report.OncologyItem{}
	for _, m := range b.f.Oncology {
		item := report.OncologyItem{
			Medicine: m.Medicine, Kind: m.Kind, Use: b.Text("report.oncology.use." + m.Use), Results: []report.DrugGene{}, Region: m.Region, LabelDate: m.LabelDate,
			Verified: m.Verified, Origin: b.origin(m.Origin),
		}
		if m.Kind == "context" {
			item.Text = b.Text("report.oncology.context", "region", m.Region, "date", m.LabelDate)
			item.Badge = report.Badge{Word: b.Text("report.badge.context"), Tone: report.ToneNeutral}
			items = append(items, item)
			continue
		}
		at := slices.IndexFunc(all, func(d report.Drug) bool { return d.Drug == m.Medicine })
		if at < 0 {
			continue // medicines are out of scope
		}
		item.Results, item.Text, item.Badge = all[at].Results, all[at].Headline, all[at].Badge
		items = append(items, item)
	}
	urgency := func(i report.OncologyItem) int {
		at := slices.IndexFunc(all, func(d report.Drug) bool { return d.Drug == i.Medicine })
		if i.Kind == "context" || at < 0 {
			return len(drugs.Actions())
		}
		return drugs.Action(all[at].Action).Urgency()
	}
	slices.SortStableFunc(items, func(x, y report.OncologyItem) int { return urgency(x) - urgency(y) })
	return items
}
