package report

import (
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/brca"
	"allelens/variants/knowledge"
)

// TestAskedNeverSaysNegative: that a variant is not there is said only where its bases were seen, and
// every answer has words of its own.
func TestAskedNeverSaysNegative(t *testing.T) {
	joint := &brca.Joint{Phase: brca.Cis}
	texts := map[string]string{}
	for name, c := range map[string]struct {
		a    brca.Answer
		tone Tone
		part string
	}{
		"reference":  {brca.Answer{Shown: variants.Reference, Seen: 4, Bases: 4}, ToneStandard, "All 4 bases of this place were seen"},
		"assumed":    {brca.Answer{Shown: variants.Reference, Assumed: true}, ToneChange, "only because the laboratory declares"},
		"absent":     {brca.Answer{Shown: variants.Absent, Seen: 1, Bases: 4}, ToneUnknown, "Not known. The file says nothing of this place (1 of 4"},
		"no call":    {brca.Answer{Shown: variants.NoCall}, ToneUnknown, "Not known."},
		"filtered":   {brca.Answer{Shown: variants.Filtered}, ToneUnknown, "Not known."},
		"other":      {brca.Answer{Shown: variants.Variant, Others: []brca.Finding{finding(knowledge.Benign, variants.Variant)}}, ToneUnknown, "(c.68_69del): compare the two"},
		"other line": {brca.Answer{Shown: variants.Variant}, ToneUnknown, "another allele: compare it"},
		"together":   {brca.Answer{Shown: variants.Variant, Joint: joint, Others: []brca.Finding{finding(knowledge.Benign, variants.Variant)}}, ToneAct, "together make the one asked for"},
	} {
		c.a.Finding = finding(knowledge.Pathogenic, variants.Absent)
		got := Asked(findings(brca.NoneFound), []brca.Answer{c.a}, Print{Date: "2026-11-24"})[0]
		if got.Badge.Tone != c.tone || !strings.Contains(got.Text, c.part) || got.Key != "" || got.Variant.Genotype != "" || got.Variant.Stars == nil {
			t.Errorf("%s: %+v %q", name, got.Badge, got.Text)
		}
		if strings.Contains(strings.ToLower(got.Text), "negative") || strings.Contains(got.Text, "{") || texts[got.Text] != "" {
			t.Errorf("%s: %q, as %s", name, got.Text, texts[got.Text])
		}
		texts[got.Text] = name
	}
	found := Asked(findings(brca.NoneFound), []brca.Answer{{Finding: finding(knowledge.Pathogenic, variants.Filtered), Found: true}}, Print{})[0]
	if found.Key != "BRCA1 c.68_69del" || !strings.Contains(found.Text, "neither confirmed nor excluded") {
		t.Errorf("%+v", found)
	}
}
