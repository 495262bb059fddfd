package pgx

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWhoseCalls: laboratory, method and date are read from columns, from named ones, and from comments above.
func TestWhoseCalls(t *testing.T) {
	for name, in := range map[string]string{
		"in order": "CYP2D6\t*1/*4\t\t\tLab  A\tPCR\t2026-03-14\n",
		"named":    "#gene\tDate\tlab\tdiplotype\tremark\tMethod\nCYP2D6\t2026-03-14\tLab A\t*1/*4\tnone\tPCR\n",
		"comments": "# Laboratory: Lab A\n#method:PCR\ngene\tdiplotype\tphenotype\n# date: 2026-03-14\nCYP2D6\t*1/*4\n",
		"both":     "# laboratory: Lab B\n# date: 2026-03-14\nCYP2D6\t*1/*4\t\t\tLab A\tPCR\n",
	} {
		calls, err := ParseOutsideCalls("calls.tsv", strings.NewReader(in))
		if err != nil {
			t.Fatal(name, err)
		}
		want := []OutsideCall{{Gene: "CYP2D6", Diplotype: "*1/*4", Laboratory: "Lab A", Method: "PCR", Date: "2026-03-14", Where: calls[0].Where}}
		if d := cmp.Diff(want, calls); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

// TestDiscordantCalls: two sources that contradict each other give no result, in either order; what says the same is one result.
func TestDiscordantCalls(t *testing.T) {
	c := New(testGenes(t))
	qs := c.Questions()
	absent := file{rest: "absent"}.observe(qs)
	const differ = "discordant"
	for _, test := range []struct{ name, a, b, want string }{
		{"the same diplotype", "CYP2D6\t*1/*4\t\t\tA", "CYP2D6\t*4/*1.001\t\t\tB", "*1/*4"},
		{"the same without a source", "CYP2D6\t*1/*4", "CYP2D6\t*1/*4", "*1/*4"},
		{"a diplotype and its phenotype", "CYP2D6\t*1/*4\t\t\tA", "CYP2D6\t\tIM\t\tB", "*1/*4"},
		{"a diplotype and another phenotype", "CYP2D6\t*1/*4\t\t\tA", "CYP2D6\t\tPM\t\tB", differ},
		{"a diplotype and another score", "CYP2D6\t*1/*4\t\t\tA", "CYP2D6\t\t\t0.5\tB", differ},
		{"a phenotype and a score of it", "CYP2D6\t\tIM\t\tA", "CYP2D6\t\t\t0.5\tB", "Intermediate Metabolizer"},
		{"two diplotypes", "CYP2C19\t*1/*1\t\t\tA", "CYP2C19\t*2/*2\t\t\tB", differ},
		{"two diplotypes of one phenotype", "CYP2C19\t*2/*2\t\t\tA", "CYP2C19\t*2/*3\t\t\tB", differ},
		{"two dates of one laboratory", "CYP2C19\t*1/*1\t\t\tA\t\t2020", "CYP2C19\t*2/*2\t\t\tA\t\t2024", differ},
		{"possible diplotypes of one result", "CYP2C19\t*1/*1\t\t\tA\t\t2020", "CYP2C19\t*2/*2\t\t\tA\t\t2020", "*1/*1 | *2/*2"},
		{"open copies, and their number", "CYP2D6\t*1xN/*4\t\t\tA", "CYP2D6\t*1x2/*4\t\t\tB", "*1x2/*4 | *1x≥3/*4"},
		{"one without a result", "CYP2C19\t./.\t\t\tA", "CYP2C19\t*2/*2\t\t\tB", "*2/*2"},
		{"one against its own phenotype", "CYP2C19\t*1/*1\tPM\t\tA", "CYP2C19\t*1/*1\t\t\tB", differ},
		{"phenotypes of a gene without scores", "CYP2C19\t\tPM\t\tA", "CYP2C19\t\tNM\t\tB", differ},
		{"HLA, opposite statements", "HLA-B\t\t*57:01 negative\t\tA", "HLA-B\t\t*57:01 positive\t\tB", differ},
		{"HLA, a typing and a statement against it", "HLA-B\t*57:01/*08:01\t\t\tA", "HLA-B\t\t*57:01 negative\t\tB", differ},
		{"HLA, a typing and its statement", "HLA-B\t*57:01/*08:01\t\t\tA", "HLA-B\t\t*57:01 positive\t\tB", "*08:01/*57:01 | *57:01 positive"},
		{"HLA, two typings", "HLA-B\t*07:02/*08:01\t\t\tA", "HLA-B\t*07:02/*44:02\t\t\tB", differ},
	} {
		for _, in := range []string{test.a + "\n" + test.b, test.b + "\n" + test.a} {
			calls, err := ParseOutsideCalls("calls.tsv", strings.NewReader(in))
			if err != nil {
				t.Fatal(test.name, err)
			}
			results := c.Call(absent, qs, Input{OutsideCalls: calls})
			got := results[slices.IndexFunc(results, func(r Result) bool { return r.Gene == calls[0].Gene })]
			said := labels(got.Diplotypes)
			if got.NoResult == Discordant {
				said = differ
			}
			if parts := strings.Split(said, " | "); test.want != said && !slices.Equal(parts, reversed(test.want)) {
				t.Errorf("%s: %q; want %q", test.name, said, test.want)
			}
			if (said == differ) != (len(got.Recommendation) == 0) || len(got.Outside) != 2 || said == differ && !slices.Contains(codes(got), "outside_discordant") {
				t.Errorf("%s: %v, %v", test.name, got.Recommendation, codes(got))
			}
		}
	}
}

func reversed(text string) []string {
	parts := strings.Split(text, " | ")
	slices.Reverse(parts)
	return parts
}
