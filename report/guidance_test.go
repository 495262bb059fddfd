package report

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/assets"
	"allelens/report/text"
	"allelens/variants/drugs"
	"allelens/variants/knowledge"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func recommendations(t testing.TB) []knowledge.Recommendation {
	t.Helper()
	base, err := knowledge.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	recs, err := base.Recommendations(t.Context())
	if err != nil || len(recs) == 0 {
		t.Fatalf("%d recommendations: %v", len(recs), err)
	}
	return recs
}

// TestGuidanceOfEveryRow holds one text for each distinct set of facts, with the primary
// action that leads it, against the golden file, which a pharmacist can read.
func TestGuidanceOfEveryRow(t *testing.T) {
	drugsOf := map[string][]string{}
	said := map[string]string{}
	for _, r := range recommendations(t) {
		k := r.PrimaryAction + " | " + strings.Join(r.Facts, "; ")
		said[k] = guidance(text.English(), drugs.Match{Recommendation: r})
		if !slices.Contains(drugsOf[k], r.Drug) {
			drugsOf[k] = append(drugsOf[k], r.Drug)
		}
	}
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(said)) {
		names := drugsOf[k]
		if len(names) > 4 {
			names = append(slices.Clone(names[:4]), "…")
		}
		fmt.Fprintf(&b, "%s | %s\n\t%s\n", k, strings.Join(names, ", "), said[k])
	}
	const golden = "testdata/golden/guidance.txt"
	if *update {
		if err := os.MkdirAll("testdata/golden", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("guidance has changed; read it, then -update:\n%s", diff)
	}
}
