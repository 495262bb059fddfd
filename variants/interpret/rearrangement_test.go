package interpret_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/germline"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/patient"
)

// callersLines writes a rearrangement in the ways of callers: as sequence, by a symbol, by a number of copies, and
// as a pair of breakends. The lines lack the contig's prefix; their fields are parted by blanks.
func callersLines(r knowledge.Rearrangement, bases string) map[string][]string {
	start, end, first := r.Bases.Start, r.Bases.End, bases[:1]
	base := func(p int) string { return bases[p-start+1 : p-start+2] }
	length := end - start + 1
	info := func(kind string, n int) string { return fmt.Sprintf("SVTYPE=%s;END=%d;SVLEN=%d", kind, end, n) }
	if r.Type == "DUP" {
		return map[string][]string{
			"sequence": {fmt.Sprintf("%s %d . %s %s . PASS . GT 0/1", r.Bases.Contig, start-1, first, bases)},
			"symbol":   {fmt.Sprintf("%s %d . %s <DUP> . PASS %s GT 0/1", r.Bases.Contig, start-1, first, info("DUP", length))},
			"copies":   {fmt.Sprintf("%s %d . %s <CNV> . PASS %s GT:CN ./.:3", r.Bases.Contig, start-1, first, info("CNV", length))},
			"breakends": {
				fmt.Sprintf("%s %d b1 %s ]@%d]%s . PASS SVTYPE=BND;MATEID=b2 GT 0/1", r.Bases.Contig, start, base(start), end, base(start)),
				fmt.Sprintf("%s %d b2 %s %s[@%d[ . PASS SVTYPE=BND;MATEID=b1 GT 0/1", r.Bases.Contig, end, base(end), base(end), start),
			},
		}
	}
	after := bases[len(bases)-1:]
	return map[string][]string{
		"sequence": {fmt.Sprintf("%s %d . %s %s . PASS . GT 0/1", r.Bases.Contig, start-1, bases[:len(bases)-1], first)},
		"symbol":   {fmt.Sprintf("%s %d . %s <DEL> . PASS %s GT 0/1", r.Bases.Contig, start-1, first, info("DEL", -length))},
		"copies":   {fmt.Sprintf("%s %d . %s <CNV> . PASS %s GT:CN ./.:1", r.Bases.Contig, start-1, first, info("CNV", length))},
		"breakends": {
			fmt.Sprintf("%s %d b1 %s %s[@%d[ . PASS SVTYPE=BND;MATEID=b2 GT 0/1", r.Bases.Contig, start-1, first, first, end+1),
			fmt.Sprintf("%s %d b2 %s ]@%d]%s . PASS SVTYPE=BND;MATEID=b1 GT 0/1", r.Bases.Contig, end+1, after, start-1, after),
		},
	}
}

// sampled are exact rearrangements of both genes that take or copy whole exons, spread over the table.
func sampled(t *testing.T, base *sqlite.Base, ref *genome.Reference, in variants.Assembly) map[string]knowledge.Rearrangement {
	t.Helper()
	out := map[string]knowledge.Rearrangement{}
	for _, gene := range []string{"BRCA1", "BRCA2"} {
		all, err := base.Rearrangements(t.Context(), in, gene)
		if err != nil {
			t.Fatal(err)
		}
		all = slices.DeleteFunc(all, func(r knowledge.Rearrangement) bool {
			_, held := ref.Bases(in, variants.Interval{Contig: r.Bases.Contig, Start: r.Bases.Start - 1, End: r.Bases.End + 1})
			kind := r.Type == "DEL" && r.Inserted == 0 || r.Type == "DUP"
			return !kind || !r.Exact || !held || r.Bases.Len() < 300 || r.Stars == 0 || r.Class != knowledge.Pathogenic
		})
		for i := 0; i < 15; i++ {
			r := all[i*len(all)/15]
			out[gene+" "+r.Name] = r
		}
	}
	return out
}

// TestRearrangementsInEverySpelling: a published rearrangement is the same event, with the same exons, class and
// conclusion, however a file writes it, on both builds.
func TestRearrangementsInEverySpelling(t *testing.T) {
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	in, ref := interpreter(t), bundled(t, base)
	for _, build := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
		told := 0
		for name, r := range sampled(t, base, ref, build) {
			bases, _ := ref.Bases(build, variants.Interval{Contig: r.Bases.Contig, Start: r.Bases.Start - 1, End: r.Bases.End + 1})
			if r.Type == "DUP" {
				bases = bases[:len(bases)-1]
			}
			first, how := "", ""
			for spelling, lines := range callersLines(r, bases) {
				for i := range lines {
					lines[i] = strings.ReplaceAll(lines[i], "@", string(r.Bases.Contig)+":")
				}
				f := findings(t, in, build, "", patient.Case{Age: -1, Scope: patient.Cancer}, lines)
				got := eventIn(f, r.Gene)
				if first == "" {
					first, how = got, spelling
				}
				if got != first || !strings.Contains(got, string(germline.PathogenicFound)) {
					t.Errorf("%v %s, as %s: %s; as %s: %s", build, name, spelling, got, how, first)
				}
				told++
			}
		}
		if told < 80 {
			t.Errorf("%v: only %d lines were read", build, told)
		}
		t.Logf("%v: %d spellings", build, told)
	}
}

// eventIn is what is concluded of a gene, and of its one event.
func eventIn(f *interpret.Findings, gene string) string {
	for _, g := range f.Cancer.Genes {
		if g.Gene != gene {
			continue
		}
		if len(g.Structural) != 1 {
			return fmt.Sprintf("%s, %d events", g.Conclusion, len(g.Structural))
		}
		s := g.Structural[0]
		match := s.Decides()
		if match == nil {
			return fmt.Sprintf("%s, no match for %s %d-%d", g.Conclusion, s.Kind(), s.Start, s.End)
		}
		return fmt.Sprintf("%s %s %d-%d exons %v (%v), %s, %s, frame %s, promoter %v", g.Conclusion, s.Kind(), s.Start, s.End, s.Exons, s.LegacyExons,
			match.Class, s.Consequence, s.Frame, s.Promoter)
	}
	return ""
}

// bundled is the base's reference sequence.
func bundled(t *testing.T, base *sqlite.Base) *genome.Reference {
	t.Helper()
	parts, err := base.References(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var slices []genome.Slice
	for _, s := range parts {
		slices = append(slices, genome.Slice{Assembly: s.Assembly, Contig: s.Contig, Start: s.Start, Bases: s.Bases})
	}
	return genome.NewReference(slices)
}
