package pgx

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"allelens/variants"
)

const (
	maxOutsideFile = 64 << 20 // bytes of a file that is read as a whole
	maxMetadata    = 1 << 16  // bytes of an archive's metadata
	noGenotype     = "./."
)

// readOutside recognises by its content who wrote a file, and reads it: pypgx (results.zip), Aldy
// (.aldy), Cyrius (.tsv), StarPhase and PharmCAT (JSON), OptiType (.tsv), else PharmCAT's columns. Formats are those that
// the programs' own documentation describes.
func readOutside(name string, r io.Reader) ([]OutsideCall, error) {
	in := bufio.NewReaderSize(r, 1<<12)
	head, _ := in.Peek(1 << 12) // a short file gives what there is; its error comes again on reading
	text := strings.TrimPrefix(string(head), "\ufeff")
	first, _, _ := strings.Cut(text, "\n")
	first = strings.TrimSuffix(first, "\r")
	columns := strings.Split(strings.TrimPrefix(first, "#"), "\t")
	switch {
	case strings.HasPrefix(text, "PK"):
		return ofProgram("pypgx")(readPyPGx(name, in))
	case strings.HasPrefix(strings.TrimSpace(text), "{"):
		return readJSON(name, in)
	case strings.HasPrefix(first, "# Aldy v"):
		return ofProgram("Aldy")(readFirstAldy(name, in))
	case begins(columns, "Sample", "Gene", "SolutionID", "Major"):
		return ofProgram("Aldy")(readTable(name, in, aldyRow))
	case begins(columns, "Sample", "Genotype", "Filter"):
		return ofProgram("Cyrius")(readTable(name, in, cyriusRow))
	case begins(columns, "", "A1", "A2", "B1", "B2"):
		return ofProgram("OptiType")(readOptiType(name, in))
	case begins(columns, "", "Genotype", "Phenotype"), begins(columns, "Sample", "Genotype", "Phenotype"):
		return ofProgram("pypgx")(readPyPGxTable(name, in))
	case strings.EqualFold(strings.TrimSpace(columns[0]), "sample"), strings.HasPrefix(first, "##fileformat"):
		return nil, variants.Fail("outside_format", name)
	}
	return readColumns(name, in)
}

// ofProgram notes the program as the method of its calls.
func ofProgram(program string) func(calls []OutsideCall, err error) ([]OutsideCall, error) {
	return func(calls []OutsideCall, err error) ([]OutsideCall, error) {
		for i := range calls {
			calls[i].Method = program
		}
		return calls, err
	}
}

func begins(columns []string, with ...string) bool {
	return len(columns) >= len(with) && slices.Equal(columns[:len(with)], with)
}

// eachLine hands over the lines that are not empty, as they stand but for the end of line, and
// where they are.
func eachLine(name string, r io.Reader, do func(line, where string) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxOutsideLine)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		where := fmt.Sprintf("%s:%d", name, n)
		if !utf8.ValidString(line) || strings.ContainsRune(line, 0) {
			return variants.Fail("outside_unreadable", where)
		}
		if err := do(line, where); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		code := "outside_unreadable"
		if errors.Is(err, bufio.ErrTooLong) {
			code = "outside_line"
		}
		return variants.Fail(code, name).Because(err)
	}
	return nil
}

// readTable reads the rows below a header line. All must be of one sample, the first column.
func readTable(name string, r io.Reader, row func(fields []string, where string) ([]OutsideCall, error)) ([]OutsideCall, error) {
	var calls []OutsideCall
	header, sample := true, ""
	err := eachLine(name, r, func(line, where string) error {
		if header || strings.HasPrefix(line, "#") {
			header = false
			return nil
		}
		fields := strings.Split(line, "\t")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		if sample != "" && fields[0] != sample {
			return variants.Fail("outside_samples", where)
		}
		if sample = fields[0]; sample == "" {
			return variants.Fail("outside_format", where)
		}
		more, err := row(fields, where)
		for _, c := range more {
			if !slices.ContainsFunc(calls, c.same) {
				calls = append(calls, c)
			}
		}
		if err == nil && len(calls) > maxOutsideCalls {
			return tooMany(where)
		}
		return err
	})
	return calls, err
}

func tooMany(where string) error {
	return variants.Fail("outside_too_many", where, "limit", strconv.Itoa(maxOutsideCalls))
}

// same reports whether two calls say the same, wherever they stand.
func (c OutsideCall) same(o OutsideCall) bool {
	o.Where = c.Where
	return c == o
}

// aldyRow reads sample, gene, number of the solution and its major star alleles. Every changed
// base has a row; each solution is one possible diplotype.
func aldyRow(fields []string, where string) ([]OutsideCall, error) {
	if len(fields) < 4 || fields[1] == "" || fields[3] == "" {
		return nil, variants.Fail("outside_format", where)
	}
	return []OutsideCall{{Gene: fields[1], Diplotype: fields[3], Where: where}}, nil
}

// readFirstAldy reads the output of Aldy 1, which names gene and solutions in comments.
func readFirstAldy(name string, r io.Reader) ([]OutsideCall, error) {
	var calls []OutsideCall
	gene := ""
	err := eachLine(name, r, func(line, where string) error {
		if g, ok := strings.CutPrefix(line, "# Gene:"); ok {
			gene = strings.TrimSpace(g)
		}
		d, ok := strings.CutPrefix(line, "# Predicted diplotype:")
		c := OutsideCall{Gene: gene, Diplotype: strings.TrimSpace(d), Where: where}
		switch {
		case !ok || slices.ContainsFunc(calls, c.same):
		case gene == "" || c.Diplotype == "":
			return variants.Fail("outside_format", where)
		case len(calls) == maxOutsideCalls:
			return tooMany(where)
		default:
			calls = append(calls, c)
		}
		return nil
	})
	return calls, err
}

// cyriusRow reads sample, genotype of CYP2D6 and filter: "None" is no call, a semicolon stands
// between possible genotypes, and star alleles without a slash are not assigned to chromosomes.
func cyriusRow(fields []string, where string) ([]OutsideCall, error) {
	if len(fields) < 3 || fields[1] == "" || fields[2] == "" {
		return nil, variants.Fail("outside_format", where)
	}
	if fields[1] == "None" {
		return []OutsideCall{{Gene: "CYP2D6", Diplotype: noGenotype, Where: where}}, nil
	}
	filter := fields[2]
	if filter == "PASS" || filter == "More_than_one_possible_genotype" {
		filter = "" // the genotypes themselves say so
	}
	var calls []OutsideCall
	for genotype := range strings.SplitSeq(fields[1], ";") {
		genotype = strings.TrimSpace(genotype)
		if !strings.Contains(genotype, "/") || strings.Contains(genotype, "_") {
			return nil, variants.Fail("outside_unassigned", where, "alleles", strings.ReplaceAll(genotype, "_", ", "))
		}
		calls = append(calls, OutsideCall{Gene: "CYP2D6", Diplotype: genotype, Filter: filter, Where: where})
	}
	return calls, nil
}

// readStarPhase reads the diplotypes of each gene; several are several possible ones.
func readStarPhase(name string, data []byte) ([]OutsideCall, error) {
	var file struct {
		Genes map[string]struct {
			Diplotypes []struct {
				Diplotype string `json:"diplotype"`
			} `json:"diplotypes"`
		} `json:"gene_details"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, variants.Fail("outside_format", name).Because(err)
	}
	if file.Genes == nil {
		return nil, variants.Fail("outside_format", name)
	}
	var calls []OutsideCall
	for _, gene := range slices.Sorted(maps.Keys(file.Genes)) {
		where := name + ":" + gene
		if strings.TrimSpace(gene) == "" {
			return nil, variants.Fail("outside_format", name)
		}
		if len(file.Genes[gene].Diplotypes) == 0 {
			calls = append(calls, OutsideCall{Gene: gene, Diplotype: noGenotype, Where: where})
		}
		for _, d := range file.Genes[gene].Diplotypes {
			if d.Diplotype == "" {
				return nil, variants.Fail("outside_format", where)
			}
			calls = append(calls, OutsideCall{Gene: gene, Diplotype: starred(gene, d.Diplotype), Where: where})
		}
		if len(calls) > maxOutsideCalls {
			return nil, tooMany(where)
		}
	}
	return calls, nil
}

// starred writes HLA names, which StarPhase gives as "01:01:01:01", with their star.
func starred(gene, diplotype string) string {
	names := strings.Split(diplotype, "/")
	for i, n := range names {
		if strings.HasPrefix(gene, "HLA-") && n != "" && '0' <= n[0] && n[0] <= '9' {
			names[i] = "*" + n
		}
	}
	return strings.Join(names, "/")
}

// readOptiType reads the pairs of HLA-A and HLA-B of each solution, all of which are possible. HLA-C bears on no
// medicine here.
func readOptiType(name string, in io.Reader) ([]OutsideCall, error) {
	var calls []OutsideCall
	header := true
	err := eachLine(name, in, func(line, where string) error {
		if header {
			header = false
			return nil
		}
		fields := strings.Split(line, "\t")
		if len(fields) < 5 {
			return variants.Fail("outside_format", where)
		}
		for i, gene := range []string{"HLA-A", "HLA-B"} {
			one, other := strings.TrimSpace(fields[1+2*i]), strings.TrimSpace(fields[2+2*i])
			c := OutsideCall{Gene: gene, Diplotype: one + "/" + other, Where: where}
			if one == "" || other == "" {
				c.Diplotype = noGenotype
			}
			if !slices.ContainsFunc(calls, c.same) {
				calls = append(calls, c)
			}
		}
		if len(calls) > maxOutsideCalls {
			return tooMany(where)
		}
		return nil
	})
	return calls, err
}

// whole reads all of a file that is not read line by line.
func whole(name string, r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxOutsideFile+1))
	if err != nil {
		return nil, variants.Fail("outside_unreadable", name).Because(err)
	}
	if len(data) > maxOutsideFile {
		return nil, variants.Fail("outside_large", name, "limit", strconv.Itoa(maxOutsideFile>>20))
	}
	return data, nil
}
