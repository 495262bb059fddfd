package reporttest

import (
	"strconv"

	"allelens/report/figure"
)

// Figures are the drawings of the house by name, each from invented data, in a width and a
// size of text in points.
func Figures() map[string]func(width, text float64) figure.Scene {
	return map[string]func(width, text float64) figure.Scene{
		"curve": func(width, text float64) figure.Scene {
			p := curves()
			p.Text = text
			return figure.RiskChart(width, 0, p)
		},
		"icons": func(width, text float64) figure.Scene {
			p := people()
			p.Text = text
			return figure.IconArray(width, p)
		},
		"timeline": func(width, text float64) figure.Scene {
			t := plans()
			t.Text = text
			return figure.Ages(width, t)
		},
		"exons": func(width, text float64) figure.Scene {
			c := figure.Coverage{Seen: "Seen", Filtered: "Failed a filter", NoCall: "Not called", Empty: "Not in the file", Percent: percent, Text: text}
			for i := range 22 {
				c.Exons = append(c.Exons, figure.ExonBases{Number: i + 2, Bases: 100, Seen: 100 - 4*i, Filtered: i, NoCall: i})
			}
			return figure.ExonMap(width, c)
		},
		"gene_part": func(width, text float64) figure.Scene {
			p := figure.Protein{
				Length: 1863, First: 2, ExonRow: "Exon", Text: text, From: 1600, To: 1800, Legend: "Published variants: pathogenic, uncertain, benign",
				Domains: []figure.Stretch{{Name: "NLS", Start: 503, End: 656}, {Name: "BRCT ×2", Start: 1650, End: 1857}},
				Exons:   []int{80, 54, 78, 89, 140, 106, 46, 77, 3426, 89, 172, 127, 191, 311, 88, 78, 41, 84, 55, 74, 61, 125},
				Marks: []figure.Mark{
					{Label: "c.5096G>A · Pathogenic", Position: 1699, Role: figure.Act, Strong: true},
					{Label: "c.68_69del · Pathogenic", Position: 23, Role: figure.Act, Strong: true},
				},
			}
			for _, d := range density(1863) {
				p.Density = append(p.Density, figure.Bin(d))
			}
			return figure.GeneMap(width, p)
		},
		"gene": func(width, text float64) figure.Scene {
			return figure.GeneMap(width, figure.Protein{
				Length: 1863, First: 2, ExonRow: "Exon", Text: text,
				Domains: []figure.Stretch{{Name: "RING", Start: 2, End: 101}, {Name: "NLS", Start: 503, End: 656}, {Name: "BRCT ×2", Start: 1650, End: 1857}},
				Exons:   []int{80, 54, 78, 89, 140, 106, 46, 77, 3426, 89, 172, 127, 191, 311, 88, 78, 41, 84, 55, 74, 61, 125},
				Marks: []figure.Mark{
					{Label: "c.68_69del · Pathogenic", Position: 23, Role: figure.Act, Strong: true},
					{Label: "c.3548A>G · Benign", Position: 1183, Role: figure.Muted},
				},
			})
		},
	}
}

func percent(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) + " %" }

func curves() figure.RiskPlot {
	carriers := func(label string, role figure.Role, low, percent, high []float64) figure.Curve {
		c := figure.Curve{Label: label, Role: role}
		for i, p := range percent {
			v := figure.Value{Age: float64(30 + 10*i), Percent: p}
			if low != nil {
				v.Low, v.High = ptr(low[i]), ptr(high[i])
			}
			c.Values = append(c.Values, v)
		}
		return c
	}
	ovarian := carriers("Ovarian, BRCA1", figure.Unknown, nil, []float64{0, 2, 8, 20, 41, 44}, nil)
	ovarian.Values[5].Low, ovarian.Values[5].High = ptr(36.0), ptr(53.0)
	population := carriers("Breast, population", figure.Muted, nil, []float64{0.1, 0.6, 2, 4.4, 8, 12}, nil)
	population.Population = true
	return figure.RiskPlot{
		Curves: []figure.Curve{
			carriers("Breast, BRCA1", figure.Act, []float64{2, 20, 39, 52, 61, 65}, []float64{4, 24, 43, 56, 66, 72}, []float64{6, 28, 48, 61, 72, 79}),
			ovarian, population,
		},
		Age: ptr(41.0), AgeLabel: "age 41", Axis: "Age (years)", Percent: percent,
	}
}

func people() figure.People {
	return figure.People{
		Count: 72, Low: 65, High: 79, Role: figure.Act, Head: "Breast cancer by age 80",
		Rows: []figure.PeopleRow{
			{Sign: figure.Affected, Name: "at least", Value: "65"},
			{Sign: figure.Likely, Name: "best estimate", Value: "72"},
			{Sign: figure.Possible, Name: "at most", Value: "79"},
			{Name: "population", Value: "12"},
		},
		Notes: []string{"Kuchenbaecker 2017 · PMID 28632866"}, Caution: "to be verified",
	}
}

func plans() figure.Timeline {
	return figure.Timeline{
		Items: []figure.Item{
			{What: "Breast MRI", Plans: []figure.Plan{
				{Who: "NCCN 2026", When: "25–75, every year", From: ptr(25.0), To: ptr(75.0)},
				{Who: "NICE 2024", When: "30–49, every year", Mark: "to be verified", From: ptr(30.0), To: ptr(49.0)},
				{Who: "ESMO 2023", When: "from 25, every year", From: ptr(25.0)},
			}},
			{What: "Know one’s breasts and report changes", Plans: []figure.Plan{{Who: "NCCN 2026", When: "18–40", From: ptr(18.0), To: ptr(40.0)}}},
			{What: "Risk-reducing removal of ovaries and tubes, when childbearing is complete", Plans: []figure.Plan{
				{Who: "NCCN 2026", When: "45–50, once", Mark: "to be verified", From: ptr(45.0), To: ptr(50.0)},
				{Who: "ESMO 2023", When: "35–40, once", Late: "if not yet done", From: ptr(35.0), To: ptr(40.0)}}},
			{What: "Discuss risk-reducing medicines", Plans: []figure.Plan{{Who: "NCCN 2026", When: "at any age"}}},
		},
		Age: ptr(41.0), AgeLabel: "age 41", Axis: "Age (years)", What: "What", Who: "When, by whom",
		Now: "now", Later: "later", Past: "past", Always: "at any age",
	}
}
