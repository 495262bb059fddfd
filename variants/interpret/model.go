// Package interpret gives observations their meaning: it runs cancer genes, pharmacogenes,
// medicines and risk on one case. It is pure: same observations, case and knowledge base,
// same findings.
package interpret

import (
	"allelens/variants"
	"allelens/variants/copynumber"
	"allelens/variants/drugs"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/risk"
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
	Organs             patient.Organs
	Earlier            []patient.Earlier // cancers so far
	NoCancer           bool              // it was asked, and there was none
	Bodies             []string          // whose recommendations are wanted; nil for all
	Scope              Scope
	Medications        []string // taken now: generic or trade names as typed
	PlannedMedications []string
	EarlierMedications []string // taken before
	Dosing             warfarin.Patient
	// Situations are what is known of the use of single medicines: what for, in which form, after what.
	Situations   []drugs.Situation
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
func (c Case) Medicines() drugs.Medicines {
	return drugs.Medicines{Current: c.Medications, Planned: c.PlannedMedications, Earlier: c.EarlierMedications}
}

// drugPatient is what conditions of guideline rows may ask of the patient.
func drugPatient(c Case) drugs.Patient {
	p := drugs.Patient{Age: c.Age, Menopause: c.Menopause, Situations: c.Situations, Medicines: c.Medicines()}
	if p.Menopause == "" && c.Organs.Ovaries == patient.Removed {
		p.Menopause = drugs.After
	}
	if c.Sex != SexUnspecified {
		p.Sex = string(c.Sex)
	}
	return p
}

// Findings is the meaning of one case.
type Findings struct {
	Observations *ledger.Observations
	Case         Case
	NearAreas    []string // areas of medicine that the patient's situation brings near
	Cancer       germline.Result
	Founders     map[string]germline.Founders // by gene
	Genes        []pgx.Result
	Drugs        []drugs.Result
	Interactions []drugs.Interaction          // of the patient's medicines with each other, the most urgent first
	Warfarin     *Dosing                      // nil where medicines are out of scope
	Oncology     []knowledge.OncologyMedicine // what oncology may consider, for carriers of the cancer genes
	Risk         risk.Result
	Cancers      []knowledge.Cancer // that figures concern, in the order of a report
	Bodies       []Body             // whose recommendations there are
	Advice       []knowledge.Advice // what is to be said, on all topics
	Knowledge    Knowledge
	// AssumedReference counts the sites that a declaration turned into reference.
	AssumedReference int
	Problems         []*variants.Problem
}
