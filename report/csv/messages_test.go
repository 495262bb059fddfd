package csv

import (
	"bytes"
	"encoding/csv"
	"errors"
	"reflect"
	"strings"
	"testing"

	"allelens/report"
)

func TestWriteMessages(t *testing.T) {
	r := &report.Report{}
	r.Quality.Messages = []report.Message{
		{Code: "few_columns", Severity: "error", Where: "a.vcf:7", Text: "A line has\ttoo few \"columns\"."},
		{Code: "filter_undeclared", Severity: "warning", Where: "=HYPERLINK(1)", Text: "Two\nlines."},
		{Code: "not_whole", Severity: "info"},
	}
	var out bytes.Buffer
	if err := WriteMessages(&out, r); err != nil {
		t.Fatal(err)
	}
	if head, _, _ := strings.Cut(out.String(), "\n"); head != "code\tseverity\twhere\ttext" {
		t.Errorf("header %q", head)
	}
	in := csv.NewReader(&out)
	in.Comma = '\t'
	got, err := in.ReadAll()
	want := [][]string{
		{"code", "severity", "where", "text"},
		{"few_columns", "error", "a.vcf:7", "A line has\ttoo few \"columns\"."},
		{"filter_undeclared", "warning", "'=HYPERLINK(1)", "Two\nlines."},
		{"not_whole", "info", "", ""},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("rows %q, %v", got, err)
	}
	if err := WriteMessages(full{}, r); !errors.Is(err, errFull) {
		t.Errorf("a full disk is told as %v", err)
	}
}

var errFull = errors.New("full")

// full takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }
