package vcf

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"allelens/report"
	"allelens/variants"
)

// prefix begins the names of our fields in INFO.
const prefix = "ALLELENS_"

// fields are ours, in the order in which a line has them: a value for each finding of the line, "." for none. Blanks in values are written as underscores, and what has a
// meaning in INFO as the specification's %-codes.
var fields = []struct{ name, means string }{
	{"GENE", "Gene, HGNC symbol"},
	{"HGVSC", "Coding HGVS name"},
	{"HGVSP", "Protein HGVS name"},
	{"EVENT", "Structural event"},
	{"CLASS", "Published classification, or not_reviewed"},
	{"CLASS_SOURCE", "Who classified"},
	{"PROVISIONAL", "What the program's own evidence adds up to: no classification"},
	{"CONCLUSION", "Conclusion for the gene: pathogenic_found, probable_found, uncertain_found, not_assessed or none_found"},
	{"STAR", "Named alleles of the pharmacogene that the called bases are part of"},
	{"RESULT", "Result of the pharmacogene"},
	{"PHENOTYPE", "Phenotype of the pharmacogene"},
	{"STATE", "How far the call stands: variant, filtered, no_call or few_reads"},
	{"DOUBT", "Why the call does not stand"},
	{"ROW", "Rows of the knowledge base"},
}

// reserved are keys that the VCF specification defines, as it defines them: number, type, meaning in our words.
var reserved = map[string]map[string][3]string{
	"INFO": {
		"END": {"1", "Integer", "Last position"}, "DP": {"1", "Integer", "Reads over the site"}, "AC": {"A", "Integer", "Copies of each ALT"},
		"AF": {"A", "Float", "Share of each ALT"}, "AN": {"1", "Integer", "Alleles called"}, "SVTYPE": {"1", "String", "Type of structural event"},
		"MQ": {"1", "Float", "Mapping quality"}, "DB": {"0", "Flag", "In dbSNP"}, "IMPRECISE": {"0", "Flag", "Bounds are not exact"},
		"MATEID": {".", "String", "Lines of the mates"},
	},
	"FORMAT": {
		"GT": {"1", "String", "Genotype"}, "DP": {"1", "Integer", "Reads"}, "GQ": {"1", "Integer", "Genotype quality, phred"}, "AD": {"R", "Integer", "Reads by allele"},
		"PL": {"G", "Integer", "Genotype likelihoods, phred"}, "GL": {"G", "Float", "Genotype likelihoods, log10"}, "PS": {"1", "Integer", "Phase set"}, "FT": {"1", "String", "Filter of the genotype"},
		"MIN_DP": {"1", "Integer", "Least reads in the block"},
	},
}

// header writes what the lines use: contigs, filters, fields.
func header(b *strings.Builder, r *report.Report, lines []*line) {
	b.WriteString("##fileformat=VCFv4.2\n")
	fmt.Fprintf(b, "##source=%s %s, knowledge base %s\n", r.Software.Name, r.Software.Version, r.KnowledgeBase.Version)
	if r.Case.Date != "" {
		fmt.Fprintf(b, "##fileDate=%s\n", strings.ReplaceAll(r.Case.Date, "-", ""))
	}
	if r.Input.Assembly != "" {
		fmt.Fprintf(b, "##reference=%s\n", r.Input.Assembly)
	}
	for _, contig := range used(lines, func(l *line) []string { return l.columns[:1] }) {
		fmt.Fprintf(b, "##contig=<ID=%s,assembly=%s>\n", contig, r.Input.Assembly)
	}
	for _, id := range used(lines, func(l *line) []string { return strings.Split(l.columns[filter], ";") }) {
		if id != "PASS" && id != "." {
			fmt.Fprintf(b, "##FILTER=<ID=%s,Description=\"As in the input\">\n", id)
		}
	}
	for _, id := range used(lines, symbols) {
		fmt.Fprintf(b, "##ALT=<ID=%s,Description=\"As in the input\">\n", id)
	}
	define(b, "INFO", used(lines, func(l *line) []string { return strings.Split(l.columns[info], ";") }))
	for _, f := range fields {
		fmt.Fprintf(b, "##INFO=<ID=%s%s,Number=.,Type=String,Description=\"%s\">\n", prefix, f.name, f.means)
	}
	define(b, "FORMAT", used(lines, func(l *line) []string {
		if len(l.columns) <= fixed {
			return nil
		}
		return strings.Split(l.columns[fixed], ":")
	}))
	b.WriteString("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO")
	if sample := r.Input.Sample; sample != "" {
		b.WriteString("\tFORMAT\t" + strings.ReplaceAll(variants.Visible(sample), "\t", " "))
	}
	b.WriteString("\n")
}

// define writes the definitions of the input's own fields: the specification's where it reserves the key, else as text
// of any number, which is true of every value.
func define(b *strings.Builder, kind string, keys []string) {
	defined := map[string]bool{"": true, ".": true}
	for _, key := range keys {
		id, _, valued := strings.Cut(key, "=")
		if defined[id] || strings.HasPrefix(id, prefix) {
			continue
		}
		defined[id] = true
		what, known := reserved[kind][id]
		if !known {
			what = [3]string{".", "String", "As in the input"}
			if kind == "INFO" && !valued {
				what[0], what[1] = "0", "Flag"
			}
		}
		fmt.Fprintf(b, "##%s=<ID=%s,Number=%s,Type=%s,Description=\"%s\">\n", kind, id, what[0], what[1], what[2])
	}
}

// symbol is a symbolic allele.
var symbol = regexp.MustCompile(`<([^<>]+)>`)

// symbols are a line's symbolic alleles.
func symbols(l *line) []string {
	var all []string
	for _, found := range symbol.FindAllStringSubmatch(l.columns[4], -1) {
		all = append(all, found[1])
	}
	return all
}

// used lists words of the lines, each once, in the lines' order.
func used(lines []*line, words func(*line) []string) []string {
	var all []string
	for _, l := range lines {
		for _, word := range words(l) {
			if !slices.Contains(all, word) {
				all = append(all, word)
			}
		}
	}
	return all
}
