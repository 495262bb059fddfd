package reporttest

import "allelens/report"

// File is the description of a file before its results.
func File() report.FileFacts {
	return report.FileFacts{
		Usable: true, Title: "A file that can be used", Text: "It says what was read, not only what differs.", Samples: []string{"Demonstration_A"}, Blocks: true,
		Genes: []string{"BRCA1", "BRCA2"}, Pharmacogenes: 23,
		Facts: []report.FileFact{
			{Name: "Kind", Value: "gVCF, bgzip", Detail: "14.6 kB · VCFv4.2"}, {Name: "Genome build", Value: "GRCh38, by the header", Detail: "25 contig lengths agree, 0 do not"},
			{Name: "Sample", Value: "Demonstration_A", Detail: "the only one in the file"}, {Name: "BRCA1", Value: "once agreed"}, {Name: "Medicine genes", Value: "once agreed"},
		},
	}
}
