package proof

import "slices"

// Difference is the first place where two documents say different things.
type Difference struct {
	Page     int    // from 1 on
	Found    string // what stands in the document; "" where a page or words are missing
	Expected string // what the program writes there; "" where it writes nothing
}

// Compare looks for the first run of text in which a document differs from what the program writes; ok is true where
// there is none.
func Compare(found, expected [][]string) (d Difference, ok bool) {
	for p := range max(len(found), len(expected)) {
		f, e := page(found, p), page(expected, p)
		if slices.Equal(f, e) {
			continue
		}
		for i := range max(len(f), len(e)) {
			if run(f, i) != run(e, i) {
				return Difference{p + 1, run(f, i), run(e, i)}, false
			}
		}
	}
	return d, true
}

func page(pages [][]string, p int) []string {
	if p < len(pages) {
		return pages[p]
	}
	return nil
}

func run(runs []string, i int) string {
	if i < len(runs) {
		return runs[i]
	}
	return ""
}
