package vcf

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// isStructural reports whether an allele is a symbol for a structural variant.
func isStructural(alt string) bool { return strings.HasPrefix(alt, "<") && !isAnyOther(alt) }

// isRepeat reports whether an allele is a repeat of a counted number of units.
func isRepeat(alt string) bool { return alt == "<CNV:TR>" }

// structural checks what a line says of structural variants, by the rules that VCF 4.4 brought.
func (r *rules) structural(fields, alts []string, line int64) {
	if r.version < "VCFv4.4" {
		return
	}
	info := structuralInfo{}
	for entry := range strings.SplitSeq(fields[colInfo], ";") {
		key, value, _ := strings.Cut(entry, "=")
		info[key] = value
	}
	for _, broken := range []string{info.claims(alts), info.copies(alts), info.repeats(alts)} {
		if broken != "" {
			r.note("structural", line, broken)
		}
	}
	if len(fields) > colSample {
		if broken := sampleCopies(fields[colFormat], fields[colSample]); broken != "" {
			r.note("structural", line, broken)
		}
	}
}

// structuralInfo are INFO's values by key.
type structuralInfo map[string]string

// list are the values of a key, none where it is not given or missing as a whole.
func (in structuralInfo) list(key string) []string {
	if v := in[key]; v != "" && v != "." {
		return strings.Split(v, ",")
	}
	return nil
}

// claims checks that lengths are given, and for each allele a claim where its kind asks for one: copies
// counted (D), ends joined (J), or both. It returns the key that breaks a rule.
func (in structuralInfo) claims(alts []string) string {
	claims := in.list("SVCLAIM")
	for _, c := range claims {
		if !slices.Contains([]string{"D", "J", "DJ", "."}, c) {
			return "SVCLAIM"
		}
	}
	for i, alt := range alts {
		if coversReference(alt) && in["SVLEN"] == "" {
			return "SVLEN"
		}
		claimed := i < len(claims) && claims[i] != "."
		if (strings.HasPrefix(alt, "<DEL") || strings.HasPrefix(alt, "<DUP")) && !claimed {
			return "SVCLAIM"
		}
	}
	return ""
}

// copies checks the margins of copy numbers.
func (in structuralInfo) copies(alts []string) string {
	if margins := in.list("CICN"); margins != nil && (in.list("CN") == nil || !areMargins(margins, len(alts))) {
		return "CICN"
	}
	return ""
}

// repeats checks the lists that describe the units of counted repeats, one value for each unit:
// their bases (RUS) or length (RUL), their number (RUC), all bases (RB), bases of each (RUB).
func (in structuralInfo) repeats(alts []string) string {
	units := 0
	kinds := in.list("RN")
	for i, alt := range alts {
		if !isRepeat(alt) {
			continue
		}
		n := 1
		if i < len(kinds) {
			n, _ = strconv.Atoi(kinds[i])
		}
		units += n
	}
	if units == 0 {
		return ""
	}
	bases, lengths := in.list("RUS"), in.list("RUL")
	if bases == nil && lengths == nil {
		return "RUS"
	}
	for _, key := range []string{"RUS", "RUL", "RUC", "RB"} {
		if list := in.list(key); list != nil && len(list) != units {
			return key
		}
	}
	for key, of := range map[string]string{"CIRUC": "RUC", "CIRB": "RB"} {
		if margins := in.list(key); margins != nil && (in.list(of) == nil || !areMargins(margins, units)) {
			return key
		}
	}
	return in.unitLengths(bases, lengths, units)
}

// unitLengths checks that the numbers of a repeat's units agree with each other.
func (in structuralInfo) unitLengths(bases, lengths []string, units int) string {
	counts, totals, each := in.list("RUC"), in.list("RB"), in.list("RUB")
	copies := 0
	for i := range units {
		count := number(counts, i)
		if each != nil && count != math.Trunc(count) {
			return "RUC"
		}
		copies += int(max(count, 0))
		length := number(lengths, i)
		if i < len(bases) && bases[i] != "." {
			if lengths != nil && length != float64(len(bases[i])) {
				return "RUL"
			}
			length = float64(len(bases[i]))
		}
		if total := number(totals, i); math.Abs(total-count*length) > max(1, length) {
			return "RB"
		}
	}
	if each != nil && len(each) != copies {
		return "RUB"
	}
	return ""
}

// number is a value of a list, not a number where it is missing.
func number(list []string, i int) float64 {
	if i >= len(list) {
		return math.NaN()
	}
	x, err := strconv.ParseFloat(list[i], 64)
	if err != nil {
		return math.NaN()
	}
	return x
}

// areMargins reports whether a list holds for each of n values how far below and above it may
// lie, or ".".
func areMargins(list []string, n int) bool {
	if len(list) != 2*n {
		return false
	}
	for i := 0; i < len(list); i += 2 {
		if number(list, i) > 0 || number(list, i+1) < 0 {
			return false
		}
	}
	return true
}

// sampleCopies checks a sample's copy number and its sets of phased lines (PSL), in which places
// (PSO) are numbered.
func sampleCopies(format, sample string) string {
	values := structuralInfo{}
	of := strings.Split(sample, ":")
	for i, key := range strings.Split(format, ":") {
		if i < len(of) {
			values[key] = of[i]
		}
	}
	if margins := values.list("CICN"); margins != nil && (values.list("CN") == nil || !areMargins(margins, 1)) {
		return "CICN"
	}
	sets, places := strings.Split(values["PSL"], ","), values.list("PSO")
	for i := range min(len(sets), len(places)) {
		if sets[i] == "." && places[i] != "." {
			return "PSO"
		}
	}
	return ""
}
