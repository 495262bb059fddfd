package ledger

import (
	"slices"
	"strconv"
	"strings"

	"allelens/variants/vcf"
)

// AssayKind is the kind of test behind a file.
type AssayKind string

// Kinds of tests.
const (
	AssayUnknown  AssayKind = ""
	AssayGenome   AssayKind = "genome"
	AssayExome    AssayKind = "exome"
	AssayPanel    AssayKind = "panel"
	AssayArray    AssayKind = "array"
	AssayConsumer AssayKind = "consumer"
	AssayImputed  AssayKind = "imputed"
)

// Assay is what a file shows of the test behind it. It is a guess with its reason, not a fact.
type Assay struct {
	Kind AssayKind
	// Evidence is the code of the reason, and Value what it rests on: "tool" (a name in the
	// header), "fields" (declared fields), "records" (their number), "size" (megabytes), or
	// "genotypes_only".
	Evidence, Value string
	// Stated is true where the kind is what the user said. Evidence is then "" unless the file
	// shows the same.
	Stated bool
	// Shown is the other kind that the file looks like where the user stated Kind, else "".
	Shown AssayKind
}

// AssayKinds lists the kinds that can be stated.
func AssayKinds() []AssayKind {
	return []AssayKind{AssayGenome, AssayExome, AssayPanel, AssayArray, AssayConsumer, AssayImputed}
}

// State is the assay with the kind that the user states, AssayUnknown for none.
func (a Assay) State(kind AssayKind) Assay {
	switch kind {
	case AssayUnknown:
		return a
	case a.Kind:
		a.Stated = true
		return a
	}
	return Assay{Kind: kind, Stated: true, Shown: a.Kind}
}

// Sparse is the kind of a test that looks at chosen sites only, or computes what it did not look
// at, so that nothing may be concluded from a missing line; "" where it is none. A file that
// looks like that of such a test stays so, whatever is stated.
func (a Assay) Sparse() AssayKind {
	for _, kind := range []AssayKind{a.Kind, a.Shown} {
		if kind == AssayArray || kind == AssayConsumer || kind == AssayImputed {
			return kind
		}
	}
	return AssayUnknown
}

// makers are names in headers that tell the kind of test, the most telling first.
var makers = []struct {
	kind  AssayKind
	names []string
}{
	{AssayConsumer, []string{"23andme", "ancestrydna", "myheritage", "familytreedna", "ftdna", "livingdna", "living dna"}},
	{AssayImputed, []string{"minimac", "impute2", "impute5", "imputation", "beagle", "glimpse"}},
	{AssayArray, []string{"gtctovcf", "gtc2vcf", "gtc_to_vcf", "genomestudio", "iaap", "axiom", "affy2vcf", "infinium", "beadpool", ".bpm"}},
}

// Records that a genome and an exome have at least, and a panel at most, of one person's variants.
const (
	genomeRecords = 2_000_000
	exomeRecords  = 15_000
	panelRecords  = 8_000
	genomeBytes   = 80 << 20 // of compressed records
)

// assayOf infers the kind of test from the header, and from the number of records where the whole
// file was read.
func assayOf(src vcf.Source, tally vcf.Tally, records []*vcf.Record) Assay {
	h := src.Header()
	if a := byMaker(h); a.Kind != AssayUnknown {
		return a
	}
	if a := byFields(h); a.Kind != AssayUnknown {
		return a
	}
	if len(h.Samples) > 1 {
		return Assay{} // numbers of records tell nothing of one person
	}
	if tally.Complete {
		return byRecords(h, tally.Seen, records)
	}
	blocks := h.GVCF || slices.ContainsFunc(records, isBlock)
	if id := src.Identity(); !blocks && strings.HasSuffix(id.Format, ")") && id.Bytes >= genomeBytes {
		return Assay{Kind: AssayGenome, Evidence: "size", Value: strconv.FormatInt(id.Bytes>>20, 10)}
	}
	return Assay{}
}

// byMaker looks for names of tools and companies in the header.
func byMaker(h *vcf.Header) Assay {
	for _, m := range makers {
		for _, name := range m.names {
			if slices.ContainsFunc(h.Remarks, func(s string) bool { return strings.Contains(strings.ToLower(s), name) }) {
				return Assay{Kind: m.kind, Evidence: "tool", Value: name}
			}
		}
	}
	return Assay{}
}

// byFields looks for declared fields that only arrays or imputation have.
func byFields(h *vcf.Header) Assay {
	declared := func(ids ...string) bool {
		return !slices.ContainsFunc(ids, func(id string) bool { return !slices.Contains(h.Fields, id) })
	}
	switch {
	case declared("FORMAT/BAF", "FORMAT/LRR"):
		return Assay{Kind: AssayArray, Evidence: "fields", Value: "BAF, LRR"}
	case declared("INFO/IMPUTED"), declared("INFO/IMP", "FORMAT/DS"):
		return Assay{Kind: AssayImputed, Evidence: "fields", Value: "IMPUTED"}
	case declared("FORMAT/HDS"), declared("INFO/R2", "FORMAT/DS"):
		return Assay{Kind: AssayImputed, Evidence: "fields", Value: "DS"}
	}
	return Assay{}
}

// byRecords goes by the number of records of a file that was read whole.
func byRecords(h *vcf.Header, seen int64, records []*vcf.Record) Assay {
	n := strconv.FormatInt(seen, 10)
	switch {
	case seen >= exomeRecords && seen < genomeRecords && genotypesOnly(records):
		return Assay{Kind: AssayArray, Evidence: "genotypes_only", Value: n}
	case h.GVCF || slices.ContainsFunc(records, isBlock):
		return Assay{} // blocks: the number of records depends on the caller
	case seen >= genomeRecords:
		return Assay{Kind: AssayGenome, Evidence: "records", Value: n}
	case seen >= exomeRecords:
		return Assay{Kind: AssayExome, Evidence: "records", Value: n}
	case seen > 0 && seen <= panelRecords:
		return Assay{Kind: AssayPanel, Evidence: "records", Value: n}
	}
	return Assay{}
}

// genotypesOnly: no line gives a quality or a depth, most carry a known site's number, and some
// show the reference without being a block, as lists of tested sites do.
func genotypesOnly(records []*vcf.Record) bool {
	reference, named := false, 0
	for _, r := range records {
		if r.Depth >= 0 || r.Quality >= 0 || r.AlleleDepths != nil || strings.Split(r.Text, "\t")[columnQual] != "." {
			return false
		}
		reference = reference || attest(r) == attestsBases && allReference(r)
		if strings.HasPrefix(r.ID, "rs") || strings.HasPrefix(r.ID, "i") {
			named++
		}
	}
	return reference && 5*named >= 4*len(records)
}

// columnQual is the place of QUAL among a line's columns, counted from 0.
const columnQual = 5
