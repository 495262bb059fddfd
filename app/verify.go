package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"

	"allelens/app/engine"
	"allelens/app/program"
	"allelens/report"
	"allelens/report/format"
	reportjson "allelens/report/json"
	"allelens/report/proof"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/patient"
)

type verifyCommand struct {
	Report string `arg:"" help:"verify.report"`
	File   string `placeholder:"VCF" help:"verify.file"`
	Case   string `placeholder:"CASE.json" help:"verify.case"`
	Clinic string `placeholder:"CLINIC.json" help:"report.clinic"`
}

// mostDocument is the largest PDF read, in bytes.
const mostDocument = 64 << 20

// Run makes the report again and compares. Where it is not the same the exit status is that for attention.
func (c *verifyCommand) Run(ctx context.Context, s streams) (int, error) {
	load := loadEngine(ctx)
	defer load.drop()
	d, content, err := c.read()
	if err != nil {
		return 0, err
	}
	f, ok := format.Named(d.Mark.Format)
	if !ok {
		return 0, variants.Fail("verify_format", c.Report, "format", d.Mark.Format)
	}
	e, err := load.wait(d.Created)
	program.Mention(s.err, load.doubts)
	if err != nil {
		return 0, err
	}
	base := load.base.Version()
	if base != d.Mark.KnowledgeBase {
		return 0, variants.Fail("verify_knowledge", c.Report, "needed", d.Mark.KnowledgeBase, "used", base)
	}
	e.Version, e.Plain = program.Version, !f.Maps
	if d.File != nil && proof.Sum(d.File) != d.Mark.SHA256 {
		program.Complain(s.err, variants.Warn("verify_attached", c.Report))
		return exitAttention, nil
	}
	r, err := c.expected(ctx, e, d)
	if err != nil {
		return 0, err
	}
	if problem := compared(d, content, f, r); problem != nil {
		problem.Where = c.Report
		program.Complain(s.err, problem)
		return exitAttention, nil
	}
	key := "command.verify.same"
	if c.File == "" {
		key = "command.verify.same_file"
	}
	fmt.Fprintln(s.out, text.Default().Text(key, "report", c.Report, "from", filepath.Base(c.File), "kb", base, "sum", d.Mark.SHA256))
	return exitDone, nil
}

// read reads the PDF.
func (c *verifyCommand) read() (d proof.Document, content []byte, err error) {
	err = engine.ReadBeside(c.Report, func(in io.Reader) error {
		content, err = io.ReadAll(io.LimitReader(in, mostDocument))
		return err
	})
	if err != nil {
		return d, nil, err
	}
	switch d, err = proof.Read(content); {
	case errors.Is(err, proof.ErrNoMark):
		err = variants.Fail("verify_no_mark", c.Report)
	case err != nil:
		err = variants.Fail("verify_no_pdf", c.Report)
	}
	return d, content, err
}

// expected is the report that the PDF ought to show: made from the VCF where one is given, else the one attached, whose checksum
// was compared.
func (c *verifyCommand) expected(ctx context.Context, e *engine.Engine, d proof.Document) (*report.Report, error) {
	if c.File == "" {
		if d.File == nil {
			return nil, variants.Fail("verify_nothing", c.Report)
		}
		var r report.Report
		if err := json.Unmarshal(d.File, &r); err != nil {
			return nil, variants.Fail("verify_no_pdf", c.Report).Because(err)
		}
		r.AttachFile, r.Paper = true, d.Mark.Paper
		return &r, e.DrawMaps(ctx, &r)
	}
	again := reportCommand{File: c.File, Case: c.Case, Clinic: c.Clinic, Date: d.Created, Quiet: true}
	stated, notes, err := again.patient(patient.New())
	if err != nil {
		return nil, err
	}
	var r *report.Report
	for _, way := range []struct{ whole, deidentified bool }{{}, {whole: true}, {deidentified: true}, {true, true}} {
		again.Verify, again.Deidentified = way.whole, way.deidentified
		_, made, err := again.compose(ctx, e, order{patient: stated, notes: notes}, streams{out: io.Discard, err: io.Discard})
		if err != nil {
			return nil, err
		}
		made.AttachFile, made.Paper, made.Sections = d.File != nil, d.Mark.Paper, nil
		if r == nil {
			r = made
		}
		if sum, err := sumOf(made); err != nil || sum == d.Mark.SHA256 {
			return made, err
		}
	}
	return r, nil
}

func sumOf(r *report.Report) (string, error) {
	var file bytes.Buffer
	err := reportjson.Write(&file, r)
	return proof.Sum(file.Bytes()), err
}

// compared says in what the PDF differs from the report; nil where it does not.
func compared(d proof.Document, content []byte, f format.Format, r *report.Report) *variants.Problem {
	sum, err := sumOf(r)
	if err != nil {
		return variants.Fail("internal", "").Because(err)
	}
	if sum != d.Mark.SHA256 && d.File != nil {
		return differing(d.File, r)
	}
	var written bytes.Buffer
	if err := f.Write(&written, r, d.Mark.Sections); err != nil {
		return variants.Fail("internal", "").Because(err)
	}
	again, err := proof.Read(written.Bytes())
	if err != nil {
		return variants.Fail("internal", "").Because(err)
	}
	where, agree := proof.Compare(d.Pages, again.Pages)
	switch {
	case !agree:
		return variants.Warn("verify_text", "", "page", strconv.Itoa(where.Page), "found", where.Found, "expected", where.Expected)
	case sum != d.Mark.SHA256:
		return variants.Warn("verify_origin", "")
	case !bytes.Equal(content, written.Bytes()):
		return variants.Warn("verify_bytes", "")
	}
	return nil
}

// differing names the first value in which the report file attached differs from the report.
func differing(file []byte, r *report.Report) *variants.Problem {
	var again bytes.Buffer
	var found, expected any
	if err := errors.Join(reportjson.Write(&again, r), json.Unmarshal(file, &found), json.Unmarshal(again.Bytes(), &expected)); err != nil {
		return variants.Fail("internal", "").Because(err)
	}
	place, a, b := firstDifference("", found, expected)
	return variants.Warn("verify_data", "", "place", place, "found", shown(a), "expected", shown(b))
}

// namesOf are the names of two objects, in order.
func namesOf(a, b map[string]any) []string {
	names := slices.Collect(maps.Keys(a))
	for name := range b {
		if _, both := a[name]; !both {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func join(place, name string) string {
	if place == "" {
		return name
	}
	return place + "." + name
}

// longestShown is how many letters of a value a message shows.
const longestShown = 120

func shown(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return "?"
	}
	if letters := []rune(string(text)); len(letters) > longestShown {
		return string(letters[:longestShown]) + "…"
	}
	return string(text)
}

// firstDifference is the first place, in the order of names, where two values of JSON differ.
func firstDifference(place string, a, b any) (where string, one, other any) {
	switch a := a.(type) {
	case map[string]any:
		if b, ok := b.(map[string]any); ok {
			for _, name := range namesOf(a, b) {
				if !reflect.DeepEqual(a[name], b[name]) {
					return firstDifference(join(place, name), a[name], b[name])
				}
			}
		}
	case []any:
		if b, ok := b.([]any); ok && len(a) == len(b) {
			for i := range a {
				if !reflect.DeepEqual(a[i], b[i]) {
					return firstDifference(fmt.Sprintf("%s[%d]", place, i), a[i], b[i])
				}
			}
		}
	}
	return place, a, b
}
