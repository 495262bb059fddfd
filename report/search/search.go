// Package search finds what a report says, and what the knowledge base knows, by name: genes, variants, medicines and
// trade names in any spelling, one wrong letter forgiven. It searches everything at once and knows no filter. What the
// patient did not agree to have looked at is not found.
package search

import (
	"cmp"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
)

// Group is what a hit is.
type Group string

// Groups, in their order.
const (
	Gene     Group = "gene"
	Variant  Group = "variant"
	Medicine Group = "medicine"
	Brand    Group = "brand"
)

// Groups lists the groups in their order.
func Groups() []Group { return []Group{Gene, Variant, Medicine, Brand} }

// Hit is one thing that words may mean.
type Hit struct {
	Group Group
	Name  string       // as it was found
	Also  string       // its other names
	Says  string       // the report's verdict, or what is known where there is none
	Badge report.Badge // of the verdict; without a word where there is none
	Own   bool         // a medicine of the patient's
	// Screen and Key lead to where it is shown; Screen is "" where nothing more is said of it.
	Screen, Key string
	// Medicine is the generic name that can be tried; "" for none.
	Medicine string
}

// Index is what can be found in a report. It is immutable.
type Index struct {
	words   *text.Catalogue
	report  *report.Report
	entries []entry
}

// entry is a hit with the names that find it.
type entry struct {
	Hit
	names []name
	genes []string // whose result it hangs on
	of    []string // the medicines that it is or stands for
	found bool     // called in the file
}

// name is a spelling; folded is how it is compared.
type name struct{ written, folded string }

// New makes the index of a report and the knowledge base's names.
func New(words *text.Catalogue, r *report.Report, names []report.Name) *Index {
	x := &Index{words: words, report: r}
	x.addGenes(names)
	x.addVariants(names)
	x.addMedicines(names)
	return x
}

// Most hits of a group.
var most = map[Group]int{Gene: 4, Variant: 4, Medicine: 6, Brand: 4}

// scored is an entry with how well it fits, 0 for best.
type scored struct {
	entry
	score int
	name  string // that fits
}

// Scores of a fit.
const (
	same = iota
	begins
	word
	holds
	related
	slip
	none
)

// Find lists what words may mean, by group, the best first, and how many more of each group there are.
func (x *Index) Find(typed string) (hits []Hit, more map[Group]int) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return nil, nil
	}
	var all []scored
	folded := fold(typed)
	for _, e := range x.entries {
		if s := e.fit(folded); s.score < none {
			all = append(all, s)
		}
	}
	all = x.withRelated(withoutSlips(all))
	more = map[Group]int{}
	for _, g := range Groups() {
		of := slices.DeleteFunc(slices.Clone(all), func(s scored) bool { return s.Group != g })
		slices.SortStableFunc(of, func(a, b scored) int {
			return cmp.Or(cmp.Compare(a.score, b.score), cmp.Compare(last(a.Own), last(b.Own)), cmp.Compare(last(a.found), last(b.found)),
				cmp.Compare(a.Badge.Tone.Urgency(), b.Badge.Tone.Urgency()))
		})
		for _, s := range of[:min(len(of), most[g])] {
			hits = append(hits, s.hit())
		}
		if n := len(of) - most[g]; n > 0 {
			more[g] = n
		}
	}
	return hits, more
}

func last(first bool) int {
	if first {
		return 0
	}
	return 1
}

// withoutSlips drops what fits with a wrong letter only, where anything fits without.
func withoutSlips(all []scored) []scored {
	if slices.ContainsFunc(all, func(s scored) bool { return s.score < slip }) {
		return slices.DeleteFunc(all, func(s scored) bool { return s.score == slip })
	}
	return all
}

// withRelated adds to a gene that was named what was called in it and the medicines that it bears on, to a medicine its
// trade names.
func (x *Index) withRelated(all []scored) []scored {
	var genes, medicines []string
	for _, s := range all {
		switch {
		case s.Group == Gene && s.score <= begins:
			genes = append(genes, s.genes...)
		case s.Group == Medicine && s.score <= begins:
			medicines = append(medicines, s.of...)
		}
	}
	for _, e := range x.entries {
		if e.belongs(genes, medicines) && !slices.ContainsFunc(all, func(s scored) bool { return s.Group == e.Group && s.Name == e.Name && s.Key == e.Key }) {
			all = append(all, scored{e, related, e.Name})
		}
	}
	return all
}

// belongs reports whether the entry goes with genes or medicines that were named.
func (e entry) belongs(genes, medicines []string) bool {
	switch e.Group {
	case Variant:
		return e.found && shares(e.genes, genes)
	case Medicine:
		return shares(e.genes, genes)
	case Brand:
		return shares(e.of, medicines) || e.Own && shares(e.genes, genes)
	}
	return false
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(one string) bool { return slices.Contains(b, one) })
}

// hit is the entry under the name that was typed, its own behind it.
func (s scored) hit() Hit {
	h := s.Hit
	if !strings.Contains(s.name, h.Name) && s.score < related {
		h.Name, h.Also = s.name, strings.TrimSuffix(h.Name+", "+h.Also, ", ")
		if s.Group == Variant {
			h.Also = strings.ReplaceAll(h.Also, ", ", " = ")
		}
	}
	return h
}
