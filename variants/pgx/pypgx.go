package pgx

import (
	"archive/zip"
	"bufio"
	"bytes"
	"io"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"allelens/variants"
)

// readPyPGx reads an archive of results: metadata.txt names the gene, data.tsv has a row for
// each sample with genotype and phenotype.
func readPyPGx(name string, r io.Reader) ([]OutsideCall, error) {
	data, err := whole(name, r)
	if err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, variants.Fail("outside_format", name).Because(err)
	}
	members := make(map[string]*zip.File)
	for _, f := range archive.File {
		members[path.Base(f.Name)] = f
	}
	if members["metadata.txt"] == nil || members["data.tsv"] == nil {
		return nil, variants.Fail("outside_format", name)
	}
	gene, err := pypgxGene(name, members["metadata.txt"])
	if err != nil {
		return nil, err
	}
	table, err := members["data.tsv"].Open()
	if err != nil {
		return nil, variants.Fail("outside_format", name).Because(err)
	}
	defer table.Close()
	in := bufio.NewReaderSize(io.LimitReader(table, maxOutsideFile), 1<<12)
	if head, _ := in.Peek(len(pypgxHeader)); string(head) != pypgxHeader {
		return nil, variants.Fail("outside_format", name)
	}
	return readTable(name, in, pypgxRow(gene))
}

// pypgxRow reads sample, genotype and phenotype of a gene.
func pypgxRow(gene string) func(fields []string, where string) ([]OutsideCall, error) {
	return func(fields []string, where string) ([]OutsideCall, error) {
		if len(fields) < 3 || fields[1] == "" {
			return nil, variants.Fail("outside_format", where)
		}
		c := OutsideCall{Gene: gene, Diplotype: fields[1], Phenotype: fields[2], Where: where}
		if strings.EqualFold(c.Diplotype, indeterminate) {
			c.Diplotype = noGenotype
		}
		if strings.EqualFold(c.Phenotype, indeterminate) {
			c.Phenotype = "" // the rules decide from the genotype
		}
		return []OutsideCall{c}, nil
	}
}

// geneInName finds what may be a gene's symbol in a file's name: letters and digits in capitals.
var geneInName = regexp.MustCompile(`[A-Z][A-Z0-9]{3,}`)

// readPyPGxTable reads a table without its archive, whose gene only the file's name can tell ("CYP2D6.tsv").
func readPyPGxTable(name string, in io.Reader) ([]OutsideCall, error) {
	genes := geneInName.FindAllString(strings.TrimSuffix(path.Base(filepath.ToSlash(name)), path.Ext(name)), -1)
	if len(genes) != 1 {
		return nil, variants.Fail("outside_gene_unnamed", name)
	}
	return readTable(name, in, pypgxRow(genes[0]))
}

const pypgxHeader = "\tGenotype\tPhenotype\t"

// pypgxGene reads the gene from the metadata of results.
func pypgxGene(name string, f *zip.File) (string, error) {
	m, err := f.Open()
	if err != nil {
		return "", variants.Fail("outside_format", name).Because(err)
	}
	defer m.Close()
	values := make(map[string]string)
	err = eachLine(name, io.LimitReader(m, maxMetadata), func(line, _ string) error {
		key, value, _ := strings.Cut(line, "=")
		values[strings.TrimSpace(key)] = strings.TrimSpace(value)
		return nil
	})
	if err == nil && (values["SemanticType"] != "SampleTable[Results]" || values["Gene"] == "") {
		err = variants.Fail("outside_format", name)
	}
	return values["Gene"], err
}
