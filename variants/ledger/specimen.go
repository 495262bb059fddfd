package ledger

import (
	"slices"
	"strings"

	"allelens/variants"
	"allelens/variants/vcf"
)

// SpecimenKind is what was sequenced: the person, or a tumour.
type SpecimenKind string

// Kinds of specimens. SpecimenUnknown: neither the file nor the user says; it is read as germline.
const (
	SpecimenUnknown SpecimenKind = ""
	Germline        SpecimenKind = "germline"
	Tumour          SpecimenKind = "tumour"
)

// Specimen is what a file shows of the specimen behind the sample's column.
type Specimen struct {
	Kind SpecimenKind
	// Evidence is the code of the reason, and Value what it rests on: "caller" (a program that looks for
	// somatic changes), "declared" (a header line about the sample), "records" (lines marked as somatic), or
	// "column" (the column's name).
	Evidence, Value string
	// Normal is the column of the normal tissue beside the tumour's; "" where none is known.
	Normal string
	// Somatic: the file lists what a tumour acquired, so that a variant of the person's own may have been
	// left out on purpose, in the normal column too.
	Somatic bool
	// Stated is true where the kind is what the user said, and Shown is then the other kind that
	// the file looks like, else "".
	Stated bool
	Shown  SpecimenKind
}

// State is the specimen with the kind that the user states, SpecimenUnknown for none.
func (s Specimen) State(kind SpecimenKind) Specimen {
	if kind == SpecimenUnknown {
		return s
	}
	s.Stated = true
	if s.Kind != SpecimenUnknown && s.Kind != kind {
		s.Shown = s.Kind
	}
	s.Kind = kind
	return s
}

// specimenOf looks for the signs of a tumour in the header, the names of the columns, and the lines read.
func specimenOf(h *vcf.Header, sample string, records []*vcf.Record) Specimen {
	tumours, normals := columns(h)
	s := Specimen{}
	s.Evidence, s.Value = somaticSigns(h, records)
	s.Somatic = s.Evidence != ""
	if at := slices.IndexFunc(h.Samples, func(name string) bool { return normals[name] != "" && name != sample }); at >= 0 {
		s.Normal = h.Samples[at]
	}
	switch {
	case tumours[sample] != "":
		s.Kind = Tumour
		if !s.Somatic {
			s.Evidence, s.Value = tumours[sample], sample
		}
	case normals[sample] != "" && (s.Somatic || len(tumours) > 0):
		s.Kind, s.Evidence, s.Value, s.Normal = Germline, normals[sample], sample, ""
		s.Somatic = true
	case s.Somatic:
		s.Kind = Tumour
	default:
		return Specimen{}
	}
	return s
}

// Parts of the names that laboratories give to the columns of tumours and of normal tissue.
var (
	tumourNames = []string{"tumor", "tumour", "tumoral", "cancer", "somatic", "metastasis", "neoplasm", "ffpe"}
	normalNames = []string{"normal", "germline", "blood", "control"}
)

// columns are the samples that header lines or their own names call tumours and normal, each with
// the evidence: "declared" or "column".
func columns(h *vcf.Header) (tumours, normals map[string]string) {
	tumours, normals = map[string]string{}, map[string]string{}
	for _, name := range h.Samples {
		switch named, paired := namedAfter(name), pairedBy(h.Samples, name); {
		case named == Tumour || paired == "t":
			tumours[name] = "column"
		case named == Germline || paired == "n":
			normals[name] = "column"
		}
	}
	for _, line := range slices.Concat(h.Remarks, h.Structured) {
		tumour, normal := declaredSamples(line)
		for _, name := range tumour {
			tumours[name] = "declared"
			delete(normals, name)
		}
		for _, name := range normal {
			normals[name] = "declared"
			delete(tumours, name)
		}
	}
	return tumours, normals
}

// namedAfter is what a column's name says of its specimen: a word of it, without its "non", or the sample type of a barcode of The
// Cancer Genome Atlas, of which 01 to 09 are tumours and 10 to 19 normal (https://gdc.cancer.gov/resources-tcga-users/tcga-code-tables/sample-type-codes).
func namedAfter(name string) SpecimenKind {
	if m := barcode().FindStringSubmatch(name); m != nil {
		return map[string]SpecimenKind{"0": Tumour, "1": Germline}[m[1]]
	}
	parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return (r < 'a' || r > 'z') })
	var tumour, normal bool
	for i, p := range parts {
		bare, non := strings.CutPrefix(p, "non")
		if non || i > 0 && parts[i-1] == "non" {
			normal = normal || slices.Contains(tumourNames, bare)
			continue
		}
		tumour = tumour || slices.Contains(tumourNames, p)
		normal = normal || slices.Contains(normalNames, p)
	}
	switch {
	case tumour && !normal:
		return Tumour
	case normal && !tumour:
		return Germline
	}
	return SpecimenUnknown
}

var barcode = variants.Pattern(`^TCGA-\w{2}-\w{4}-(\d)\d`)

// pairedBy is "t" or "n" where a name ends so ("P7_T", "P7-N") and another column is its pair.
func pairedBy(samples []string, name string) string {
	lower := strings.ToLower(name)
	n := len(lower)
	if n < 3 || !strings.ContainsAny(lower[n-2:n-1], "_-.") {
		return ""
	}
	other := map[string]string{"t": "n", "n": "t"}[lower[n-1:]]
	if other != "" && slices.ContainsFunc(samples, func(s string) bool { return strings.ToLower(s) == lower[:n-1]+other }) {
		return lower[n-1:]
	}
	return ""
}

// declaredSamples are the samples that a header line names as a tumour and as normal: those of
// Mutect2, of PEDIGREE (Derived, Original), and of SAMPLE (IsTumor).
func declaredSamples(line string) (tumours, normals []string) {
	key, value, _ := strings.Cut(line, "=")
	named := func(s string) []string {
		if s == "" {
			return nil
		}
		return []string{s}
	}
	switch strings.ToLower(key) {
	case "tumor_sample", "tumour_sample", "tumorsample", "tumoursample":
		return named(value), nil
	case "normal_sample", "normalsample":
		return nil, named(value)
	case "pedigree":
		a := vcf.Attributes(value)
		return named(a["Derived"]), named(a["Original"])
	case "sample":
		a := vcf.Attributes(value)
		switch strings.ToLower(a["IsTumor"]) {
		case "yes", "true", "1":
			return named(a["ID"]), nil
		case "no", "false", "0":
			return nil, nil // no sign of a tumour elsewhere
		}
	}
	return nil, nil
}

// columnInfo is the place of INFO among a line's columns, counted from 0.
const columnInfo = 7

// OfTumour is what the observations say of the person where the sample is a tumour's: every call is
// shown, and counts for nothing. What a tumour carries it may have acquired, and what it lacks it
// may have lost.
func (o *Observations) OfTumour() *Observations {
	masked := *o
	masked.Sites = slices.Clone(o.Sites)
	for i, s := range masked.Sites {
		masked.Sites[i].State, masked.Sites[i].Evidence = notOfPerson(s.State, s.Evidence)
		masked.Sites[i].Alleles, masked.Sites[i].Undefined = nil, nil // the line tells them
	}
	masked.Scored = slices.Clone(o.Scored)
	for i, s := range masked.Scored {
		masked.Scored[i].State, masked.Scored[i].Evidence = notOfPerson(s.State, s.Evidence)
		masked.Scored[i].Alleles, masked.Scored[i].Undefined = nil, nil
	}
	masked.Variants = slices.Clone(o.Variants)
	for i, c := range masked.Variants {
		masked.Variants[i].State, masked.Variants[i].Evidence = notOfPerson(c.State, c.Evidence)
	}
	masked.Events = slices.Clone(o.Events)
	for i, e := range masked.Events {
		if !e.Laboratory {
			masked.Events[i].State, masked.Events[i].Evidence = notOfPerson(e.State, e.Evidence)
		}
	}
	masked.OutsideDefinitions = slices.Clone(o.OutsideDefinitions)
	for i, u := range masked.OutsideDefinitions {
		masked.OutsideDefinitions[i].State, masked.OutsideDefinitions[i].Evidence = notOfPerson(u.State, u.Evidence)
	}
	masked.Coverage = slices.Clone(o.Coverage)
	for i, c := range masked.Coverage {
		masked.Coverage[i].Exons, masked.Coverage[i].Faint = slices.Clone(c.Exons), nil
		for j, e := range c.Exons {
			masked.Coverage[i].Exons[j].Counts = maskedCounts(e.Counts)
		}
	}
	masked.Copies, masked.SexCalls = Copies{}, SexCalls{}
	masked.tumour = true
	return &masked
}

func maskedCounts(counts map[variants.State]int) map[variants.State]int {
	masked := map[variants.State]int{}
	for state, n := range counts {
		hidden, _ := notOfPerson(state, nil)
		masked[hidden] += n
	}
	return masked
}

// notOfPerson is a state of the tumour as one of the person, with the reason.
func notOfPerson(s variants.State, e *Evidence) (variants.State, *Evidence) {
	if !s.Seen() {
		return s, e
	}
	if e != nil {
		other := *e
		other.FailedCriteria = append(slices.Clone(e.FailedCriteria), Criterion{Code: "tumour"})
		e = &other
	}
	return variants.Filtered, e
}
