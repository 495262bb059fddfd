// Command generate writes the demonstration and test files of this folder from the knowledge
// base: an invented genotype in both builds, a person without findings as gVCF, and a file that
// lists variants only. The same knowledge base gives the same bytes.
//
//	go run ./testdata/generate testdata
//
// With -large it writes files of a genome's size for benchmarks instead; they take 2.5 GB.
//
//	go run ./testdata/generate -large FOLDER
//
// With -case it prints the file of a case for testdata/cases.
//
//	go run ./testdata/generate -case 'CYP2C19=*2/*2;TPMT=*1/*3A' GRCh38
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/biogo/hts/bgzf"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/knowledge/sqlite"
)

func main() {
	genomes := flag.Bool("large", false, "write the large files for benchmarks")
	genes := flag.String("case", "", "print a case's file with these genes")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: generate [-large] FOLDER\n       generate -case GENE=ALLELE/ALLELE;… BUILD")
		os.Exit(2)
	}
	var err error
	if *genes != "" {
		err = caseFile(context.Background(), os.Stdout, *genes, flag.Arg(0))
	} else {
		err = run(context.Background(), flag.Arg(0), *genomes)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, folder string, genomes bool) (err error) {
	base, err := sqlite.Open(ctx, assets.Knowledge)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, base.Close()) }()
	genome, err := newGenome(ctx, base)
	if err != nil {
		return err
	}
	carrier, err := genome.person(demonstration)
	if err != nil {
		return err
	}
	if genomes {
		return large(folder, carrier)
	}
	nobody, err := genome.person(none)
	if err != nil {
		return err
	}
	for _, f := range []struct {
		name    string
		content []byte
	}{
		{"demonstration.grch38.vcf.gz", compressed(carrier.file(variants.GRCh38, everything))},
		{"demonstration.grch37.vcf", carrier.file(variants.GRCh37, everything)},
		{"none.grch38.g.vcf.gz", compressed(nobody.file(variants.GRCh38, everything))},
		{"variants_only.grch37.vcf", carrier.file(variants.GRCh37, variantsOnly)},
	} {
		if err := os.WriteFile(filepath.Join(folder, f.name), f.content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// compressed is the content as BGZF. Writing to memory does not fail.
func compressed(content []byte) []byte {
	var out bytes.Buffer
	w := bgzf.NewWriter(&out, 1)
	_, _ = w.Write(content)
	_ = w.Close()
	return out.Bytes()
}
