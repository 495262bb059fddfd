package workspace

import (
	"bytes"
	"encoding/json"

	"allelens/variants/patient"
)

// Unsaved reports whether something stated of the case would be lost with it: what its file holds and the case was not
// opened with, read from its file or saved with. What is asked of every case at once, sex, age, consent, sample, build,
// or the year of birth,
// does not count.
func (w *Workspace) Unsaved() bool {
	w.mu.Lock()
	s, kept := w.now.state, w.now.kept.Clone()
	c := s.Case.Clone()
	w.mu.Unlock()
	if s.Sealed != "" {
		return s.Unsaved
	}
	return s.Status != Empty && s.Path != "" && !bytes.Equal(worth(c), worth(kept))
}

// worth is what would be missed of a case.
func worth(c patient.Case) []byte {
	c.Scope, c.Sample, c.Assembly, c.Sex, c.Age, c.Thresholds = "", "", 0, "", -1, nil
	c.Identity.Born = ""
	content, err := json.Marshal(c)
	if err != nil {
		return nil
	}
	return content
}
