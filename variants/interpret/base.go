package interpret

import (
	"context"

	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
)

// Base is what an interpreter reads of a knowledge base. *sqlite.Base implements it.
type Base interface {
	germline.Lookup
	germline.Index
	cancerBase
	medicineBase
	scoreBase
	Version() string
	Sources(ctx context.Context) ([]knowledge.Source, error)
	Editions(ctx context.Context) ([]knowledge.Edition, error)
	GeneIDs(ctx context.Context) ([]knowledge.GeneID, error)
	GeneConditions(ctx context.Context) ([]knowledge.GeneCondition, error)
	Sequences(ctx context.Context) ([]knowledge.Sequence, error)
}

// cancerBase holds what is known of the cancer genes.
type cancerBase interface {
	References(ctx context.Context) ([]knowledge.ReferenceSlice, error)
	Transcripts(ctx context.Context) ([]knowledge.Transcript, error)
	Domains(ctx context.Context) ([]knowledge.Domain, error)
	Densities(ctx context.Context) ([]knowledge.Density, error)
	Founders(ctx context.Context, in variants.Assembly) ([]knowledge.Held, error)
	FounderEvents(ctx context.Context) ([]knowledge.FounderEvent, error)

	CriteriaCodes(ctx context.Context) ([]knowledge.CriteriaCode, error)
	Thresholds(ctx context.Context) ([]knowledge.Threshold, error)
	StopCodons(ctx context.Context) ([]knowledge.StopCodons, error)
	SpliceSites(ctx context.Context) ([]knowledge.SpliceChange, error)
	AssayClasses(ctx context.Context) ([]knowledge.AssayClass, error)

	Cancers(ctx context.Context) ([]knowledge.Cancer, error)
	Studies(ctx context.Context) ([]string, error)
	Risks(ctx context.Context, gene string) ([]knowledge.RiskPoint, error)
	RiskIntervals(ctx context.Context) ([]knowledge.RiskPoint, error)
	RiskFigures(ctx context.Context) ([]knowledge.RiskFigure, error)
	Management(ctx context.Context, gene string) ([]knowledge.ManagementItem, error)
	Advice(ctx context.Context) ([]knowledge.Advice, error)
	Support(ctx context.Context) ([]knowledge.Support, error)
}

// medicineBase holds the pharmacogenes and what is known of medicines.
type medicineBase interface {
	Pharmacogenes(ctx context.Context) ([]knowledge.Pharmacogene, error)
	Recommendations(ctx context.Context) ([]knowledge.Recommendation, error)
	Drugs(ctx context.Context) ([]knowledge.Drug, error)
	Pairs(ctx context.Context) ([]knowledge.GeneDrugPair, error)
	DrugAreas(ctx context.Context) ([]knowledge.DrugArea, error)
	Harms(ctx context.Context) ([]knowledge.Harm, error)
	SituationAreas(ctx context.Context) ([]knowledge.SituationArea, error)
	DrugNames(ctx context.Context) ([]knowledge.DrugName, error)
	Medicines(ctx context.Context) ([]knowledge.Medicine, error)
	OtherGenes(ctx context.Context) ([]knowledge.OtherGene, error)
	Aliases(ctx context.Context) ([]knowledge.Alias, error)
	Conditions(ctx context.Context) ([]knowledge.Condition, error)
	TestsBefore(ctx context.Context) ([]knowledge.TestBefore, error)
	Interactions(ctx context.Context) ([]knowledge.Interaction, error)
	Modulators(ctx context.Context) ([]knowledge.Modulator, error)
	Conversions(ctx context.Context) ([]knowledge.Conversion, error)
	Oncology(ctx context.Context) ([]knowledge.OncologyMedicine, error)
	Warfarin(ctx context.Context) (knowledge.Warfarin, error)
}
