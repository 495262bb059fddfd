package germline_test

import (
	"context"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/acmg"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
	"allelens/variants/tabletest"
)

// today is a day on which reports of this base are made.
const today = "2026-11-28"

// TestProofEveryPathogenicRowIsFound: each row of the pathogenic side (every fourth, in the long checks all) is found, alone
// in its gene, whatever its review and age: as pathogenic, or as probable where it lacks a review or has lapsed.
func TestProofEveryPathogenicRowIsFound(t *testing.T) {
	f := open(t)
	c := assessor(t, f.base, f.base, specification(t, f.base)).On(today)
	changes, rows := held(t, func(row map[string]string) bool {
		return strings.HasSuffix(row["class"], "pathogenic") && !strings.Contains(row["alt"], "N")
	})
	n, every := map[germline.Conclusion]int{}, tabletest.Draws(4, 1)
	for gene, of := range changes {
		for i := 0; i < len(of); i += every {
			ch := of[i]
			o := &ledger.Observations{Assembly: variants.GRCh38, Variants: []ledger.Change{ch}, Coverage: []ledger.Coverage{{Gene: gene}}}
			r, err := c.Classify(t.Context(), o, ledger.Declaration{})
			if err != nil {
				t.Fatal(err)
			}
			g, row := r.Genes[0], rows[ch.Allele]
			n[g.Conclusion]++
			want := germline.PathogenicFound
			if row["stars"] == "0" || row["absent_from"] != "" && row["date"] < "2024-11" && (row["stars"] == "" || row["stars"] == "1") {
				want = germline.ProbableFound
			}
			if g.Conclusion != want {
				t.Errorf("%s, %q stars of %s: %s, want %s", row["hgvs_c"], row["stars"], row["date"], g.Conclusion, want)
			}
		}
	}
	t.Logf("%v", n)
}

// TestDisputed: a newer class of another side does not replace the expert panel's; it stands beside it, and
// one that says disease-causing is urgent.
func TestDisputed(t *testing.T) {
	f := open(t)
	a := variants.Allele{Contig: "17", Pos: 43049168, Ref: "A", Alt: "T"}
	r, err := f.On(today).Classify(t.Context(), observed(f, 0, change(a, variants.Variant)), ledger.Declaration{})
	if err != nil {
		t.Fatal(err)
	}
	x := r.Genes[0].Findings[0]
	if x.Name.C != "NM_007294.4:c.5359T>A" || x.Class != knowledge.Conflicting || x.Classification.Stars != 3 || len(x.Classification.Disputes) != 1 ||
		x.Classification.Disputes[0].Class != knowledge.Pathogenic || x.Classification.Disputes[0].Date != "2026-03-01" {
		t.Errorf("%+v", x.Classification)
	}
	if r.Genes[0].Conclusion != germline.ProbableFound || x.Pathogenic() || !x.Probable() {
		t.Errorf("%s", r.Genes[0].Conclusion)
	}
}

// aged is a knowledge base in which every allele has one class.
type aged struct {
	*sqlite.Base
	c knowledge.Classification
}

// TestAgeOfAClass: from two years after the newest export that held it on, a class of one star at most drives
// nothing; one that the newest export lacks no longer makes a carrier.
func TestAgeOfAClass(t *testing.T) {
	base := open(t).base
	for _, c := range []struct {
		date, absent string
		stars        int
		withheld     string
		conclusion   germline.Conclusion
	}{
		{"2024-11-28", "", 1, "", germline.PathogenicFound},
		{"2024-11-27", "", 1, germline.OldClass, germline.PathogenicFound},
		{"2024-11-27", "clinvar-2026-03", 1, germline.OldClass, germline.ProbableFound},
		{"2024-11-27", "clinvar-2026-03", -1, germline.OldClass, germline.ProbableFound},
		{"2024-11-28", "clinvar-2026-03", 1, "", germline.PathogenicFound},
		{"2016-09", "clinvar-2026-03", 2, "", germline.PathogenicFound},
		{"2016-09", "clinvar-2026-03", 3, "", germline.PathogenicFound},
		{"2026-03-01", "", -1, germline.NoReviewStatus, germline.PathogenicFound},
	} {
		known := knowledge.Classification{Class: knowledge.Pathogenic, Stars: c.stars, AbsentFrom: c.absent, Origin: knowledge.Origin{Date: c.date}}
		f := fixture{assessor(t, base, aged{base, known}, specification(t, base)).On(today), base}
		r, err := f.Classify(t.Context(), observed(f, 0, change(intronic, variants.Variant)), ledger.Declaration{})
		if err != nil {
			t.Fatal(err)
		}
		if x := r.Genes[0].Findings[0]; x.Withheld() != c.withheld || r.Genes[0].Conclusion != c.conclusion {
			t.Errorf("%s, %d stars, absent from %q: %q, %s", c.date, c.stars, c.absent, x.Withheld(), r.Genes[0].Conclusion)
		}
	}
}

// TestFiguresWithoutReviewStatus: where our own criteria reach likely pathogenic, figures may rest on a class
// whose review status is not known.
func TestFiguresWithoutReviewStatus(t *testing.T) {
	f := open(t)
	c := assessor(t, f.base, f.base, specification(t, f.base)).On(today)
	changes, _ := held(t, func(row map[string]string) bool {
		return strings.HasSuffix(row["class"], "pathogenic") && row["stars"] == "" && row["date"] == "2026-03-01" && !strings.Contains(row["alt"], "N")
	})
	n := map[string]int{}
	for _, x := range judged(t, c, "BRCA1", changes["BRCA1"]) {
		n[x.Withheld()]++
		if strong := x.Provisional != nil && x.Provisional.Points >= 6 && !x.Provisional.Contradictory; strong == (x.Withheld() == germline.NoReviewStatus) {
			t.Errorf("%s: %+v, withheld %q", x.Name.C, x.Provisional, x.Withheld())
		}
	}
	if n[""] < 1000 || n[germline.NoReviewStatus] == 0 || len(n) != 2 {
		t.Errorf("%v", n)
	}
	t.Logf("%v", n)
}

func (a aged) Classification(context.Context, variants.Assembly, variants.Allele) (*knowledge.Classification, error) {
	c := a.c
	return &c, nil
}

// TestAgeOfARearrangement: a published rearrangement of one star at most drives nothing from two years after the
// newest export that held it on; one without review status only where our own criteria reach likely pathogenic.
func TestAgeOfARearrangement(t *testing.T) {
	strong := &acmg.Provisional{Class: knowledge.LikelyPathogenic}
	match := func(stars int, old bool) germline.Match {
		return germline.Match{Class: knowledge.Pathogenic, Stars: stars, Old: old}
	}
	for name, c := range map[string]struct {
		matches     []germline.Match
		provisional *acmg.Provisional
		want        string
	}{
		"two stars, old":               {[]germline.Match{match(2, true)}, nil, ""},
		"one star":                     {[]germline.Match{match(1, false)}, nil, ""},
		"one star, old":                {[]germline.Match{match(1, true)}, strong, germline.OldClass},
		"no status, old":               {[]germline.Match{match(-1, true)}, strong, germline.OldClass},
		"no status, old, and a newer":  {[]germline.Match{match(-1, true), match(-1, false)}, strong, ""},
		"no status":                    {[]germline.Match{match(-1, false)}, nil, germline.NoReviewStatus},
		"no status, our own criteria":  {[]germline.Match{match(-1, false)}, strong, ""},
		"a benign one tells of no age": {[]germline.Match{{Class: knowledge.Benign, Stars: 1, Old: true}, match(1, false)}, nil, ""},
	} {
		if got := (germline.Structural{Matches: c.matches, Provisional: c.provisional}).Withheld(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
