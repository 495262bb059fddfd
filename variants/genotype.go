package variants

import (
	"fmt"
	"strconv"
	"strings"
)

// MissingAllele is the index of an allele that the genotype leaves open (".").
const MissingAllele = -1

// Genotype is a VCF GT value: indices into REF (0) and ALT (1…) of its record.
// Phased is true only if every separator is "|" (a haploid call counts as phased).
type Genotype struct {
	Alleles []int
	Phased  bool
}

// ParseGenotype reads a GT string such as "0/1", "1|0", ".", "./1", "0". nAlleles is the
// number of alleles of the record, REF included; an index outside it is an error, as is an
// empty or malformed string. VCF 4.4 leading separators ("|0/1", "/1") are accepted.
func ParseGenotype(s string, nAlleles int) (Genotype, error) {
	gt := Genotype{Phased: true}
	rest := s
	if rest != "" && (rest[0] == '|' || rest[0] == '/') {
		rest = rest[1:]
	}
	for {
		end := strings.IndexAny(rest, "/|")
		field := rest
		if end >= 0 {
			field = rest[:end]
			gt.Phased = gt.Phased && rest[end] == '|'
		}
		index := MissingAllele
		if field != "." {
			n, err := strconv.ParseUint(field, 10, 16)
			if err != nil || int(n) >= nAlleles {
				return Genotype{}, fmt.Errorf("genotype %q does not fit a record with %d alleles", s, nAlleles)
			}
			index = int(n)
		}
		gt.Alleles = append(gt.Alleles, index)
		if end < 0 {
			return gt, nil
		}
		rest = rest[end+1:]
	}
}

// String writes the genotype as VCF does.
func (g Genotype) String() string {
	sep := "/"
	if g.Phased {
		sep = "|"
	}
	parts := make([]string, len(g.Alleles))
	for i, a := range g.Alleles {
		if a == MissingAllele {
			parts[i] = "."
		} else {
			parts[i] = strconv.Itoa(a)
		}
	}
	return strings.Join(parts, sep)
}

// Ploidy is the number of alleles called, missing ones included.
func (g Genotype) Ploidy() int { return len(g.Alleles) }

// Count is how many of the alleles have the given index.
func (g Genotype) Count(index int) int {
	n := 0
	for _, a := range g.Alleles {
		if a == index {
			n++
		}
	}
	return n
}

// AllMissing reports whether no allele is called ("./.", ".") or there is none.
func (g Genotype) AllMissing() bool { return g.Count(MissingAllele) == len(g.Alleles) }
