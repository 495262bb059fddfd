package knowledge

// ReducedPenetrance is the row that says that carriers of an allele have lower risks than other carriers of the
// gene, with what is published for them. Risks and Items are empty where nothing is held.
type ReducedPenetrance struct {
	Origin
	Risks []AlleleRisk
	Items []ManagementItem
}

// AlleleRisk is a published risk of the carriers of one allele.
type AlleleRisk struct {
	Origin
	Gene, Sex, Cancer string
	Measure           string  // "cumulative risk to age", "lifetime risk" (both in percent), "odds ratio", "hazard ratio"
	Age               int     // in years, of a cumulative risk; 0 otherwise
	Value             float64 // percent or ratio
	Low, High         float64 // 95 % interval; -1 where the study gives none
	Who               string  // the people studied, where the study tells them apart: "Europeans"
	Study, PMID       string
}
