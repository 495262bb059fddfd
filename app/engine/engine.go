// Package engine does the work behind the window and the report command: it reads a file, interprets what was read,
// and writes reports, whole or not at all.
package engine

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"allelens/report"
	"allelens/report/compose"
	"allelens/report/format"
	"allelens/report/text"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/bed"
	"allelens/variants/copynumber"
	"allelens/variants/disk"
	"allelens/variants/interpret"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/vcf"
)

// Engine interprets files with one knowledge base. It is safe for concurrent use while nobody sets its fields.
type Engine struct {
	Interpreter *interpret.Interpreter
	Version     string              // of the program, printed in reports
	Date        string              // printed in reports, YYYY-MM-DD
	Words       *text.Catalogue     // of the reports; nil for that of the machine
	Plain       bool                // no map is drawn: what only maps show is left out
	Doubts      []*variants.Problem // about the knowledge base
	Clinic      report.Clinic       // who answers for the reports
	Paper       report.Paper        // that they are printed on
}

var _ workspace.Engine = (*Engine)(nil)

// New makes the engine of a knowledge base, which stays open as long as the engine is used. version is the
// program's, date is printed in reports, YYYY-MM-DD.
func New(ctx context.Context, base *sqlite.Base, version, date string) (*Engine, error) {
	in, err := interpret.New(ctx, base)
	if err != nil {
		return nil, fmt.Errorf("preparing the knowledge base %s: %w", base.Version(), err)
	}
	return &Engine{Interpreter: in, Version: version, Date: date}, nil
}

// Reading is what a file is read with.
type Reading struct {
	workspace.ReadOptions
	Pipe     bool                    // the path may be a pipe, or standard input
	Progress func(done, total int64) // takes compressed bytes; nil for nobody
}

// Open opens a file to be observed. Errors are those of vcf.Open.
func Open(ctx context.Context, path string, r Reading) (*vcf.File, error) {
	return vcf.Open(ctx, path, vcf.Options{Sample: r.Sample, Whole: r.Whole, Pipe: r.Pipe, Progress: r.Progress})
}

// Observe reads a file into observations. An error that the user can act on is a *variants.Problem.
func (e *Engine) Observe(ctx context.Context, path string, r Reading) (*ledger.Observations, error) {
	src, err := Open(ctx, path, r)
	if err != nil {
		return nil, err
	}
	return e.ObserveOpen(ctx, src, r)
}

// OpenCohort opens a file of several samples, to be observed as each of them sees it; whole says that it is read to its end.
func OpenCohort(ctx context.Context, path string, whole bool) (*vcf.Cohort, error) {
	return vcf.OpenCohort(ctx, path, vcf.Options{Whole: whole})
}

// ObserveOpen is Observe for a file that Open opened for the same reading, or for a sample of a cohort; it closes it.
func (e *Engine) ObserveOpen(ctx context.Context, src vcf.Source, r Reading) (*ledger.Observations, error) {
	questions, err := e.questions(ctx, r)
	if err != nil {
		_ = src.Close() // what is wrong with the question is told
		return nil, err
	}
	o, err := ledger.Read(ctx, src, questions, r.Assembly)
	closed := src.Close()
	if err != nil {
		return nil, err
	}
	if closed != nil {
		if p, ok := variants.AsProblem(closed); ok {
			return nil, p
		}
		return nil, variants.Fail("file_unreadable", src.Identity().Path).Because(closed)
	}
	return o, nil
}

// questions is what is read of a file.
func (e *Engine) questions(ctx context.Context, r Reading) (q ledger.Questions, err error) {
	q = e.Interpreter.Questions(r.Scope, r.Scores)
	if r.Scope == patient.FamilyVariant {
		if q, err = e.Interpreter.QuestionsOfFamily(ctx, r.Known); err != nil {
			return q, err
		}
	}
	if r.Thresholds != nil {
		q.Thresholds = *r.Thresholds
	}
	return q, nil
}

// Read implements workspace.Engine.
func (e *Engine) Read(ctx context.Context, path string, o workspace.ReadOptions, progress func(done, total int64)) (workspace.Observations, error) {
	return e.Observe(ctx, path, Reading{ReadOptions: o, Progress: progress})
}

// Doubt implements workspace.Engine.
func (e *Engine) Doubt(obs workspace.Observations, why error) workspace.Observations {
	doubted := *obs.(*ledger.Observations)
	p, ok := variants.AsProblem(why)
	if !ok {
		p = variants.Warn("check_failed", doubted.Input.Name)
	}
	grave := *p
	grave.Severity = variants.Warning
	doubted.Problems = append(slices.Clone(doubted.Problems), &grave)
	return &doubted
}

// Report implements workspace.Engine.
func (e *Engine) Report(ctx context.Context, obs workspace.Observations, c patient.Case) (*report.Report, error) {
	c.Reported = cmp.Or(c.Reported, e.Date)
	findings, err := e.Interpreter.Run(ctx, obs.(*ledger.Observations), c)
	if err != nil {
		return nil, err
	}
	findings.Problems = append(findings.Problems, e.Doubts...)
	printed := compose.Print{Version: e.Version, SecondReader: e.Clinic.SecondReader}
	if !e.Plain {
		if printed.Density, err = e.Interpreter.Density(ctx); err != nil {
			return nil, err
		}
	}
	r := compose.Build(e.words(), findings, printed)
	if e.Clinic.Stated() {
		block := e.Clinic
		block.Print = report.Template{}
		r.Clinic = &block
	}
	r.Paper, r.Sections = cmp.Or(e.Clinic.Print.Paper, e.Paper), e.Clinic.Print.Sections
	return r, nil
}

// DrawMaps gives a report that was read from its file what the maps of known variants show.
func (e *Engine) DrawMaps(ctx context.Context, r *report.Report) error {
	if e.Plain {
		return nil
	}
	density, err := e.Interpreter.Density(ctx)
	compose.DrawMaps(r, density)
	return err
}

// words is the catalogue of the reports.
func (e *Engine) words() *text.Catalogue {
	switch {
	case e.Words != nil:
		return e.Words
	case e.Clinic.Print.Language != "":
		return text.Of(e.Clinic.Print.Language)
	}
	return text.Default()
}

// Query implements workspace.Engine.
func (e *Engine) Query(ctx context.Context, obs workspace.Observations, c patient.Case, words string) ([]report.Answer, int, error) {
	c.Reported = cmp.Or(c.Reported, e.Date)
	findings, err := e.Interpreter.Run(ctx, obs.(*ledger.Observations), c)
	if err != nil {
		return nil, 0, err
	}
	answers, more, err := e.Interpreter.Query(ctx, findings, words)
	return compose.Asked(e.words(), findings, answers), more, err
}

// Save implements workspace.Engine.
func (e *Engine) Save(ctx context.Context, r *report.Report, x workspace.Export) (err error) {
	f, ok := format.Named(x.Format)
	if !ok {
		return variants.Fail("output_format", x.Path, "endings", format.Endings())
	}
	if err := Releasable(r); err != nil {
		return err
	}
	if o, ok := x.Observations.(*ledger.Observations); ok && o != nil && disk.Same(o.Input.Path, x.Path) {
		return variants.Fail("output_input", x.Path)
	}
	if x.Deidentified {
		if r, err = e.Deidentified(ctx, x.Observations, x.Case); err != nil {
			return err
		}
	}
	r = Told(f, r, x.Changes)
	return WriteAs(f, x.Path, r, x.Sections)
}

// Told is a report as a format is given it: only what tells of having looked again holds what differs from the report before.
func Told(f format.Format, r *report.Report, changes *report.Changes) *report.Report {
	if !f.TellsChanges() || changes == nil {
		return r
	}
	told, differs := *r, *changes
	if r.Case.Deidentified { // the names of both editions tell whose they are
		differs.From.Case, differs.From.Sample, differs.To.Case, differs.To.Sample = r.Case.Label, "", r.Case.Label, ""
	}
	told.Changes = &differs
	return &told
}

// Drugs implements workspace.Engine.
func (e *Engine) Drugs() []string { return e.Interpreter.Medicines() }

// Names is what the knowledge base knows by name; nil where it cannot be read.
func (e *Engine) Names() []report.Name {
	v, err := e.Interpreter.Vocabulary(context.Background())
	if err != nil {
		return nil
	}
	return compose.Names(e.words(), v)
}

// OutsideVocabulary implements workspace.Engine.
func (e *Engine) OutsideVocabulary() []pgx.Vocabulary {
	return e.Interpreter.OutsideVocabulary()
}

// UnderstandOutside implements workspace.Engine.
func (e *Engine) UnderstandOutside(c pgx.OutsideCall) report.OutsideReading {
	result, err := e.Interpreter.UnderstandOutside(c)
	return compose.ReadOutside(e.words(), result, err)
}

// ReadOutside implements workspace.Engine.
func (e *Engine) ReadOutside(path string) (calls []pgx.OutsideCall, err error) {
	err = ReadBeside(path, func(f io.Reader) (err error) {
		calls, err = pgx.ParseOutsideCalls(filepath.Base(path), f)
		return err
	})
	return calls, err
}

// ReadCovered implements workspace.Engine.
func (e *Engine) ReadCovered(path string) (regions []variants.Interval, notes []*variants.Problem, err error) {
	err = ReadBeside(path, func(f io.Reader) (err error) {
		regions, notes, err = bed.Parse(f, filepath.Base(path))
		return err
	})
	return regions, notes, err
}

// ReadCopyNumber implements workspace.Engine.
func (e *Engine) ReadCopyNumber(path string, obs workspace.Observations) (rows []copynumber.Row, err error) {
	err = ReadBeside(path, func(f io.Reader) (err error) {
		rows, err = copynumber.Parse(f, filepath.Base(path))
		return err
	})
	if err == nil {
		err = e.Interpreter.CheckCopyNumber(rows, obs.(*ledger.Observations).Assembly)
	}
	return rows, err
}
