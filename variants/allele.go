package variants

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Interval is a stretch of a contig: 1-based, closed.
type Interval struct {
	Contig     Contig
	Start, End int
}

// Len is the number of bases in the interval.
func (iv Interval) Len() int { return iv.End - iv.Start + 1 }

// Contains reports whether the 1-based position pos of the same contig lies in the interval.
func (iv Interval) Contains(pos int) bool { return iv.Start <= pos && pos <= iv.End }

// Overlaps reports whether the two intervals share a base.
func (iv Interval) Overlaps(o Interval) bool {
	return iv.Contig == o.Contig && iv.Start <= o.End && o.Start <= iv.End
}

// String writes the interval as "chr17:43044295-43125364".
func (iv Interval) String() string {
	return fmt.Sprintf("%s:%d-%d", iv.Contig.UCSC(), iv.Start, iv.End)
}

// ParseInterval reads an interval as String writes it; contigs may go by their other names too.
func ParseInterval(text string) (iv Interval, ok bool) {
	name, places, _ := strings.Cut(text, ":")
	from, to, _ := strings.Cut(places, "-")
	contig, known := ParseContig(name)
	start, errStart := strconv.ParseUint(from, 10, 31)
	end, errEnd := strconv.ParseUint(to, 10, 31)
	iv = Interval{Contig: contig, Start: int(start), End: int(end)}
	return iv, known && errStart == nil && errEnd == nil && start > 0 && end >= start
}

// nowhere is how the zero interval is written.
const nowhere = "-"

// MarshalText writes the interval as String does, and the zero interval as "-".
func (iv Interval) MarshalText() ([]byte, error) {
	if iv == (Interval{}) {
		return []byte(nowhere), nil
	}
	return []byte(iv.String()), nil
}

// UnmarshalText reads what MarshalText writes.
func (iv *Interval) UnmarshalText(text []byte) error {
	if string(text) == nowhere {
		*iv = Interval{}
		return nil
	}
	read, ok := ParseInterval(string(text))
	if !ok {
		return errors.New("not an interval like chr17:43044295-43125364")
	}
	*iv = read
	return nil
}

// Allele is one change in VCF spelling: Ref at Pos (1-based) is replaced by Alt.
// Normalised alleles are trimmed and left-aligned, indels with one anchor base before.
type Allele struct {
	Contig   Contig
	Pos      int
	Ref, Alt string
}

// End is the last reference base that Ref covers.
func (a Allele) End() int { return a.Pos + len(a.Ref) - 1 }

// String writes the allele as "chr17:43124027 ACT>A".
func (a Allele) String() string {
	return fmt.Sprintf("%s:%d %s>%s", a.Contig.UCSC(), a.Pos, a.Ref, a.Alt)
}

// Trim removes bases that Ref and Alt share, first from the end and then from the start,
// always leaving one base on each side (the anchor of an indel). It does not left-align.
func (a Allele) Trim() Allele {
	for len(a.Ref) > 1 && len(a.Alt) > 1 && a.Ref[len(a.Ref)-1] == a.Alt[len(a.Alt)-1] {
		a.Ref, a.Alt = a.Ref[:len(a.Ref)-1], a.Alt[:len(a.Alt)-1]
	}
	for len(a.Ref) > 1 && len(a.Alt) > 1 && a.Ref[0] == a.Alt[0] {
		a.Ref, a.Alt, a.Pos = a.Ref[1:], a.Alt[1:], a.Pos+1
	}
	return a
}

// IsSequence reports whether s is a non-empty string of A, C, G, T (upper case) only:
// neither symbolic ("<DEL>"), nor "*", ".", a breakend, or an ambiguity letter.
func IsSequence(s string) bool {
	return s != "" && strings.Trim(s, "ACGT") == ""
}
