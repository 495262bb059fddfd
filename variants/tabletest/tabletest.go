// Package tabletest reads tables for tests: those of the project, and the facts and samples that
// lie beside it.
package tabletest

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// Required is the variable that, set to 1, turns a test into a failure that would be skipped because
// the facts and samples are not beside the project.
const Required = "ALLELENS_REQUIRE_SAMPLES"

// Beside returns the path of a file or folder of the facts and samples. Where it is absent the test is
// skipped and says so, or fails; see Required.
func Beside(t testing.TB, path string) string {
	t.Helper()
	if !Has(t, path) {
		t.Skipf("not beside the project: %s", path)
	}
	return path
}

// Has reports whether a file or folder of the facts and samples is there. The test fails where it has to
// be; see Required.
func Has(t testing.TB, path string) bool {
	t.Helper()
	_, err := os.Stat(path)
	if err == nil {
		return true
	}
	if !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	if os.Getenv(Required) == "1" {
		t.Fatalf("not beside the project, and %s is set: %s", Required, path)
	}
	return false
}

// Rows reads a file of tab-separated columns, its first line their names, as one map a row; see Beside
// for where it is absent. A row that is wider than the first line ends the test.
func Rows(t testing.TB, path string) []map[string]string {
	t.Helper()
	content, err := os.ReadFile(Beside(t, path))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(content), "\n"), "\n")
	names := strings.Split(lines[0], "\t")
	rows := make([]map[string]string, len(lines)-1)
	for i, line := range lines[1:] {
		cells := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		if len(cells) > len(names) {
			t.Fatalf("%s:%d: %d columns, and names for %d", path, i+2, len(cells), len(names))
		}
		rows[i] = make(map[string]string, len(cells))
		for j, cell := range cells {
			rows[i][names[j]] = cell
		}
	}
	return rows
}

// Sample is all of the rows, or every step-th one under -short: sweeps of a whole table are for the
// build server, a sample of it for the work in between.
func Sample[T any](rows []T, step int) []T {
	if !testing.Short() {
		return rows
	}
	sampled := make([]T, 0, len(rows)/step+1)
	for i := 0; i < len(rows); i += step {
		sampled = append(sampled, rows[i])
	}
	return sampled
}
