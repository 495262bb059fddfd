package report

// Structural is a structural or copy-number event over or near a cancer gene. Positions are 1-based, of
// the file's assembly; numbers that are not known are null.
type Structural struct {
	Type            string            `json:"type"` // "DEL", "DUP", "INV", "INS", "CNV", "BND", "TRA"
	Start           int               `json:"start"`
	End             *int              `json:"end"`
	StartRange      *[2]int           `json:"start_range"` // first and last base that may be the start; null where exact
	EndRange        *[2]int           `json:"end_range"`
	Precise         bool              `json:"precise"`
	Length          *int              `json:"length"` // bases lost, copied, turned or inserted
	Mate            string            `json:"mate"`   // "chr13:32400000" of a breakend; "" where there is none
	Exons           []int             `json:"exons"`
	LegacyExons     []string          `json:"exons_legacy"` // the same by the numbers of older reports
	ExonsText       string            `json:"exons_text"`   // "exons 17 to 18 (18 to 19 in older reports)"
	Promoter        bool              `json:"promoter"`
	WholeGene       bool              `json:"whole_gene"`
	CopyNumber      *int              `json:"copy_number"`
	Genotype        string            `json:"genotype"`
	Zygosity        string            `json:"zygosity"`
	Filter          string            `json:"filter"`
	State           string            `json:"state"`           // "variant", "filtered", "no_call"
	Source          string            `json:"source"`          // "vcf", or "laboratory" for the laboratory's own table
	VCFLine         string            `json:"vcf_line"`        // the line's text
	LineNumber      *int64            `json:"vcf_line_number"` // null when the file was not read from its start
	HGVSG           string            `json:"hgvs_g"`          // "" where the bounds are not exact
	HGVSC           string            `json:"hgvs_c"`          // "" where it is not spelled as sequence
	Consequence     string            `json:"consequence"`     // Sequence Ontology
	ConsequenceText string            `json:"consequence_text"`
	Frame           string            `json:"frame"`  // "kept", "lost", "unknown"
	Effect          string            `json:"effect"` // "coding", "promoter", "intron", "unknown"
	Matches         []StructuralMatch `json:"matches"`
	Evidence        []Evidence        `json:"evidence"`
	Provisional     *Provisional      `json:"provisional,omitempty"`
	Conclusion      string            `json:"conclusion"` // what it alone says of the gene; "" where it forbids nothing
	Withheld        string            `json:"withheld"`   // why the gene's figures and programme do not rest on it: "old_class", "no_review_status"; ""
	Reportable      bool              `json:"reportable"`
	Name            string            `json:"name"` // "Deletion of exons 17 to 18"
	Text            string            `json:"text"` // what it means, in a sentence or two
	NextStep        string            `json:"next_step"`
	Badge           Badge             `json:"badge"`
	Notes           []string          `json:"notes"`
}

// StructuralMatch is a published rearrangement that an event is, by type and coordinates.
type StructuralMatch struct {
	Name           string `json:"name"`
	VariationID    string `json:"variation_id"`
	Classification string `json:"classification"`
	Source         string `json:"source"`
	Origin         Origin `json:"origin"`
}
