package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"allelens/app/engine"
	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/casefile"
	"allelens/variants/disk"
	"allelens/variants/patient"
)

type caseFamily struct {
	opener
	File              string   `arg:"" help:"case.family.file"`
	Variant           string   `placeholder:"NAME" help:"case.family.variant"`
	Output            string   `short:"o" required:"" placeholder:"PATH" help:"case.family.output"`
	To                []string `sep:"none" placeholder:"KEY" help:"case.to"`
	NewPassphraseFile string   `placeholder:"FILE" help:"case.new.passphrase.file"`
}

// Run seals what relatives are looked at by: the variant of a case or report, its class and evidence, and nothing of the person.
func (c *caseFamily) Run(_ context.Context, s streams) (int, error) {
	if !casefile.IsFamily(c.Output) {
		return 0, misuse("family_ending", "ending", casefile.FamilyEnding)
	}
	if _, err := os.Lstat(c.Output); err == nil {
		return 0, variants.Fail("sealed_exists", c.Output)
	}
	r, err := c.report(s)
	if err != nil {
		return 0, err
	}
	f, err := familyOf(r, c.Variant)
	if err != nil {
		return 0, err
	}
	to, err := sealing(c.To, c.NewPassphraseFile, s)
	if err != nil {
		return 0, err
	}
	sealed, err := f.Seal(to)
	if err == nil {
		err = disk.Replace(c.Output, sealed)
	}
	if err != nil {
		return 0, err
	}
	fmt.Fprintln(s.err, text.Default().Text("command.written", "path", c.Output))
	return exitDone, nil
}

// report is that of a sealed case, as it was last said, or a report file.
func (c *caseFamily) report(s streams) (*report.Report, error) {
	var r report.Report
	if isSealed(c.File) {
		key, err := c.key(c.File, s)
		if err != nil {
			return nil, err
		}
		content, err := casefile.Read(c.File, key)
		if err != nil {
			return nil, err
		}
		if json.Unmarshal(content.Report, &r) != nil {
			return nil, variants.Fail("family_none", c.File)
		}
		return &r, nil
	}
	content, err := os.ReadFile(c.File)
	if err != nil {
		return nil, variants.Fail("file_unreadable", c.File).Because(err)
	}
	if json.Unmarshal(content, &r) != nil || r.SchemaVersion == "" {
		return nil, variants.Fail("family_none", c.File)
	}
	return &r, nil
}

// familyOf is the family case of a report: of its only variant for relatives, or of the one named.
func familyOf(r *report.Report, name string) (casefile.Family, error) {
	var fit []report.FamilyVariant
	var names []string
	if r.Family != nil {
		for _, v := range r.Family.Variants {
			names = append(names, v.HGVSC)
			if name == "" || strings.Contains(strings.ToLower(v.Gene+" "+v.HGVSC+" "+v.HGVSG), strings.ToLower(strings.TrimSpace(name))) {
				fit = append(fit, v)
			}
		}
	}
	switch {
	case len(fit) == 0:
		return casefile.Family{}, variants.Fail("family_none", "")
	case len(fit) > 1:
		return casefile.Family{}, variants.Fail("family_which", "", "names", strings.Join(names, ", "))
	}
	v := fit[0]
	f := casefile.Family{
		Gene: v.Gene, HGVSC: v.HGVSC, HGVSP: v.HGVSP, HGVSG: v.HGVSG, Assembly: v.Assembly, Class: v.Class, Source: v.Source, Review: v.Review, Evaluated: v.Evaluated,
		VariationID: v.VariationID, Knowledge: r.KnowledgeBase.Version, Date: r.Case.Date,
	}
	evidenceOf(r, v, &f)
	return f, nil
}

// evidenceOf fills in the criteria that are met, and the test of a second sample.
func evidenceOf(r *report.Report, v report.FamilyVariant, f *casefile.Family) {
	for _, g := range r.Cancer.Genes {
		for _, x := range g.Variants {
			for _, e := range x.Evidence {
				if g.Gene == v.Gene && x.HGVSC == v.HGVSC && e.Met == "met" {
					f.Evidence = append(f.Evidence, e.Code+" "+e.Strength)
				}
			}
		}
	}
	for _, m := range r.Marks {
		if m.Kind == string(patient.Confirmed) && m.Sample == patient.SecondSample && strings.HasPrefix(m.Title, v.Gene+" ") && strings.HasSuffix(v.HGVSC, strings.TrimPrefix(m.Title, v.Gene+" ")) {
			f.ConfirmedOn, f.Method = m.On, m.Method
		}
	}
}

// family takes the variant of a family case, to be looked at alone unless the case says otherwise.
func (c *reportCommand) family(p *patient.Case, s streams) error {
	if c.Family == "" {
		return nil
	}
	key, err := c.key(c.Family, s)
	if err != nil {
		return err
	}
	f, err := casefile.ReadFamily(c.Family, key)
	if err != nil {
		return err
	}
	engine.KeepSecret()
	p.KnownVariant, p.Scope = f.Name(), patient.FamilyVariant
	words := text.Default()
	p.KnownSource = words.Text("report.known.family_case", "class", f.Class, "source", f.Source, "date", f.Date, "kb", f.Knowledge)
	if f.ConfirmedOn != "" {
		p.KnownSource += " " + words.Text("report.known.family_case.confirmed", "on", f.ConfirmedOn, "method", f.Method)
	}
	return nil
}
