package compose

import (
	"slices"
	"strconv"
	"strings"

	"allelens/report"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
)

func (b *builder) management() []report.Management {
	items := []report.Management{}
	if b.moreThanOne() {
		return items // the programmes, like the figures, are for carriers of one variant on one copy
	}
	region := b.chosenRegion(b.f.Risk.Management)
	for _, m := range b.f.Risk.Management {
		out := report.Management{
			Beside: m.Table == programmes && m.Region != region,
			Item:   b.Text("report.management." + m.Item), Code: m.Item, Gene: m.Gene, Organ: m.Organ, Sex: sexName(m.Sex), Body: m.Body, Region: m.Region,
			Version: m.Version, Source: b.source(m.Source), Verified: m.Verified, Origin: b.origin(m.Origin), Ages: b.ages(m.FromAge, m.ToAge), Once: m.Interval == once,
		}
		if m.Interval != "" {
			out.Interval = b.Text("report.interval." + strings.NewReplacer(" ", "_", "-", "_").Replace(m.Interval))
		}
		if m.FromAge > 0 {
			out.FromAge = &m.FromAge
		}
		if m.ToAge > 0 {
			out.ToAge = &m.ToAge
		}
		out.ForPatient = out.Verified && out.Origin.Verified && !out.Beside
		out.Status = status(m, b.f.Case.Age)
		out.When = b.when(m, out.Status)
		items = append(items, out)
	}
	return items
}

// programmes is the table of the bodies' programmes for all carriers of a gene; of those for single variants all is told.
const programmes = "management"

// chosenRegion is the region whose bodies are told first: that of the first body asked for that says something
// among items; of all bodies, where none was asked for, the first that the knowledge base holds.
func (b *builder) chosenRegion(of []knowledge.ManagementItem) string {
	items := slices.DeleteFunc(slices.Clone(of), func(m knowledge.ManagementItem) bool { return m.Table != programmes })
	for _, name := range b.f.Case.Bodies {
		if i := slices.IndexFunc(items, func(m knowledge.ManagementItem) bool { return m.Body == name }); i >= 0 {
			return items[i].Region
		}
	}
	if len(items) == 0 {
		return ""
	}
	return items[0].Region
}

// status is where today's age, in years or -1, stands to an item's ages.
func status(m knowledge.ManagementItem, age int) string {
	switch {
	case age < 0 || m.FromAge == 0 && m.ToAge == 0:
		return ""
	case age < m.FromAge:
		return "later"
	case m.ToAge > 0 && age > m.ToAge && m.Interval != once:
		return "past"
	}
	return "now"
}

// once is the interval of what is done a single time. It stays due after the ages that it is advised at:
// who has had it done no longer has the organ, and is not shown the item.
const once = "once"

// when words a status with the ages: what is to be done from today's point of view.
func (b *builder) when(m knowledge.ManagementItem, status string) string {
	key := "report.when." + status
	switch {
	case m.FromAge == 0 && m.ToAge == 0:
		return b.Text("report.when.open")
	case status == "":
		return b.ages(m.FromAge, m.ToAge)
	case status == "now" && m.Interval == once:
		key += ".once"
	case status == "now" && m.ToAge > 0:
		key += ".until"
	}
	years := m.FromAge - b.f.Case.Age
	if years == 1 {
		key += ".next"
	}
	return b.Text(key, "years", years, "from", m.FromAge, "to", m.ToAge, "ages", b.ages(m.FromAge, m.ToAge))
}

// bodies lists whose recommendations the base holds.
func (b *builder) bodies() []report.Body {
	bodies := []report.Body{}
	for _, k := range b.f.Bodies {
		bodies = append(bodies, report.Body{Name: k.Name, Region: k.Region, Shown: b.f.Case.Bodies == nil || slices.Contains(b.f.Case.Bodies, k.Name),
			First: len(b.f.Case.Bodies) > 0 && b.f.Case.Bodies[0] == k.Name})
	}
	return bodies
}

func sexName(code string) string {
	switch code {
	case "F":
		return "female"
	case "M":
		return "male"
	}
	return "both"
}

func (b *builder) ages(from, to int) string {
	switch {
	case from > 0 && to > 0:
		return strconv.Itoa(from) + "–" + strconv.Itoa(to)
	case from > 0:
		return b.Text("report.ages.from", "age", from)
	case to > 0:
		return b.Text("report.ages.to", "age", to)
	}
	return ""
}

func (b *builder) organs() report.Organs {
	o := b.f.Case.Organs
	return report.Organs{Breasts: string(o.Breasts), Ovaries: string(o.Ovaries), Prostate: string(o.Prostate)}
}

// earlier lists the cancers so far.
func (b *builder) earlier() []report.EarlierCancer {
	all := []report.EarlierCancer{}
	for _, e := range b.f.Case.Earlier {
		all = append(all, b.earlierCancer(e))
	}
	return all
}

// earlierCancer words a cancer that somebody had.
func (b *builder) earlierCancer(e patient.Earlier) report.EarlierCancer {
	name := strings.ToLower(b.Text("report.cancer." + e.Cancer))
	out := report.EarlierCancer{Cancer: e.Cancer, Text: b.Text("report.earlier.some", "cancer", name)}
	if e.Age > 0 {
		out.Age, out.Text = &e.Age, b.Text("report.earlier.at", "cancer", name, "age", e.Age)
	}
	if k := b.cancerRow(e.Cancer); k != nil {
		out.Columns, out.Sex = k.CanRisk, k.Sex
	}
	return out
}
