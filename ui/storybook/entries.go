package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/report/text"
	"allelens/ui/command"
	"allelens/ui/screen"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// walk shows one thing after the other, and has each looked at under a name: every screen with every report, then what
// stands in front of the screens or in their place.
func (b book) walk(look func(s *stage, name string) error) error {
	reports, err := b.reports()
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(reports)) {
		s := b.open(reports[name])
		err := b.screens(s, name, reports[name], look)
		if err == nil && (b.screen == "" || b.screen == questions) {
			err = b.pages(s, name, reports[name], look)
		}
		if err == nil && name == sample && (b.screen == "" || b.screen == questions) {
			err = s.panels(look)
		}
		if err == nil && name == sample && b.toolkit {
			err = s.toolkits(look)
		}
		s.close()
		if err != nil {
			return err
		}
	}
	return nil
}

// sample is the name of the report that stands behind questions.
const sample = "sample"

// reports are those to show, by the beginning of their pictures' names.
func (b book) reports() (map[string]*report.Report, error) {
	if b.report == "" {
		all := reporttest.Cases()
		all[sample], all["empty"] = reporttest.Sample(), reporttest.Empty()
		maps.DeleteFunc(all, func(name string, _ *report.Report) bool { return b.only != "" && name != b.only })
		return all, nil
	}
	content, err := os.ReadFile(b.report)
	if err != nil {
		return nil, err
	}
	r := &report.Report{}
	if err := json.Unmarshal(content, r); err != nil {
		return nil, err
	}
	return map[string]*report.Report{"file": r}, nil
}

// screens shows each screen, and the details that have a form of their own.
func (b book) screens(s *stage, name string, r *report.Report, look func(*stage, string) error) error {
	show := func(name string, to workspace.Route) error {
		s.window.Go(to)
		s.settle()
		return look(s, name)
	}
	for _, screen := range screen.Names() {
		if b.screen != "" && b.screen != screen {
			continue
		}
		if err := show(name+"-"+screen, workspace.Route{Screen: screen}); err != nil {
			return err
		}
	}
	if b.screen != "" {
		return nil
	}
	for i, g := range r.Pharmacogenes { // the first, and those that a file does not settle
		if i > 0 && g.Gene != "CYP2C19" && g.Gene != "CYP2D6" {
			continue
		}
		if err := show(name+"-gene-"+g.Gene, workspace.Route{Screen: screen.Variants, Key: "gene " + g.Gene}); err != nil {
			return err
		}
	}
	if name == sample {
		s.window.Try("omeprazole")
		if err := s.comes(say("ui.try.text")); err != nil {
			return err
		}
		if err := look(s, name+"-trial"); err != nil {
			return err
		}
	}
	if slices.ContainsFunc(r.Drugs, func(d report.Drug) bool { return len(d.Doses) > 0 }) { // whose dose is computed
		return show(name+"-warfarin", workspace.Route{Screen: screen.Drugs, Key: "warfarin"})
	}
	return nil
}

// entry is something that stands in front of the screens or in their place.
type entry struct {
	name string
	open func(s *stage)
	key  string // of words that have to come from the background before it is looked at, if any
}

// say is the sentence under a key.
func say(key string, pairs ...any) string { return text.Default().Text(key, pairs...) }

// does is the entry of a command.
func does(id string) entry { return entry{name: id, open: func(s *stage) { s.window.Do(id) }} }

// questionsAsked are what commands ask or tell of an open case.
func questionsAsked() (all []entry) {
	for _, id := range []string{command.Save("pdf"), command.Details, command.Identity, command.Background, command.Family, command.Marks, command.Release, command.Preview,
		command.SaveCase, command.Answers, command.Dose, command.Coverage, command.Assay, command.Specimen, command.Thresholds,
		command.CopyNumber, command.Keys, command.About, command.Palette, command.Close, command.Idle, command.Seal, command.Clinic,
		command.Update} {
		all = append(all, does(id))
	}
	return append(all,
		entry{command.History, func(s *stage) { s.window.Do(command.History) }, "ui.history.changes"},
		entry{command.Outside, func(s *stage) { s.window.Do(command.Outside); s.result("CYP2D6", "*1/*3") }, "ui.outside.understood"},
		entry{"family-relative", func(s *stage) { s.window.Do(command.Family); s.enter() }, ""},
		entry{"why-medicine", whyOf(screen.Drugs, "clopidogrel"), ""},
		entry{"why-variant", whyOf(screen.Variants, "BRCA2 c.5302A>G"), ""},
		entry{"family-told", func(s *stage) {
			s.window.Workspace().Change(workspace.Family, func(c *patient.Case) { c.Family = cascade() })
			s.window.Do(command.Family)
		}, ""},
		does(command.ClinicKey),
		entry{"clinic_key-make", func(s *stage) { s.window.Do(command.ClinicKey); s.press(say("ui.key.make")) }, ""},
		entry{"clinic_key-made", func(s *stage) {
			s.window.Do(command.ClinicKey)
			s.press(say("ui.key.make"))
			s.result("correct horse", "correct horse")
			s.enter()
		}, "ui.key.hand_on"},
		entry{"seal-keys", func(s *stage) { s.window.Do(command.Seal); s.choose("keys") }, "ui.seal.key"},
	)
}

// whyOf asks what a row of a screen rests on.
func whyOf(name, key string) func(*stage) {
	return func(s *stage) {
		s.window.Go(workspace.Route{Screen: name, Key: key})
		s.settle()
		s.window.Do(command.Why)
	}
}

// searches are what the search finds.
func searches() (all []entry) {
	for _, typed := range []string{"CYP2C19", "warfarn", "PALB2"} {
		all = append(all, entry{"search-" + typed, func(s *stage) { s.window.Do(command.Palette); s.result(typed) }, ""})
	}
	return all
}

// told are what is told once something is done or was refused, and asks nothing.
func told() []entry {
	save := func(words string) func(*stage) {
		return func(s *stage) { s.window.Do(command.Save("pdf")); s.result(words); s.enter() }
	}
	fromFile := func(id, button, path string) func(*stage) {
		return func(s *stage) { s.chosen = path; s.window.Do(id); s.press(say(button)) }
	}
	return []entry{
		{"told-saved", save(""), "ui.save.done"},
		{"told-unsaved", save(unwritable), "ui.save.again"},
		{"told-covered", fromFile(command.Coverage, "ui.coverage.bed", "/lab/panel.bed"), "ui.coverage.taken"},
		{"told-refused", fromFile(command.Coverage, "ui.coverage.bed", "/lab/"+broken), "ui.problem.where"},
		{"told-copies", fromFile(command.CopyNumber, "ui.outside.file", "/lab/mlpa.tsv"), "ui.copies.taken"},
		{"told-outside", fromFile(command.Outside, "ui.outside.file", "/lab/calls.tsv"), "ui.outside.taken"},
		{"told-unknown", func(s *stage) { s.window.Search("Zebra 17") }, "ui.search.title"},
		{"told-back", func(s *stage) { s.window.Do(command.Restore) }, "ui.update.in_use"},
		{"update-questions", updating("/lab/clinvar.vcf.gz"), "ui.update.decide"},
		{"update-changes", func(s *stage) {
			updating("/lab/clinvar.vcf.gz")(s)
			_ = s.comes(say("ui.update.decide"))
			s.press(say("ui.update.all", "n", len(proposed().Changes)))
		}, "ui.update.fewer"},
		{"update-refused", updating("/lab/" + broken), "problem.clinvar_older"},
	}
}

// updating brings a file of ClinVar.
func updating(path string) func(*stage) {
	return func(s *stage) { s.chosen = path; s.window.Do(command.Update); s.press(say("ui.update.choose")) }
}

// places are what stands in the place of the screens, and what is asked there, each following the one before.
func places() []entry {
	open := func(file string, status workspace.Status) func(*stage) {
		return func(s *stage) {
			s.escape()
			s.window.Workspace().Close()
			s.settle()
			s.window.Open("/data/" + file)
			s.until(status)
		}
	}
	read := func(file string, status workspace.Status) func(*stage) {
		return func(s *stage) { s.escape(); s.window.OpenFor("/data/"+file, patient.Both); s.until(status) }
	}
	return []entry{
		{"lock", func(s *stage) { s.window.Do(command.Lock) }, ""},
		{"intake", func(s *stage) {
			s.press(say("ui.lock.back"))
			open("demonstration_a.grch38.vcf.gz", workspace.Intake)(s)
		}, ""},
		{"intake-unusable", open(broken, workspace.Intake), ""},
		{"intake-several", open(cohort, workspace.Intake), ""},
		{"intake-sample", func(s *stage) {
			s.press(say("ui.intake.sample.search", "n", text.Grouped(cohortSamples)))
			s.result("42")
		}, ""},
		{"loading", read(slow, workspace.Loading), "ui.loading.headline"},
		{"problem", func(s *stage) { s.window.Workspace().Cancel(); read(broken, workspace.Failed)(s) }, ""},
		{"samples", read(cohort, workspace.Failed), ""},
		{"build", read("unknown.vcf", workspace.Failed), ""},
		{"empty", func(s *stage) { s.window.Workspace().Close() }, ""},
		{"unseal", func(s *stage) { s.window.Open("/cases/0042.allelens") }, ""},
		{"unseal-again", func(s *stage) { s.result("wrong"); s.enter(); s.until(workspace.Failed) }, "ui.unseal.title"},
		{"reopened", func(s *stage) { s.result(opens); s.enter(); s.until(workspace.Open) }, "ui.reopened.title"},
		{"left-over", func(s *stage) { s.press(say("ui.left_over.throw")) }, "ui.left_over.sure"},
		{"log", func(s *stage) { s.escape(); s.window.Do(command.Log) }, "ui.log.title"},
		{"reseal", func(s *stage) { s.escape(); s.window.Do(command.Reseal) }, ""},
		{"close-sealed", func(s *stage) {
			s.escape()
			s.window.Workspace().Change(workspace.Note, func(c *patient.Case) { c.Note = "seen" })
			s.window.Do(command.Close)
		}, "ui.lost.seal"},
	}
}

// panels shows what stands in front of the screens, then what stands in their place.
func (s *stage) panels(look func(*stage, string) error) error {
	for _, e := range slices.Concat(questionsAsked(), searches(), told()) {
		s.window.Go(workspace.Route{Screen: screen.Overview})
		s.settle()
		if err := s.shown(e, look); err != nil {
			return err
		}
		s.escape()
	}
	for _, e := range places() {
		if err := s.shown(e, look); err != nil {
			return err
		}
	}
	return nil
}

// fixed is the longest part of a sentence that nothing is filled into.
func fixed(sentence string) (longest string) {
	for part := range strings.FieldsFuncSeq(sentence, func(r rune) bool { return r == '{' || r == '}' }) {
		if len(part) > len(longest) {
			longest = part
		}
	}
	return longest
}

// shown shows an entry and has it looked at.
func (s *stage) shown(e entry, look func(*stage, string) error) error {
	e.open(s)
	s.settle()
	if e.key != "" {
		if err := s.comes(fixed(say(e.key))); err != nil {
			return fmt.Errorf("%s: %w", e.name, err)
		}
	}
	return look(s, "panel-"+e.name)
}
