package patient

import (
	"slices"

	"allelens/variants"
	"allelens/variants/copynumber"
	"allelens/variants/ledger"
	"allelens/variants/pedigree"
	"allelens/variants/pgx"
)

// Scope is what the patient agreed to have looked at.
type Scope string

// Scopes.
const (
	Both          Scope = "both"
	Cancer        Scope = "cancer"
	Pharmacogenes Scope = "pharmacogenes"
	// FamilyVariant: the variant that is known in the family, and nothing else.
	FamilyVariant Scope = "family_variant"
)

// Cancer genes and medicine genes, as far as a scope has them looked at.
func (s Scope) hasGenes(other Scope) bool { return s != other && s != FamilyVariant }

// Cancers reports whether the cancer genes are looked at.
func (s Scope) Cancers() bool { return s.hasGenes(Pharmacogenes) }

// Medicines reports whether the genes that bear on medicines are.
func (s Scope) Medicines() bool { return s.hasGenes(Cancer) }

// Sex as given by the counsellor.
type Sex string

// Sexes. SexUnspecified is the default: nothing is assumed.
const (
	SexUnspecified Sex = "unspecified"
	Female         Sex = "female"
	Male           Sex = "male"
)

// Menopause as given.
const (
	Before = "before"
	After  = "after"
)

// Status is how far a report has come; "" where it was not given.
type Status string

// Statuses.
const (
	Draft   Status = "draft"
	Final   Status = "final"
	Amended Status = "amended"
)

// Case is everything that a person enters: of the patient, the sample, the test and the report. What is not given is the
// zero value, but for ages. Its file is described by report/case.schema.json.
type Case struct {
	Identity Identity `json:"identity,omitzero"`
	Label    string   `json:"label,omitempty"` // name or number of the case; "" takes the sample's

	// Consent: what is not in scope is neither read nor told.
	Scope  Scope `json:"scope,omitempty"`
	Scores bool  `json:"scores,omitempty"` // polygenic scores are agreed to
	// ScoresForPatient: pages for the patient tell of the scores, as the clinician chose.
	ScoresForPatient bool `json:"scores_for_patient,omitempty"`

	Sex          Sex    `json:"sex,omitempty"`
	Age          int    `json:"age"`                 // today, in years; -1 when not given
	Menopause    string `json:"menopause,omitempty"` // Before, After; "" when not given
	Organs       Organs `json:"organs,omitzero"`
	Indication   string `json:"indication,omitempty"`    // why the test was ordered
	KnownVariant string `json:"known_variant,omitempty"` // that runs in the family
	// KnownSource is the family's report that the variant was read in: laboratory, number, date; "" where none was seen.
	KnownSource        string     `json:"known_variant_source,omitempty"`
	FamilyHistory      string     `json:"family_history,omitempty"`
	Earlier            []Earlier  `json:"earlier_cancers,omitempty"`
	NoCancer           bool       `json:"no_earlier_cancer,omitempty"` // it was asked, and there was none
	Ancestries         []Ancestry `json:"ancestry,omitempty"`
	Height             float64    `json:"height,omitempty"` // cm
	Weight             float64    `json:"weight,omitempty"` // kg
	Smoker             bool       `json:"smoker,omitempty"`
	Thrombosis         bool       `json:"thrombosis,omitempty"` // warfarin is given for deep vein thrombosis or pulmonary embolism
	Amiodarone         bool       `json:"amiodarone,omitempty"` // taken, listed among the medicines or not
	Inducer            bool       `json:"inducer,omitempty"`    // carbamazepine, phenytoin or rifampin is taken, listed or not
	TargetINR          float64    `json:"target_inr,omitempty"`
	Medications        []string   `json:"medications,omitempty"` // taken now: generic or trade names as typed
	PlannedMedications []string   `json:"planned_medications,omitempty"`
	EarlierMedications []string   `json:"earlier_medications,omitempty"` // taken before
	// Situations are what is known of the use of single medicines: what for, in which form, after what.
	Situations   []Situation       `json:"situations,omitempty"`
	OutsideCalls []pgx.OutsideCall `json:"outside_calls,omitempty"`
	CopyNumber   []copynumber.Row  `json:"copy_number,omitempty"` // the laboratory's own, of the cancer genes

	Sample   string              `json:"sample,omitempty"`   // column of the file; "" takes the only one
	Assembly variants.Assembly   `json:"assembly,omitzero"`  // of a file that does not state it
	Assay    ledger.AssayKind    `json:"assay,omitempty"`    // kind of test; "" takes what the file shows
	Specimen ledger.SpecimenKind `json:"specimen,omitempty"` // what was sequenced; "" takes what the file shows
	// Declared is what counts as covered: absent sites inside are reference (assumed).
	Declared ledger.Declaration `json:"declared,omitzero"`
	// Thresholds are the limits that calls have to reach; nil takes the program's own. Nobody changes what it points to.
	Thresholds *ledger.Thresholds `json:"thresholds,omitempty"`

	Bodies   []string `json:"bodies,omitempty"`   // whose recommendations are wanted; nil for all
	Sections []string `json:"sections,omitempty"` // parts of the printed report; nil for all
	Marks    []Mark   `json:"marks,omitempty"`
	Steps    []Step   `json:"steps,omitempty"` // what is stated of next steps
	// Family is the pedigree, the patient among it; it names nobody.
	Family   []pedigree.Person `json:"family,omitempty"`
	Note     string            `json:"note,omitempty"` // the counsellor's words, printed
	Status   Status            `json:"status,omitempty"`
	Amends   string            `json:"amends,omitempty"`    // number of the report that this one amends
	SignedBy string            `json:"signed_by,omitempty"` // name and registration number
	SignedOn string            `json:"signed_on,omitempty"` // YYYY-MM-DD
	// SecondReader is who has read the report beside who signs it: name and registration number.
	SecondReader string `json:"second_reader,omitempty"`
	Reported     string `json:"reported,omitempty"` // date of the report, YYYY-MM-DD; "" tells no class's age
}

// Identity is who the patient is, and where the sample came from: words for paper, which nothing is concluded from.
type Identity struct {
	Name         string `json:"name,omitempty"`
	Born         string `json:"born,omitempty"` // YYYY-MM-DD, YYYY-MM or YYYY
	RecordNumber string `json:"record_number,omitempty"`
	OrderedBy    string `json:"ordered_by,omitempty"`
	Laboratory   string `json:"laboratory,omitempty"`
	Accession    string `json:"accession,omitempty"` // the laboratory's number of the sample
	Specimen     string `json:"specimen,omitempty"`  // "blood, EDTA"
	Collected    string `json:"collected,omitempty"` // YYYY-MM-DD
	Received     string `json:"received,omitempty"`  // YYYY-MM-DD
	ReportNumber string `json:"report_number,omitempty"`
}

// New is a case of which nothing is known.
func New() Case { return Case{Sex: SexUnspecified, Age: -1} }

// Clone is a copy that shares nothing which can be changed.
func (c Case) Clone() Case {
	c.Earlier = slices.Clone(c.Earlier)
	c.Ancestries = slices.Clone(c.Ancestries)
	c.Medications = slices.Clone(c.Medications)
	c.PlannedMedications = slices.Clone(c.PlannedMedications)
	c.EarlierMedications = slices.Clone(c.EarlierMedications)
	c.Situations = slices.Clone(c.Situations)
	c.OutsideCalls = slices.Clone(c.OutsideCalls)
	c.CopyNumber = slices.Clone(c.CopyNumber)
	c.Declared.Regions = slices.Clone(c.Declared.Regions)
	c.Bodies = slices.Clone(c.Bodies)
	c.Sections = slices.Clone(c.Sections)
	c.Marks = slices.Clone(c.Marks)
	c.Steps = slices.Clone(c.Steps)
	c.Family = slices.Clone(c.Family)
	return c
}

// Anew is the case as another report says it: status, signature and date were those of the report before.
func (c Case) Anew() Case {
	out := c.Clone()
	out.Status, out.SignedBy, out.SignedOn, out.SecondReader, out.Reported = "", "", "", "", ""
	return out
}

// Medicines are the case's medicines by how they stand to the patient.
func (c Case) Medicines() Medicines {
	return Medicines{Current: c.Medications, Planned: c.PlannedMedications, Earlier: c.EarlierMedications}
}
