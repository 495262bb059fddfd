package command

// What the window can do, by the names that screens and tests ask for.
const (
	Open        = "open"
	Cancel      = "cancel"
	Close       = "close"
	Export      = "export" // saves what is shown
	Quit        = "quit"
	SaveSeveral = "save_several" // in several formats at once
	Print       = "print"        // saves what is shown, and opens it in the system's viewer
	Undo        = "undo"
	Redo        = "redo"
	OpenCase    = "open_case"
	Clinic      = "clinic"     // the clinic's own block
	ClinicKey   = "clinic_key" // the key that opens the clinic's cases
	SaveCase    = "save_case"
	Seal        = "seal"
	Reseal      = "reseal"     // changes what opens the sealed case
	ReadAgain   = "read_again" // reads a file for the sealed case
	Lock        = "lock"
	Idle        = "idle"       // after how long the case is hidden
	Log         = "log"        // who opened and changed the sealed case
	Intake      = "intake"     // the questions of a consultation
	Proceed     = "proceed"    // from them to the results
	Details     = "details"    // name, sex, age and scope of the case
	Identity    = "identity"   // who the patient is, where the sample came from
	Background  = "background" // why it was ordered, what runs in the family
	Family      = "family"     // relatives, one after the other
	Marks       = "marks"
	Release     = "release" // status, signature, note
	History     = "history" // organs, earlier cancers, bodies
	Answers     = "answers" // what the advice on medicines depends on
	Outside     = "outside" // gene results from elsewhere
	CopyNumber  = "copy_number"
	Dose        = "dose" // inputs of the equations for warfarin
	Coverage    = "coverage"
	Assay       = "assay"
	Specimen    = "specimen"
	Thresholds  = "thresholds"
	Find        = "find"
	Why         = "why" // what the statement rests on that is shown
	Return      = "return"
	Advance     = "advance"
	Palette     = "palette"
	Preview     = "preview"      // the patient's pages, for the clinician
	PatientView = "patient_view" // and for the patient
	Unshare     = "unshare"
	Larger      = "larger"
	Smaller     = "smaller"
	Normal      = "normal"
	Update      = "update" // a newer file of ClinVar
	Restore     = "restore"
	Keys        = "keys"
	About       = "about"
)

// Save is the command that saves in a format, by its name in report/format.
func Save(format string) string { return "save." + format }

// Show is the command that shows a screen.
func Show(screen string) string { return "show." + screen }

// Look is the command that changes the colours.
func Look(mode string) string { return "look." + mode }
