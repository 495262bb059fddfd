package engine_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"allelens/app/engine"
	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/report/pdf"
	"allelens/ui/workspace"
	"allelens/variants/patient"
	"allelens/variants/tabletest"
)

// manyMedicines are thirty that people take, most of them with guidance.
var manyMedicines = strings.Split("clopidogrel,simvastatin,warfarin,capecitabine,citalopram,efavirenz,azathioprine,phenytoin,siponimod,ibuprofen,omeprazole,codeine,tramadol,"+
	"carbamazepine,allopurinol,abacavir,amitriptyline,atorvastatin,voriconazole,tacrolimus,celecoxib,meloxicam,sertraline,pantoprazole,lansoprazole,irinotecan,mercaptopurine,"+
	"metoprolol,paroxetine,ondansetron", ",")

// layerCases are patients whose documents have to fit their pages: file and what is stated.
func layerCases() map[string]struct {
	file string
	of   patient.Case
} {
	of := func(file string, sex patient.Sex, age int, medicines ...string) struct {
		file string
		of   patient.Case
	} {
		return struct {
			file string
			of   patient.Case
		}{filepath.Join("../../testdata", file), patient.Case{Scope: patient.Both, Sex: sex, Age: age, Medications: medicines}}
	}
	return map[string]struct {
		file string
		of   patient.Case
	}{
		"three medicines":  of("demonstration.grch38.vcf.gz", patient.Female, 41, "Nolvadex", "warfarin", "capecitabine"),
		"thirty medicines": of("demonstration.grch38.vcf.gz", patient.Female, 41, manyMedicines...),
		"none found":       of("none.grch38.g.vcf.gz", patient.Female, 50), "uncertain": of("documents/uncertain.vcf", patient.Female, 38),
		"man": of("documents/brca2_man.vcf", patient.Male, 47), "panel": of("documents/panel276.vcf", patient.Female, 60),
		"structural": of("documents/structural.vcf", patient.Female, 35), "probable": of("documents/probable.vcf", patient.Female, 35, "citalopram"),
		"not assessed": of("documents/not_assessed.vcf", patient.SexUnspecified, -1),
	}
}

func reportFor(t *testing.T, e *engine.Engine, file string, c patient.Case) *report.Report {
	t.Helper()
	obs, err := e.Read(t.Context(), file, workspace.ReadOptions{Scope: c.Scope}, nil)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	r, err := e.Report(t.Context(), obs, c)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return r
}

// TestLayersFitTheirPages: the clinician's layer has two to four pages, the patient's two, whatever was found, and the files are small.
func TestLayersFitTheirPages(t *testing.T) {
	e := bundled(t)
	for name, c := range layerCases() {
		r := reportFor(t, e, c.file, c.of)
		fits(t, name, r)
		var filed, annex bytes.Buffer
		if err := pdf.Write(&filed, r); err != nil {
			t.Fatal(err)
		}
		if err := pdf.WriteAnnex(&annex, r, nil); err != nil {
			t.Fatal(err)
		}
		if filed.Len() > 200_000 || annex.Len() > 600_000 {
			t.Errorf("%s: %d and %d bytes", name, filed.Len(), annex.Len())
		}
	}
}

// TestClinicLettersFitTheirPage: those to the practice and to a pharmacy have one page on each paper.
func TestClinicLettersFitTheirPage(t *testing.T) {
	e := bundled(t)
	for name, c := range layerCases() {
		r := reportFor(t, e, c.file, c.of)
		for _, r.Paper = range []report.Paper{report.A4, report.Letter} {
			for _, reader := range []document.For{document.ForPractice, document.ForPharmacy} {
				pages, err := pdf.ClinicLetterPages(r, reader)
				if err != nil || len(pages) != 1 {
					t.Errorf("%s, %s, %s: %d pages, %v", name, reader, r.Paper, len(pages), err)
				}
			}
		}
	}
}

// BenchmarkDocuments writes the demonstration's documents from its report.
func BenchmarkDocuments(b *testing.B) {
	e := bundled(b)
	c := layerCases()["three medicines"]
	obs, err := e.Read(b.Context(), c.file, workspace.ReadOptions{Scope: c.of.Scope}, nil)
	if err != nil {
		b.Fatal(err)
	}
	r, err := e.Report(b.Context(), obs, c.of)
	if err != nil {
		b.Fatal(err)
	}
	for name, write := range map[string]func(io.Writer, *report.Report) error{
		"clinician": pdf.Write, "patient": pdf.WritePatient, "annex": func(w io.Writer, r *report.Report) error { return pdf.WriteAnnex(w, r, nil) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := write(io.Discard, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// fits checks both layers on each paper.
func fits(t *testing.T, name string, r *report.Report) {
	t.Helper()
	for _, paper := range []report.Paper{report.A4, report.Letter} {
		on := *r
		on.Paper = paper
		fitsPaper(t, name+", "+string(paper), &on)
	}
}

// fitsPaper checks the number of pages of both layers, that nothing leaves them, and that each says something.
func fitsPaper(t *testing.T, name string, r *report.Report) {
	t.Helper()
	clinician, err := pdf.ClinicianPages(r)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := pdf.PatientPages(r)
	if err != nil {
		t.Fatal(err)
	}
	if len(clinician) < 2 || len(clinician) > 4 || len(plain) != 2 {
		t.Errorf("%s: %d pages for the clinician, %d for the patient", name, len(clinician), len(plain))
	}
	one := document.Clinician(r).Pages[0].Head
	for i, page := range clinician[1:] {
		if slices.ContainsFunc(page.Shapes, func(s figure.Shape) bool { t, ok := s.(figure.Text); return ok && t.At.Y < 50 && t.Text == one }) {
			t.Errorf("%s: page one goes on on page %d", name, i+2)
		}
	}
	within(t, name, slices.Concat(clinician, plain))
}

// within checks that nothing leaves pages, that no text is missing, and that each says something.
func within(t *testing.T, name string, pages []figure.Scene) {
	t.Helper()
	for i, page := range pages {
		words := 0
		for _, shape := range page.Shapes {
			s, ok := shape.(figure.Text)
			if !ok || strings.TrimSpace(s.Text) == "" {
				continue
			}
			words++
			if s.At.X < 30 || s.At.X > page.Width-30 || s.At.Y < 20 || s.At.Y > page.Height-10 {
				t.Errorf("%s, page %d: %q at %v", name, i+1, s.Text, s.At)
			}
			if strings.Contains(s.Text, "‹") {
				t.Errorf("%s, page %d: a text is missing: %q", name, i+1, s.Text)
			}
		}
		if words < 9 {
			t.Errorf("%s, page %d: %d lines", name, i+1, words)
		}
	}
}

// TestLettersFitTheirPages: what the clinic writes to others has one page, letters to relatives one to be read and one for
// the laboratory; where there is none, that is said.
func TestLettersFitTheirPages(t *testing.T) {
	e := bundled(t)
	for name, c := range layerCases() {
		r := reportFor(t, e, c.file, c.of)
		r.Changes = &report.Changes{Items: []report.Changed{}}
		for range 60 {
			r.Changes.Items = append(r.Changes.Items, report.Changed{Kind: report.ChangedAdvice, Of: "fluorouracil", FromText: "usual dose", ToText: "half of the usual dose to start with, then by toxicity", Concludes: len(r.Changes.Items) < 30})
		}
		for _, paper := range []report.Paper{report.A4, report.Letter} {
			r.Paper = paper
			lettersFit(t, name+", "+string(paper), r)
		}
	}
}

func lettersFit(t *testing.T, name string, r *report.Report) {
	t.Helper()
	for _, reader := range []document.For{document.ForPractice, document.ForPharmacy, document.ForAnother} {
		pages, err := pdf.ClinicLetterPages(r, reader)
		if err != nil || len(pages) != 1 {
			t.Errorf("%s, %s: %d pages, %v", name, reader, len(pages), err)
		}
		within(t, name+" "+string(reader), pages)
	}
	for _, to := range []document.Situation{document.AllRelatives, document.CloseWomen, document.CloseMen, document.DistantFamily} {
		pages, err := pdf.LetterPages(r, to)
		if refused := r.Family == nil; refused != (err != nil) || !refused && len(pages) != 2 {
			t.Errorf("%s, %s: %d pages, %v", name, to, len(pages), err)
		}
		within(t, name+" "+string(to), pages)
	}
}

// TestProofLayersFitTheirPages draws patients: what is stated, and up to forty medicines.
func TestProofLayersFitTheirPages(t *testing.T) {
	e := bundled(t)
	random := rand.New(rand.NewPCG(18, 11))
	var files []string
	for _, c := range layerCases() {
		if !slices.Contains(files, c.file) {
			files = append(files, c.file)
		}
	}
	slices.Sort(files)
	medicines := e.Drugs()
	pick := func(n int) bool { return random.IntN(n) == 0 }
	for i := range tabletest.Draws(8, 300) {
		c := patient.Case{Scope: patient.Both, Sex: []patient.Sex{patient.Female, patient.Male, patient.SexUnspecified}[random.IntN(3)], Age: random.IntN(90) - 1}
		for range random.IntN(41) {
			c.Medications = append(c.Medications, medicines[random.IntN(len(medicines))])
		}
		if pick(4) {
			c.Identity = patient.Identity{Name: strings.Repeat("Anneliese-Konstantina ", 14), RecordNumber: strings.Repeat("7", 300), Born: "1985-03-07"}
			c.Note = strings.Repeat("She asks for a second talk with her sister. ", 12)
		}
		if pick(3) {
			c.Organs.Ovaries = patient.Removed
		}
		if pick(3) {
			c.NoCancer = true
		}
		if pick(5) {
			c.Scope = []patient.Scope{patient.Cancer, patient.Pharmacogenes}[random.IntN(2)]
		}
		file := files[random.IntN(len(files))]
		fits(t, fmt.Sprintf("%d: %s, %s of %d, %d medicines", i, filepath.Base(file), c.Sex, c.Age, len(c.Medications)), reportFor(t, e, file, c))
	}
}

// TestTimeCriticalStandsOnPageOne: over ages, sexes, organs and genes, the surgery whose age has come is the first step of page
// one, with its badge; where the organ was removed, or its age has not come, nothing is time-critical.
func TestTimeCriticalStandsOnPageOne(t *testing.T) {
	e := bundled(t)
	for file, due := range map[string]int{"demonstration.grch38.vcf.gz": 35, "documents/brca2_man.vcf": 40} { // the ages of the rows of NCCN
		obs, err := e.Read(t.Context(), filepath.Join("../../testdata", file), workspace.ReadOptions{Scope: patient.Cancer}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, age := range []int{18, 25, 30, 34, 35, 38, 40, 41, 45, 52, 63, 78} {
			for _, sex := range []patient.Sex{patient.Female, patient.Male} {
				for _, ovaries := range []patient.Organ{"", patient.Present, patient.Removed} {
					c := patient.Case{Scope: patient.Cancer, Sex: sex, Age: age, Organs: patient.Organs{Ovaries: ovaries}}
					r, err := e.Report(t.Context(), obs, c)
					if err != nil {
						t.Fatal(err)
					}
					has := ovaries == patient.Present || ovaries == "" && sex == patient.Female
					step, said := firstStep(r)
					if want := has && age >= due; (step.Mark != nil && step.Mark.Word == "Time-critical") != want || want && !strings.Contains(said, "removal of ovaries and tubes") {
						t.Errorf("%s, %s of %d, ovaries %q: the first step is %q, %+v", file, sex, age, ovaries, said, step.Mark)
					}
				}
			}
		}
	}
}

// firstStep is the first step of page one in its shortest form.
func firstStep(r *report.Report) (document.Step, string) {
	page := document.Clinician(r).Pages[0]
	for _, s := range page.Build(page.Steps) {
		for _, b := range s.Blocks {
			if steps, ok := b.(document.Steps); ok && len(steps) > 0 {
				return steps[0], steps[0].Lead + " " + steps[0].Text
			}
		}
	}
	return document.Step{}, ""
}
