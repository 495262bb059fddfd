// Package workspace is the open case as the window sees it, without the toolkit: what is
// being read, the case's data, the report, what is selected. All work runs in the background; whoever
// watches is told through an injected post function (the toolkit's main goroutine when live).
package workspace

import (
	"context"

	"allelens/report"
	"allelens/variants"
	"allelens/variants/copynumber"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// Observations are what was read from a file. The workspace only hands them back.
type Observations any

// ReadOptions say what is read.
type ReadOptions struct {
	Sample   string            // sample column; "" takes the only one
	Assembly variants.Assembly // for files that do not state their build; AssemblyUnknown detects it
	Scope    patient.Scope     // what the patient agreed to: the rest is not read
	Scores   bool              // polygenic scores are agreed to, and their sites are read
	Known    string            // where Scope is the family's variant: its name
	Whole    bool              // read the whole file to its end, and check it
	// Thresholds are the limits that calls have to reach; nil asks for the program's own.
	// Nobody changes what it points to.
	Thresholds *ledger.Thresholds
}

// Reading is what is read of a file for a case.
func Reading(c patient.Case) ReadOptions {
	o := ReadOptions{Sample: c.Sample, Assembly: c.Assembly, Scope: c.Scope, Thresholds: c.Thresholds}
	o.Scores = c.Scores && c.Scope.Cancers()
	if c.Scope == patient.FamilyVariant {
		o.Known = c.KnownVariant
	}
	return o
}

// same reports whether files are read alike.
func (o ReadOptions) same(p ReadOptions) bool {
	a, b := o.Thresholds, p.Thresholds
	o.Thresholds, p.Thresholds = nil, nil
	return o == p && (a == b || a != nil && b != nil && *a == *b)
}

// Export is how a report is to be written.
type Export struct {
	Path         string
	Format       string   // name, of those in report/format
	Sections     []string // parts of the printed formats; nil for all
	Deidentified bool     // without the names, numbers and dates that tell whose it is

	// What the report was made of, and what it says that the one sealed last did not: nil of a case that is not sealed.
	Observations Observations
	Case         patient.Case
	Changes      *report.Changes
}

// Engine does the work behind the window. It is called from background goroutines, and must
// stop soon after its context is done.
type Engine interface {
	// Read reads a file. progress takes compressed bytes done and in total (0 when unknown);
	// it may be called from any goroutine. An error that the user can act on is, or wraps, a
	// *variants.Problem; code "several_samples" with the value "samples" (names separated by
	// line breaks or commas) and code "build_unknown" let the window ask.
	Read(ctx context.Context, path string, o ReadOptions, progress func(done, total int64)) (Observations, error)
	// Describe says what a file is by its header alone: no record is read. A file that cannot be used is no error but
	// described as such.
	Describe(ctx context.Context, path string) (report.FileFacts, error)
	// Facts adds to a description what was read, uninterpreted, or why nothing could be.
	Facts(before report.FileFacts, obs Observations, why error) report.FileFacts
	// Contradictions lists the doubts about a case's answers. It is quick.
	Contradictions(c patient.Case) []report.Contradiction
	// Doubt adds to observations that checking the whole file failed, and why.
	Doubt(obs Observations, why error) Observations
	// Report interprets observations for a case. It is pure and quick.
	Report(ctx context.Context, obs Observations, c patient.Case) (*report.Report, error)
	// Save writes a report as an export asks for, whole or not at all.
	Save(ctx context.Context, r *report.Report, x Export) error
	// Query tells of the variants of the cancer genes for a search text what the file says of them,
	// called or not. more counts those that are left out.
	Query(ctx context.Context, obs Observations, c patient.Case, words string) (answers []report.Answer, more int, err error)
	// Drugs lists the generic names that the knowledge base knows.
	Drugs() []string
	// OutsideVocabulary lists the genes that results from elsewhere are taken for, with the names
	// that complete them.
	OutsideVocabulary() []pgx.Vocabulary
	// UnderstandOutside reads a typed result as a case would take it.
	UnderstandOutside(c pgx.OutsideCall) report.OutsideReading
	// ReadOutside reads a file of results from elsewhere. Errors are *variants.Problem.
	ReadOutside(path string) ([]pgx.OutsideCall, error)
	// ReadCovered reads a BED file of the regions that a laboratory covered; notes are on what was left out. Errors
	// are *variants.Problem.
	ReadCovered(path string) (regions []variants.Interval, notes []*variants.Problem, err error)
	// ReadCase reads a case's file. Errors are *variants.Problem.
	ReadCase(path string) (patient.Case, error)
	// SaveCase writes a case's file, whole or not at all, for nobody else to read.
	SaveCase(c patient.Case, path string) error
	// ReadCopyNumber reads a laboratory's table of copy numbers for the file that was read. Errors are
	// *variants.Problem.
	ReadCopyNumber(path string, obs Observations) ([]copynumber.Row, error)
}
