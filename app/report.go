package main

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"allelens/app/engine"
	"allelens/app/program"
	"allelens/report"
	"allelens/report/pdf"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/casefile"
	"allelens/variants/ledger"
	"allelens/variants/memory"
	"allelens/variants/patient"
)

type reportCommand struct {
	opener
	File              string   `arg:"" help:"report.file"`
	Output            []string `short:"o" sep:"none" placeholder:"PATH" help:"report.output"`
	Format            []string `short:"f" sep:"none" enum:"${formats}" help:"report.format"`
	For               string   `enum:"clinician,patient" default:"clinician" help:"report.for"`
	Sample            string   `placeholder:"ID" help:"report.sample"`
	Assembly          string   `placeholder:"BUILD" help:"report.assembly"`
	Case              string   `placeholder:"CASE.json" help:"report.case"`
	Sex               string   `enum:"female,male,unspecified," default:"" placeholder:"SEX" help:"report.sex"`
	Age               *int     `placeholder:"YEARS" help:"report.age"`
	KnownVariant      string   `placeholder:"NAME" help:"report.known"`
	FamilyReport      string   `placeholder:"TEXT" help:"report.family_report"`
	Family            string   `placeholder:"FILE" help:"report.family"`
	PED               string   `name:"ped" placeholder:"FILE" help:"report.ped"`
	Proband           string   `placeholder:"ID" help:"report.proband"`
	Confirmed         []string `sep:"none" placeholder:"NAME;DATE;BY;SAMPLE;METHOD" help:"report.confirmed"`
	Situation         string   `placeholder:"MEDICINE=ANSWER,…" help:"report.situation"`
	Menopause         string   `enum:"before,after," default:"" placeholder:"WHEN" help:"report.menopause"`
	Organs            string   `placeholder:"LIST" help:"report.organs"`
	Cancers           string   `placeholder:"LIST" help:"report.cancers"`
	Bodies            string   `placeholder:"LIST" help:"report.bodies"`
	Scope             string   `enum:"both,cancer,pharmacogenes,family_variant," default:"" placeholder:"WHAT" help:"report.scope"`
	Scores            *bool    `help:"report.scores"`
	OutsideCalls      []string `sep:"none" placeholder:"TSV" help:"report.outside"`
	CNV               string   `name:"cnv" placeholder:"TABLE" help:"report.cnv"`
	Medications       []string `placeholder:"LIST" help:"report.medications"`
	Planned           []string `placeholder:"LIST" help:"report.planned"`
	TakenEarlier      []string `placeholder:"LIST" help:"report.earlier"`
	Height            float64  `placeholder:"CM" help:"report.height"`
	Weight            float64  `placeholder:"KG" help:"report.weight"`
	Ancestry          string   `placeholder:"LIST" help:"report.ancestry"`
	TargetINR         float64  `placeholder:"INR" help:"report.inr"`
	Smoker            *bool    `help:"report.smoker"`
	Thrombosis        *bool    `help:"report.thrombosis"`
	Assay             string   `enum:"genome,exome,panel,array,consumer,imputed," default:"" placeholder:"KIND" help:"report.assay"`
	Specimen          string   `enum:"germline,tumour," default:"" placeholder:"KIND" help:"report.specimen"`
	Callable          string   `placeholder:"BED" help:"report.callable"`
	AbsentIsReference *bool    `help:"report.absent"`
	Status            string   `enum:"draft,final," default:"" placeholder:"STATUS" help:"report.status"`
	Amends            string   `placeholder:"NUMBER" help:"report.amends"`
	Clinic            string   `placeholder:"CLINIC.json" help:"report.clinic"`
	Paper             string   `enum:"a4,letter," default:"" placeholder:"SIZE" help:"report.paper"`
	Deidentified      bool     `help:"report.deidentified"`
	Attach            bool     `help:"report.attach"`
	Verify            bool     `help:"report.verify"`
	Date              string   `placeholder:"YYYY-MM-DD" help:"report.date"`
	Quiet             bool     `short:"q" help:"report.quiet"`
	Verbose           bool     `short:"v" help:"report.verbose"`
}

// deidentifiedName is that of a de-identified report for which none is given: the VCF's own may tell whose it is.
const deidentifiedName = "deidentified"

// mostAge is the highest age in years that the report takes.
const mostAge = 120

// order is what the arguments ask for, checked and read.
type order struct {
	targets []output
	patient patient.Case
	notes   []*variants.Problem // on the files beside the VCF
	sealed  *casefile.File      // the case, where no VCF is read
	source  *source             // the VCF; nil where it is opened when it is read
}

// close lets go of the files.
func (o order) close() {
	if o.sealed != nil {
		o.sealed.Close()
	}
	if o.source != nil {
		o.source.close()
	}
}

// mostMemory is how many bytes of memory the report command aims to stay below: collecting garbage
// more often costs less than a machine that swaps.
const mostMemory = 200 << 20

// mostGarbage is how far memory grows, in percent of what is in use, before garbage is collected: a run is too short
// for collecting as often as a program that stays.
const mostGarbage = 200

// Run analyses the file and writes the reports.
func (c *reportCommand) Run(ctx context.Context, s streams) (int, error) {
	engine.KeepSecret()
	memory.Limit(mostMemory)
	load := loadEngine(ctx)
	defer load.drop()
	o, err := c.order(s)
	if err != nil {
		return 0, err
	}
	if o.sealed == nil {
		o.source = c.begin(ctx, o.patient, s)
	}
	defer o.close()
	e, err := load.wait(o.patient.Reported)
	if err != nil {
		return 0, err
	}
	e.Plain = !slices.ContainsFunc(o.targets, func(t output) bool { return t.format.Maps })
	return c.carryOut(ctx, e, o, s)
}

// order checks the arguments and reads what they name beside the VCF.
func (c *reportCommand) order(s streams) (o order, err error) {
	if o.targets, err = c.check(); err != nil {
		return o, err
	}
	stated := patient.New()
	if isSealed(c.File) {
		if o.sealed, stated, err = c.unseal(s); err != nil {
			return o, err
		}
	}
	if err = c.family(&stated, s); err == nil {
		o.patient, o.notes, err = c.patient(stated)
	}
	if err != nil {
		o.close()
	}
	return o, err
}

// carryOut reads the file and writes the reports. It returns the exit status, the worst of the outputs'.
func (c *reportCommand) carryOut(ctx context.Context, e *engine.Engine, asked order, s streams) (status int, err error) {
	o, r, err := c.compose(ctx, e, asked, s)
	if err != nil {
		return 0, err
	}
	return c.deliver(e, asked, o, r, s)
}

// deliver writes the reports of what was composed.
func (c *reportCommand) deliver(e *engine.Engine, asked order, o *ledger.Observations, r *report.Report, s streams) (status int, err error) {
	r.AttachFile, r.Paper = c.Attach, cmp.Or(report.Paper(c.Paper), r.Paper, program.UsualPaper())
	var changes *report.Changes
	if asked.sealed != nil {
		if changes, err = e.Since(asked.sealed.Content, r); err != nil {
			return 0, err
		}
	}
	if slices.ContainsFunc(asked.targets, output.printed) {
		if err := pdf.Printable(r); err != nil { // nothing else is written either
			return 0, err
		}
	}
	written := c.writeAll(asked.targets, r, changes, s)
	if len(written) == 0 {
		return exitInput, nil
	}
	if err := exported(asked.sealed, written); err != nil {
		return 0, err
	}
	if c.Verbose {
		fmt.Fprintln(s.err, text.Default().Text("command.read",
			"seen", o.RecordsSeen, "used", o.RecordsUsed, "assembly", o.Assembly, "sample", o.Input.Sample))
	}
	if err := c.unprinted(written, r, s); err != nil {
		return 0, err
	}
	status = c.attention(r.Quality.Messages, s)
	if len(written) < len(asked.targets) {
		status = exitInput
	}
	return status, nil
}

// observe reads the file, or answers from the sealed case.
func (c *reportCommand) observe(ctx context.Context, e *engine.Engine, asked order, stated patient.Case, s streams) (*ledger.Observations, error) {
	switch {
	case asked.sealed != nil:
		content := *asked.sealed.Content
		content.Case.Scope, content.Case.Scores = stated.Scope, stated.Scores
		return e.Unpack(&content), nil
	case asked.source != nil:
		return asked.source.observe(ctx, e)
	}
	return c.begin(ctx, stated, s).observe(ctx, e)
}

// preferred reads the clinic's file, and takes whose recommendations come first from the case, else from there.
func (c *reportCommand) preferred(e *engine.Engine, stated *patient.Case) (err error) {
	if c.Clinic != "" {
		if e.Clinic, err = engine.ReadClinic(c.Clinic); err != nil {
			return err
		}
	}
	if len(stated.Bodies) == 0 {
		stated.Bodies = e.Clinic.Print.Bodies
	}
	stated.Bodies, err = bodiesOf(e.Interpreter.Bodies(), stated.Bodies)
	return err
}

// compose reads the file and makes its report.
func (c *reportCommand) compose(ctx context.Context, e *engine.Engine, asked order, s streams) (o *ledger.Observations, r *report.Report, err error) {
	stated := asked.patient
	if err = c.preferred(e, &stated); err != nil {
		return nil, nil, err
	}
	if stated.Scope.Cancers() {
		if err := e.Interpreter.CheckCopyNumber(stated.CopyNumber, stated.Assembly); err != nil {
			return nil, nil, err
		}
	}
	if o, err = c.observe(ctx, e, asked, stated, s); err != nil {
		return nil, nil, err
	}
	o.Problems = append(o.Problems, asked.notes...)
	if r, err = e.Report(ctx, o, stated); err != nil {
		return nil, nil, err
	}
	if err := engine.Releasable(r); err != nil {
		return nil, nil, err
	}
	if c.Deidentified {
		r, err = e.Deidentified(ctx, o, stated)
	}
	return o, r, err
}

// writeAll writes every output, and tells of those that cannot be written; one does not stop the others.
// It returns those that were written.
func (c *reportCommand) writeAll(targets []output, r *report.Report, changes *report.Changes, s streams) (written []output) {
	for _, t := range targets {
		if err := c.write(t, engine.Told(t.format, r, changes), s); err != nil {
			program.Complain(s.err, err)
			continue
		}
		written = append(written, t)
	}
	return written
}

// printed reports whether an output is pages.
func (o output) printed() bool { return strings.HasSuffix(o.format.Ending, ".pdf") }

// unprinted tells what printed reports leave out of what was typed in.
func (c *reportCommand) unprinted(written []output, r *report.Report, s streams) error {
	if !slices.ContainsFunc(written, output.printed) {
		return nil
	}
	notes, err := pdf.Unprinted(r)
	for _, n := range notes {
		program.Complain(s.err, n)
	}
	return err
}

// check looks at the arguments before any file is read.
func (c *reportCommand) check() (targets []output, err error) {
	if c.Quiet && c.Verbose {
		return nil, misuse("quiet")
	}
	if c.Age != nil && (*c.Age < 0 || *c.Age > mostAge) {
		return nil, misuse("age")
	}
	if _, err = checkDate(c.Date); err != nil {
		return nil, err
	}
	if len(c.Format) > 1 {
		return nil, misuse("formats")
	}
	targets, err = outputs(c.File, c.Output, strings.Join(c.Format, ""))
	if err == nil && c.Deidentified && len(c.Output) == 0 {
		targets[0].path = filepath.Join(filepath.Dir(c.File), targets[0].format.Path(deidentifiedName))
	}
	if err == nil && c.For == "patient" {
		targets, err = forPatient(targets, len(c.Output) > 0)
	}
	return targets, err
}

// write writes one output, whole or not at all.
func (c *reportCommand) write(t output, r *report.Report, s streams) error {
	if t.path == "-" {
		return t.format.Write(s.out, r, nil)
	}
	if err := engine.WriteAs(t.format, t.path, r, nil); err != nil {
		return err
	}
	if !c.Quiet {
		fmt.Fprintln(s.err, text.Default().Text("command.written", "path", t.path))
	}
	return nil
}

// grave are the problems that a script must not miss, although a report was written: the file
// may not be whole, or what it says of the cancer genes could not all be read.
var grave = []string{
	"truncated", "no_eof_block", "trailing_bytes", "damaged", "file_changed", "build_doubt", "no_records",
	"specimen_tumour_caller", "specimen_tumour_declared", "specimen_tumour_records", "specimen_tumour_column", "specimen_tumour_stated",
	"sex_mixup_male", "sex_mixup_female",
	"not_asked_sites", "not_asked_gene",
	"contradicting_lines", "structural_allele", "ref_mismatch", "no_genotype", "line_columns", "line_position", "line_ref", "line_alt", "line_genotype", "line_outsized", "more_lines", "unplaced_lines",
	"structural_span", "structural_bounds", "structural_value", "contradicting_copies", "mate_missing", "star_without_deletion",
	"knowledge_manifest", "knowledge_missing", "knowledge_damaged", "knowledge_outdated", "knowledge_edited", "knowledge_future", "knowledge_unanswered", "selftest_failed",
}

// attention tells of grave problems and gives the exit status.
func (c *reportCommand) attention(messages []report.Message, s streams) int {
	status := exitDone
	for _, m := range messages {
		if !slices.Contains(grave, m.Code) {
			continue
		}
		if status == exitDone && !c.Quiet {
			fmt.Fprintln(s.err, text.Default().Text("command.attention", "text", program.Placed(m.Where, m.Text)))
		}
		status = exitAttention
	}
	return status
}
