package ui

import (
	"allelens/report"
	"allelens/ui/chooser"
	"allelens/variants/patient"
)

// Options are what the window shows of the program itself.
type Options struct {
	Version   string
	Knowledge Knowledge
	// Offline is that the system refuses the program a network.
	Offline bool
	// Held counts the sockets of a network that the process has open, as the system tells them; nil, or known false, where it does
	// not.
	Held func() (n int, known bool)
	// SelfTest says what came of the program's last self-test with a knowledge base, by its version; "" where none was made.
	SelfTest func(base string) string
	// Keeper changes the knowledge base; nil offers no change.
	Keeper Keeper
	// Clinic holds the clinic's own block; nil offers none.
	Clinic ClinicKeeper
	// Keys remembers the clinic's key; nil offers none.
	Keys KeyKeeper
	// Recent keeps the list of sealed cases opened last; nil keeps none.
	Recent Recent
	// Idle is after how many minutes without mouse and keys the case is hidden, 0 for never; KeepIdle remembers it, nil
	// forgets it.
	Idle     int
	KeepIdle func(minutes int)
	// FirstRun offers ClinVar's newest file whatever the age of the classes.
	FirstRun bool
	// Demonstration is the path of a file to try the program with; "" offers none.
	Demonstration string
	// DemonstrationCase is what is known of its invented patient; nil for nothing.
	DemonstrationCase *patient.Case
	// Bodies are whose recommendations a new case tells first, the most wanted before the others; nil is the
	// knowledge base's order.
	Bodies []string
	// KnownBodies are those that the knowledge base holds, by name.
	KnownBodies []string
	// KeepBodies remembers them for cases to come; nil forgets them.
	KeepBodies func(bodies []string)
	// Names are what the knowledge base knows by name, for the search; nil finds what the report says alone.
	Names func() []report.Name
	// Look is how the window looked last; KeepLook remembers it, nil forgets it.
	Look     Look
	KeepLook func(Look)
	// Chooser shows the desktop's own dialog for files, and is called in the background; nil, and one that has none, show
	// the toolkit's.
	Chooser func(chooser.Request) (path string, err error)
	// Viewer shows a file in the system's own viewer, without waiting for it; nil shows none.
	Viewer func(path string) error
	// Screens is how many screens there are; nil counts one.
	Screens func() int
	// Post runs a function on the main goroutine; nil is fyne.Do. Tests hand in their own.
	Post func(func())
}
