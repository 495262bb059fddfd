package pgx

import (
	"strings"
	"testing"
)

// TestTier1: each allele that every test should cover is read, or named as not read; genes without a list name none.
func TestTier1(t *testing.T) {
	for name, c := range map[string]struct {
		gene   string
		of     file
		in     Input
		total  int
		unread string
	}{
		"all read":               {gene: "CYP2C19", total: 3},
		"one not":                {gene: "CYP2C19", of: file{sites: map[string]string{"rs12248560": "-"}}, total: 3, unread: "*17"},
		"a failed call":          {gene: "CYP2C19", of: file{sites: map[string]string{"rs12248560": "filtered:C/T"}}, total: 3, unread: "*17"},
		"none":                   {gene: "CYP2C9", of: file{rest: "absent"}, total: 6, unread: "*2 *3 *5 *6 *8 *11"},
		"never from a file":      {gene: "CYP2D6", total: 10, unread: "*2 *3 *4 *5 *6 *9 *10 *17 *29 *41"},
		"made elsewhere":         {gene: "CYP2D6", in: Input{OutsideCalls: []OutsideCall{{Gene: "CYP2D6", Diplotype: "*1/*4"}}}},
		"haplotypes of DPYD too": {gene: "DPYD", of: file{sites: map[string]string{"rs67376798": "-"}}, total: 7, unread: "c.2846A>T"},
		"no list":                {gene: "RYR1"},
	} {
		caller := one(t, c.gene)
		qs := caller.Questions()
		r := caller.Call(c.of.observe(qs), qs, c.in)[0]
		if len(r.Tier1) != c.total || strings.Join(r.Tier1Unread, " ") != c.unread {
			t.Errorf("%s: %q, not read %q", name, r.Tier1, r.Tier1Unread)
		}
	}
}
