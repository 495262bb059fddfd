package compose

import (
	"fmt"
	"slices"
	"strings"

	"allelens/report"
	"allelens/variants/drugs"
	"allelens/variants/knowledge"
	"allelens/variants/warfarin"
)

// doses are what the equations give for warfarin, one for each equation. Where the results
// leave several genotypes possible, a figure stands only if all lead to the same.
func (b *builder) doses() []report.Dose {
	d := b.f.Warfarin
	if d == nil {
		return []report.Dose{}
	}
	byModel := map[string][]warfarin.Estimate{}
	var models []string
	for _, e := range d.Estimates {
		if !slices.Contains(models, e.Model) {
			models = append(models, e.Model)
		}
		byModel[e.Model] = append(byModel[e.Model], e)
	}
	out := make([]report.Dose, len(models))
	for i, model := range models {
		out[i] = b.dose(byModel[model], d.Patient)
	}
	return out
}

// dose is one equation's answer over all possible genotypes.
func (b *builder) dose(possible []warfarin.Estimate, p warfarin.Patient) report.Dose {
	e := possible[0]
	out := report.Dose{Model: e.Model, Equation: b.Text("report.dose.model." + e.Model), Missing: []string{}, Inputs: b.doseInputs(e.Model, p), Verified: e.Verified}
	for _, name := range e.Missing {
		out.Missing = append(out.Missing, b.Text("report.dose.input."+name))
	}
	if len(e.Terms) > 0 {
		out.Origin = b.origin(e.Terms[0].Origin)
		out.Source, out.PMID = b.source(out.Origin.Source), b.sources[out.Origin.Source].PMID
	}
	out.WithoutGenotype = e.Without
	figures := map[string]bool{}
	for _, one := range possible {
		figures[b.figure(one)] = true
	}
	switch {
	case len(figures) > 1:
		out.Reason = b.Text("report.dose.reason.several")
	case e.Reason != "":
		out.Reason = b.doseReason(e)
	default:
		week := e.PerWeek()
		out.PerDay, out.PerWeek = e.PerDay, &week
	}
	out.Text = b.doseText(out, e)
	return out
}

// figure is an estimate as far as it is printed, to tell whether two are the same.
func (b *builder) figure(e warfarin.Estimate) string {
	if e.PerDay == nil {
		return e.Reason
	}
	return milligrams(*e.PerDay)
}

func milligrams(mg float64) string { return fmt.Sprintf("%.1f", mg) }

func (b *builder) doseReason(e warfarin.Estimate) string {
	var limits []string
	for _, l := range e.Outside {
		limits = append(limits, b.limit(l))
	}
	var missing []string
	for _, name := range e.Missing {
		missing = append(missing, strings.ToLower(b.Text("report.dose.input."+name)))
	}
	return b.Text("report.dose.reason."+e.Reason, "missing", b.And(missing), "limits", strings.Join(limits, "; "),
		"genes", b.And(e.Unknown))
}

func (b *builder) limit(l knowledge.WarfarinLimit) string {
	return b.Text("report.dose.limit."+l.Input, "low", number(l.Low), "high", number(l.High))
}

func (b *builder) doseText(d report.Dose, e warfarin.Estimate) string {
	var parts []string
	switch {
	case d.PerDay != nil:
		parts = append(parts, b.Text("report.dose.figure", "day", milligrams(*d.PerDay), "week", milligrams(*d.PerWeek)))
		for _, gene := range e.Unknown {
			parts = append(parts, b.Text("report.dose.unknown_gene", "gene", gene))
		}
	default:
		parts = append(parts, d.Reason)
	}
	if d.WithoutGenotype != nil {
		parts = append(parts, b.Text("report.dose.without", "day", milligrams(*d.WithoutGenotype)))
	}
	return strings.Join(parts, " ")
}

// doseInputs are the inputs that an equation uses, in words. What was not given is named so.
func (b *builder) doseInputs(model string, p warfarin.Patient) []report.DoseInput {
	age, height, weight := "", "", ""
	if b.f.Case.Age >= 0 {
		age = b.Text("report.dose.value.age", "n", b.f.Case.Age)
	}
	if p.Height > 0 {
		height = b.Text("report.dose.value.height", "n", number(p.Height))
	}
	if p.Weight > 0 {
		weight = b.Text("report.dose.value.weight", "n", number(p.Weight))
	}
	ancestry := ""
	if p.Ancestry != warfarin.AncestryUnknown {
		ancestry = b.Text("report.dose.ancestry." + string(p.Ancestry))
	}
	list := [][2]string{{"age", age}, {"height", height}, {"weight", weight}, {"ancestry", ancestry}, {"amiodarone", b.yes(p.Amiodarone)}}
	if model == "gage" {
		inr := b.Text("report.dose.value.usual_inr", "n", number(warfarin.UsualINR))
		if p.INR > 0 {
			inr = number(p.INR)
		}
		list = append(list, [2]string{"inr", inr}, [2]string{"smoker", b.yes(p.Smoker)}, [2]string{"thrombosis", b.yes(p.Thrombosis)})
	} else {
		list = append(list, [2]string{"inducer", b.yes(p.Inducer)})
	}
	out := make([]report.DoseInput, len(list))
	for i, one := range list {
		out[i] = report.DoseInput{Name: b.Text("report.dose.input." + one[0]), Value: one[1]}
		if one[1] == "" {
			out[i].Value = b.Text("report.dose.value.not_given")
		}
	}
	return out
}

func (b *builder) yes(v bool) string {
	if v {
		return b.Text("report.dose.value.yes")
	}
	return b.Text("report.dose.value.no")
}

// doseHeadline says the first figure where the dose is to be changed. Where it is calculated, or another medicine comes
// first, the figures stand behind the headline; else that stays.
func (b *builder) doseHeadline(d *report.Drug) string {
	for _, dose := range d.Doses {
		if dose.PerDay != nil && dose.WithoutGenotype != nil && (d.GenesAction == "standard" || d.GenesAction == "alternative") {
			return d.Headline + " " + b.Text("report.dose.headline."+d.GenesAction, "day", milligrams(*dose.PerDay), "without", milligrams(*dose.WithoutGenotype))
		}
		if dose.PerDay != nil && dose.WithoutGenotype != nil && d.GenesAction == "change_dose" {
			d.Direction = drugs.Lower
			if *dose.PerDay > *dose.WithoutGenotype {
				d.Direction = drugs.Higher
			}
			d.Badge = b.doseBadge(drugs.ChangeDose, d.Direction, nil)
			return b.Text("report.dose.headline."+d.Direction, "day", milligrams(*dose.PerDay), "without", milligrams(*dose.WithoutGenotype))
		}
	}
	return d.Headline
}
