package pgx

import (
	"bufio"
	"context"
	"os"
	"strings"
	"sync"
	"testing"

	"allelens/assets"
	"allelens/variants/knowledge"
)

// table reads a file of tab-separated columns, by column name.
func table(t testing.TB, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		t.Skipf("%s is absent", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var rows []map[string]string
	var header []string
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if header == nil {
			header = fields
			continue
		}
		row := make(map[string]string, len(header))
		for i, h := range header {
			if i < len(fields) {
				row[h] = fields[i]
			}
		}
		rows = append(rows, row)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return rows
}

func list(s, sep string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, sep)
}

var bundled = sync.OnceValues(func() ([]knowledge.Pharmacogene, error) {
	base, err := knowledge.Open(context.Background(), assets.Knowledge)
	if err != nil {
		return nil, err
	}
	defer base.Close()
	return base.Pharmacogenes(context.Background())
})

// testGenes is the bundled definitions.
func testGenes(t testing.TB) []knowledge.Pharmacogene {
	t.Helper()
	genes, err := bundled()
	if err != nil {
		t.Fatal(err)
	}
	if len(genes) != 23 {
		t.Fatalf("%d pharmacogenes, want 23", len(genes))
	}
	return genes
}
