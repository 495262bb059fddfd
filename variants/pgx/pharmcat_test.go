package pgx

import (
	"strings"
	"testing"

	"allelens/variants"
)

// pharmCATFlat is a report of version 3: genes by themselves. pharmCATNested is one of version 2: genes below the body.
const (
	pharmCATFlat = `{"title": "S", "timestamp": "2026-05-14T00:00:00Z", "pharmcatVersion": "3.2.0", "genes": {
"CYP2C19": {"geneSymbol": "CYP2C19", "callSource": "MATCHER", "sourceDiplotypes": [{"label": "*1/*2", "phenotypes": ["Intermediate Metabolizer"], "activityScore": null}],
 "recommendationDiplotypes": [{"label": "*1/*9", "phenotypes": ["Other"]}]},
"CYP2C9": {"callSource": "MATCHER", "sourceDiplotypes": [{"label": "*1/*2", "phenotypes": ["Intermediate Metabolizer"], "activityScore": 1.5}, {"label": "*1/*3", "phenotypes": ["Intermediate Metabolizer"], "activityScore": "1.0"}]},
"CYP2D6": {"callSource": "NONE", "sourceDiplotypes": [{"label": "Unknown/Unknown", "phenotypes": ["No Result"], "activityScore": "No Result"}]},
"DPYD": {"callSource": "MATCHER", "sourceDiplotypes": [{"label": "c.1601G>A (*4)", "phenotypes": ["Indeterminate"], "activityScore": "n/a"}, {"label": "c.1627A>G (*5)", "phenotypes": ["Indeterminate"]}],
 "recommendationDiplotypes": [{"label": "c.1601G>A (*4)/c.1627A>G (*5)", "allele1": {"name": "c.1601G>A (*4)"}, "allele2": {"name": "c.1627A>G (*5)"}, "phenotypes": ["Normal Metabolizer"], "activityScore": "2.0"}]},
"G6PD": {"callSource": "MATCHER", "sourceDiplotypes": [{"label": "B (reference)", "phenotypes": ["Normal"]}]},
"HLA-B": {"callSource": "OUTSIDE", "sourceDiplotypes": [{"label": "*15:02 positive", "phenotypes": ["*15:02 positive"]}]}}}`
	pharmCATNested = `{"generatedOn": "Mar 14, 2023", "pharmcatVersion": "2.3.0", "genes": {
"CPIC": {"CYP2C19": {"callSource": "MATCHER", "sourceDiplotypes": [{"allele1": {"name": "*1"}, "allele2": {"name": "*2"}, "phenotypes": ["Intermediate Metabolizer"]}]}},
"DPWG": {"CYP2C19": {"callSource": "MATCHER", "sourceDiplotypes": [{"label": "*1/*2", "phenotypes": ["IM"]}]}, "CYP1A2": {"callSource": "MATCHER", "sourceDiplotypes": [{"label": "*1/*1", "phenotypes": ["Normal Metabolizer"]}]}}}}`
	pharmCATPhenotype = `{"matcherMetadata": {"namedAlleleMatcherVersion": "2.15.0"}, "geneReports": {"CYP2C19": {"sourceDiplotypes": [{"label": "*1/*2", "phenotypes": ["Intermediate Metabolizer"]}]}}}`
)

// TestPharmCATReports: what PharmCAT called is taken, from each of its versions; what it did not call is left to the file.
func TestPharmCATReports(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"version 3": {pharmCATFlat, "CYP2C19 *1/*2 Intermediate Metabolizer  PharmCAT 3.2.0 2026-05-14|CYP2C9 *1/*2 Intermediate Metabolizer 1.5 PharmCAT 3.2.0 2026-05-14|" +
			"CYP2C9 *1/*3 Intermediate Metabolizer 1.0 PharmCAT 3.2.0 2026-05-14|DPYD c.1601G>A (*4)/c.1627A>G (*5) Normal Metabolizer 2.0 PharmCAT 3.2.0 2026-05-14|" +
			"G6PD B (reference) Normal  PharmCAT 3.2.0 2026-05-14|HLA-B *15:02 positive *15:02 positive  PharmCAT 3.2.0 2026-05-14"},
		"version 2":  {pharmCATNested, "CYP1A2 *1/*1 Normal Metabolizer  PharmCAT 2.3.0 |CYP2C19 *1/*2 Intermediate Metabolizer  PharmCAT 2.3.0 "},
		"phenotypes": {pharmCATPhenotype, "CYP2C19 *1/*2 Intermediate Metabolizer  PharmCAT "},
	} {
		calls, err := ParseOutsideCalls("r.json", strings.NewReader(c.in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, x := range calls {
			got = append(got, strings.Join([]string{x.Gene, x.Diplotype, x.Phenotype, x.ActivityScore, x.Method, x.Date}, " "))
			if x.Where != "r.json:"+x.Gene {
				t.Errorf("%s: %s stands at %s", name, x.Gene, x.Where)
			}
		}
		if s := strings.Join(got, "|"); strings.TrimSpace(s) != strings.TrimSpace(c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, s, c.want)
		}
	}
}

// TestPharmCATRefused: what is no report, and one that called nothing.
func TestPharmCATRefused(t *testing.T) {
	for in, code := range map[string]string{
		`{"genes": {"CYP2C19": 7}}`:                                "outside_format",
		`{"genes": {"CPIC": [1]}}`:                                 "outside_format",
		`{"genes": {}}`:                                            "outside_format",
		`{"genes": {"CYP2D6": {"callSource": "NONE"}}}`:            "outside_empty",
		`{"matrix": 1}`:                                            "outside_format",
		`{"genes": {"CYP2C19": {"sourceDiplotypes": "*1/*2"}}}`:    "outside_format",
		`{"geneReports": {"CYP2C19": {"sourceDiplotypes": [{}]}}}`: "outside_empty",
	} {
		_, err := ParseOutsideCalls("r.json", strings.NewReader(in))
		if p, ok := variants.AsProblem(err); !ok || p.Code != code {
			t.Errorf("%s: %v, want %s", in, err, code)
		}
	}
}
