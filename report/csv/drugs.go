package csv

import (
	"strconv"
	"strings"

	"allelens/report"
)

func (w *rows) drugs(all []report.Drug) {
	for _, d := range all {
		for _, f := range [][2]string{
			{"action", d.Action}, {"headline", d.Headline}, {"direction", d.Direction}, {"dose_percent", share(d.DosePercent)}, {"rxcui", d.RxCUI}, {"genes", list(d.Genes)}, {"evidence", d.Evidence},
			{"disagreement", d.Disagreement}, {"needs", list(d.Needs)}, {"on_medication_list", strconv.FormatBool(d.OnMedicationList)},
			{"status", d.Status}, {"areas", list(d.Areas)}, {"brands", list(d.Brands)},
		} {
			w.field("drug", d.Drug, f[0], f[1])
		}
		w.assumed("drug", d.Drug, d.Assumed)
		if d.Incomplete {
			w.put("drug", d.Drug, "incomplete", w.words.Text("pdf.incomplete_alleles"))
		}
		for _, o := range d.Open {
			w.field("drug", d.Drug, "open", list([]string{o.Gene, strings.Join(o.Alleles, ", "), o.Why, o.Action, o.Text}))
		}
		for _, g := range d.Results {
			w.field("drug", d.Drug, "result", list([]string{g.Gene, g.Diplotype, g.Phenotype, g.ActivityScore, g.AdjustedPhenotype, g.AdjustedScore}))
		}
		w.recommendations("recommendation", d.Drug, d.Recommendations)
		w.recommendations("superseded", d.Drug, d.Superseded)
		w.beside(d)
	}
}

// beside is what other medicines, unknown genes and equations add.
func (w *rows) beside(d report.Drug) {
	for _, i := range d.Interactions {
		w.field("drug", d.Drug, "interaction_with", list(i.With))
		w.field("drug", d.Drug, "interaction_action", list([]string{i.Drug, i.Severity, i.Action, i.Holding, i.Text}))
		w.field("drug", d.Drug, "interaction_source", list([]string{i.Body, i.Source, i.URL}))
		w.mark("drug", d.Drug, i.Origin.Verified)
	}
	for _, l := range d.Listed {
		w.field("drug", d.Drug, "listed", list([]string{l.Text, l.Gene}))
	}
	for _, c := range d.Conversions {
		w.field("drug", d.Drug, "conversion", c.Text)
		w.mark("drug", d.Drug, c.Verified)
	}
	if d.GenotypeOnly != nil {
		w.field("drug", d.Drug, "genotype_only", list([]string{d.GenotypeOnly.Action, d.GenotypeOnly.Headline}))
	}
	for _, s := range d.IfKnown {
		w.field("drug", d.Drug, "if_known", s)
	}
	for _, dose := range d.Doses {
		w.field("drug", d.Drug, "dose_"+dose.Model, list([]string{dose.Equation, dose.Text, dose.Source, dose.PMID}))
		w.field("drug", d.Drug, "dose_"+dose.Model+"_mg_per_day", optional(dose.PerDay, number))
		for _, in := range dose.Inputs {
			w.field("drug", d.Drug, "dose_"+dose.Model+"_input", in.Name+": "+in.Value)
		}
		w.mark("drug", d.Drug, dose.Verified)
	}
}

func (w *rows) oncology(all []report.OncologyItem) {
	for _, o := range all {
		w.field("oncology", o.Medicine, o.Kind, list([]string{o.Use, o.Text, o.Region, o.LabelDate}))
		w.mark("oncology", o.Medicine, o.Verified)
	}
}

// share is a range of the usual dose in per cent: "50", "30-80".
func share(s *report.DosePercent) string {
	switch {
	case s == nil:
		return ""
	case s.Low == s.High:
		return number(s.Low)
	}
	return number(s.Low) + "-" + number(s.High)
}

func (w *rows) recommendations(name, drug string, all []report.Recommendation) {
	for _, r := range all {
		w.field("drug", drug, name, list([]string{
			r.Source, r.Year, r.Edition, r.Action, r.Strength, r.Population, r.Applies, optional(r.DoseChangePercent, number), r.MaxDose, r.Text, r.Older, r.PMID, r.URL,
		}))
		w.mark("drug", drug, r.Origin.Verified)
	}
}
