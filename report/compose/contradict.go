package compose

import (
	"allelens/report"
	"allelens/report/text"
	"allelens/variants/patient"
)

// Contradictions words the doubts about a case's answers: medicines given because of a cancer where none is stated, and a
// cancer that was found later than the patient is old on a day, YYYY-MM-DD.
func Contradictions(t *text.Catalogue, c patient.Case, treating patient.Medicines, day string) (all []report.Contradiction) {
	var words []string
	for _, list := range []struct {
		status string
		names  []string
	}{{"current", treating.Current}, {"planned", treating.Planned}, {"earlier", treating.Earlier}} {
		for _, name := range list.names {
			words = append(words, t.Text("report.contradiction."+list.status, "medicine", name))
		}
	}
	if len(words) > 0 {
		key := "report.contradiction.cancer"
		if c.NoCancer {
			key = "report.contradiction.no_cancer"
		}
		all = append(all, report.Contradiction{Question: t.Text(key, "medicines", text.Capital(t.And(words))), Why: t.Text("report.contradiction.figures")})
	}
	age := c.AgeOn(day)
	for _, e := range c.Earlier {
		if age >= 0 && e.Age > age {
			all = append(all, report.Contradiction{Question: t.Text("report.contradiction.age", "at", e.Age, "age", age), Why: t.Text("report.contradiction.figures")})
		}
	}
	return all
}
