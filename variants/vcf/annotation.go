package vcf

import (
	"slices"
	"strconv"
	"strings"
)

// Annotation is a declared field of INFO in which a program says what alleles do to genes: ANN (of
// SnpEff, or of VEP), CSQ (of VEP) or BCSQ (of bcftools). Columns are the names of its parts in the
// header's order, in lower case without "_" and ".".
type Annotation struct {
	Key     string
	Columns []string
}

// Effect is what a file says that one allele does to a transcript of a gene. It is the word of the
// program that annotated the file, and none of ours.
type Effect struct {
	Gene         string   // symbol
	Transcript   string   // with or without version, as written
	Terms        []string // of the Sequence Ontology, or bcftools' short forms of them ("missense")
	HGVSC, HGVSP string   // "" where not given
}

// annotation reads a declaration of INFO; ok is false where it declares no annotation.
func annotation(a map[string]string) (found Annotation, ok bool) {
	if !slices.Contains([]string{"ANN", "CSQ", "BCSQ"}, a["ID"]) {
		return found, false
	}
	text := a["Description"]
	if _, after, named := strings.Cut(text, "Format:"); named {
		text = after
	} else if _, after, quoted := strings.Cut(text, "'"); quoted {
		text = after
	}
	if !strings.Contains(text, "|") {
		return found, false
	}
	found.Key = a["ID"]
	plain := strings.NewReplacer("_", "", ".", "", "'", "", `"`, "", "[", "", "]", "")
	for column := range strings.SplitSeq(text, "|") {
		found.Columns = append(found.Columns, strings.ToLower(strings.TrimSpace(plain.Replace(column))))
	}
	return found, true
}

// Effects lists what the line itself says that an allele does to genes; index 1 is the first of
// Alts. It is empty where the file is not annotated, or does not say which allele it means.
func (h *Header) Effects(r *Record, index int) []Effect {
	columns := strings.Split(r.Text, "\t")
	if index < 1 || index > len(r.Alts) || len(columns) <= colInfo {
		return nil
	}
	var effects []Effect
	for _, a := range h.Annotations {
		for entry := range strings.SplitSeq(infoValue(columns[colInfo], a.Key), ",") {
			values := strings.Split(entry, "|")
			if entry == "" || entry[0] == '@' || !a.isOf(values, r, index) {
				continue
			}
			if e := a.effect(values); e.Gene != "" && len(e.Terms) > 0 {
				effects = append(effects, e)
			}
		}
	}
	return effects
}

// value is the first of the named columns that the annotation has and that is not empty.
func (a Annotation) value(values []string, names ...string) string {
	for _, name := range names {
		if i := slices.Index(a.Columns, name); i >= 0 && i < len(values) && strings.TrimSpace(values[i]) != "" {
			return strings.TrimSpace(values[i])
		}
	}
	return ""
}

// isOf reports whether an entry speaks of the allele. On a line of one allele all of them do.
func (a Annotation) isOf(values []string, r *Record, index int) bool {
	if len(r.Alts) == 1 {
		return true
	}
	if number := a.value(values, "allelenum"); number != "" {
		return number == strconv.Itoa(index)
	}
	alt := r.Alts[index-1]
	if allele := a.value(values, "allele"); allele != "" {
		return allele == alt || allele == r.shortened(alt)
	}
	change := strconv.Itoa(r.Pos) + r.Ref + ">" + alt
	return slices.Contains(strings.Split(a.value(values, "dnachange"), "+"), change)
}

// shortened spells an allele as VEP does: without the first base where all alleles of the line
// share it and differ in length, "-" for nothing.
func (r *Record) shortened(alt string) string {
	longer := false
	for _, other := range r.Alts {
		if other == "*" {
			continue
		}
		if other[0] != r.Ref[0] {
			return alt
		}
		longer = longer || len(other) != len(r.Ref)
	}
	if !longer {
		return alt
	}
	if len(alt) == 1 {
		return "-"
	}
	return alt[1:]
}

func (a Annotation) effect(values []string) Effect {
	gene := []string{"symbol", "genename"}
	if a.Key == "BCSQ" {
		gene = []string{"gene"} // in CSQ the column of that name holds an accession
	}
	e := Effect{
		Gene: a.value(values, gene...), Transcript: a.value(values, "feature", "featureid", "transcript"),
		HGVSC: a.value(values, "hgvsc"), HGVSP: a.value(values, "hgvsp"),
	}
	if a.Key == "BCSQ" {
		e.HGVSP = a.value(values, "aminoacidchange")
	}
	for term := range strings.SplitSeq(strings.TrimPrefix(a.value(values, "consequence", "annotation"), "*"), "&") {
		if term != "" {
			e.Terms = append(e.Terms, strings.ToLower(term))
		}
	}
	return e
}
