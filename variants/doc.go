// Package variants holds the vocabulary of the field that every other package
// speaks: assemblies, contigs, loci, alleles, genotypes, the five site states,
// and problems found in the input. It imports nothing of ours.
//
// Coordinates are 1-based everywhere. Intervals are closed (both ends belong to
// them), as in VCF and HGVS, unless a name says otherwise. Alleles are written on
// the plus strand.
package variants
