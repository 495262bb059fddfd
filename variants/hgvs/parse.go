package hgvs

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"allelens/variants"
)

// ErrSyntax: the text is not a c. or g. name of one change.
var ErrSyntax = errors.New("not an HGVS name of a change")

// Kind is the kind of change in a description, as HGVS writes it.
type Kind string

// Kinds of change.
const (
	Substitution Kind = ">"
	Deletion     Kind = "del"
	Duplication  Kind = "dup"
	Insertion    Kind = "ins"
	Replacement  Kind = "delins"
	Inversion    Kind = "inv"
)

// Description is a c. or g. name taken apart. Positions are inclusive; of an insertion they are
// its two neighbours.
type Description struct {
	Accession  string // "NM_007294.4"; "" where the name stands alone
	Genomic    bool   // g., not c.
	Start, End Position
	Kind       Kind
	Deleted    string // bases that the name says go, or are doubled; "" where it does not say
	Inserted   string // new bases
}

// String writes the description as HGVS recommends: without the bases that the positions tell.
func (d Description) String() string {
	var b strings.Builder
	if d.Accession != "" {
		b.WriteString(d.Accession + ":")
	}
	b.WriteString(map[bool]string{true: "g.", false: "c."}[d.Genomic] + d.Start.String())
	if d.End != d.Start {
		b.WriteString("_" + d.End.String())
	}
	if d.Kind == Substitution {
		b.WriteString(d.Deleted)
	}
	b.WriteString(string(d.Kind) + d.Inserted)
	return b.String()
}

const positionPattern = `([-*]?)([0-9]{1,9})([-+][0-9]{1,9})?`

// namePattern groups: 1 accession, 2 accession or gene in parentheses, 3 c or g, 4-6 start,
// 7-9 end, 10-11 substitution, 12-13 delins, 14-15 del, dup, inv, 16 ins.
var namePattern = variants.Pattern(`^(?:([A-Za-z0-9_.]+)(?:\(([A-Za-z0-9_.-]+)\))?:)?([cg])\.` +
	positionPattern + `(?:_` + positionPattern + `)?` +
	`(?:([ACGT])>([ACGT])|del([ACGT]*)ins([ACGT]+)|(del|dup|inv)([ACGT]*)|ins([ACGT]+))$`)

// Parse reads the c. or g. name of one change as reports and databases write it: with or without
// accession ("NM_007294.4(BRCA1):c.68_69del", "NC_000017.11(NM_007294.4):c.80+5G>A", "c.68_69del"),
// with or without the deleted bases ("c.68_69delAG"), bases in either case, and with a p. name
// after a blank, which is not read.
func Parse(name string) (Description, error) {
	head, _, _ := strings.Cut(strings.TrimSpace(name), " ")
	prefix, change, found := strings.Cut(head, ":")
	if !found {
		prefix, change = "", head
	}
	m := namePattern().FindStringSubmatch(strings.TrimPrefix(prefix+":", ":") + canonicalCase(change))
	if m == nil {
		return Description{}, fmt.Errorf("%w: %q", ErrSyntax, name)
	}
	d := Description{Accession: m[1], Genomic: m[3] == "g", Start: position(m[4:7])}
	if strings.HasPrefix(m[2], "NM_") {
		d.Accession = m[2]
	}
	d.End = d.Start
	if m[8] != "" {
		d.End = position(m[7:10])
	}
	switch {
	case m[10] != "":
		d.Kind, d.Deleted, d.Inserted = Substitution, m[10], m[11]
	case m[13] != "":
		d.Kind, d.Deleted, d.Inserted = Replacement, m[12], m[13]
	case m[14] != "":
		d.Kind, d.Deleted = Kind(m[14]), m[15]
	default:
		d.Kind, d.Inserted = Insertion, m[16]
	}
	if !d.sound() {
		return Description{}, fmt.Errorf("%w: %q", ErrSyntax, name)
	}
	return d, nil
}

// sound checks what the pattern cannot: genomic positions are plain numbers, no base is number 0,
// a substitution has one position and an insertion two.
func (d Description) sound() bool {
	plain := func(p Position) bool { return p.Base > 0 && p.Offset == 0 && !p.After }
	switch {
	case d.Start.Base == 0 || d.End.Base == 0:
		return false
	case d.Genomic && !(plain(d.Start) && plain(d.End)):
		return false
	case d.Kind == Substitution:
		return d.Start == d.End && d.Deleted != d.Inserted
	case d.Kind == Insertion:
		return d.Start != d.End
	}
	return true
}

// position reads the groups of a position: sign, base, offset. All digits, at most nine.
func position(groups []string) Position {
	base, _ := strconv.Atoi(groups[1])
	offset, _ := strconv.Atoi(groups[2])
	if groups[0] == "-" {
		base = -base
	}
	return Position{Base: base, Offset: offset, After: groups[0] == "*"}
}

// canonicalCase writes the bases of a change in upper case and its words in lower case.
func canonicalCase(change string) string {
	kind, rest, ok := strings.Cut(change, ".")
	if !ok {
		return change
	}
	rest = strings.ToUpper(rest)
	for _, word := range []Kind{Deletion, Duplication, Insertion, Inversion} {
		rest = strings.Replace(rest, strings.ToUpper(string(word)), string(word), 1)
	}
	return strings.ToLower(kind) + "." + rest
}
