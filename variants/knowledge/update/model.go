package update

import (
	"strings"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// Result is a new knowledge base with what there is to know of it. It is worth using only if
// every check is passed.
type Result struct {
	Base    []byte // SQLite file, as sqlite.Open reads it
	Version string // "2026.11.3+clinvar-2026-11-16"
	File    File
	Tally   Tally
	Changes []Change // classes by what they were and are, in the order of the scale
	// Notable are the alleles whose change should be looked at one by one: from the pathogenic side
	// or to it, or an expert panel's class that is another's now; by gene and position.
	Notable []Notable
	Changed []Notable // all alleles whose class is another now, by gene and position
	Checks  []Check
	// Accepted are the alleles, in GRCh38, of which it was accepted that they lost the expert panel's class of
	// pathogenic; by gene and position. None before the base is built.
	Accepted []string
}

// File describes the ClinVar file.
type File struct {
	Name     string // base name
	SHA256   string
	Date     string // of ClinVar's release, YYYY-MM-DD
	Assembly variants.Assembly
}

// source is the file's id among the sources.
func (f File) source() string { return "clinvar-" + f.Date }

// Tally counts rows and alleles.
type Tally struct {
	Lines     int64  // records of the whole file
	Read      int    // records of the genes
	Skipped   []Skip // records of the genes that were not used, by reason
	Used      int    // alleles of the file in the new base
	New       int    // of those, not in the bundled base
	Classed   int    // of those, held by the bundled base without a class
	Kept      int    // alleles of the bundled base that the file does not hold: they stay with their old date
	KeptPanel int    // of those, with an expert panel's class
}

// Skip counts records that were not used.
type Skip struct {
	Reason string // code: "no_alt", "not_sequence", "outside", "twice"
	Count  int
}

// Change counts alleles by the class that they had and have.
type Change struct {
	From, To knowledge.Class
	Count    int
}

// Notable is one allele with the class that it had and has.
type Notable struct {
	Gene, HGVSC string
	From, To    Class
}

// Name is the change on the transcript, without its gene and transcript.
func (n Notable) Name() string { return withoutTranscript(n.HGVSC) }

// Name is as of a Notable.
func (q Question) Name() string { return withoutTranscript(q.HGVSC) }

func withoutTranscript(hgvsC string) string {
	if _, name, named := strings.Cut(hgvsC, ":"); named {
		return name
	}
	return hgvsC
}

// Class is a class with its stars (-1 when not given) and the date of the snapshot that has it.
type Class struct {
	Class knowledge.Class
	Stars int
	Date  string
}

// Check is one thing that must hold before a base is used: Found of Of, of which at least Least must
// be found. Failed names what was not, as far as it can be named.
type Check struct {
	Code   string // "reference", "rows_BRCA1", "panel", "founders", "known", "structure"
	Gene   string // "" for both
	Found  int
	Of     int
	Least  int
	Failed []string
}

// Passed reports whether the check holds.
func (c Check) Passed() bool { return c.Found >= c.Least }

// Passed reports whether all checks hold.
func (r *Result) Passed() bool {
	for _, c := range r.Checks {
		if !c.Passed() {
			return false
		}
	}
	return len(r.Checks) > 0
}
