package main

// description is an invented person: star alleles of pharmacogenes (all others carry the
// reference allele), variants of the cancer genes, and places where the data are poor.
type description struct {
	sample     string
	diplotypes map[string][2]string
	variants   []carriedVariant
	// absent, noCall and filtered are rsIDs of positions without a line, without a call, and with
	// a call that failed.
	absent, noCall, filtered []string
	// weak is a stretch of coding bases with too few reads.
	weak []weakStretch
}

// carriedVariant is an allele of a cancer gene, GRCh38.
type carriedVariant struct {
	contig   string
	pos      int
	ref, alt string
	genotype string
}

type weakStretch struct {
	gene         string
	exon         int
	skip, length int // bases of the exon, from its low genomic end
}

// demonstration carries BRCA1 c.68_69del, an uncertain variant in BRCA2, two common benign
// variants, and alleles that matter for common medicines.
var demonstration = description{
	sample: "Demonstration_A",
	diplotypes: map[string][2]string{
		"CYP2B6":  {"*1", "*6"},
		"CYP2C19": {"*1", "*2"},
		"CYP2C9":  {"*1", "*3"},
		"CYP3A5":  {"*3", "*3"},
		"DPYD":    {"Reference", "c.1905+1G>A (*2A)"},
		"NAT2":    {"*1", "*1"},
		"SLCO1B1": {"*1", "*5"},
		"TPMT":    {"*1", "*3A"},
		"UGT1A1":  {"*1", "*80+*28"},
		"VKORC1":  {"rs9923231 variant (T)", "rs9923231 variant (T)"},
		"CYP4F2":  {"*1", "*3"},
	},
	variants: []carriedVariant{
		{"17", 43124027, "ACT", "A", "0/1"},
		{"17", 43071077, "T", "C", "0/1"},
		{"13", 32355250, "T", "C", "1/1"},
		{"13", 32340002, "A", "G", "0/1"},
	},
	absent:   []string{"rs55785340", "rs267607275"},
	noCall:   []string{"rs34223104"},
	filtered: []string{"rs28399499"},
	weak:     []weakStretch{{"BRCA2", 3, 30, 40}},
}

// none is a person in whom nothing is found.
var none = description{sample: "Demonstration_B"}
