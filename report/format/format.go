// Package format lists the formats that a report is written in: what each is called, whom it is for, and what
// writes it. Commands, menus and dialogs ask here. Another format is one line of the list and its texts
// (format.NAME.save and format.NAME.help in assets/text).
package format

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/canrisk"
	"allelens/report/csv"
	"allelens/report/document"
	"allelens/report/fhir"
	"allelens/report/html"
	"allelens/report/json"
	"allelens/report/pdf"
	"allelens/report/pharmcat"
	"allelens/report/phenopacket"
	"allelens/report/proof"
	"allelens/report/table"
	"allelens/report/vcf"
	"allelens/report/xlsx"
	"allelens/variants"
)

// Audience is whom a format is written for.
type Audience string

// Audiences.
const (
	Clinician Audience = "clinician"
	Patient   Audience = "patient"
	Relatives Audience = "relatives"
	Practice  Audience = "practice"
	Pharmacy  Audience = "pharmacy"
	Program   Audience = "program"
)

// Writer writes a report. sections names the parts of a printed one, nil for all; formats without parts pass over them.
type Writer func(w io.Writer, r *report.Report, sections []string) error

// Format is one way to write a report.
type Format struct {
	Name     string // as --format calls it
	Ending   string // of its files, with the point
	Audience Audience
	Maps     bool // draws maps of known variants: wants report.Print.Density
	Write    Writer
	Beside   *Beside // a second file that goes with it; nil for none
}

// Beside is a file that goes with one of a format: an index. Its ending stands behind the first's.
type Beside struct {
	Ending string
	Both   func(w, beside io.Writer, r *report.Report) error // writes the two at once
}

// Path is where a report is written that nobody named a path for: stem with the ending. What is written as VCF says so,
// as it would else take the name of the file that it was made from.
func (f Format) Path(stem string) string {
	if strings.HasPrefix(f.Ending, ".vcf") {
		return stem + ".reported" + f.Ending
	}
	return stem + f.Ending
}

// Again is the name of the format that tells what looking at a case again has changed: it wants report.Changes.
const Again = "again"

// TellsChanges reports whether the format wants report.Changes.
func (f Format) TellsChanges() bool { return f.Name == Again || f.Name == Again+".html" }

// all are the formats in the order of the menu; the first is written where none is named.
var all = []Format{
	{"pdf", ".pdf", Clinician, false, proved("pdf", Clinician, whole(pdf.Write)), nil},
	{"annex", ".annex.pdf", Clinician, true, chosen(proved("annex", Clinician, pdf.WriteAnnex)), nil},
	{"json", ".json", Program, false, whole(json.Write), nil},
	{"fhir", ".fhir.json", Program, false, whole(fhir.Write), nil},
	{"phenopacket", ".phenopacket.json", Program, false, whole(phenopacket.Write), nil},
	{"pharmcat", ".pharmcat.tsv", Program, false, whole(pharmcat.Write), nil},
	{"html", ".html", Clinician, false, whole(html.Write), nil},
	{"annex.html", ".annex.html", Clinician, true, chosen(html.WriteAnnex), nil},
	{"variants.csv", ".variants.csv", Program, false, tabled(table.Variants), nil},
	{"genes.csv", ".genes.csv", Program, false, tabled(table.Genes), nil},
	{"medicines.csv", ".medicines.csv", Program, false, tabled(table.Medicines), nil},
	{"sites.csv", ".sites.csv", Program, false, tabled(table.Sites), nil},
	{"xlsx", ".xlsx", Program, false, whole(xlsx.Write), nil},
	{"patient.pdf", ".patient.pdf", Patient, false, proved("patient.pdf", Patient, whole(pdf.WritePatient)), nil},
	{"patient.html", ".patient.html", Patient, false, whole(html.WritePatient), nil},
	{"gp", ".gp.pdf", Practice, false, clinicLetter(Practice, document.ForPractice), nil},
	{"pharmacist", ".pharmacist.pdf", Pharmacy, false, clinicLetter(Pharmacy, document.ForPharmacy), nil},
	{Again, ".again.pdf", Clinician, false, clinicLetter(Clinician, document.ForAnother), nil},
	{"gp.html", ".gp.html", Practice, false, whole(html.WriteClinicLetter(document.ForPractice)), nil},
	{"pharmacist.html", ".pharmacist.html", Pharmacy, false, whole(html.WriteClinicLetter(document.ForPharmacy)), nil},
	{Again + ".html", ".again.html", Clinician, false, whole(html.WriteClinicLetter(document.ForAnother)), nil},
	{"card", ".card.pdf", Pharmacy, false, proved("card", Pharmacy, whole(pdf.WriteCard)), nil},
	{"txt", ".txt", Pharmacy, false, whole(writeCardText), nil},
	{"letter", ".letter.pdf", Relatives, false, letter("letter", document.AllRelatives), nil},
	{"letter.women", ".letter.women.pdf", Relatives, false, letter("letter.women", document.CloseWomen), nil},
	{"letter.men", ".letter.men.pdf", Relatives, false, letter("letter.men", document.CloseMen), nil},
	{"letter.distant", ".letter.distant.pdf", Relatives, false, letter("letter.distant", document.DistantFamily), nil},
	{"letter.html", ".letter.html", Relatives, false, whole(html.WriteLetter(document.AllRelatives)), nil},
	{"letter.women.html", ".letter.women.html", Relatives, false, whole(html.WriteLetter(document.CloseWomen)), nil},
	{"letter.men.html", ".letter.men.html", Relatives, false, whole(html.WriteLetter(document.CloseMen)), nil},
	{"letter.distant.html", ".letter.distant.html", Relatives, false, whole(html.WriteLetter(document.DistantFamily)), nil},
	{"letter.txt", ".letter.txt", Relatives, false, whole(writeLetterText), nil},
	{"canrisk", ".canrisk", Program, false, whole(canrisk.Write), nil},
	{"pedigree", ".pedigree.pdf", Relatives, false, proved("pedigree", Relatives, whole(pdf.WritePedigree)), nil},
	{"ped", ".ped", Program, false, whole(canrisk.WritePED), nil},
	{"unused.tsv", ".unused.tsv", Clinician, false, whole(csv.WriteMessages), nil},
	{"vcf", ".vcf", Program, false, whole(vcf.Write), nil},
	{"vcf.gz", ".vcf.gz", Program, false, whole(vcf.WritePacked), &Beside{".tbi", vcf.WriteIndexed}},
}

// All lists the formats in the order of the menu.
func All() []Format { return slices.Clone(all) }

// Default is the format that is written where none is named.
func Default() Format { return all[0] }

// Named is the format of a name.
func Named(name string) (Format, bool) {
	if i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name }); i >= 0 {
		return all[i], true
	}
	return Format{}, false
}

// ForPatient is the same kind of file written for the patient; false where there is none.
func (f Format) ForPatient() (Format, bool) {
	if f.Audience == Patient {
		return f, true
	}
	return Named(string(Patient) + "." + f.Name)
}

// ForAnnex is the same kind of file with the technical annex; false where there is none.
func (f Format) ForAnnex() (Format, bool) {
	for _, other := range all {
		if strings.HasSuffix(other.Ending, annex+f.Ending) {
			return other, true
		}
	}
	return Format{}, false
}

// annex is the beginning of the endings of files that hold the technical annex.
const annex = ".annex"

// Of is the format that the ending of a path tells, in capitals or not. The error of an ending that no format has is
// a *variants.Problem that lists those there are.
func Of(path string) (Format, error) {
	name, found := strings.ToLower(filepath.Base(path)), Format{}
	for _, f := range all {
		if strings.HasSuffix(name, f.Ending) && len(f.Ending) > len(found.Ending) {
			found = f
		}
	}
	if found.Ending == "" || slices.ContainsFunc(unclaimed(), func(e string) bool { return strings.HasSuffix(name, e) && len(e) > len(found.Ending) }) {
		return Format{}, variants.Fail("output_format", path, "endings", Endings())
	}
	return found, nil
}

// unclaimed are the endings that look like a format's in another kind of file: ".card.html".
func unclaimed() []string {
	var endings []string
	for _, f := range all {
		if word, _, compound := strings.Cut(f.Ending[1:], "."); compound {
			for _, g := range all {
				if strings.Count(g.Ending, ".") == 1 {
					endings = append(endings, "."+word+g.Ending)
				}
			}
		}
	}
	return endings
}

// Names lists the formats' names, with commas between.
func Names() string { return joined(",", func(f Format) string { return f.Name }) }

// Endings lists the formats' endings for a sentence.
func Endings() string { return joined(", ", func(f Format) string { return f.Ending }) }

func joined(separator string, word func(Format) string) string {
	words := make([]string, len(all))
	for i, f := range all {
		words[i] = word(f)
	}
	return strings.Join(words, separator)
}

// chosen is a writer of the parts that the clinic prints where none are named.
func chosen(write Writer) Writer {
	return func(w io.Writer, r *report.Report, sections []string) error {
		if sections == nil {
			sections = r.Sections
		}
		return write(w, r, sections)
	}
}

// whole is a writer without parts.
func whole(write func(io.Writer, *report.Report) error) Writer {
	return func(w io.Writer, r *report.Report, _ []string) error { return write(w, r) }
}

// tabled writes one of the tables as CSV.
func tabled(of func(*report.Report) table.Table) Writer {
	return whole(func(w io.Writer, r *report.Report) error { return csv.Write(w, of(r)) })
}

// proved is a writer of documents that bear the mark of the report file behind them. Only a clinician's may carry that file:
// what is written for others leaves out on purpose what it holds.
func proved(name string, who Audience, write Writer) Writer {
	return func(w io.Writer, r *report.Report, sections []string) error {
		p, err := proof.With(r, proof.Mark{Format: name, Sections: sections})
		if err != nil {
			return err
		}
		if who != Clinician {
			p.Proof.File = nil
		}
		return write(w, p, sections)
	}
}

// letter writes the letter for relatives of a situation.
func letter(name string, to document.Situation) Writer {
	return proved(name, Relatives, whole(pdf.WriteLetter(to)))
}

// clinicLetter writes a page of the clinic for one reader, whose format is called like the reader.
func clinicLetter(who Audience, reader document.For) Writer {
	return proved(string(reader), who, whole(pdf.WriteClinicLetter(reader)))
}

// writeLetterText writes the letter for relatives as plain text.
func writeLetterText(w io.Writer, r *report.Report) error {
	letter, err := document.Letter(r, document.AllRelatives)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, letter.Plain())
	return err
}

// writeCardText writes the card for a pharmacy as plain text.
func writeCardText(w io.Writer, r *report.Report) error {
	_, err := io.WriteString(w, document.CardOf(r).Text())
	return err
}
