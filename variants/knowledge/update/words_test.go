package update

import (
	"compress/gzip"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/tabletest"
)

func TestClassOf(t *testing.T) {
	for clnsig, want := range map[string]struct {
		class knowledge.Class
		text  string
	}{
		"Pathogenic":                   {knowledge.Pathogenic, "Pathogenic"},
		"Likely_pathogenic":            {knowledge.LikelyPathogenic, "Likely pathogenic"},
		"Pathogenic/Likely_pathogenic": {knowledge.Pathogenic, "Pathogenic/Likely pathogenic"},
		"Pathogenic/Likely_pathogenic/Pathogenic,_low_penetrance": {knowledge.Pathogenic, "Pathogenic/Likely pathogenic/Pathogenic, low penetrance"},
		"Likely_pathogenic,_low_penetrance":                       {knowledge.LikelyPathogenic, "Likely pathogenic, low penetrance"},
		"Likely_pathogenic/Likely_risk_allele":                    {knowledge.LikelyPathogenic, "Likely pathogenic/Likely risk allele"},
		"Uncertain_significance":                                  {knowledge.Uncertain, "Uncertain significance"},
		"Uncertain_significance/Uncertain_risk_allele":            {knowledge.Uncertain, "Uncertain significance/Uncertain risk allele"},
		"Benign":               {knowledge.Benign, "Benign"},
		"Likely_benign":        {knowledge.LikelyBenign, "Likely benign"},
		"Benign/Likely_benign": {knowledge.LikelyBenign, "Benign/Likely benign"},
		"Conflicting_classifications_of_pathogenicity":              {knowledge.Conflicting, "Conflicting"},
		"Conflicting_interpretations_of_pathogenicity":              {knowledge.Conflicting, "Conflicting"},
		"Conflicting_classifications_of_pathogenicity|other":        {knowledge.Conflicting, "Conflicting; other"},
		"Conflicting_interpretations_of_pathogenicity,_risk_factor": {knowledge.Conflicting, "Conflicting; risk factor"}, // before 2023
		"Pathogenic,_low_penetrance|risk_factor":                    {knowledge.Pathogenic, "Pathogenic, low penetrance; risk factor"},
		"risk_factor|Benign":                                        {knowledge.Benign, "Benign; risk factor"},
		"Pathogenic|not_provided":                                   {knowledge.Pathogenic, "Pathogenic"},
		"Benign|a_term_of_tomorrow":                                 {knowledge.Benign, "Benign; a term of tomorrow"},
		"a_term_of_tomorrow|Benign":                                 {knowledge.Benign, "Benign; a term of tomorrow"},
		"Pathogenic|Benign":                                         {knowledge.Conflicting, "Conflicting"},
		"Uncertain_significance/Likely_benign":                      {knowledge.Conflicting, "Conflicting"},
		"not_provided":                                              {knowledge.NotReviewed, "not provided"},
		"":                                                          {knowledge.NotReviewed, "not provided"},
		".":                                                         {knowledge.NotReviewed, "not provided"},
		"no_classification_for_the_single_variant":                  {knowledge.NotReviewed, "no classification for the single variant"},
		"drug_response":                                             {knowledge.NotReviewed, "drug response"},
		"drug_response|other":                                       {knowledge.NotReviewed, "drug response; other"},
		"Established_risk_allele":                                   {knowledge.NotReviewed, "Established risk allele"},
		"Affects|association|association_not_found|protective|other": {knowledge.NotReviewed, "Affects; association; association not found; protective; other"},
	} {
		if class, text, err := classOf(clnsig); class != want.class || text != want.text || err != nil {
			t.Errorf("%q: %s, %q, %v; want %s, %q", clnsig, class, text, err, want.class, want.text)
		}
	}
	for _, clnsig := range []string{"a_term_of_tomorrow", "Pathogenic/a_term_of_tomorrow", "5", "5|2", "benignish", "Pathogenic_Benign"} {
		class, text, err := classOf(clnsig)
		var word *unknownWord
		if !errors.As(err, &word) || word.key != "CLNSIG" {
			t.Errorf("%q: %s, %q, %v; want an unknown word", clnsig, class, text, err)
		}
	}
}

func TestStars(t *testing.T) {
	for status, want := range map[string]int{
		"practice_guideline": 4, "reviewed_by_expert_panel": 3, "criteria_provided,_multiple_submitters,_no_conflicts": 2,
		"criteria_provided,_single_submitter": 1, "criteria_provided,_conflicting_classifications": 1, "criteria_provided,_conflicting_interpretations": 1,
		"no_assertion_criteria_provided": 0, "no_classification_provided": 0, "no_classifications_from_unflagged_records": 0, "": -1,
	} {
		s, err := standingOf(map[string]string{"CLNSIG": "Benign", "CLNREVSTAT": status})
		if err != nil || s.stars != want || s.review != strings.ReplaceAll(status, "_", " ") {
			t.Errorf("%q: %+v, %v; want %d", status, s, err, want)
		}
	}
	if _, err := standingOf(map[string]string{"CLNSIG": "Benign", "CLNREVSTAT": "five_stars"}); err == nil {
		t.Error("an unknown status has stars")
	}
}

func TestSubmissions(t *testing.T) {
	info := infoOf("CLNSIG=Conflicting_classifications_of_pathogenicity;CLNREVSTAT=criteria_provided,_conflicting_classifications;" +
		"CLNSIGCONF=Pathogenic(1)|Likely_pathogenic,_low_penetrance(2)|Uncertain_significance(3);CLNSIG=Benign")
	s, err := standingOf(info)
	if want := "Pathogenic 1; Likely pathogenic, low penetrance 2; Uncertain significance 3"; err != nil || s.submissions != want || s.class != knowledge.Conflicting {
		t.Errorf("%+v, %v; want %q", s, err, want)
	}
	if s, err := standingOf(map[string]string{"CLNSIG": "Benign", "CLNSIGCONF": "Pathogenic(1)"}); err != nil || s.submissions != "" {
		t.Errorf("submissions of a class without conflict: %+v, %v", s, err)
	}
}

// TestWordsOfARealRelease: every wording of an official file is known, and as such a file holds
// nothing of the genes, it is refused.
func TestWordsOfARealRelease(t *testing.T) {
	const path = "../../../../shared/samples/open/vcf/Exomiser/exomiser-data-genome__src__test__resources__clinvar-test.vcf.gz"
	f, err := os.Open(tabletest.Beside(t, path))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	classed := map[knowledge.Class]int{}
	for line := range strings.Lines(string(text)) {
		if line[0] == '#' {
			continue
		}
		columns := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		s, err := standingOf(infoOf(columns[7]))
		if err != nil || s.stars < 0 {
			t.Errorf("%s: %+v, %v", line, s, err)
		}
		classed[s.class]++
	}
	want := map[knowledge.Class]int{knowledge.Benign: 135, knowledge.LikelyBenign: 730, knowledge.Conflicting: 25, knowledge.LikelyPathogenic: 8,
		knowledge.Pathogenic: 21, knowledge.Uncertain: 1079, knowledge.NotReviewed: 2}
	for class, n := range want {
		if classed[class] != n {
			t.Errorf("%s: %d, want %d", class, classed[class], n)
		}
	}
	_, err = Prepare(t.Context(), small(t), Request{Path: path, Today: clock}, nil)
	if p, ok := variants.AsProblem(err); !ok || p.Code != "clinvar_no_genes" {
		t.Errorf("%v", err)
	}
}

func FuzzInfo(f *testing.F) {
	f.Add("ALLELEID=1;CLNSIG=Pathogenic/Likely_pathogenic|risk_factor;CLNREVSTAT=reviewed_by_expert_panel;RS=1|2;GENEINFO=BRCA1:672")
	f.Add("CLNSIG=Conflicting_classifications_of_pathogenicity;CLNSIGCONF=Pathogenic(1)|Benign(2)")
	f.Add(";;=;CLNSIG;CLNSIG=,_low_penetrance")
	f.Fuzz(func(t *testing.T, text string) {
		info := infoOf(text)
		if id := rsid(info["RS"]); id != "" && digits(id[2:]) == "" {
			t.Errorf("%q has the number %q", info["RS"], id)
		}
		s, err := standingOf(info)
		if err != nil {
			return
		}
		if s.stars < -1 || s.stars > 4 || s.text == "" {
			t.Errorf("%q: %+v", text, s)
		}
		lower := strings.ToLower(info["CLNSIG"])
		if s.class.Side() > 0 && !strings.Contains(lower, "pathogenic") || s.class.Side() < 0 && !strings.Contains(lower, "benign") {
			t.Errorf("%q is %s", info["CLNSIG"], s.class)
		}
	})
}
