package update

import (
	"context"
	_ "embed"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/knowledge/sqlite"
)

// known are alleles whose side is beyond doubt: tab-separated gene, position in GRCh38, REF, ALT,
// "P" or "B", and a name, under a header.
//
//go:embed known.tsv
var known string

// How much of the bundled base a file must hold, in percent. ClinVar withdraws and merges few
// records from one release to the next; a file that lacks more is cut, filtered or of another kind.
const (
	leastRows  = 90 // of a gene's classified alleles
	leastPanel = 98 // of the expert panel's classes, on the side where they were
)

// panelStars are the stars of an expert panel's class; a practice guideline has more.
const panelStars = 3

// check holds the new rows against the bundled ones and against what is beyond doubt.
func (b *bundle) check(r *reading, all []merged) []Check {
	checks := []Check{{Code: "reference", Found: r.compared - len(r.mismatches), Of: r.compared, Least: r.compared, Failed: some(r.mismatches)}}
	for _, gene := range b.genes() {
		c := Check{Code: "rows", Gene: gene}
		for _, m := range all {
			if m.Gene != gene || m.before == nil || m.before.ClassUnknown {
				continue
			}
			c.Of++
			if m.entry != nil {
				c.Found++
			}
		}
		c.Least = atLeast(c.Of, leastRows)
		checks = append(checks, c)
	}
	return append(checks, panel(all), b.foundersRight(all), knownRight(all))
}

func (b *bundle) genes() []string {
	var genes []string
	for _, c := range b.classed {
		if !slices.Contains(genes, c.Gene) {
			genes = append(genes, c.Gene)
		}
	}
	return genes
}

// atLeast is a part of n in percent, rounded up.
func atLeast(n, percent int) int { return (n*percent + 99) / 100 }

// panel counts the expert panel's classes of the bundled base that stay on their side.
func panel(all []merged) Check {
	c := Check{Code: "panel"}
	var failed []string
	for _, m := range all {
		if m.before == nil || m.before.Stars < panelStars {
			continue
		}
		c.Of++
		if m.entry != nil && m.before.Class.Side() == m.Class.Side() {
			c.Found++
		} else {
			failed = append(failed, m.HGVSC)
		}
	}
	c.Least, c.Failed = atLeast(c.Of, leastPanel), some(failed)
	return c
}

// foundersRight: every founder variant is in the file and pathogenic or likely so, with a review.
func (b *bundle) foundersRight(all []merged) Check {
	wanted := map[variants.Allele]answer{}
	for _, f := range b.founders {
		wanted[variants.Allele{Contig: b.contig(f.Gene), Pos: f.Pos38, Ref: f.Ref, Alt: f.Alt}] = answer{1, f.Gene + " " + f.LegacyName}
	}
	return answers("founders", wanted, all)
}

// answer is what must come out for an allele.
type answer struct {
	side int
	name string
}

func knownRight(all []merged) Check {
	wanted := map[variants.Allele]answer{}
	contigs := map[string]variants.Contig{}
	for _, m := range all {
		contigs[m.Gene] = m.Contig
	}
	for _, line := range strings.Split(strings.TrimSpace(known), "\n")[1:] {
		f := strings.Split(line, "\t")
		pos, _ := strconv.Atoi(f[1]) // a wrong number finds nothing, and the check fails
		a := answer{-1, f[0] + " " + f[5]}
		if f[4] == "P" {
			a.side = 1
		}
		wanted[variants.Allele{Contig: contigs[f[0]], Pos: pos, Ref: f[2], Alt: f[3]}] = a
	}
	return answers("known", wanted, all)
}

// answers counts the alleles whose class in the file stands on the right side, with a review.
func answers(code string, wanted map[variants.Allele]answer, all []merged) Check {
	c := Check{Code: code, Of: len(wanted), Least: len(wanted)}
	for _, m := range all {
		a, asked := wanted[m.Allele(variants.GRCh38)]
		switch {
		case !asked:
		case m.entry != nil && m.Stars > 0 && m.Class.Side() == a.side:
			c.Found++
		default:
			c.Failed = append(c.Failed, a.name)
		}
	}
	return c
}

// mostNamed is how many failures are named.
const mostNamed = 10

func some(failed []string) []string { return failed[:min(len(failed), mostNamed)] }

// opens checks that the new base is one: it opens, has the rows, and finds each of them.
func opens(ctx context.Context, file []byte, all []merged) (Check, error) {
	c := Check{Code: "structure", Of: len(all), Least: len(all)}
	base, err := sqlite.Open(ctx, file)
	if err != nil {
		return c, err
	}
	defer func() { _ = base.Close() }() // only read
	rows, err := base.Classifications(ctx)
	if err != nil {
		return c, err
	}
	for i, row := range rows {
		if i < len(all) && row.Row == all[i].Row && row.Allele(variants.GRCh37) == all[i].Allele(variants.GRCh37) && row.Class == all[i].Class && row.Stars == all[i].Stars {
			c.Found++
		}
	}
	return c, nil
}
