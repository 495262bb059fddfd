package vcf

import (
	"slices"
	"strings"
)

// referenceOptions name the reference sequence on command lines: GATK's and those of bcftools,
// FreeBayes, Strelka, Clair3, DRAGEN and others.
var referenceOptions = []string{
	"-R", "-f", "-r", "--reference", "--ref", "--fasta-ref", "--fasta-reference", "--referenceFasta", "--ref_fn", "--ht-reference",
	"reference_sequence", "--ref-dir", "--reference_fasta", "--genome",
}

// referencePaths finds what a command line in a header names as the reference sequence, as
// "option value" or "option=value". A value that is none (-f is not the reference of every
// program) does no harm: only names of builds are looked for.
func referencePaths(key, value string) []string {
	lower := strings.ToLower(key)
	if !strings.Contains(lower, "command") && !strings.Contains(lower, "cmd") && !strings.Contains(value, "reference_sequence=") {
		return nil
	}
	words := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(" \t,\"'<>[]", r) })
	var paths []string
	for i, word := range words {
		option, path, given := strings.Cut(word, "=")
		if given && option == "CommandLineOptions" {
			option, path, given = path, "", false
		}
		if !given && i+1 < len(words) {
			path = words[i+1]
		}
		if slices.Contains(referenceOptions, option) && path != "" && !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	return paths
}
