package ui

// Options are what the window shows of the program itself.
type Options struct {
	Version string
	// KnowledgeBase is the bundled base's version; Sources are lines such as
	// "ClinVar 2026-11 · CPIC 2025-11".
	KnowledgeBase string
	Sources       []string
	// Demonstration is the path of a file to try the program with; "" offers none.
	Demonstration string
	// Post runs a function on the main goroutine; nil is fyne.Do. Tests hand in their own.
	Post func(func())
}
