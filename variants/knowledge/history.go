package knowledge

// EarlierClassOf is an earlier class with its allele in GRCh38.
type EarlierClassOf struct {
	EarlierClass
	Gene     string
	Pos38    int
	Ref, Alt string
}
