package csv

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"allelens/report"
)

func integer[T int | int64](n T) string { return strconv.FormatInt(int64(n), 10) }

func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// optional writes a number that may be missing; unknown is empty, never zero.
func optional[T any](v *T, write func(T) string) string {
	if v == nil {
		return ""
	}
	return write(*v)
}

func list(all []string) string { return strings.Join(all, "; ") }

func (w *rows) about(r *report.Report) {
	for _, f := range [][2]string{
		{"schema_version", r.SchemaVersion}, {"software", r.Software.Name}, {"software_version", r.Software.Version},
		{"knowledge_base", r.KnowledgeBase.Version},
		{"case", r.Case.Label}, {"sample", r.Input.Sample}, {"sex", r.Case.Sex}, {"age", optional(r.Case.Age, integer)},
		{"scope", r.Case.Scope}, {"date", r.Case.Date}, {"medications", list(r.Case.Medications)},
		{"planned_medications", list(r.Case.Planned)}, {"earlier_medications", list(r.Case.Before)},
		{"note", r.Case.Note}, {"signed_by", r.Case.SignedBy},
		{"file", r.Input.File}, {"sha256", r.Input.SHA256}, {"bytes", integer(r.Input.Bytes)}, {"format", r.Input.Format},
		{"assembly", r.Input.Assembly}, {"access", r.Input.Access},
	} {
		w.field("report", r.Case.Label, f[0], f[1])
	}
}

func (w *rows) summary(s report.Summary) {
	for _, c := range s.Cards {
		w.field("summary", c.ID, "headline", c.Headline)
		w.field("summary", c.ID, "line", c.Line)
		w.field("summary", c.ID, "detail", c.Detail)
	}
	for _, r := range s.Rows {
		w.field("summary", r.Finding, "detail", r.Detail)
		w.field("summary", r.Finding, "why", r.Why)
		w.field("summary", r.Finding, "discuss", r.Discuss)
		w.field("summary", r.Finding, "badge", r.Badge.Word)
	}
	for _, n := range s.NotAssessed {
		w.field("summary", "not_assessed", "text", n)
	}
	for _, n := range s.NextSteps {
		w.field("summary", "next_steps", "text", n)
	}
	for _, n := range s.UrgentSteps {
		w.field("summary", "urgent_steps", "text", n)
	}
}

func (w *rows) cancer(c report.Cancer) {
	for _, g := range c.Genes {
		w.field("cancer", g.Gene, "transcript", g.Transcript)
		w.field("cancer", g.Gene, "conclusion", g.Conclusion)
		w.field("cancer", g.Gene, "conclusion_text", g.ConclusionText)
		w.field("cancer", g.Gene, "rest_text", g.RestText)
		w.field("cancer", g.Gene, "assessed_bases", integer(g.AssessedBases))
		w.field("cancer", g.Gene, "assumed_bases", integer(g.AssumedBases))
		w.field("cancer", g.Gene, "total_bases", integer(g.TotalBases))
		for _, e := range g.Structural {
			w.event(g.Gene, e)
		}
		for _, v := range g.Variants {
			w.variant(v)
		}
	}
}

func (w *rows) variant(v report.Variant) {
	key := v.HGVSC
	for _, f := range [][2]string{
		{"gene", v.Gene}, {"hgvs_c", v.HGVSC}, {"hgvs_p", v.HGVSP}, {"hgvs_g", v.HGVSG}, {"legacy_names", list(v.LegacyNames)},
		{"assembly", v.Assembly}, {"chrom", v.Chrom}, {"pos", integer(v.Pos)}, {"ref", v.Ref}, {"alt", v.Alt},
		{"consequence", v.ConsequenceText}, {"exon", optional(v.Exon, integer)},
		{"classification", v.Classification}, {"classification_text", v.ClassificationText},
		{"classification_source", v.ClassificationSource}, {"review_status", v.ReviewStatus}, {"stars", optional(v.Stars, integer)},
		{"evaluated", v.Evaluated}, {"variation_id", v.VariationID}, {"rsid", v.RSID}, {"conflicts", list(v.Conflicts)},
		{"genotype", v.Genotype}, {"zygosity", v.Zygosity}, {"phased", strconv.FormatBool(v.Phased)}, {"state", v.State},
		{"depth", optional(v.Depth, integer)}, {"allele_fraction", optional(v.AlleleFraction, number)},
		{"genotype_quality", optional(v.GenotypeQuality, integer)}, {"filter", v.Filter},
		{"vcf_line", v.VCFLine}, {"vcf_line_number", optional(v.VCFLineNumber, integer)},
		{"reportable", strconv.FormatBool(v.Reportable)}, {"conclusion", v.Conclusion}, {"badge", v.Badge.Word}, {"confirm", list(v.Confirm)}, {"notes", list(v.Notes)},
	} {
		w.field("variant", key, f[0], f[1])
	}
	if p := v.Provisional; p != nil {
		w.field("variant", key, "provisional", list([]string{p.Label, p.Text}))
	}
	for _, e := range v.Evidence {
		w.field("variant", key, "evidence", list([]string{e.Code, e.Met, e.Strength, e.Why}))
	}
	if v.Frequency != nil {
		w.field("variant", key, "frequency", v.Frequency.Text)
		w.mark("variant", key, v.Frequency.Origin.Verified)
	}
	for _, e := range v.History {
		w.field("variant", key, "history", list([]string{e.Text, e.Source}))
	}
	for _, f := range v.Functional {
		w.field("variant", key, "functional", list([]string{f.Assay, f.Class, optional(f.Score, number)}))
		w.mark("variant", key, f.Origin.Verified)
	}
	if v.Origin != nil {
		w.mark("variant", key, v.Origin.Verified)
	}
}

func (w *rows) risks(risks []report.Risk, items []report.Management) {
	for _, r := range risks {
		w.field("risk", r.Label, "text", r.Text)
		w.field("risk", r.Label, "sex", r.Sex)
		w.field("risk", r.Label, "source", list([]string{r.Source, r.PMID}))
		w.field("risk", r.Label, "population_source", r.PopulationSource)
		w.mark("risk", r.Label, r.Verified)
		w.field("risk", r.Label, "who", r.Who)
		w.field("risk", r.Label, "studied", r.Studied)
		w.today(r)
		for i, age := range r.Ages {
			at := "_at_" + integer(age)
			for _, f := range []struct {
				name   string
				values []*float64
			}{{"low", r.Low}, {"high", r.High}, {"population_percent", r.PopulationPercent}} {
				if i < len(f.values) {
					w.field("risk", r.Label, f.name+at, optional(f.values[i], number))
				}
			}
			if i < len(r.Percent) {
				w.field("risk", r.Label, "percent"+at, figureAt(r.Percent[i]))
			}
		}
	}
	for _, m := range items {
		w.field("management", m.Item, "ages", m.Ages)
		w.field("management", m.Item, "when", m.When)
		w.field("management", m.Item, "interval", m.Interval)
		if m.Beside {
			w.field("management", m.Item, "beside", "true")
		}
		w.field("management", m.Item, "body", list([]string{m.Body, m.Version, m.Region}))
		w.mark("management", m.Item, m.Verified && m.Origin.Verified)
	}
}

// figureAt is a figure of a curve; where it was read as none off a drawing it is below 1, not 0.
func figureAt(percent float64) string {
	if percent == 0 {
		return "<1"
	}
	return number(percent)
}

// today are a curve's figures from today's age on.
func (w *rows) today(r report.Risk) {
	w.field("risk", r.Label, "from_today", r.TodayText)
	if f := r.FromToday; f != nil {
		w.field("risk", r.Label, "ten_year_percent", optional(f.TenYear, number))
		w.field("risk", r.Label, "to_80_percent", optional(f.To80, number))
		w.field("risk", r.Label, "population_ten_year_percent", optional(f.PopulationTenYear, number))
		w.field("risk", r.Label, "population_to_80_percent", optional(f.PopulationTo80, number))
	}
}

// family is what a variant means for relatives; nil for nothing.
func (w *rows) family(f *report.Family) {
	if f == nil {
		return
	}
	w.advice("family", f.Advice)
	w.advice("reproduction", f.Reproduction)
	for _, k := range f.Relatives {
		w.field("relative", k.Relation, "chance", k.Text)
	}
	w.field("relative", "", "note", f.Note)
}

// advice are sentences with the mark of those to be verified.
func (w *rows) advice(topic string, all []report.Advice) {
	for _, a := range all {
		w.field(topic, a.Code, "text", a.Text)
		w.mark(topic, a.Code, a.Verified)
	}
}

// afterFirst are the risks of the other breast, the figures that do not apply, and what holds for all.
func (w *rows) afterFirst(r *report.Report) {
	for _, c := range r.Contralateral {
		w.field("contralateral", c.Label, "text", c.Text)
		w.field("contralateral", c.Label, "without_variant_percent", optional(c.OtherPercent, number))
		w.field("contralateral", c.Label, "source", list([]string{c.Source, c.PMID}))
		w.field("contralateral", c.Label, "studied", c.Studied)
		w.mark("contralateral", c.Label, c.Verified)
	}
	for _, o := range r.OtherRisks {
		w.field("other_risk", o.Label, "text", o.Text)
		w.field("other_risk", o.Label, "source", list([]string{o.Source, o.PMID}))
		w.mark("other_risk", o.Label, o.Verified)
	}
	for _, l := range r.RisksLeftOut {
		w.field("risk_left_out", l.Gene+" "+l.Cancer, l.Code, l.Text)
	}
	w.family(r.Family)
	for _, e := range r.Explanations {
		w.field("explanation", e.Code, "title", e.Title)
		w.field("explanation", e.Code, "genes", list(e.Genes))
		w.field("explanation", e.Code, "recheck", e.Recheck)
		w.advice(e.Code, e.Lines)
	}
	for _, n := range r.RiskNotes {
		w.field("risk_note", n.Code, "text", n.Text)
	}
}

func (w *rows) genes(all []report.Pharmacogene) {
	for _, g := range all {
		for _, f := range [][2]string{
			{"result", g.Result}, {"source", g.Source}, {"phenotype", g.Phenotype}, {"activity_score", g.ActivityScore},
			{"phased", strconv.FormatBool(g.Phased)}, {"sites_called", integer(g.SitesCalled)}, {"sites_total", integer(g.SitesTotal)},
			{"sites_assumed", integer(g.SitesAssumed)}, {"missing_sites", list(g.MissingSites)}, {"cannot_exclude", list(g.CannotExclude)},
		} {
			w.field("pharmacogene", g.Gene, f[0], f[1])
		}
		w.assumed("pharmacogene", g.Gene, g.SitesAssumed > 0)
		for _, d := range g.Diplotypes {
			w.field("pharmacogene", g.Gene, "diplotype", list([]string{d.Label, d.Phenotype, d.ActivityScore}))
			w.mark("pharmacogene", g.Gene, !slices.ContainsFunc(d.Origins, func(o report.Origin) bool { return !o.Verified }))
		}
		for _, c := range g.Outside {
			w.field("pharmacogene", g.Gene, "made_elsewhere", list([]string{c.Diplotype, c.Phenotype, c.ActivityScore, c.Laboratory, c.Method, c.Date, c.Where}))
		}
		for _, n := range g.Notes {
			w.field("pharmacogene", g.Gene, "note", n.Text)
		}
		w.outside(g)
	}
}

// outside lists what the file holds of a gene beyond the definitions.
func (w *rows) outside(g report.Pharmacogene) {
	if g.OutsideDefinitions == nil {
		return
	}
	w.field("pharmacogene", g.Gene, "outside_definitions", g.OutsideDefinitions.Text)
	for _, c := range g.OutsideDefinitions.Lines {
		place := c.Chrom + ":" + integer(c.Pos) + " " + c.Ref + ">" + c.Alt
		w.field("pharmacogene", g.Gene, "outside_change", list([]string{c.Name, c.EffectText, place, c.Genotype, c.State, optional(c.VCFLineNumber, integer)}))
		w.mark("pharmacogene", g.Gene, c.Origin.Verified)
	}
}

func (w *rows) quality(r *report.Report) {
	q := r.Quality
	w.field("quality", "", "records_used", integer(q.RecordsUsed))
	w.field("quality", "", "records_seen", integer(q.RecordsSeen))
	w.field("quality", "", "sites_total", integer(q.SitesTotal))
	for _, state := range slices.Sorted(maps.Keys(q.Sites)) {
		w.field("quality", "sites", state, integer(q.Sites[state]))
	}
	w.field("quality", "", "assumed_reference", integer(q.AssumedReference))
	w.field("quality", "", "complete", strconv.FormatBool(q.Complete))
	for _, m := range q.Messages {
		w.field("quality", m.Code, m.Severity, list([]string{m.Text, m.Where}))
	}
	for _, v := range r.Input.AssemblyEvidence {
		w.field("quality", v.Kind, "assembly_evidence", v.Text)
	}
	for _, l := range r.Limits {
		w.field("limit", l.Code, "text", l.Text)
	}
	for _, c := range r.Summary.ClassChanges {
		w.field("class_change", c.Gene+" "+c.Variant, "text", c.Text)
	}
	for _, c := range r.KnowledgeBase.Currency {
		w.field("currency", c.Name, "newest", c.Newest.Date)
		w.field("currency", c.Name, "oldest_tenth", c.Oldest.Date)
		w.field("currency", c.Name, "state", c.State)
	}
	for _, s := range r.KnowledgeBase.Sources {
		w.field("source", s.Name, "version", s.Version)
		w.field("source", s.Name, "date", s.Date)
		w.field("source", s.Name, "licence", s.Licence)
		w.field("source", s.Name, "url", s.URL)
	}
}
