package ledger_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/ledger"
)

// shows are the state and alleles of the first site with evidence among those asked, "variant C/CATAT", with the code of
// the first failed criterion.
func shows(s ledger.Site) string {
	words := []string{s.State.String()}
	if s.State != variants.NoCall && len(s.Alleles) > 0 {
		words = append(words, strings.Join(s.Alleles, "/"))
	}
	if s.Share > 0 {
		words = append(words, strconv.FormatFloat(s.Share, 'g', -1, 64))
	}
	if s.Evidence != nil && len(s.Evidence.FailedCriteria) > 0 {
		words = append(words, s.Evidence.FailedCriteria[0].Code)
	}
	return strings.Join(words, " ")
}

// TestEvidenceOfASite: split lines, callers without GQ and AD, and lines that show nothing.
func TestEvidenceOfASite(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		site  int
		want  string
	}{
		"split, with DP":                       {[]string{"10 300 . CAT C 99 PASS . GT:AD:DP:GQ 1/0:0,20:40:99", "10 300 . CAT CATAT 99 PASS . GT:AD:DP:GQ 0/1:0,20:40:99"}, 1, "variant C/CATAT"},
		"split, without DP":                    {[]string{"10 300 . CAT C 99 PASS . GT:AD 1/0:0,20", "10 300 . CAT CATAT 99 PASS . GT:AD 0/1:0,20"}, 1, "variant C/CATAT"},
		"split, one alone":                     {[]string{"10 300 . CAT C 99 PASS . GT:AD 1/0:0,20"}, 1, "filtered C/CAT allele_balance"},
		"split, DP4":                           {[]string{"10 300 . CAT C 99 PASS DP4=0,0,20,20 GT 1/0", "10 300 . CAT CATAT 99 PASS DP4=0,0,20,20 GT 0/1"}, 1, "variant C/CATAT"},
		"split, one of few reads":              {[]string{"10 300 . CAT C 99 PASS . GT:AD 1/0:0,38", "10 300 . CAT CATAT 99 PASS . GT:AD 0/1:0,2"}, 1, "filtered C/CAT allele_balance"},
		"QUAL, low":                            {[]string{"10 100 . C T 3 . . GT 0/1"}, 0, "filtered C/T low_site_quality"},
		"QUAL, enough":                         {[]string{"10 100 . C T 20 . . GT 0/1"}, 0, "variant C/T"},
		"QUAL beside GQ":                       {[]string{"10 100 . C T 3 . . GT:GQ 0/1:60"}, 0, "variant C/T"},
		"QUAL of a reference line":             {[]string{"10 100 . C . 3 . . GT 0/0"}, 0, "reference C/C"},
		"PL, low":                              {[]string{"10 100 . C T 60 . . GT:PL 0/1:5,0,255"}, 0, "filtered C/T low_quality"},
		"DP4, few":                             {[]string{"10 100 . C T 60 . DP4=14,15,1,2 GT 0/1"}, 0, "filtered C/T allele_balance"},
		"DP4, half":                            {[]string{"10 100 . C T 60 . DP4=9,8,7,10 GT 0/1"}, 0, "variant C/T"},
		"flat PL of the reference":             {[]string{"10 100 . C T 60 . . GT:PL 0/0:0,0,0"}, 0, "no_call flat_likelihoods"},
		"flat PL of a variant":                 {[]string{"10 100 . C T 60 . . GT:PL 0/1:0,0,0"}, 0, "filtered C/T low_quality"},
		"reference, read otherwise":            {[]string{"10 100 . C T 60 . . GT:AD:DP:GQ 0/0:16,14:30:40"}, 0, "no_call allele_balance"},
		"reference, split":                     {[]string{"10 100 . C G 60 . . GT:AD 0/0:16,0", "10 100 . C T 60 . . GT:AD 0/0:16,14"}, 0, "no_call allele_balance"},
		"reference, a read beside":             {[]string{"10 100 . C T 60 . . GT:AD 0/0:3,1"}, 0, "filtered C/C low_depth"},
		"reference, few reads":                 {[]string{"10 100 . C T 60 . . GT:AD 0/0:28,2"}, 0, "reference C/C"},
		"open, read":                           {[]string{"10 100 . C T 60 . . GT:AD:DP ./.:15,15:30"}, 0, "no_call allele_balance"},
		"no genotype, read":                    {[]string{"10 100 . C T 60 . . AD 15,15"}, 0, "no_call allele_balance"},
		"both copies, half":                    {[]string{"10 100 . C T 60 . . GT:AD:GQ 1/1:15,15:40"}, 0, "filtered T/T homozygous_balance"},
		"both copies, most":                    {[]string{"10 100 . C T 60 . . GT:AD:GQ 1/1:6,24:40"}, 0, "variant T/T"},
		"both copies, reads beside":            {[]string{"10 300 . CAT C 60 . . GT:AD:DP:GQ 1/1:0,23:38:40"}, 1, "variant C/C"},
		"both copies, by FREQ":                 {[]string{"10 100 . C T 60 . . GT:FREQ 1/1:52%"}, 0, "filtered T/T homozygous_balance"},
		"both copies, by NR":                   {[]string{"10 100 . C T 60 . . GT:NR:NV 1/1:30:15"}, 0, "filtered T/T homozygous_balance"},
		"reference, by FREQ":                   {[]string{"10 100 . C T 60 . . GT:FREQ 0/0:47.5%"}, 0, "no_call allele_balance"},
		"reference, by NR":                     {[]string{"10 100 . C T 60 . . GT:NR:NV 0/0:30:14"}, 0, "no_call allele_balance"},
		"few reads by NR":                      {[]string{"10 100 . C T 60 . . GT:NR:NV 0/1:8:4"}, 0, "filtered C/T low_depth"},
		"GP, low":                              {[]string{"10 100 . C T 60 . . GT:GP 0/1:0.3,0.7,0"}, 0, "filtered C/T low_quality"},
		"reference, most reads fit no allele":  {[]string{"10 100 . C T 60 . . GT:AD:DP 0/0:10,10:400"}, 0, "no_call allele_balance"},
		"reference, by FREQ beside RD":         {[]string{"10 100 . C T 60 . . GT:DP:RD:FREQ 0/0:40:20:50%"}, 0, "no_call allele_balance"},
		"reference, by FREQ with a comma":      {[]string{"10 100 . C T 60 . . GT:FREQ 0/0:47,5%"}, 0, "no_call allele_balance"},
		"reference, by DP4":                    {[]string{"10 100 . C T 60 . DP4=10,10,10,10 GT 0/0"}, 0, "no_call allele_balance"},
		"reference, by PL":                     {[]string{"10 100 . C T 60 . . GT:PL 0/0:40,0,60"}, 0, "no_call likelihoods"},
		"open, by GL":                          {[]string{"10 100 . C T 60 . . GT:GL ./.:-20,-3,0"}, 0, "no_call likelihoods"},
		"open, by likelihoods near each other": {[]string{"10 100 . C T 60 . . GT:PL ./.:3,0,9"}, 0, "no_call missing"},
		"a copy that a deletion took":          {[]string{"10 100 . C T,* 60 . . GT:AD 1/2:0,20,20"}, 0, "variant T/"},
		"no filter, nothing else":              {[]string{"10 100 . C T . . . GT 0/1"}, 0, "variant C/T"},
	} {
		o, err := read(t, head38, variants.GRCh38, c.lines...)
		if err != nil {
			t.Fatal(err)
		}
		if got := shows(o.Sites[c.site]); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestFaintAllele: what part of the reads show where the call is the reference, from half of the limit on and from two reads;
// more is no call, less is noise.
func TestFaintAllele(t *testing.T) {
	for sample, want := range map[string]string{
		"GT:AD 0/0:36,4":        "reference T",
		"GT:AD 0/0:37,3":        "reference ",
		"GT:AD 0/0:9,1":         "reference ",
		"GT:AD 0/0:18,2":        "reference T",
		"GT:AD 0/0:32,8":        "no_call ",
		"GT:FREQ 0/0:15%":       "reference T",
		"GT:AD:DP 0/0:36,4:400": "reference T",
		"GT:AD 0/1:36,4":        "filtered ",
	} {
		o, err := read(t, head38, variants.GRCh38, "10 100 . C T 60 . . "+sample)
		if err != nil {
			t.Fatal(err)
		}
		s := o.Sites[0]
		if got := s.State.String() + " " + s.FaintAllele; got != want || (s.Faint > 0) != (s.FaintAllele != "") {
			t.Errorf("%s: %q (%g), want %q", sample, got, s.Faint, want)
		}
	}
}

// TestBeside: what the reads show beside the genotype, and what a line that failed calls beside one that stands.
func TestBeside(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"reads of another allele":   {[]string{"10 100 . C G,T 60 . . GT:AD:DP 0/1:20,0,20:40"}, "T"},
		"reads of the called ones":  {[]string{"10 100 . C G,T 60 . . GT:AD:DP 0/2:20,0,20:40"}, ""},
		"a failed line for both":    {[]string{"10 100 . C T 60 PASS . GT 0/1", "10 100 . C T 60 LowQual . GT 1/1"}, "T"},
		"a failed line, the first":  {[]string{"10 100 . C G 60 LowQual . GT 0/1", "10 100 . C T 60 PASS . GT 0/1"}, "C G"},
		"a reference line that is":  {[]string{"10 100 . C T 60 PASS . GT 0/1", "10 100 . C . 60 LowQual . GT 0/0"}, "C"},
		"two lines that both stand": {[]string{"10 100 . C T 60 PASS . GT 0/1", "10 100 . C G 60 PASS . GT 0/1"}, ""},
	} {
		o, err := read(t, head38, variants.GRCh38, c.lines...)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(o.Sites[0].Beside, " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestMitochondria: the reads count, not the genotype that a caller for two chromosomes writes.
func TestMitochondria(t *testing.T) {
	for sample, want := range map[string]string{
		"GT:AD:AF:DP 0/1:0,1000:1.00:1000": "variant G/G",
		"GT:AD 0/1:50,950":                 "variant G/G",
		"GT:AD 0/1:60,940":                 "variant A/G 0.94",
		"GT:AD 1/1:60,940":                 "variant A/G 0.94",
		"GT:AF 0/1:0.5":                    "variant A/G 0.5",
		"GT:AD 0/1:950,50":                 "filtered A/G 0.05 heteroplasmy",
		"GT 1":                             "variant G",
		"GT 0/1":                           "variant A/G",
		"GT:AD 0/0:1000,0":                 "reference A/A",
		"GT:AD 0/0:970,30":                 "reference A/A",
		"GT:AD 0/0:900,100":                "filtered A/G 0.1 heteroplasmy",
	} {
		q := questions()
		q.Sites = []ledger.Question{{ID: 1, Gene: "TOY", Contig: "MT", Pos: builds(1555, 1555), Ref: builds("A", "A"), Alleles: []string{"A", "G"}}}
		if got := shows(site(t, q, variants.GRCh38, "MT 1555 . A G . PASS . "+sample)); got != want {
			t.Errorf("%s: %s, want %s", sample, got, want)
		}
	}
}

// TestFaint: reads of a variant on a line that calls the reference are told from half of the limit on.
func TestFaint(t *testing.T) {
	for sample, want := range map[string]float64{"0/0:41,9": 0.18, "0/0:45,5": 0.1, "0/0:46,4": 0, "0/0:9,1": 0, "0/1:25,25": 0} {
		got := site(t, questions(), variants.GRCh38, "10 100 . C T 60 . . GT:AD "+sample)
		if got.Faint != want {
			t.Errorf("%s: %v, want %v", sample, got.Faint, want)
		}
	}
}

// TestRepeat: all spellings of a change of units are one allele, wherever in the tract a line puts them, in both builds;
// the reference is shown by lines over all of the tract only.
func TestRepeat(t *testing.T) {
	for build, first := range map[variants.Assembly]int{variants.GRCh38: 300, variants.GRCh37: 400} {
		for _, c := range []struct{ lines, want string }{
			{"+0 CAT CATAT 0/1 .", "variant CAT/CATAT"},
			{"+0 C CAT 0/1 .", "variant CAT/CATAT"},
			{"+1 A ATA 0/1 .", "variant CAT/CATAT"},
			{"+2 T TAT 0/1 .", "variant CAT/CATAT"},
			{"+12 TA TATA 1/1 .", "variant CATAT/CATAT"},
			{"+15 A ATA 0/1 .", "variant CAT/CATAT"},
			{"+15 A ATATA 0/1 .", "variant CAT/CATATAT"},
			{"+13 ATA A 0/1 .", "variant CAT/C"},
			{"+8 TATA TA,TATATA 1/2 .", "variant C/CATAT"},
			{"-30 G <NON_REF> 0/0 +11; +12 TA TATA,<NON_REF> 1/1 .", "variant CATAT/CATAT"},
			{"-30 G <NON_REF> 0/0 +40", "reference CAT/CAT"},
			{"-30 G <NON_REF> 0/0 +8; +9 A <NON_REF> 0/0 +40", "reference CAT/CAT"},
			{"-30 G <NON_REF> 0/0 +8", "no_call indel_not_shown"},
			{"+0 CAT . 0/0 .", "reference CAT/CAT"},
			{"+9 A G 0/1 .", "absent"},
			{"+16 A ATA 0/1 .", "absent"},
		} {
			q := questions()
			q.Sites = q.Sites[1:2]
			q.Sites[0].Alleles = append(slices.Clone(q.Sites[0].Alleles), "CATATAT")
			q.Sites[0].Repeat = &ledger.Repeat{Unit: "TA", Offset: 2, Units: 7}
			var lines []string
			for text := range strings.SplitSeq(c.lines, "; ") {
				f := strings.Fields(text)
				info := "."
				if f[4] != "." {
					info = "END=" + place(first, f[4])
				}
				lines = append(lines, strings.Join([]string{"10", place(first, f[0]), ".", f[1], f[2], "50", "PASS", info, "GT", f[3]}, " "))
			}
			if got := shows(site(t, q, build, lines...)); got != c.want {
				t.Errorf("%s, %s: %s, want %s", build, c.lines, got, c.want)
			}
		}
	}
}

func place(first int, offset string) string {
	n, _ := strconv.Atoi(offset)
	return strconv.Itoa(first + n)
}

// site reads lines for the first of the sites that are asked about.
func site(t *testing.T, q ledger.Questions, build variants.Assembly, lines ...string) ledger.Site {
	t.Helper()
	header := map[variants.Assembly]string{variants.GRCh38: head38, variants.GRCh37: head37}[build]
	o, err := readFile(t, q, header, build, lines...)
	if err != nil {
		t.Fatal(err)
	}
	return o.Sites[0]
}
