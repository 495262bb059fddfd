package pgx

import (
	"context"
	"strings"
	"sync"
	"testing"

	"allelens/assets"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
)

func list(s, sep string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, sep)
}

var bundled = sync.OnceValues(func() ([]knowledge.Pharmacogene, error) {
	base, err := sqlite.Open(context.Background(), assets.Knowledge)
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
