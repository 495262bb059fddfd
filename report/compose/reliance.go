package compose

import (
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants/germline"
)

// reliance says of each gene whether "none found" can be relied on, and why not.
func (b *builder) reliance(r *report.Report) []report.Reliance {
	out := []report.Reliance{}
	for i, g := range r.Cancer.Genes {
		out = append(out, b.relianceOfCancer(g, b.measured(b.f.Cancer.Genes[i])))
	}
	for _, g := range r.Pharmacogenes {
		out = append(out, b.relianceOfGene(g))
	}
	return out
}

// relies words an answer.
func (b *builder) relies(gene, answer string, sentences ...string) report.Reliance {
	badge := report.Badge{Word: b.Text("report.reliance." + answer), Tone: report.ToneNeutral}
	switch answer {
	case "yes":
		badge.Tone = report.ToneStandard
	case "no":
		badge.Tone, badge.Sign = report.ToneUnknown, report.OpenSquare
	}
	var said []string
	for _, s := range sentences {
		if s != "" {
			said = append(said, sentence(text.Capital(s)))
		}
	}
	return report.Reliance{Gene: gene, Answer: answer, Text: strings.Join(said, " "), Badge: badge, UnreadExons: []int{}}
}

func (b *builder) relianceOfCancer(g report.CancerGene, measured bool) report.Reliance {
	unread, exons := b.unreadExons(g)
	assumed, large := "", b.Text("report.reliance.large")
	if g.AssumedBases > 0 {
		assumed = b.Text("report.reliance.assumed_bases", "n", text.Grouped(g.AssumedBases))
	}
	if measured {
		large = b.Text("report.reliance.measured")
	}
	total := text.Grouped(g.TotalBases)
	read := b.Text("report.reliance.all_bases", "total", total)
	if left := g.TotalBases - g.AssessedBases; left > 0 {
		read = b.Text("report.reliance.left", "n", left, "left", text.Grouped(left), "total", total)
	}
	var out report.Reliance
	switch {
	case g.Conclusion == string(germline.NotAssessed) && g.AssessedBases == g.TotalBases:
		out = b.relies(g.Gene, "no", g.ConclusionText)
	case g.Conclusion == string(germline.NotAssessed):
		out = b.relies(g.Gene, "no", read, unread, assumed)
	case g.Conclusion != string(germline.NoneFound):
		out = b.relies(g.Gene, "found", read, unread, assumed, large)
	case g.AssessedBases < g.TotalBases || g.AssumedBases > 0:
		out = b.relies(g.Gene, "in_part", read, unread, assumed, large)
	default:
		out = b.relies(g.Gene, "yes", read, large)
	}
	out.UnreadExons = append(out.UnreadExons, exons...)
	return out
}

// mostUnread is how many exons one sentence names.
const mostUnread = 6

// unreadExons names the exons of which bases were not read, with how many.
func (b *builder) unreadExons(g report.CancerGene) (string, []int) {
	var names []string
	var numbers []int
	for _, e := range g.Exons {
		if left := e.Bases - e.Assessed; left > 0 {
			numbers = append(numbers, e.Number)
			names = append(names, b.Text("report.reliance.exon", "number", e.Number, "left", text.Grouped(left), "bases", text.Grouped(e.Bases)))
		}
	}
	switch {
	case len(names) == 0:
		return "", nil
	case len(names) == len(g.Exons):
		return b.Text("report.reliance.every_exon"), numbers
	case len(names) > mostUnread:
		return b.Text("report.reliance.exons", "exons", b.Text("report.some_of", "names", strings.Join(names[:mostUnread], ", "), "count", len(names)-mostUnread)), numbers
	}
	return b.Text("report.reliance.exons", "exons", strings.Join(names, ", ")), numbers
}

// mostHidden is how many alleles one sentence names.
const mostHidden = 6

func (b *builder) relianceOfGene(g report.Pharmacogene) report.Reliance {
	switch {
	case g.Source == "outside":
		return b.relies(g.Gene, "elsewhere", b.Text("report.reliance.outside"))
	case g.Brief.Group == "no_result" || len(g.Unsettled) > 0:
		return b.relies(g.Gene, "no", g.Result)
	}
	read, assumed, hidden, tier := b.Text("report.reliance.sites", "n", g.SitesTotal), "", "", ""
	if g.SitesCalled < g.SitesTotal {
		read = b.Text("report.reliance.sites.part", "called", g.SitesCalled, "total", g.SitesTotal)
	}
	if g.SitesAssumed > 0 {
		assumed = b.Text("report.reliance.assumed_sites", "n", g.SitesAssumed)
	}
	if n := len(g.CannotExclude); n > 0 {
		names := strings.Join(g.CannotExclude[:min(n, mostHidden)], ", ")
		if n > mostHidden {
			names = b.Text("report.some_of", "names", names, "count", n-mostHidden)
		}
		hidden = b.Text("report.reliance.hidden", "alleles", names)
	}
	if g.Brief.Tier1 != "" {
		tier = b.Text("report.reliance.tier1", "tier1", g.Brief.Tier1)
	}
	if g.SitesCalled < g.SitesTotal || assumed != "" || hidden != "" {
		return b.relies(g.Gene, "in_part", read, assumed, hidden, tier)
	}
	return b.relies(g.Gene, "yes", read, tier)
}
