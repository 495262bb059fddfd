package vcf

import (
	"os"
	"path/filepath"
	"testing"
)

// TestDescribeReadsNoRecord: a file is described alike whatever stands behind its header, also what is no record.
func TestDescribeReadsNoRecord(t *testing.T) {
	for name, text := range map[string]string{"records": head + body(3), "none": head, "rubbish": head + "no record\nat all", "bgzip": bgzip(t, head+body(3))} {
		path := filepath.Join(t.TempDir(), "a.vcf")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		h, id, err := Describe(t.Context(), path)
		if err != nil || len(h.Samples) != 1 || id.Name != "a.vcf" || id.Bytes != int64(len(text)) || id.SHA256 != "" {
			t.Errorf("%s: %+v, %+v, %v", name, h, id, err)
		}
	}
	if _, _, err := Describe(t.Context(), filepath.Join(t.TempDir(), "none.vcf")); !isProblem(err, "file_missing") {
		t.Errorf("a missing file: %v", err)
	}
}
