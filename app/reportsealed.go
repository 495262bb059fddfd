package main

import (
	"path/filepath"
	"strings"
	"time"

	"allelens/app/engine"
	"allelens/variants/casefile"
	"allelens/variants/patient"
)

// isSealed reports whether a file is a sealed case, by its name.
func isSealed(file string) bool { return strings.EqualFold(filepath.Ext(file), casefile.Ending) }

// unseal opens a sealed case to report of it. What was signed was another report: the signature, the status and the date
// of that are not taken over.
func (c *reportCommand) unseal(s streams) (*casefile.File, patient.Case, error) {
	if c.Case != "" || c.Sample != "" || c.Assembly != "" || c.Verify {
		return nil, patient.Case{}, misuse("sealed")
	}
	f, err := c.open(c.File, s)
	if err != nil {
		return nil, patient.Case{}, err
	}
	return f, f.Content.Case.Anew(), nil
}

// exported notes in the log of a sealed case which reports were written of it.
func exported(sealed *casefile.File, written []output) error {
	if sealed == nil {
		return nil
	}
	for _, t := range written {
		sealed.Content.Log = sealed.Content.Log.Add(time.Now(), engine.UserName(), casefile.Exported, t.format.Name)
	}
	return note(sealed)
}
