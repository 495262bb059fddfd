package report

// Condition is what carriers of a gene's harmful changes are predisposed to, in a catalogue of conditions.
type Condition struct {
	ID     string `json:"id"` // "OMIM:604370"
	Name   string `json:"name"`
	Origin Origin `json:"origin"`
}

// Faint is a variant that too few reads show for a call, on a line that calls the reference.
type Faint struct {
	HGVSC          string `json:"hgvs_c"`
	Chrom          string `json:"chrom"`
	Pos            int    `json:"pos"` // left-aligned, 1-based, in the file's assembly
	Ref            string `json:"ref"`
	Alt            string `json:"alt"`
	Classification string `json:"classification"` // published class, or "not_reviewed"
	Percent        int    `json:"percent"`        // of the reads
	VCFLine        string `json:"vcf_line"`
	VCFLineNumber  *int64 `json:"vcf_line_number"`
}
