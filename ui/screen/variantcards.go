package screen

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/text"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// nameWidth is the width of the names beside a variant's values.
const nameWidth float32 = 108

// variantCard names the variant in all ways and says how the file shows it.
func (c *cancer) variantCard(v report.Variant) fyne.CanvasObject {
	return widget.Card("", "", widget.Pairs(nameWidth, variantPairs(v)...), widget.Stack(0))
}

func pair(key string, spans ...widget.Span) widget.Pair {
	return widget.Pair{Name: say(key), Value: widget.NewText(spans...)}
}

// variantPairs are a variant's names and its call.
func variantPairs(v report.Variant) []widget.Pair {
	return append(namePairs(v), pair("ui.variant.genotype", callSpans(v)...))
}

// namePairs are a variant's names.
func namePairs(v report.Variant) []widget.Pair {
	pairs := []widget.Pair{
		pair("ui.variant.variant", widget.Code(place(v.Chrom, v.Pos)+" "+v.Ref+">"+v.Alt+" · "+v.HGVSC), widget.Muted(" ("+v.Assembly+")")),
	}
	if v.HGVSP != "" {
		pairs = append(pairs, pair("ui.variant.protein", widget.Code(v.HGVSP), widget.Muted(after(" · ", v.ConsequenceText))))
	}
	if len(v.LegacyNames) > 0 {
		pairs = append(pairs, pair("ui.variant.legacy", widget.Code(strings.Join(v.LegacyNames, ", "))))
	}
	return pairs
}

// place is a position as people write it.
func place(chrom string, pos int) string {
	return "chr" + strings.TrimPrefix(chrom, "chr") + ":" + strconv.Itoa(pos)
}

// callSpans say how the file shows a variant, and why the call is to be confirmed.
func callSpans(v report.Variant) []widget.Span {
	words := joined(" · ", v.Genotype, zygosity(v.Zygosity), readWords(v), filterWords(v.Filter))
	spans := []widget.Span{widget.Plain(words)}
	for _, why := range v.Confirm {
		spans = append(spans, widget.Strong("\n"+why).In(theme.ColorChange))
	}
	return spans
}

// zygosity is the word for a zygosity; its code where there is none.
func zygosity(code string) string {
	if key := "report.zygosity." + code; catalogue().Has(key) {
		return say(key)
	}
	return code
}

func readWords(v report.Variant) string {
	depth, fraction, quality := "", "", ""
	if v.Depth != nil {
		depth = say("ui.variant.depth", "n", *v.Depth)
	}
	if v.AlleleFraction != nil {
		fraction = say("ui.variant.fraction", "part", fmt.Sprintf("%.2f", *v.AlleleFraction))
	}
	if v.GenotypeQuality != nil {
		quality = say("ui.variant.quality", "n", *v.GenotypeQuality)
	}
	return joined(" · ", depth, fraction, quality)
}

func filterWords(filter string) string {
	if filter == "" || filter == "PASS" || filter == "." {
		return ""
	}
	return say("ui.variant.filter", "filter", filter)
}

// classCard says who classified the variant how, and on what evidence.
func classCard(r *report.Report, v report.Variant) fyne.CanvasObject {
	pairs := []widget.Pair{{Name: say("ui.variant.class"), Value: classification(r, v)}}
	if met := metCodes(v); met != "" {
		pairs = append(pairs, pair("ui.variant.evidence", widget.Plain(met), widget.Small("  "+say("ui.variant.provisional_short"))))
	}
	if v.Conclusion == probableFound && v.Provisional != nil {
		spans := []widget.Span{widget.Strong(v.Provisional.Text)}
		for _, e := range v.Evidence {
			if e.Met == "met" {
				spans = append(spans, widget.Plain("\n"+joined(", ", e.Code, e.Strength)+": "+e.Why))
			}
		}
		pairs = append(pairs, pair("ui.variant.provisional", spans...))
	}
	pairs = append(pairs, knownPairs(r, v)...)
	for _, note := range v.Notes {
		pairs = append(pairs, pair("ui.variant.note", widget.Plain(note)))
	}
	return widget.Card("", "", widget.Pairs(nameWidth, pairs...), widget.Stack(0))
}

// classification is the badge, the review stars and the source of the class.
func classification(r *report.Report, v report.Variant) fyne.CanvasObject {
	id := ""
	if v.VariationID != "" {
		id = say("ui.variant.variation", "id", v.VariationID)
	}
	source := joined(" · ", joined(" ", stars(v.Stars), v.ReviewStatus), v.ClassificationSource, id, evaluated(v.Evaluated))
	spans := append([]widget.Span{widget.Plain(source)}, classOrigin(r, v)...)
	if source == "" && len(spans) > 1 {
		spans = spans[1:]
		spans[0].Text = strings.TrimPrefix(spans[0].Text, "\n")
	}
	words := widget.NewText(spans...)
	lines := []fyne.CanvasObject{widget.Flow(8, badge(classBadge(v))), words}
	for _, conflict := range v.Conflicts {
		lines = append(lines, widget.NewText(widget.Strong(conflict).In(theme.ColorUnknown)))
	}
	return widget.Stack(theme.Gap, lines...)
}

// classBadge is the badge of a variant's class, whatever else is concluded from it.
func classBadge(v report.Variant) report.Badge {
	b := report.Badge{Word: v.ClassificationText, Tone: v.Badge.Tone, Sign: v.Badge.Sign}
	if v.Conclusion == probableFound {
		b.Tone, b.Sign = report.ToneUnknown, report.OpenSquare
	}
	return b
}

func classOrigin(r *report.Report, v report.Variant) []widget.Span {
	if v.Origin == nil {
		return []widget.Span{widget.Small("\n" + say("ui.variant.not_in_base"))}
	}
	if v.ClinVarLine != nil {
		return []widget.Span{widget.Small("\n" + say("ui.variant.clinvar_line", "n", text.Grouped(int(*v.ClinVarLine))))}
	}
	if sourceName(r, v.Origin.Source) != v.ClassificationSource {
		return append([]widget.Span{widget.Small("\n")}, sourceSpans(r, *v.Origin)...)
	}
	if !v.Origin.Verified {
		return []widget.Span{toVerify(true)}
	}
	return nil
}

// mostStars is the length of ClinVar's scale.
const mostStars = 4

func stars(n *int) string {
	if n == nil || *n < 0 || *n > mostStars {
		return ""
	}
	return strings.Repeat("★", *n) + strings.Repeat("☆", mostStars-*n)
}

func metCodes(v report.Variant) string {
	var codes []string
	for _, e := range v.Evidence {
		if e.Met == "met" {
			codes = append(codes, e.Code)
		}
	}
	return strings.Join(codes, " · ")
}

// knownPairs are frequency and assay results, each with its source.
func knownPairs(r *report.Report, v report.Variant) []widget.Pair {
	frequency := []widget.Span{widget.Muted(say("ui.variant.no_frequency"))}
	if v.Frequency != nil {
		frequency = append([]widget.Span{widget.Plain(v.Frequency.Text + "  ")}, sourceSpans(r, v.Frequency.Origin)...)
	}
	pairs := []widget.Pair{pair("ui.variant.population", frequency...)}
	if len(v.Functional) == 0 {
		return append(pairs, pair("ui.variant.functional", widget.Muted(say("ui.variant.no_assay"))))
	}
	for _, f := range v.Functional {
		score := ""
		if f.Score != nil {
			score = strconv.FormatFloat(*f.Score, 'g', 4, 64)
		}
		spans := append([]widget.Span{widget.Plain(joined(" · ", f.Class, score, f.Assay) + "  ")}, sourceSpans(r, f.Origin)...)
		pairs = append(pairs, pair("ui.variant.functional", spans...))
	}
	return pairs
}

// evaluated says when a class was evaluated; "" where that is not known. An export's date says nothing of it.
func evaluated(date string) string {
	if date == "" {
		return ""
	}
	return say("ui.evaluated", "date", date)
}
