package report

// GeneSite is one position of a pharmacogene and what the file says of it.
type GeneSite struct {
	RSID          string `json:"rsid"`
	Chrom         string `json:"chrom"`
	Pos           int    `json:"pos"` // file's assembly
	Ref           string `json:"ref"`
	State         string `json:"state"`
	Assumed       bool   `json:"assumed"`
	Alleles       string `json:"alleles"` // "G/A"; "" when not called
	Depth         *int   `json:"depth"`
	Filter        string `json:"filter"`
	VCFLine       string `json:"vcf_line"`
	VCFLineNumber *int64 `json:"vcf_line_number"`
	Origin        Origin `json:"origin"`

	Phased   bool         `json:"phased"`    // the sides of alleles are chromosomes of the phase set
	PhaseSet string       `json:"phase_set"` // "" where the file has one set for all
	Needed   []NeededBase `json:"needed"`    // which allele asks for which bases here

	ToConfirm *Note `json:"to_confirm"` // why the call needs confirmation; null where it needs none
	Urgency   int   `json:"urgency"`    // of the state, 0 for what is looked at first
}

// NeededBase is what named alleles ask for at a site.
type NeededBase struct {
	Bases   string   `json:"bases"` // as the definitions spell them; "A/G" where either will do
	Alleles []string `json:"alleles"`
}
