package vcf

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
)

// rules compares what is read with the specification (VCF 4.1 to 4.5). Departures that do not
// hinder reading are noted, the first of each kind; who made the file may care, and a reader of
// the report may ask for another.
type rules struct {
	name     string // of the file, for messages
	declared map[string]field
	known    map[string]bool // "INFO/DP" and the like, to find repeats
	version  string          // "VCFv4.2"
	whole    bool            // the whole file is checked: repeats too
	alleles  map[variants.Allele]bool
	kinds    map[string]bool
	notes    []*variants.Problem

	// Of lines outside what is asked for, only the number is kept, by code.
	outside   map[string]int
	elsewhere bool               // the present line is one
	counted   map[string]bool    // kinds counted of it
	locus     *variants.Interval // of the present line, nil in the header
}

// field is what INFO or FORMAT keys hold: a number of values ("1", "A", "G", "R", ".") and their type.
type field struct{ number, kind string }

func newRules(name string) *rules {
	return &rules{
		name: name, declared: map[string]field{}, known: map[string]bool{},
		alleles: map[variants.Allele]bool{}, kinds: map[string]bool{}, outside: map[string]int{}, counted: map[string]bool{},
	}
}

// forRecords are rules for the records of one scan, with what the header declares and what was
// noted of it.
func (r *rules) forRecords(whole bool) *rules {
	n := newRules(r.name)
	n.whole = whole
	n.declared, n.version, n.kinds, n.notes = r.declared, r.version, maps.Clone(r.kinds), slices.Clone(r.notes)
	return n
}

// note records a departure of a kind: "header", "contig", "id", "letters", "alt", "quality",
// "filter", "info", "format", "sample", "structural" or "repeat".
func (r *rules) note(kind string, line int64, value string) {
	switch {
	case r.elsewhere && !r.counted[kind]:
		r.counted[kind] = true
		r.outside["irregular_"+kind]++
	case !r.elsewhere && !r.kinds[kind]:
		r.kinds[kind] = true
		p := variants.Note("irregular_"+kind, place(r.name, line), "value", clip(value))
		p.Locus = r.locus
		r.notes = append(r.notes, p)
	}
}

// reserved are the keys whose meaning the specification fixes.
var reserved = map[string]field{
	"INFO/AA": {"1", "String"}, "INFO/AC": {"A", "Integer"}, "INFO/AD": {"R", "Integer"}, "INFO/ADF": {"R", "Integer"}, "INFO/ADR": {"R", "Integer"},
	"INFO/AF": {"A", "Float"}, "INFO/AN": {"1", "Integer"}, "INFO/BQ": {"1", "Float"}, "INFO/CIGAR": {"A", "String"}, "INFO/DB": {"0", "Flag"},
	"INFO/DP": {"1", "Integer"}, "INFO/END": {"1", "Integer"}, "INFO/H2": {"0", "Flag"}, "INFO/H3": {"0", "Flag"}, "INFO/MQ": {"1", "Float"},
	"INFO/MQ0": {"1", "Integer"}, "INFO/NS": {"1", "Integer"}, "INFO/SB": {"4", "Integer"}, "INFO/SOMATIC": {"0", "Flag"}, "INFO/VALIDATED": {"0", "Flag"},
	"INFO/1000G": {"0", "Flag"}, "INFO/IMPRECISE": {"0", "Flag"}, "INFO/NOVEL": {"0", "Flag"}, "INFO/CIPOS": {".", "Integer"}, "INFO/CIEND": {".", "Integer"},
	"INFO/HOMLEN": {".", "Integer"}, "INFO/HOMSEQ": {".", "String"}, "INFO/SVLEN": {".", "Integer"}, "INFO/SVTYPE": {"1", "String"},
	"FORMAT/GT": {"1", "String"}, "FORMAT/AD": {"R", "Integer"}, "FORMAT/ADF": {"R", "Integer"}, "FORMAT/ADR": {"R", "Integer"}, "FORMAT/DP": {"1", "Integer"},
	"FORMAT/EC": {"A", "Integer"}, "FORMAT/FT": {"1", "String"}, "FORMAT/GL": {"G", "Float"}, "FORMAT/GLE": {"G", "String"}, "FORMAT/GP": {"G", "Float"}, "FORMAT/GQ": {"1", "Integer"},
	"FORMAT/HQ": {"2", "Integer"}, "FORMAT/MQ": {"1", "Integer"}, "FORMAT/PL": {"G", "Integer"}, "FORMAT/PQ": {"1", "Integer"}, "FORMAT/PS": {"1", "Integer"},
}

var (
	metaKey    = regexp.MustCompile(`^[A-Za-z0-9_.\-]+$`)
	fieldName  = regexp.MustCompile(`^([A-Za-z_][0-9A-Za-z_.%]*|1000G)$`)
	numbers    = regexp.MustCompile(`^([0-9]+|[ARGPM.]|L[ARG])$`)
	altKinds   = regexp.MustCompile(`^[^\s<>,]+$`)
	contigName = regexp.MustCompile("^[0-9A-Za-z!#$%&+./:;?@^_|~-][0-9A-Za-z!#$%&*+./:;=?@^_|~-]*$")
	oldContig  = regexp.MustCompile(`^(<[^\s<>]+>|[^\s<>,*]+)$`)
	address    = regexp.MustCompile(`^<?((https?|ftp)://([^/\s@]*@)?([0-9]+(\.[0-9]+){3}|[^/\s:]*[A-Za-z][^/\s:]*)(:[0-9]+)?(/\S*)?|file:/\S+)>?$`)
	plainName  = regexp.MustCompile(`^[0-9A-Za-z_.-]+$`)
	altPrefix  = regexp.MustCompile(`^(DEL|INS|DUP|INV|CNV|BND|\*)(:|$)`)
	version    = regexp.MustCompile(`^VCFv[34]\.[0-9]$`)
	types      = []string{"Integer", "Float", "Flag", "Character", "String"}
)

// meta checks a header line after its "##". Only its key is told: the rest may name other people's samples.
func (r *rules) meta(s string, line int64) {
	key, value, pair := strings.Cut(s, "=")
	if !pair || !metaKey.MatchString(key) || value == "" {
		key, _, _ = strings.Cut(key, " ")
		r.note("header", line, key)
		return
	}
	switch key {
	case "fileformat":
		r.version = value
		if !version.MatchString(value) {
			r.note("header", line, key)
		}
	case "assembly", "pedigreeDB":
		if !address.MatchString(value) {
			r.note("header", line, key)
		}
	case "INFO", "FORMAT", "FILTER", "ALT", "contig", "META", "SAMPLE", "PEDIGREE":
		if !r.structured(key, value) {
			r.note("header", line, key)
		}
	}
}

// structured checks a line of the form key=<ID=…,…>.
func (r *rules) structured(key, value string) bool {
	if len(value) < 2 || value[0] != '<' || value[len(value)-1] != '>' || strings.Count(strings.ReplaceAll(value, `\"`, ""), `"`)%2 != 0 || !paired(value) {
		return false
	}
	a := Attributes(value)
	if key == "PEDIGREE" {
		return len(a) > 0 && !slices.ContainsFunc(valuesOf(a), func(v string) bool { return !plainName.MatchString(v) })
	}
	return r.identify(key, value, a["ID"]) && r.describes(key, value, a)
}

// paired reports whether a structured value is a list of key=value, texts in quotation marks.
func paired(value string) bool {
	for s := value[1 : len(value)-1]; s != ""; {
		var pair string
		pair, s = cutOutsideQuotes(s)
		key, text, given := strings.Cut(pair, "=")
		if !given || key == "Description" && !strings.HasPrefix(text, `"`) {
			return false
		}
	}
	return true
}

// mostNames is how many names of a header are remembered, of whatever kind.
const mostNames = 10_000

// identify takes the name that a structured line gives, first and once.
func (r *rules) identify(key, value, id string) bool {
	name := key + "/" + id
	if id == "" || r.known[name] || !strings.HasPrefix(value, "<ID=") {
		return false
	}
	if key != "contig" && len(r.known) < mostNames {
		r.known[strings.Clone(name)] = true
	}
	return true
}

// describes checks what a structured line says of its name.
func (r *rules) describes(key, value string, a map[string]string) bool {
	id := a["ID"]
	described := strings.Contains(value, `Description="`) || r.version >= "VCFv4.4"
	switch key {
	case "INFO", "FORMAT":
		return described && r.declare(key+"/"+id, field{a["Number"], a["Type"]})
	case "FILTER":
		return described && id != "0" && !strings.ContainsAny(id, " ;")
	case "ALT":
		return isAltKind(id) && a["Number"]+a["Type"] == ""
	case "META":
		return isCountOrNone(a["Number"]) && isTypeOrNone(a["Type"])
	case "contig":
		return contigName.MatchString(id)
	case "SAMPLE":
		return plainName.MatchString(id) && (a["Mixture"] == "" || a["Genomes"] != "")
	}
	return true
}

// isAltKind reports whether an identifier may stand for an allele; with a colon it begins by a kind.
func isAltKind(id string) bool {
	return altKinds.MatchString(id) && (!strings.Contains(id, ":") || altPrefix.MatchString(id))
}

func isCountOrNone(s string) bool { return s == "" || numbers.MatchString(s) }

func isTypeOrNone(s string) bool { return s == "" || slices.Contains(types, s) }

func valuesOf(a map[string]string) []string {
	var list []string
	for _, v := range a {
		list = append(list, v)
	}
	return list
}

// declare takes the declaration of an INFO or FORMAT key.
func (r *rules) declare(id string, f field) bool {
	_, name, _ := strings.Cut(id, "/")
	flag := f.kind == "Flag"
	ok := fieldName.MatchString(name) && numbers.MatchString(f.number) && slices.Contains(types, f.kind) &&
		(flag || f.number != "0") && !(flag && strings.HasPrefix(id, "FORMAT"))
	if ok && len(r.declared) < mostNames {
		r.declared[strings.Clone(id)] = field{strings.Clone(f.number), strings.Clone(f.kind)}
	}
	fixed, is := reserved[id]
	return ok && (!is || fixed.number == "." || fixed == f)
}

// holds reports whether a list of values is what a key holds. alleles is their number in the
// record, REF included; genotypes that of the genotypes they can form, 0 if not known.
func (f field) holds(value string, alleles, genotypes int) bool {
	if value == "." {
		return true
	}
	values := strings.Split(value, ",")
	want := len(values)
	switch f.number {
	case "A":
		want = alleles - 1
	case "R":
		want = alleles
	case "G":
		if genotypes > 0 {
			want = genotypes
		}
	default:
		if n, err := strconv.Atoi(f.number); err == nil {
			want = n
		}
	}
	return len(values) == want && !slices.ContainsFunc(values, func(v string) bool { return !f.fits(v) })
}

// lastReserved is the last of the least integers, which BCF uses for what is missing.
const lastReserved = math.MinInt32 + 7

// fits reports whether a value is of the key's type.
func (f field) fits(v string) bool {
	if v == "." {
		return true
	}
	switch f.kind {
	case "Integer":
		n, err := strconv.ParseInt(v, 10, 32)
		return err == nil && n > lastReserved
	case "Float":
		_, err := strconv.ParseFloat(v, 64)
		return err == nil
	case "Character":
		return len(v) == 1
	}
	return v != ""
}
