package main

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/canrisk"
	"allelens/report/csv"
	"allelens/report/document"
	"allelens/report/html"
	"allelens/report/json"
	"allelens/report/pdf"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/copynumber"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
	"allelens/variants/pgx"
	"allelens/variants/vcf"
)

// engine does the work behind the window and the report command.
type engine struct {
	interpreter *interpret.Interpreter
	date        string              // printed in reports
	plain       bool                // no map is drawn: what only maps show is left out
	doubts      []*variants.Problem // about the knowledge base
}

var _ workspace.Engine = (*engine)(nil)

func newEngine(ctx context.Context, base *knowledge.Base, date string) (*engine, error) {
	in, err := interpret.New(ctx, base)
	if err != nil {
		return nil, err
	}
	return &engine{interpreter: in, date: date}, nil
}

// reading is what a file is read with.
type reading struct {
	sample   string
	assembly variants.Assembly
	scope    interpret.Scope
	whole    bool
	pipe     bool // path may be a pipe, or standard input
	progress func(done, total int64)
	// thresholds are the limits that calls have to reach; nil for the interpreter's own.
	thresholds *interpret.Thresholds
}

// read reads a file into observations.
func (e *engine) read(ctx context.Context, path string, r reading) (*ledger.Observations, error) {
	src, err := vcf.Open(ctx, path, vcf.Options{Sample: r.sample, Whole: r.whole, Pipe: r.pipe, Progress: r.progress})
	if err != nil {
		return nil, err
	}
	questions := e.interpreter.Questions(r.scope)
	if r.thresholds != nil {
		questions.Thresholds = *r.thresholds
	}
	o, err := ledger.Read(ctx, src, questions, r.assembly)
	closed := src.Close()
	if err != nil {
		return nil, err
	}
	if closed != nil {
		if p, ok := variants.AsProblem(closed); ok {
			return nil, p
		}
		return nil, variants.Fail("file_unreadable", path).Because(closed)
	}
	return o, nil
}

// Read implements workspace.Engine.
func (e *engine) Read(ctx context.Context, path string, o workspace.ReadOptions, progress func(done, total int64)) (workspace.Observations, error) {
	return e.read(ctx, path, reading{sample: o.Sample, assembly: o.Assembly, scope: o.Scope, whole: o.Whole, progress: progress, thresholds: o.Thresholds})
}

// Doubt implements workspace.Engine.
func (e *engine) Doubt(obs workspace.Observations, why error) workspace.Observations {
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
func (e *engine) Report(ctx context.Context, obs workspace.Observations, c interpret.Case, p workspace.Print) (*report.Report, error) {
	c.Date = e.date
	findings, err := e.interpreter.Run(ctx, obs.(*ledger.Observations), c)
	if err != nil {
		return nil, err
	}
	findings.Problems = append(findings.Problems, e.doubts...)
	printed := report.Print{Label: p.Label, Note: p.Note, SignedBy: p.SignedBy, Date: e.date, Version: version}
	if !e.plain {
		if printed.Density, err = e.interpreter.Density(ctx); err != nil {
			return nil, err
		}
	}
	return report.Build(findings, printed), nil
}

// Asked implements workspace.Engine.
func (e *engine) Asked(ctx context.Context, obs workspace.Observations, c interpret.Case, p workspace.Print, words string) ([]report.Answer, int, error) {
	c.Date = e.date
	findings, err := e.interpreter.Run(ctx, obs.(*ledger.Observations), c)
	if err != nil {
		return nil, 0, err
	}
	answers, more, err := e.interpreter.Asked(ctx, findings, words)
	return report.Asked(findings, answers, report.Print{Label: p.Label, Date: e.date}), more, err
}

// Save implements workspace.Engine.
func (e *engine) Save(_ context.Context, r *report.Report, path string, sections []string) error {
	format := formatOf(path)
	if !isFormat(format) {
		return variants.Fail("output_format", path)
	}
	return writeWhole(path, func(w io.Writer) error { return write(w, r, format, sections) })
}

// bodies are those of the names given, in the knowledge base's spelling; nil for none given.
func (e *engine) bodies(names []string) (known []string, err error) {
	for _, name := range names {
		all := e.interpreter.Bodies()
		i := slices.IndexFunc(all, func(b interpret.Body) bool { return strings.EqualFold(b.Name, name) })
		if i < 0 {
			var spelled []string
			for _, b := range all {
				spelled = append(spelled, b.Name)
			}
			return nil, misuse("body", "name", name, "known", strings.Join(spelled, ", "))
		}
		known = append(known, all[i].Name)
	}
	return known, nil
}

// Drugs implements workspace.Engine.
func (e *engine) Drugs() []string { return e.interpreter.Medicines() }

// OutsideVocabulary implements workspace.Engine.
func (e *engine) OutsideVocabulary() []interpret.OutsideVocabulary {
	return e.interpreter.OutsideVocabulary()
}

// UnderstandOutside implements workspace.Engine.
func (e *engine) UnderstandOutside(c interpret.OutsideCall) report.OutsideReading {
	return report.ReadOutside(e.interpreter.UnderstandOutside(c))
}

// ReadOutside implements workspace.Engine.
func (e *engine) ReadOutside(path string) (calls []interpret.OutsideCall, err error) {
	err = parsing(path, func(f io.Reader) (err error) {
		calls, err = pgx.ParseOutsideCalls(filepath.Base(path), f)
		return err
	})
	return calls, err
}

// ReadCopyNumber implements workspace.Engine.
func (e *engine) ReadCopyNumber(path string, obs workspace.Observations) (rows []interpret.CopyNumberResult, err error) {
	err = parsing(path, func(f io.Reader) (err error) {
		rows, err = copynumber.Parse(f, filepath.Base(path))
		return err
	})
	if err == nil {
		err = e.interpreter.CheckCopyNumber(rows, obs.(*ledger.Observations).Assembly)
	}
	return rows, err
}

// writeLetterText writes the letter for relatives as plain text.
func writeLetterText(w io.Writer, r *report.Report) error {
	letter, err := document.Letter(r)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, letter.Plain())
	return err
}

// write lays a report out in a format.
func write(w io.Writer, r *report.Report, format string, sections []string) error {
	switch format {
	case "pdf":
		return pdf.Write(w, r, sections)
	case "html":
		return html.Write(w, r, sections)
	case "patient.pdf":
		return pdf.WritePatient(w, r)
	case "patient.html":
		return html.WritePatient(w, r)
	case "unused.tsv":
		return csv.WriteMessages(w, r)
	case "csv":
		return csv.Write(w, r)
	case "letter":
		return pdf.WriteLetter(w, r)
	case "letter.html":
		return html.WriteLetter(w, r)
	case "letter.txt":
		return writeLetterText(w, r)
	case "canrisk":
		return canrisk.Write(w, r)
	case "card":
		return pdf.WriteCard(w, r)
	case "txt":
		_, err := io.WriteString(w, document.CardOf(r).Text())
		return err
	}
	return json.Write(w, r)
}
