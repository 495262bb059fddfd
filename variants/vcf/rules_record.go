package vcf

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
)

// record checks the columns of a line: the eight fixed ones, and FORMAT and one sample if there
// are any. locus is where it lies, and inside whether that is asked for.
func (r *rules) record(fields []string, line int64, locus variants.Interval, inside bool) {
	r.locus, r.elsewhere = &locus, !inside
	clear(r.counted)
	if len(fields) < len(fixedColumns) {
		return
	}
	alts := strings.Split(fields[colAlt], ",")
	pos, _ := parsePos([]byte(fields[colPos]))
	r.place(fields[colChrom], line)
	r.letters(fields, alts, line)
	if r.whole {
		r.alleleRepeats(fields, alts, pos, line)
	}
	if id := strings.Split(fields[colID], ";"); strings.Contains(fields[colID], " ") || slices.Contains(id, "") || repeats(id) {
		r.note("id", line, fields[colID])
	}
	if q := fields[colQual]; q != "." {
		if x, err := strconv.ParseFloat(q, 64); err != nil || x < 0 {
			r.note("quality", line, q)
		}
	}
	if !isFilter(fields[colFilter]) {
		r.note("filter", line, fields[colFilter])
	}
	r.info(fields[colInfo], 1+len(alts), pos, line)
	if slices.ContainsFunc(alts, isStructural) {
		r.structural(fields, alts, line)
	}
	if len(fields) > colSample {
		r.format(fields[colFormat], fields[colSample], fields[colAlt], line)
	}
}

// letters checks how REF and ALT are spelled: letters that stand for several bases tell no
// allele, and a breakend joins its mate to at least one base.
func (r *rules) letters(fields, alts []string, line int64) {
	for _, s := range append([]string{fields[colRef]}, alts...) {
		bases := strings.ToUpper(s)
		if isBases(bases) && strings.Trim(bases, "ACGTN") != "" {
			r.note("letters", line, s)
		}
		if n := len(s) - 1; n > 0 && strings.ContainsAny(s, "[]") && strings.Contains("[]", s[:1]) && strings.Contains("[]", s[n:]) {
			r.note("alt", line, s)
		}
	}
}

// place checks the contig's name.
func (r *rules) place(contig string, line int64) {
	if !oldContig.MatchString(contig) || strings.Contains(contig, ":") && r.version <= "VCFv4.3" && r.version != "" {
		r.note("contig", line, contig)
	}
}

// alleleRepeats finds alleles that an earlier line has too, in whatever spelling a trim undoes.
func (r *rules) alleleRepeats(fields, alts []string, pos int, line int64) {
	for _, alt := range alts {
		ref, alt := strings.ToUpper(fields[colRef]), strings.ToUpper(alt)
		if !variants.IsSequence(ref) || !variants.IsSequence(alt) {
			continue
		}
		a := variants.Allele{Contig: variants.Contig(fields[colChrom]), Pos: pos, Ref: ref, Alt: alt}
		if r.alleles[a.Trim()] || ref == alt {
			r.note("repeat", line, fields[colRef]+">"+fields[colAlt])
		}
		r.alleles[a.Trim()] = true
	}
	if len(r.alleles) > 10_000 {
		clear(r.alleles)
	}
}

func isFilter(s string) bool {
	codes := strings.Split(s, ";")
	if len(codes) == 1 {
		return s != "" && s != "0" && !strings.ContainsAny(s, " ,")
	}
	return !repeats(codes) && !slices.ContainsFunc(codes, func(c string) bool {
		return c == "" || c == "." || c == "0" || strings.ContainsAny(c, " ,")
	})
}

func repeats(list []string) bool {
	seen := map[string]bool{}
	for _, s := range list {
		if seen[s] && s != "." {
			return true
		}
		seen[s] = true
	}
	return false
}

// info checks INFO.
func (r *rules) info(info string, alleles, pos int, line int64) {
	if info == "." {
		return
	}
	seen := map[string]bool{}
	for entry := range strings.SplitSeq(info, ";") {
		key, value, given := strings.Cut(entry, "=")
		ok := !seen[key] && fieldName.MatchString(key) && !strings.Contains(entry, " ") && r.infoHolds(key, value, given, alleles)
		seen[key] = true
		if end, err := strconv.Atoi(value); key == "END" && err == nil && end < pos {
			ok = false
		}
		if !ok {
			r.note("info", line, entry)
		}
	}
}

// cigar is an alignment: "3M1D".
var cigar = regexp.MustCompile(`^([0-9]+[MIDNSHPX=])+$`)

// infoHolds reports whether an entry's value, if given, is what its key holds.
func (r *rules) infoHolds(key, value string, given bool, alleles int) bool {
	f, known := r.field("INFO/" + key)
	switch {
	case key == "CIGAR" && value != ".":
		return !slices.ContainsFunc(strings.Split(value, ","), func(v string) bool { return !cigar.MatchString(v) })
	case f.kind == "Flag":
		return !given || value == "1" || value == "0" // 4.1 allows them
	case known:
		return given && f.holds(value, alleles, 0) && inRange(key, value)
	}
	return !given || value != ""
}

// inRange reports whether a reserved count or part of 1 is one.
func inRange(key, value string) bool {
	for v := range strings.SplitSeq(value, ",") {
		x, err := strconv.ParseFloat(v, 64)
		if err != nil {
			continue
		}
		switch key {
		case "AC", "AD", "ADF", "ADR", "AN", "DP", "END", "MQ0", "NS", "BQ", "MQ", "SB":
			if x < 0 {
				return false
			}
		case "AF":
			if x < 0 || x > 1 {
				return false
			}
		}
	}
	return true
}

// field is what a key holds: as declared, or as reserved.
func (r *rules) field(id string) (f field, ok bool) {
	if f, ok = r.declared[id]; !ok {
		f, ok = reserved[id]
	}
	return f, ok
}

// format checks FORMAT and one sample's values.
func (r *rules) format(format, sample, alt string, line int64) {
	keys, values := strings.Split(format, ":"), strings.Split(sample, ":")
	if repeats(keys) || slices.Index(keys, "GT") > 0 || slices.ContainsFunc(keys, func(k string) bool { return !r.named(k) }) {
		r.note("format", line, format)
	}
	if len(values) > len(keys) {
		r.note("sample", line, sample)
		return
	}
	alleles, ploidy := 1, 0
	if alt != "." {
		alleles += strings.Count(alt, ",") + 1
	}
	for i, v := range values {
		if keys[i] == "GT" {
			if gt, err := variants.ParseGenotype(v, alleles); err == nil && !gt.AllMissing() {
				ploidy = gt.Ploidy()
			}
			continue
		}
		f, known := r.field("FORMAT/" + keys[i])
		if v == "" || known && alt != "." && !f.holds(v, alleles, genotypes(alleles, ploidy)) {
			r.note("sample", line, keys[i]+"="+v)
		}
	}
}

// named reports whether a key of FORMAT is a name. Before VCF 4.3 names had no underscore; many
// callers declare such keys (MIN_DP), and then nothing is amiss.
func (r *rules) named(key string) bool {
	_, declared := r.declared["FORMAT/"+key]
	return fieldName.MatchString(key) && (declared || r.version >= "VCFv4.3" || !strings.Contains(key, "_"))
}

// genotypes is how many genotypes a number of alleles forms; 0 for other than one or two
// chromosomes.
func genotypes(alleles, ploidy int) int {
	switch ploidy {
	case 1:
		return alleles
	case 2:
		return alleles * (alleles + 1) / 2
	}
	return 0
}
