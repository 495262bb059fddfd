// Package interpret gives observations their meaning: it runs cancer genes, pharmacogenes,
// medicines and risk on one case. It is pure: same observations, case and knowledge base,
// same findings.
package interpret

import (
	"allelens/variants"
	"allelens/variants/drugs"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/polygenic"
	"allelens/variants/risk"
	"allelens/variants/vrs"
)

// drugPatient is what conditions of guideline rows may ask of the patient.
func drugPatient(c patient.Case) drugs.Patient {
	p := drugs.Patient{Age: c.Age, Menopause: c.Menopause, Weight: c.Weight, Height: c.Height, Situations: c.Situations, Medicines: c.Medicines()}
	if p.Menopause == "" && c.Organs.Ovaries == patient.Removed {
		p.Menopause = patient.After
	}
	if c.Sex != patient.SexUnspecified {
		p.Sex = string(c.Sex)
	}
	return p
}

// Findings is the meaning of one case.
type Findings struct {
	Observations *ledger.Observations
	Case         patient.Case
	NearAreas    []string // areas of medicine that the patient's situation brings near
	Cancer       germline.Result
	Founders     map[string]germline.Founders // by gene
	Marked       []variants.Allele            // what each mark of the case names, in their order; zero where that is no single variant
	Unchanged    map[string][]int             // exons by gene, of which the laboratory's own result excludes loss and gain
	Known        *germline.Known              // of the variant that runs in the family; nil where the case names none
	Genes        []pgx.Result
	Drugs        []drugs.Result
	Interactions []drugs.Interaction          // of the patient's medicines with each other, the most urgent first
	Warfarin     *Dosing                      // nil where medicines are out of scope
	Oncology     []knowledge.OncologyMedicine // what oncology may consider, for carriers of the cancer genes
	Risk         risk.Result
	Scores       []polygenic.Result // by the base's models, where that was agreed to
	// ScoreEvidence is what was published of scores in carriers and in other ancestries; nil without scores.
	ScoreEvidence []knowledge.ScoreEvidence
	Cancers       []knowledge.Cancer // that figures concern, in the order of a report
	CancerGenes   []string           // all that the base holds, also those out of scope
	Bodies        []Body             // whose recommendations there are
	Support       []knowledge.Support
	Advice        []knowledge.Advice // what is to be said, on all topics
	Knowledge     Knowledge
	// Exchange holds the names that databases exchange of the small variants of the cancer genes; those that cannot be named are left out.
	Exchange map[variants.Allele]vrs.Names
	// AssumedReference counts the sites that a declaration turned into reference.
	AssumedReference int
	Problems         []*variants.Problem
}
