package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"allelens/report"
)

// faultyLine is a line that cannot be used, at a place of one scope.
type faultyLine struct {
	contig, pos string
	value       string // what must not be told
}

// faultyLines are 185delAG and the site of CYP2C19's *2, by build.
var faultyLines = map[string]map[string]faultyLine{
	"GRCh38": {"cancer": {"chr17", "43124027", "ACTZ"}, "pharmacogenes": {"chr10", "94781859", "GQZ"}},
	"GRCh37": {"cancer": {"17", "41276044", "ACTZ"}, "pharmacogenes": {"10", "96541616", "GQZ"}},
}

// malformations spell a faulty line; "many" makes it harmless to read, but against the format.
func (f faultyLine) malformations() map[string]string {
	line := func(columns ...string) string { return strings.Join(columns, "\t") + "\n" }
	good := line(f.contig, f.pos, "rsQQQ", "A", "G", ".", "PASS", ".", "GT:DP:GQ", "0/0:41:99")
	return map[string]string{
		"columns":    line(f.contig, f.pos, f.value),
		"spaces":     f.contig + " " + f.pos + " . " + f.value + " A . PASS . GT 0/1\n",
		"position":   line(f.contig, f.pos+"x", ".", f.value, "A", ".", "PASS", ".", "GT", "0/1"),
		"ref":        line(f.contig, f.pos, ".", f.value, "A", ".", "PASS", ".", "GT", "0/1"),
		"alt":        line(f.contig, f.pos, ".", "A", f.value, ".", "PASS", ".", "GT", "0/1"),
		"genotype":   line(f.contig, f.pos, ".", "A", "G", ".", "PASS", ".", "GT", "0/7"+f.value),
		"irregular":  line(f.contig, f.pos, ".", "A", "G", f.value, f.value+" "+f.value, f.value+"=", "GT:DP", "0/1:"+f.value),
		"twice":      good + good,
		"order":      good + line(f.contig, "5", ".", "A", "G", ".", "PASS", ".", "GT", "0/1"),
		"reference":  line(f.contig, f.pos, "rsQQQ", "TTTTT", "G", ".", "PASS", ".", "GT", "0/1"),
		"structural": line(f.contig, f.pos, "rsQQQ", "A", "<DEL>", ".", "PASS", "END=1;SVLEN=x", "GT", "0/1"),
	}
}

// withLines is a copy of the demonstration with lines added, where the contig's lines begin or at the end.
func withLines(t *testing.T, build, contig, lines string) string {
	t.Helper()
	data, err := os.ReadFile(sample("demonstration." + strings.ToLower(build) + map[string]string{"GRCh37": ".vcf", "GRCh38": ".vcf.gz"}[build]))
	if err != nil {
		t.Fatal(err)
	}
	text := string(unzipped(t, data))
	if at := strings.Index(text, "\n"+contig+"\t"); at >= 0 {
		text = text[:at+1] + lines + text[at+1:]
	} else {
		text += lines
	}
	path := filepath.Join(t.TempDir(), "consent.vcf")
	place(t, path, []byte(text))
	return path
}

func unzipped(t *testing.T, data []byte) []byte {
	t.Helper()
	if !bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		return data
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if _, err := text.ReadFrom(r); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

// everyOutput is what the program writes of a file in every way, by name of the way; as PDF only where
// paper is asked for.
func everyOutput(t *testing.T, file string, paper bool, args ...string) (written map[string]string, status int) {
	t.Helper()
	dir := t.TempDir()
	all := []string{"report", file, "--date", "2026-11-28", "--sex", "female", "--age", "41", "--verbose"}
	endings := []string{"json", "variants.csv", "genes.csv", "medicines.csv", "sites.csv", "vcf", "unused.tsv", "html", "patient.html", "txt"}
	if paper {
		endings = append(endings, "pdf", "patient.pdf")
	}
	for _, ending := range endings {
		all = append(all, "-o", filepath.Join(dir, "out."+ending))
	}
	out, errs, status := allelens(t, append(all, args...)...)
	written = map[string]string{"output": out, "error": errs}
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		path := filepath.Join(dir, f.Name())
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(path, ".pdf") {
			if content, err = exec.Command("pdftotext", path, "-").Output(); err != nil {
				continue // the tool is missing: all that PDF says stands in HTML
			}
		}
		written[f.Name()] = string(content)
	}
	return written, status
}

// TestConsent: of a line outside of what the patient agreed to, no output tells more than a code and
// a number, and the exit status does not depend on it; in the scope the same line is told in full.
func TestConsent(t *testing.T) {
	other := map[string]string{"cancer": "pharmacogenes", "pharmacogenes": "cancer"}
	for build, lines := range faultyLines {
		for of, f := range lines {
			for kind, text := range f.malformations() {
				if build == "GRCh37" && kind != "alt" && kind != "position" {
					continue
				}
				t.Run(fmt.Sprintf("%s %s %s", build, of, kind), func(t *testing.T) {
					file := withLines(t, build, f.contig, text)
					args := []string{"--scope", other[of]}
					if kind == "twice" || kind == "order" || kind == "irregular" {
						args = append(args, "--verify")
					}
					written, status := everyOutput(t, file, kind == "alt", args...)
					if status != exitDone {
						t.Errorf("exit %d: %s", status, written["error"])
					}
					for way, content := range written {
						for _, trace := range []string{f.pos, f.value, "rsQQQ", numbered.FindString(content)} {
							if trace != "" && strings.Contains(content, trace) {
								t.Errorf("%s tells of %s", way, trace)
							}
						}
					}
					if sound := kind == "reference"; sound == strings.Contains(written["out.json"], `"outside_scope"`) {
						t.Errorf("the line is counted: %v", !sound)
					}
				})
			}
		}
	}
}

// numbered finds the number of a line of the file.
var numbered = regexp.MustCompile(`consent\.vcf:[0-9]`)

// TestInScope: a line that cannot be used is told with its place, where it lies in what was asked for.
func TestInScope(t *testing.T) {
	for of, f := range faultyLines["GRCh38"] {
		for _, kind := range []string{"columns", "spaces", "ref", "alt", "genotype"} {
			written, status := everyOutput(t, withLines(t, "GRCh38", f.contig, f.malformations()[kind]), false, "--scope", of)
			if status != exitAttention || !strings.Contains(written["error"], "consent.vcf:") || !strings.Contains(written["out.unused.tsv"], "consent.vcf:") {
				t.Errorf("%s %s: exit %d, %s", of, kind, status, written["error"])
			}
		}
		// where the position cannot be read, the line may be of either scope: its number is told, and that it is missing
		written, status := everyOutput(t, withLines(t, "GRCh38", f.contig, f.malformations()["position"]), false, "--scope", of)
		if status != exitAttention || numbered.MatchString(written["error"]+written["out.json"]) || strings.Contains(written["out.json"], f.value) || !strings.Contains(written["out.json"], `"unplaced_lines"`) {
			t.Errorf("%s: exit %d, %s", of, status, written["error"])
		}
	}
}

// TestManyOutside: however many lines outside the scope are unusable, those inside are told one by one.
func TestManyOutside(t *testing.T) {
	f := faultyLines["GRCh38"]
	lines := strings.Repeat(f["pharmacogenes"].malformations()["ref"], 300)
	file := withLines(t, "GRCh38", "chr10", lines+f["cancer"].malformations()["ref"])
	out, _, _ := allelens(t, "report", file, "-o", "-", "-f", "json", "--scope", "cancer")
	var r report.Report
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, m := range r.Quality.Messages {
		codes = append(codes, m.Code)
	}
	if !slices.Contains(codes, "line_ref") || slices.Contains(codes, "more_lines") {
		t.Errorf("told: %v", codes)
	}
}

// TestRelativesAreNotNamed: of the other samples of a file only their number stands in any output.
func TestRelativesAreNotNamed(t *testing.T) {
	const others = "NAME-OF-MOTHER\tNAME-OF-SISTER"
	data, err := os.ReadFile(sample("demonstration.grch37.vcf"))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for l := range strings.Lines(string(data)) {
		l = strings.TrimSuffix(l, "\n")
		switch {
		case strings.HasPrefix(l, "#CHROM"):
			text.WriteString("##PEDIGREE=<Child=Demonstration_A, Mother=NAME-OF-MOTHER>\n##SAMPLE=NAME-OF-SISTER\n" + l + "\t" + others + "\n")
		case strings.HasPrefix(l, "#"):
			text.WriteString(l + "\n")
		default:
			text.WriteString(l + "\t./.\t./.\n")
		}
	}
	file := filepath.Join(t.TempDir(), "family.vcf")
	place(t, file, []byte(text.String()))
	written, status := everyOutput(t, file, true, "--sample", "Demonstration_A")
	if status != exitDone || !strings.Contains(written["out.json"], `"sample_count": 3`) {
		t.Errorf("exit %d: %s", status, written["error"])
	}
	for way, content := range written {
		if strings.Contains(content, "NAME-OF") {
			t.Errorf("%s names a relative", way)
		}
	}
}
