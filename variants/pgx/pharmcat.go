package pgx

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"

	"allelens/variants"
)

// pharmCATFile is what is read of PharmCAT's report.json or phenotype.json. Up to version 2 the genes stand below the body whose
// phenotypes they have (CPIC, DPWG), from 3 on by themselves.
type pharmCATFile struct {
	Version   string                     `json:"pharmcatVersion"`
	Timestamp string                     `json:"timestamp"`
	Generated string                     `json:"generatedOn"`
	Genes     map[string]json.RawMessage `json:"genes"`
	Reports   map[string]json.RawMessage `json:"geneReports"`
}

type pharmCATGene struct {
	Source         *string             `json:"callSource"`
	Called         []pharmCATDiplotype `json:"sourceDiplotypes"`
	Recommendation []pharmCATDiplotype `json:"recommendationDiplotypes"`
}

type pharmCATDiplotype struct {
	Label      string          `json:"label"`
	Allele1    *pharmCATAllele `json:"allele1"`
	Allele2    *pharmCATAllele `json:"allele2"`
	Phenotypes []string        `json:"phenotypes"`
	Score      any             `json:"activityScore"` // a number or words
}

type pharmCATAllele struct {
	Name string `json:"name"`
}

// readJSON reads the files that are JSON: PharmCAT's or StarPhase's.
func readJSON(name string, r io.Reader) ([]OutsideCall, error) {
	data, err := whole(name, r)
	if err != nil {
		return nil, err
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	var file pharmCATFile
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, variants.Fail("outside_format", name).Because(err)
	}
	if file.Genes == nil && file.Reports == nil {
		return ofProgram("StarPhase")(readStarPhase(name, data))
	}
	return file.calls(name)
}

// calls are those of the genes that PharmCAT has called. One that it has not called is left to the file itself.
func (f pharmCATFile) calls(name string) ([]OutsideCall, error) {
	genes, err := f.byGene(name)
	if err != nil {
		return nil, err
	}
	if len(genes) == 0 {
		return nil, variants.Fail("outside_format", name)
	}
	program := OutsideCall{Method: strings.TrimSpace("PharmCAT " + f.Version), Date: f.date()}
	var calls []OutsideCall
	for _, gene := range slices.Sorted(maps.Keys(genes)) {
		g := genes[gene]
		if g.Source != nil && *g.Source == "NONE" {
			continue
		}
		for _, d := range g.diplotypes() {
			c := program
			c.Gene, c.Where = gene, name+":"+gene
			d.into(&c)
			if (c.Diplotype != "" || c.Phenotype != "") && !slices.ContainsFunc(calls, c.same) {
				calls = append(calls, c)
			}
		}
		if len(calls) > maxOutsideCalls {
			return nil, tooMany(name + ":" + gene)
		}
	}
	return calls, nil
}

// date is the day of the report, "" where it is not written as a day.
func (f pharmCATFile) date() string {
	date := f.Timestamp
	if date == "" {
		date = f.Generated
	}
	date = date[:min(len(date), len("2026-11-29"))]
	if !isDate(date) {
		return ""
	}
	return date
}

// into puts a diplotype into a call.
func (d pharmCATDiplotype) into(c *OutsideCall) {
	c.Diplotype, c.Phenotype, c.ActivityScore = pharmCATWord(d.Label), pharmCATWord(strings.Join(d.Phenotypes, "; ")), pharmCATWord(scoreWords(d.Score))
	if c.Diplotype == "" && d.Allele1 != nil && d.Allele2 != nil {
		c.Diplotype = pharmCATWord(d.Allele1.Name + "/" + d.Allele2.Name)
	}
}

// byGene are the genes, those of CPIC's before those of another body.
func (f pharmCATFile) byGene(name string) (map[string]pharmCATGene, error) {
	all := f.Genes
	if all == nil {
		all = f.Reports
	}
	genes := map[string]pharmCATGene{}
	for _, key := range slices.Sorted(maps.Keys(all)) {
		var below map[string]pharmCATGene
		if key != "CPIC" && key != "DPWG" && key != "FDA" {
			var gene pharmCATGene
			if err := json.Unmarshal(all[key], &gene); err != nil {
				return nil, variants.Fail("outside_format", name+":"+key).Because(err)
			}
			below = map[string]pharmCATGene{key: gene}
		} else if err := json.Unmarshal(all[key], &below); err != nil {
			return nil, variants.Fail("outside_format", name+":"+key).Because(err)
		}
		for gene, g := range below {
			if _, before := genes[gene]; !before {
				genes[gene] = g
			}
		}
	}
	return genes, nil
}

// diplotypes are the possible pairs. Of a gene whose alleles it lists one by one, unphased, PharmCAT gives as
// recommendation the pair that it works with.
func (g pharmCATGene) diplotypes() []pharmCATDiplotype {
	single := func(d pharmCATDiplotype) bool { return d.Allele2 == nil && !strings.Contains(d.Label, "/") }
	if len(g.Called) > 1 && !slices.ContainsFunc(g.Called, func(d pharmCATDiplotype) bool { return !single(d) }) || len(g.Called) == 0 {
		return g.Recommendation
	}
	return g.Called
}

// pharmCATWord is a word of PharmCAT's, "" where it says that there is none.
func pharmCATWord(word string) string {
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "n/a", "no result", "unknown", "unknown/unknown":
		return ""
	}
	return strings.TrimSpace(word)
}

// scoreWords is an activity score as it stands.
func scoreWords(score any) string {
	switch s := score.(type) {
	case string:
		return s
	case float64:
		words, err := json.Marshal(s)
		if err == nil {
			return string(words)
		}
	}
	return ""
}
