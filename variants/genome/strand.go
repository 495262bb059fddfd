package genome

// ReverseComplement is the other strand of plain sequence.
func ReverseComplement(bases string) string {
	out := make([]byte, len(bases))
	for i := range len(bases) {
		out[len(bases)-1-i] = complement[bases[i]]
	}
	return string(out)
}

var complement = [256]byte{'A': 'T', 'C': 'G', 'G': 'C', 'T': 'A', 'N': 'N'}
