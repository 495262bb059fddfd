package germline_test

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/acmg"
	"allelens/variants/genome"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
	"allelens/variants/tabletest"
)

// specification reads the expert panel's criteria from the base.
func specification(t testing.TB, b *sqlite.Base) (s acmg.Tables) {
	t.Helper()
	var err error
	if s.Codes, err = b.CriteriaCodes(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s.Thresholds, err = b.Thresholds(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s.StopCodons, err = b.StopCodons(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s.Splice, err = b.SpliceSites(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s.Assays, err = b.AssayClasses(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

// assessor makes a classifier with criteria that looks things up in l.
func assessor(t testing.TB, b *sqlite.Base, l germline.Lookup, s acmg.Tables) *germline.Classifier {
	t.Helper()
	slices, err := b.References(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var parts []genome.Slice
	for _, s := range slices {
		parts = append(parts, genome.Slice{Assembly: s.Assembly, Contig: s.Contig, Start: s.Start, Bases: s.Bases})
	}
	transcripts, err := b.Transcripts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c, err := germline.New(transcripts, nil, genome.NewReference(parts), l)
	if err != nil {
		t.Fatal(err)
	}
	if c, err = c.With(s, ""); err != nil {
		t.Fatal(err)
	}
	return c
}

// hidden is a knowledge base that holds no class: what is left of a row is that it is a founder
// variant, for the panel exempts these from the criteria of frequency.
type hidden struct{ *sqlite.Base }

func (h hidden) Classification(ctx context.Context, in variants.Assembly, a variants.Allele) (*knowledge.Classification, error) {
	c, err := h.Base.Classification(ctx, in, a)
	if c == nil || err != nil {
		return nil, err
	}
	return &knowledge.Classification{Gene: c.Gene, Class: knowledge.NotReviewed, Stars: -1, Populations: c.Populations}, nil
}

func (hidden) Rearrangements(context.Context, variants.Assembly, string) ([]knowledge.Rearrangement, error) {
	return nil, nil
}

func atoi(t testing.TB, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// judged classifies changes of one gene, keyed by allele.
func judged(t testing.TB, c *germline.Classifier, gene string, changes []ledger.Change) map[variants.Allele]germline.Finding {
	t.Helper()
	o := &ledger.Observations{Assembly: variants.GRCh38, Variants: changes, Coverage: []ledger.Coverage{{Gene: gene}}}
	r, err := c.Classify(t.Context(), o, ledger.Declaration{})
	if err != nil {
		t.Fatal(err)
	}
	found := map[variants.Allele]germline.Finding{}
	for _, f := range r.Genes[0].Findings {
		found[f.Allele] = f
	}
	return found
}

var classes = []knowledge.Class{knowledge.Pathogenic, knowledge.LikelyPathogenic, knowledge.Uncertain, knowledge.LikelyBenign, knowledge.Benign}

// held are the alleles of the knowledge base as changes of a file, by gene.
func held(t testing.TB, which func(row map[string]string) bool) (changes map[string][]ledger.Change, rows map[variants.Allele]map[string]string) {
	t.Helper()
	changes, rows = map[string][]ledger.Change{}, map[variants.Allele]map[string]string{}
	for _, row := range tabletest.Rows(t, "../../assets/knowledge/classification.tsv") {
		if !which(row) {
			continue
		}
		a := variants.Allele{Contig: variants.Contig(row["contig"]), Pos: atoi(t, row["pos38"]), Ref: row["ref"], Alt: row["alt"]}
		rows[a] = row
		ch := change(a, variants.Variant)
		ch.Gene = row["gene"]
		changes[row["gene"]] = append(changes[row["gene"]], ch)
	}
	return changes, rows
}

// judgedOnce is what everyFinding gives.
var judgedOnce struct {
	findings map[string]map[variants.Allele]germline.Finding
	rows     map[variants.Allele]map[string]string
}

// everyFinding judges, once for all tests, the alleles of the knowledge base with their class hidden. It gives them by
// gene, and the rows of the table that they are.
func everyFinding(t *testing.T) (map[string]map[variants.Allele]germline.Finding, map[variants.Allele]map[string]string) {
	t.Helper()
	if judgedOnce.findings == nil {
		base := open(t).base
		c := assessor(t, base, hidden{base}, specification(t, base))
		changes, rows := held(t, func(row map[string]string) bool { return !strings.Contains(row["alt"], "N") })
		findings := map[string]map[variants.Allele]germline.Finding{}
		for gene, of := range changes {
			findings[gene] = judged(t, c, gene, of)
		}
		judgedOnce.findings, judgedOnce.rows = findings, rows
	}
	return judgedOnce.findings, judgedOnce.rows
}

// TestAgainstTheExpertPanel applies the criteria to every allele that has an expert panel's
// class, without showing them that class, and compares.
func TestAgainstTheExpertPanel(t *testing.T) {
	if testing.Short() {
		t.Skip("judges every allele with an expert class; not under -short")
	}
	counts := map[[2]knowledge.Class]int{}
	found, rows := everyFinding(t)
	for _, of := range found {
		for a, f := range of {
			row := rows[a]
			if row["stars"] != "3" {
				continue
			}
			if f.Provisional == nil {
				t.Errorf("%s: nothing was judged", row["hgvs_c"])
				continue
			}
			observed := knowledge.Class(row["class"])
			counts[[2]knowledge.Class{f.Provisional.Class, observed}]++
			if opposite(f.Provisional.Class, observed) {
				t.Errorf("%s %s: %s by our rules (%d: %s), %s by the expert panel", row["hgvs_c"], row["hgvs_p"],
					f.Provisional.Class, f.Provisional.Points, codes(f), observed)
			}
		}
	}
	got := crosstab(counts)
	t.Logf("predicted (rows) by observed (columns)\n%s", got)
	if got != agreement {
		t.Errorf("the table has changed from\n%s", agreement)
	}
}

// agreement is our provisional class (rows) by the expert panel's (columns), for all alleles of
// the knowledge base with an expert panel's class.
const agreement = `                            pathogenic likely_pathogenic         uncertain     likely_benign            benign       conflicting
pathogenic                        4622                 0                 0                 0                 0                 0
likely_pathogenic                  170                 0                 0                 0                 0                 0
uncertain                          120                47                21               266              1022                 1
likely_benign                        0                 0                 0               834               103                 0
benign                               0                 0                 0                84               261                 0`

func opposite(a, b knowledge.Class) bool { return a.Side()*b.Side() < 0 }

// codes writes the criteria that are met: "PVS1_very_strong PM2_supporting".
func codes(f germline.Finding) string {
	var met []string
	for _, c := range f.Evidence {
		if c.Verdict == "met" {
			met = append(met, string(c.Code)+"_"+string(c.Strength))
		}
	}
	return strings.Join(met, " ")
}

func crosstab(counts map[[2]knowledge.Class]int) string {
	var b strings.Builder
	observed := append(classes[:len(classes):len(classes)], knowledge.Conflicting)
	fmt.Fprintf(&b, "%-20s", "")
	for _, o := range observed {
		fmt.Fprintf(&b, "%18s", o)
	}
	for _, p := range classes {
		fmt.Fprintf(&b, "\n%-20s", p)
		for _, o := range observed {
			fmt.Fprintf(&b, "%18d", counts[[2]knowledge.Class{p, o}])
		}
	}
	return b.String()
}

// TestModerateRiskIsNotBenign: variants whose carriers have a moderate risk are no likely benign ones: a single
// supporting criterion does not make them so.
func TestModerateRiskIsNotBenign(t *testing.T) {
	reduced := map[string]bool{}
	for _, row := range tabletest.Rows(t, "../../assets/knowledge/reduced_penetrance.tsv") {
		reduced[row["hgvs_c"]] = true
	}
	base := open(t).base
	c := assessor(t, base, hidden{base}, specification(t, base))
	changes, _ := held(t, func(row map[string]string) bool { return reduced[row["hgvs_c"]] })
	n := 0
	for gene, of := range changes {
		for _, f := range judged(t, c, gene, of) {
			n++
			if f.Provisional.Class.Side() < 0 {
				t.Errorf("%s: %s (%d: %s)", f.Name.C, f.Provisional.Class, f.Provisional.Points, codes(f))
			}
		}
	}
	if n != len(reduced) || n < 4 {
		t.Errorf("%d of %d", n, len(reduced))
	}
}

// TestUnpublishedPointsMeetNothing: results that no publication is named for are shown beside a variant and meet no
// criterion, for either side.
func TestUnpublishedPointsMeetNothing(t *testing.T) {
	unpublished, families := map[string]bool{}, map[string]bool{}
	for _, row := range tabletest.Rows(t, "../../assets/knowledge/functional.tsv") {
		if strings.HasSuffix(row["assay"], ", unpublished: no code") {
			unpublished[row["gene"]+" "+row["hgvs_p"]] = true
			families[row["gene"]+" "+row["hgvs_p"]] = families[row["gene"]+" "+row["hgvs_p"]] || strings.HasPrefix(row["class"], "PP1")
		}
	}
	shown, ofFamilies := 0, 0
	found, rows := everyFinding(t)
	for gene, of := range found {
		for a, f := range of {
			if !unpublished[gene+" "+rows[a]["hgvs_p"]] {
				continue
			}
			published := false
			for _, r := range f.Functional {
				if strings.HasSuffix(r.Assay, ", unpublished: no code") {
					shown++
				} else {
					published = true
				}
			}
			if families[gene+" "+f.Name.Protein()] {
				ofFamilies++
			}
			for _, code := range []acmg.Code{"PP1", "BS4", acmg.PS3, acmg.BS3} {
				if e := criterion(f, code); e.Verdict == "met" && (!published || code == "PP1" || code == "BS4") {
					t.Errorf("%s: %s met", f.Name.C, code)
				}
			}
		}
	}
	if shown < 3000 || ofFamilies < 40 {
		t.Errorf("only %d results shown, of %d variants with points for families", shown, ofFamilies)
	}
}
