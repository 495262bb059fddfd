package patient

import (
	"allelens/variants/copynumber"
	"allelens/variants/ledger"
	"allelens/variants/pgx"
	"allelens/variants/warfarin"
)

// Scope is what the patient agreed to have looked at.
type Scope string

// Scopes.
const (
	Both          Scope = "both"
	Cancer        Scope = "cancer"
	Pharmacogenes Scope = "pharmacogenes"
)

// Sex as given by the counsellor.
type Sex string

// Sexes. SexUnspecified is the default: nothing is assumed.
const (
	SexUnspecified Sex = "unspecified"
	Female         Sex = "female"
	Male           Sex = "male"
)

// Case is what is known of the patient beside the file.
type Case struct {
	Date               string // of the report, YYYY-MM-DD; "" tells no class's age
	Sex                Sex
	Age                int    // years; -1 when not given
	Menopause          string // "before", "after"; "" when not given
	Organs             Organs
	Earlier            []Earlier // cancers so far
	NoCancer           bool      // it was asked, and there was none
	Bodies             []string  // whose recommendations are wanted; nil for all
	Scope              Scope
	Medications        []string // taken now: generic or trade names as typed
	PlannedMedications []string
	EarlierMedications []string // taken before
	Dosing             warfarin.Patient
	// Situations are what is known of the use of single medicines: what for, in which form, after what.
	Situations   []Situation
	OutsideCalls []pgx.OutsideCall
	CopyNumber   []copynumber.Row // the laboratory's own, of the cancer genes
	// Assay is the kind of test as the user states it; "" takes what the file shows.
	Assay ledger.AssayKind
	// Specimen is what was sequenced, as the user states it; "" takes what the file shows.
	Specimen ledger.SpecimenKind
	// Declared is what counts as covered: absent sites inside are reference (assumed).
	Declared ledger.Declaration
}

// Medicines are the case's medicines by how they stand to the patient.
func (c Case) Medicines() Medicines {
	return Medicines{Current: c.Medications, Planned: c.PlannedMedications, Earlier: c.EarlierMedications}
}

// Menopause as given.
const (
	Before = "before"
	After  = "after"
)
