package knowledge

// DensityBin is the width of the stretches over which published classes are counted, in amino acids.
const DensityBin = 10

// Density counts the classes that the base holds over one stretch of a protein.
type Density struct {
	Gene                          string
	Bin                           int // 0 for amino acids 1 to DensityBin
	Pathogenic, Uncertain, Benign int // likely ones with the sure ones; conflicting ones are uncertain
}
