package fhir

import "strings"

// Code systems.
const (
	loinc    = "http://loinc.org"
	hgnc     = "http://www.genenames.org"
	hgvsName = "http://varnomen.hgvs.org"
	refSeq   = "http://www.ncbi.nlm.nih.gov/refseq"
	clinVar  = "http://www.ncbi.nlm.nih.gov/clinvar"
	dbSNP    = "http://www.ncbi.nlm.nih.gov/projects/SNP"
	rxNorm   = "http://www.nlm.nih.gov/research/umls/rxnorm"
	sequence = "http://www.sequenceontology.org"
	ucum     = "http://unitsofmeasure.org"
	spdi     = "https://api.ncbi.nlm.nih.gov/variation/v0/spdi"
	vrs      = "https://vrs.ga4gh.org"

	guide      = "http://hl7.org/fhir/uv/genomics-reporting/"
	profiles   = guide + "StructureDefinition/"
	guideCodes = guide + "CodeSystem/tbd-codes-cs"
	stars      = guide + "CodeSystem/clinvar-evidence-level-custom-cs"
	notes      = guide + "CodeSystem/coded-annotation-types-cs"
	changes    = guide + "CodeSystem/genomic-study-change-type-cs"
	confidence = "http://terminology.hl7.org/CodeSystem/variant-confidence-status-cs"

	absentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
	artifact     = "http://hl7.org/fhir/StructureDefinition/workflow-relatedArtifact"
)

// What observations and their components are about.
var (
	variantAssessment = is(loinc, "69548-6", "Genetic variant assessment")
	genotypeDisplay   = is(loinc, "84413-4", "Genotype display name")
	haplotypeName     = is(loinc, "84414-2", "Haplotype name")
	reportOf          = is(loinc, "51969-4", "Genetic analysis report")
	diagnostic        = is(guideCodes, "diagnostic-implication", "Diagnostic Implication")
	therapeutic       = is(guideCodes, "therapeutic-implication", "Therapeutic Implication")
	conclusionText    = is(guideCodes, "conclusion-string", "Conclusion Text")
	confidenceStatus  = is(guideCodes, "variant-confidence-status", "Variant Confidence Status")

	geneStudied      = is(loinc, "48018-6", "Gene studied [ID]")
	codingHGVS       = is(loinc, "48004-6", "DNA change (c.HGVS)")
	genomicHGVS      = is(loinc, "81290-9", "Genomic DNA change (gHGVS)")
	proteinHGVS      = is(loinc, "48005-3", "Amino acid change (pHGVS)")
	transcriptSeq    = is(loinc, "51958-7", "Transcript reference sequence [ID]")
	genomicSeq       = is(loinc, "48013-7", "Genomic reference sequence [ID]")
	assemblyVersion  = is(loinc, "62374-4", "Human reference sequence assembly version")
	chromosomeNumber = is(loinc, "48000-4", "Chromosome")
	exactStartEnd    = is(loinc, "81254-5", "Genomic allele start-end")
	innerStartEnd    = is(loinc, "81302-2", "Variant inner start and end")
	outerStartEnd    = is(loinc, "81301-4", "Variant outer start and end")
	coordinateSystem = is(loinc, "92822-6", "Genomic coord system")
	refAllele        = is(loinc, "69547-8", "Genomic ref allele [ID]")
	altAllele        = is(loinc, "69551-0", "Genomic alt allele [ID]")
	changeType       = is(loinc, "48019-4", "DNA change type")
	sourceClass      = is(loinc, "48002-0", "Genomic source class [Type]")
	alleleFraction   = is(loinc, "81258-6", "Sample variant allelic frequency [NFr]")
	allelicState     = is(loinc, "53034-5", "Allelic state")
	variationCode    = is(loinc, "81252-9", "Discrete genetic variant")
	copyNumber       = is(loinc, "82155-3", "Genomic structural variant copy number")
	significance     = is(loinc, "53037-8", "Genetic variation clinical significance [Imp]")
	evidenceLevel    = is(loinc, "93044-6", "Level of evidence")
	medicineAssessed = is(loinc, "51963-7", "Medication assessed [ID]")

	laboratory = is("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory", "")
	genetics   = is("http://terminology.hl7.org/CodeSystem/v2-0074", "GE", "")
	germline   = is(loinc, "LA6683-2", "Germline")
	oneBased   = is(loinc, "LA30102-0", "1-based character counting")
)

// states are how far a call stands, as the list of answers has it. Absent is never said: a change that is not listed may not have been read.
var states = map[string]concept{
	"variant": is(loinc, "LA9633-4", "Present"), "filtered": is(loinc, "LA11884-6", "Indeterminate"), "no_call": is(loinc, "LA18198-4", "No call"),
	"few_reads": is(loinc, "LA11884-6", "Indeterminate"),
}

// classes are those of the list of answers. A class that is not among them is told in words, without a code.
var classes = map[string]concept{
	"pathogenic": is(loinc, "LA6668-3", "Pathogenic"), "likely_pathogenic": is(loinc, "LA26332-9", "Likely pathogenic"), "uncertain": is(loinc, "LA26333-7", "Uncertain significance"),
	"likely_benign": is(loinc, "LA26334-5", "Likely benign"), "benign": is(loinc, "LA6675-8", "Benign"),
}

var zygosities = map[string]concept{
	"heterozygous": is(loinc, "LA6706-1", "Heterozygous"), "homozygous": is(loinc, "LA6705-3", "Homozygous"), "hemizygous": is(loinc, "LA6707-9", "Hemizygous"),
}

var assemblies = map[string]concept{"GRCh37": is(loinc, "LA14029-5", "GRCh37"), "GRCh38": is(loinc, "LA26806-2", "GRCh38")}

// chromosomes are the answers of LL2938-0, by name without "chr": 1 to 22, X and Y. It has none for mitochondria.
var chromosomes = chromosomeCodes()

func chromosomeCodes() map[string]concept {
	all := map[string]concept{}
	names := strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 X Y")
	for i, code := range strings.Fields("LA21254-0 LA21255-7 LA21256-5 LA21257-3 LA21258-1 LA21259-9 LA21260-7 LA21261-5 LA21262-3 LA21263-1 LA21264-9 LA21265-6 " +
		"LA21266-4 LA21267-2 LA21268-0 LA21269-8 LA21270-6 LA21271-4 LA21272-2 LA21273-0 LA21274-8 LA21275-5 LA21276-3 LA21277-1") {
		all[names[i]] = is(loinc, code, "Chromosome "+names[i])
	}
	return all
}

// changeTypes are terms of the Sequence Ontology, by kind of change.
var changeTypes = map[string]concept{
	"substitution": is(sequence, "SO:0001483", "SNV"), "MNV": is(sequence, "SO:0002007", "MNV"), "insertion": is(sequence, "SO:0000667", "insertion"),
	"deletion": is(sequence, "SO:0000159", "deletion"), "indel": is(sequence, "SO:1000032", "delins"),
	"DEL": is(sequence, "SO:0000159", "deletion"), "DUP": is(sequence, "SO:1000035", "duplication"), "INS": is(sequence, "SO:0000667", "insertion"),
	"INV": is(sequence, "SO:1000036", "inversion"), "CNV": is(sequence, "SO:0001019", "copy_number_variation"),
	"BND": is(sequence, "SO:0001785", "structural_alteration"), "TRA": is(sequence, "SO:0000199", "translocation"),
}

// phenotypes are those of the guide's list, in small letters; others are told in words, decreased and poor function among them: guide and
// LOINC do not agree which of two codes is which.
var phenotypes = map[string]concept{
	"ultrarapid metabolizer": is(loinc, "LA10315-2", "Ultrarapid metabolizer"), "rapid metabolizer": is(loinc, "LA25390-8", "Rapid metabolizer"),
	"normal metabolizer": is(loinc, "LA25391-6", "Normal metabolizer"), "intermediate metabolizer": is(loinc, "LA10317-8", "Intermediate metabolizer"),
	"poor metabolizer": is(loinc, "LA9657-3", "Poor metabolizer"), "increased function": is(loinc, "LA25392-4", "Increased function"),
	"normal function": is(loinc, "LA25393-2", "Normal function"),
}

// usages are the answers of LL4049-4, by action; a dose's by direction. Actions that the list does not name have words alone.
var usages = map[string]concept{
	"contraindicated": alternative, "avoid": alternative, "alternative": alternative,
	"lower": is(loinc, "LA26422-8", "Decrease dose"), "higher": is(loinc, "LA26423-6", "Increase dose"),
}

var alternative = is(loinc, "LA26421-0", "Consider alternative medication")

// is a concept of one code.
func is(system, code, display string) concept {
	return concept{Coding: []coding{{system, code, display}}}
}

// said adds the words of the report to a concept.
func (c concept) said(words string) *concept {
	c.Text = words
	return &c
}
