package compose

import (
	"errors"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/drugs"
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

// discordantSteps are the genes whose results contradict each other, before the patient's medicines.
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

// discordant reports whether a gene's results contradict each other.
func (b *builder) discordant(gene string) bool {
	return slices.ContainsFunc(b.f.Genes, func(g pgx.Result) bool { return g.Gene == gene && g.NoResult == pgx.Discordant })
}

// discordantNotices are the genes of the patient's medicines whose results contradict each other, with both results.
func (b *builder) discordantNotices() []report.Notice {
	var notices []report.Notice
	for _, g := range b.f.Genes {
		asked := slices.ContainsFunc(b.f.Drugs, func(r drugs.Result) bool { return r.OnList && slices.Contains(r.Discordant, g.Gene) })
		var said []string
		for _, n := range g.Notes {
			if asked && n.Code != "outside_call" {
				said = append(said, b.geneNote(n).Text)
			}
		}
		if asked {
			notices = append(notices, report.Notice{Code: "discordant", Title: b.Text("report.notice.discordant", "gene", g.Gene), Text: strings.Join(said, " "), Tone: report.ToneAct, Names: []string{}})
		}
	}
	return notices
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
