package vcf

import (
	"slices"
	"strings"

	"allelens/variants"
)

// site reads the fixed columns.
func (rec *Record) site(fields []string, where string) *variants.Problem {
	pos, ok := parsePos([]byte(fields[colPos]))
	if !ok {
		return variants.Warn("line_position", where, "value", clip(fields[colPos]))
	}
	rec.Chrom = fields[colChrom]
	rec.Contig, _ = variants.ParseContig(rec.Chrom)
	rec.Pos = pos
	rec.ID = fields[colID]
	rec.Ref = strings.ToUpper(fields[colRef])
	if !isBases(rec.Ref) {
		return variants.Warn("line_ref", where, "at", locus(fields), "value", clip(fields[colRef]))
	}
	if fields[colAlt] != "." {
		rec.Alts = strings.Split(fields[colAlt], ",")
	}
	for i, alt := range rec.Alts {
		if isBases(strings.ToUpper(alt)) {
			rec.Alts[i] = strings.ToUpper(alt)
		} else if !isSpecial(alt) {
			return variants.Warn("line_alt", where, "at", locus(fields), "value", clip(fields[colAlt]))
		}
	}
	rec.Block = len(rec.Alts) == 0 || slices.ContainsFunc(rec.Alts, isAnyOther)
	rec.Filter = addFilters(nil, fields[colFilter])
	rec.Qual = parseQual(fields[colQual])
	return nil
}

// parsePos reads a position: digits only, at most ten of them.
func parsePos(s []byte) (int, bool) {
	if len(s) == 0 || len(s) > 10 {
		return 0, false
	}
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// isBases reports whether s is a sequence as reference genomes write it: bases, N, and the
// letters that stand for several bases.
func isBases(s string) bool { return s != "" && strings.Trim(s, "ACGTNRYSWKMBDHV") == "" }

// isSpecial reports whether alt is one of the alleles that are no sequence: "*", "<DEL>",
// a breakend ("G]17:198982]") or the end of a contig (".A").
func isSpecial(alt string) bool {
	switch {
	case alt == "*":
		return true
	case len(alt) > 2 && alt[0] == '<' && alt[len(alt)-1] == '>':
		return true
	case strings.ContainsAny(alt, "[]"):
		return true
	}
	return len(alt) > 1 && isBases(strings.ToUpper(strings.Trim(alt, ".")))
}

// isAnyOther reports whether alt stands for any allele that is not listed: GATK's <NON_REF>,
// the <*> of the specification, which older samtools write <X>.
func isAnyOther(alt string) bool { return alt == "<NON_REF>" || alt == "<*>" || alt == "<X>" }

// addFilters appends the codes of a FILTER or FT value that are not there yet.
func addFilters(codes []string, value string) []string {
	for code := range strings.SplitSeq(value, ";") {
		if code != "" && code != "." && !strings.EqualFold(code, "PASS") && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}

// end is the last base that the record covers. END and LEN count only where the record is a
// block or names a symbolic allele: some programs write END everywhere. format gives FORMAT
// values.
func (rec *Record) end(info string, format func(key string) string) int {
	last := rec.Pos + len(rec.Ref) - 1
	if !rec.isStretch() {
		return last
	}
	if s := rec.Structure; s != nil && s.Mate.Start > 0 {
		return last // END, if there, is a place elsewhere
	}
	if end := parseCount(infoValue(info, "END")); end >= rec.Pos && (end > rec.Pos || rec.Structure == nil) {
		return max(last, end)
	}
	for _, length := range []string{infoValue(info, "LEN"), format("LEN")} {
		last = max(last, rec.Pos+parseCount(length)-1)
	}
	lengths := strings.Split(infoValue(info, "SVLEN"), ",")
	for i, alt := range rec.Alts {
		if i < len(lengths) && coversReference(alt) {
			last = max(last, rec.Pos+parseCount(strings.TrimPrefix(lengths[i], "-")))
		}
	}
	return last
}

// isStretch reports whether the record's length is not that of REF: one allele is symbolic, or
// no other allele than <NON_REF> or <*> is listed.
func (rec *Record) isStretch() bool {
	sequences := 0
	for _, alt := range rec.Alts {
		if isAnyOther(alt) {
			continue
		}
		if alt[0] == '<' {
			return true
		}
		sequences++
	}
	return sequences == 0
}

// coversReference reports whether SVLEN of a symbolic allele counts bases of the reference.
func coversReference(alt string) bool {
	for _, kind := range []string{"<DEL", "<DUP", "<INV", "<CN"} {
		if strings.HasPrefix(alt, kind) {
			return true
		}
	}
	return false
}

// infoValue finds the value of a key of INFO, "" if it is not there.
func infoValue(info, key string) string {
	for entry := range strings.SplitSeq(info, ";") {
		if name, value, _ := strings.Cut(entry, "="); name == key {
			return value
		}
	}
	return ""
}
