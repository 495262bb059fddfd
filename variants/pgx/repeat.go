package pgx

import (
	"regexp"
	"strconv"

	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// counted is a name that counts the units of a repeat: "g.233760235TA[6]".
var counted = regexp.MustCompile(`g\.([0-9]+)([ACGT]+)\[([0-9]+)\]`)

// repeatOf reads the repeat that a position lies in from the position's names, one for each number of units that an
// allele has, the reference's among them; nil where they do not tell the reference's.
func repeatOf(p knowledge.Position) *ledger.Repeat {
	names := counted.FindAllStringSubmatch(p.HGVS, -1)
	alleles := append([]string{p.Ref38}, plain(p.Alts)...)
	if len(names) < 2 || len(names) != len(alleles) {
		return nil
	}
	unit, fewest := names[0][2], 0
	for i, n := range names {
		count, err := strconv.Atoi(n[3])
		if err != nil || n[2] != unit || n[1] != names[0][1] {
			return nil
		}
		if i == 0 || count < fewest {
			fewest = count
		}
	}
	shortest := len(p.Ref38)
	for _, a := range alleles {
		shortest = min(shortest, len(a))
	}
	start, err := strconv.Atoi(names[0][1])
	offset := start - p.Pos38
	if err != nil || offset < 0 || offset > len(p.Ref38) || p.Ref37 != p.Ref38 || (len(p.Ref38)-shortest)%len(unit) != 0 {
		return nil
	}
	return &ledger.Repeat{Unit: unit, Offset: offset, Units: fewest + (len(p.Ref38)-shortest)/len(unit)}
}
