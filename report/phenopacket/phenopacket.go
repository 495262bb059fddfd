// Package phenopacket writes a case as a GA4GH Phenopacket, version 2.0, in JSON: who it is about, what was found in the cancer genes and of what class,
// and the medicines taken. It states no diagnosis: an interpretation is in progress until the report is final, and a variant is at most a candidate.
package phenopacket

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"allelens/report"
)

// What follows is the part of the Phenopacket schema that a report needs, under its names.

type packet struct {
	ID              string           `json:"id"`
	Subject         subject          `json:"subject"`
	Interpretations []interpretation `json:"interpretations,omitempty"`
	Actions         []action         `json:"medicalActions,omitempty"`
	Meta            metaData         `json:"metaData"`
}

type subject struct {
	ID  string    `json:"id"`
	At  *timeThen `json:"timeAtLastEncounter,omitempty"`
	Sex string    `json:"sex"`
}

type timeThen struct {
	Age age `json:"age"`
}

type age struct {
	Duration string `json:"iso8601duration"`
}

type term struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

type interpretation struct {
	ID        string    `json:"id"`
	Progress  string    `json:"progressStatus"`
	Diagnosis diagnosis `json:"diagnosis"`
	Summary   string    `json:"summary,omitempty"`
}

type diagnosis struct {
	Disease term                    `json:"disease"`
	Genomic []genomicInterpretation `json:"genomicInterpretations"`
}

type genomicInterpretation struct {
	Subject string                `json:"subjectOrBiosampleId"`
	Status  string                `json:"interpretationStatus"`
	Variant variantInterpretation `json:"variantInterpretation"`
}

type variantInterpretation struct {
	Class         string     `json:"acmgPathogenicityClassification"`
	Actionability string     `json:"therapeuticActionability"`
	Descriptor    descriptor `json:"variationDescriptor"`
}

type descriptor struct {
	ID           string       `json:"id"`
	Label        string       `json:"label"`
	Description  string       `json:"description,omitempty"`
	Gene         geneContext  `json:"geneContext"`
	Expressions  []expression `json:"expressions,omitempty"`
	Record       *vcfRecord   `json:"vcfRecord,omitempty"`
	Molecule     string       `json:"moleculeContext"`
	AllelicState *term        `json:"allelicState,omitempty"`
}

type geneContext struct {
	ID     string `json:"valueId"`
	Symbol string `json:"symbol"`
}

type expression struct {
	Syntax string `json:"syntax"`
	Value  string `json:"value"`
}

type vcfRecord struct {
	Assembly string `json:"genomeAssembly"`
	Chrom    string `json:"chrom"`
	Pos      string `json:"pos"` // JSON of protocol buffers writes long numbers as text
	Ref      string `json:"ref"`
	Alt      string `json:"alt"`
	Filter   string `json:"filter,omitempty"`
}

type action struct {
	Treatment struct {
		Agent term `json:"agent"`
	} `json:"treatment"`
}

type metaData struct {
	Created   string     `json:"created,omitempty"`
	By        string     `json:"createdBy"`
	Resources []resource `json:"resources"`
	Version   string     `json:"phenopacketSchemaVersion"`
}

type resource struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	URL     string `json:"url"`
	Version string `json:"version"`
	Prefix  string `json:"namespacePrefix"`
	IRI     string `json:"iriPrefix"`
}

// resources are the vocabularies used.
var resources = []resource{
	{"hgnc", "HUGO Gene Nomenclature Committee", "https://www.genenames.org", "", "HGNC", "https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/HGNC:"},
	{"omim", "Online Mendelian Inheritance in Man", "https://www.omim.org", "", "OMIM", "https://www.omim.org/entry/"},
	{"geno", "Genotype Ontology", "http://purl.obolibrary.org/obo/geno.owl", "", "GENO", "http://purl.obolibrary.org/obo/GENO_"},
	{"rxnorm", "RxNorm", "https://www.nlm.nih.gov/research/umls/rxnorm", "", "RxNorm", "https://mor.nlm.nih.gov/RxNav/search?searchBy=RXCUI&searchTerm="},
}

var sexes = map[string]string{"female": "FEMALE", "male": "MALE"}

// classes are those that the schema knows; others are not provided.
var classes = map[string]string{"pathogenic": "PATHOGENIC", "likely_pathogenic": "LIKELY_PATHOGENIC", "uncertain": "UNCERTAIN_SIGNIFICANCE", "likely_benign": "LIKELY_BENIGN", "benign": "BENIGN"}

var zygosities = map[string]term{"heterozygous": {"GENO:0000135", "heterozygous"}, "homozygous": {"GENO:0000136", "homozygous"}, "hemizygous": {"GENO:0000134", "hemizygous"}}

// Write writes the Phenopacket, indented by two spaces, with a newline at its end. The same report gives the same bytes; identifiers are hashes.
func Write(w io.Writer, r *report.Report) error {
	content, err := json.Marshal([]any{r.KnowledgeBase.Version, r.Input.SHA256, r.Input.Bytes, r.Case.Deidentified, r.Cancer})
	if err != nil {
		return err
	}
	sum := sha256.Sum256(content)
	id := hex.EncodeToString(sum[:12])
	p := packet{ID: id, Subject: person(r, id), Meta: metaData{By: r.Software.Name + " " + r.Software.Version, Resources: resources, Version: "2.0"}}
	if r.Case.Date != "" {
		p.Meta.Created = r.Case.Date + "T00:00:00Z"
	}
	for _, g := range r.Cancer.Genes {
		if found := variantsOf(r, g, p.Subject.ID); len(found) > 0 && g.Condition != nil {
			p.Interpretations = append(p.Interpretations, interpretation{ID: id + "-" + g.Gene, Progress: progress(r), Summary: strings.TrimSpace(g.ConclusionText + " " + g.RestText),
				Diagnosis: diagnosis{term{g.Condition.ID, g.Condition.Name}, found}})
		}
	}
	for _, d := range r.Drugs {
		if d.Status == "current" && d.RxCUI != "" {
			var a action
			a.Treatment.Agent = term{"RxNorm:" + d.RxCUI, d.Drug}
			p.Actions = append(p.Actions, a)
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(p)
}

// person is who the packet is about: under the record's number, unless nobody may be named.
func person(r *report.Report, id string) subject {
	s := subject{ID: id, Sex: sexes[r.Case.Sex]}
	if s.Sex == "" {
		s.Sex = "UNKNOWN_SEX"
	}
	if r.Case.RecordNumber != "" && !r.Case.Deidentified {
		s.ID = r.Case.RecordNumber
	}
	if r.Case.Age != nil {
		s.At = &timeThen{age{"P" + strconv.Itoa(*r.Case.Age) + "Y"}}
	}
	return s
}

func progress(r *report.Report) string {
	if r.Case.Status == "final" || r.Case.Status == "amended" {
		return "COMPLETED"
	}
	return "IN_PROGRESS"
}

// variantsOf are the reported small variants of a gene. One whose call stands and that is, or probably is, harmful is a candidate; of others nothing is said.
func variantsOf(r *report.Report, g report.CancerGene, subject string) []genomicInterpretation {
	var all []genomicInterpretation
	for _, v := range g.Variants {
		if !v.Reportable {
			continue
		}
		i := genomicInterpretation{Subject: subject, Status: "UNKNOWN_STATUS"}
		if v.State == "variant" && (v.Conclusion == "pathogenic_found" || v.Conclusion == "probable_found") {
			i.Status = "CANDIDATE"
		}
		i.Variant = variantInterpretation{Class: classes[v.Classification], Actionability: "UNKNOWN_ACTIONABILITY", Descriptor: described(r, g, v)}
		if i.Variant.Class == "" {
			i.Variant.Class = "NOT_PROVIDED"
		}
		all = append(all, i)
	}
	return all
}

func described(r *report.Report, g report.CancerGene, v report.Variant) descriptor {
	d := descriptor{ID: v.VRSID, Label: v.HGVSC, Description: strings.TrimSpace(v.ClassificationText + "; " + v.ClassificationSource), Gene: geneContext{g.HGNC, g.Gene}, Molecule: "genomic",
		Record: &vcfRecord{r.Input.Assembly, v.Chrom, strconv.Itoa(v.Pos), v.Ref, v.Alt, v.Filter}}
	if d.ID == "" {
		d.ID = v.HGVSG
	}
	for _, e := range []expression{{"hgvs.c", v.HGVSC}, {"hgvs.g", v.HGVSG}, {"hgvs.p", v.HGVSP}, {"spdi", v.SPDI}} {
		if e.Value != "" {
			d.Expressions = append(d.Expressions, e)
		}
	}
	if z, known := zygosities[v.Zygosity]; known {
		d.AllelicState = &z
	}
	return d
}
