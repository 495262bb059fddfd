package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/report"
	"allelens/variants/tabletest"
)

// TestToBeVerified: no page repeats it; a line for each section says how much was checked, and patients read no mark.
func TestToBeVerified(t *testing.T) {
	for _, sex := range []string{"female", "male"} {
		for _, format := range []string{"txt", "annex.html", "medicines.csv"} {
			out, errs, status := allelens(t, "report", sample("demonstration.grch38.vcf.gz"), "-o", "-", "-f", format, "--sex", sex, "--age", "45", "--medications", "clopidogrel,warfarin")
			if status != exitDone {
				t.Fatalf("exit %d: %s", status, errs)
			}
			if n := strings.Count(strings.ToLower(out), "to be verified"); n > 0 {
				t.Errorf("%s, %s: %d times", sex, format, n)
			}
			if format == "annex.html" && !strings.Contains(out, "Checked at the source: ") {
				t.Errorf("%s, %s: no section says how much was checked", sex, format)
			}
		}
		path := filepath.Join(t.TempDir(), "a.patient.html")
		if _, errs, status := allelens(t, "report", sample("demonstration.grch38.vcf.gz"), "-o", path, "--sex", sex, "--age", "45"); status != exitDone {
			t.Fatalf("exit %d: %s", status, errs)
		}
		if page := strings.ToLower(readFile(t, path)); strings.Contains(page, "†") || strings.Contains(page, "verified") || strings.Contains(page, "to be checked") {
			t.Errorf("%s: a mark on the patient's page", sex)
		}
	}
}

// TestNothingIsRecalled: no table, and no text, calls a fact recalled.
func TestNothingIsRecalled(t *testing.T) {
	for _, pattern := range []string{"../assets/knowledge/*.tsv", "../assets/text/en/*.tsv"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(err, len(files))
		}
		for _, f := range files {
			words := strings.ToLower(readFile(t, f))
			for _, never := range []string{"recalled", "no source seen", "general knowledge", "general-knowledge"} {
				if strings.Contains(words, never) {
					t.Errorf("%s: %q", f, never)
				}
			}
		}
	}
}

// TestChosenBodiesStandFirst: the first body's country is told in full and to the patient, the others beside it,
// and one that says nothing about this person is named.
func TestChosenBodiesStandFirst(t *testing.T) {
	for _, c := range []struct {
		sex, bodies string
		regions     []string
	}{
		{"female", "", []string{"US"}}, {"female", "nice,nhs,nccn", []string{"UK"}}, {"male", "esmo,nccn", []string{"Europe"}},
		{"female", "esmo,eviq,nccn", []string{"Australia"}},
	} {
		args := []string{"--sex", c.sex, "--age", "45"}
		if c.bodies != "" {
			args = append(args, "--bodies", c.bodies)
		}
		r := reportOf(t, sample("demonstration.grch38.vcf.gz"), args...)
		if diff := cmp.Diff(c.regions, regions(r)); diff != "" {
			t.Errorf("%s %s: %s", c.sex, c.bodies, diff)
		}
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func regions(r *report.Report) (all []string) {
	for _, m := range r.Management {
		if !m.Beside && (len(all) == 0 || all[len(all)-1] != m.Region) {
			all = append(all, m.Region)
		}
	}
	return all
}

// keyed says how a table's rows are named among the verdicts.
var keyed = map[string]func(r map[string]string) string{
	"modulator": func(r map[string]string) string { return joinSome(r["medicine"], r["gene"], r["effect"]) },
	"conversion": func(r map[string]string) string {
		return joinSome(r["gene"], r["strength"], r["effect"], r["phenotype"])
	},
	"founder":        func(r map[string]string) string { return joinSome(r["gene"], r["legacy_name"]) },
	"warfarin_limit": func(r map[string]string) string { return joinSome(r["model"], r["input"]) },
	"warfarin_range": func(r map[string]string) string { return joinSome(r["vkorc1"], r["cyp2c9"]) },
	"advice":         func(r map[string]string) string { return joinSome(r["topic"], r["item"]) },
	"vcep_threshold": func(r map[string]string) string { return joinSome(r["gene"], r["code"], r["parameter"], r["value"]) },
}

func joinSome(parts ...string) string {
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// TestVerdictsAreCarried: what reading the sources showed of a row stands in the table, by key, since rows have moved.
func TestVerdictsAreCarried(t *testing.T) {
	const facts = "../../shared/facts/verification/verified.tsv"
	if !tabletest.Has(t, facts) {
		t.Skip("no verdicts beside the project")
	}
	states := map[string]string{}
	for table, key := range keyed {
		for _, r := range tabletest.Rows(t, "../assets/knowledge/"+table+".tsv") {
			states[table+" "+key(r)] = r["verified"]
		}
	}
	counted := map[string]int{}
	for _, v := range tabletest.Rows(t, facts) {
		if keyed[v["table"]] == nil {
			continue
		}
		key := v["table"] + " " + v["key"]
		if v["table"] == "vcep_threshold" {
			key += " " + v["our_value"]
		}
		state, held := states[key]
		want := map[string]string{"confirmed": "1", "corrected": "1", "wrong_source": "2", "not_found": "0"}[v["verdict"]]
		own := v["table"] == "warfarin_limit" || strings.HasPrefix(v["key"], "not_assessed") || v["source"] == "own rule of the program"
		switch {
		case own:
			want = "2"
		case strings.HasSuffix(key, "points uncertain_ge 0"), key == "advice reproduction partner":
			continue // the panel's own combination stands instead; left out, since nothing was found for it
		}
		if !held || state != want {
			t.Errorf("%s: %s, but the row says %q", key, v["verdict"], state)
		}
		counted[v["verdict"]]++
	}
	t.Logf("%v", counted)
}
