package ledger

import (
	"slices"
	"strings"

	"allelens/variants/vcf"
)

// somaticCallers are the first letters of programs that look for somatic changes, as they name
// themselves in the header.
var somaticCallers = []string{
	"mutect", "somaticsniper", "pisces", "lofreq", "muse", "tnscope", "tnhaplotyper", "tnsnv", "caveman", "cgpcaveman", "deepsomatic",
	"clairs", "somaticseq", "neusomatic", "virmid", "jointsnvmix", "outlyzer", "deepsnv", "somaticwrapper", "varnet", "lancet", "sage", "purple",
}

// somaticOptions are the options by which other programs look for somatic changes, and remarks that
// they make only then.
var somaticOptions = []string{
	"configurestrelkasomaticworkflow", "strelka somatic", "priorsomaticsnvrate", "--caller cancer", "-c cancer", "caller=cancer",
	"--tumor-bam", "--tumorbam", "--tumor-fastq", "--tumor-cram", "--tumor-sample", "--enable-somatic", "varscan somatic", "--tumor_sample", "tvcparameters=somatic", "--pooled-continuous",
}

// somaticSigns is what says that the file lists somatic changes, and "" if nothing does.
func somaticSigns(h *vcf.Header, records []*vcf.Record) (evidence, value string) {
	for _, line := range slices.Concat(h.Remarks, h.Structured) {
		if name := somaticCaller(line); name != "" {
			return "caller", name
		}
		if tumours, _ := declaredSamples(line); len(tumours) > 0 {
			return "declared", tumours[0]
		}
	}
	declared := func(ids ...string) bool {
		return !slices.ContainsFunc(ids, func(id string) bool { return !slices.Contains(h.Fields, id) })
	}
	switch {
	case declared("INFO/SS", "INFO/SSC", "INFO/SPV"):
		return "caller", "VarScan somatic"
	case declared("INFO/STATUS", "INFO/SSF"):
		return "caller", "VarDict, paired"
	}
	for _, r := range records {
		if somaticLine(r.Text) {
			return "records", "SOMATIC"
		}
	}
	return "", ""
}

// somaticCaller is the name of a somatic program in a header line: in the line's key, or in what
// names a program; "" if there is none.
func somaticCaller(line string) string {
	key, value, _ := strings.Cut(line, "=")
	lower := strings.ToLower(line)
	program := key
	switch {
	case strings.HasPrefix(value, "<"):
		program += " " + vcf.Attributes(value)["ID"]
	case strings.HasPrefix(strings.ToLower(key), "source"), slices.Contains([]string{"caller", "program", "content", "tool"}, strings.ToLower(key)):
		program += " " + value
	}
	for _, word := range strings.FieldsFunc(program, func(r rune) bool { return strings.ContainsRune(" .,:;/_-=\t", r) }) {
		if word == "M2" && strings.HasPrefix(key, "GATKCommandLine") {
			return "Mutect2"
		}
		if slices.ContainsFunc(somaticCallers, func(name string) bool { return begins(strings.ToLower(word), name) }) {
			return word
		}
	}
	for _, option := range somaticOptions {
		if strings.Contains(lower, option) {
			return strings.Trim(option, "-")
		}
	}
	return ""
}

// begins: a word is a program's name, whatever stands behind it. MuSE begins other words too, so that behind it only a
// version counts.
func begins(word, program string) bool {
	rest, ok := strings.CutPrefix(word, program)
	rest = strings.TrimPrefix(rest, "v")
	return ok && (program != "muse" || rest == "" || rest[0] >= '0' && rest[0] <= '9')
}

// somaticLine reports whether INFO marks a line as somatic: the reserved flag, VarDict's status, or that of VarScan and TCGA.
func somaticLine(text string) bool {
	columns := strings.Split(text, "\t")
	if len(columns) <= columnInfo {
		return false
	}
	for entry := range strings.SplitSeq(columns[columnInfo], ";") {
		key, value, given := strings.Cut(entry, "=")
		if key == "SOMATIC" && (!given || value == "1") || key == "STATUS" && strings.HasSuffix(value, "Somatic") || key == "SS" && value == "2" {
			return true
		}
	}
	return false
}
