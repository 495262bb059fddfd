package pgx

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/vcf"
)

func unaskedIn(gene string, state variants.State, effects ...vcf.Effect) ledger.OutsideChange {
	return ledger.OutsideChange{
		Gene: gene, Pos: 94781900, Ref: "G", Alt: "A", State: state, Effects: effects,
		Evidence: &ledger.Evidence{FileChrom: "chr10", FilePos: 94781900},
	}
}

func TestGravestEffectCounts(t *testing.T) {
	effect := func(terms ...string) vcf.Effect {
		return vcf.Effect{Gene: "CYP2C19", Transcript: terms[0], Terms: terms}
	}
	for name, c := range map[string]struct {
		effects []vcf.Effect
		want    Effect
	}{
		"none":                        {nil, NotJudged},
		"synonymous":                  {[]vcf.Effect{effect("synonymous_variant")}, NoProteinChange},
		"in an intron, then nonsense": {[]vcf.Effect{effect("intron_variant"), effect("stop_gained", "splice_region_variant")}, LossOfFunction},
		"nonsense, then missense":     {[]vcf.Effect{effect("stop_gained"), effect("missense_variant")}, LossOfFunction},
		"of bcftools":                 {[]vcf.Effect{effect("splice_donor")}, LossOfFunction},
		"beside a frameshift":         {[]vcf.Effect{effect("missense_variant", "frameshift_variant")}, LossOfFunction},
		"missense":                    {[]vcf.Effect{effect("missense_variant", "splice_region_variant")}, Missense},
		"in frame":                    {[]vcf.Effect{effect("disruptive_inframe_deletion")}, OtherProtein},
		"stop lost":                   {[]vcf.Effect{effect("stop_lost")}, OtherProtein},
	} {
		if got := judged(unaskedIn("CYP2C19", variants.Variant, c.effects...)); got.Effect != c.want {
			t.Errorf("%s: %s, want %s", name, got.Effect, c.want)
		}
	}
	named := judged(unaskedIn("CYP2C19", variants.Variant, vcf.Effect{Terms: []string{"missense_variant"}, HGVSC: "T:c.1A>G", HGVSP: "P:p.Met1?"}))
	if named.Name != "p.Met1?" {
		t.Errorf("named %q", named.Name)
	}
	if plain := judged(unaskedIn("CYP2C19", variants.Variant)); plain.Name != "chr10:94781900 G>A" {
		t.Errorf("named %q", plain.Name)
	}
}

// TestBeyondNeverChangesTheCall: changes outside the definitions are listed and noted beside a call
// that stays as it is, outside calls included.
func TestBeyondNeverChangesTheCall(t *testing.T) {
	c := one(t, "CYP2C19")
	qs := c.Questions()
	f := file{sites: map[string]string{"rs4244285": "G/A"}}
	for name, in := range map[string]Input{"from the file": {}, "made elsewhere": {OutsideCalls: []OutsideCall{{Gene: "CYP2C19", Diplotype: "*1/*17", Where: "x:1"}}}} {
		obs := f.observe(qs)
		want := c.Call(obs, qs, in)[0]
		obs.OutsideDefinitions = []ledger.OutsideChange{
			unaskedIn("CYP2C19", variants.Variant), unaskedIn("CYP2C9", variants.Variant),
			unaskedIn("CYP2C19", variants.Filtered, vcf.Effect{Terms: []string{"missense_variant"}}),
			unaskedIn("CYP2C19", variants.Variant, vcf.Effect{Terms: []string{"stop_gained"}}),
		}
		got := c.Call(obs, qs, in)[0]
		if d := cmp.Diff(want, got, cmpopts.IgnoreFields(Result{}, "OutsideDefinitions", "Notes")); d != "" {
			t.Errorf("%s (-without +with):\n%s", name, d)
		}
		var effects []Effect
		for _, b := range got.OutsideDefinitions {
			effects = append(effects, b.Effect)
			if b.Origin.Table != "gene_exon" {
				t.Errorf("%s: origin %+v", name, b.Origin)
			}
		}
		if !slices.Equal(effects, []Effect{LossOfFunction, Missense, NotJudged}) {
			t.Errorf("%s: %v", name, effects)
		}
		added := got.Notes[len(want.Notes):]
		if len(added) != 2 || added[0].Code != "beyond_loss_of_function" || added[1].Code != "beyond_not_judged" {
			t.Errorf("%s: notes %v", name, added) // the failed one is listed, and not noted
		}
		if !got.Qualified() {
			t.Errorf("%s: worded as normal beside a loss of function", name)
		}
		if !got.HasBeyond(LossOfFunction) || got.HasBeyond(Missense) {
			t.Errorf("%s: what failed counts, or what stands does not", name)
		}
	}
}

// TestExons: the exons were tabulated by others. They hold the positions of the definitions, and
// lie in GRCh37 where these do.
func TestExons(t *testing.T) {
	without := []string{"HLA-A", "HLA-B", "MT-RNR1"}
	var positions, inside int
	for _, g := range testGenes(t) {
		if slices.Contains(without, g.Gene) != (len(g.Exons) == 0) {
			t.Errorf("%s: %d exons", g.Gene, len(g.Exons))
		}
		if len(g.Exons) == 0 {
			continue
		}
		for _, p := range g.Positions {
			positions++
			within := func(in variants.Assembly, pos int) bool {
				for _, e := range g.Exons {
					if iv := e.Region[in]; iv.Contig == p.Contig && iv.Start-spliceBases <= pos && pos <= iv.End+spliceBases {
						return true
					}
				}
				return false
			}
			in38, in37 := within(variants.GRCh38, p.Pos38), within(variants.GRCh37, p.Pos37)
			if in38 != in37 {
				t.Errorf("%s %s: in an exon in GRCh38: %v, in GRCh37: %v", g.Gene, name(p), in38, in37)
			}
			if in38 {
				inside++
			}
		}
	}
	if 100*inside < 97*positions {
		t.Errorf("%d of %d positions lie in exons", inside, positions)
	}
}

// TestNeeds: a site says which allele asks for which bases there.
func TestNeeds(t *testing.T) {
	c := one(t, "TPMT")
	qs := c.Questions()
	r := c.Call(file{}.observe(qs), qs, Input{})[0]
	for rsid, want := range map[string]string{"rs1142345": "C:*3A *3C; G:*41", "rs1800460": "T:*3A *3B"} {
		for _, s := range r.Sites {
			if s.Position.RSID != rsid {
				continue
			}
			var got []string
			for _, n := range s.Needed {
				got = append(got, n.Bases+":"+strings.Join(n.Alleles, " "))
			}
			if g := strings.Join(got, "; "); g != want {
				t.Errorf("%s: %q, want %q", rsid, g, want)
			}
		}
	}
}

// TestUnjudged: what breaks the gene, by the file's annotation or by the number of bases, leaves no plain advice.
func TestUnjudged(t *testing.T) {
	for name, c := range map[string]struct {
		ref, alt string
		state    variants.State
		terms    []string
		want     bool
	}{
		"a base lost":                     {"CG", "C", variants.Variant, nil, true},
		"two bases gained":                {"C", "CAT", variants.Variant, nil, true},
		"three bases lost":                {"CGAT", "C", variants.Variant, nil, false},
		"a base lost, call failed":        {"CG", "C", variants.Filtered, nil, false},
		"a base lost, not in the protein": {"CG", "C", variants.Variant, []string{"5_prime_UTR_variant"}, false},
		"another base":                    {"C", "G", variants.Variant, nil, false},
		"another base, nonsense":          {"C", "G", variants.Variant, []string{"stop_gained"}, true},
	} {
		u := unaskedIn("CYP2C19", c.state)
		u.Ref, u.Alt = c.ref, c.alt
		if len(c.terms) > 0 {
			u.Effects = []vcf.Effect{{Terms: c.terms}}
		}
		r := Result{OutsideDefinitions: []OutsideChange{judged(u)}}
		if got := r.Unjudged(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
