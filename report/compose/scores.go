package compose

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"allelens/report"
	"allelens/variants"
	"allelens/variants/polygenic"
	"allelens/variants/risk"
)

// mostMissingListed is how many sites without a call are listed of a model.
const mostMissingListed = 400

// scores are the polygenic scores, the leading models first; nil where nobody agreed to any.
func (b *builder) scores() []report.Score {
	var leading, others []report.Score
	for _, r := range b.f.Scores {
		s := b.score(r)
		if s.Lead {
			leading = append(leading, s)
		} else {
			others = append(others, s)
		}
	}
	return append(leading, others...)
}

func (b *builder) score(r polygenic.Result) report.Score {
	cancer := b.cancer(risk.Curve{Cancer: r.Model.Cancer, Sex: "female"})
	s := report.Score{
		Model: r.Model.Model, Name: r.Model.Name, Cancer: r.Model.Cancer, Lead: r.Model.Lead, Status: "given",
		Label:      b.Text("score.label", "cancer", cancer, "n", len(r.Sites), "model", r.Model.Model),
		Reasons:    []report.Note{},
		Stated:     strings.Join(r.Ancestry.Stated, ","),
		Closest:    r.Ancestry.Closest,
		SitesUsed:  r.Used,
		SitesTotal: len(r.Sites), SitesAssumed: r.Assumed, Missing: rounded(100*r.Sum.Missing, 2),
		ClosestSupport: rounded(r.Ancestry.Support, 2),
		Origin:         b.origin(r.Model.Origin), MissingSites: []report.ScoreSite{}, Evidence: b.scoreEvidence(r), Methods: b.scoreMethods(r),
	}
	if p := r.Population; p != nil {
		origin := b.origin(p.Origin)
		s.Population, s.Mean, s.Deviation, s.Alpha, s.Standard = p.Population, &p.Mean, &p.Deviation, &p.Alpha, &origin
	}
	for _, why := range r.Reasons {
		s.Reasons = append(s.Reasons, report.Note{Code: string(why), Text: b.scoreReason(r, why)})
	}
	b.scoreSites(&s, r)
	if !r.Given() {
		s.Status, s.Reason, s.Text = "withheld", string(r.Reasons[0]), b.Text("score.withheld", "why", s.Reasons[0].Text)
	} else {
		b.giveScore(&s, r)
	}
	s.Notes = b.scoreNotes(r)
	if b.f.Case.ScoresForPatient && r.Model.Lead {
		s.Patient = b.scoreTold(s, r.Ancestry.Unlikely())
	}
	return s
}

// giveScore tells the figures of a score that is given.
func (b *builder) giveScore(s *report.Score, r polygenic.Result) {
	sum, z, low, high := rounded(r.Sum.Score, 4), rounded(r.Z.Value, 3), rounded(r.Z.Low, 3), rounded(r.Z.High, 3)
	s.Sum, s.Z, s.ZLow, s.ZHigh = &sum, &z, &low, &high
	s.Percentile = &report.ScorePercentile{Value: rounded(r.Percentile.Value, 2), Low: rounded(r.Percentile.Low, 2), High: rounded(r.Percentile.High, 2)}
	key := "score.given"
	if r.Used < len(r.Sites) {
		key = "score.given.between"
	}
	s.Text = b.Text(key, "z", fixed(r.Z.Value, 2), "zlow", fixed(r.Z.Low, 2), "zhigh", fixed(r.Z.High, 2), "percentile", percentile(r.Percentile.Value),
		"low", percentile(r.Percentile.Low), "high", percentile(r.Percentile.High), "population", b.population(s.Population), "missing", len(r.Sites)-r.Used)
	if r.Model.Lead {
		s.CanRiskLine = r.Model.CanRiskLine
	}
}

// scoreSites lists the sites of a leading model, and those of any model that have no call.
func (b *builder) scoreSites(s *report.Score, r polygenic.Result) {
	in := b.f.Observations.Assembly
	for _, site := range r.Sites {
		w := site.Weight
		one := report.ScoreSite{
			RSID: w.RSID, Place: string(w.Contig) + ":" + strconv.Itoa(w.Pos[in]) + " " + w.Other[in] + ">" + w.Effect[in], State: site.State.String(),
			Why: string(site.Why), Assumed: site.Assumed, Row: w.Row, Copies: known(site.Copies),
		}
		if e := site.Evidence; e != nil && site.State != variants.Absent {
			one.Line = b.scoreLine(e.Line, e.FileChrom, e.FilePos, e.FileRef, e.FileAlts)
		}
		if r.Model.Lead && !site.Missing() {
			s.Sites = append(s.Sites, one)
		}
		if site.Missing() && len(s.MissingSites) < mostMissingListed {
			s.MissingSites = append(s.MissingSites, one)
		}
	}
}

// scoreLine names a line of the file: by its number, or by what it says where the number is not known.
func (b *builder) scoreLine(number int64, chrom string, pos int, ref string, alts []string) string {
	if number > 0 {
		return strconv.FormatInt(number, 10)
	}
	return chrom + ":" + strconv.Itoa(pos) + " " + ref + ">" + strings.Join(alts, ",")
}

func (b *builder) population(code string) string { return b.Text("score.population." + code) }

// scoreReason is why a score is withheld, in a sentence.
func (b *builder) scoreReason(r polygenic.Result, why polygenic.Reason) string {
	stated := make([]string, len(r.Ancestry.Stated))
	for i, a := range r.Ancestry.Stated {
		stated[i] = b.population(a)
	}
	closest := ""
	if r.Ancestry.Closest != "" {
		closest = b.population(r.Ancestry.Closest)
	}
	return b.Text("score.reason."+string(why), "absent", countWhy(r, polygenic.Absent), "missing", len(r.Sites)-r.Used, "total", len(r.Sites),
		"variance", fixed(100*r.Sum.Missing, 1), "most", number(100*polygenic.MostMissing), "stated", b.And(stated), "closest", closest)
}

func countWhy(r polygenic.Result, why polygenic.Why) (n int) {
	for _, s := range r.Sites {
		if s.Why == why {
			n++
		}
	}
	return n
}

// countDosed counts the sites whose line gives a dosage beside the genotype.
func countDosed(r polygenic.Result) (n int) {
	for _, s := range r.Sites {
		if !s.Missing() && s.Evidence.Dosed() {
			n++
		}
	}
	return n
}

// scoreNotes are what is to be known of a score.
func (b *builder) scoreNotes(r polygenic.Result) (notes []report.Note) {
	add := func(code string, pairs ...any) {
		notes = append(notes, report.Note{Code: code, Text: b.Text("score.note."+code, pairs...)})
	}
	notes = append(notes, report.Note{Code: "care", Text: b.Text("score.care")})
	missing := len(r.Sites) - r.Used
	add("sites", "used", r.Used, "total", len(r.Sites))
	if missing > 0 && r.Given() {
		add("missing", "missing", missing, "variance", fixed(100*r.Sum.Missing, 1))
	}
	if n := countWhy(r, polygenic.Imputed); n > 0 {
		add("imputed", "n", n)
	}
	if n := countDosed(r); n > 0 {
		add("dosed", "n", n)
	}
	if r.Assumed > 0 {
		add("assumed", "n", r.Assumed)
	}
	if r.Ancestry.Closest != "" {
		add("closest", "n", r.Ancestry.Sites, "population", b.population(r.Ancestry.Closest))
	}
	if r.Ancestry.Unlikely() {
		add("unlikely")
	}
	if b.f.Case.Sex == "unspecified" || b.f.Case.Sex == "" {
		add("women")
	}
	b.scoreBeside(r, add)
	return notes
}

// scoreBeside notes what a score is not to be read as beside the findings.
func (b *builder) scoreBeside(r polygenic.Result, add func(code string, pairs ...any)) {
	uncertain := false
	for _, g := range b.f.Cancer.Genes {
		switch g.Conclusion {
		case "pathogenic_found":
			if !b.hasCarrierFigure(r, g.Gene) {
				add("carrier", "gene", g.Gene)
			}
		case "uncertain_found", "probable_found":
			uncertain = true
		}
	}
	if uncertain {
		add("uncertain")
	}
	if ofAncestry(r) {
		add("transfer")
	}
}

// ofAncestry reports whether a score is withheld for the person's ancestry.
func ofAncestry(r polygenic.Result) bool {
	return slices.ContainsFunc(r.Reasons, func(why polygenic.Reason) bool {
		return strings.HasPrefix(string(why), "ancestry_") || why == polygenic.PopulationUnknown
	})
}

func (b *builder) hasCarrierFigure(r polygenic.Result, gene string) bool {
	for _, e := range b.f.ScoreEvidence {
		if e.Topic == "carrier" && e.Gene == gene && e.Model == r.Model.Model {
			return true
		}
	}
	return false
}

// scoreEvidence are the published figures that concern this model: of carriers of a variant that was found, and of other ancestries
// where the person's own has no score.
func (b *builder) scoreEvidence(r polygenic.Result) []report.ScoreEvidence {
	out := []report.ScoreEvidence{}
	for _, e := range b.f.ScoreEvidence {
		switch {
		case e.Topic == "carrier" && (e.Model != r.Model.Model || !r.Given() || !b.harmfulIn(e.Gene)):
			continue
		case e.Topic == "transfer" && (!ofAncestry(r) || r.Model.Cancer != "breast"):
			continue
		}
		population := ""
		if e.Population != "" {
			population = b.population(e.Population)
		}
		out = append(out, report.ScoreEvidence{
			Topic: e.Topic, Source: b.source(e.Source), Origin: b.origin(e.Origin),
			Text: b.Text("score.evidence."+strings.ReplaceAll(e.Measure, " ", "_"), "gene", e.Gene, "value", number(e.Value), "low", number(e.Low), "high", number(e.High),
				"model", e.Model, "population", population),
		})
	}
	return out
}

// harmfulIn reports whether a disease-causing variant of a gene stands.
func (b *builder) harmfulIn(gene string) bool {
	for _, g := range b.f.Cancer.Genes {
		if g.Gene == gene && g.Conclusion == "pathogenic_found" {
			return true
		}
	}
	return false
}

// scoreMethods say how a score is made, with the stated spread held against that of the frequencies.
func (b *builder) scoreMethods(r polygenic.Result) []string {
	lines := []string{
		b.Text("score.method.sum"), b.Text("score.method.missing", "most", number(100*polygenic.MostMissing)), b.Text("score.method.closest", "model", r.Ancestry.Model),
	}
	p := r.Population
	if p == nil {
		return lines
	}
	lines = append(lines, b.Text("score.method.z", "model", r.Model.Model, "mean", fixed(p.Mean, 3), "deviation", fixed(p.Deviation, 3), "population", b.population(p.Population)))
	if mean, own, ok := polygenic.Spread(r.Model, p.Population); ok {
		lines = append(lines, b.Text("score.method.spread", "model", r.Model.Model, "own", fixed(own, 3), "percent", fixed(100*(own/p.Deviation-1), 1), "mean", fixed(mean, 3)))
	}
	return lines
}

// scoreTold is a score in the patient's words. Where the calls are unlike anybody's, the clinician is asked to check the sample, and the patient is
// told of no figure.
func (b *builder) scoreTold(s report.Score, unlikely bool) *report.ScoreTold {
	cancer := b.Text("patient.cancer." + s.Cancer)
	if !s.Given() || unlikely {
		return &report.ScoreTold{Text: b.Text("score.patient.withheld", "cancer", cancer)}
	}
	n := int(math.Round(s.Percentile.Value))
	return &report.ScoreTold{Text: b.Text("score.patient.given", "cancer", cancer, "n", n), Lower: n}
}

// scoreRows are the rows behind the scores.
func scoreRows(r *report.Report) (rows rowsOf) {
	for _, s := range r.Scores {
		rows.add(s.Origin)
		rows.some(s.Standard)
		for _, e := range s.Evidence {
			rows.add(e.Origin)
		}
		for _, site := range s.Sites {
			rows.add(report.Origin{Table: "score_weight", Row: site.Row, Source: s.Origin.Source, Verified: s.Origin.Verified})
		}
	}
	return rows
}

// rounded keeps some decimals.
func rounded(f float64, decimals int) float64 {
	scale := math.Pow(10, float64(decimals))
	return math.Round(f*scale)/scale + 0
}

// fixed writes some decimals, with a true minus.
func fixed(f float64, decimals int) string {
	return strings.Replace(strconv.FormatFloat(rounded(f, decimals), 'f', decimals, 64), "-", "−", 1)
}

// percentile writes a percentile: whole, and near the ends what is known.
func percentile(f float64) string {
	switch {
	case f < 1:
		return "< 1"
	case f > 99:
		return "> 99"
	}
	return strconv.Itoa(int(math.Round(f)))
}
