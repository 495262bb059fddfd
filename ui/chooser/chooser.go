// Package chooser shows the desktop's own dialog for files: through the portal on Linux, which is spoken to over a Unix
// socket only, and Windows' own. Where there is none the caller shows its own.
package chooser

import "errors"

// ErrNone says that this desktop offers no dialog.
var ErrNone = errors.New("no dialog for files of the desktop's own")

// Request is what is to be chosen.
type Request struct {
	Title  string
	Folder bool // a folder instead of a file
	// Kind names the files that Patterns ("*.vcf.gz") let through; no patterns let all through. All names the choice
	// of all files.
	Kind, All string
	Patterns  []string
}

// Choose shows the dialog and waits for it to close; path is "" where nothing was chosen. It must not run on the main
// goroutine.
func Choose(r Request) (path string, err error) { return choose(r) }
