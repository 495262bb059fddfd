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
	stated := f.Content.Case.Clone()
	stated.Status, stated.SignedBy, stated.SignedOn, stated.Reported = "", "", "", ""
	return f, stated, nil
}

// exported notes in the log of a sealed case which reports were written of it.
func exported(o order) error {
	if o.sealed == nil {
		return nil
	}
	for _, t := range o.targets {
		o.sealed.Content.Log = o.sealed.Content.Log.Add(time.Now(), engine.UserName(), casefile.Exported, t.format.Name)
	}
	return note(o.sealed)
}
