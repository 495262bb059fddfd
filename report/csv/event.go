package csv

import (
	"strconv"
	"strings"

	"allelens/report"
)

// event writes a structural event.
func (w *rows) event(gene string, e report.Structural) {
	key := gene + " " + e.Name
	exons := make([]string, len(e.Exons))
	for i, n := range e.Exons {
		exons[i] = strconv.Itoa(n)
	}
	for _, f := range [][2]string{
		{"gene", gene}, {"type", e.Type}, {"start", integer(e.Start)}, {"end", optional(e.End, integer)}, {"start_range", span(e.StartRange)},
		{"end_range", span(e.EndRange)}, {"precise", strconv.FormatBool(e.Precise)}, {"length", optional(e.Length, integer)}, {"mate", e.Mate},
		{"exons", strings.Join(exons, "; ")}, {"exons_legacy", list(e.LegacyExons)}, {"exons_text", e.ExonsText},
		{"promoter", strconv.FormatBool(e.Promoter)}, {"whole_gene", strconv.FormatBool(e.WholeGene)}, {"copy_number", optional(e.CopyNumber, integer)},
		{"genotype", e.Genotype}, {"zygosity", e.Zygosity}, {"filter", e.Filter}, {"state", e.State}, {"source", e.Source}, {"hgvs_g", e.HGVSG},
		{"consequence", e.ConsequenceText}, {"frame", e.Frame}, {"effect", e.Effect}, {"conclusion", e.Conclusion},
		{"reportable", strconv.FormatBool(e.Reportable)}, {"text", e.Text}, {"next_step", e.NextStep}, {"badge", e.Badge.Word}, {"notes", list(e.Notes)},
		{"vcf_line", e.VCFLine}, {"vcf_line_number", optional(e.LineNumber, integer)},
	} {
		w.field("structural", key, f[0], f[1])
	}
	for _, m := range e.Matches {
		w.field("structural", key, "match", list([]string{m.Name, m.Classification, m.VariationID, m.Source}))
		w.mark("structural", key, m.Origin.Verified)
	}
	if p := e.Provisional; p != nil {
		w.field("structural", key, "provisional", list([]string{p.Label, p.Text}))
	}
	for _, c := range e.Evidence {
		w.field("structural", key, "evidence", list([]string{c.Code, c.Met, c.Strength, c.Why}))
	}
}

// span is a range of positions; "" where there is none.
func span(r *[2]int) string {
	if r == nil {
		return ""
	}
	return strconv.Itoa(r[0]) + "-" + strconv.Itoa(r[1])
}
