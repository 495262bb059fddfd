// Package fhir writes a report as HL7 FHIR R4, by the guide Genomics Reporting STU3 (3.0.0): one transaction Bundle that a server can take as it is.
// It says what the report says and no more: what was not read is told as a region without calls, never as an absent variant; a class
// of nobody's has no code; what the program's own evidence adds up to stands in words, as provisional. Identifiers are hashes of the content, so that the same
// report gives the same bytes, and hold nothing of a patient; a de-identified report has no Patient.
package fhir

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"strings"

	"allelens/report"
	"allelens/report/text"
)

// Write writes the Bundle, indented by two spaces, with a newline at its end.
func Write(w io.Writer, r *report.Report) error {
	b, err := newBuilder(r)
	if err != nil {
		return err
	}
	b.people()
	b.cancer()
	b.pharmacogenes()
	b.medicines()
	b.study()
	b.report()
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(bundle{ResourceType: "Bundle", ID: b.id("Bundle", ""), Type: "transaction", Entry: b.entries}); err != nil {
		return err
	}
	return out.Flush()
}

// builder gathers the resources of one report. Those that others refer to come first.
type builder struct {
	*text.Catalogue
	r        *report.Report
	seed     []byte
	entries  []entry
	subject  *reference // nil where nobody may be named
	specimen *reference
	lab      []reference
	results  []reference
	tasks    []reference
	genotype map[string]reference // by pharmacogene
}

func newBuilder(r *report.Report) (*builder, error) {
	content, err := json.Marshal([]any{r.KnowledgeBase.Version, r.Input.SHA256, r.Input.Bytes, r.Input.Assembly, r.Case.Scope, r.Case.Status, r.Case.Deidentified,
		r.Cancer, r.Pharmacogenes, r.Drugs})
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(content)
	return &builder{Catalogue: text.Of(r.Language), r: r, seed: sum[:], entries: []entry{}, genotype: map[string]reference{}}, nil
}

// id is that of a resource, in the form of a UUID.
func (b *builder) id(kind, key string) string {
	h := sha256.New()
	_, _ = h.Write(b.seed) // a hash takes everything
	_, _ = h.Write([]byte(kind + "\x00" + key))
	sum := h.Sum(nil)
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80
	s := hex.EncodeToString(sum[:16])
	return strings.Join([]string{s[:8], s[8:12], s[12:16], s[16:20], s[20:]}, "-")
}

// add puts a resource into the Bundle, and returns what refers to it.
func (b *builder) add(kind, id string, resource any) reference {
	b.entries = append(b.entries, entry{FullURL: "urn:uuid:" + id, Resource: resource, Request: request{"POST", kind}})
	return reference{Reference: "urn:uuid:" + id}
}

// observe adds an observation of a profile to the results.
func (b *builder) observe(profile, key string, o observation) reference {
	o.ResourceType, o.ID, o.Meta = "Observation", b.id(profile, key), profiled(profile)
	o.Status, o.Category = b.status(), []concept{laboratory, genetics}
	o.PartOf = []reference{b.theStudy()}
	o.Subject, o.Specimen, o.Performer, o.Effective = b.subject, b.specimen, b.lab, b.r.Case.Collected
	ref := b.add("Observation", o.ID, o)
	b.results = append(b.results, ref)
	return ref
}

// theStudy refers to the study, which comes behind the results.
func (b *builder) theStudy() reference {
	return reference{Reference: "urn:uuid:" + b.id("genomic-study", "")}
}

func profiled(name string) meta { return meta{Profile: []string{profiles + name}} }

// status is that of a report that is final once a person says so.
func (b *builder) status() string {
	switch b.r.Case.Status {
	case "final", "amended":
		return b.r.Case.Status
	}
	return "preliminary"
}

// people adds patient, laboratory and specimen.
func (b *builder) people() {
	c := b.r.Case
	if !c.Deidentified {
		p := patient{ResourceType: "Patient", ID: b.id("Patient", ""), BirthDate: c.Born}
		if c.Name != "" {
			p.Name = []humanName{{c.Name}}
		}
		if c.RecordNumber != "" {
			p.Identifier = []identifier{{c.RecordNumber}}
		}
		if c.Sex == "female" || c.Sex == "male" {
			p.Gender = c.Sex
		}
		ref := b.add("Patient", p.ID, p)
		b.subject = &ref
	}
	if c.Laboratory != "" {
		o := organization{"Organization", b.id("Organization", ""), c.Laboratory}
		b.lab = []reference{b.add("Organization", o.ID, o)}
	}
	s := specimen{ResourceType: "Specimen", ID: b.id("Specimen", ""), Subject: b.subject, Received: c.Received}
	if c.Accession != "" {
		s.Accession = &identifier{c.Accession}
	}
	if c.Specimen != "" {
		s.Type = &concept{Text: c.Specimen}
	}
	if c.Collected != "" {
		s.Collection = &collection{c.Collected}
	}
	ref := b.add("Specimen", s.ID, s)
	b.specimen = &ref
}

// note is an annotation, none of no words.
func note(words ...string) []annotation {
	var all []annotation
	for _, w := range words {
		if w != "" {
			all = append(all, annotation{Text: w})
		}
	}
	return all
}

// coded is a note of one of the guide's kinds.
func coded(kind, words string) annotation {
	c := is(notes, kind, "")
	return annotation{Extension: []extension{{URL: profiles + "annotation-code", ValueConcept: &c}}, Text: words}
}

// row tells where a statement comes from.
func (b *builder) row(o *report.Origin) string {
	if o == nil || o.Table == "" {
		return ""
	}
	name := o.Source
	for _, s := range b.r.KnowledgeBase.Sources {
		if s.ID == o.Source {
			name = s.Name
		}
	}
	return b.Text("fhir.row", "version", b.r.KnowledgeBase.Version, "row", o.Name(), "source", name, "date", o.Date)
}

// line tells which line of the file a statement rests on.
func (b *builder) line(words string, number *int64) string {
	switch {
	case words == "":
		return ""
	case number == nil:
		return b.Text("fhir.line", "line", words)
	}
	return b.Text("fhir.line.numbered", "line", words, "number", *number)
}
