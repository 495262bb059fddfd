package guidance

import (
	"allelens/report/text"
	"allelens/variants/drugs"
)

// Interaction is a sentence on what one medicine asks for beside others, by whom, and one on why.
func Interaction(c *text.Catalogue, i drugs.Interaction) string {
	pairs := []any{"drug", i.Drug, "others", c.And(i.With), "amount", i.Amount, "gene", i.Gene, "body", i.Body}
	if i.Holding == drugs.NothingToGain {
		return c.Text("report.together.nothing_to_gain", append(pairs, "phenotypes", c.Or(PlainPhenotypes(i.NotFor)))...)
	}
	advice := c.Text("report.together.advice."+i.Advice, pairs...)
	if condition := Condition(c, i); condition != "" {
		advice = c.Text("report.together.if", "condition", condition, "advice", text.Small(advice))
	}
	return c.Text("report.together.says", "advice", advice, "why", c.Text("report.together.effect."+i.Effect, pairs...), "body", i.Body)
}

// Condition is that under which it holds, which is not known; "" where it holds in any case.
func Condition(c *text.Catalogue, i drugs.Interaction) string {
	switch i.Holding {
	case drugs.IfResult:
		return c.Text("report.together.result", "gene", i.Gene, "phenotypes", c.Or(PlainPhenotypes(i.OnlyFor)))
	case drugs.IfSituation:
		return c.Text("report.together.situation." + i.Situation)
	}
	return ""
}

// PatientInteraction is what a patient is told: whom to ask, never what to stop.
func PatientInteraction(c *text.Catalogue, i drugs.Interaction) string {
	if !i.Asks() {
		return ""
	}
	key := "report.together.patient." + i.Severity
	if i.Holding != drugs.Holds {
		key = "report.together.patient.ask"
	}
	if i.Taken && c.Has(key+".taken") {
		key += ".taken"
	}
	return c.Text(key, "drug", i.Drug, "others", c.And(i.With))
}
