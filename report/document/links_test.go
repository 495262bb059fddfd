package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPieces: numbers of PubMed and ClinVar are links, addresses are not, and no letter is lost.
func TestPieces(t *testing.T) {
	for in, want := range map[string][]string{
		"Kuchenbaecker 2017 · PMID 28632866 · x":   {"https://pubmed.ncbi.nlm.nih.gov/28632866/"},
		"ClinVar variation 51822 · PMID 1; PMID 2": {"https://www.ncbi.nlm.nih.gov/clinvar/variation/51822/", "https://pubmed.ncbi.nlm.nih.gov/1/", "https://pubmed.ncbi.nlm.nih.gov/2/"},
		"PMID": nil, "variation 5": nil, "https://example.org/PMID": nil, "XPMID 5": nil, "PMID 5x": nil, "": nil,
	} {
		var got []string
		var whole strings.Builder
		for _, p := range Pieces(in) {
			whole.WriteString(p.Text)
			if p.Target != "" {
				got = append(got, p.Target)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" || whole.String() != in {
			t.Errorf("%q: %q, %s", in, whole.String(), diff)
		}
	}
}
