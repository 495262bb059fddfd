package compose

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
)

// joints words what variants of a gene do together.
func (b *builder) joints(g germline.Gene) []report.Haplotype {
	out := []report.Haplotype{}
	for _, j := range g.Haplotypes {
		out = append(out, b.joint(j))
	}
	return out
}

func (b *builder) joint(j germline.Haplotype) report.Haplotype {
	out := report.Haplotype{
		Variants: []string{}, Phase: string(j.Phase), HGVSC: j.Name.C, HGVSP: j.Name.P, Consequence: j.Name.Consequence,
		ConsequenceText: consequenceText(j.Name.Consequence), Classification: string(knowledge.NotReviewed), Outcomes: []report.Outcome{},
		Badge: report.Badge{Word: b.Text("report.joint.badge." + string(j.Phase)), Tone: report.ToneUnknown},
	}
	if j.Phase == germline.Trans {
		out.Badge.Tone = report.ToneNeutral
	}
	for _, f := range j.Members {
		out.Variants = append(out.Variants, f.Name.C)
	}
	values := []any{"variants", shortNames(j.Members), "name", withoutTranscript(j.Name.C), "protein", j.Name.P}
	sentences := []string{b.Text("report.joint."+jointKey(j), values...)}
	switch {
	case j.Restores:
		sentences = append(sentences, b.Text("report.joint.restores"))
	case j.Truncates:
		sentences = append(sentences, b.Text("report.joint.truncates"))
	}
	if j.Class != nil {
		o := b.origin(j.Class.Origin)
		out.Classification, out.Stars, out.Evaluated, out.VariationID, out.Origin =
			string(j.Class.Class), known(j.Class.Stars), j.Class.Evaluated, j.Class.VariationID, &o
		sentences = append(sentences, b.Text("report.joint.class",
			"class", b.Text("report.class."+string(j.Class.Class)), "stars", max(j.Class.Stars, 0), "source", b.source(j.Class.Source)))
	}
	out.Text = strings.Join(sentences, " ")
	out.Outcomes = b.outcomes(j)
	return out
}

// jointKey tells apart what is known of the phase: "cis", "cis.both" (a member is on both copies),
// "cis.failed" (a call of it failed), "unknown", "trans".
func jointKey(j germline.Haplotype) string {
	switch {
	case j.Phase == germline.Cis && !j.Called():
		return "cis.failed"
	case j.Both:
		return "cis.both"
	}
	return string(j.Phase)
}

// outcomes lists what each phase would mean: the one that is known, or both.
func (b *builder) outcomes(j germline.Haplotype) []report.Outcome {
	var out []report.Outcome
	if j.Phase != germline.Trans {
		out = append(out, report.Outcome{Phase: string(germline.Cis), Text: b.Text("report.joint.outcome.cis",
			"name", withoutTranscript(j.Name.C), "protein", j.Name.P, "effect", consequenceText(j.Name.Consequence))})
	}
	if j.Phase != germline.Cis {
		var alone []string
		for _, f := range j.Members {
			alone = append(alone, short(f)+" "+f.Name.P+" ("+consequenceText(f.Name.Consequence)+", "+strings.ToLower(b.classWord(f))+")")
		}
		out = append(out, report.Outcome{Phase: string(germline.Trans), Text: b.Text("report.joint.outcome.trans", "variants", strings.Join(alone, "; "))})
	}
	return out
}

// jointNote flags a variant whose class and evidence speak of it alone, where it may act together with another.
func (b *builder) jointNote(f germline.Finding) (note string, ok bool) {
	if f.Haplotype == nil {
		return "", false
	}
	var others []germline.Finding
	for _, m := range f.Haplotype.Members {
		if m.Allele != f.Allele {
			others = append(others, m)
		}
	}
	key := "report.joint.note." + string(f.Haplotype.Phase)
	if f.Alone() {
		key = "report.joint.note.also_alone"
	}
	return b.Text(key, "others", shortNames(others), "protein", f.Haplotype.Name.P), true
}

func shortNames(all []germline.Finding) string {
	var names []string
	for _, f := range all {
		names = append(names, short(f))
	}
	return strings.Join(names, ", ")
}

func withoutTranscript(name string) string {
	if _, c, ok := strings.Cut(name, ":"); ok {
		return c
	}
	return name
}

// consequenceText is a Sequence Ontology term as people read it.
func consequenceText(term string) string {
	return strings.TrimSuffix(strings.ReplaceAll(term, "_", " "), " variant")
}

// jointRows lists the joint effects that are not settled, for the overview.
func (b *builder) jointRows() []report.Row {
	var rows []report.Row
	for _, g := range b.f.Cancer.Genes {
		for _, j := range g.Haplotypes {
			if !j.Open() {
				continue
			}
			out := b.joint(j)
			rows = append(rows, report.Row{
				Finding: g.Gene + " " + shortNames(j.Members), Detail: out.HGVSP, Why: b.Text("report.row.joint.why"),
				Discuss: b.Text("report.row.joint.discuss." + out.Phase), Badge: out.Badge, Screen: "cancer", Key: g.Gene + " " + j.Members[0].Name.C,
			})
		}
	}
	return rows
}

// allTogether: every disease-causing variant of the gene is one whose effect may differ together
// with another's, so that nothing follows from its class alone.
func allTogether(g germline.Gene) bool {
	found := false
	for _, f := range g.Findings {
		if !disease(f) {
			continue
		}
		found = true
		if f.Alone() {
			return false
		}
	}
	return found
}

// onlyTogether: no variant of the gene is unsettled by itself, but some are together.
func onlyTogether(g germline.Gene) bool {
	return !slices.ContainsFunc(g.Findings, open) && slices.ContainsFunc(g.Haplotypes, germline.Haplotype.Open)
}
