package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
)

// caseFile writes a small file for testdata/cases: every position of the genes named, in a build. Genes are
// "GENE=ALLELE/ALLELE", parted by semicolons.
func caseFile(ctx context.Context, out io.Writer, genes, build string) (err error) {
	in, err := variants.ParseAssembly(build)
	if err != nil {
		return err
	}
	d := description{sample: "Case", diplotypes: map[string][2]string{}}
	for pair := range strings.SplitSeq(genes, ";") {
		gene, alleles, _ := strings.Cut(pair, "=")
		one, other, ok := strings.Cut(alleles, "/")
		if !ok {
			return fmt.Errorf("%q is not GENE=ALLELE/ALLELE", pair)
		}
		d.diplotypes[gene] = [2]string{one, other}
	}
	base, err := sqlite.Open(ctx, assets.Knowledge)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, base.Close()) }()
	genome, err := newGenome(ctx, base)
	if err != nil {
		return err
	}
	genome.transcripts = nil
	genome.genes = slices.DeleteFunc(genome.genes, func(g knowledge.Pharmacogene) bool {
		_, asked := d.diplotypes[g.Gene]
		return !asked
	})
	if len(genome.genes) != len(d.diplotypes) {
		return fmt.Errorf("not all genes of %q have positions here", genes)
	}
	p, err := genome.person(d)
	if err == nil {
		_, err = out.Write(p.file(in, everything))
	}
	return err
}
