package compose

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/guidance"
	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/pgx"
)

func (b *builder) pharmacogenes() []report.Pharmacogene {
	genes := []report.Pharmacogene{}
	for _, g := range b.f.Genes {
		out := report.Pharmacogene{
			Gene: g.Gene, HGNC: b.f.Knowledge.HGNC[g.Gene], Source: string(g.Source), Diplotypes: []report.Diplotype{}, Phenotype: g.Phenotype, ActivityScore: g.ActivityScore,
			Result: b.geneResult(g), Phased: g.Phased, SitesCalled: g.SitesCalled, SitesTotal: g.SitesTotal,
			MissingSites: orEmpty(g.MissingSites), CannotExclude: append(orEmpty(g.CannotExclude), unlisted(g)...), Notes: []report.GeneNote{}, Sites: []report.GeneSite{}, Badge: b.geneBadge(g), Unsettled: b.unsettled(g),
			DiplotypesTotal: len(g.Diplotypes), DiplotypesKept: mostDiplotypes, Outcomes: geneOutcomes(g.Diplotypes),
			Tier1: orEmpty(g.Tier1), Tier1Unread: orEmpty(g.Tier1Unread), Outside: b.outsideCalls(g), OutsideDefinitions: b.outsideDefinitions(g),
		}
		for _, d := range g.Diplotypes[:min(len(g.Diplotypes), mostDiplotypes)] {
			out.Diplotypes = append(out.Diplotypes, b.diplotype(d))
		}
		for _, n := range g.Notes {
			out.Notes = append(out.Notes, b.geneNote(n))
		}
		out.SitesAssumed = g.SitesAssumed
		for _, s := range g.Sites {
			out.Accession = b.f.Knowledge.Sequences[s.Position.Contig].Accessions[b.f.Observations.Assembly]
			out.Sites = append(out.Sites, b.geneSite(s))
		}
		out.Brief = b.geneBrief(g, out)
		genes = append(genes, out)
	}
	return genes
}

func (b *builder) diplotype(d pgx.Diplotype) report.Diplotype {
	out := report.Diplotype{
		Label: d.Label, Allele1: d.Allele1, Allele2: d.Allele2, Function1: d.Function1, Function2: d.Function2,
		Phenotype: d.Phenotype, ActivityScore: d.ActivityScore, Origins: []report.Origin{},
	}
	for _, o := range d.Origins {
		out.Origins = append(out.Origins, b.origin(o))
	}
	return out
}

func (b *builder) geneNote(n pgx.Note) report.GeneNote {
	var pairs []any
	for name, value := range n.Values {
		pairs = append(pairs, name, value)
	}
	return report.GeneNote{Code: n.Code, Text: b.Text("pgx.note."+n.Code, pairs...)}
}

// shownDiplotypes is how many possible diplotypes the short result names; all stand in the list.
const shownDiplotypes = 4

// geneResult words a gene's result: the diplotype, of how many sites that is true where not all
// were read, and why there is none. Where nothing but the reference was met it says so, with the
// number of sites; never a bare "normal".
func (b *builder) geneResult(g pgx.Result) string {
	if len(g.Diplotypes) == 0 && len(g.Found) == 0 {
		why := string(reason(g))
		if doubt, _ := guidance.Gravest(g.Unsettled); doubt == pgx.Half {
			why = "half"
		}
		return b.withUnsettled(b.Text("report.gene.none."+why, "called", g.SitesCalled, "total", g.SitesTotal), g)
	}
	label := b.geneLabel(g)
	if g.Source != pgx.FromVCF {
		return label
	}
	switch {
	case len(g.Unsettled) > 0:
		return b.withUnsettled(b.Text("report.gene.of_sites", "label", label, "called", g.SitesCalled, "total", g.SitesTotal), g)
	case g.NothingFound && g.SitesAssumed > 0:
		return b.Text("report.gene.nothing_found.assumed", "label", label, "called", g.SitesCalled, "total", g.SitesTotal, "assumed", g.SitesAssumed)
	case g.NothingFound:
		return b.Text("report.gene.nothing_found", "label", label, "called", g.SitesCalled, "total", g.SitesTotal)
	case g.SitesCalled < g.SitesTotal:
		return b.Text("report.gene.of_sites", "label", label, "called", g.SitesCalled, "total", g.SitesTotal)
	}
	return label
}

// withUnsettled adds the alleles that were seen in calls that do not stand to a result.
func (b *builder) withUnsettled(result string, g pgx.Result) string {
	if len(g.Unsettled) == 0 {
		return result
	}
	doubt, alleles := guidance.Gravest(g.Unsettled)
	return b.Text("report.gene.unsettled."+string(doubt), "result", result, "alleles", guidance.ShortAlleles(alleles))
}

// reason is why a gene has no result.
func reason(g pgx.Result) pgx.Reason {
	switch {
	case g.NoResult != "":
		return g.NoResult
	case g.SitesCalled == 0:
		return pgx.NothingRead
	}
	return pgx.NoMatch
}

// geneLabel names the diplotypes, or the alleles found, of a gene that has a result.
func (b *builder) geneLabel(g pgx.Result) string {
	n := len(g.Diplotypes)
	if n == 0 {
		return b.Text("report.gene.found", "alleles", strings.Join(g.Found, ", "))
	}
	var labels []string
	for _, d := range g.Diplotypes[:min(n, shownDiplotypes)] {
		labels = append(labels, d.Label)
	}
	label := strings.Join(labels, b.Text("report.gene.or"))
	if n > shownDiplotypes {
		label = b.Text("report.gene.more", "labels", label, "count", n-shownDiplotypes)
	}
	return label
}

func (b *builder) geneBadge(g pgx.Result) report.Badge {
	if badge := b.doubtBadge(g); badge.Word != "" {
		return badge
	}
	key, tone := "called", report.ToneNeutral
	switch {
	case len(g.Diplotypes) == 0 && len(g.Found) == 0:
		key, tone = "none", report.ToneUnknown
	case g.Source == pgx.FromOutside && disputed(g):
		key, tone = "disputed", report.ToneChange
	case g.Source == pgx.FromVCF && g.HasBeyond(pgx.LossOfFunction):
		key, tone = "beyond", report.ToneChange
	case len(g.Diplotypes) != 1 || len(g.Recommendation) > 1:
		key, tone = "several", report.ToneUnknown
	case g.Source == pgx.FromOutside:
		key = "outside"
	case slices.ContainsFunc(g.Open, func(o pgx.Open) bool { return o.Why == pgx.Unread || o.Why == pgx.Undocumented }):
		key, tone = "incomplete", report.ToneUnknown
	case g.NothingFound:
		key = "nothing_found"
	}
	return report.Badge{Word: b.Text("report.gene.badge." + key), Tone: tone}
}

// doubtBadge is the badge of calls that do not stand or contradict each other; its word is "" for others.
func (b *builder) doubtBadge(g pgx.Result) report.Badge {
	switch doubt, _ := guidance.Gravest(g.Unsettled); {
	case g.NoResult == pgx.Discordant:
		return report.Badge{Word: b.Text("report.gene.badge.discordant"), Tone: report.ToneChange}
	case doubt != "" && g.Source != pgx.FromOutside:
		return b.unsettledBadge(doubt)
	}
	return report.Badge{}
}

// disputed: the file does not agree with the result made elsewhere.
func disputed(g pgx.Result) bool {
	return slices.ContainsFunc(g.Notes, func(n pgx.Note) bool { return n.Code == "outside_differs" || n.Code == "outside_contradicted" })
}

func (b *builder) geneSite(s pgx.Site) report.GeneSite {
	p, o := s.Position, s.Observed
	out := report.GeneSite{
		RSID: p.RSID, Chrom: p.Contig.UCSC(), Pos: p.Pos38, Ref: p.Ref38, State: o.State.String(), Assumed: s.Assumed,
		Origin: b.origin(p.Origin), Phased: o.Phased, PhaseSet: o.PhaseSet, Needed: []report.NeededBase{},
	}
	between := "/"
	if o.Phased {
		between = "|"
	}
	out.Alleles = strings.Join(slices.DeleteFunc(slices.Clone(o.Alleles), func(a string) bool { return a == "" }), between)
	for _, n := range s.Needed {
		out.Needed = append(out.Needed, report.NeededBase(n))
	}
	if b.f.Observations.Assembly == variants.GRCh37 {
		out.Pos, out.Ref = p.Pos37, p.Ref37
	}
	if e := o.Evidence; e != nil {
		out.Depth, out.VCFLine, out.Filter = known(e.Depth), e.Text, b.filter(e)
		if e.Line > 0 {
			out.VCFLineNumber = &e.Line
		}
		out.ToConfirm = b.siteDoubt(out, e)
	}
	out.Urgency = slices.Index(lookedAt, looked(o.State))
	return out
}

// lookedAt are the states of sites, those first that are looked at first.
var lookedAt = []variants.State{variants.Variant, variants.Filtered, variants.NoCall, variants.Absent, variants.Reference}

// looked is a state as it is looked at: what was not asked then stands among what the file lacks.
func looked(s variants.State) variants.State {
	if s == variants.NotAsked {
		return variants.Absent
	}
	return s
}

// siteDoubt is why a site's call needs confirmation: it failed, or stands on few reads; nil where it needs none.
func (b *builder) siteDoubt(s report.GeneSite, e *ledger.Evidence) *report.Note {
	switch confirmDepth := b.f.Observations.Thresholds.ConfirmDepth; {
	case s.State == variants.Filtered.String():
		note := report.Note{Code: "filtered", Text: b.failures(e.FailedCriteria)}
		if len(e.FailedCriteria) > 0 {
			note.Code = e.FailedCriteria[0].Code
		}
		if note.Text == "" {
			note.Text = b.Text("report.confirm.filtered", "filter", s.Filter)
		}
		return &note
	case s.State == variants.Variant.String() && e.Depth >= 0 && e.Depth < confirmDepth:
		return &report.Note{Code: "low_depth", Text: b.Text("report.confirm.low_depth", "depth", e.Depth)}
	}
	return nil
}
