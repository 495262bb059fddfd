package compose

import (
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
)

// TestAskedNeverSaysNegative: that a variant is not there is said only where its bases were seen, and
// every answer has words of its own.
func TestAskedNeverSaysNegative(t *testing.T) {
	joint := &germline.Haplotype{Phase: germline.Cis}
	texts := map[string]string{}
	for name, c := range map[string]struct {
		a    germline.Answer
		tone report.Tone
		part string
	}{
		"reference":  {germline.Answer{Shown: variants.Reference, Seen: 4, Bases: 4}, report.ToneStandard, "All 4 bases of this place were seen"},
		"assumed":    {germline.Answer{Shown: variants.Reference, Assumed: true}, report.ToneChange, "only because the laboratory declares"},
		"absent":     {germline.Answer{Shown: variants.Absent, Seen: 1, Bases: 4}, report.ToneUnknown, "Not known. The file says nothing of this place (1 of 4"},
		"no call":    {germline.Answer{Shown: variants.NoCall}, report.ToneUnknown, "Not known."},
		"filtered":   {germline.Answer{Shown: variants.Filtered}, report.ToneUnknown, "Not known."},
		"other":      {germline.Answer{Shown: variants.Variant, Others: []germline.Finding{finding(knowledge.Benign, variants.Variant)}}, report.ToneUnknown, "(c.68_69del): compare the two"},
		"other line": {germline.Answer{Shown: variants.Variant}, report.ToneUnknown, "another allele: compare it"},
		"together":   {germline.Answer{Shown: variants.Variant, Haplotype: joint, Others: []germline.Finding{finding(knowledge.Benign, variants.Variant)}}, report.ToneAct, "together make the one asked for"},
	} {
		c.a.Finding = finding(knowledge.Pathogenic, variants.Absent)
		got := Asked(text.English(), findings(germline.NoneFound), []germline.Answer{c.a})[0]
		if got.Badge.Tone != c.tone || !strings.Contains(got.Text, c.part) || got.Key != "" || got.Variant.Genotype != "" || got.Variant.Stars == nil {
			t.Errorf("%s: %+v %q", name, got.Badge, got.Text)
		}
		if strings.Contains(strings.ToLower(got.Text), "negative") || strings.Contains(got.Text, "{") || texts[got.Text] != "" {
			t.Errorf("%s: %q, as %s", name, got.Text, texts[got.Text])
		}
		texts[got.Text] = name
	}
	found := Asked(text.English(), findings(germline.NoneFound), []germline.Answer{{Finding: finding(knowledge.Pathogenic, variants.Filtered), Found: true}})[0]
	if found.Key != "BRCA1 c.68_69del" || !strings.Contains(found.Text, "neither confirmed nor excluded") {
		t.Errorf("%+v", found)
	}
}
