package document

import (
	"strings"

	"allelens/report"
	"allelens/report/figure"
	"allelens/report/text"
)

// Timeline is the drawing of what is recommended by age: one item for each thing to do, the
// bodies that speak of it under each other. age is the patient's; nil where it is not given.
func Timeline(words *text.Catalogue, all []report.Management, age *float64) figure.Timeline {
	say := words.Text
	t := figure.Timeline{
		Age: age, Axis: say("figure.axis"), What: say("figure.what"), Who: say("figure.who"),
		Now: say("figure.now"), Later: say("figure.later"), Past: say("figure.past"), Always: say("figure.always"),
	}
	if age != nil {
		t.AgeLabel = say("figure.age", "n", decimal(*age))
	}
	place := map[string]int{}
	for _, m := range all {
		i, known := place[m.Item]
		if !known {
			i = len(t.Items)
			place[m.Item] = i
			t.Items = append(t.Items, figure.Item{What: m.Item})
		}
		t.Items[i].Plans = append(t.Items[i].Plans, planOf(words, m))
	}
	return t
}

func planOf(words *text.Catalogue, m report.Management) figure.Plan {
	say := words.Text
	p := figure.Plan{Who: strings.TrimSpace(m.Body + " " + m.Version), From: years(m.FromAge), To: years(m.ToAge)}
	when := m.Ages
	if when == "" {
		when = say("figure.always")
	}
	p.When = strings.Join(lines(when, m.Interval), ", ")
	if m.Once {
		p.Late = say("figure.late")
	}
	if !m.Verified || !m.Origin.Verified {
		p.Mark = say("figure.unverified")
	}
	return p
}

func years(age *int) *float64 {
	if age == nil {
		return nil
	}
	v := float64(*age)
	return &v
}
