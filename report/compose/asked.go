package compose

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
)

// Asked words the answers to a search.
func Asked(words *text.Catalogue, f *interpret.Findings, answers []germline.Answer) []report.Answer {
	b := &builder{Catalogue: words, f: f, date: f.Case.Reported, sources: map[string]knowledge.Source{}}
	for _, s := range f.Knowledge.Sources {
		b.sources[s.ID] = s
	}
	out := make([]report.Answer, len(answers))
	for i, a := range answers {
		out[i] = b.answer(a)
	}
	return out
}

func (b *builder) answer(a germline.Answer) report.Answer {
	v := b.variant(a.Finding, knowledge.Transcript{})
	out := report.Answer{Variant: v, Shown: a.Shown.String(), Assumed: a.Assumed}
	if a.Found {
		out.Key, out.Badge = v.Gene+" "+withoutTranscript(v.HGVSC), v.Badge
		out.Text = b.Text("report.asked.found." + v.State)
		return out
	}
	out.Variant.Genotype, out.Variant.Zygosity, out.Variant.State, out.Variant.Reportable, out.Variant.Filter = "", "", out.Shown, false, ""
	out.Variant.Depth, out.Variant.GenotypeQuality, out.Variant.AlleleFraction = nil, nil, nil
	key := out.Shown
	switch {
	case a.Haplotype != nil && a.Haplotype.Phase != germline.Trans:
		key = "joint." + string(a.Haplotype.Phase)
	case a.Shown == variants.Variant && len(a.Others) == 0:
		key = "other_line"
	case a.Shown == variants.Reference && a.Assumed:
		key = "assumed"
	}
	out.Badge = report.Badge{Word: b.Text("report.asked.badge." + key), Tone: askedTones[key]}
	out.Text = b.Text("report.asked."+key, "seen", text.Grouped(a.Seen), "bases", text.Grouped(a.Bases), "others", shortNames(a.Others))
	if !slices.Contains([]string{"reference", "variant", "joint.cis", "joint.unknown"}, key) && len(a.Others) > 0 {
		out.Text += " " + b.Text("report.asked.others", "others", shortNames(a.Others))
	}
	out.Text = strings.TrimSpace(out.Text)
	return out
}

// askedTones colour what the file says: only bases that were seen as reference are green.
var askedTones = map[string]report.Tone{
	"reference": report.ToneStandard, "assumed": report.ToneChange, "variant": report.ToneUnknown, "other_line": report.ToneUnknown, "joint.cis": report.ToneAct, "joint.unknown": report.ToneUnknown,
	"filtered": report.ToneUnknown, "no_call": report.ToneUnknown, "absent": report.ToneUnknown, "not_asked": report.ToneUnknown,
}
