package workspace

import (
	"time"

	"allelens/report"
	"allelens/variants/patient"
)

// Status is what the window shows.
type Status uint8

// Statuses.
const (
	Empty   Status = iota // no file is open
	Loading               // a file is being read
	Intake                // the file is described, and the case is asked about; nothing is interpreted
	Open                  // there is a report
	Failed                // Problem says why there is none
)

// Progress is how far reading has come.
type Progress struct {
	Done, Total int64 // compressed bytes; Total is 0 when unknown
	Elapsed     time.Duration
}

// Part is the part that is done, 0 to 1; 0 where the total is not known.
func (p Progress) Part() float64 {
	if p.Total <= 0 {
		return 0
	}
	return min(float64(p.Done)/float64(p.Total), 1)
}

// State is a picture of the workspace. It shares nothing with it that changes.
type State struct {
	Status   Status
	Path     string
	Case     patient.Case
	File     report.FileFacts // what the file is, uninterpreted: of Intake and Open
	Progress Progress         // while Loading, and while Intake reads
	Reading  bool             // Intake reads what was agreed to, in the background
	Ready    bool             // Intake has read it
	Awaited  bool             // Proceed was asked for before it was read
	Report   *report.Report   // when Open; never of another case than Case
	Derived  any              // what the derive function made of Report
	Problem  error            // when Failed
	Checking bool             // the answer is quick, and the whole file is being read to its end
	Updating bool             // a change is being interpreted: Report is about to be replaced
	Sealed   string           // path of the sealed file that holds the case; "" for none
	Unsaved  bool             // what is stated was changed since the case was opened or saved
	// Recovered: an earlier run ended before it had saved, and what it knew is here again; Suspended: the case was put away
	// in order, unsaved.
	Recovered, Suspended bool
	LeftOver             []LeftOver // what earlier runs had not saved and does not go on from the sealed case
	// ReadAgain: the sealed case was read of a file anew; Another says why that may be another one, "" where nothing does.
	ReadAgain bool
	Another   string
	// Changes is what newer knowledge, or what was stated since, changes of what was signed last, or else sealed last;
	// nil where nothing was.
	Changes *report.Changes
	Shared  *report.Report // whose pages the patient sees, as they were shared; nil for none
	CanUndo bool
	CanRedo bool
	CanBack bool // Back leads to a case, rather than to none
	Route        // what is shown of it
	// CanReturn and CanAdvance tell whether there are places before and behind the one shown.
	CanReturn, CanAdvance bool
}
