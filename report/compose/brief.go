package compose

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/guidance"
	"allelens/report/text"
	"allelens/variants/germline"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// brief is what the short layers say, out of the report's parts.
func (b *builder) brief(r *report.Report) report.Brief {
	s := string(b.f.Case.Sex)
	who := b.Text("brief.for." + s)
	if b.f.Case.Age >= 0 {
		who = b.Text("brief.for.age", "who", who, "age", b.f.Case.Age)
	}
	return report.Brief{
		Findings: b.briefFindings(r), Steps: b.steps(r), For: who, Own: b.Text("brief.own." + s), Missing: b.openMatters(r), Plan: b.plan(r), NoProgramme: b.noProgramme(r),
		Status: b.status(r),
	}
}

// status is the report's: final or amended only as stated, and where nothing that a final report needs is missing, the answers
// that could overturn page one among it.
func (b *builder) status(r *report.Report) string {
	if r.Case.Status == "" || len(r.Case.Missing) > 0 {
		return string(patient.Draft)
	}
	return r.Case.Status
}

// mostOpen is how many alleles that are not excluded a row names.
const mostOpen = 3

// geneBrief is a pharmacogene in one row.
func (b *builder) geneBrief(g pgx.Result, out report.Pharmacogene) report.GeneBrief {
	brief := report.GeneBrief{Group: "counts", Tier1: b.tier1(g)}
	switch {
	case len(g.Diplotypes) == 0 && len(g.Found) == 0 && g.Phenotype == "":
		brief.Group, brief.Open = "no_result", b.Text("brief.missing.test."+cmp.Or(testOf[reason(g)], "again"))
		return brief
	case g.NothingFound && len(g.Unsettled) == 0:
		brief.Group = "none"
	default:
		brief.Result = b.geneLabel(g)
	}
	if brief.Phenotype = plainPhenotype(g.Phenotype); g.ActivityScore != "" {
		brief.Phenotype = strings.TrimSpace(brief.Phenotype + " (" + g.ActivityScore + ")")
	}
	var open []string
	if n := len(out.CannotExclude); n > 0 {
		names := strings.Join(out.CannotExclude[:min(n, mostOpen)], ", ")
		if n > mostOpen {
			names += " …"
		}
		open = append(open, b.Text("clinician.open", "alleles", names))
	}
	if len(g.Unsettled) > 0 {
		doubt, alleles := guidance.Gravest(g.Unsettled)
		open = append(open, b.Text("report.gene.badge.unsettled."+string(doubt))+" "+guidance.ShortAlleles(alleles))
	}
	brief.Open = strings.Join(open, "; ")
	return brief
}

// tier1 is how many of the alleles that every test should cover were read, and which were not; "" where no list is held.
func (b *builder) tier1(g pgx.Result) string {
	switch n := len(g.Tier1Unread); {
	case len(g.Tier1) == 0:
		return ""
	case n > 0 && n < len(g.Tier1):
		return b.Text("brief.tier1.part", "read", len(g.Tier1)-n, "total", len(g.Tier1), "alleles", guidance.ShortAlleles(g.Tier1Unread))
	default:
		return b.Text("brief.tier1", "read", len(g.Tier1)-n, "total", len(g.Tier1))
	}
}

// noProgramme says why neither figures nor programme are given though a change was found; "" where they are, or nothing asks
// for them. What is not said for all findings is each gene's own reason.
func (b *builder) noProgramme(r *report.Report) string {
	if len(r.Risks)+len(r.Management) > 0 {
		return ""
	}
	if b.moreThanOne() {
		return b.Text("brief.withheld.several")
	}
	if key := "brief.withheld." + r.Cancer.NoNumbers; b.Has(key) {
		return b.Text(key)
	}
	var reasons []string
	for i, g := range b.f.Cancer.Genes {
		n := r.Cancer.Genes[i].NoFigures
		if n != nil && (g.Conclusion == germline.PathogenicFound || n.Code == failedOnly) && !slices.Contains(reasons, n.Text) {
			reasons = append(reasons, n.Text)
		}
	}
	return strings.Join(reasons, " ")
}

// briefFindings are what was found, the gravest first, and what is said of the genes in which nothing was.
func (b *builder) briefFindings(r *report.Report) []report.Finding {
	all := []report.Finding{}
	told := map[string]bool{}
	add := func(l lead) {
		if b.dismissed(l) {
			return // stands in the annex, with the reason
		}
		told[l.gene] = true
		one := b.variantFinding
		if l.event != nil {
			one = b.eventFinding
		}
		f := one(r, l)
		f.Notes = append(f.Notes, b.markNotes(l)...)
		all = append(all, f)
	}
	lesser := slices.IndexFunc(b.found, func(l lead) bool { return !grave(l.conclusion) })
	if lesser < 0 {
		lesser = len(b.found)
	}
	for _, l := range b.found[:lesser] {
		add(l)
	}
	for _, g := range r.Cancer.Genes {
		for _, j := range g.Haplotypes { // what variants do together is graver than one that nobody knows
			told[g.Gene] = true
			all = append(all, b.haplotypeFinding(g.Gene, j))
		}
	}
	for _, l := range b.found[lesser:] {
		add(l)
	}
	for _, g := range r.Cancer.Genes {
		if !told[g.Gene] {
			all = append(all, report.Finding{Gene: g.Gene, Key: g.Gene, Title: g.Gene, Badge: g.Badge, Line: g.ConclusionText, Facts: []report.Named{}, Evidence: []report.Named{}, Notes: []report.Named{}})
		}
	}
	return all
}

// shortC is a name on the transcript without the transcript.
func (b *builder) shortC(name string) string {
	if _, c, ok := strings.Cut(name, ":"); ok {
		return c
	}
	return name
}

// grave reports whether a conclusion asks somebody to act.
func grave(c germline.Conclusion) bool {
	return c == germline.PathogenicFound || c == germline.ProbableFound
}

func (b *builder) variantFinding(r *report.Report, l lead) report.Finding {
	f := *l.finding
	row := b.variantRow(r, f)
	out := report.Finding{Gene: l.gene, Key: row.Key, Title: l.called(), Badge: row.Badge, Grave: grave(l.conclusion), Facts: []report.Named{}, Evidence: []report.Named{}, Notes: []report.Named{}}
	v, ok := variantOf(r, l.gene, row.Key)
	if !ok {
		out.Line = row.Discuss
		return out
	}
	also := ""
	if len(v.LegacyNames) > 0 {
		also = b.Text("brief.named.also", "names", strings.Join(v.LegacyNames, ", "))
	}
	out.Lead, out.Line = v.HGVSP, dotted(also, b.Text("report.zygosity."+v.Zygosity), v.ConsequenceText)
	if !out.Grave {
		out.Line = dotted(b.Text("report.zygosity."+v.Zygosity), v.ConsequenceText)
		out.Notes = append(out.Notes, report.Named{Value: sentence(row.Discuss)})
		return out
	}
	out.Facts = b.findingFacts(v)
	if l.conclusion == germline.ProbableFound {
		out.Lead, out.Line = b.Text("brief.probable"), dotted(v.HGVSP, v.ConsequenceText, b.Text("report.zygosity."+v.Zygosity))
		out.Evidence = b.briefEvidence(v.Evidence, v.Provisional)
		out.Notes = append(out.Notes, b.notSettled(v.Classification == "not_reviewed"))
		return out
	}
	out.Notes = b.carrierNotes(row, l, v)
	return out
}

// haplotypeFinding is what variants do together, with what each phase would mean.
func (b *builder) haplotypeFinding(gene string, j report.Haplotype) report.Finding {
	out := report.Finding{
		Gene: gene, Key: gene, Title: strings.TrimSpace(gene + " " + b.shortC(j.HGVSC)), Badge: j.Badge, Lead: j.HGVSP, Line: j.Text,
		Facts: []report.Named{}, Evidence: []report.Named{}, Notes: []report.Named{},
	}
	for _, o := range j.Outcomes {
		out.Notes = append(out.Notes, report.Named{Value: o.Text})
	}
	return out
}

// carrierNotes are what has to be known beside a disease-causing variant.
func (b *builder) carrierNotes(row report.Row, l lead, v report.Variant) []report.Named {
	var notes []report.Named
	if key := rowKey(*l.finding); key != "pathogenic" && key != "reduced" || b.moreThanOne() {
		notes = append(notes, report.Named{Value: sentence(row.Discuss)})
	}
	for _, c := range v.Confirm {
		notes = append(notes, report.Named{Value: sentence(c)})
	}
	return append(notes, b.confirmNote(l))
}

// notSettled says that what is not classified here may be elsewhere.
func (b *builder) notSettled(unheld bool) report.Named {
	if unheld {
		return report.Named{Name: b.Text("brief.note.not_held"), Value: b.Text("brief.note.not_held.text")}
	}
	return report.Named{Name: b.Text("brief.note.classed"), Value: b.Text("brief.note.classed.text")}
}

func (b *builder) eventFinding(r *report.Report, l lead) report.Finding {
	s := l.event
	out := report.Finding{Gene: l.gene, Key: l.gene + " " + s.Name, Title: l.called(), Badge: s.Badge, Grave: grave(l.conclusion), Facts: []report.Named{}, Evidence: []report.Named{}, Notes: []report.Named{}}
	exons := s.ExonsText
	if strings.Contains(s.Name, exons) {
		exons = ""
	}
	out.Line = dotted(exons, b.Text("report.zygosity."+s.Zygosity), s.ConsequenceText)
	if !out.Grave {
		out.Notes = append(out.Notes, report.Named{Value: s.Text})
		return out
	}
	if l.conclusion == germline.ProbableFound {
		out.Lead = b.Text("brief.probable")
		out.Evidence = b.briefEvidence(s.Evidence, s.Provisional)
		out.Notes = append(out.Notes, b.notSettled(len(s.Matches) == 0))
		return out
	}
	for _, m := range s.Matches[:min(1, len(s.Matches))] {
		out.Facts = append(out.Facts, report.Named{Name: b.Text("brief.fact.class"), Value: dotted(strings.ReplaceAll(m.Classification, "_", " "), b.source(m.Source))})
	}
	out.Notes = append(out.Notes, report.Named{Value: s.Text}, b.confirmNote(l))
	return out
}

// variantOf is a variant of the report by gene and key.
func variantOf(r *report.Report, gene, key string) (report.Variant, bool) {
	for _, g := range r.Cancer.Genes {
		for _, v := range g.Variants {
			if g.Gene == gene && gene+" "+v.HGVSC == key {
				return v, true
			}
		}
	}
	return report.Variant{}, false
}

func (b *builder) findingFacts(v report.Variant) []report.Named {
	class := b.Text("brief.class.not_held")
	if v.Classification != "not_reviewed" {
		class = dotted(v.ClassificationSource, v.ReviewStatus, v.Evaluated)
	}
	facts := []report.Named{{Name: b.Text("brief.fact.class"), Value: class}}
	if v.Depth != nil {
		reads := b.Text("brief.reads.depth", "depth", *v.Depth, "filter", v.Filter)
		if v.AlleleFraction != nil {
			reads = b.Text("brief.reads", "n", int(math.Round(*v.AlleleFraction*float64(*v.Depth))), "depth", *v.Depth, "filter", v.Filter)
		}
		facts = append(facts, report.Named{Name: b.Text("brief.fact.file"), Value: reads})
	}
	transcript, _, _ := strings.Cut(v.HGVSC, ":")
	return append(facts, report.Named{Name: b.Text("brief.fact.named"), Value: strings.TrimPrefix(transcript+", "+v.Assembly, ", ")})
}

// briefEvidence is the criteria that are met, and their sum at the end.
func (b *builder) briefEvidence(all []report.Evidence, sum *report.Provisional) []report.Named {
	out := []report.Named{}
	for _, e := range all {
		if e.Met == "met" {
			out = append(out, report.Named{Name: b.Text("brief.evidence.one", "code", e.Code, "strength", e.Strength), Value: e.Why})
		}
	}
	if sum != nil {
		out = append(out, report.Named{Name: b.Text("brief.evidence.sum"), Value: sum.Label + ": " + text.First(sum.Text)})
	}
	return out
}

// sentence ends words with a full stop.
func sentence(s string) string {
	s = text.Capital(s)
	if s == "" || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

// dotted puts a middle dot between the parts that are there.
func dotted(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// figuresFrom is a cancer's risk from today; "" where there is none.
func (b *builder) figuresFrom(r *report.Report, gene, cancer string) string {
	for _, k := range r.Risks {
		if k.Gene != gene || k.Cancer != cancer || k.FromToday == nil || k.FromToday.To80Text == "" {
			continue
		}
		label, _, _ := strings.Cut(k.Label, ",")
		key := "brief.step.due.figures"
		if k.FromToday.TenYearText == "" {
			key += ".last"
		}
		return b.Text(key, "cancer", label, "ten", k.FromToday.TenYearShare, "all", k.FromToday.To80Share, "last", fmt.Sprint(k.FromToday.LastAge))
	}
	return ""
}
