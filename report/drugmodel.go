package report

// Drug is what is said about one medicine.
type Drug struct {
	Drug             string           `json:"drug"`
	RxCUI            string           `json:"rxcui"`
	Genes            []string         `json:"genes"`
	Results          []DrugGene       `json:"results"`
	Action           string           `json:"action"`
	Urgency          int              `json:"urgency"` // of the action, 0 for the most urgent
	Headline         string           `json:"headline"`
	Direction        string           `json:"direction"`    // "higher", "lower"; "" where the dose is not changed, or it is open
	DosePercent      *DosePercent     `json:"dose_percent"` // null where the deciding body gives no share of the usual dose
	Recommendations  []Recommendation `json:"recommendations"`
	Superseded       []Recommendation `json:"superseded"`
	Disagreement     string           `json:"disagreement"` // "" when the bodies agree
	OnMedicationList bool             `json:"on_medication_list"`
	Needs            []string         `json:"needs"`
	Evidence         string           `json:"evidence"`   // "CPIC strong"
	Assumed          bool             `json:"assumed"`    // a gene result rests on sites that were assumed
	Incomplete       bool             `json:"incomplete"` // what was not read could change the advice
	Badge            Badge            `json:"badge"`
	NeedsAction      bool             `json:"needs_action"` // because of what was found, or because it is taken
	Status           string           `json:"status"`       // "current", "planned", "earlier"; "" for other medicines
	Areas            []string         `json:"areas"`        // "oncology", "cardiology" …
	Brands           []string         `json:"brands"`       // trade names
	Listed           []Listing        `json:"listed"`
	Conversions      []Conversion     `json:"conversions"`
	GenotypeOnly     *GenotypeOnly    `json:"genotype_only"` // null where no other medicine changes a result or the action
	IfKnown          []string         `json:"if_known"`      // what genes without a result could change
	Questions        []DrugQuestion   `json:"questions"`     // what the advice depends on and nobody has told
	Tests            []DrugTest       `json:"tests"`         // who asks for a missing result before the first dose
	Doses            []Dose           `json:"doses"`         // computed, by equation
	Unsettled        []DrugUnsettled  `json:"unsettled"`     // genes with calls that do not stand, on which the advice hangs
	Open             []DrugOpen       `json:"open"`          // what the calls do not exclude and would change the advice, the gravest first
	Cautions         []string         `json:"cautions"`      // what a gene's result rests on that its medicines have to know
	Interactions     []Interaction    `json:"interactions"`  // with others of the patient's medicines, the most urgent first
	Together         string           `json:"together"`      // what stands first of them; "" where nothing is asked for
	Unchecked        string           `json:"unchecked"`     // beside which of the patient's medicines nothing is held; "" for none
	GenesAction      string           `json:"genes_action"`  // the action without regard to interactions
	// PatientAction is what the patient is told to do: an action, "together" where only another medicine asks for something,
	// "standard.part" for the usual dose as far as was read. Attention: it acts, or asks for a test first.
	PatientAction string    `json:"patient_action"`
	Attention     bool      `json:"attention"`
	Brief         DrugBrief `json:"brief"`
}

// DosePercent is a range of the usual dose in per cent, as the deciding body gives it: 50 to 50 is half.
type DosePercent struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// DrugQuestion is what the advice on a medicine depends on and nobody has told.
type DrugQuestion struct {
	About    string       `json:"about"` // "age", "menopause", "indication", "formulation", "earlier_use", "beside" …
	Text     string       `json:"text"`
	Decides  bool         `json:"decides"` // the answer changes the action or the dose, not the words alone
	Branches []DrugBranch `json:"branches"`
}

// DrugBranch is what holds under answers that lead to the same.
type DrugBranch struct {
	Answers  []string `json:"answers"` // codes; of ages "0-17", "65-"
	Text     string   `json:"text"`    // the answers in words
	Action   string   `json:"action"`
	Headline string   `json:"headline"`
	Says     []string `json:"says"` // what each body says then: "DPWG: …"
	Badge    Badge    `json:"badge"`
}

// DrugUnsettled is a gene of which a change was seen in a call that does not stand, so that the advice hangs on it.
type DrugUnsettled struct {
	Gene    string        `json:"gene"`
	Alleles []string      `json:"alleles"`
	Text    string        `json:"text"`
	If      []DrugOutcome `json:"if"`
}

// DrugOutcome is one possible result of the gene and what it leads to.
type DrugOutcome struct {
	Real          bool   `json:"real"` // holds if the call is real
	Diplotype     string `json:"diplotype"`
	Phenotype     string `json:"phenotype"`
	ActivityScore string `json:"activity_score"`
	Action        string `json:"action"`
}

// DrugGene is one gene's result as it bears on the drug. The adjusted values hold beside other
// medicines; they are "" where none changes the result.
type DrugGene struct {
	Gene              string `json:"gene"`
	Diplotype         string `json:"diplotype"`
	Phenotype         string `json:"phenotype"`
	ActivityScore     string `json:"activity_score"`
	AdjustedPhenotype string `json:"adjusted_phenotype"`
	AdjustedScore     string `json:"adjusted_activity_score"`
}

// Adjusted reports whether other medicines make another phenotype of the gene's own.
func (g DrugGene) Adjusted() bool {
	return g.AdjustedPhenotype != "" && g.AdjustedPhenotype != g.Phenotype
}

// Recommendation is one guideline row that applies.
type Recommendation struct {
	Source            string   `json:"source"` // "CPIC", "DPWG", "FDA"
	Action            string   `json:"action"`
	DoseChangePercent *float64 `json:"dose_change_percent"`
	MaxDose           string   `json:"max_dose"`
	Population        string   `json:"population"`
	Strength          string   `json:"strength"`
	Text              string   `json:"text"`
	URL               string   `json:"url"`
	PMID              string   `json:"pmid"`
	Year              string   `json:"year"`
	Currency          string   `json:"currency"`
	Edition           string   `json:"edition"` // date of the body's edition that holds the row
	Older             string   `json:"older"`   // says so where the body has a newer edition; else ""
	Applies           string   `json:"applies"` // "" or the diplotypes under which alone the row applies
	Origin            Origin   `json:"origin"`
	Badge             Badge    `json:"badge"`
	// Silent: its body gives no advice, and another one does.
	Silent bool `json:"silent"`
	// Deciding: the action by the genes rests on the row.
	Deciding bool `json:"deciding,omitempty"`
}

// Listing is a gene that a body names for the drug, whether or not its rows are held.
type Listing struct {
	Body   string `json:"body"`
	Gene   string `json:"gene"`
	Text   string `json:"text"` // "CPIC level A", "FDA table, section 1"
	Origin Origin `json:"origin"`
}

// Conversion is what other medicines make of a gene's result.
type Conversion struct {
	Gene      string   `json:"gene"`
	Medicines []string `json:"medicines"`
	From      string   `json:"from"`
	To        string   `json:"to"`
	Text      string   `json:"text"`
	Verified  bool     `json:"verified"`
	Origin    *Origin  `json:"origin"` // of the rule; null where effects oppose each other
}

// GenotypeOnly is what would be said without the other medicines.
type GenotypeOnly struct {
	Action          string           `json:"action"`
	Headline        string           `json:"headline"`
	Badge           Badge            `json:"badge"`
	Recommendations []Recommendation `json:"recommendations"`
}

// Dose is the dose that an equation gives, in mg. Numbers are null where Reason says why.
type Dose struct {
	Model           string      `json:"model"`    // "iwpc", "gage"
	Equation        string      `json:"equation"` // its name
	PerDay          *float64    `json:"mg_per_day"`
	PerWeek         *float64    `json:"mg_per_week"`
	WithoutGenotype *float64    `json:"without_genotype"` // mg per day by the clinical equation
	Reason          string      `json:"reason"`           // why there is no figure; "" where there is one
	Text            string      `json:"text"`             // "2.3 mg a day, 16.4 mg a week; without the genes 4.9 mg a day"
	Inputs          []DoseInput `json:"inputs"`
	Missing         []string    `json:"missing"` // inputs that were not given
	Source          string      `json:"source"`
	PMID            string      `json:"pmid"`
	Verified        bool        `json:"verified"`
	Origin          Origin      `json:"origin"` // first term of the equation
}

// DoseInput is one input of an equation in words: "Height", "165 cm".
type DoseInput struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// OncologyItem is a medicine that oncology may consider for a carrier of BRCA1 or BRCA2.
type OncologyItem struct {
	Medicine  string     `json:"medicine"`
	Kind      string     `json:"kind"`    // "gene": touched by the person's other genes; "context": given because of BRCA
	Use       string     `json:"use"`     // what for
	Results   []DrugGene `json:"results"` // empty for context
	Text      string     `json:"text"`
	Badge     Badge      `json:"badge"`
	Region    string     `json:"region"`
	LabelDate string     `json:"label_date"`
	Verified  bool       `json:"verified"`
	Origin    Origin     `json:"origin"`
}
