package report

// OutsideDefinitions is what the file holds in the exons and splice sites of a pharmacogene that no
// definition knows. It never changes the call. Effects are by the file's own annotation.
type OutsideDefinitions struct {
	Total           int             `json:"total"` // changes whose call stands; the five below add up to it
	LossOfFunction  int             `json:"loss_of_function"`
	Missense        int             `json:"missense"`
	OtherProtein    int             `json:"other_protein"`
	NoProteinChange int             `json:"no_protein_change"`
	NotJudged       int             `json:"not_judged"` // the file does not say what they do
	Failed          int             `json:"failed"`     // further changes whose call failed
	Text            string          `json:"text"`
	Lines           []OutsideChange `json:"lines"` // the gravest first, at most 50
}

// OutsideChange is one change outside the definitions.
type OutsideChange struct {
	Chrom         string `json:"chrom"`
	Pos           int    `json:"pos"` // file's assembly
	Ref           string `json:"ref"`
	Alt           string `json:"alt"`
	Name          string `json:"name"` // as the file's annotation names it, else place and bases
	Genotype      string `json:"genotype"`
	State         string `json:"state"`
	Effect        string `json:"effect"` // "loss_of_function", "missense", "other_protein", "no_protein_change", "not_judged"
	EffectText    string `json:"effect_text"`
	Transcript    string `json:"transcript"`
	VCFLine       string `json:"vcf_line"`
	VCFLineNumber *int64 `json:"vcf_line_number"`
	Origin        Origin `json:"origin"` // the exon that the change lies in
}
