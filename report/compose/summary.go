package compose

import (
	"fmt"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/drugs"
	"allelens/variants/germline"
	"allelens/variants/hgvs"
	"allelens/variants/ledger"
	"allelens/variants/pgx"
)

// summary answers in one look: what was found, what to do, what was not assessed.
func (b *builder) summary(r *report.Report) report.Summary {
	s := report.Summary{Notices: append(b.notices(r.Quality, beforeAll), b.discordantNotices()...), MedicineNotices: append(b.notices(r.Quality, ofMedicines), b.unjudgedPairs()...), ClassChanges: b.classChanges(), Cards: []report.Card{}, NotAssessed: b.notAssessed(), Silences: b.silent, Interactions: b.interactions(b.f.Interactions), NextSteps: []string{}}
	if b.f.Case.Scope.Cancers() {
		s.Cards = append(s.Cards, b.cancerCard())
	}
	if b.f.Case.Scope.Medicines() {
		s.Cards = append(s.Cards, b.drugsCard())
	}
	s.Cards = append(s.Cards, b.qualityCard(r.Quality))
	s.Rows = slices.Concat(b.cancerRows(r), b.unsettledRows(), b.drugRows(r))
	urgent := b.urgentSteps()
	s.Steps, s.UrgentSteps = b.ticked(len(urgent), slices.Concat(urgent, b.nextSteps())), []string{}
	for _, next := range s.Steps {
		s.NextSteps = append(s.NextSteps, next.Text)
		if next.Urgent {
			s.UrgentSteps = append(s.UrgentSteps, next.Text)
		}
	}
	s.Counts = report.NavCounts{Drugs: len(b.needAction()), Quality: attention(r.Quality)}
	b.countCancer(&s.Counts)
	for _, g := range r.Cancer.Genes {
		s.Counts.Variants += len(g.Variants) + len(g.Structural)
	}
	for _, g := range r.Pharmacogenes {
		for _, site := range g.Sites {
			if site.State == "variant" || site.State == "filtered" {
				s.Counts.Variants++
			}
		}
	}
	return s
}

func attention(q report.Quality) int {
	n := 0
	for _, m := range q.Messages {
		if m.Severity != "info" {
			n++
		}
	}
	return n
}

// disease: a disease-causing variant that was called without doubt of the file's own.
func disease(f germline.Finding) bool { return f.Pathogenic() && f.Change.Called() }

// sure: a disease-causing variant whose effect does not hang on another one of its chromosome.
func sure(f germline.Finding) bool { return disease(f) && f.Alone() }

// standing: a sure one whose class is not outdated, so that relatives can be tested for it.
func standing(f germline.Finding) bool { return sure(f) && !f.Stale() }

// outdated: a disease-causing variant of which the class has to be confirmed before anything rests on it.
func outdated(f germline.Finding) bool { return disease(f) && f.Stale() }

func failed(f germline.Finding) bool { return f.Claimed() && !f.Change.Called() && !ofTumour(f) }

// ofTumour: the call is a tumour's, and nobody knows whether the person carries it.
func ofTumour(f germline.Finding) bool {
	return slices.ContainsFunc(f.Change.Evidence.FailedCriteria, func(c ledger.Criterion) bool { return c.Code == "tumour" })
}

// open: on paper, and neither disease-causing nor probably so.
func open(f germline.Finding) bool { return concludes(f) == germline.UncertainFound }

func (b *builder) findings(which func(germline.Finding) bool) []germline.Finding {
	var found []germline.Finding
	for _, g := range b.f.Cancer.Genes {
		for _, f := range g.Findings {
			if which(f) {
				found = append(found, f)
			}
		}
	}
	return found
}

// countCancer counts what stands behind the gravest conclusion, with its sign.
func (b *builder) countCancer(n *report.NavCounts) {
	gravest, badge := germline.NoneFound, report.Badge{}
	for _, g := range b.f.Cancer.Genes {
		if slices.Index(conclusions, g.Conclusion) < slices.Index(conclusions, gravest) {
			gravest, badge = g.Conclusion, b.conclusionBadge(g)
		}
	}
	if gravest == germline.NoneFound {
		return
	}
	n.CancerTone, n.CancerSign = badge.Tone, badge.Sign
	if n.Cancer = len(those(b.found, gravest)); gravest != germline.NotAssessed && n.Cancer > 0 {
		return
	}
	n.Cancer = 0
	for _, g := range b.f.Cancer.Genes {
		n.Cancer += boolean(g.Conclusion == gravest)
	}
}

// conclusions on a gene, gravest first.
var conclusions = []germline.Conclusion{germline.PathogenicFound, germline.ProbableFound, germline.UncertainFound, germline.NotAssessed, germline.NoneFound}

// cancerHeads are the cards by what the gravest lead says, with their tones.
var cancerHeads = map[germline.Conclusion]struct {
	key  string
	tone report.Tone
}{
	germline.PathogenicFound: {"pathogenic", report.ToneAct}, germline.ProbableFound: {"probable", report.ToneChange},
	germline.NotAssessed: {"failed", report.ToneUnknown}, germline.UncertainFound: {"uncertain", report.ToneUnknown},
}

func (b *builder) cancerCard() report.Card {
	var names []string
	seen, total := 0, 0
	for _, g := range b.f.Cancer.Genes {
		names = append(names, g.Gene)
		seen, total = seen+g.AssessedBases, total+g.TotalBases
	}
	c := report.Card{ID: "cancer", Title: b.Text("report.card.cancer"), Subtitle: strings.Join(names, " · ")}
	c.Detail = b.Text("report.card.cancer.seen", "seen", text.Grouped(seen), "total", text.Grouped(total))
	pick := func(key string, tone report.Tone, count int) {
		c.Headline, c.Tone = b.Text("report.card.cancer."+key, "count", count), tone
		c.Line = b.Text("report.card.cancer." + key + ".line")
	}
	notAssessed := slices.ContainsFunc(b.f.Cancer.Genes, func(g germline.Gene) bool { return g.Conclusion == germline.NotAssessed })
	switch {
	case len(b.found) > 0:
		l := b.found[0]
		head := cancerHeads[l.conclusion]
		pick(head.key, head.tone, len(those(b.found, l.conclusion)))
		c.Line = strings.Join([]string{l.called(), b.Text("report.zygosity." + l.zygosity())}, ", ")
		if f := l.finding; f != nil && f.Classification != nil && b.review(f.Classification) != "" {
			c.Detail = b.Text("report.card.cancer.review", "status", b.review(f.Classification), "source", b.source(f.Classification.Source))
		}
		if date := l.outdated(); date != "" {
			c.Headline = b.Text("report.card.cancer.old", "count", len(those(b.found, l.conclusion)), "date", date)
		}
		if l.conclusion == germline.ProbableFound {
			c.Detail = b.Text("report.card.cancer.probable.detail")
		}
	case slices.ContainsFunc(b.f.Cancer.Genes, onlyTogether):
		pick("joint", report.ToneUnknown, 0)
	case notAssessed || len(names) == 0:
		pick("not_assessed", report.ToneUnknown, 0)
	case slices.ContainsFunc(b.f.Cancer.Genes, func(g germline.Gene) bool { return g.Conclusion != germline.NoneFound }):
		pick("uncertain", report.ToneUnknown, 1) // no single variant: too many to be one person's
	default:
		pick("none", report.ToneStandard, 0)
	}
	return c
}

// short is the name on the transcript without the transcript.
func short(f germline.Finding) string {
	if _, c, ok := strings.Cut(hgvs.Shorten(f.Name.C), ":"); ok {
		return c
	}
	return f.Allele.String()
}

// needAction lists the medicines that call for something else than the standard because of
// what was found: guidance that holds for everyone without a variant (a drug for cystic fibrosis
// that needs a responsive variant, a dose for the usual metaboliser) counts only for the patient's
// own medicines.
func (b *builder) needAction() []drugs.Result {
	var need []drugs.Result
	for _, r := range b.f.Drugs {
		if b.acts(r) {
			need = append(need, r)
		}
	}
	return need
}

// acts reports whether a medicine calls for something else than the standard.
func (b *builder) acts(r drugs.Result) bool {
	return r.Action.Asks() && r.Action != drugs.TestFirst && (r.OnList || b.carries(r))
}

// carries: a gene result behind the drug rests on a variant of the file, or on an outside call.
func (b *builder) carries(r drugs.Result) bool {
	for _, g := range b.f.Genes {
		if !slices.ContainsFunc(r.Results, func(d drugs.GeneResult) bool { return d.Gene == g.Gene && d.Called }) {
			continue
		}
		if g.Source == pgx.FromOutside || slices.ContainsFunc(g.Sites, func(s pgx.Site) bool { return s.Observed.State == variants.Variant }) {
			return true
		}
	}
	return false
}

func (b *builder) drugsCard() report.Card {
	need := b.needAction()
	c := report.Card{
		ID: "drugs", Title: b.Text("report.card.drugs"), Tone: report.ToneStandard,
		Subtitle: b.Text("report.card.drugs.of", "genes", len(b.f.Genes), "drugs", len(b.f.Drugs)),
	}
	mine, listed := b.ownMedicines()
	others := len(slices.DeleteFunc(slices.Clone(need), func(r drugs.Result) bool { return r.OnList }))
	called := 0
	for _, g := range b.f.Genes {
		called += boolean(len(g.Diplotypes) > 0 || len(g.Found) > 0)
	}
	c.Headline = b.Text("report.card.drugs.need", "count", len(mine), "total", listed)
	if listed == 0 {
		c.Headline = b.Text("report.card.drugs.unlisted")
	}
	if len(mine) > 0 || listed == 0 && others > 0 {
		c.Tone = report.ToneChange
	}
	b.unassessed(&c, listed)
	c.Line, c.Detail = b.countActions(mine), b.Text("report.card.drugs.others", "count", others)
	switch {
	case called == 0:
		c.Headline, c.Line, c.Tone = b.Text("report.card.drugs.nothing"), b.Text("report.card.drugs.nothing.line"), report.ToneUnknown
	case len(mine)+others == 0 && c.Tone == report.ToneStandard:
		c.Line = b.Text("report.card.drugs.none.line", "count", called)
	}
	return c
}

// unassessed adds to the card of medicines how many of the patient's are not judged, or only in part: nothing about them
// is as usual.
func (b *builder) unassessed(c *report.Card, listed int) {
	none, part, unknown := 0, 0, len(variants.Once(b.named("unknown_medication")))
	for _, r := range b.f.Drugs {
		without := r.Action == drugs.NotAssessable || len(r.Needs) > 0 && (r.Action == drugs.NoGuidance || r.Action == drugs.NotHeld)
		none += boolean(r.OnList && without)
		part += boolean(r.OnList && inPart(r))
	}
	if listed == 0 && unknown > 0 {
		c.Headline = b.Text("report.card.drugs.unlisted.unknown")
	}
	for _, one := range []struct {
		key   string
		count int
	}{{"not_assessable", none}, {"in_part", part}, {"unknown", unknown}} {
		if one.count == 0 {
			continue
		}
		c.Headline += " · " + b.Text("report.card.drugs."+one.key, "count", one.count)
		if c.Tone == report.ToneStandard {
			c.Tone = report.ToneUnknown
		}
	}
}

// inPart reports whether the usual dose stands only as far as was read: a site or a result is missing, or assumed.
func inPart(r drugs.Result) bool {
	return r.Action == drugs.Standard && (r.Incomplete() || r.Assumed() || len(r.Needs) > 0)
}

// ownMedicines are the patient's current and planned medicines that ask for something, a test among it, and how many
// there are in all.
func (b *builder) ownMedicines() (need []drugs.Result, listed int) {
	for _, r := range b.f.Drugs {
		listed += boolean(r.OnList)
		if r.OnList && r.Action.Asks() {
			need = append(need, r)
		}
	}
	return need, listed
}

// countActions counts medicines by action: "1 avoid · 2 change dose".
func (b *builder) countActions(all []drugs.Result) string {
	var parts []string
	for _, a := range drugs.Actions() {
		n := 0
		for _, r := range all {
			n += boolean(r.Action == a)
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, strings.ToLower(b.Text("report.badge."+string(a)))))
		}
	}
	return strings.Join(parts, " · ")
}

func (b *builder) qualityCard(q report.Quality) report.Card {
	c := report.Card{ID: "quality", Title: b.Text("report.card.quality"), Tone: report.ToneUnknown}
	seen, total := q.Sites["reference"]+q.Sites["variant"]+q.AssumedReference, q.SitesTotal
	unit := "sites"
	if total == 0 {
		unit = "bases"
		for _, g := range b.f.Cancer.Genes {
			seen, total = seen+g.AssessedBases, total+g.TotalBases
		}
	}
	share := 0.0
	if total > 0 {
		share = 100 * float64(seen) / float64(total)
	}
	switch {
	case share >= 95:
		c.Tone = report.ToneStandard
	case share >= 60:
		c.Tone = report.ToneChange
	}
	// Rounded down: 99.96 % is not everything.
	c.Headline = b.Text("report.card.quality.share", "percent", fmt.Sprintf("%.1f", float64(int(10*share))/10))
	c.Line = b.Text("report.card.quality."+unit, "seen", text.Grouped(seen), "total", text.Grouped(total))
	switch {
	case q.AssumedReference > 0:
		c.Detail = b.Text("report.card.quality.assumed", "count", text.Grouped(q.AssumedReference))
	case !b.f.Observations.Blocks:
		c.Detail = b.Text("report.card.quality.variants_only")
	case len(b.f.Genes) > 0:
		c.Detail = b.Text("report.card.quality.outside")
	}
	return c
}
