package main

import (
	"context"
	"strings"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/copynumber"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// engine answers every file with one report.
type engine struct{ report *report.Report }

// Read implements workspace.Engine.
func (e engine) Read(context.Context, string, workspace.ReadOptions, func(done, total int64)) (workspace.Observations, error) {
	return nil, nil
}

// Report implements workspace.Engine.
func (e engine) Report(context.Context, workspace.Observations, patient.Case) (*report.Report, error) {
	return e.report, nil
}

// Describe implements workspace.Engine.
func (e engine) Describe(context.Context, string) (report.FileFacts, error) {
	return reporttest.File(), nil
}

// Facts implements workspace.Engine.
func (e engine) Facts(report.FileFacts, workspace.Observations, error) report.FileFacts {
	return reporttest.File()
}

// Contradictions implements workspace.Engine.
func (e engine) Contradictions(patient.Case) []report.Contradiction { return nil }

// Save implements workspace.Engine.
func (e engine) Save(context.Context, *report.Report, workspace.Export) error { return nil }

// Doubt implements workspace.Engine.
func (e engine) Doubt(obs workspace.Observations, _ error) workspace.Observations { return obs }

// Query implements workspace.Engine: one variant is known, and the file says nothing of it.
func (e engine) Query(_ context.Context, _ workspace.Observations, _ patient.Case, words string) ([]report.Answer, int, error) {
	if words != "5382insC" {
		return nil, 0, nil
	}
	return []report.Answer{reporttest.Asked()}, 0, nil
}

// Drugs implements workspace.Engine.
func (e engine) Drugs() []string {
	var names []string
	for _, d := range e.report.Drugs {
		names = append(names, d.Drug)
	}
	return names
}

// OutsideVocabulary implements workspace.Engine.
func (e engine) OutsideVocabulary() []pgx.Vocabulary {
	return []pgx.Vocabulary{
		{Gene: "CYP2D6", Alleles: []string{"*1", "*2", "*4", "*4x2", "*10", "*36 + *10"}, Phenotypes: []string{"Intermediate Metabolizer", "Poor Metabolizer"}, Scores: []string{"0.0", "1.0"}},
		{Gene: "CYP2C19", Alleles: []string{"*1", "*2"}},
		{Gene: "HLA-B", Phenotypes: []string{"*57:01 positive"}},
	}
}

// UnderstandOutside implements workspace.Engine.
func (e engine) UnderstandOutside(c pgx.OutsideCall) report.OutsideReading {
	if c.Diplotype == "" && c.Phenotype == "" && c.ActivityScore == "" {
		return report.OutsideReading{Refused: "No result was given."}
	}
	r := report.OutsideReading{Result: c.Gene + " " + c.Diplotype + c.Phenotype}
	if strings.Contains(c.Diplotype, "*999") {
		r.Cautions = []string{"The bundled definitions do not know *999."}
	}
	return r
}

// ReadOutside implements workspace.Engine.
func (e engine) ReadOutside(string) ([]pgx.OutsideCall, error) { return nil, nil }

// ReadCovered implements workspace.Engine.
func (e engine) ReadCovered(string) ([]variants.Interval, []*variants.Problem, error) {
	return nil, nil, nil
}

// ReadCase implements workspace.Engine.
func (e engine) ReadCase(string) (patient.Case, error) { return patient.New(), nil }

// SaveCase implements workspace.Engine.
func (e engine) SaveCase(patient.Case, string) error { return nil }

// ReadCopyNumber implements workspace.Engine.
func (e engine) ReadCopyNumber(string, workspace.Observations) ([]copynumber.Row, error) {
	return nil, nil
}
