package document

import (
	"slices"
	"strconv"

	"allelens/report"
)

// missingListed is how many sites without a call are named on paper.
const missingListed = 24

// scores are the polygenic scores that the patient agreed to: result or reason, what to know of them, and how they are made.
func (w writer) scores() []Block {
	if len(w.Scores) == 0 {
		return nil
	}
	t := Table{Dense: true, Columns: []Column{{Title: w.t("score.column.model"), Share: 3}, {Title: w.t("score.column.result"), Share: 6}, {Title: w.t("score.column.sites"), Share: 1.2, Right: true}}}
	blocks := []Block{Paragraph{Line{Text: w.t("score.care"), Style: Strong}}}
	for _, s := range w.Scores {
		label := Cell{{Text: s.Label}, {Text: s.Origin.Name() + ", " + w.sourceName(s.Origin.Source), Style: Muted}}
		result := Cell{{Text: s.Text}}
		for _, e := range s.Evidence {
			if !s.Lead {
				result = append(result, Line{Text: e.Text + " " + e.Source + ", " + e.Origin.Name(), Style: Muted})
			}
		}
		for _, also := range s.Reasons[min(1, len(s.Reasons)):] {
			result = append(result, Line{Text: w.t("score.withheld", "why", also.Text), Style: Muted})
		}
		t.Rows = append(t.Rows, []Cell{label, result, {{Text: strconv.Itoa(s.SitesUsed) + "/" + strconv.Itoa(s.SitesTotal)}}})
	}
	blocks = append(blocks, t)
	for _, s := range w.Scores {
		if s.Lead {
			blocks = append(blocks, w.scoreDetail(s)...)
		}
	}
	return append(blocks, w.scoreMethods()...)
}

// scoreDetail is what is to be known of one score.
func (w writer) scoreDetail(s report.Score) []Block {
	var items []string
	for _, n := range s.Notes {
		if n.Code != "care" {
			items = append(items, n.Text)
		}
	}
	for _, e := range s.Evidence {
		items = append(items, e.Text+" "+e.Source+", "+e.Origin.Name())
	}
	blocks := []Block{Heading{Text: s.Label}, List{Items: items}}
	if len(s.MissingSites) == 0 {
		return blocks
	}
	t := Table{Dense: true, Columns: []Column{{Title: w.t("score.column.site"), Share: 3}, {Title: w.t("score.column.state"), Share: 1.2}, {Title: w.t("score.column.site"), Share: 3}, {Title: w.t("score.column.state"), Share: 1.2}}}
	listed := s.MissingSites[:min(missingListed, len(s.MissingSites))]
	for pair := range slices.Chunk(listed, 2) {
		var row []Cell
		for _, site := range pair {
			row = append(row, Cell{{Text: site.Place + " " + site.RSID, Style: Small}}, Cell{{Text: w.coded("score.why", site.Why), Style: Small}})
		}
		for len(row) < len(t.Columns) {
			row = append(row, Cell{})
		}
		t.Rows = append(t.Rows, row)
	}
	blocks = append(blocks, Heading{Text: w.t("score.missing_sites", "label", s.Label)}, t)
	if more := len(s.MissingSites) - len(listed); more > 0 {
		blocks = append(blocks, Paragraph{Line{Text: w.t("score.more", "n", more), Style: Muted}})
	}
	return blocks
}

// scoreMethods say how the leading scores are made, each sentence once.
func (w writer) scoreMethods() []Block {
	var lines []string
	for _, s := range w.Scores {
		for _, m := range s.Methods {
			if s.Lead && !slices.Contains(lines, m) {
				lines = append(lines, m)
			}
		}
	}
	return []Block{Heading{Text: w.t("score.methods")}, List{Items: lines}}
}
