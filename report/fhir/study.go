package fhir

import (
	"strings"

	"allelens/report/text"
)

// study adds what was done: the study, and its analysis with the regions that were and were not read.
func (b *builder) study() {
	subject := reference{Extension: []extension{{URL: absentReason, ValueCode: "masked"}}}
	if b.subject != nil {
		subject = *b.subject
	}
	analysis := procedure{ResourceType: "Procedure", ID: b.id("genomic-study-analysis", ""), Meta: profiled("genomic-study-analysis"), Status: "completed",
		Category: laboratory, Subject: subject, Performed: b.r.Case.Date}
	dna := is(changes, "DNA", "DNA change")
	analysis.Extension = []extension{{URL: profiles + "genomic-study-analysis-change-type", ValueConcept: &dna}}
	if build, ok := assemblies[b.r.Input.Assembly]; ok {
		analysis.Extension = append(analysis.Extension, extension{URL: profiles + "genomic-study-analysis-genome-build", ValueConcept: &build})
	}
	if b.r.Quality.Specimen != "tumour" {
		analysis.Extension = append(analysis.Extension, extension{URL: profiles + "genomic-study-analysis-genomic-source-class", ValueConcept: &germline})
	}
	analysis.Extension = append(analysis.Extension,
		extension{URL: profiles + "genomic-study-analysis-title", ValueString: b.Text("fhir.title", "program", b.r.Software.Name, "version", b.r.Software.Version, "base", b.r.KnowledgeBase.Version)},
		extension{URL: profiles + "genomic-study-analysis-specimen", ValueReference: b.specimen},
		extension{URL: profiles + "genomic-study-analysis-regions", Extension: b.regions()})
	analysis.Note = note(b.Text("fhir.file", "format", b.r.Input.Format, "sha256", b.r.Input.SHA256, "records", text.Grouped(int(b.r.Quality.RecordsUsed))), b.r.Quality.Thresholds.Text)
	done := b.add("Procedure", analysis.ID, analysis)
	whole := procedure{ResourceType: "Procedure", ID: b.id("genomic-study", ""), Meta: profiled("genomic-study"), Status: "completed", Category: laboratory, Subject: subject,
		Performed: b.r.Case.Date, Extension: []extension{{URL: profiles + "genomic-study-analysis-ext", ValueReference: &done}}}
	b.add("Procedure", whole.ID, whole)
}

// regions are the genes that were looked at: what was read of each, and what was not.
func (b *builder) regions() []extension {
	all := []extension{{URL: "description", ValueString: b.Text("fhir.regions")}}
	add := func(url, name, id, words string) {
		c := gene(name, id).ValueConcept
		all = append(all, extension{URL: url, ValueConcept: c.said(strings.TrimSpace(name + " " + words))})
	}
	for _, g := range b.r.Cancer.Genes {
		add("studied", g.Gene, g.HGNC, "")
		if read := g.AssessedBases - g.AssumedBases; read > 0 {
			add("called", g.Gene, g.HGNC, b.Text("fhir.bases.read", "n", text.Grouped(read), "total", text.Grouped(g.TotalBases)))
		}
		if g.AssumedBases > 0 {
			add("uncalled", g.Gene, g.HGNC, b.Text("fhir.bases.assumed", "n", text.Grouped(g.AssumedBases), "total", text.Grouped(g.TotalBases)))
		}
		if left := g.TotalBases - g.AssessedBases; left > 0 {
			add("uncalled", g.Gene, g.HGNC, b.Text("fhir.bases.unread", "n", text.Grouped(left), "total", text.Grouped(g.TotalBases)))
		}
	}
	for _, g := range b.r.Pharmacogenes {
		add("studied", g.Gene, g.HGNC, "")
		if g.SitesTotal == 0 {
			add("uncalled", g.Gene, g.HGNC, g.Result)
			continue
		}
		if read := g.SitesCalled - g.SitesAssumed; read > 0 {
			add("called", g.Gene, g.HGNC, b.Text("fhir.sites.read", "n", read, "total", g.SitesTotal))
		}
		if g.SitesAssumed > 0 {
			add("uncalled", g.Gene, g.HGNC, b.Text("fhir.sites.assumed", "n", g.SitesAssumed, "total", g.SitesTotal))
		}
		if left := g.SitesTotal - g.SitesCalled; left > 0 {
			add("uncalled", g.Gene, g.HGNC, b.Text("fhir.sites.unread", "n", left, "total", g.SitesTotal))
		}
	}
	return all
}

// report adds the report, which names all results and proposals.
func (b *builder) report() {
	c := b.r.Case
	d := diagnosticReport{ResourceType: "DiagnosticReport", ID: b.id("genomic-report", ""), Meta: profiled("genomic-report"), Language: b.r.Language, Status: b.status(),
		Category: []concept{genetics}, Code: reportOf, Subject: b.subject, Effective: c.Collected, Performer: b.lab, Specimen: []reference{*b.specimen}, Result: b.results}
	if c.Date != "" {
		d.Issued = c.Date + "T00:00:00Z" // a report knows its day alone
	}
	if c.ReportNumber != "" {
		d.Identifier = []identifier{{c.ReportNumber}}
	}
	if c.SignedBy != "" {
		d.Interpreter = []reference{{Display: c.SignedBy}}
	}
	for _, t := range b.tasks {
		d.Extension = append(d.Extension, extension{URL: profiles + "recommended-action", ValueReference: &t})
	}
	study := b.theStudy()
	d.Extension = append(d.Extension, extension{URL: profiles + "genomic-study-reference", ValueReference: &study})
	for _, n := range b.remarks() {
		d.Extension = append(d.Extension, extension{URL: profiles + "genomic-report-note", ValueAnnotation: &n})
	}
	var says []string
	if a := b.r.FamilyAnswer; a != nil {
		says = append(says, a.Title, a.Text)
	}
	for _, g := range b.r.Cancer.Genes {
		says = append(says, g.ConclusionText, g.RestText)
		for _, h := range g.Haplotypes {
			says = append(says, h.Text)
		}
	}
	for _, card := range b.r.Summary.Cards {
		if card.ID == "drugs" {
			says = append(says, card.Headline, card.Line)
		}
	}
	d.Conclusion = sentences(says)
	b.add("DiagnosticReport", d.ID, d)
}

// sentences joins statements, each of which ends as a sentence does.
func sentences(all []string) string {
	var words []string
	for _, s := range all {
		s = strings.Join(strings.Fields(s), " ")
		if s != "" && !strings.ContainsAny(s[len(s)-1:], ".:;!?") {
			s += "."
		}
		words = append(words, s)
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// remarks are what has to be known of the whole report: what stands before all else, what it cannot tell, and what the program says nothing of.
func (b *builder) remarks() []annotation {
	var all []annotation
	for _, n := range b.r.Summary.Notices {
		all = append(all, note(n.Title+": "+n.Text)...)
	}
	for _, n := range b.r.Summary.MedicineNotices {
		all = append(all, note(n.Text)...)
	}
	for _, d := range b.r.Drugs {
		if d.Status != "" && (d.Action == "not_held" || d.Action == "not_assessable" || d.Action == "no_guidance") {
			all = append(all, note(d.Drug+": "+d.Headline)...)
		}
	}
	for _, m := range b.r.Summary.NotAssessed {
		all = append(all, note(m)...)
	}
	for _, l := range b.r.Limits {
		all = append(all, coded("test-disclaimer", l.Text))
	}
	return all
}
