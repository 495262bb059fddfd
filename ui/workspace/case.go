package workspace

import (
	"slices"

	"allelens/variants/patient"
)

// Case is what the counsellor says of the patient and of the report.
type Case struct {
	Print
	Patient  patient.Case
	Sections []string // parts of the printed report; nil for all
}

// NewCase is a case of which nothing is known.
func NewCase(scope patient.Scope) Case {
	return Case{Patient: patient.Case{Sex: patient.SexUnspecified, Age: -1, Scope: scope}}
}

// clone is a copy that shares nothing which can be changed.
func (c Case) clone() Case {
	c.Patient.Medications = slices.Clone(c.Patient.Medications)
	c.Patient.PlannedMedications = slices.Clone(c.Patient.PlannedMedications)
	c.Patient.EarlierMedications = slices.Clone(c.Patient.EarlierMedications)
	c.Patient.OutsideCalls = slices.Clone(c.Patient.OutsideCalls)
	c.Patient.Situations = slices.Clone(c.Patient.Situations)
	c.Patient.CopyNumber = slices.Clone(c.Patient.CopyNumber)
	c.Patient.Earlier = slices.Clone(c.Patient.Earlier)
	c.Patient.Bodies = slices.Clone(c.Patient.Bodies)
	c.Patient.Declared.Regions = slices.Clone(c.Patient.Declared.Regions)
	c.Sections = slices.Clone(c.Sections)
	return c
}

// Field names what a change touches. Changes of the same text field in a row are undone together.
type Field string

// Fields of a case.
const (
	Details     Field = "details" // label, sex, age, what the patient agreed to
	Thresholds  Field = "thresholds"
	History     Field = "history" // organs, earlier cancers, whose recommendations
	Medications Field = "medications"
	Situations  Field = "situations" // answers that advice on medicines depends on
	Dosing      Field = "dosing"     // inputs of the equations for warfarin
	Coverage    Field = "coverage"
	Assay       Field = "assay"    // the kind of test behind the file
	Specimen    Field = "specimen" // what was sequenced
	Outside     Field = "outside"  // gene results from elsewhere
	CopyNumber  Field = "copy_number"
	Sections    Field = "sections"
	Note        Field = "note"
	Signature   Field = "signature"
)

// typed fields change with every key.
func (f Field) typed() bool { return f == Note || f == Signature }
