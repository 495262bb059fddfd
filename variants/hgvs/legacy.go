package hgvs

import (
	"fmt"
	"strconv"
	"strings"

	"allelens/variants"
)

// Legacy is a name from before HGVS, as the Breast Cancer Information Core (BIC) gave them:
// "185delAG" counts bases from the start of the messenger's old sequence, "IVS5+1G>A" from an intron's
// edge, by the old numbers of exons.
type Legacy struct {
	Base      int // first base, or the exon's base beside the intron; 0 where Intron is given
	Intron    int // number of the exon before it; 0 where Base is given
	Offset    int // into the intron: positive from its start, negative from its end; 0 in an exon
	Kind      Kind
	Deleted   string // bases that go, where the name says which
	Length    int    // how many go
	Inserted  string
	Secondary bool // an insertion stands before the base, not after it: both readings are in use
}

// Groups: 1-3 substitution with its base first, 4 base, 5 distance into the intron, 6-7 substitution, 8 deleted, 9 inserted with it,
// 10 inserted, 11 doubled.
var (
	legacyExon = variants.Pattern(`(?i)^(?:([ACGT])([0-9]{1,5})([ACGT])|([0-9]{1,5})([+-][0-9]{1,5})?(?:([ACGT])>([ACGT])|del([ACGT]+|[0-9]{1,3})(?:ins([ACGT]+))?|ins([ACGT]+)|dup([ACGT]+)))$`)
	// Groups: 1 intron, 2 offset, 3-4 substitution, 5 deleted, 6 inserted.
	legacyIntron = variants.Pattern(`(?i)^IVS([0-9]{1,2})([+-][0-9]{1,5})(?:([ACGT])(?:>|-|/)([ACGT])|del([ACGT]+|[0-9]{1,3})|ins([ACGT]+))$`)
)

// ParseLegacy reads a legacy name. It fails with ErrSyntax.
func ParseLegacy(text string) (Legacy, error) {
	body := strings.ReplaceAll(strings.TrimSpace(text), " ", "")
	if m := legacyIntron().FindStringSubmatch(body); m != nil {
		l := Legacy{Kind: Insertion, Inserted: strings.ToUpper(m[6])}
		l.Intron, _ = strconv.Atoi(m[1])
		l.Offset, _ = strconv.Atoi(m[2])
		switch {
		case m[3] != "":
			l.Kind, l.Deleted, l.Inserted, l.Length = Substitution, strings.ToUpper(m[3]), strings.ToUpper(m[4]), 1
		case m[5] != "":
			l.deletion(m[5])
		}
		return l, nil
	}
	m := legacyExon().FindStringSubmatch(body)
	if m == nil {
		return Legacy{}, fmt.Errorf("%w: %q", ErrSyntax, text)
	}
	l := Legacy{Kind: Insertion, Inserted: strings.ToUpper(m[10])}
	l.Base, _ = strconv.Atoi(m[2] + m[4])
	l.Offset, _ = strconv.Atoi(m[5])
	switch {
	case m[2] != "" || m[6] != "":
		l.Kind, l.Deleted, l.Inserted, l.Length = Substitution, strings.ToUpper(m[1]+m[6]), strings.ToUpper(m[3]+m[7]), 1
	case m[8] != "":
		l.deletion(m[8])
		if m[9] != "" {
			l.Kind, l.Inserted = Replacement, strings.ToUpper(m[9])
		}
	case m[11] != "":
		l.deletion(m[11])
		l.Kind = Duplication
	}
	return l, nil
}

// deletion takes the bases that go, or their number.
func (l *Legacy) deletion(what string) {
	l.Kind = Deletion
	if n, err := strconv.Atoi(what); err == nil {
		l.Length = n
		return
	}
	l.Deleted, l.Length = strings.ToUpper(what), len(what)
}

// Name is the legacy name's change as a c. name. start is the number that the old count gives to the
// base before c.1. edge gives the c. base at an intron's edge: the last of the exon of that old
// number, or the first of the one that follows it; ok is false where there is no such intron.
func (l Legacy) Name(start int, edge func(intron int, after bool) (base int, ok bool)) (string, bool) {
	first := Position{Base: l.Base - start, Offset: l.Offset}
	if first.Base <= 0 {
		first.Base-- // there is no base 0
	}
	if l.Intron > 0 {
		base, ok := edge(l.Intron, l.Offset > 0)
		if !ok {
			return "", false
		}
		first = Position{Base: base, Offset: l.Offset}
	}
	d := Description{Start: first, End: first, Kind: l.Kind, Deleted: l.Deleted, Inserted: l.Inserted}
	switch {
	case l.Kind == Insertion && l.Secondary:
		d.Start = first.moved(-1)
	case l.Kind == Insertion:
		d.End = first.moved(1)
	case l.Length > 1:
		d.End = first.moved(l.Length - 1)
	}
	// The bases that the name gives are written too, so that they are checked against the sequence.
	switch name := d.String(); l.Kind {
	case Deletion, Duplication:
		return name + l.Deleted, true
	case Replacement:
		return strings.Replace(name, "delins", "del"+l.Deleted+"ins", 1), true
	default:
		return name, true
	}
}

// moved is the position n bases further, within the exon or the intron.
func (p Position) moved(n int) Position {
	switch {
	case p.Offset != 0:
		p.Offset += n
	case p.Base < 0 && p.Base+n >= 0:
		p.Base += n + 1
	case p.Base > 0 && p.Base+n <= 0:
		p.Base += n - 1
	default:
		p.Base += n
	}
	return p
}
