package hgvs

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"allelens/variants"
	"allelens/variants/genome"
)

// ErrJoint: the changes cannot be judged as one: fewer than two, some that share a base, or one that
// is not coding throughout, so that splicing or the start codon decides.
var ErrJoint = errors.New("the changes cannot be judged together")

// Haplotype is what several changes of one chromosome do to the protein together.
type Haplotype struct {
	C           string // "NM_007294.4:c.70_72delinsTTG" where they adjoin, else "NM_007294.4:c.[68del;75dup]"
	P           string // as Name.P
	Consequence string // Sequence Ontology term, as Name.Consequence
	AminoAcid   int    // first amino acid affected
	// Allele is all of them as one change, normalised; the zero value where an intron lies between.
	Allele variants.Allele
}

// Haplotype judges normalised changes that lie on one chromosome. Each is applied where it stands, the
// coding sequence that results is read once, and the protein is named from that. The c. name is one
// delins where no base lies between the changes, or one within a codon, and else lists them
// (HGVS, changes in cis).
func (n *Namer) Haplotype(assembly variants.Assembly, alleles ...variants.Allele) (Haplotype, error) {
	f, ok := n.frames[assembly]
	if !ok {
		return Haplotype{}, ErrNoSequence
	}
	parts, err := n.parts(assembly, f, alleles)
	if err != nil {
		return Haplotype{}, err
	}
	coding := f.mrna[f.start:]
	var inserted strings.Builder
	for i, p := range parts {
		if i > 0 {
			inserted.WriteString(coding[parts[i-1].end:p.start])
		}
		inserted.WriteString(p.inserted)
	}
	e := f.codingEffect(parts[0].start, parts[len(parts)-1].end, inserted.String())
	j := Haplotype{P: e.p, Consequence: e.consequence, AminoAcid: e.aminoAcid}
	if j.Allele, err = n.asOne(assembly, parts); err != nil {
		return Haplotype{}, err
	}
	j.C = n.transcript.RefSeq + ":c.[" + strings.Join(names(parts), ";") + "]"
	if adjoin(parts) && j.Allele != (variants.Allele{}) {
		one, err := n.Name(assembly, j.Allele)
		if err != nil {
			return Haplotype{}, err
		}
		j.C = one.C
	}
	return j, nil
}

// part is one of the changes: its place among the coding bases (half-open, counted from 0 at c.1),
// its edit on the plus strand, and its name after "c.".
type part struct {
	start, end int
	inserted   string
	edit       genome.Edit
	name       string
}

// parts places the changes on the coding sequence, in its order.
func (n *Namer) parts(assembly variants.Assembly, f *frame, alleles []variants.Allele) ([]part, error) {
	var parts []part
	for _, a := range alleles {
		name, err := n.Name(assembly, a)
		if err != nil {
			return nil, err
		}
		edit := genome.EditOf(a)
		c := changeOf(edit, f.strand)
		tx, _ := f.tx(c.end)
		p := part{end: tx - f.start, inserted: c.inserted, edit: edit}
		p.start = p.end - len(c.deleted)
		if f.splicing(c) != "" || p.start < 3 || p.end > f.coding {
			return nil, ErrJoint
		}
		_, p.name, _ = strings.Cut(name.C, ":c.")
		parts = append(parts, p)
	}
	slices.SortFunc(parts, func(a, b part) int { return cmp.Or(a.start-b.start, a.end-b.end) })
	for i := 1; i < len(parts); i++ {
		same := parts[i].start == parts[i-1].start
		if parts[i].start < parts[i-1].end || same && parts[i-1].end == parts[i-1].start {
			return nil, ErrJoint
		}
	}
	if len(parts) < 2 {
		return nil, ErrJoint
	}
	return parts, nil
}

func names(parts []part) []string {
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = p.name
	}
	return out
}

// adjoin reports whether each change follows the one before without a base between, or with one
// that belongs to the codon that both change.
func adjoin(parts []part) bool {
	for i := 1; i < len(parts); i++ {
		before, p := parts[i-1], parts[i]
		codon := before.start/3 == max(p.start, p.end-1)/3
		if gap := p.start - before.end; gap > 1 || gap == 1 && !codon {
			return false
		}
	}
	return true
}

// asOne writes the changes as one allele; zero where they lie in different exons.
func (n *Namer) asOne(assembly variants.Assembly, parts []part) (variants.Allele, error) {
	edits := make([]genome.Edit, len(parts))
	for i, p := range parts {
		edits[i] = p.edit
	}
	slices.SortFunc(edits, func(a, b genome.Edit) int { return cmp.Or(a.Start-b.Start, a.End()-b.End()) })
	f := n.frames[assembly]
	first, last := edits[0], edits[len(edits)-1]
	if f.exon(first.Start*f.strand) != f.exon(last.End()*f.strand) {
		return variants.Allele{}, nil
	}
	seq := n.sequence(assembly, 1)
	c := change{start: first.Start, end: last.End()}
	var ok bool
	if c.deleted, ok = seq.bases(c.start, c.end); !ok {
		return variants.Allele{}, ErrNoSequence
	}
	var inserted strings.Builder
	next := c.start
	for _, e := range edits {
		inserted.WriteString(c.deleted[next-c.start : e.Start-c.start])
		inserted.WriteString(e.Inserted)
		next = e.End() + 1
	}
	c.inserted = inserted.String()
	if c.deleted == c.inserted {
		return variants.Allele{}, ErrJoint // they undo each other
	}
	return seq.allele(c)
}

// Codons are the first and the last codon that a coding change touches, as it is spelled: of an
// insertion those of its two neighbours. ok is false where a base of it is not coding.
func (n *Namer) Codons(assembly variants.Assembly, a variants.Allele) (first, last int, ok bool) {
	f, known := n.frames[assembly]
	if !known || a.Contig != n.transcript.Contig {
		return 0, 0, false
	}
	c := changeOf(genome.EditOf(a), f.strand)
	if f.splicing(c) != "" {
		return 0, 0, false
	}
	left, right := c.flanks()
	from, _ := f.tx(left)
	to, _ := f.tx(right)
	from, to = from-f.start, to-f.start
	return (from + 2) / 3, (to + 2) / 3, from >= 1 && to <= f.coding
}
