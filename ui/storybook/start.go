package main

import (
	"context"
	"path/filepath"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/ui"
	"allelens/variants"
)

// known is what the first page says of a knowledge base.
func known(r *report.Report) ui.Knowledge {
	age := func(date string, months int, state, text string) report.Age {
		return report.Age{Date: date, Months: months, State: state, Text: text}
	}
	k := ui.Knowledge{Version: r.KnowledgeBase.Version, Before: "2026.10.1", Sites: 1223, Medicines: 185, Sources: []string{"ClinVar 2026-08: 3 months", "CPIC 2026-04: 7 months"}}
	for _, g := range r.Cancer.Genes {
		k.Genes = append(k.Genes, g.Gene)
		k.Currency = append(k.Currency, report.Currency{Name: "Classes of " + g.Gene, Newest: age("2026-08", 3, report.Current, "3 months"), Oldest: age("2021-07", 64, report.Old, "5 years")})
	}
	year := age("2025-11", 12, report.Ageing, "12 months")
	k.Currency = append(k.Currency, report.Currency{Name: "Guidance of DPWG", Newest: year, Oldest: year})
	return k
}

// recent is a list of cases that stays as it is.
type recent struct{}

// Kept implements ui.Recent.
func (recent) Kept() bool { return true }

// Keep implements ui.Recent.
func (recent) Keep(bool) error { return nil }

// List implements ui.Recent.
func (recent) List() []ui.RecentCase {
	return []ui.RecentCase{
		{File: "/cases/0042.allelens", Opened: "2026-11-28 09:56", Knowledge: "2026.11.3"},
		{File: "/cases/0039.allelens", Opened: "2026-11-19 16:20", Knowledge: "2026.11.1"},
		{File: "/cases/2026-0033-second-sample.allelens", Opened: "2026-10-22 11:05", Knowledge: "2026.10.1+clinvar.2026-10"},
	}
}

// Note implements ui.Recent.
func (recent) Note(string, string) error { return nil }

// Forget implements ui.Recent.
func (recent) Forget(string) error { return nil }

// clinic is a clinic's own block that stays as it is.
type clinic struct{}

// Now implements ui.ClinicKeeper.
func (clinic) Now() report.Clinic {
	return report.Clinic{Name: "Clinic for Genetics", Address: "1 High Street\nSomewhere", Contact: "genetics@example.org", Logo: []byte{0},
		Signatories: []report.Signatory{{Name: "A. Example", Role: "genetic counsellor", Registration: "12345"}}}
}

// Keep implements ui.ClinicKeeper.
func (clinic) Keep(report.Clinic) error { return nil }

// Read implements ui.ClinicKeeper.
func (c clinic) Read(string) (report.Clinic, error) { return c.Now(), nil }

// Write implements ui.ClinicKeeper.
func (clinic) Write(report.Clinic, string) error { return nil }

// ReadLogo implements ui.ClinicKeeper.
func (clinic) ReadLogo(string) ([]byte, error) { return nil, nil }

// keys are the clinic's key, once one is made.
type keys struct{ now ui.ClinicKey }

// Now implements ui.KeyKeeper.
func (k *keys) Now() ui.ClinicKey { return k.now }

// Make implements ui.KeyKeeper.
func (k *keys) Make(path, _ string) error {
	k.now = ui.ClinicKey{File: path, Public: "age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq"}
	return nil
}

// Import implements ui.KeyKeeper.
func (k *keys) Import(path, words string) error { return k.Make(path, words) }

// WritePublic implements ui.KeyKeeper.
func (*keys) WritePublic(string) error { return nil }

// Forget implements ui.KeyKeeper.
func (*keys) Forget() error { return nil }

// keeper proposes the same change of the knowledge base for every file but one.
type keeper struct{}

// Prepare implements ui.Keeper.
func (k keeper) Prepare(_ context.Context, path string, _ func(done, total int64)) (*ui.Proposal, error) {
	if filepath.Base(path) == broken {
		return nil, variants.Fail("clinvar_older", path, "date", "2020-01-01", "newest", "2026-08-17")
	}
	return proposed(), nil
}

// Back implements ui.Keeper.
func (keeper) Back(context.Context) (ui.Knowledge, error) {
	k := known(reporttest.Sample())
	k.Version, k.Before = "2026.10.1", ""
	return k, nil
}

// Switch implements ui.Change.
func (keeper) Switch(context.Context, map[string]bool) (ui.Knowledge, error) {
	return ui.Knowledge{Version: "2026.11+clinvar.2026-11-21"}, nil
}

// Drop implements ui.Change.
func (keeper) Drop() {}

// proposed is a change with questions.
func proposed() *ui.Proposal {
	standing := func(word string, tone report.Tone, detail string) ui.Standing {
		return ui.Standing{Badge: report.Badge{Word: word, Tone: tone}, Detail: detail}
	}
	pathogenic, benign := standing("Pathogenic", report.ToneAct, "panel, 3 stars"), standing("Likely benign", report.ToneStandard, "1 star, 2026-10-30")
	return &ui.Proposal{
		File: "clinvar.vcf.gz", Build: "GRCh38", Date: "2026-11-21", Bytes: 181e6, Before: "2026.11", After: "2026.11+clinvar.2026-11-21",
		Checks: []ui.Check{{Text: "ClinVar’s own layout, complete to its end", Passed: true}, {Text: "newer than ours (2026-08-17), not of the future", Passed: true},
			{Text: "GRCh38: 29,412 of 29,412 bases agree", Passed: true}, {Text: "BRCA1: 14,840 of our 14,851 alleles are in it", Passed: true}},
		Read: 29412, Same: 27655, Counts: []ui.Count{{N: 1684, Text: "new here"}, {N: 61, Text: "class changed"}, {N: 9, Text: "now pathogenic"}, {N: 10, Text: "now conflicting"}, {N: 3, Text: "for you to decide"}},
		Changes: []string{"BRCA1 c.1A>G: uncertain → likely pathogenic", "BRCA2 c.8524C>T: uncertain → benign"},
		Questions: []ui.Question{
			{ID: "1", Gene: "BRCA2", Name: "c.7007G>A (p.Arg2336His)", Reason: "panel class lost", Why: "Few classes weigh more than an expert panel’s.", From: pathogenic, To: benign},
			{ID: "2", Gene: "BRCA1", Name: "c.5266dup (p.Gln1756ProfsTer74)", Reason: "truncating", Why: "A variant that cuts the protein short is rarely harmless.", From: pathogenic, To: standing("No row", report.ToneNeutral, "withdrawn, or not given")},
			{ID: "3", Gene: "BRCA2", Name: "c.9976A>T (p.Lys3326Ter)", Reason: "truncating", Why: "A variant that cuts the protein short is rarely harmless.", From: pathogenic, To: benign},
		},
		Change: keeper{},
	}
}
