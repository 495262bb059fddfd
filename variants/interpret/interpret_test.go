package interpret_test

import (
	"context"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/drugs"
	"allelens/variants/germline"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/vcf"
)

// shared is one interpreter of the bundled base for all tests.
var shared = sync.OnceValues(func() (*interpret.Interpreter, error) {
	base, err := sqlite.Open(context.Background(), assets.Knowledge)
	if err != nil {
		return nil, err
	}
	return interpret.New(context.Background(), base)
})

func interpreter(t testing.TB) *interpret.Interpreter {
	t.Helper()
	in, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func observe(t testing.TB, in *interpret.Interpreter, s patient.Scope) *ledger.Observations {
	t.Helper()
	src, err := vcf.Open(t.Context(), "../../testdata/demonstration.grch38.vcf.gz", vcf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = src.Close() }()
	o, err := ledger.Read(t.Context(), src, in.Questions(s, false), variants.AssemblyUnknown)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func demonstration(s patient.Scope) patient.Case {
	return patient.Case{Sex: patient.Female, Age: 41, Scope: s}
}

// TestScopeKeepsOut: what the patient did not agree to is neither asked, nor read, nor interpreted.
func TestScopeKeepsOut(t *testing.T) {
	in := interpreter(t)
	for _, s := range []patient.Scope{patient.Cancer, patient.Pharmacogenes, patient.Both} {
		o := observe(t, in, s)
		f, err := in.Run(t.Context(), o, demonstration(s))
		if err != nil {
			t.Fatal(err)
		}
		cancer, medicines := s != patient.Pharmacogenes, s != patient.Cancer
		if got := len(o.Variants) > 0 && len(f.Cancer.Genes) == 2 && len(f.Risk.Curves) > 0; got != cancer {
			t.Errorf("%s: cancer genes: %d changes, %d genes, %d curves", s, len(o.Variants), len(f.Cancer.Genes), len(f.Risk.Curves))
		}
		if got := len(o.Sites) > 1000 && len(f.Genes) == 23 && len(f.Drugs) > 100; got != medicines {
			t.Errorf("%s: pharmacogenes: %d sites, %d genes, %d medicines", s, len(o.Sites), len(f.Genes), len(f.Drugs))
		}
		if !cancer && (len(o.Coverage) > 0 || len(f.Cancer.Genes) > 0) || !medicines && len(f.Genes)+len(f.Drugs) > 0 {
			t.Errorf("%s: something out of scope was looked at", s)
		}
	}
}

// TestRunIsPure: the same observations and case give the same findings, and neither is changed.
func TestRunIsPure(t *testing.T) {
	in := interpreter(t)
	o := observe(t, in, patient.Both)
	first, err := in.Run(t.Context(), o, demonstration(patient.Both))
	if err != nil {
		t.Fatal(err)
	}
	changed := demonstration(patient.Both)
	changed.OutsideCalls = []pgx.OutsideCall{{Gene: "CYP2D6", Diplotype: "*4/*4"}}
	changed.Medications, changed.Declared.All = []string{"tamoxifen"}, true
	other, err := in.Run(t.Context(), o, changed)
	if err != nil {
		t.Fatal(err)
	}
	if other.AssumedReference == 0 {
		t.Error("a declaration had no effect")
	}
	second, err := in.Run(t.Context(), o, demonstration(patient.Both))
	if err != nil {
		t.Fatal(err)
	}
	if !cmp.Equal(first.Genes, second.Genes) || !cmp.Equal(first.Drugs, second.Drugs, cmpopts.IgnoreUnexported(drugs.Match{})) || !cmp.Equal(first.Risk, second.Risk) {
		t.Error("a second run differs from the first")
	}
}

func TestUnknownMedication(t *testing.T) {
	in := interpreter(t)
	c := demonstration(patient.Both)
	c.Medications = []string{"Clopidogrel", "unicornil"}
	f, err := in.Run(t.Context(), observe(t, in, patient.Both), c)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Problems) != 1 || f.Problems[0].Code != "unknown_medication" || f.Problems[0].Values[0].Text != "unicornil" {
		t.Errorf("problems: %v", f.Problems)
	}
}

// TestUncertainNeverDrivesRisk: without its pathogenic variant the demonstration, which carries an uncertain
// and two benign ones, leads to no figure and no management item.
func TestUncertainNeverDrivesRisk(t *testing.T) {
	in := interpreter(t)
	o := observe(t, in, patient.Cancer)
	held := o.Variants
	for _, class := range []knowledge.Class{knowledge.Uncertain, knowledge.Benign} {
		o.Variants = slices.DeleteFunc(slices.Clone(held), func(c ledger.Change) bool {
			f, err := in.Run(t.Context(), &ledger.Observations{Assembly: o.Assembly, Variants: []ledger.Change{c}, Coverage: o.Coverage}, demonstration(patient.Cancer))
			if err != nil {
				t.Fatal(err)
			}
			return !slices.ContainsFunc(f.Cancer.Genes, func(g germline.Gene) bool {
				return slices.ContainsFunc(g.Findings, func(x germline.Finding) bool { return x.Class == class })
			})
		})
		f, err := in.Run(t.Context(), o, demonstration(patient.Cancer))
		if err != nil {
			t.Fatal(err)
		}
		if len(o.Variants) == 0 || len(f.Risk.Curves) != 0 || len(f.Risk.Management) != 0 || f.Risk.Suppressed == "" {
			t.Errorf("%s alone (%d variants): %d curves, %d items, suppressed %q", class, len(o.Variants), len(f.Risk.Curves), len(f.Risk.Management), f.Risk.Suppressed)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	base, err := sqlite.Open(b.Context(), assets.Knowledge)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = base.Close() }()
	for b.Loop() {
		if _, err := interpret.New(context.Background(), base); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRun(b *testing.B) {
	in := interpreter(b)
	o := observe(b, in, patient.Both)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := in.Run(context.Background(), o, demonstration(patient.Both)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	in := interpreter(b)
	b.ReportAllocs()
	for b.Loop() {
		observe(b, in, patient.Both)
	}
}
