package pgx

import (
	"slices"
	"testing"

	"allelens/variants"
	"allelens/variants/ledger"
)

// TestProvisional: what a file shows of CYP2D6 is listed, and nothing is made of it, not even by
// a declaration.
func TestProvisional(t *testing.T) {
	c := one(t, "CYP2D6")
	qs := c.Questions()
	obs := file{rest: "absent", sites: map[string]string{"rs3892097": "C|T", "rs1065852": "A/G", "rs5030865": "C/C", "rs16947": "filtered:G/A"}}.observe(qs)
	got := c.Call(obs, qs, Input{Declared: ledger.Declaration{All: true}})[0]
	if got.Source != FromNothing || got.NoResult != Structural || len(got.Diplotypes)+len(got.Recommendation)+len(got.Found) > 0 || got.Phenotype != "" {
		t.Errorf("%s %q, reason %q", got.Source, labels(got.Diplotypes), got.NoResult)
	}
	if got.SitesCalled != 3 || len(got.MissingSites) != 0 || len(got.Sites) < got.SitesTotal {
		t.Errorf("%d of %d sites called, %d missing, %d listed", got.SitesCalled, got.SitesTotal, len(got.MissingSites), len(got.Sites))
	}
	want := "rs3892097 C/T, rs1065852 G/A"
	if i := slices.IndexFunc(got.Notes, func(n Note) bool { return n.Code == "seen_provisional" }); i < 0 || got.Notes[i].Values["sites"] != want {
		t.Errorf("notes %v, want %q among them", got.Notes, want)
	}
	for _, s := range got.Sites {
		if s.Assumed {
			t.Fatalf("%s is assumed", s.Position.RSID)
		}
	}
}

func TestOutsideCallAgainstTheFile(t *testing.T) {
	c := one(t, "CYP2D6")
	qs := c.Questions()
	for _, test := range []struct {
		call  string
		sites map[string]string
		want  string // sites that contradict
	}{
		{"*1/*1", nil, ""},
		{"*1/*4", nil, "rs3892097"},
		{"*1x2/*4", nil, "rs3892097"},
		{"*4/*5", nil, ""},      // deletions have no definition
		{"*1/*36+*10", nil, ""}, // tandems explain everything
		{"*1/*4", map[string]string{"rs3892097": "C/T"}, ""},
		{"*1/*4", map[string]string{"rs3892097": "-"}, ""},
		{"*4/*4", map[string]string{"rs3892097": "C/T"}, "rs3892097"},
		{"*1/*1", map[string]string{"rs3892097": "C/T"}, "rs3892097"},
	} {
		got := c.Call(file{sites: test.sites}.observe(qs), qs, Input{OutsideCalls: []OutsideCall{{Gene: "CYP2D6", Diplotype: test.call}}})[0]
		i := slices.IndexFunc(got.Notes, func(n Note) bool { return n.Code == "outside_contradicted" })
		switch {
		case got.Source != FromOutside || len(got.Diplotypes) != 1:
			t.Errorf("%s: the outside call was not used", test.call)
		case test.want == "" && i >= 0:
			t.Errorf("%s, %v: contradicted by %q", test.call, test.sites, got.Notes[i].Values)
		case test.want != "" && (i < 0 || got.Notes[i].Values["sites"] != test.want || !got.Qualified()):
			t.Errorf("%s, %v: notes %v, want one about %s", test.call, test.sites, got.Notes, test.want)
		}
	}
}

// TestOtherMitochondrion: positions on another sequence than the revised Cambridge one are not used.
func TestOtherMitochondrion(t *testing.T) {
	c := one(t, "MT-RNR1")
	qs := c.Questions()
	for _, test := range []struct {
		name   string
		build  variants.Assembly
		chrom  string
		length int
		used   bool
	}{
		{"GRCh38", variants.GRCh38, "chrM", 0, true},
		{"GRCh38 with its length", variants.GRCh38, "chrM", 16569, true},
		{"b37", variants.GRCh37, "MT", 0, true},
		{"hg19 says its length", variants.GRCh37, "chrM", 16571, false},
		{"hg19 with the revised sequence", variants.GRCh37, "chrM", 16569, true},
		{"hg19 without length", variants.GRCh37, "chrM", 0, false},
		{"another length", variants.GRCh38, "MT", 16500, false},
	} {
		obs := file{rest: "absent", build: test.build, sites: map[string]string{"rs267606617": "G/G"}}.observe(qs)
		obs.Input.Mitochondrion = test.length
		for i := range obs.Sites {
			if obs.Sites[i].State != variants.Absent {
				obs.Sites[i].Evidence = &ledger.Evidence{FileChrom: test.chrom}
			}
		}
		got := c.Call(obs, qs, Input{})[0]
		refused := got.NoResult == OtherGenome && slices.Contains(codes(got), "other_mitochondrion") && got.Source == FromNothing && got.SitesCalled == 0
		none := file{rest: "absent", build: test.build}.observe(qs)
		none.Input.Mitochondrion = test.length
		if empty := c.Call(none, qs, Input{})[0]; (empty.NoResult == OtherGenome) != (test.length > rCRSLength) {
			t.Errorf("%s, no line: %q", test.name, empty.NoResult)
		}
		if (labels(got.Diplotypes) == "m.1555A>G") != test.used || refused == test.used {
			t.Errorf("%s: %q, reason %q, notes %v", test.name, labels(got.Diplotypes), got.NoResult, codes(got))
		}
	}
}

// TestMitochondrialDeletions: positions given without sequence are never matched: what a file says there
// neither makes nor breaks a call.
func TestMitochondrialDeletions(t *testing.T) {
	c := one(t, "MT-RNR1")
	qs := c.Questions()
	at := slices.IndexFunc(qs, func(q ledger.Question) bool { return q.Pos[variants.GRCh38] == 960 })
	for _, alleles := range [][]string{{"C"}, {"T"}, {"CC"}} {
		obs := file{rest: "single"}.observe(qs)
		obs.Sites[at].Alleles, obs.Sites[at].State = alleles, variants.Variant
		got := c.Call(obs, qs, Input{})[0]
		if labels(got.Diplotypes) != "Reference" || !slices.Contains(got.CannotExclude, "m.960C>del") || !got.Qualified() {
			t.Errorf("%v: %q, cannot exclude %v", alleles, labels(got.Diplotypes), got.CannotExclude)
		}
	}
}

func TestNoResult(t *testing.T) {
	for _, test := range []struct {
		gene string
		file file
		in   Input
		want Reason
	}{
		{"TPMT", file{}, Input{}, ""},
		{"TPMT", file{rest: "absent"}, Input{}, NothingRead},
		{"TPMT", file{rest: "absent", sites: map[string]string{"rs1142345": "."}}, Input{}, NothingUsable},
		{"TPMT", file{rest: "absent", sites: map[string]string{"rs1142345": "filtered:T/C"}}, Input{}, NothingUsable},
		{"VKORC1", file{rest: "single"}, Input{}, Contradictory},
		{"NAT2", file{sites: map[string]string{"rs1799930": "-"}}, Input{}, LacksSite},
		{"CYP2C9", file{sites: map[string]string{"rs1057910": "A/G"}}, Input{}, NoMatch},
		{"HLA-A", file{}, Input{}, NeedsTyping},
		{"CYP2D6", file{}, Input{}, Structural},
		{"CYP2D6", file{}, Input{OutsideCalls: []OutsideCall{{Gene: "CYP2D6", Diplotype: "*1/*1"}}}, ""},
		{"CYP2D6", file{}, Input{OutsideCalls: []OutsideCall{{Gene: "CYP2D6", Diplotype: "./."}}}, OutsideNoCall},
		{"DPYD", file{sites: map[string]string{"rs3918290": "C/T", "rs67376798": "T/A"}}, Input{}, ""},
	} {
		c := one(t, test.gene)
		qs := c.Questions()
		if got := c.Call(test.file.observe(qs), qs, test.in)[0]; got.NoResult != test.want {
			t.Errorf("%s: reason %q, want %q", test.gene, got.NoResult, test.want)
		}
	}
}

func TestNothingFound(t *testing.T) {
	for _, test := range []struct {
		gene string
		file file
		want bool
	}{
		{"TPMT", file{}, true},
		{"CYP2C19", file{sites: map[string]string{"rs3758581": "G/G"}}, true},
		{"CYP2C19", file{sites: map[string]string{"rs3758581": "G/G", "rs4244285": "G/A"}}, false},
		{"VKORC1", file{}, true},
		{"VKORC1", file{sites: map[string]string{"rs9923231": "T/T"}}, false},
		{"G6PD", file{rest: "single"}, true},
		{"DPYD", file{sites: map[string]string{"rs3918290": "C/T"}}, false},
		{"TPMT", file{rest: "absent"}, false},
		{"CYP2D6", file{}, false},
	} {
		c := one(t, test.gene)
		qs := c.Questions()
		if got := c.Call(test.file.observe(qs), qs, Input{})[0]; got.NothingFound != test.want {
			t.Errorf("%s %q: nothing found %v", test.gene, labels(got.Diplotypes), got.NothingFound)
		}
	}
}
