package pgx

import (
	"testing"

	"allelens/variants"
)

// TestLargeChangeOverSites: a structural line over a gene's sites, called or failed, leaves the gene without a result.
func TestLargeChangeOverSites(t *testing.T) {
	c := one(t, "DPYD")
	qs := c.Questions()
	for name, test := range map[string]struct {
		state     variants.State
		undefined string
		want      Reason
	}{
		"called":                {variants.Variant, "97440000:N><DEL>", LargeChange},
		"failed":                {variants.Filtered, "97440000:N><DEL>", LargeChange},
		"a change of the bases": {variants.Variant, "97450057:AC>A", ""},
	} {
		obs := file{sites: map[string]string{"rs3918290": "C/C"}}.observe(qs)
		for i := range obs.Sites {
			if s := &obs.Sites[i]; s.State == variants.Reference {
				s.State, s.Alleles, s.Undefined = test.state, []string{s.Alleles[0], test.undefined}, []string{test.undefined}
				break
			}
		}
		if got := c.Call(obs, qs, Input{})[0]; got.NoResult != test.want || test.want != "" && len(got.Diplotypes) > 0 {
			t.Errorf("%s: %q, %d diplotypes; want %q", name, got.NoResult, len(got.Diplotypes), test.want)
		}
	}
}
