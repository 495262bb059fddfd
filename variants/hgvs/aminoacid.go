package hgvs

import "strings"

// translate reads whole codons into one-letter code, "*" for a stop (NCBI table 1).
func translate(bases string) string {
	out := make([]byte, len(bases)/3)
	for i := range out {
		out[i] = aminoAcid(bases[3*i], bases[3*i+1], bases[3*i+2])
	}
	return string(out)
}

// aminoAcid is the standard genetic code; 'X' for a codon with an ambiguity letter.
func aminoAcid(a, b, c byte) byte {
	i, j, k := codeIndex[a], codeIndex[b], codeIndex[c]
	if i == 0 || j == 0 || k == 0 {
		return 'X'
	}
	return geneticCode[16*(i-1)+4*(j-1)+k-1]
}

// geneticCode lists NCBI table 1 by first, second and third base in the order T, C, A, G.
const geneticCode = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG"

var codeIndex = [256]byte{'T': 1, 'C': 2, 'A': 3, 'G': 4}

// long writes amino acids in three-letter code, "Ter" for a stop.
func long(letters string) string {
	var b strings.Builder
	for i := range len(letters) {
		b.WriteString(threeLetters[letters[i]])
	}
	return b.String()
}

var threeLetters = [256]string{
	'A': "Ala", 'R': "Arg", 'N': "Asn", 'D': "Asp", 'C': "Cys", 'Q': "Gln", 'E': "Glu", 'G': "Gly", 'H': "His", 'I': "Ile",
	'L': "Leu", 'K': "Lys", 'M': "Met", 'F': "Phe", 'P': "Pro", 'S': "Ser", 'T': "Thr", 'W': "Trp", 'Y': "Tyr", 'V': "Val",
	'*': "Ter", 'X': "Xaa",
}
