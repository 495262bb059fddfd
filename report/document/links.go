package document

import (
	"fmt"
	"regexp"
)

// Piece is part of a text: plain, or a link where it has a target.
type Piece struct{ Text, Target string }

// sources are the words that name a source by number, and its address.
var sources = []struct {
	words *regexp.Regexp
	at    string
}{
	{regexp.MustCompile(`\bPMID (\d{1,9})\b`), "https://pubmed.ncbi.nlm.nih.gov/%s/"},
	{regexp.MustCompile(`\bClinVar variation (\d{1,9})\b`), "https://www.ncbi.nlm.nih.gov/clinvar/variation/%s/"},
}

// Pieces parts a text into links and what is between. Only numbers of PubMed and ClinVar are links: an address in a text may
// come out of a file that somebody else wrote.
func Pieces(text string) (all []Piece) {
	for text != "" {
		from, to, target := len(text), len(text), ""
		for _, s := range sources {
			if at := s.words.FindStringSubmatchIndex(text); at != nil && at[0] < from {
				from, to, target = at[0], at[1], fmt.Sprintf(s.at, text[at[2]:at[3]])
			}
		}
		if from > 0 {
			all = append(all, Piece{Text: text[:from]})
		}
		if target != "" {
			all = append(all, Piece{text[from:to], target})
		}
		text = text[to:]
	}
	return all
}
