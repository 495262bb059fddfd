package compose

import (
	"testing"

	"allelens/assets"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/interpret"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/vcf"
)

// changing reads a file of testdata, and gives a function that interprets it with some medicines
// and builds the report, as the window does after each change.
func changing(t testing.TB, file string) func(medications ...string) {
	t.Helper()
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = base.Close() })
	in, err := interpret.New(t.Context(), base)
	if err != nil {
		t.Fatal(err)
	}
	src, err := vcf.Open(t.Context(), "../../testdata/"+file, vcf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	obs, err := ledger.Read(t.Context(), src, in.Questions(patient.Both, false), variants.AssemblyUnknown)
	if err != nil {
		t.Fatal(err)
	}
	return func(medications ...string) {
		f, err := in.Run(t.Context(), obs, patient.Case{Sex: patient.Female, Age: 41, Scope: patient.Both, Medications: medications})
		if err != nil {
			t.Fatal(err)
		}
		Build(text.English(), on("2026-11-23", f), Print{})
	}
}

// BenchmarkChangeOfMedicines is interpreting and building the report after a medicine was added: with a whole genome, and
// with one of which only variants were written, so that much is not excluded.
func BenchmarkChangeOfMedicines(b *testing.B) {
	for name, file := range map[string]string{"whole": "demonstration.grch38.vcf.gz", "sparse": "variants_only.grch37.vcf"} {
		b.Run(name, func(b *testing.B) {
			change := changing(b, file)
			b.ReportAllocs()
			for b.Loop() {
				change("warfarin", "tamoxifen", "paroxetine", "omeprazole")
			}
		})
	}
}
