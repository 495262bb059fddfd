package compose

import (
	"cmp"

	"allelens/report"
	"allelens/variants/patient"
)

// caseInfo is what was stated of the case, as far as a report repeats it.
func (b *builder) caseInfo() report.CaseInfo {
	c := b.f.Case
	out := report.CaseInfo{
		Label: cmp.Or(c.Label, b.f.Observations.Input.Sample), Sex: string(c.Sex), Scope: string(c.Scope), Date: c.Reported,
		Medications: orEmpty(c.Medications), Planned: orEmpty(c.PlannedMedications), Before: orEmpty(c.EarlierMedications), Note: c.Note, SignedBy: c.SignedBy,
		Organs: b.organs(), Earlier: b.earlier(), NoCancer: c.NoCancer,
		Identity: identity(c.Identity), Indication: c.Indication, Status: string(c.Status), Amends: c.Amends, SignedOn: c.SignedOn, SecondReader: c.SecondReader,
	}
	if c.Age >= 0 {
		out.Age = &b.f.Case.Age
	}
	if c.Scope != patient.Pharmacogenes { // of the cancer genes no trace is left
		out.KnownVariant, out.KnownSource = c.KnownVariant, c.KnownSource
	}
	return out
}

func identity(i patient.Identity) report.Identity {
	return report.Identity{
		Name: i.Name, Born: i.Born, RecordNumber: i.RecordNumber, OrderedBy: i.OrderedBy, Laboratory: i.Laboratory, Accession: i.Accession,
		Specimen: i.Specimen, Collected: i.Collected, Received: i.Received, ReportNumber: i.ReportNumber,
	}
}
