package polygenic_test

import (
	"bufio"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/polygenic"
	"allelens/variants/tabletest"
)

const (
	facts = "../../../shared/facts/prs/"
	share = "../../../shared/samples/open/vcf/SHARE-PRScalculation/Examples__VCFfiles__sample_"
)

var populations = map[string]string{"Pop": "all", "Eur": "european", "Afr": "african", "EAs": "east_asian", "SAs": "south_asian", "": "european"}

func number(t *testing.T, text string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestTablesAreTheFacts: weights, places, frequencies, means and deviations are those that were published; only two indels are spelled shorter.
func TestTablesAreTheFacts(t *testing.T) {
	rows := tabletest.Rows(t, facts+"prs_weights.tsv")
	for _, m := range models() {
		seen := 0
		for _, row := range rows {
			if row["model"] != m.Name {
				continue
			}
			seen++
			pos, _ := strconv.Atoi(row["grch37_pos"])
			at := slices.IndexFunc(m.Weights, func(w knowledge.ScoreWeight) bool {
				return string(w.Contig) == row["chrom"] && w.Pos[variants.GRCh37] == pos
			})
			if at < 0 {
				t.Fatalf("%s %s:%d has no row", m.Model, row["chrom"], pos)
			}
			w := m.Weights[at]
			longer := strings.TrimPrefix(row["other_allele"], w.Other[variants.GRCh37])
			if w.Other[variants.GRCh37]+longer != row["other_allele"] || w.Effect[variants.GRCh37]+longer != row["effect_allele"] || longer != "" && w.Note == "" {
				t.Errorf("%s %s:%d %s>%s, published %s>%s", m.Model, w.Contig, pos, w.Other, w.Effect, row["other_allele"], row["effect_allele"])
			}
			if strconv.Itoa(w.Pos[variants.GRCh38]) != row["grch38_pos"] || row["grch38_ref"] != "" && w.Ref[variants.GRCh38] != row["grch38_ref"] {
				t.Errorf("%s %s:%d stands at %d %s in GRCh38", m.Model, w.Contig, pos, w.Pos[variants.GRCh38], w.Ref[variants.GRCh38])
			}
			if w.Weight != number(t, row["log_odds_ratio"]) || w.Frequency["all"] != number(t, row["eaf"]) {
				t.Errorf("%s %s:%d: weight %v, frequency %v", m.Model, w.Contig, pos, w.Weight, w.Frequency["all"])
			}
			for column, of := range map[string]string{"eaf_eur": "european", "eaf_afr": "african", "eaf_eas": "east_asian", "eaf_sas": "south_asian"} {
				if f, known := w.Frequency[of]; known != (row[column] != "") || known && f != number(t, row[column]) {
					t.Errorf("%s %s:%d: %s %v", m.Model, w.Contig, pos, of, f)
				}
			}
		}
		if seen != len(m.Weights) {
			t.Errorf("%s: %d sites, published %d", m.Model, len(m.Weights), seen)
		}
	}
	checkPopulations(t)
}

func checkPopulations(t *testing.T) {
	for _, row := range tabletest.Rows(t, facts+"prs_models.tsv") {
		for _, m := range models() {
			if row["model"] != m.Name {
				continue
			}
			at := slices.IndexFunc(m.Populations, func(p knowledge.ScorePopulation) bool { return p.Population == populations[row["population"]] })
			if at < 0 {
				t.Fatalf("%s has no %s", m.Model, row["population"])
			}
			p := m.Populations[at]
			if p.Mean != number(t, row["mean"]) || p.Deviation != number(t, row["sd"]) || p.Alpha != number(t, row["alpha"]) {
				t.Errorf("%s %s: %v", m.Model, p.Population, p)
			}
			mean, deviation, ok := polygenic.Spread(&m, p.Population)
			most := 0.05
			if !ok || math.Abs(mean-p.Mean) > 0.002 || math.Abs(deviation/p.Deviation-1) > most {
				t.Errorf("%s %s: mean %.4f, stated %.4f; deviation %.4f, stated %.4f", m.Model, p.Population, mean, p.Mean, deviation, p.Deviation)
			}
			t.Logf("%s %s: mean %.4f (stated %.3f), deviation %.4f (stated %.3f, %+.1f %%)", m.Model, p.Population, mean, p.Mean, deviation, p.Deviation, 100*(deviation/p.Deviation-1))
		}
	}
}

// dosages reads the columns of a sample file, a dosage where no genotype is given.
func dosages(t *testing.T, path string) (samples []string, by map[string][]float64) {
	t.Helper()
	f, err := os.Open(tabletest.Beside(t, path))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	by = map[string][]float64{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		cells := strings.Split(lines.Text(), "\t")
		switch {
		case strings.HasPrefix(lines.Text(), "##"):
		case strings.HasPrefix(lines.Text(), "#"):
			samples = cells[9:]
		default:
			key := strings.TrimPrefix(cells[0], "chr") + ":" + cells[1]
			for _, cell := range cells[9:] {
				gt, ds, _ := strings.Cut(cell, ":")
				if strings.Contains(gt, ".") {
					by[key] = append(by[key], number(t, ds))
				} else {
					by[key] = append(by[key], float64(strings.Count(gt, "1")))
				}
			}
		}
	}
	return samples, by
}

func percentileOf(t *testing.T, m *knowledge.ScoreModel, by map[string][]float64, sample int, mean, deviation float64) float64 {
	t.Helper()
	copies := make([]float64, len(m.Weights))
	for i, w := range m.Weights {
		all, ok := by[place(w)]
		if !ok {
			t.Fatalf("no %s", place(w))
		}
		copies[i] = all[sample]
	}
	s, _ := polygenic.Add(m, "all", copies)
	return 50 * math.Erfc(-(s.Score-mean)/deviation/math.Sqrt2)
}

// TestShareSamples: the columns of the OCAC file are named by the percentiles that they were made to have, and the four people of the BCAC file
// have those that the weights give. Dosages count here, as they do for whoever made the files: of a patient they are no calls.
func TestShareSamples(t *testing.T) {
	ocac := model(t, "OCAC_36")
	samples, by := dosages(t, share+"OCAC_36.vcf")
	mean, _, _ := polygenic.Spread(ocac, "all")
	for i, name := range samples {
		want := 100 * number(t, strings.TrimPrefix(name, "t"))
		got, stated := percentileOf(t, ocac, by, i, mean, 0.315), percentileOf(t, ocac, by, i, -0.259, 0.315)
		if math.Abs(got-want) > 0.2 || math.Abs(stated-want) > 0.22 {
			t.Errorf("%s: %.3f, by the stated mean, which is rounded, %.3f", name, got, stated)
		}
	}
	bcac := model(t, "BCAC_313")
	samples, by = dosages(t, share+"BCAC_313_genotypes.vcf")
	if !slices.Equal(samples, []string{"Low", "Med", "Mod", "High"}) {
		t.Fatal(samples)
	}
	for i, want := range []float64{6.3, 52.8, 74.9, 95.1} {
		if got := percentileOf(t, bcac, by, i, bcac.Populations[0].Mean, bcac.Populations[0].Deviation); math.Abs(got-want) > 0.05 {
			t.Errorf("%s: %.3f, wanted %.1f", samples[i], got, want)
		}
	}
}

// TestShareFiles reads the files as a patient's: genotypes give the score, dosages alone are missing, and told.
func TestShareFiles(t *testing.T) {
	c := polygenic.New(models())
	percentiles := []float64{6.33, 52.77, 74.87, 95.09}
	for i, sample := range []string{"Low", "Med", "Mod", "High"} {
		o := read(t, c, tabletest.Beside(t, share+"BCAC_313_genotypes.vcf"), sample, variants.GRCh37)
		for _, r := range c.Score(o.Scored, o.Assembly, european) {
			if r.Model.Model != "BCAC_313" {
				continue
			}
			t.Logf("%s: %d of %d, score %.4f, %v, closest %q, support %.1f, mixture %.1f, fit %.1f", sample, r.Used, len(r.Sites), r.Sum.Score, r.Reasons, r.Ancestry.Closest, r.Ancestry.Support, r.Ancestry.Mixture, r.Ancestry.Fit)
			if want := []float64{-1.3574, -0.3815, -0.0143, 0.5866}[i]; r.Used != 313 || !r.Given() || math.Abs(r.Sum.Score-want) > 1e-4 || math.Abs(r.Percentile.Value-percentiles[i]) > 0.01 {
				t.Errorf("%s: %d sites, %.4f", sample, r.Used, r.Sum.Score)
			}
		}
		o = read(t, c, tabletest.Beside(t, share+"BCAC_313_dosages.vcf"), sample, variants.GRCh37)
		for _, r := range c.Score(o.Scored, o.Assembly, european) {
			imputed := 0
			for _, s := range r.Sites {
				if s.Why == polygenic.Imputed {
					imputed++
				}
			}
			if r.Model.Cancer == "breast" && (imputed == 0 || imputed != len(r.Sites)-r.Used) {
				t.Errorf("%s, %s: %d imputed of %d missing", sample, r.Model.Model, imputed, len(r.Sites)-r.Used)
			}
			if (r.Sum.Missing > polygenic.MostMissing) != (slices.Contains(r.Reasons, polygenic.SitesMissing) || slices.Contains(r.Reasons, polygenic.SitesAbsent)) {
				t.Errorf("%s, %s: %.3f missing, %v", sample, r.Model.Model, r.Sum.Missing, r.Reasons)
			}
		}
	}
	o := read(t, c, tabletest.Beside(t, share+"OCAC_36.vcf"), "t0.8", variants.GRCh37)
	if r := c.Score(o.Scored, o.Assembly, european)[3]; r.Model.Model != "OCAC_36" || !slices.Contains(r.Reasons, polygenic.SitesMissing) || math.Abs(r.Sum.Missing-0.13) > 0.02 {
		t.Errorf("t0.8: %v, %.3f missing", r.Reasons, r.Sum.Missing)
	}
}

// TestProofSamplesOfPeople tells of the files beside the project how many sites they have, and the score or why there is none:
// of every twelfth, in the long checks of all. Too few sites always withhold it.
func TestProofSamplesOfPeople(t *testing.T) {
	c := polygenic.New(models())
	root := tabletest.Beside(t, "../../../shared/samples/open/vcf")
	for _, path := range samplesWithSites(t, root, c) {
		name := strings.TrimPrefix(path, root+"/")
		o, err := tryRead(c, path)
		if err != nil {
			t.Logf("%s: not read: %v", name, err)
			continue
		}
		for _, r := range c.Score(o.Scored, o.Assembly, european) {
			if len(r.Reasons) == 0 && r.Sum.Missing > polygenic.MostMissing {
				t.Errorf("%s: %s is scored with %.3f of its variance missing", name, r.Model.Model, r.Sum.Missing)
			}
			t.Logf("%s\t%s\t%s\t%d of %d\tmissing %.0f %%\t%v\tclosest %s\tz %.2f", filepath.Base(name), o.Input.Sample, r.Model.Model, r.Used, len(r.Sites), 100*r.Sum.Missing, r.Reasons, r.Ancestry.Closest, r.Z.Value)
		}
	}
}
