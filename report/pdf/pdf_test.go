package pdf

import (
	"bytes"
	"os"
	"testing"

	"allelens/report/reporttest"
)

func TestSameReportSameBytes(t *testing.T) {
	var first bytes.Buffer
	if err := Write(&first, reporttest.Sample(), nil); err != nil {
		t.Fatal(err)
	}
	if path := os.Getenv("PDF_OUT"); path != "" {
		os.WriteFile(path, first.Bytes(), 0o600)
	}
	for range 3 {
		var again bytes.Buffer
		if err := Write(&again, reporttest.Sample(), nil); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), again.Bytes()) {
			t.Fatal("two runs differ")
		}
	}
}
