package germline_test

import (
	"strconv"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
	"allelens/variants/tabletest"
)

// facts are the tables that the knowledge base was made from; they are not part of the repository.
const facts = "../../../shared/facts/brca/"

// misplaced are rows of the facts whose class was given to another allele: ClinVar's record is
// c.7397=, the base of the reference itself, written in a file as a deletion. The knowledge base
// leaves them out.
var misplaced = map[string]bool{"NM_000059.4:c.7397del": true}

var published = map[string]knowledge.Class{
	"P": knowledge.Pathogenic, "P/LP": knowledge.Pathogenic, "LP": knowledge.LikelyPathogenic, "VUS": knowledge.Uncertain,
	"LB": knowledge.LikelyBenign, "B/LB": knowledge.LikelyBenign, "B": knowledge.Benign, "CONF": knowledge.Conflicting,
}

// factRows are the rows of the facts, one for each allele, as they stand once the export of 2026-03 is merged in.
func factRows(t *testing.T) []map[string]string {
	t.Helper()
	rows := tabletest.Rows(t, facts+"classified_variants.tsv")
	of := map[variants.Allele]map[string]string{}
	for _, row := range rows {
		of[factAllele(t, row, variants.GRCh38)] = row
	}
	for _, row := range tabletest.Rows(t, facts+"brca1_clinvar_2026-03.tsv") {
		row["date"], row["class_short"] = "2026-03-01", short[row["class"]]
		old := of[factAllele(t, row, variants.GRCh38)]
		if old != nil {
			merge(old, row)
			continue
		}
		if name, other := inversions[row["hgvs_c"]]; other {
			row["hgvs_c"] = name
		}
		rows = append(rows, row)
	}
	return rows
}

// inversions are names of the facts for which HGVS prefers another.
var inversions = map[string]string{
	"NM_007294.4:c.2235_2236delinsCT":       "NM_007294.4:c.2235_2236inv",
	"NM_007294.4:c.4987-93_4987-92delinsTG": "NM_007294.4:c.4987-93_4987-92inv",
}

// short are ClinVar's words as the facts shorten them.
var short = map[string]string{
	"Pathogenic": "P", "Pathogenic/Likely pathogenic": "P/LP", "Likely pathogenic": "LP", "Conflicting classifications of pathogenicity": "CONF",
	"Likely benign": "LB", "Benign/Likely benign": "B/LB", "Benign": "B",
}

// merge is the rule of ARCHITECTURE for a newer export without review status.
func merge(old, row map[string]string) {
	was, now := published[old["class_short"]], published[row["class_short"]]
	switch {
	case old["date"] > row["date"]:
	case old["stars"] == "3" && was.Side() != now.Side():
	default:
		if was == "" || was.Side() != now.Side() || (was == knowledge.Conflicting) != (now == knowledge.Conflicting) {
			old["stars"] = ""
		}
		old["class_short"], old["date"] = row["class_short"], row["date"]
		if old["variation_id"] == "" {
			old["variation_id"] = row["variation_id"]
		}
	}
}

// TestProofClassOfEveryRow: every row of the facts is found with its class, stars and date, however the file spells
// it: every eighth in each build, and in the long checks all in both.
func TestProofClassOfEveryRow(t *testing.T) {
	rows := tabletest.Sample(factRows(t), 20)
	b := newBench(t)
	turns := tabletest.Draws(8, 1)
	for _, in := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
		changes, of := map[string][]ledger.Change{}, map[variants.Allele]map[string]string{}
		for i, row := range rows {
			a := factAllele(t, row, in)
			if strings.Contains(a.Alt, "N") || i%turns != int(in)%turns {
				continue // no file that is read can hold the first
			}
			normal := sameSpellings(t, b.ref, in, a)
			if of[normal] != nil {
				t.Errorf("%v: %s and %s are one allele", in, row["hgvs_c"], of[normal]["hgvs_c"])
			}
			of[normal] = row
			ch := change(normal, variants.Variant)
			ch.Gene = row["gene"]
			changes[row["gene"]] = append(changes[row["gene"]], ch)
		}
		f := open(t)
		for gene, list := range changes {
			o := &ledger.Observations{Assembly: in, Variants: list, Coverage: []ledger.Coverage{{Gene: gene}}}
			r, err := f.Classify(t.Context(), o, ledger.Declaration{})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Genes[0].Findings) != len(list) {
				t.Errorf("%d findings of %d changes", len(r.Genes[0].Findings), len(list))
			}
			for _, x := range r.Genes[0].Findings {
				row := of[x.Allele]
				if misplaced[row["hgvs_c"]] {
					if x.Classification != nil {
						t.Errorf("%s has the class of another allele: %+v", row["hgvs_c"], x.Classification)
					}
					continue
				}
				checkRow(t, in, row, x.Classification)
			}
		}
	}
}

func checkRow(t *testing.T, in variants.Assembly, row map[string]string, c *knowledge.Classification) {
	t.Helper()
	stars := -1
	if row["stars"] != "" {
		stars = atoi(t, row["stars"])
	}
	want := published[row["class_short"]]
	if want == "" {
		want = knowledge.NotReviewed
	}
	if c == nil || c.Class != want || c.Stars != stars || c.Date != row["date"] || c.HGVSC != row["hgvs_c"] || c.VariationID != row["variation_id"] {
		t.Errorf("%v %s: %+v, want %s, %d stars, %s", in, row["hgvs_c"], c, want, stars, row["date"])
	}
}

func factAllele(t *testing.T, row map[string]string, in variants.Assembly) variants.Allele {
	t.Helper()
	pos := row["grch38_pos"]
	if in == variants.GRCh37 {
		pos = row["grch37_pos"]
	}
	return variants.Allele{Contig: variants.Contig(row["chrom"]), Pos: atoi(t, pos), Ref: row["ref"], Alt: row["alt"]}
}

// sameSpellings is the normal form of an allele, after asking that its spelling shifted to the
// right, and its spelling with bases to spare on both sides, have the same.
func sameSpellings(t *testing.T, ref *genome.Reference, in variants.Assembly, a variants.Allele) variants.Allele {
	t.Helper()
	normal, err := ref.Normalise(in, a)
	if err != nil {
		t.Fatal(err)
	}
	right, err := ref.ShiftRight(in, a)
	if err != nil {
		t.Fatal(err)
	}
	before, _ := ref.Bases(in, variants.Interval{Contig: a.Contig, Start: right.Start - 1, End: right.Start - 1})
	shifted := variants.Allele{Contig: a.Contig, Pos: right.Start - 1, Ref: before + right.Deleted, Alt: before + right.Inserted}
	head, _ := ref.Bases(in, variants.Interval{Contig: a.Contig, Start: a.Pos - 3, End: a.Pos - 1})
	tail, _ := ref.Bases(in, variants.Interval{Contig: a.Contig, Start: a.End() + 1, End: a.End() + 2})
	untrimmed := variants.Allele{Contig: a.Contig, Pos: a.Pos - 3, Ref: head + a.Ref + tail, Alt: head + a.Alt + tail}
	for _, spelling := range []variants.Allele{shifted, untrimmed} {
		if got, err := ref.Normalise(in, spelling); err != nil || got != normal {
			t.Errorf("%v %.60v is spelled %.60v as well, whose normal form is %.60v (%v)", in, normal, spelling, got, err)
		}
	}
	return normal
}

// TestKnownVariants: variants that every laboratory knows have their class, on their side.
func TestKnownVariants(t *testing.T) {
	f := open(t)
	rows := tabletest.Rows(t, facts+"validation_known_variants.tsv")
	for _, row := range rows {
		c := lookUp(t, f, row)
		want := map[string]int{"P": 1, "B": -1}[row["expected"]]
		if c == nil || c.Class.Side() != want || strconv.Itoa(c.Stars) != row["stars"] || c.Date < row["date"] || !strings.HasSuffix(c.HGVSC, ":"+row["hgvs_c"]) {
			t.Errorf("%s %s: %+v, want side %d", row["gene"], row["hgvs_c"], c, want)
		}
		if row["hgvs_c"] == "c.5096G>A" && c.Reduced == nil || row["hgvs_c"] != "c.5096G>A" && c.Reduced != nil {
			t.Errorf("%s: reduced penetrance %v", row["hgvs_c"], c.Reduced)
		}
	}
	if len(rows) != 26 {
		t.Errorf("%d rows", len(rows))
	}
}

// TestFounderVariants: every founder variant is found in both builds, with its legacy name, its
// class and its protein name.
func TestFounderVariants(t *testing.T) {
	f := open(t)
	b := newBench(t)
	rows := tabletest.Rows(t, facts+"founder_variants.tsv")
	for _, row := range rows {
		c := lookUp(t, f, row)
		if c == nil || c.Class.Side() != 1 || strconv.Itoa(c.Stars) != row["stars"] || c.HGVSC != row["hgvs_c"] {
			t.Errorf("%s: %+v", row["hgvs_c"], c)
			continue
		}
		if got := strings.Join(c.LegacyNames, "; "); row["legacy_bic_name"] != "" && got != strings.ReplaceAll(row["legacy_bic_name"], " ;", ";") {
			t.Errorf("%s: legacy names %q, want %q", row["hgvs_c"], got, row["legacy_bic_name"])
		}
		for _, in := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
			n, err := b.namers[row["gene"]].Name(in, factAllele(t, row, in))
			if err != nil || n.C != row["hgvs_c"] || protein(n) != row["hgvs_p"] || n.Consequence != row["consequence"] {
				t.Errorf("%s: named %s %s %s (%v)", row["hgvs_c"], n.C, n.P, n.Consequence, err)
			}
		}
	}
	if len(rows) != 64 {
		t.Errorf("%d rows", len(rows))
	}
}

func protein(n hgvs.Name) string { return strings.NewReplacer("(", "", ")", "").Replace(n.P) }

// lookUp finds a row's allele in both builds, which must say the same.
func lookUp(t *testing.T, f fixture, row map[string]string) *knowledge.Classification {
	t.Helper()
	var found [2]*knowledge.Classification
	for i, in := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
		c, err := f.base.Classification(t.Context(), in, factAlleleOf(t, row, in))
		if err != nil {
			t.Fatal(err)
		}
		found[i] = c
	}
	if found[0] == nil || found[1] == nil || found[0].Row != found[1].Row {
		t.Errorf("%s: the builds differ: %+v, %+v", row["hgvs_c"], found[0], found[1])
	}
	return found[1]
}

// factAlleleOf is factAllele for tables that name the gene only.
func factAlleleOf(t *testing.T, row map[string]string, in variants.Assembly) variants.Allele {
	t.Helper()
	a := factAllele(t, row, in)
	a.Contig = map[string]variants.Contig{"BRCA1": "17", "BRCA2": "13"}[row["gene"]]
	return a
}
