package compose

import (
	"slices"

	"allelens/report"
	"allelens/variants/drugs"
)

// What a patient is told beside the actions: that only another medicine asks for something, and the usual dose as far
// as was read.
const (
	besideOthers = "together"
	partly       = "standard.part"
)

// PatientAction is what a patient is told of a medicine. The usual dose is called that without more only where no
// site is missing or assumed; what is contraindicated is to be avoided; an action that is not known here is nothing that
// can be told.
func PatientAction(d report.Drug) string {
	action := drugs.Action(d.Action)
	if d.GenesAction != "" && d.GenesAction != d.Action {
		if action = drugs.Action(d.GenesAction); action.Urgency() >= drugs.Standard.Urgency() {
			return besideOthers
		}
	}
	switch {
	case action == drugs.Standard && (d.Incomplete || d.Assumed || len(d.Needs) > 0):
		return partly
	case action == drugs.Contraindicated:
		return string(drugs.Avoid)
	case !slices.Contains(drugs.Actions(), action):
		return string(drugs.NotAssessable)
	}
	return string(action)
}
