package pgx

import (
	"cmp"
	"slices"
	"strings"
)

// compareNames orders allele names as people count: runs of digits by their number ("*2"
// before "*10"), everything else by byte. Combinations ("[a + b]") come after single names,
// shorter combinations first.
func compareNames(a, b string) int {
	pa, pb := strings.Count(a, " + "), strings.Count(b, " + ")
	if pa != pb {
		return cmp.Compare(pa, pb)
	}
	return compareNatural(a, b)
}

func compareNatural(a, b string) int {
	for a != "" && b != "" {
		da, db := leadingDigits(a), leadingDigits(b)
		if da > 0 && db > 0 {
			na, nb := strings.TrimLeft(a[:da], "0"), strings.TrimLeft(b[:db], "0")
			if c := cmp.Or(cmp.Compare(len(na), len(nb)), cmp.Compare(na, nb)); c != 0 {
				return c
			}
			a, b = a[da:], b[db:]
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// label writes a pair of alleles with the names in order: "*1/*2"; one name when b is empty.
func label(a, b string) string {
	if b == "" {
		return a
	}
	if compareNames(b, a) < 0 {
		a, b = b, a
	}
	return a + "/" + b
}

// combined writes the alleles that one haplotype carries: the reference's name when none, the
// name when one, "[a + b]" when several. names is sorted in place.
func combined(names []string, reference string) string {
	switch len(names) {
	case 0:
		return reference
	case 1:
		return names[0]
	}
	slices.SortFunc(names, compareNames)
	return "[" + strings.Join(names, " + ") + "]"
}
