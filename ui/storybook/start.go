package main

import (
	"context"

	"allelens/report"
	"allelens/ui"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/patient"
)

var _ workspace.Sealer = engine{}

// Unseal implements workspace.Sealer.
func (engine) Unseal(path string, _ workspace.Key) (workspace.Sealed, error) {
	return nil, variants.Fail("file_missing", path)
}

// Recipients implements workspace.Sealer.
func (engine) Recipients(name string) ([]string, error) { return []string{name}, nil }

// Seal implements workspace.Sealer.
func (engine) Seal(_ context.Context, path string, _ workspace.Key, _ workspace.Observations, _ patient.Case, _ *report.Report) (workspace.Sealed, error) {
	return nil, variants.Fail("sealed_unwritable", path)
}

// known is what the first page says of a knowledge base.
func known(r *report.Report) ui.Knowledge {
	age := func(date string, months int, state, text string) report.Age {
		return report.Age{Date: date, Months: months, State: state, Text: text}
	}
	k := ui.Knowledge{Version: r.KnowledgeBase.Version, Sites: 1223, Medicines: 185}
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
