package report

// NameKind is what a name is of.
type NameKind string

// Kinds of names.
const (
	GeneName     NameKind = "gene"
	VariantName  NameKind = "variant"
	MedicineName NameKind = "medicine"
	BrandName    NameKind = "brand"
)

// Name is one by which the knowledge base knows something, whether or not a report is about it.
type Name struct {
	Kind NameKind
	Name string
	// Gene is the one that a gene's or variant's name is of, RSID the variant; Full tells a gene's name in words.
	Gene, RSID string
	Full       bool
	// Medicines are those that a medicine's or trade name stands for.
	Medicines []string
	Known     string // what is known of it where no result leads to advice; else ""
}
