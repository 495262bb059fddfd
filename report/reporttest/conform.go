package reporttest

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode"

	"allelens/report"
)

// Face is one way of showing a report, as the conformance suite sees it.
type Face struct {
	Write func(io.Writer, *report.Report) error
	// Read gives the text that a reader of the output sees; nil takes the output as it is.
	Read func(*testing.T, []byte) string
	// Coded faces give actions and cautions as fields (verified, assumed) rather than words.
	Coded bool
}

// Words that stand for the cautions on faces that people read.
const (
	UnverifiedWords = "†"
	AssumedWords    = "Rests on assumed sites"
	IncompleteWords = "Incomplete: the advice could change"
)

// Conform checks that a face says all that a report states, writes the same bytes twice, does
// not change the report, and is not broken by hostile text.
func Conform(t *testing.T, f Face) {
	t.Helper()
	for name, r := range map[string]*report.Report{"sample": Sample(), "empty": Empty(), "structural": structural()} {
		t.Run(name, func(t *testing.T) {
			got := squeeze(f.text(t, r))
			for _, s := range Statements(r) {
				if !strings.Contains(got, squeeze(s)) {
					t.Errorf("not said: %q", s)
				}
			}
			f.cautions(t, r, got)
			if !bytes.Equal(f.bytes(t, r), f.bytes(t, r)) {
				t.Error("two runs differ")
			}
		})
	}
	for name, r := range Hostile() {
		t.Run("hostile/"+name, func(t *testing.T) {
			if len(f.text(t, r)) == 0 {
				t.Error("nothing written")
			}
		})
	}
}

func (f Face) bytes(t *testing.T, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (f Face) text(t *testing.T, r *report.Report) string {
	t.Helper()
	out := f.bytes(t, r)
	if f.Read == nil {
		return string(out)
	}
	return f.Read(t, out)
}

// cautions checks that every statement not yet verified, and every one resting on assumed
// sites or leaving alleles open, is marked.
func (f Face) cautions(t *testing.T, r *report.Report, got string) {
	t.Helper()
	words := [3]string{UnverifiedWords, AssumedWords, IncompleteWords}
	if f.Coded {
		words = [3]string{`"verified": false`, `"assumed": true`, `"incomplete": true`}
	}
	for i, want := range marks(r) {
		if n := strings.Count(got, squeeze(words[i])); n < want {
			t.Errorf("%q stands %d times, want %d", words[i], n, want)
		}
	}
}

// figuresVerified calls count for every published figure.
func figuresVerified(r *report.Report, count func(verified bool)) {
	for _, k := range r.Risks {
		count(k.Verified)
	}
	for _, c := range r.Contralateral {
		count(c.Verified)
	}
	for _, o := range r.OtherRisks {
		count(o.Verified)
	}
}

// marks counts the variants, risks, management items and medicines that carry a caution.
func marks(r *report.Report) [3]int {
	var unverified, assumed, incomplete int
	count := func(verified bool) {
		if !verified {
			unverified++
		}
	}
	for _, g := range r.Cancer.Genes {
		for _, v := range g.Variants {
			count(v.Origin == nil || v.Origin.Verified)
		}
	}
	figuresVerified(r, count)
	for _, a := range advice(r) {
		count(a.Verified)
	}
	for _, m := range r.Management {
		count(m.Verified)
	}
	medicinesVerified(r, count)
	for _, d := range r.Drugs {
		if d.Assumed {
			assumed++
		}
		if d.Incomplete {
			incomplete++
		}
	}
	return [3]int{unverified, assumed, incomplete}
}

// medicinesVerified counts what is said of medicines.
func medicinesVerified(r *report.Report, count func(verified bool)) {
	for _, d := range r.Drugs {
		for _, n := range d.Recommendations {
			count(n.Origin.Verified)
		}
		for _, c := range d.Conversions {
			count(c.Verified)
		}
	}
	for _, o := range r.Oncology {
		count(o.Verified)
	}
}

// Statements lists what every face has to say of a report.
func Statements(r *report.Report) []string {
	all := []string{r.Software.Version, r.KnowledgeBase.Version, r.Case.Date, r.Case.Label, r.Input.SHA256, r.Input.Assembly, r.Input.Sample}
	all = append(all, r.Summary.NotAssessed...)
	for _, v := range r.Verification {
		all = append(all, v.Text)
	}
	all = append(all, geneStatements(r)...)
	all = append(all, riskStatements(r)...)
	all = append(all, drugStatements(r)...)
	all = append(all, pharmacogeneStatements(r)...)
	for _, o := range r.Oncology {
		all = append(all, o.Medicine, o.Use, o.Text)
	}
	all = append(append(all, r.Case.Planned...), r.Case.Before...)
	for _, l := range r.Limits {
		all = append(all, l.Text)
	}
	for _, m := range r.Quality.Messages {
		all = append(all, m.Text)
	}
	return all
}

// geneStatements is what every face has to say of the cancer genes and their variants.
func geneStatements(r *report.Report) []string {
	var all []string
	for _, g := range r.Cancer.Genes {
		all = append(all, g.Gene, g.ConclusionText, g.RestText)
		for _, e := range g.Structural {
			all = append(all, e.Name, e.ExonsText, e.Text, e.NextStep, e.Badge.Word, e.Genotype)
			all = append(all, e.Notes...)
			for _, m := range e.Matches {
				all = append(all, m.Name, m.Source)
			}
		}
		for _, v := range g.Variants {
			all = append(all, v.HGVSC, v.HGVSP, v.ClassificationText, v.ClassificationSource, v.ReviewStatus, v.Evaluated, v.Genotype)
			all = append(append(all, v.Confirm...), v.Conflicts...)
			for _, e := range v.History {
				all = append(all, e.Text, e.Source)
			}
		}
	}
	return all
}

// drugStatements is what every face has to say of medicines.
func drugStatements(r *report.Report) []string {
	var all []string
	for _, d := range r.Drugs {
		all = append(all, d.Drug, d.Headline, d.Disagreement)
		all = append(all, d.IfKnown...)
		for _, c := range d.Conversions {
			all = append(all, c.Text)
		}
		if d.GenotypeOnly != nil {
			all = append(all, d.GenotypeOnly.Headline)
		}
		for _, dose := range d.Doses {
			all = append(all, dose.Equation, dose.Text)
		}
		for _, n := range d.Recommendations {
			if d.Action != "standard" || d.OnMedicationList {
				all = append(all, n.Text)
			}
		}
	}
	return all
}

// pharmacogeneStatements is what every face has to say of the pharmacogenes.
func pharmacogeneStatements(r *report.Report) []string {
	var all []string
	for _, g := range r.Pharmacogenes {
		all = append(append(all, g.Gene, g.Result), g.CannotExclude...)
		for _, d := range g.Diplotypes {
			all = append(all, d.Label, d.Phenotype)
		}
		for _, n := range g.Notes {
			all = append(all, n.Text)
		}
	}
	return all
}

// riskStatements is what every face has to say of risks, of what to do by age, and to the family.
func riskStatements(r *report.Report) []string {
	var all []string
	for _, k := range r.Risks {
		all = append(all, k.Label, k.Text, k.Source, k.Who, k.Studied, k.TodayText)
	}
	for _, c := range r.Contralateral {
		all = append(all, c.Label, c.Text, c.Source, c.Studied)
	}
	for _, l := range r.RisksLeftOut {
		all = append(all, l.Text)
	}
	for _, n := range r.RiskNotes {
		all = append(all, n.Text)
	}
	for _, a := range advice(r) {
		all = append(all, a.Text)
	}
	if r.Family != nil {
		all = append(all, r.Family.Note)
		for _, k := range r.Family.Relatives {
			all = append(all, k.Text)
		}
	}
	for _, m := range r.Marks {
		all = append(all, m.Title, m.Says, m.Text)
	}
	for _, e := range r.Explanations {
		all = append(append(all, e.Title, e.Recheck), e.Genes...)
	}
	for _, m := range r.Management {
		all = append(all, m.Item, m.Ages, m.When, m.Body, m.Region)
	}
	return all
}

// advice is all that a report says to the person and the family.
func advice(r *report.Report) []report.Advice {
	var all []report.Advice
	if r.Family != nil {
		all = append(append(all, r.Family.Advice...), r.Family.Reproduction...)
	}
	for _, e := range r.Explanations {
		all = append(all, e.Lines...)
	}
	return all
}

// squeeze leaves out white space, which faces break lines at.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// Hostile gives full reports in which every text that a file or a person supplies is bent on
// breaking a face, by the kind of text.
func Hostile() map[string]*report.Report {
	reports := map[string]*report.Report{}
	for name, s := range map[string]string{
		"html":    `</td></svg><script>alert("1")</script><img src="https://example.org/x">`,
		"formula": `=HYPERLINK("https://example.org";"x")`,
		"long":    strings.Repeat("ACGT", 6000),
		"words":   strings.Repeat("many words ", 2500),
		"rtl":     "שלום \u202eevil\u202c عربى",
		"emoji":   "👩‍⚕️ 🧬 ∑ ☐",
		"control": "a\x00b\x07c\x1bd\r\n\te",
		"broken":  "\xff\xfe\xc3(",
		"line":    "one\ntwo\u2028three",
	} {
		reports[name] = spoil(Sample(), s)
	}
	return reports
}

// spoil puts a text wherever a file or a person may have put one.
func spoil(r *report.Report, s string) *report.Report {
	r.Case.Label, r.Case.Note, r.Case.SignedBy = s, s, s
	r.Case.Medications = []string{s}
	r.Input.Sample, r.Input.File = s, s
	v := &r.Cancer.Genes[0].Variants[0]
	v.VCFLine, v.Filter, v.Ref, v.Alt, v.HGVSC, v.HGVSP, v.RSID = s, s, s, s, s, s, s
	v.Notes, v.Badge.Word = []string{s}, s
	r.Pharmacogenes[0].Result, r.Pharmacogenes[0].Diplotypes[0].Label = s, s
	r.Drugs[0].Drug, r.Drugs[0].Badge.Word, r.Drugs[0].Results[0].Diplotype = s, s, s
	r.Quality.Messages[0].Text, r.Quality.Messages[0].Where = s, s
	r.Cancer.Genes[0].Domains[0].Name, r.Risks[0].Label = s, s
	return r
}
