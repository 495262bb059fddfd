package screen

import (
	"slices"
	"strconv"
	"strings"

	"allelens/report"
	"allelens/ui/theme"
)

// variantRow is an observation as the table shows it: a variant of a cancer gene, or a site
// of a pharmacogene; or the result of a pharmacogene.
type variantRow struct {
	key     string
	gene    string
	variant *report.Variant // of the four, one is not nil
	site    *report.GeneSite
	event   *report.Structural
	// pharmacogene is the gene whose result the row shows.
	pharmacogene *report.Pharmacogene
	// asked: the variant was searched for, and the file does not call it.
	asked *report.Answer

	name    string
	protein string
	effect  string
	class   string
	tone    theme.Tone
	rank    int // by urgency of the class
	call    string
	depth   *int
	confirm bool
	marks   []string // the counsellor's, in a sentence each
	line    string
	lineNo  *int64
	text    string // what a search looks in
}

// matches reports whether a search finds the row; words are in lower case.
func (v variantRow) matches(words string) bool { return strings.Contains(v.text, words) }

func (v variantRow) reportable() bool {
	return v.asked == nil && (v.variant != nil && v.variant.Reportable || v.event != nil && v.event.Reportable)
}

// observed reports whether the file shows something there that is not the reference: what the navigation counts.
func (v variantRow) observed() bool {
	return v.asked == nil && (v.variant != nil || v.event != nil || v.site != nil && (v.site.State == "variant" || v.site.State == "filtered"))
}

func variantRows(r *report.Report) []variantRow {
	var rows, genes, sites []variantRow
	for _, g := range r.Cancer.Genes {
		for i := range g.Variants {
			rows = append(rows, cancerRow(&g.Variants[i]))
		}
		for i := range g.Structural {
			rows = append(rows, eventRow(g.Gene, &g.Structural[i]))
		}
	}
	slices.SortStableFunc(rows, func(a, b variantRow) int {
		switch {
		case a.reportable() == b.reportable():
			return a.rank - b.rank
		case a.reportable():
			return -1
		}
		return 1
	})
	for i := range r.Pharmacogenes {
		g := &r.Pharmacogenes[i]
		genes = append(genes, geneRow(g))
		for j := range g.Sites {
			sites = append(sites, siteRow(g.Gene, &g.Sites[j]))
		}
	}
	slices.SortStableFunc(sites, func(a, b variantRow) int { return a.rank - b.rank })
	rows = slices.Concat(rows, genes, sites)
	for i := range rows {
		rows[i].marks = marksOn(r, rows[i])
	}
	return rows
}

// marksOn are the counsellor's marks on a row.
func marksOn(r *report.Report, v variantRow) (all []string) {
	title := v.gene + " " + v.name
	if v.pharmacogene != nil {
		title = v.gene
	}
	for _, m := range r.Marks {
		if strings.EqualFold(m.Title, title) {
			all = append(all, m.Text)
		}
	}
	return all
}

func eventRow(gene string, e *report.Structural) variantRow {
	row := variantRow{
		key: gene + " " + e.Name, gene: gene, event: e, name: e.Name, effect: e.ConsequenceText, class: e.Badge.Word, tone: theme.ForBadge(e.Badge),
		rank: e.Badge.Tone.Urgency(), call: e.Genotype, line: e.VCFLine, lineNo: e.LineNumber,
	}
	row.text = strings.ToLower(strings.Join([]string{row.key, e.Type, e.HGVSG, e.HGVSC, e.ExonsText, e.ConsequenceText, e.Badge.Word}, " "))
	return row
}

func cancerRow(v *report.Variant) variantRow {
	row := variantRow{
		key: v.Gene + " " + shortName(v.HGVSC), gene: v.Gene, variant: v, name: shortName(v.HGVSC), protein: v.HGVSP,
		effect: v.ConsequenceText, class: v.Badge.Word, tone: theme.ForBadge(v.Badge), rank: v.Badge.Tone.Urgency(),
		call: v.Genotype, depth: v.Depth, confirm: v.ToConfirm != nil,
		line: v.VCFLine, lineNo: v.VCFLineNumber,
	}
	row.text = strings.ToLower(strings.Join([]string{row.key, v.HGVSG, v.HGVSC, v.HGVSP, v.RSID, place(v.Chrom, v.Pos),
		strings.Join(v.LegacyNames, " "), v.ConsequenceText, v.ClassificationText}, " "))
	return row
}

func siteRow(gene string, s *report.GeneSite) variantRow {
	row := variantRow{
		key: gene + " " + siteName(s), gene: gene, site: s, name: siteName(s), protein: neededWords(s, mostNeeded), effect: say("ui.variant.site"),
		class: stateWord(s), tone: stateTones[s.State], rank: afterVariants + s.Urgency, call: s.Alleles, depth: s.Depth,
		confirm: s.ToConfirm != nil, line: s.VCFLine, lineNo: s.VCFLineNumber,
	}
	if row.tone == (theme.Tone{}) {
		row.tone = theme.Neutral
	}
	row.text = strings.ToLower(strings.Join([]string{row.key, place(s.Chrom, s.Pos), row.class}, " "))
	return row
}

func siteName(s *report.GeneSite) string {
	if s.RSID != "" {
		return s.RSID
	}
	return place(s.Chrom, s.Pos)
}

func stateWord(s *report.GeneSite) string {
	word := say("ui.state." + s.State)
	if s.Assumed {
		return say("ui.assumed_state", "state", word)
	}
	return word
}

var stateTones = map[string]theme.Tone{
	"variant": theme.ForTone(report.ToneChange), "filtered": theme.ForTone(report.ToneUnknown),
	"no_call": theme.ForTone(report.ToneUnknown), "reference": theme.ForTone(report.ToneStandard),
}

// afterVariants is where the ranks of sites begin, behind those of variants.
const afterVariants = 10

// variantFilters are the choices of rows, one of them for each cancer gene of the report; nil before there is one.
func variantFilters(r *report.Report) []filter[variantRow] {
	all := []filter[variantRow]{{key: "found", accepts: variantRow.observed}, {key: "reportable", accepts: variantRow.reportable}}
	if r != nil {
		for _, g := range r.Cancer.Genes {
			name := g.Gene
			all = append(all, filter[variantRow]{key: name, word: name, accepts: func(v variantRow) bool { return (v.variant != nil || v.event != nil) && v.gene == name }})
		}
	}
	return append(all, []filter[variantRow]{
		{key: "genes", accepts: func(v variantRow) bool { return v.pharmacogene != nil }},
		{key: "sites", accepts: func(v variantRow) bool { return v.site != nil }},
		{key: "site_variants", accepts: func(v variantRow) bool { return v.site != nil && v.site.State == "variant" }},
		{key: "marked", accepts: func(v variantRow) bool { return len(v.marks) > 0 }},
		{key: "confirm", accepts: func(v variantRow) bool { return v.confirm }},
		{key: "all", accepts: func(v variantRow) bool { return v.pharmacogene == nil }},
	}...)
}

// depthWords is the depth, with a mark where it asks for confirmation.
func (v variantRow) depthWords() string {
	words := "–"
	if v.depth != nil {
		words = strconv.Itoa(*v.depth)
	}
	return words
}
