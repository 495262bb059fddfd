package hgvs

import (
	"strconv"
	"strings"
)

// mutant is the transcript from c.1 to its end after a change: bases start to end (a half-open
// interval counted from 0) have given way to inserted. It is read without being copied.
type mutant struct {
	bases      string
	start, end int
	inserted   string
}

// base is the mutant's i-th base, 0 beyond its end.
func (m mutant) base(i int) byte {
	if i >= m.start {
		if i -= m.start; i < len(m.inserted) {
			return m.inserted[i]
		}
		i += m.end - len(m.inserted)
	}
	if i >= len(m.bases) {
		return 0
	}
	return m.bases[i]
}

// aminoAcid is the mutant's k-th amino acid (from 0), 'X' beyond its end.
func (m mutant) aminoAcid(k int) byte {
	return aminoAcid(m.base(3*k), m.base(3*k+1), m.base(3*k+2))
}

// toStop counts codons from the k-th to the first stop, both included; "?" when none follows.
func (m mutant) toStop(k int) string {
	for n := 1; m.base(3*(k+n)-1) != 0; n++ {
		if m.aminoAcid(k+n-1) == '*' {
			return strconv.Itoa(n)
		}
	}
	return "?"
}

// codingEffect judges a change of the coding bases start to end (half-open, counted from 0 at c.1).
func (f *frame) codingEffect(start, end int, inserted string) effect {
	m := mutant{f.mrna[f.start:], start, end, inserted}
	longer := len(inserted) - (end - start)
	if longer%3 != 0 {
		return f.shifted(m)
	}
	from, to := start/3, (end+2)/3 // affected codons, half-open
	ref := f.protein[from:to]
	alt := make([]byte, len(ref)+longer/3)
	for i := range alt {
		alt[i] = m.aminoAcid(from + i)
	}
	e := f.replaced(m, from, ref, string(alt))
	if e.consequence == Missense && longer > 0 {
		e.consequence = InframeIns
	}
	if e.consequence == Missense && longer < 0 {
		e.consequence = InframeDel
	}
	return e
}

// shifted names a frameshift: the first amino acid that changes, what it becomes, and how many
// codons remain to the new stop.
func (f *frame) shifted(m mutant) effect {
	k := m.start / 3
	for f.protein[k] == m.aminoAcid(k) {
		if f.protein[k] == '*' {
			return effect{"p.(" + f.residue(k) + "=)", Synonymous, k + 1}
		}
		k++
	}
	switch alt := m.aminoAcid(k); {
	case f.protein[k] == '*':
		return f.extended(m, k)
	case alt == '*':
		return effect{"p.(" + f.residue(k) + "Ter)", Frameshift, k + 1}
	case alt == 'X': // the transcript ends within the codon
		return effect{unpredictable, Frameshift, k + 1}
	default:
		return effect{"p.(" + f.residue(k) + threeLetters[alt] + "fsTer" + m.toStop(k) + ")", Frameshift, k + 1}
	}
}

// extended names the loss of the stop codon, the k-th: the next stop counts from the lost one.
func (f *frame) extended(m mutant, k int) effect {
	switch alt := m.aminoAcid(k); alt {
	case '*': // another stop takes its place
		return effect{"p.(" + f.residue(k) + "=)", Synonymous, k + 1}
	case 'X':
		return effect{unpredictable, StopLost, k + 1}
	default:
		return effect{"p.(" + f.residue(k) + threeLetters[alt] + "extTer" + m.toStop(k+1) + ")", StopLost, k + 1}
	}
}

// replaced names a change that keeps the frame: amino acids ref, from the k-th, become alt. Its
// consequence is Missense where the number of bases must tell a deletion from an insertion.
func (f *frame) replaced(m mutant, k int, ref, alt string) effect {
	stop := strings.IndexByte(alt, '*')
	atStop := strings.HasSuffix(ref, "*")
	gained := stop >= 0 && (stop < len(alt)-1 || !atStop)
	if gained {
		alt = alt[:stop+1]
	}
	if ref == alt {
		return effect{"p.(" + f.residue(k) + "=)", Synonymous, k + 1}
	}
	same := shared(ref, alt)
	k, ref, alt = k+same, ref[same:], alt[same:]
	switch {
	case ref == "*":
		return f.extended(m, k)
	case gained && alt == "*":
		return effect{"p.(" + f.residue(k) + "Ter)", StopGained, k + 1}
	case gained && !atStop:
		return f.written(k, ref, alt, StopGained)
	case atStop && !strings.HasSuffix(alt, "*"):
		return effect{unpredictable, StopLost, k + 1}
	}
	return f.slid(k, ref, alt)
}

// shared is how many amino acids two sequences have in common at their start.
func shared(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// slid writes a replacement whose start is trimmed: without what both sequences end in, and, for
// a deletion or an insertion, as far towards the end of the protein as it can stand (3' rule).
func (f *frame) slid(k int, ref, alt string) effect {
	for ref != "" && alt != "" && ref[len(ref)-1] == alt[len(alt)-1] {
		ref, alt = ref[:len(ref)-1], alt[:len(alt)-1]
	}
	switch {
	case alt == "":
		for f.protein[k] == f.protein[k+len(ref)] {
			k++
		}
		ref = f.protein[k : k+len(ref)]
	case ref == "":
		for f.protein[k] == alt[0] {
			k, alt = k+1, alt[1:]+alt[:1]
		}
	}
	return f.written(k, ref, alt, Missense)
}

// written writes a replacement of amino acids that has been trimmed and shifted to its 3' end.
func (f *frame) written(k int, ref, alt, consequence string) effect {
	first, n := k, len(ref)
	kind := "delins" + long(alt)
	switch {
	case alt == "":
		kind = "del"
	case n == 1 && len(alt) == 1:
		kind = long(alt)
	case n == 0 && k >= len(alt) && f.protein[k-len(alt):k] == alt:
		first, n, kind = k-len(alt), len(alt), "dup"
	case n == 0:
		first, n, kind = k-1, 2, "ins"+long(alt)
	}
	place := f.residue(first)
	if n > 1 {
		place += "_" + f.residue(first+n-1)
	}
	return effect{"p.(" + place + kind + ")", consequence, first + 1}
}

// residue writes the k-th amino acid of the reference (from 0) with its number: "Glu23".
func (f *frame) residue(k int) string {
	return threeLetters[f.protein[k]] + strconv.Itoa(k+1)
}
