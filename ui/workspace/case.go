package workspace

// Field names what a change touches. Changes of the same text field in a row are undone together.
type Field string

// Fields of a case.
const (
	Details     Field = "details"    // label, sex, age, what the patient agreed to
	Identity    Field = "identity"   // who the patient is, where the sample came from
	Background  Field = "background" // why it was ordered, what runs in the family
	Family      Field = "family"     // the pedigree
	Marks       Field = "marks"
	Steps       Field = "steps"     // next steps that were ticked
	Release     Field = "release"   // status, signature, date of the report
	CaseFile    Field = "case_file" // all, as a case file states it
	LeftBehind  Field = "left_over" // all, as an earlier run had not saved it
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
