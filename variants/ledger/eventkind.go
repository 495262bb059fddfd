package ledger

import (
	"strconv"
	"strings"

	"allelens/variants/vcf"
)

// eventAlleles are the indices of the alleles that a line reports as events; 0 stands for an event that only
// the copy number tells, or that none of several alleles is called.
func eventAlleles(r *vcf.Record) []int {
	var events []int
	for _, i := range carriedAlleles(r) {
		if !isSpelled(r, i) && !isNoChange(r.Alts[i-1]) {
			events = append(events, i)
		}
	}
	switch {
	case len(events) > 0:
		return events
	case len(r.Alts) == 1:
		return []int{1}
	}
	return []int{0}
}

// kindOf is the kind of event that an allele of a line is; known is false for a symbol that stands for none.
func kindOf(r *vcf.Record, index int) (kind EventType, known bool) {
	name := r.Structure.Type
	if index > 0 {
		alt := r.Alts[index-1]
		switch {
		case strings.ContainsAny(alt, "[]") || !strings.HasPrefix(alt, "<") && strings.Contains(alt, "."):
			return Breakend, true
		case vcf.IsSymbol(alt):
			name = strings.ToUpper(strings.Trim(alt, "<>"))
		}
	}
	kind, known = kindOfName(name)
	if kind == CopyNumber || index == 0 {
		if n := r.Structure.CopyNumber; copiesDepart(r) {
			kind, known = Duplication, true
			if n < 2 {
				kind = Deletion
			}
		} else if !known && r.Structure.CopyNumber >= 0 {
			kind, known = CopyNumber, true
		}
	}
	return kind, known
}

// eventNames are the beginnings of symbols and types as callers write them.
var eventNames = []struct {
	name string
	kind EventType
}{
	{"DEL", Deletion}, {"LOSS", Deletion}, {"INVDUP", Duplication}, {"DUP", Duplication}, {"GAIN", Duplication}, {"INV", Inversion},
	{"INS", Insertion}, {"MEI", Insertion}, {"ALU", Insertion}, {"LINE1", Insertion}, {"SVA", Insertion},
	{"BND", Breakend}, {"TRA", Translocation}, {"CTX", Translocation}, {"CNV:TR", ""}, {"CNV", CopyNumber},
}

func kindOfName(name string) (kind EventType, known bool) {
	for _, n := range eventNames {
		if strings.HasPrefix(name, n.name) {
			return n.kind, n.kind != ""
		}
	}
	if copies, ok := strings.CutPrefix(name, "CN"); ok {
		if n, err := strconv.Atoi(copies); err == nil {
			if n == 0 {
				return Deletion, true
			}
			return Duplication, n > 1
		}
	}
	return "", false
}

// eventKind is the kind of event that a line reports; known is false where it reports none or several.
func eventKind(r *vcf.Record) (kind EventType, known bool) {
	for _, i := range eventAlleles(r) {
		next, ok := kindOf(r, i)
		if !ok || kind != "" && next != kind {
			return "", false
		}
		kind = next
	}
	return kind, kind != ""
}

// alleleOf names what a line calls, for messages: its alleles, or the type of its event.
func alleleOf(r *vcf.Record) string {
	if len(r.Alts) == 0 && r.Structure != nil {
		return "<" + r.Structure.Type + ">"
	}
	return strings.Join(r.Alts, ",")
}
