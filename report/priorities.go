package report

// Row is one line of "what matters for this patient".
type Row struct {
	Finding string `json:"finding"`
	Detail  string `json:"detail"` // gene result under the finding
	Why     string `json:"why"`
	Discuss string `json:"discuss"`
	Badge   Badge  `json:"badge"`
	Screen  string `json:"screen"` // "cancer" or "drugs": where more is said
	Key     string `json:"key"`    // gene and hgvs_c, or the drug, to select there
}

// AllMedicines is the key of a row that leads to all medicines, whatever was chosen before.
const AllMedicines = "*"
