package csv

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"allelens/report/reporttest"
	"allelens/report/table"
)

// TestRoundTrip: what a program reads back is what the tables hold, also of hostile texts, but for apostrophes and signs for what cannot be seen.
func TestRoundTrip(t *testing.T) {
	for _, tab := range table.All(reporttest.Sample()) {
		got := read(t, tab)
		if len(got) != len(tab.Rows)+1 || strings.Join(got[0], ",") != strings.Join(tab.Columns, ",") {
			t.Fatalf("%s: %d rows under %q", tab.Name, len(got)-1, got[0])
		}
		for i, row := range tab.Rows {
			for j, c := range row {
				if want := table.Text(c); got[i+1][j] != strings.ReplaceAll(want, "\t", "→") && got[i+1][j] != want && got[i+1][j] != "'"+want {
					t.Errorf("%s %s: %q, want %q", tab.Name, tab.Columns[j], got[i+1][j], want)
				}
			}
		}
	}
	for name, r := range reporttest.Hostile() {
		for _, tab := range table.All(r) {
			for _, row := range read(t, tab)[1:] {
				for _, field := range row {
					if strings.ContainsAny(field[:min(1, len(field))], "=@|%") {
						t.Errorf("%s: a spreadsheet takes %.40q for a formula", name, field)
					}
				}
			}
		}
	}
}

func read(t *testing.T, tab table.Table) [][]string {
	t.Helper()
	var out, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&out, &again} {
		if err := Write(w, tab); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Errorf("%s: two runs differ", tab.Name)
	}
	text, marked := bytes.CutPrefix(out.Bytes(), []byte("\xef\xbb\xbf"))
	if !marked {
		t.Errorf("%s: no byte order mark", tab.Name)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestInert(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "BRCA1": "BRCA1", "*1/*2": "*1/*2", "-0.12": "-0.12", "-": "'-", "-1639": "-1639",
		"=1+1": "'=1+1", "+1": "+1", "+1+cmd|x": "'+1+cmd|x", "-1+cmd|x": "'-1+cmd|x", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1",
		"  =1": "'  =1", "\ufeff=1": "'\ufeff=1", "＝1": "'＝1", "-1639 G/-1639 A": "-1639 G/-1639 A", "-1639G>A": "-1639G>A",
		"-2+SUM(A1)": "'-2+SUM(A1)", "-1!A1": "'-1!A1", "-x": "'-x", "+HYPERLINK": "'+HYPERLINK",
	} {
		if got := inert(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
