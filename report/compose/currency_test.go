package compose

import (
	"testing"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants/knowledge"
)

// TestAges: amber after six months, red after twelve; a day or month that is not known is taken for the first.
func TestAges(t *testing.T) {
	for _, c := range []struct {
		date, day string
		months    int
		state     string
	}{
		{"2026-11-28", "2026-11-28", 0, report.Current},
		{"2026-05-28", "2026-11-28", 6, report.Current},
		{"2026-05-27", "2026-11-28", 6, report.Ageing},
		{"2026-05-29", "2026-11-28", 5, report.Current},
		{"2026-05", "2026-11-28", 6, report.Ageing},
		{"2025-11-28", "2026-11-28", 12, report.Ageing},
		{"2025-11-27", "2026-11-28", 12, report.Old},
		{"2025-11", "2026-11-28", 12, report.Old},
		{"2026", "2026-11-28", 10, report.Ageing},
		{"2016-09", "2026-11-28", 122, report.Old},
		{"2026-08-17", "2026-01-01", 0, report.Current},
	} {
		if a := ageOf(text.English(), c.date, c.day); a.Months != c.months || a.State != c.state || a.Text == "" {
			t.Errorf("%s on %s: %+v, want %d, %s", c.date, c.day, a, c.months, c.state)
		}
	}
}

// TestCurrency: each part tells its newest date and that of its oldest tenth, and is as old as the older of both.
func TestCurrency(t *testing.T) {
	editions := []knowledge.Edition{
		{Part: "guidance", Of: "CPIC", Date: "2026-08-13", Rows: 100},
		{Part: "classes", Of: "BRCA1", Date: "2026-08-17", Rows: 70},
		{Part: "classes", Of: "BRCA1", Date: "2021-07-15", Rows: 25},
		{Part: "classes", Of: "BRCA1", Date: "2016-09", Rows: 5},
		{Part: "classes", Of: "BRCA2", Date: "2026-04-01", Rows: 95},
		{Part: "classes", Of: "BRCA2", Date: "2016-09", Rows: 5},
	}
	all := CurrencyOf(text.English(), editions, "2026-11-28")
	want := []struct{ of, newest, oldest, state string }{
		{"BRCA1", "2026-08-17", "2021-07-15", report.Old},
		{"BRCA2", "2026-04-01", "2026-04-01", report.Ageing},
		{"CPIC", "2026-08-13", "2026-08-13", report.Current},
	}
	if len(all) != len(want) {
		t.Fatalf("%+v", all)
	}
	for i, w := range want {
		if c := all[i]; c.Of != w.of || c.Newest.Date != w.newest || c.Oldest.Date != w.oldest || c.State != w.state || c.Badge.Tone != ageTones[w.state] {
			t.Errorf("%+v, want %+v", c, w)
		}
	}
	if !Renewable(all) || Renewable(all[1:]) {
		t.Error("a newer file of ClinVar is offered where classes are old, and there alone")
	}
}
