package risk

import "allelens/variants/knowledge"

// At is the cumulative risk in percent at an age in years: the published one, or between two
// published ages the straight line between theirs. ok is false outside the published ages.
func At(points []knowledge.RiskPoint, age int) (percent float64, ok bool) {
	for i, p := range points {
		switch {
		case p.Age == age:
			return p.Percent, true
		case p.Age > age && i > 0:
			was := points[i-1]
			return was.Percent + (p.Percent-was.Percent)*float64(age-was.Age)/float64(p.Age-was.Age), true
		case p.Age > age:
			return 0, false
		}
	}
	return 0, false
}

// Between is the risk in percent that somebody who has reached an age without the cancer has it by a
// later one: (F(to) - F(from)) / (1 - F(from)), F being the cumulative risk. At an age at which F is
// 0 it equals the cumulative risk. ok is false outside the published ages, and where no time lies
// between the ages.
func Between(points []knowledge.RiskPoint, from, to int) (percent float64, ok bool) {
	sofar, known := At(points, from)
	then, knownThen := At(points, to)
	if !known || !knownThen || to <= from || sofar >= 100 {
		return 0, false
	}
	return 100 * (then - sofar) / (100 - sofar), true
}

// Ahead is a risk from today's age on. Percentages are -1 where the published ages do not allow one.
type Ahead struct {
	Age            int     // today
	Ten            float64 // within the next ten years
	PopulationTen  float64
	Last           float64 // to LastAge
	PopulationLast float64
	FirstAge       int // the curve's first published age
	LastAge        int // and its last
	Reason         string
}

// decade is the shorter time that risks from today are given for, in years.
const decade = 10

// ahead is a curve's risk from an age on. Reason tells why there is none: "no_age" (not given),
// "one_age" (the study gives one age alone), "too_young", "too_old".
func (c Curve) ahead(age int) Ahead {
	a := Ahead{Age: age, Ten: -1, PopulationTen: -1, Last: -1, PopulationLast: -1}
	if len(c.Points) == 0 {
		return a
	}
	first, last := c.Points[0].Age, c.Points[len(c.Points)-1].Age
	a.FirstAge, a.LastAge = first, last
	switch {
	case len(c.Points) == 1:
		a.Reason = "one_age"
	case age < 0:
		a.Reason = "no_age"
	case age < first:
		a.Reason = "too_young"
	case age >= last:
		a.Reason = "too_old"
	}
	if a.Reason != "" {
		return a
	}
	a.Ten, a.PopulationTen = between(c.Points, age, age+decade), between(c.Population, age, age+decade)
	a.Last, a.PopulationLast = between(c.Points, age, last), between(c.Population, age, last)
	return a
}

// between is Between, -1 where there is none.
func between(points []knowledge.RiskPoint, from, to int) float64 {
	if percent, ok := Between(points, from, to); ok {
		return percent
	}
	return -1
}
