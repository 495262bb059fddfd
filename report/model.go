// Package report holds what is said of one case, as types: one Report, which package compose makes and every
// face (window, PDF, JSON, HTML, CSV) lays out without adding to it.
//
// The JSON names of the fields up to "limits" are the published contract (schema.json).
// Numbers that are not known are null or left out, never zero.
package report

// SchemaVersion is the version of the report file.
const SchemaVersion = "1"

// Report is all that is said about one case.
type Report struct {
	SchemaVersion string         `json:"schema_version"`
	Language      string         `json:"language"` // of the sentences: "en"
	Software      Software       `json:"software"`
	KnowledgeBase KnowledgeBase  `json:"knowledge_base"`
	Input         Input          `json:"input"`
	Case          CaseInfo       `json:"case"`
	Clinic        *Clinic        `json:"clinic,omitempty"` // who answers for it, as the workstation states
	Summary       Summary        `json:"summary"`
	Brief         Brief          `json:"brief"`
	Quality       Quality        `json:"quality"`
	Cancer        Cancer         `json:"cancer"`
	Pharmacogenes []Pharmacogene `json:"pharmacogenes"`
	Drugs         []Drug         `json:"drugs"`
	Risks         []Risk         `json:"risks"`
	Management    []Management   `json:"management"`
	Limits        []Limit        `json:"limits"`
	Oncology      []OncologyItem `json:"oncology"` // for carriers of the cancer genes; else empty

	Contralateral []Contralateral `json:"contralateral"`
	OtherRisks    []OtherRisk     `json:"other_risks"` // figures that are no curves
	RisksLeftOut  []RiskLeftOut   `json:"risks_left_out"`
	RiskNotes     []Note          `json:"risk_notes"`    // how the figures were made and whom they are about
	Marks         []Marked        `json:"marks"`         // the counsellor's, in the order made
	Pedigree      []Member        `json:"pedigree"`      // the family as stated, the patient among it
	FamilyAnswer  *FamilyAnswer   `json:"family_answer"` // null where no variant is stated to be known in the family
	Family        *Family         `json:"family"`        // null where no disease-causing variant stands
	Explanations  []Explanation   `json:"explanations"`  // for what is not settled, not found, or not seen
	Bodies        []Body          `json:"bodies"`        // whose recommendations the knowledge base holds
	Verification  []Verification  `json:"verification"`  // how much of each section was checked at its source
	Scores        []Score         `json:"scores"`        // polygenic scores; none where the patient did not agree to them
	Support       []Support       `json:"support"`       // bodies for carriers, of the region whose programme is told
	// Changes are what an earlier report of the case said otherwise; only in what tells of having looked again.
	Changes *Changes `json:"changes,omitempty"`

	// AttachFile: the report file goes with printed reports. Paper is what they are printed on, A4 where none is named. Sections are
	// the annex's where none are chosen; nil for all. Proof is
	// theirs while one is written.
	AttachFile bool     `json:"-"`
	Paper      Paper    `json:"-"`
	Sections   []string `json:"-"`
	Proof      *Proof   `json:"-"`
}

// Software names the program.
type Software struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// KnowledgeBase names the base and its sources.
type KnowledgeBase struct {
	Version string   `json:"version"`
	Sources []Source `json:"sources"`
	// Currency is how old what ages in the base is on the report's date.
	Currency []Currency `json:"currency"`
	// RenewClasses says that classes of a gene are old, which a newer file of ClinVar would mend.
	RenewClasses bool `json:"renew_classes"`
}

// Source is one source of facts.
type Source struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Version string `json:"version"`
	Date    string `json:"date"`
	Licence string `json:"licence"`
	URL     string `json:"url"`
	PMID    string `json:"pmid,omitempty"`
	Age     *Age   `json:"age,omitempty"` // where the source has editions; studies do not age
}

// Input describes the file.
type Input struct {
	File             string `json:"file"`
	SHA256           string `json:"sha256"`
	Bytes            int64  `json:"bytes"`
	Format           string `json:"format"`
	VCFVersion       string `json:"vcf_version"`
	GVCF             bool   `json:"gvcf"`
	Assembly         string `json:"assembly"`
	AssemblyEvidence []Vote `json:"assembly_evidence"`
	Sample           string `json:"sample"`
	SampleCount      int    `json:"sample_count"` // sample columns; their names are other people's
	Access           string `json:"access"`
}

// Vote is one piece of evidence for the build.
type Vote struct {
	Kind     string `json:"kind"`
	Assembly string `json:"assembly"`
	For      int    `json:"for"`
	Against  int    `json:"against"`
	Text     string `json:"text"`
}

// Summary is the overview: three cards, what matters, what was not assessed, next steps.
type Summary struct {
	Verdict Verdict `json:"verdict,omitzero"`
	// Notices stand before all else: that the sample may be another person's, or a tumour's.
	Notices []Notice `json:"notices"`
	// ClassChanges are told right behind them.
	ClassChanges []ClassChange `json:"class_changes"`

	// MedicineNotices are about medicines that are not known, or of which no body names a gene.
	MedicineNotices []Notice      `json:"medicine_notices"`
	Cards           []Card        `json:"cards"` // hereditary cancer, drug response, data quality
	Rows            []Row         `json:"rows"`
	NotAssessed     []string      `json:"not_assessed"`
	Interactions    []Interaction `json:"interactions"` // of the patient's medicines with each other, the most urgent first
	Silences        []Silence     `json:"silences"`     // what missing results could change for the patient's medicines, the gravest first
	Unseen          []Unseen      `json:"-"`            // what a clinician has to look at before anything is shown to the patient
	Unanswered      []Unanswered  `json:"-"`            // open questions whose answers change something; for the window
	NextSteps       []string      `json:"next_steps"`
	Steps           []NextStep    `json:"steps"`        // the same, with what is stated of each
	UrgentSteps     []string      `json:"urgent_steps"` // those of the next steps that do not wait, which stand first
	Counts          NavCounts     `json:"counts"`
}

// Notice is what has to be known before anything else is read.
type Notice struct {
	Code  string `json:"code"` // of the message in quality that says the same
	Title string `json:"title"`
	Text  string `json:"text"`
	Tone  Tone   `json:"tone"`
	// Names are the medicines, as typed, that a notice about medicines is of.
	Names []string `json:"names"`
}

// Card is one headline with its explanation.
type Card struct {
	ID       string `json:"id"` // "cancer", "drugs", "quality"
	Title    string `json:"title"`
	Subtitle string `json:"subtitle"`
	Headline string `json:"headline"`
	Line     string `json:"line"`
	Detail   string `json:"detail"`
	Tone     Tone   `json:"tone"`
}

// NavCounts are the numbers beside the navigation's entries.
type NavCounts struct {
	Cancer   int `json:"cancer"`   // findings of the gravest conclusion; genes where that is not_assessed
	Drugs    int `json:"drugs"`    // medicines that need action, the patient's and others
	Variants int `json:"variants"` // observations
	Quality  int `json:"quality"`  // messages that need attention
	// CancerTone and CancerSign are those of the gravest conclusion.
	CancerTone Tone `json:"cancer_tone,omitempty"`
	CancerSign Sign `json:"cancer_sign,omitempty"`
}

// Quality is what was read and how well.
type Quality struct {
	RecordsUsed      int64          `json:"records_used"`
	RecordsSeen      int64          `json:"records_seen"`
	SitesTotal       int            `json:"sites_total"`
	Sites            map[string]int `json:"sites"` // by state: reference, variant, no_call, absent, filtered
	AssumedReference int            `json:"assumed_reference"`
	Complete         bool           `json:"complete"`
	Messages         []Message      `json:"messages"`
	Genes            []GeneLedger   `json:"genes"`
	Thresholds       Thresholds     `json:"thresholds"`
	Assay            Assay          `json:"assay"`
	Reliance         []Reliance     `json:"reliance"` // how far "none found" holds, of each gene
	Specimen         string         `json:"specimen"` // "germline", "tumour", or "unknown" where neither file nor user says
}

// Thresholds are the limits that calls had to reach: phred qualities, reads, parts of 1.
type Thresholds struct {
	Quality       int     `json:"quality"`
	Depth         int     `json:"depth"`
	LeastFraction float64 `json:"least_fraction"`
	MostFraction  float64 `json:"most_fraction"`
	Homozygous    float64 `json:"homozygous_fraction"`
	ConfirmDepth  int     `json:"confirm_depth"`
	SiteQuality   int     `json:"site_quality"`
	Homoplasmy    float64 `json:"homoplasmy"`
	Text          string  `json:"text"`
}

// Assay is the kind of test behind the file as far as the file shows it or the user said so:
// "genome", "exome", "panel", "array", "consumer", "imputed", or "" where neither does.
type Assay struct {
	Kind      string `json:"kind"`
	Confirmed bool   `json:"confirmed"` // the user said so
	Text      string `json:"text"`
}

// GeneLedger counts the sites of one pharmacogene by state.
type GeneLedger struct {
	Gene          string         `json:"gene"`
	Total         int            `json:"total"`
	Sites         map[string]int `json:"sites"`
	CannotExclude []string       `json:"cannot_exclude"`
}

// Message is one thing about the input that needs to be known.
type Message struct {
	Code     string `json:"code"`
	Severity string `json:"severity"` // "info", "warning", "error"
	Text     string `json:"text"`
	Where    string `json:"where"`
}

// Cancer holds the cancer genes.
type Cancer struct {
	Genes []CancerGene `json:"genes"`
	// NoNumbers is why a patient is given no numbers though a change was found: "two", "old", "probable"; "" else.
	NoNumbers string `json:"no_numbers"`
	// Outcomes are those of all genes, the gravest first; "both" where more than one has a harmful change.
	Outcomes []PlainOutcome `json:"outcomes"`
}

// CancerGene is the result for one gene.
type CancerGene struct {
	Gene           string       `json:"gene"`
	HGNC           string       `json:"hgnc,omitempty"` // "HGNC:1100"
	Condition      *Condition   `json:"condition,omitempty"`
	Transcript     string       `json:"transcript"`
	Conclusion     string       `json:"conclusion"`
	ConclusionText string       `json:"conclusion_text"`
	RestText       string       `json:"rest_text"` // with a finding: what was read of the rest; else ""
	Badge          Badge        `json:"badge"`     // of the conclusion
	AssessedBases  int          `json:"assessed_bases"`
	AssumedBases   int          `json:"assumed_bases"`
	TotalBases     int          `json:"total_bases"`
	ProteinLength  int          `json:"protein_length"`
	Exons          []Exon       `json:"exons"`
	Domains        []Domain     `json:"domains"`
	Variants       []Variant    `json:"variants"`
	Structural     []Structural `json:"structural"` // gravest first
	Haplotypes     []Haplotype  `json:"joint"`
	Faint          []Faint      `json:"faint,omitempty"` // forbid "none_found"
	// PedigreeTest is the gene's result in CanRisk's words: "S:P" where a disease-causing variant stands
	// that has the gene's usual risks, "S:N" where every coding base was seen and none was found, "0:0" else.
	PedigreeTest string   `json:"pedigree_test"`
	Founders     Founders `json:"founders"`
	// NoFigures says why there is no risk curve of the gene; null where there is one. The code is that of the limit
	// ("biallelic", "reduced_penetrance" …), the conclusion, "left_out" and "no_curve" where other figures stand instead,
	// or "no_study".
	NoFigures *Note `json:"no_figures"`
	Urgency   int   `json:"urgency"` // of the conclusion, 0 for what asks for most
	// Outcomes are what was found in plain terms, the gravest first; BothCopies: a harmful change is on both copies.
	Outcomes   []PlainOutcome `json:"outcomes"`
	BothCopies bool           `json:"both_copies"`
	Confirmed  bool           `json:"confirmed"`  // each harmful change that was found was shown in a second sample
	ClassOpen  bool           `json:"class_open"` // a class stands behind the probable change, and does not settle it
	// Density is how many variants are published along the protein, for its map: it is no finding, and
	// not part of the report file.
	Density []Density `json:"-"`
}

// Density counts the published variants over a stretch of amino acids, both ends included.
type Density struct{ Start, End, Pathogenic, Uncertain, Benign int }

// Haplotype is what variants of a gene do together on one chromosome, where that is not what each does
// alone. The classes of the variants themselves say nothing of it.
type Haplotype struct {
	Variants        []string  `json:"variants"` // HGVS c. names
	Phase           string    `json:"phase"`    // "cis", "trans", "unknown"
	HGVSC           string    `json:"hgvs_c"`   // of all of them together
	HGVSP           string    `json:"hgvs_p"`
	Consequence     string    `json:"consequence"`
	ConsequenceText string    `json:"consequence_text"`
	Classification  string    `json:"classification"` // published class of all as one allele, or "not_reviewed"
	Stars           *int      `json:"stars"`
	Evaluated       string    `json:"evaluated"`
	VariationID     string    `json:"variation_id"`
	Origin          *Origin   `json:"origin"` // null when the base does not hold them as one allele
	Text            string    `json:"text"`
	Outcomes        []Outcome `json:"outcomes"` // one where the phase is known, else both
	Badge           Badge     `json:"badge"`
}

// Outcome is what a phase would mean.
type Outcome struct {
	Phase string `json:"phase"` // "cis", "trans"
	Text  string `json:"text"`
}

// Exon is what was seen of one coding exon.
type Exon struct {
	Number int `json:"number"`
	// Start and End are its coding bases on the chromosome, in the file's assembly: 1-based, both ends included.
	Start    int `json:"start"`
	End      int `json:"end"`
	Bases    int `json:"bases"`
	Assessed int `json:"assessed"`
	Filtered int `json:"filtered"`
	NoCall   int `json:"no_call"`
}

// Domain is a part of the protein, in amino acids.
type Domain struct {
	Name  string `json:"name"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Variant is one variant of a cancer gene.
type Variant struct {
	Gene                 string       `json:"gene"`
	Assembly             string       `json:"assembly"`
	Chrom                string       `json:"chrom"`
	Pos                  int          `json:"pos"`
	Ref                  string       `json:"ref"`
	Alt                  string       `json:"alt"`
	HGVSG                string       `json:"hgvs_g"`
	HGVSC                string       `json:"hgvs_c"`
	HGVSP                string       `json:"hgvs_p"`
	SPDI                 string       `json:"spdi,omitempty"`   // "NC_000017.11:43124027:TCTC:TC"; "" where it cannot be told
	VRSID                string       `json:"vrs_id,omitempty"` // computed identifier of GA4GH VRS 2.0: "ga4gh:VA.…"
	LegacyNames          []string     `json:"legacy_names"`
	Consequence          string       `json:"consequence"`
	ConsequenceText      string       `json:"consequence_text"`
	Exon                 *int         `json:"exon"`
	AminoAcid            *int         `json:"amino_acid"`
	Genotype             string       `json:"genotype"`
	Zygosity             string       `json:"zygosity"`
	Phased               bool         `json:"phased"`
	Depth                *int         `json:"depth"`
	AlleleFraction       *float64     `json:"allele_fraction"`
	GenotypeQuality      *int         `json:"genotype_quality"`
	Filter               string       `json:"filter"` // "PASS" or codes joined by ";"
	State                string       `json:"state"`
	VCFLine              string       `json:"vcf_line"`        // the line's text
	VCFLineNumber        *int64       `json:"vcf_line_number"` // null when the file was not read from its start
	Classification       string       `json:"classification"`
	ClassificationText   string       `json:"classification_text"` // our word for the class
	ClassificationSource string       `json:"classification_source"`
	ReviewStatus         string       `json:"review_status"`
	Stars                *int         `json:"stars"`
	Evaluated            string       `json:"evaluated"` // date of the last evaluation; "" where it is not known
	VariationID          string       `json:"variation_id"`
	RSID                 string       `json:"rsid"`
	Conflicts            []string     `json:"conflicts"`
	Evidence             []Evidence   `json:"evidence"`
	Provisional          *Provisional `json:"provisional,omitempty"` // null where an expert class stands
	Frequency            *Frequency   `json:"frequency"`
	Functional           []Functional `json:"functional"`
	Reportable           bool         `json:"reportable"`
	Minor                bool         `json:"minor"`      // nothing is concluded from it: told in a row, with the number of its kind
	Conclusion           string       `json:"conclusion"` // what it alone says of the gene; "" where it forbids nothing
	Withheld             string       `json:"withheld"`   // why the gene's figures and programme do not rest on it: "reduced_penetrance", "old_class", "no_review_status"; ""
	Confirm              []string     `json:"confirm"`    // sentences: why the call needs confirmation
	ToConfirm            *Note        `json:"to_confirm"` // the first of them with its code; null where the call needs none
	Badge                Badge        `json:"badge"`
	Notes                []string     `json:"notes"`
	Origin               *Origin      `json:"origin"` // null when the base does not hold the allele
	// History is what the allele was classified as before, oldest first.
	History []EarlierClass `json:"history"`
	// ClinVarLine is the line of the ClinVar file that the clinic imported; null for a row as bundled.
	ClinVarLine *int64 `json:"clinvar_line,omitempty"`
}

// EarlierClass is a class that a variant had before.
type EarlierClass struct {
	Date               string `json:"date"` // of the last record that had it
	Classification     string `json:"classification"`
	ClassificationText string `json:"classification_text"` // in the source's words
	Stars              *int   `json:"stars"`
	Source             string `json:"source"` // name
	Text               string `json:"text"`   // "2021-07: Uncertain significance, 1 star"
	Origin             Origin `json:"origin"`
}

// Evidence is one criterion of our provisional assessment.
type Evidence struct {
	Code     string `json:"code"`
	Strength string `json:"strength"`
	Met      string `json:"met"` // "met", "not_met", "not_assessed"
	Why      string `json:"why"`
	Source   string `json:"source"`
}

// Provisional is what our own evidence adds up to. It is no classification.
type Provisional struct {
	Label  string `json:"label"` // says that it is no classification
	Class  string `json:"class"` // "pathogenic", "likely_pathogenic", "uncertain", "likely_benign", "benign"
	Points int    `json:"points"`
	Text   string `json:"text"` // with what it depends on and what was left out
}

// Frequency is how often the allele was seen.
type Frequency struct {
	Dataset     string             `json:"dataset"`
	AlleleCount *int               `json:"allele_count"`
	AlleleTotal *int               `json:"allele_total"`
	Overall     *float64           `json:"overall"`
	FAF95       *float64           `json:"faf95"`
	FAF95Group  string             `json:"faf95_group"`
	Groups      map[string]float64 `json:"groups"`
	Text        string             `json:"text"` // "0.002 % in gnomAD v4.1"
	Origin      Origin             `json:"origin"`
}

// Functional is one assay result.
type Functional struct {
	Assay  string   `json:"assay"`
	Score  *float64 `json:"score"`
	Class  string   `json:"class"`
	Origin Origin   `json:"origin"`
}

// Pharmacogene is the result for one pharmacogene.
type Pharmacogene struct {
	Gene          string      `json:"gene"`
	HGNC          string      `json:"hgnc,omitempty"`
	Accession     string      `json:"accession,omitempty"` // RefSeq, of its chromosome in the file's assembly
	Source        string      `json:"source"`              // "vcf", "outside", "none"
	Diplotypes    []Diplotype `json:"diplotypes"`          // best first, at most DiplotypesKept
	Phenotype     string      `json:"phenotype"`
	ActivityScore string      `json:"activity_score"`
	Result        string      `json:"result"` // how the result is worded: "*1/*2", "no tested variant found (n of N sites)", "not assessable"
	Phased        bool        `json:"phased"`
	SitesCalled   int         `json:"sites_called"`
	SitesTotal    int         `json:"sites_total"`
	SitesAssumed  int         `json:"sites_assumed"`
	MissingSites  []string    `json:"missing_sites"`
	CannotExclude []string    `json:"cannot_exclude"`
	Notes         []GeneNote  `json:"notes"`
	Sites         []GeneSite  `json:"sites"`
	Badge         Badge       `json:"badge"`
	Brief         GeneBrief   `json:"brief"`
	// Tier1 are the alleles that every test of the gene should cover by the Association for Molecular Pathology, and Tier1Unread
	// those that this file does not show; both empty where the result was made elsewhere, or no list is held.
	Tier1       []string `json:"tier1"`
	Tier1Unread []string `json:"tier1_unread"`
	// Outside are the results made elsewhere, as they were given.
	Outside []OutsideCall `json:"outside"`
	// Unsettled are alleles that were seen, but whose call failed, or of which half is missing.
	Unsettled []Unsettled `json:"unsettled"`
	// DiplotypesTotal are all possible diplotypes, of which DiplotypesKept at most stand in Diplotypes; Outcomes groups
	// all of them by what follows.
	DiplotypesTotal int           `json:"diplotypes_total"`
	DiplotypesKept  int           `json:"diplotypes_kept"`
	Outcomes        []GeneOutcome `json:"outcomes"`

	OutsideDefinitions *OutsideDefinitions `json:"outside_definitions"` // null for genes that code no protein, and for HLA
}

// Unsettled is a site with an allele that counts, seen in a call that does not stand.
type Unsettled struct {
	Site    string   `json:"site"`    // rsID, or the position's name
	Alleles []string `json:"alleles"` // named alleles that the call would make, "*2A"
	State   string   `json:"state"`   // "filtered", "no_call"; "variant" where the call stands and no result explains it
	Doubt   string   `json:"doubt"`   // "failed", "half", "mixed", "faint", "unexplained"
	Why     string   `json:"why"`     // a sentence

	VCFLine       string `json:"vcf_line"`
	VCFLineNumber *int64 `json:"vcf_line_number"`
}

// GeneOutcome is what several of a gene's possible diplotypes have in common.
type GeneOutcome struct {
	Phenotype     string   `json:"phenotype"`
	ActivityScore string   `json:"activity_score"`
	Count         int      `json:"count"`
	Diplotypes    []string `json:"diplotypes"` // the first few
}

// Diplotype is one pair of alleles that the data allow.
type Diplotype struct {
	Label         string   `json:"label"`
	Allele1       string   `json:"allele1"`
	Allele2       string   `json:"allele2"`
	Function1     string   `json:"function1"`
	Function2     string   `json:"function2"`
	Phenotype     string   `json:"phenotype"`
	ActivityScore string   `json:"activity_score"`
	Origins       []Origin `json:"origins"`
}

// GeneNote is a caution about a call.
type GeneNote struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// Limit is one thing that this report cannot tell.
type Limit struct {
	Code string `json:"code"`
	Text string `json:"text"`
}
