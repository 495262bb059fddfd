package pgx

import (
	"slices"
	"testing"
)

// TestFileAgainstOutside: a change that stands in the file and that a result made elsewhere lacks leaves the gene without a
// result; one in a call that failed stays open beside it; a result that names more is taken.
func TestFileAgainstOutside(t *testing.T) {
	type sites = map[string]string
	c19 := sites{"rs3758581": "G/G"}
	poor := sites{"rs3758581": "G/G", "rs4244285": "A/A", "rs12769205": "G/G"}
	for _, test := range []struct {
		name, gene string
		sites      sites
		call       OutsideCall
		want       string // "taken", "discordant", "open"
	}{
		{"a change that stands", "DPYD", sites{"rs3918290": "C/T"}, OutsideCall{Diplotype: "*1/*1"}, "discordant"},
		{"on both copies", "DPYD", sites{"rs3918290": "T/T"}, OutsideCall{Diplotype: "*1/*2A"}, "discordant"},
		{"the same", "DPYD", sites{"rs3918290": "C/T"}, OutsideCall{Diplotype: "*1/*2A"}, "taken"},
		{"more than the file shows", "DPYD", sites{"rs3918290": "C/T"}, OutsideCall{Diplotype: "*2A/*13"}, "taken"},
		{"more than the reference", "DPYD", nil, OutsideCall{Diplotype: "*1/*13"}, "taken"},
		{"another change of the same score", "DPYD", sites{"rs3918290": "C/T"}, OutsideCall{Diplotype: "*1/*13"}, "taken"},
		{"a phenotype that denies it", "DPYD", sites{"rs3918290": "C/T"}, OutsideCall{Phenotype: "NM"}, "discordant"},
		{"its phenotype", "DPYD", sites{"rs3918290": "C/T"}, OutsideCall{Phenotype: "IM"}, "taken"},
		{"a call that failed", "DPYD", sites{"rs3918290": "filtered:C/T"}, OutsideCall{Diplotype: "*1/*1"}, "open"},
		{"a call that failed, and a phenotype", "DPYD", sites{"rs3918290": "filtered:C/T"}, OutsideCall{Phenotype: "NM"}, "open"},
		{"a call that failed, found elsewhere", "DPYD", sites{"rs3918290": "filtered:C/T"}, OutsideCall{Diplotype: "*1/*2A"}, "taken"},
		{"star alleles", "CYP2C19", poor, OutsideCall{Diplotype: "*1/*1"}, "discordant"},
		{"a site that was not read", "CYP2C19", sites{"rs3758581": "G/G", "rs12248560": "-"}, OutsideCall{Diplotype: "*17/*17"}, "taken"},
		{"an allele without definition", "CYP2C19", sites{"rs3758581": "G/G", "rs4244285": "G/A", "rs12769205": "A/G"}, OutsideCall{Diplotype: "*2/*36"}, "taken"},
		{"the usual result of both", "CYP2C19", c19, OutsideCall{Diplotype: "*1/*1"}, "taken"},
		{"a gene that no file settles", "CYP2D6", sites{"rs3892097": "C/T"}, OutsideCall{Diplotype: "*1/*1"}, "taken"},
	} {
		c := one(t, test.gene)
		qs := c.Questions()
		test.call.Gene = test.gene
		got := c.Call(file{sites: test.sites}.observe(qs), qs, Input{OutsideCalls: []OutsideCall{test.call}})[0]
		said := "taken"
		switch {
		case got.NoResult == Discordant && slices.Contains(codes(got), "outside_against_file") && len(got.Recommendation)+len(got.IfReal) == 0:
			said = "discordant"
		case len(got.IfReal) > 0 && slices.Contains(codes(got), "outside_unsettled") && !slices.Contains(codes(got), "outside_preferred"):
			said = "open"
		}
		if said != test.want {
			t.Errorf("%s: %s, %q, %v; want %s", test.name, said, labels(got.Diplotypes), codes(got), test.want)
		}
	}
}
