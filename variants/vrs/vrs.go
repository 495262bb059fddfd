// Package vrs gives variants the names that databases exchange: SPDI (NCBI), and the computed identifiers of the GA4GH Variation
// Representation Specification, version 2.0, whose text of an allele is hashed as the specification says.
package vrs

import (
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/genome"
)

// Version is the specification's that identifiers follow.
const Version = "2.0"

// Names are a variant's names in exchange.
type Names struct {
	SPDI   string // "NC_000017.11:43124027:TCTC:TC"; positions count from 0
	Allele string // "ga4gh:VA.…"
}

// Of names a small variant, fully justified on the reference. accession (RefSeq) and refget are those of its chromosome in the assembly.
// ok is false where no slice of the reference covers all of what the change may slide over, or the allele is not plain sequence.
func Of(reference *genome.Reference, assembly variants.Assembly, a variants.Allele, accession, refget string) (n Names, ok bool) {
	e, unit, ok, err := reference.Justify(assembly, a)
	if err != nil || !ok || accession == "" || refget == "" {
		return Names{}, false
	}
	start := e.Start - 1
	end := start + len(e.Deleted)
	n.SPDI = fmt.Sprintf("%s:%d:%s:%s", accession, start, e.Deleted, e.Inserted)
	n.Allele = "ga4gh:VA." + Digest(allele(Location(refget, start, end), state(e, unit)))
	return n, true
}

// Location is the digest of a place on a sequence: bases start to end, counted between them from 0.
func Location(refget string, start, end int) string {
	return Digest(`{"end":` + strconv.Itoa(end) + `,"sequenceReference":{"refgetAccession":"` + refget + `","type":"SequenceReference"},"start":` +
		strconv.Itoa(start) + `,"type":"SequenceLocation"}`)
}

func allele(location, state string) string {
	return `{"location":"` + location + `","state":` + state + `,"type":"Allele"}`
}

// state is what stands in the place: where the reference itself tells the bases (a deletion, or the insertion of what stands
// there already) their number, else the bases.
func state(e genome.Edit, unit int) string {
	if unit = repeat(e, unit); unit > 0 {
		return fmt.Sprintf(`{"length":%d,"repeatSubunitLength":%d,"type":"ReferenceLengthExpression"}`, len(e.Inserted), unit)
	}
	return `{"sequence":"` + strings.ToUpper(e.Inserted) + `","type":"LiteralSequenceExpression"}`
}

// repeat is the length of the unit that the reference repeats in the place: the bases that come or go, or the longest part of them that,
// said over and over, makes the new sequence; 0 where the reference does not hold it.
func repeat(e genome.Edit, unit int) int {
	for n := unit; n > 0 && e.Deleted != ""; n-- {
		if unit%n == 0 && n <= len(e.Deleted) && (n == unit || e.Inserted[n:] == e.Inserted[:len(e.Inserted)-n]) {
			return n
		}
	}
	return 0
}

// Digest is GA4GH's sha512t24u: the first 24 bytes of SHA-512 in base64 for addresses.
func Digest(text string) string {
	sum := sha512.Sum512([]byte(text))
	return base64.URLEncoding.EncodeToString(sum[:24])
}
