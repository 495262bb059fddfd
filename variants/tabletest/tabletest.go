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

// Rows reads a file of tab-separated columns, its first line their names, as one map a row. The
// test is skipped, and says so, where the file is absent; a row that is wider than the first line
// ends it.
func Rows(t testing.TB, path string) []map[string]string {
	t.Helper()
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("not beside the project: %s", path)
	}
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
