package why

import "allelens/report"

// OfScore is what a polygenic score, or its being withheld, rests on. Its sites stand in the report file.
func OfScore(r *report.Report, s report.Score) Why {
	a := about(r, s.Label, s.Text)
	for _, m := range s.Methods {
		add(&a.rule, m)
	}
	for _, n := range s.Reasons {
		a.evident(n.Text)
	}
	for _, n := range s.Notes {
		a.evident(n.Text)
	}
	a.rested(&s.Origin, s.Name)
	a.rested(s.Standard, "")
	for _, e := range s.Evidence {
		a.rested(&e.Origin, e.Text)
	}
	for _, site := range s.MissingSites[:min(missingNamed, len(s.MissingSites))] {
		add(&a.file, site.Place+" "+a.Text("score.why."+site.Why))
	}
	return a.done()
}

// missingNamed is how many sites without a call are named.
const missingNamed = 40
