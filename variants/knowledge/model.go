// Package knowledge holds the types of the knowledge base: what is known about alleles, genes and
// medicines, with the source of every row. Package sqlite reads them; whoever asks says what it asks in
// an interface of its own, so that only the doorstep of the program knows of SQLite.
package knowledge

import "allelens/variants"

// Origin is where a row comes from. Every statement of the program carries one.
type Origin struct {
	Table    string // table of the knowledge base
	Row      int64  // row id in it
	Source   string // id in the table of sources
	Date     string // date of the fact: YYYY, YYYY-MM or YYYY-MM-DD; "" when not known
	Verified bool   // a source was read that says so, or it is a rule of this program; else it counts as "to be verified"
	OwnRule  bool   // a rule of this program, which no source can say
}

// Source is one source of facts.
type Source struct {
	ID, Name, Version, Date, Licence, URL, PMID string
}

// Count is the number of rows of a table.
type Count struct {
	Table string
	Rows  int
}

// Class is the standing of a variant, in the words of the report file.
type Class string

// Classes.
const (
	Pathogenic       Class = "pathogenic"
	LikelyPathogenic Class = "likely_pathogenic"
	Uncertain        Class = "uncertain"
	LikelyBenign     Class = "likely_benign"
	Benign           Class = "benign"
	Conflicting      Class = "conflicting"
	NotReviewed      Class = "not_reviewed"
)

// Side is 1 for the pathogenic side, -1 for the benign one, 0 for neither.
func (c Class) Side() int {
	switch c {
	case Pathogenic, LikelyPathogenic:
		return 1
	case Benign, LikelyBenign:
		return -1
	}
	return 0
}

// Classification is one row of the classified variants.
type Classification struct {
	Origin
	Gene         string
	HGVSC        string // with transcript: "NM_007294.4:c.68_69del"
	HGVSP        string // "p.Glu23ValfsTer17"; "" when none
	Consequence  string // Sequence Ontology term
	Class        Class
	ClassText    string // the source's own wording ("Pathogenic/Likely pathogenic")
	Stars        int    // ClinVar review stars 0 to 4; -1 when the source gave no review status
	ReviewStatus string
	Evaluated    string // date of the submitters' last evaluation; "" when not known. Origin.Date is the export's
	VariationID  string
	RSID         string
	SideChanged  bool // an older snapshot had the opposite side
	// ClassUnknown: ClinVar held the allele, but its class is not bundled. Class is NotReviewed.
	ClassUnknown bool
	// AbsentFrom is the export of ClinVar, by its source, that is newer than the class and does not
	// hold the allele: uncertain, not provided or withdrawn by then. "" where there is none.
	AbsentFrom  string
	LegacyNames []string // founder variants: BIC names such as "185delAG"
	Populations []string // founder populations
	// Reduced says that carriers of this allele have lower risks than other carriers of the gene, and
	// what is published for them; nil for most.
	Reduced *ReducedPenetrance
	History []EarlierClass // what the allele was before, oldest first
	// Disputes are newer classes of another side than the one that stays: an expert panel's, or one that the
	// clinic kept.
	Disputes []EarlierClass
	// Changed is the class that the base before this one held, where it is another now; nil for most.
	Changed *ClassChange
	// Brought is what a ClinVar file that the clinic brought says of the row; nil as bundled.
	Brought *ClinVarLine
}

// EarlierClass is a class that an allele had before, or has beside the expert panel's. The origin's
// date is that of the last export that had it.
type EarlierClass struct {
	Origin
	Class     Class
	ClassText string // the source's own wording
	Stars     int    // -1 when the source gave no review status
}

// ClassChange is the class of an allele in the base before this one.
type ClassChange struct {
	EarlierClass
	Since string // that base's version
}

// ClinVarLine is the place of an allele in a ClinVar file that the clinic brought. The origin's
// date is the file's.
type ClinVarLine struct {
	Origin
	Line int64 // 1-based; 0: the file does not hold the allele, and the classification is older
	// Submissions are the classes that submitters disagree on: "Pathogenic 1; Uncertain significance 3".
	Submissions string
}

// Frequency is how often an allele was seen in a population collection.
type Frequency struct {
	Origin
	Dataset     string  // "gnomAD v4.1"
	AlleleCount int     // -1 when not given
	AlleleTotal int     // -1 when not given
	Overall     float64 // -1 when not given
	Homozygotes int     // -1 when not given
	FAF95       float64 // filtering allele frequency, 95 % of the group with the highest; -1 when not given
	FAF95Group  string
	ByGroup     []GroupFrequency
}

// GroupFrequency is the frequency in one ancestry group.
type GroupFrequency struct {
	Group     string
	Frequency float64
}

// Functional is one assay result for an allele or an amino-acid change.
type Functional struct {
	Origin
	Assay    string // "SGE, Findlay 2018"
	Score    float64
	HasScore bool   // some results give only a class
	Class    string // the assay's own class ("LOF", "FUNC", "INT"), "" when it gives only a score
}

// Score is what programs predict of a single-base change, from a table that the clinic brought: none is bundled.
type Score struct {
	Origin
	BayesDel, SpliceAI       float64 // BayesDel without allele frequency; the highest delta score of SpliceAI, 0 to 1
	HasBayesDel, HasSpliceAI bool
}

// Transcript is the coding transcript of a cancer gene with its exons, in both builds, and what else names on it need.
type Transcript struct {
	Origin
	Gene, RefSeq, Ensembl, Protein string
	Contig                         variants.Contig
	Strand                         int // 1 or -1
	Exons                          []TranscriptExon
	CDSLength                      int // bases, stop codon included
	ProteinLength                  int
	// Accessions are the RefSeq accessions of the chromosome: "NC_000017.11".
	Accessions map[variants.Assembly]string
	// LegacyStart is the number that the old count of bases gives to the base before c.1; 0 where there was no such count.
	LegacyStart int
	// Specification is the source of the expert panel's criteria for the gene; "" where it has none.
	Specification string
}

// TranscriptExon is one exon. Genomic bounds are plus-strand, 1-based, closed, by assembly.
// CStart and CEnd are c. coordinates (negative in the 5' UTR; in the 3' UTR they count on
// past the stop codon as the source does); CDSStart and CDSEnd are the coding part, 0 when none.
type TranscriptExon struct {
	Number, LegacyNumber int
	Genomic              map[variants.Assembly]variants.Interval
	TxStart, TxEnd       int
	CDSStart, CDSEnd     int
	AAStart, AAEnd       int
	InFrameIfSkipped     string // "yes", "no", "" for non-coding
}

// ReferenceSlice is bundled genome sequence.
type ReferenceSlice struct {
	Origin
	Gene     string
	Assembly variants.Assembly
	Contig   variants.Contig
	Start    int // 1-based
	Bases    string
}

// Domain is a part of a protein, in amino acids (1-based, closed).
type Domain struct {
	Origin
	Gene, Name string
	Start, End int
}

// Pharmacogene is one gene of the pharmacogene definitions.
type Pharmacogene struct {
	Gene       string
	Contig     variants.Contig
	Positions  []Position // definition positions, then extra ones
	Alleles    []NamedAllele
	Rules      []PhenotypeRule
	Cutoffs    []ScoreCutoff
	Exceptions []Exception
	Messages   []Message
	Exons      []GeneExon // by position; empty for genes that code no protein, and for HLA
	// OutsideOnly: the gene is never called from a VCF (CYP2D6, HLA-A, HLA-B); MT-RNR1 has
	// positions and is called from mitochondrial records when these are present.
	OutsideOnly bool
	// OutsideNeeds is what such a gene needs: "typing", "copy_number"; "" for others.
	OutsideNeeds string
	// LowestFunction: guidance follows the least active allele of each chromosome, since several named variants may
	// share one.
	LowestFunction bool
	// UnknownAsReference: a base that no definition knows is matched as the reference, with a note.
	UnknownAsReference bool
	// BracketNames: alleles answer to the name in brackets behind their own, and the reference to *1.
	BracketNames bool
	Origin       Origin
}

// GeneExon is one exon of a pharmacogene, untranslated parts included, in both builds.
type GeneExon struct {
	Origin
	Region map[variants.Assembly]variants.Interval
}

// Position is one site that the definitions use.
type Position struct {
	Origin
	ID          int
	Gene        string
	Kind        string // "definition", "extra", "outside-call-only"
	Contig      variants.Contig
	Pos38       int
	Ref38       string
	Pos37       int
	Ref37       string
	Ref37Known  bool // a second source confirmed the base of GRCh37
	Alts        []string
	RSID        string
	HGVS        string
	NeverAssume bool
}

// NamedAllele is a star allele or named variant.
type NamedAllele struct {
	Origin
	Gene, Name, ClinPGxID string
	Reference             bool
	// Bases are the required sequences by Position.ID: a sequence of the position's alleles,
	// or IUPAC ambiguity letters (wobble). Defined holds the same positions in order.
	Bases   map[int]string
	Defined []int
	// Unspecified are positions that the allele's definition covers without its own base
	// (CYP2C19 *1): Bases holds the genome's base for them.
	Unspecified map[int]bool
	Core        []int // Position.ID of the core positions
	SubAlleleOf string
	Function    string // clinical function in CPIC's words; "" when not assigned
	Activity    string // activity value as text ("0.5", "≥3.0"); "" when the gene has none
	LookupKey   string // key into PhenotypeRule
}

// PhenotypeRule maps a pair of keys (unordered) to a phenotype.
type PhenotypeRule struct {
	Origin
	Key1, Key2    string // Key2 empty for haploid rules
	Phenotype     string
	ActivityScore string
	LookupKey     string
	Ploidy        string // "diploid", "haploid" as in the source
}

// ScoreCutoff maps a range of activity scores (both ends included) to a phenotype.
type ScoreCutoff struct {
	Origin
	Min, Max  float64 // Max is +Inf when open
	Phenotype string
}

// Exception is a gene-specific rule of matching or phenotyping.
type Exception struct {
	Origin
	Kind   string // "ignored_position", "required_position", …: the schema explains each
	Pos38  int
	Name   string
	Effect string
	Order  int // of priority lists; 0 otherwise
}

// Message is a rule that adds a caution to a call: which diplotypes cannot be excluded, and when.
type Message struct {
	Origin
	Name, Kind                           string
	IfDiplotypes, IfCalled, IfMissing    []string
	IfVariants, IfVariantsMissing, Drugs []string
	CannotExclude                        string
}

// Drug is one medicine.
type Drug struct {
	Origin
	Name, RxCUI string
	ATC         []string
}

// Recommendation is one guideline row for one drug and one set of gene results.
type Recommendation struct {
	Origin
	Body                                string // "CPIC", "DPWG", "FDA"
	Drug                                string
	Genes                               []string
	Lookup                              map[string]string // gene to key: phenotype, activity score, diplotype or "X positive"
	Population                          string            // "general", "adults", "pediatrics", "CVI ACS PCI" …; "" when not stated
	Strength                            string            // of the recommendation; for the FDA where it stands: "label", "section 1" …
	PrimaryAction                       string            // facts' own code: "AVOID", "REDUCE_DOSE" …; "" for input notes
	Severity                            int
	Facts                               []string // structured actions: "START_DOSE=50%", "ALT:granisetron" …
	GuidelineID, RecID, PMID, Year, URL string
	Currency                            string // "current", "older_edition", "inferred", "superseded"
	// Newest is the date of the body's newest edition where this row is of an older one; else "".
	// The row's own edition is Origin.Date.
	Newest string
}

// GeneDrugPair is a CPIC or FDA pair of gene and drug.
type GeneDrugPair struct {
	Origin
	Body, Gene, Drug, Level, Status, FDALabel string
	HasRows                                   bool
}

// RiskPoint is one published cumulative risk. Low and High are -1 where the study gives none.
type RiskPoint struct {
	Origin
	Gene, Sex, Cancer string // Gene "" for the population
	Age               int
	Interval          string // where the figure is not "to an age": "25y after first"
	Percent           float64
	Low, High         float64
	Measure           string
	Study, PMID       string
}

// Advice is a sentence to say to a person or the family; its words are in the catalogue.
type Advice struct {
	Origin
	Topic, Item string // codes
	Gene        string // "" where it holds for all
}

// Support is a body that supports carriers of some genes, in a country of a programme's region.
type Support struct {
	Origin
	Region, Country string
	Name, Site      string
	Telephone       string // "" where its page names none
	Genes           string // ";" between
}

// ManagementItem is a dated recommendation of a body about surveillance or surgery.
type ManagementItem struct {
	Origin
	Gene, Sex, Organ, Item string // codes; texts are in the catalogue
	FromAge, ToAge         int    // 0 when open
	Interval               string
	Body, Version, Region  string
	Strength               string
}
