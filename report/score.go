package report

// Score is a polygenic score, or why there is none. It is said only where the patient agreed to scores.
type Score struct {
	Model  string `json:"model"`
	Name   string `json:"name"`   // as its source names the model
	Cancer string `json:"cancer"` // code: "breast", "ovarian"
	Label  string `json:"label"`  // "Breast cancer, 307 variants"
	Lead   bool   `json:"lead"`   // told first of its cancer, and entered in CanRisk
	Status string `json:"status"` // "given", "withheld"
	Reason string `json:"reason"` // why it is withheld, the gravest; "" where it is given
	// Reasons are all of them, with their sentences.
	Reasons []Note `json:"reasons"`
	Text    string `json:"text"`

	// What follows holds only where the score is given, and is null else.
	Sum        *float64         `json:"sum"`        // Σ weight × effect alleles
	Z          *float64         `json:"z"`          // distance from the population's mean, in its deviations
	ZLow       *float64         `json:"z_low"`      // of the interval that sites without a call leave open
	ZHigh      *float64         `json:"z_high"`     //
	Percentile *ScorePercentile `json:"percentile"` // part of the population, in per cent, whose score is lower

	Population string   `json:"population"` // that the person is held against; "" for none
	Mean       *float64 `json:"mean"`       // of the population, as stated
	Deviation  *float64 `json:"deviation"`  //
	Alpha      *float64 `json:"alpha"`      // that CanRisk asks for

	Stated         string  `json:"stated_ancestry"`    // as the case has it, "," between; "" where not stated
	Closest        string  `json:"closest_population"` // that the calls are closest to, of those compared; never an identity; "" where that cannot be told
	ClosestSupport float64 `json:"closest_support"`    // natural logarithm of its likelihood ratio to the next one

	SitesUsed    int     `json:"sites_used"`
	SitesTotal   int     `json:"sites_total"`
	SitesAssumed int     `json:"sites_assumed"`   // of those used: the reference by a declaration of coverage alone
	Missing      float64 `json:"missing_percent"` // part of the model's variance, in per cent, that sites without a call hold
	Notes        []Note  `json:"notes"`
	// Evidence are published figures of scores in carriers, and in people of other ancestries.
	Evidence []ScoreEvidence `json:"evidence"`
	// Methods say how it was made.
	Methods []string `json:"methods"`
	// Sites are those of the leading models, MissingSites those of any model that have no call.
	Sites        []ScoreSite `json:"sites,omitempty"`
	MissingSites []ScoreSite `json:"missing_sites"`
	CanRiskLine  string      `json:"canrisk_line,omitempty"` // "PRS_BC", where it goes into CanRisk's file
	Patient      *ScoreTold  `json:"patient,omitempty"`      // for pages of patients, where the clinician turned them on
	Origin       Origin      `json:"origin"`
	Standard     *Origin     `json:"standard,omitempty"` // the row of mean and deviation
}

// Given reports whether the score is told.
func (s Score) Given() bool { return s.Status == "given" }

// ScorePercentile is a place among a hundred people, with its interval.
type ScorePercentile struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// ScoreEvidence is a published figure.
type ScoreEvidence struct {
	Topic  string `json:"topic"` // "carrier", "transfer"
	Text   string `json:"text"`
	Source string `json:"source"`
	Origin Origin `json:"origin"`
}

// ScoreSite is a site of a score, as the file has it.
type ScoreSite struct {
	RSID    string `json:"rsid"`
	Place   string `json:"place"`             // "1:7917076 G>A" of the file's build, the effect allele last
	State   string `json:"state"`             // of the five, or "not_asked"
	Copies  *int   `json:"copies"`            // effect alleles; null where missing
	Why     string `json:"why,omitempty"`     // why it is missing
	Assumed bool   `json:"assumed,omitempty"` // the reference by declaration
	Line    string `json:"vcf_line,omitempty"`
	Row     int64  `json:"row"` // of score_weight
}

// ScoreTold is a score in the patient's words.
type ScoreTold struct {
	Text  string `json:"text"`
	Lower int    `json:"lower"` // of 100 people, how many have a lower score; 0 where none is given
}
