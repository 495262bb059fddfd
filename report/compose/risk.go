package compose

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/variants/knowledge"
	"allelens/variants/risk"
)

// risks lists the published risks, those with a curve before those known at one age alone.
func (b *builder) risks() []report.Risk {
	risks := []report.Risk{}
	for _, c := range b.f.Risk.Curves {
		risks = append(risks, b.risk(c))
	}
	slices.SortStableFunc(risks, func(x, y report.Risk) int { return boolean(len(y.Ages) > 1) - boolean(len(x.Ages) > 1) })
	return risks
}

func (b *builder) risk(c risk.Curve) report.Risk {
	r := report.Risk{
		Gene: c.Gene, Cancer: c.Cancer, Sex: c.Sex, Ages: []int{}, Percent: []float64{}, Low: []*float64{}, High: []*float64{},
		PopulationPercent: []*float64{}, Source: c.Study, PMID: c.PMID, Verified: true, Origins: []report.Origin{},
		Label: b.Text("report.risk.label", "cancer", b.cancer(c), "gene", strings.TrimSpace(c.Gene+" "+c.Variant)),
	}
	population := map[int]knowledge.RiskPoint{}
	for _, p := range c.Population {
		population[p.Age] = p
	}
	for _, p := range c.Points {
		r.Ages, r.Percent = append(r.Ages, p.Age), append(r.Percent, p.Percent)
		r.Low, r.High = append(r.Low, knownFraction(p.Low)), append(r.High, knownFraction(p.High))
		r.Verified = r.Verified && p.Verified
		r.Origins = append(r.Origins, b.origin(p.Origin))
		var of *float64
		if q, ok := population[p.Age]; ok {
			of, r.PopulationSource = &q.Percent, q.Study
		}
		r.PopulationPercent = append(r.PopulationPercent, of)
	}
	if k := b.cancerRow(c.Cancer); k != nil {
		r.Colour, r.Overview = k.Colour, k.Overview
	}
	if n := len(c.Points); n > 0 {
		r.Text = b.riskTexts(c.Points)
		r.Studied = b.studied(c.Points[n-1])
	}
	r.Who = b.who(strings.TrimSpace(c.Gene+" "+c.Variant), c.Cancer, c.Sex)
	r.FromToday, r.TodayText = b.fromToday(c.Ahead, r.Verified)
	return r
}

// cancerRow is what the base says of a cancer; nil where it lists none of that name.
func (b *builder) cancerRow(name string) *knowledge.Cancer {
	for i, c := range b.f.Cancers {
		if c.Name == name {
			return &b.f.Cancers[i]
		}
	}
	return nil
}

// cancer names a curve's cancer; men's breast cancer is told apart from women's.
func (b *builder) cancer(c risk.Curve) string {
	key := "report.cancer." + strings.ReplaceAll(c.Cancer, " ", "_")
	if c.Cancer == "breast" && c.Sex == "male" {
		key += ".male"
	}
	return b.Text(key)
}

// riskTexts words the last of a curve's points, and both where it has two.
func (b *builder) riskTexts(points []knowledge.RiskPoint) string {
	last := b.riskText(points[len(points)-1])
	if len(points) == 2 {
		return b.riskText(points[0]) + ", " + last
	}
	return last
}

// riskText is "72 % (65–79) by age 80".
func (b *builder) riskText(p knowledge.RiskPoint) string {
	if p.Low < 0 || p.High < 0 {
		return b.Text("report.risk.by_age", "percent", number(p.Percent), "age", p.Age)
	}
	return b.Text("report.risk.by_age_range", "percent", number(p.Percent), "low", number(p.Low), "high", number(p.High), "age", p.Age)
}
