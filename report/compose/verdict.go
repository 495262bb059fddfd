package compose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/drugs"
	"allelens/variants/germline"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// mostVerdict is how many signs two lines of a verdict have room for. What does not fit is left out from the end: rows, badges
// and steps say it too.
const mostVerdict = 190

// verdict is the case in one look. It is made of the rest of the report.
func (b *builder) verdict(r *report.Report) report.Verdict {
	found, tone := b.verdictFound(r)
	v := report.Verdict{Tone: tone, Badges: b.verdictBadges(r), Read: b.verdictRead(r)}
	var then []string
	if len(r.Summary.Notices) > 0 { // nothing follows as long as it is not known whose sample it is, or what of
		found, v.Tone = b.Text("verdict.doubt", "notice", r.Summary.Notices[0].Title, "finding", found), r.Summary.Notices[0].Tone
	} else {
		own, drug := b.verdictMedicine(r)
		then = slices.DeleteFunc([]string{b.verdictDue(r), own, b.verdictOpen(r, drug)}, func(s string) bool { return s == "" })
	}
	for n := len(then); ; n-- {
		v.Text = strings.TrimSpace(found + " " + sentence(strings.Join(then[:n], "; ")))
		if n == 0 || utf8.RuneCountInString(v.Text) <= mostVerdict {
			break
		}
	}
	if v.Text == "" {
		v.Text = b.verdictUsual(r)
	}
	return v
}

// verdictUsual is what is said where there is neither a finding nor a medicine to act on.
func (b *builder) verdictUsual(r *report.Report) string {
	listed, others := 0, 0
	for _, d := range r.Drugs {
		listed += boolean(d.OnMedicationList)
		others += boolean(!d.OnMedicationList && d.NeedsAction)
	}
	read := slices.ContainsFunc(b.f.Genes, func(g pgx.Result) bool { return len(g.Diplotypes) > 0 || len(g.Found) > 0 })
	switch {
	case !read:
		return b.Text("verdict.nothing")
	case len(b.named("unknown_medication")) > 0:
		return b.Text("verdict.medicines.unknown")
	case listed > 0:
		return b.Text("verdict.medicines.usual", "count", listed)
	}
	return b.Text("verdict.medicines.unlisted", "count", others)
}

// verdictFound is what was found in the cancer genes; "" where they were not looked at.
func (b *builder) verdictFound(r *report.Report) (string, report.Tone) {
	switch a := r.FamilyAnswer; {
	case b.f.Case.Scope == patient.FamilyVariant && a != nil:
		return sentence(a.Title), a.Badge.Tone
	case len(b.f.Cancer.Genes) == 0:
		return "", report.ToneNeutral
	case b.moreThanOne():
		return b.Text("verdict.several", "genes", b.genesOf(germline.PathogenicFound)), report.ToneAct
	case len(b.found) > 0 && b.found[0].conclusion != germline.UncertainFound:
		return b.verdictLead(b.found[0])
	case slices.ContainsFunc(b.f.Cancer.Genes, onlyTogether):
		return b.Text("verdict.together"), report.ToneUnknown
	case len(b.found) > 0:
		said, tone := b.verdictLead(b.found[0])
		return strings.TrimSpace(said + " " + b.verdictUnread(r)), tone
	}
	if unread := b.verdictUnread(r); unread != "" {
		return unread, report.ToneUnknown
	}
	key := "verdict.none"
	if slices.ContainsFunc(b.f.Cancer.Genes, func(g germline.Gene) bool { return g.Conclusion != germline.NoneFound }) {
		return b.Text("verdict.many"), report.ToneUnknown // no single variant: too many to be one person's
	}
	if slices.ContainsFunc(b.f.Cancer.Genes, func(g germline.Gene) bool { return g.AssumedBases > 0 }) {
		key += ".assumed"
	}
	return b.Text(key, "genes", b.heldGenes()), report.ToneStandard
}

// verdictLead is what a variant or an event says of its gene.
func (b *builder) verdictLead(l lead) (string, report.Tone) {
	badge := l.badge(b)
	tone := badge.Tone
	key, pairs := "", []any{"gene", l.gene, "finding", l.called(), "class", strings.ToLower(badge.Word), "date", l.outdated()}
	switch l.conclusion {
	case germline.PathogenicFound:
		key = "pathogenic"
		if l.finding != nil && diseaseKey(*l.finding) != "pathogenic" {
			key = diseaseKey(*l.finding)
		}
		if key == "together" {
			key = "beside"
		}
		if l.outdated() != "" {
			key = "old_class"
		}
		if b.confirmation(l) != nil && b.Has("verdict."+key+".confirmed") {
			key += ".confirmed"
		}
	case germline.ProbableFound:
		key = "probable"
	case germline.NotAssessed:
		key, tone = "failed", report.ToneUnknown
	default:
		key = "uncertain"
		if l.finding != nil && unheld(*l.finding) {
			key = "not_reviewed"
		}
	}
	return b.Text("verdict."+key, pairs...), tone
}

// badge is that of what was found.
func (l lead) badge(b *builder) report.Badge {
	if l.event != nil {
		return l.event.Badge
	}
	return b.variantBadge(*l.finding)
}

// verdictUnread says which cancer genes are not assessed, and how much of them was not read; "" where all are.
func (b *builder) verdictUnread(r *report.Report) string {
	var genes []string
	missing, total, left := 0, 0, ""
	for _, g := range r.Cancer.Genes {
		if g.Conclusion != string(germline.NotAssessed) {
			continue
		}
		genes = append(genes, g.Gene)
		missing, total = missing+g.TotalBases-g.AssessedBases, total+g.TotalBases
	}
	switch {
	case len(genes) == 0:
		return ""
	case missing == 0:
		left = ".warned"
	case missing == total:
		left = ".all"
	}
	return b.Text("verdict.not_assessed"+left, "genes", b.And(genes), "missing", text.Grouped(missing), "total", text.Grouped(total))
}

// verdictDue is the programme's measure that is done once and whose age has come.
func (b *builder) verdictDue(r *report.Report) string {
	for _, m := range r.Management {
		if !m.Once || m.Status != "now" || m.Beside {
			continue
		}
		item, _, _ := strings.Cut(m.Item, ",")
		key := "verdict.due"
		if b.Has(key + "." + m.Code) {
			key += "." + m.Code
		}
		return b.Text(key, "age", b.f.Case.Age, "item", text.Small(item))
	}
	return ""
}

// verdictMedicine is what the gravest of the patient's own medicines asks for, and the medicine.
func (b *builder) verdictMedicine(r *report.Report) (said, drug string) {
	for i, d := range r.Drugs {
		if d.OnMedicationList && d.Attention && d.Action != string(drugs.TestFirst) {
			return b.verdictDrug(*b.ordered()[i], d), d.Drug
		}
	}
	return "", ""
}

func (b *builder) verdictDrug(r drugs.Result, d report.Drug) string {
	key, pairs := d.Action, []any{}
	switch {
	case besideReason(d) != "" && len(d.Interactions) > 0:
		key, pairs = "beside", []any{"action", text.Small(d.Badge.Word), "others", strings.Join(d.Interactions[0].With, ", ")}
	case r.Action == drugs.ChangeDose:
		key, pairs = b.amount(r, d)
	}
	return b.Text("verdict.drug."+key, append([]any{"drug", d.Drug}, pairs...)...)
}

// verdictOpen is what is open for the patient's own medicines, else for the cancer genes beside a finding; said is the medicine
// that is spoken of already.
func (b *builder) verdictOpen(r *report.Report, said string) string {
	for i, d := range r.Drugs {
		if !d.OnMedicationList || d.Drug == said {
			continue
		}
		switch genes := slices.Concat(b.ordered()[i].Needs, unsettledGenes(d)); {
		case d.Action == string(drugs.TestFirst) && len(genes) > 0:
			return b.Text("verdict.test_first", "genes", b.And(variants.Once(genes)), "drug", d.Drug)
		case d.Action == string(drugs.TestFirst), d.Action == string(drugs.NotAssessable), len(d.Needs) > 0 && !d.Attention, inPart(*b.ordered()[i]):
			return b.Text("verdict.open", "drug", d.Drug)
		}
	}
	for _, s := range b.silent {
		if s.Asked || s.Worst != "" {
			return b.Text("verdict.waits", "drug", s.Drug, "gene", s.Gene)
		}
	}
	if len(b.found) == 0 || b.found[0].conclusion == germline.UncertainFound {
		return ""
	}
	for _, g := range r.Cancer.Genes {
		if g.AssessedBases < g.TotalBases {
			return b.Text("verdict.unread", "gene", g.Gene, "missing", text.Grouped(g.TotalBases-g.AssessedBases))
		}
	}
	return ""
}

func unsettledGenes(d report.Drug) []string {
	var genes []string
	for _, u := range d.Unsettled {
		genes = append(genes, u.Gene)
	}
	return genes
}

// mostBadges is how many findings have a badge of their own beside the verdict.
const mostBadges = 3

// verdictBadges are the findings, what was not read of the cancer genes, and the medicines counted.
func (b *builder) verdictBadges(r *report.Report) []report.VerdictBadge {
	badges := []report.VerdictBadge{}
	add := func(word string, tone report.Tone, sign report.Sign, screen, key, filter string) {
		badges = append(badges, report.VerdictBadge{Badge: report.Badge{Word: word, Tone: tone, Sign: sign}, Screen: screen, Key: key, Filter: filter})
	}
	for i, f := range r.Brief.Findings {
		if i == mostBadges {
			add(b.Text("verdict.badge.more", "count", len(r.Brief.Findings)-i), report.ToneNeutral, "", "variants", "", "")
			break
		}
		word := f.Title + " " + text.Small(f.Badge.Word)
		switch {
		case f.Key == f.Gene:
			word = b.Text("verdict.badge.gene", "gene", f.Gene, "word", text.Small(f.Badge.Word))
		case f.Grave && f.Badge.Tone == report.ToneAct:
			word = dotted(f.Title, firstLegacy(r, f))
		}
		add(word, f.Badge.Tone, f.Badge.Sign, "cancer", f.Key, "")
	}
	for _, g := range r.Cancer.Genes {
		if missing := g.TotalBases - g.AssessedBases; missing > 0 && g.RestText != "" {
			add(b.Text("verdict.badge.unread", "gene", g.Gene, "missing", text.Grouped(missing)), report.ToneUnknown, report.OpenSquare, "quality", "", "")
		}
	}
	if names := len(variants.Once(b.named("unknown_medication"))); names > 0 {
		add(b.Text("report.card.drugs.unknown", "count", names), report.ToneUnknown, report.OpenSquare, "overview", "", "")
	}
	care, unknown := 0, 0
	for _, d := range r.Drugs {
		care += boolean(d.NeedsAction)
		unknown += boolean(d.Action == string(drugs.NotAssessable))
	}
	if care > 0 {
		add(b.Text("verdict.badge.care", "count", care), report.ToneChange, "", "drugs", "", "acting")
	}
	if unknown > 0 {
		add(b.Text("verdict.badge.not_assessable", "count", unknown), report.ToneUnknown, "", "drugs", "", string(drugs.NotAssessable))
	}
	return badges
}

// firstLegacy is the first older name of a finding's variant; "" where there is none.
func firstLegacy(r *report.Report, f report.Finding) string {
	if v, ok := variantOf(r, f.Gene, f.Key); ok && len(v.LegacyNames) > 0 {
		return v.LegacyNames[0]
	}
	return ""
}

// verdictRead is how many of the sites asked for have a genotype, and how many of these are assumed.
func (b *builder) verdictRead(r *report.Report) string {
	i := slices.IndexFunc(r.Summary.Cards, func(c report.Card) bool { return c.ID == "quality" })
	if i < 0 {
		return ""
	}
	assumed := ""
	if n := r.Quality.AssumedReference; n > 0 {
		assumed = b.Text("report.card.quality.assumed", "count", text.Grouped(n))
	}
	return strings.Join(slices.DeleteFunc([]string{r.Summary.Cards[i].Line, assumed}, func(s string) bool { return s == "" }), ", ")
}
