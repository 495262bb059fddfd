package main

import (
	"context"
	"fmt"
	"path/filepath"
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

// Files that are not like others, by name: one that cannot be used, one of many samples, one that takes long.
const (
	broken = "broken.vcf"
	cohort = "cohort.vcf.gz"
	slow   = "slow.vcf.gz"
)

// cohortSamples is how many samples the file of many has.
const cohortSamples = 3202

func samples() []string {
	all := make([]string, cohortSamples)
	for i := range all {
		all[i] = fmt.Sprintf("HG%05d", 96+i)
	}
	return all
}

// Read implements workspace.Engine.
func (e engine) Read(ctx context.Context, path string, o workspace.ReadOptions, progress func(done, total int64)) (workspace.Observations, error) {
	switch filepath.Base(path) {
	case broken:
		return nil, variants.Fail("bed_line", path+":7")
	case "unknown.vcf":
		return nil, variants.Fail("build_unknown", path)
	case cohort:
		if o.Sample == "" {
			return nil, variants.Fail("several_samples", path, "samples", strings.Join(samples(), ", "))
		}
	case slow:
		progress(2_500_000, 10_000_000)
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return nil, nil
}

// Report implements workspace.Engine.
func (e engine) Report(context.Context, workspace.Observations, patient.Case) (*report.Report, error) {
	return e.report, nil
}

// Describe implements workspace.Engine.
func (e engine) Describe(_ context.Context, path string) (report.FileFacts, error) {
	f := reporttest.File()
	switch filepath.Base(path) {
	case broken:
		f.Usable, f.Title, f.Text = false, "This file cannot be used", "It ends in the middle of a line: ask for it once more."
	case cohort:
		f.Samples = samples()
	}
	return f, nil
}

// Facts implements workspace.Engine.
func (e engine) Facts(before report.FileFacts, _ workspace.Observations, _ error) report.FileFacts {
	return before
}

// Contradictions implements workspace.Engine.
func (e engine) Contradictions(patient.Case) []report.Contradiction { return nil }

// Save implements workspace.Engine.
func (e engine) Save(_ context.Context, _ *report.Report, x workspace.Export) error {
	if strings.Contains(x.Path, unwritable) {
		return variants.Fail("output_unwritable", x.Path)
	}
	return nil
}

// unwritable stands in the names of files that cannot be written.
const unwritable = "full"

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
func (e engine) ReadOutside(path string) ([]pgx.OutsideCall, error) {
	return []pgx.OutsideCall{{Gene: "CYP2D6", Diplotype: "*1/*4", Where: filepath.Base(path) + ":2"}, {Gene: "CYP2C19", Diplotype: "*1/*2", Where: filepath.Base(path) + ":3"}}, nil
}

// ReadCovered implements workspace.Engine.
func (e engine) ReadCovered(path string) ([]variants.Interval, []*variants.Problem, error) {
	if filepath.Base(path) == broken {
		return nil, nil, variants.Fail("bed_line", path+":7")
	}
	return make([]variants.Interval, 412), nil, nil
}

// ReadCase implements workspace.Engine.
func (e engine) ReadCase(string) (patient.Case, error) { return patient.New(), nil }

// SaveCase implements workspace.Engine.
func (e engine) SaveCase(patient.Case, string) error { return nil }

// ReadCopyNumber implements workspace.Engine.
func (e engine) ReadCopyNumber(string, workspace.Observations) ([]copynumber.Row, error) {
	return []copynumber.Row{{Gene: "BRCA1", Kind: copynumber.Deletion, First: 17, Last: 18, Copies: 1}}, nil
}
