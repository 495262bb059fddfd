package csv

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"allelens/report/reporttest"
)

func read(t *testing.T, out []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestConform(t *testing.T) {
	reporttest.Conform(t, reporttest.Face{Write: Write, Read: func(t *testing.T, out []byte) string {
		var b strings.Builder
		for _, row := range read(t, out) {
			if len(row) != 4 {
				t.Fatalf("%d fields: %q", len(row), row)
			}
			for _, field := range row {
				if strings.ContainsAny(field[:min(1, len(field))], "=+@") {
					t.Errorf("a spreadsheet takes %.40q for a formula", field)
				}
				b.WriteString(field + "\n")
			}
		}
		return b.String()
	}})
}

func TestInert(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "BRCA1": "BRCA1", "*1/*2": "*1/*2", "-0.12": "-0.12", "-": "'-",
		"=1+1": "'=1+1", "+1": "'+1", "-1+cmd|x": "'-1+cmd|x", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1",
		"  =1": "'  =1", "\ufeff=1": "'\ufeff=1", "＝1": "'＝1", "-1639 G/-1639 A": "'-1639 G/-1639 A",
	} {
		if got := inert(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestOutsideDefinitions: what the file holds of a gene beyond the definitions has lines of its own.
func TestOutsideDefinitions(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, reporttest.Sample()); err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, row := range read(t, out.Bytes()) {
		if len(row) > 3 && row[1] == "CYP2C19" {
			found[row[2]] += row[3]
		}
	}
	if !strings.Contains(found["outside_change"], "p.Trp241Ter; loss of function") || !strings.Contains(found["outside_definitions"], "1 in all") {
		t.Errorf("%q, %q", found["outside_change"], found["outside_definitions"])
	}
}
