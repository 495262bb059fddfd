package pgx

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
	"allelens/variants/knowledge"
)

func TestParseOutsideCalls(t *testing.T) {
	got, err := ParseOutsideCalls("calls.tsv", strings.NewReader(
		"\ufeffgene\tdiplotype\tphenotype\tactivity_score\r\n# made by hand\n\nCYP2D6\t*1/*4\t\t1.0\textra\tcolumns\nHLA-A\t\t *31:01 positive \nNAT2\t./.\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []OutsideCall{
		{Gene: "CYP2D6", Diplotype: "*1/*4", ActivityScore: "1.0", Where: "calls.tsv:4"},
		{Gene: "HLA-A", Phenotype: "*31:01 positive", Where: "calls.tsv:5"},
		{Gene: "NAT2", Diplotype: "./.", Where: "calls.tsv:6"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("calls (-want +got):\n%s", d)
	}
}

func TestParseOutsideCallsRefuses(t *testing.T) {
	for _, test := range []struct{ name, in, code, where string }{
		{"nothing", "", "outside_empty", "calls.tsv"},
		{"only comments", "# a\n\n", "outside_empty", "calls.tsv"},
		{"only the header", "Gene\tDiplotype\n", "outside_empty", "calls.tsv"},
		{"one column", "CYP2D6\n", "outside_line", "calls.tsv:1"},
		{"spaces for tabs", "CYP2D6 *1/*4\n", "outside_line", "calls.tsv:1"},
		{"no gene", "# x\n\t*1/*4\n", "outside_line", "calls.tsv:2"},
		{"no result", "CYP2D6\t\t\t\n", "outside_line", "calls.tsv:1"},
		{"three alleles", "CYP2D6\t*1/*2/*4\n", "outside_diplotype", "calls.tsv:1"},
		{"an empty side", "CYP2D6\t*1/\n", "outside_diplotype", "calls.tsv:1"},
		{"a score that is no number", "CYP2D6\t*1/*4\t\tone\n", "outside_score", "calls.tsv:1"},
		{"a score below zero", "CYP2D6\t*1/*4\t\t-1\n", "outside_score", "calls.tsv:1"},
		{"a date that is none", "gene\tdiplotype\tdate\nCYP2D6\t*1/*4\t14.3.2026\n", "outside_date", "calls.tsv:2"},
		{"not a number", "CYP2D6\t*1/*4\t\tNaN\n", "outside_score", "calls.tsv:1"},
		{"binary", "CYP2D6\t*1/\x00*4\n", "outside_unreadable", "calls.tsv:1"},
		{"another encoding", "CYP2D6\t\tPoor M\xe9tab\n", "outside_unreadable", "calls.tsv:1"},
		{"a line without end", strings.Repeat("x", maxOutsideLine+1), "outside_line", "calls.tsv"},
		{"too many", strings.Repeat("CYP2D6\t*1/*4\n", maxOutsideCalls+1), "outside_too_many", "calls.tsv:10001"},
	} {
		t.Run(test.name, func(t *testing.T) {
			calls, err := ParseOutsideCalls("calls.tsv", strings.NewReader(test.in))
			p, ok := variants.AsProblem(err)
			if !ok || p.Code != test.code || p.Where != test.where || calls != nil {
				t.Errorf("got %v, %v; want %s at %s", calls, err, test.code, test.where)
			}
		})
	}
}

func TestOutsideCalls(t *testing.T) {
	c := New(testGenes(t))
	qs := c.Questions()
	absent := file{rest: "absent"}.observe(qs)
	for _, test := range []struct {
		name, in         string
		label, phenotype string
		score            string
		keys             []string // must be among the lookup keys of the first
		notes            []string // besides outside_call
	}{
		{name: "star alleles", in: "CYP2D6\t*4/*1", label: "*1/*4", phenotype: "Intermediate Metabolizer", score: "1.0", keys: []string{"1.0", "diplotype:*1/*4"}},
		{name: "gene prefix and sub-allele", in: "CYP2D6\tCYP2D6*4.024/CYP2D6*1.001", label: "*1/*4", phenotype: "Intermediate Metabolizer", score: "1.0"},
		{name: "three copies", in: "CYP2D6\t*1x3/*4", label: "*1x≥3/*4", phenotype: "Ultrarapid Metabolizer", score: "≥3.0", keys: []string{"≥3.0"}},
		{name: "two copies", in: "CYP2D6\t*1X2/*4", label: "*1x2/*4", phenotype: "Normal Metabolizer", score: "2.0"},
		{name: "three copies with an entry of their own", in: "CYP2D6\t*41x3/*4", label: "*4/*41x3", score: "0.75", phenotype: "Intermediate Metabolizer"},
		{name: "tandem without spaces", in: "CYP2D6\t*36+*10/*1", label: "*1/*36 + *10", phenotype: "Normal Metabolizer", score: "1.25"},
		{name: "tandem the other way round", in: "CYP2D6\t*10+*36/*1", label: "*1/*36 + *10", phenotype: "Normal Metabolizer", score: "1.25"},
		{name: "tandem with a repeated member", in: "CYP2D6\t*1/*36+*36+*10", label: "*1/*36x2 + *10", phenotype: "Normal Metabolizer", score: "1.25"},
		{name: "score that no rule has, by the cut-offs", in: "CYP2D6\t\t\t2.6", label: "Ultrarapid Metabolizer", phenotype: "Ultrarapid Metabolizer", score: "2.6", keys: []string{"2.6"}},
		{name: "lower bound of a score", in: "CYP2D6\t\t\t>=3", label: "Ultrarapid Metabolizer", phenotype: "Ultrarapid Metabolizer", score: "≥3.0", keys: []string{"≥3.0"}},
		{name: "copies without an entry", in: "CYP2D6\t*9x≥4/*1x1", label: "*1/*9x≥4", phenotype: "Indeterminate", score: "n/a", notes: []string{"outside_unknown_allele"}},
		{name: "phenotype against the diplotype of a scored gene", in: "CYP2C9\t*1/*1\tPM", label: "*1/*1", phenotype: "", keys: []string{"0.0", "0.5", "diplotype:*1/*1"},
			notes: []string{"outside_disagrees", "score_multimatch"}},
		{name: "phenotype in words that no rule has, scored gene", in: "CYP2C9\t\tslow", label: "slow", phenotype: "slow", notes: []string{"outside_unknown_phenotype"}},
		{name: "HLA in words that nobody knows", in: "HLA-A\t\tpositive", label: "", phenotype: "", notes: []string{"outside_unknown_phenotype"}},
		{name: "phenotype in short", in: "CYP2D6\t\tPM", label: "Poor Metabolizer", phenotype: "Poor Metabolizer", score: "0.0", keys: []string{"0.0"}},
		{name: "phenotype alone stands for its scores", in: "CYP2D6\t\tCYP2D6 Intermediate Metaboliser", label: "Intermediate Metabolizer", phenotype: "Intermediate Metabolizer",
			keys: []string{"0.25", "0.5", "0.75", "1.0"}, notes: []string{"score_multimatch"}},
		{name: "score alone", in: "CYP2D6\t\t\t1", label: "Intermediate Metabolizer", phenotype: "Intermediate Metabolizer", score: "1.0", keys: []string{"1.0"}},
		{name: "score against the diplotype", in: "CYP2D6\t*1/*1\t\t0", label: "*1/*1", phenotype: "", score: "", keys: []string{"0.0"}, notes: []string{"outside_disagrees"}},
		{name: "score outranks the phenotype", in: "CYP2D6\t\tNM\t0", label: "Poor Metabolizer", phenotype: "Poor Metabolizer", score: "0.0", notes: []string{"outside_disagrees"}},
		{name: "phenotype against the diplotype", in: "CYP2C19\t*1/*1\tPoor Metabolizer", label: "*1/*1", phenotype: "", keys: []string{"Poor Metabolizer"}, notes: []string{"outside_disagrees"}},
		{name: "agreeing phenotype", in: "CYP2C19\t*1/*2\tIM", label: "*1/*2", phenotype: "Intermediate Metabolizer"},
		{name: "HLA by presence", in: "HLA-B\tHLA-B*15:02:01/B*57:01", label: "*15:02/*57:01", phenotype: "*15:02 positive; *57:01 positive; *58:01 negative",
			keys: []string{"*15:02 positive", "*57:01 positive", "*58:01 negative"}},
		{name: "HLA in one field leaves the second open", in: "HLA-B\t*57/*15", label: "*15/*57", phenotype: "*58:01 negative; *15:02 indeterminate; *57:01 indeterminate", keys: []string{"*58:01 negative"}, notes: []string{"typing_open"}},
		{name: "HLA with letters for several second fields", in: "HLA-B\t*57:XX/*08:01", label: "*08:01/*57:XX", phenotype: "*15:02 negative; *58:01 negative; *08:01 positive; *57:01 indeterminate", notes: []string{"typing_open"}},
		{name: "HLA of one chromosome says nothing of the other", in: "HLA-B\t*57:01", label: "*57:01", phenotype: "*57:01 positive; *15:02 indeterminate; *58:01 indeterminate", notes: []string{"typing_open"}},
		{name: "HLA in one field, other groups", in: "HLA-B\t*07/*08", label: "*07/*08", phenotype: "*15:02 negative; *57:01 negative; *58:01 negative"},
		{name: "HLA with a suffix", in: "HLA-B\t*57:01:01G/*58:01P", label: "*57:01/*58:01", phenotype: "*15:02 negative; *57:01 positive; *58:01 positive"},
		{name: "HLA in one field beside a statement", in: "HLA-B\t*57/*08\t*57:01 negative", label: "*08/*57", phenotype: "*15:02 negative; *58:01 negative; *57:01 negative"},
		{name: "HLA by statement", in: "HLA-A\t\t*31:01 positive", label: "*31:01 positive", phenotype: "*31:01 positive", keys: []string{"*31:01 positive"}},
		{name: "HLA statement for the alleles", in: "HLA-B\t*57:01 Positive", label: "*57:01 positive", phenotype: "*57:01 positive", keys: []string{"*57:01 positive"}},
		{name: "HLA denial for the alleles", in: "HLA-B\tHLA-B*15:02 negative", label: "*15:02 negative", phenotype: "*15:02 negative", keys: []string{"*15:02 negative"}},
		{name: "HLA statement outranks the alleles", in: "HLA-A\t*01:01/*02:01\t*31:01 positive", label: "*01:01/*02:01",
			phenotype: "*01:01 positive; *02:01 positive; *31:01 positive", keys: []string{"*31:01 positive"}, notes: []string{"outside_disagrees"}},
		{name: "mitochondrion", in: "MT-RNR1\tm.1555A>G", label: "m.1555A>G", phenotype: "increased risk of aminoglycoside-induced hearing loss"},
		{name: "one X chromosome", in: "G6PD\tB (reference)", label: "B (reference)", phenotype: "Normal"},
		{name: "star names of DPYD", in: "DPYD\t*1/*2A", label: "Reference/c.1905+1G>A (*2A)", phenotype: "Intermediate Metabolizer", score: "1.0"},
		{name: "several changes on a haplotype", in: "DPYD\tReference/[c.1905+1G>A (*2A) + c.2846A>T]", label: "Reference/[c.1905+1G>A (*2A) + c.2846A>T]", phenotype: "Intermediate Metabolizer", score: "1.0"},
		{name: "an allele that nobody knows", in: "CYP2C19\t*1/*999", label: "*1/*999", phenotype: "Indeterminate", keys: []string{"n/a"}, notes: []string{"outside_unknown_allele"}},
		{name: "a phenotype that nobody knows", in: "CYP2C19\t\tfine", label: "fine", phenotype: "fine", notes: []string{"outside_unknown_phenotype"}},
		{name: "letters of older sub-alleles", in: "CYP2D6\t*1A/*4A", label: "*1/*4", phenotype: "Intermediate Metabolizer", score: "1.0"},
		{name: "letters are no sub-alleles elsewhere", in: "SLCO1B1\t*1/*1B", label: "*1/*1B", phenotype: "Indeterminate", notes: []string{"outside_unknown_allele"}},
		{name: "a bar for the slash", in: "CYP2D6\t*1|*4", label: "*1/*4", phenotype: "Intermediate Metabolizer", score: "1.0"},
		{name: "an open number of copies", in: "CYP2D6\t*1xN/*4", label: "*1x2/*4 | *1x≥3/*4", notes: []string{"outside_copies_open", "several_diplotypes"}},
		{name: "a number behind a colon", in: "CYP2D6\t*1/*68:2", label: "*1/*68 | *1/*68x2", notes: []string{"outside_copies_open", "several_diplotypes"}},
		{name: "sub-alleles in a tandem", in: "CYP2D6\t*41/*4.013+*4", label: "*4x2/*41", phenotype: "Intermediate Metabolizer", score: "0.25"},
		{name: "HLA allele that makes no protein", in: "HLA-A\tA*24:09N/A*31:01", label: "*24:09N/*31:01", phenotype: "*31:01 positive", keys: []string{"*31:01 positive"}},
		{name: "HLA null allele of a group", in: "HLA-B\tB*15:01:01:02N/B*07:02", label: "*07:02/*15:01N", phenotype: "*15:02 negative; *57:01 negative; *58:01 negative; *07:02 positive"},
		{name: "one allele of two", in: "CYP2C19\t*2", label: "*2", phenotype: "Indeterminate", notes: []string{"outside_single_allele"}},
		{name: "no call", in: "CYP2C19\t./.", notes: []string{"outside_no_call"}},
		{name: "two lines of one source are two possible diplotypes", in: "# method: A\nCYP2D6\t*1/*4\nCYP2D6\t*4/*4", label: "*1/*4 | *4/*4", notes: []string{"several_diplotypes"}},
		{name: "two lines that nobody says are of one source", in: "CYP2D6\t*1/*4\nCYP2D6\t*4/*4", notes: []string{"outside_discordant"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			calls, err := ParseOutsideCalls("calls.tsv", strings.NewReader(test.in))
			if err != nil {
				t.Fatal(err)
			}
			results := c.Call(absent, qs, Input{OutsideCalls: calls})
			got := results[slices.IndexFunc(results, func(r Result) bool { return r.Gene == calls[0].Gene })]
			if got.Source != FromOutside || labels(got.Diplotypes) != test.label || got.Phenotype != test.phenotype || got.ActivityScore != test.score {
				t.Errorf("%s: %q, phenotype %q, score %q; want %q, %q, %q", got.Source, labels(got.Diplotypes), got.Phenotype, got.ActivityScore, test.label, test.phenotype, test.score)
			}
			for _, k := range test.keys {
				if !slices.Contains(got.Diplotypes[0].LookupKeys, k) {
					t.Errorf("lookup keys %q lack %q", got.Diplotypes[0].LookupKeys, k)
				}
			}
			want := append([]string{"outside_call"}, test.notes...)
			slices.Sort(want)
			if d := cmp.Diff(want, codes(got)); d != "" {
				t.Errorf("notes (-want +got):\n%s", d)
			}
		})
	}
}

// TestOutsideAllelesOfAMan: two different alleles on the X chromosome of a man are questioned.
func TestOutsideAllelesOfAMan(t *testing.T) {
	c := one(t, "G6PD")
	qs := c.Questions()
	for sex, asked := range map[string]bool{"male": true, "female": false, "": false} {
		got := c.Call(file{rest: "absent"}.observe(qs), qs, Input{Sex: sex, OutsideCalls: []OutsideCall{{Gene: "G6PD", Diplotype: "B (reference)/A- 202A_376G"}}})[0]
		if slices.Contains(codes(got), "outside_two_alleles") != asked {
			t.Errorf("%q: notes %v", sex, codes(got))
		}
	}
}

// TestOutsideCallWithoutAlleles: a phenotype or score agrees with the file where its diplotype means
// the same.
func TestOutsideCallWithoutAlleles(t *testing.T) {
	for _, test := range []struct {
		gene  string
		sites map[string]string
		call  OutsideCall
		want  string
	}{
		{"CYP2C19", map[string]string{"rs3758581": "G/G", "rs4244285": "A/A", "rs12769205": "G/G"}, OutsideCall{Phenotype: "PM"}, "outside_preferred"},
		{"CYP2C19", map[string]string{"rs3758581": "G/G", "rs4244285": "A/A", "rs12769205": "G/G"}, OutsideCall{Phenotype: "IM"}, "outside_against_file"},
		{"DPYD", map[string]string{"rs3918290": "C/T"}, OutsideCall{ActivityScore: "1.0"}, "outside_preferred"},
		{"DPYD", map[string]string{"rs3918290": "C/T"}, OutsideCall{ActivityScore: "1.5"}, "outside_against_file"},
		{"DPYD", map[string]string{"rs3918290": "C/T"}, OutsideCall{Phenotype: "Intermediate Metabolizer"}, "outside_preferred"},
		{"DPYD", map[string]string{"rs3918290": "C/T", "rs67376798": "T/A"}, OutsideCall{Phenotype: "Normal Metabolizer"}, "outside_against_file"},
	} {
		c := one(t, test.gene)
		qs := c.Questions()
		test.call.Gene = test.gene
		got := c.Call(file{sites: test.sites}.observe(qs), qs, Input{OutsideCalls: []OutsideCall{test.call}})[0]
		if !slices.Contains(codes(got), test.want) {
			t.Errorf("%+v beside %v: notes %v, want %s", test.call, test.sites, codes(got), test.want)
		}
	}
}

func TestOutsideCallReplacesTheFile(t *testing.T) {
	c := one(t, "CYP2C19")
	qs := c.Questions()
	obs := file{sites: map[string]string{"rs12248560": "-", "rs3758581": "G/G"}}.observe(qs)
	for call, want := range map[string]string{"*1/*1": "outside_preferred", "*2/*2": "outside_differs"} {
		got := c.Call(obs, qs, Input{OutsideCalls: []OutsideCall{{Gene: "cyp2c19", Diplotype: call}}})[0]
		if labels(got.Diplotypes) != call || got.Source != FromOutside || len(got.CannotExclude) > 0 {
			t.Errorf("%s: %s %q, cannot exclude %q", call, got.Source, labels(got.Diplotypes), got.CannotExclude)
		}
		if !slices.Contains(codes(got), want) {
			t.Errorf("%s: notes %v, want %s among them", call, codes(got), want)
		}
		if len(got.Sites) == 0 {
			t.Errorf("%s: the file's sites are no longer listed", call)
		}
	}
}

func TestCheckOutsideCalls(t *testing.T) {
	problems := New(testGenes(t)).CheckOutsideCalls([]OutsideCall{{Gene: "CYP2D6", Where: "a:1"}, {Gene: "CYP2D7", Where: "a:2"}})
	if len(problems) != 1 || problems[0].Code != "outside_gene" || problems[0].Where != "a:2" || problems[0].Severity != variants.Warning {
		t.Errorf("problems %v", problems)
	}
}

func FuzzParseOutsideCalls(f *testing.F) {
	for _, s := range []string{"CYP2D6\t*1x3/*36+*10\tPM\t≥3.0", "HLA-B\tB*15:02:01/\tx", "DPYD\t[c.1 + c.2]/Reference\n#\n", "gene\td\nG6PD\tB", "\ufeff\t", "HLA-A\t\t*31:01 positive;,",
		aldyFile, firstAldyFile, cyriusFile, "Sample\tGenotype\tFilter\nS\t*1x4\tNot_assigned_to_haplotypes", starPhaseFile,
		pypgxFile(f, pypgxMetadata, "S\t*1/*4\tPM\t*1;"), "PK\x03\x04", "{\"gene_details\": null}"} {
		f.Add([]byte(s))
	}
	c := New(testGenes(f))
	qs := c.Questions()
	absent := file{rest: "absent"}.observe(qs)
	f.Fuzz(func(t *testing.T, data []byte) {
		calls, err := ParseOutsideCalls("x", strings.NewReader(string(data)))
		if err != nil {
			if _, ok := variants.AsProblem(err); !ok || calls != nil {
				t.Fatalf("%v with %d calls", err, len(calls))
			}
			return
		}
		for _, call := range calls {
			if call.Gene == "" || call.Where == "" || !utf8.ValidString(call.Diplotype) {
				t.Fatalf("call %+v", call)
			}
		}
		for _, r := range c.Call(absent, qs, Input{OutsideCalls: calls}) {
			for _, d := range r.Diplotypes {
				if r.Source != FromOutside || (d.Label == "" && d.Phenotype != "") {
					t.Fatalf("%s: %+v", r.Source, d)
				}
			}
		}
	})
}

// TestUnderstand: a typed result is read as a case would take it, with the same notes.
func TestUnderstand(t *testing.T) {
	c := New(testGenes(t))
	for name, test := range map[string]struct {
		call        OutsideCall
		code, label string
		phenotype   string
		notes       []string
	}{
		"a diplotype":          {call: OutsideCall{Gene: "cyp2d6", Diplotype: "*1x2/*4"}, label: "*1x2/*4", phenotype: "Normal Metabolizer"},
		"a phenotype":          {call: OutsideCall{Gene: "CYP2C19", Phenotype: "PM"}, label: "Poor Metabolizer", phenotype: "Poor Metabolizer"},
		"a score":              {call: OutsideCall{Gene: "DPYD", ActivityScore: "1.5"}, label: "Intermediate Metabolizer", phenotype: "Intermediate Metabolizer"},
		"an unknown allele":    {call: OutsideCall{Gene: "CYP2C19", Diplotype: "*1/*999"}, label: "*1/*999", phenotype: "Indeterminate", notes: []string{"outside_unknown_allele"}},
		"contradicting itself": {call: OutsideCall{Gene: "CYP2D6", Diplotype: "*1/*1", ActivityScore: "0"}, label: "*1/*1", phenotype: "", notes: []string{"outside_disagrees"}},
		"an unknown gene":      {call: OutsideCall{Gene: "CYP9Z9", Diplotype: "*1/*1"}, code: "outside_gene"},
		"three alleles":        {call: OutsideCall{Gene: "CYP2D6", Diplotype: "*1/*2/*3"}, code: "outside_diplotype"},
		"nothing":              {call: OutsideCall{Gene: "CYP2D6"}, code: "outside_line"},
		"a word for a score":   {call: OutsideCall{Gene: "CYP2D6", ActivityScore: "low"}, code: "outside_score"},
	} {
		r, err := c.Understand(test.call)
		if p, ok := variants.AsProblem(err); ok != (test.code != "") || ok && p.Code != test.code {
			t.Errorf("%s: %v, want %q", name, err, test.code)
		}
		if err == nil && (labels(r.Diplotypes) != test.label || r.Phenotype != test.phenotype || !slices.Equal(codes(r), test.notes)) {
			t.Errorf("%s: %s, %s, notes %v", name, labels(r.Diplotypes), r.Phenotype, codes(r))
		}
	}
}

// TestVocabulary: whatever is offered for completion is understood without a caution.
func TestVocabulary(t *testing.T) {
	c := New(testGenes(t))
	vocabulary := c.Vocabulary()
	if len(vocabulary) != 23 {
		t.Errorf("%d genes", len(vocabulary))
	}
	for _, v := range vocabulary {
		for _, a := range v.Alleles {
			r, err := c.Understand(OutsideCall{Gene: v.Gene, Diplotype: a + "/" + a})
			if err != nil && !strings.Contains(a, "/") || slices.Contains(codes(r), "outside_unknown_allele") {
				t.Errorf("%s %s: %v, %v", v.Gene, a, err, codes(r))
			}
		}
		for _, p := range v.Phenotypes {
			if r, err := c.Understand(OutsideCall{Gene: v.Gene, Phenotype: p}); err != nil || slices.Contains(codes(r), "outside_unknown_phenotype") {
				t.Errorf("%s %s: %v, %v", v.Gene, p, err, codes(r))
			}
		}
		for _, s := range v.Scores {
			if r, err := c.Understand(OutsideCall{Gene: v.Gene, ActivityScore: s}); err != nil || r.ActivityScore != s {
				t.Errorf("%s %s: %v, %s", v.Gene, s, err, r.ActivityScore)
			}
		}
	}
}

// TestTypingLeavesBothWaysOpen: guidance is looked up with and without each allele that a typing to
// one field leaves open; what it settles stays settled.
func TestTypingLeavesBothWaysOpen(t *testing.T) {
	c := one(t, "HLA-B")
	qs := c.Questions()
	for typed, want := range map[string][]string{
		"*15/*57":       {"*15:02 negative *57:01 negative", "*15:02 negative *57:01 positive", "*15:02 positive *57:01 negative", "*15:02 positive *57:01 positive"},
		"*07:02/*57":    {"*57:01 negative", "*57:01 positive"},
		"*57:01/*58:02": {""},
	} {
		got := c.Call(file{rest: "absent"}.observe(qs), qs, Input{OutsideCalls: []OutsideCall{{Gene: "HLA-B", Diplotype: typed}}})[0]
		var open []string
		for _, d := range got.Recommendation {
			open = append(open, strings.Join(d.LookupKeys[len(got.Diplotypes[0].LookupKeys):], " "))
			if len(d.LookupKeys) < 3 {
				t.Errorf("%s: %q", typed, d.LookupKeys)
			}
		}
		if d := cmp.Diff(want, open); d != "" || len(got.Diplotypes) != 1 {
			t.Errorf("%s (-want +got):\n%s", typed, d)
		}
	}
}

// TestGenesThatNoGuidelineUses: a gene of which no result is taken is named with the reason, by its other names too; one that
// nobody lists is a spelling to check.
func TestGenesThatNoGuidelineUses(t *testing.T) {
	c := New(testGenes(t)).Naming([]knowledge.OtherGene{
		{Gene: "MTHFR", Why: "listed", Medicines: "methotrexate", Levels: "C"},
		{Gene: "F5", Names: "Factor V|Factor V Leiden", Why: "unlisted"},
	})
	for gene, want := range map[string]string{"mthfr": "outside_gene_listed", "factor V Leiden": "outside_gene_unlisted", "F5": "outside_gene_unlisted", "MTHFRX": "outside_gene", "": "outside_gene"} {
		call := OutsideCall{Gene: gene, Diplotype: "C/T", Where: "a:2"}
		problems := c.CheckOutsideCalls([]OutsideCall{call})
		if len(problems) != 1 || problems[0].Code != want || problems[0].Severity != variants.Warning {
			t.Errorf("%s: %v", gene, problems)
		}
		if _, err := c.Understand(call); err == nil || err.(*variants.Problem).Code != want {
			t.Errorf("%s typed: %v", gene, err)
		}
	}
}
