package variants

import (
	"fmt"
	"strings"
)

// Contig is a chromosome under its canonical bare name: "1" to "22", "X", "Y", "MT".
type Contig string

// ParseContig maps a name as files write it ("chr17", "Chr17", "17", "chrM", "M",
// "NC_000017.11", "CM000679.2") to the canonical contig. ok is false for every other sequence:
// unplaced, alternate, decoy and HLA contigs are not interpreted.
func ParseContig(name string) (c Contig, ok bool) {
	bare := name
	if len(bare) > 3 && strings.EqualFold(bare[:3], "chr") {
		bare = bare[3:]
	}
	bare = strings.ToUpper(bare)
	if bare == "M" {
		bare = "MT"
	}
	if _, ok := contigOrder[Contig(bare)]; ok {
		return Contig(bare), true
	}
	c, ok = accessions[bare]
	return c, ok
}

// UCSC is the name with "chr" before it, as the report prints it: "chr17", "chrM".
func (c Contig) UCSC() string {
	if c == "MT" {
		return "chrM"
	}
	return "chr" + string(c)
}

// Order is the contig's place in karyotype order (1 to 25); 0 if it is not canonical.
func (c Contig) Order() int { return contigOrder[c] }

var contigOrder, accessions = contigTables()

// contigTables lists the canonical contigs, and the RefSeq (NC_) and GenBank (CM)
// accessions that stand for them in either build. Versions 1 to 14 of an accession are
// accepted: the version tells the build, which is the business of build evidence.
func contigTables() (map[Contig]int, map[string]Contig) {
	names := strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 X Y MT")
	order := make(map[Contig]int, len(names))
	byAccession := make(map[string]Contig, 14*24)
	for i, n := range names {
		order[Contig(n)] = i + 1
		if n == "MT" {
			byAccession["NC_012920.1"] = "MT"
			continue
		}
		for v := 1; v <= 14; v++ {
			byAccession[fmt.Sprintf("NC_0000%02d.%d", i+1, v)] = Contig(n)
			byAccession[fmt.Sprintf("CM0006%02d.%d", 63+i, v)] = Contig(n)
		}
	}
	return order, byAccession
}
