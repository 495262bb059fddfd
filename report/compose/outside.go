package compose

import (
	"errors"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/pgx"
)

// ReadOutside words what pgx.Caller.Understand has made of a result.
func ReadOutside(words *text.Catalogue, r pgx.Result, err error) report.OutsideReading {
	b := &builder{Catalogue: words}
	var problem *variants.Problem
	switch {
	case errors.As(err, &problem):
		return report.OutsideReading{Refused: b.Problem(problem)}
	case err != nil:
		return report.OutsideReading{Refused: err.Error()}
	}
	var out report.OutsideReading
	for _, n := range r.Notes {
		out.Cautions = append(out.Cautions, b.geneNote(n).Text)
	}
	if len(r.Diplotypes) == 0 {
		out.Result = b.Text("report.gene.none." + string(r.NoResult))
		return out
	}
	parts := []string{r.Diplotypes[0].Label}
	for _, s := range []string{r.Phenotype, r.ActivityScore} {
		if s != "" && s != parts[0] {
			parts = append(parts, s)
		}
	}
	out.Result = strings.Join(parts, " · ")
	return out
}

// discordantSteps are the genes whose results made elsewhere contradict each other, before the patient's medicines.
func (b *builder) discordantSteps(add func(key string, pairs ...any)) {
	for _, g := range b.f.Genes {
		var medicines []string
		for _, r := range b.f.Drugs {
			if r.OnList && slices.Contains(r.Discordant, g.Gene) {
				medicines = append(medicines, r.Drug.Name)
			}
		}
		if len(medicines) > 0 {
			add("discordant", "gene", g.Gene, "medicines", b.someOf(medicines))
		}
	}
}

// outsideCalls lists a gene's results made elsewhere with whose they are, as they were given.
func (b *builder) outsideCalls(g pgx.Result) []report.OutsideCall {
	out := []report.OutsideCall{}
	for _, c := range g.Outside {
		out = append(out, report.OutsideCall{
			Diplotype: c.Diplotype, Phenotype: c.Phenotype, ActivityScore: c.ActivityScore,
			Laboratory: c.Laboratory, Method: c.Method, Date: c.Date, Where: c.Place(),
			Text: b.Text("report.gene.outside_call", "said", c.Said(), "origin", c.Origin()),
		})
	}
	return out
}
