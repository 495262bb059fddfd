package compose

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
)

// familyAnswer answers the family's question; nil where none was asked.
func (b *builder) familyAnswer() *report.FamilyAnswer {
	k := b.f.Known
	if k == nil {
		return nil
	}
	a := &report.FamilyAnswer{
		Asked: k.Named.Words, Answer: string(k.Answer), Why: k.Why, Source: b.f.Case.KnownSource, TrueNegative: b.trueNegative(), Lines: []report.Note{}, Variants: []report.FamilyVariant{},
	}
	for _, each := range k.Answers {
		a.Variants = append(a.Variants, b.familyVariant(each.Finding))
		a.Gene = each.Gene
	}
	if e := k.Named.Event; e != nil {
		a.Gene = e.Gene
	}
	if k.Event != nil {
		event := b.structural(a.Gene, *k.Event)
		a.Event, a.VCFLine, a.VCFLineNumber = event.Name, event.VCFLine, event.LineNumber
	} else if len(k.Answers) > 0 && k.Answers[0].Change.Evidence != nil {
		e := k.Answers[0].Change.Evidence
		if a.VCFLine = e.Text; e.Line > 0 {
			a.VCFLineNumber = &e.Line
		}
	}
	name := b.knownName()
	a.Title, a.Text = b.Text("report.known.title."+string(k.Answer), "variant", name), b.knownWhy(a.Event)
	a.Badge = report.Badge{Word: b.Text("report.known.badge." + string(k.Answer)), Tone: b.knownTone(a.TrueNegative)}
	for _, code := range b.knownLines(a.TrueNegative) {
		a.Lines = append(a.Lines, report.Note{Code: code, Text: b.Text("report.known.line."+code, "gene", a.Gene, "class", b.knownClass(), "source", a.Source)})
	}
	return a
}

// familyVariant is a variant as a laboratory looks for it.
func (b *builder) familyVariant(f germline.Finding) report.FamilyVariant {
	v := report.FamilyVariant{
		Gene: f.Gene, Assembly: b.f.Observations.Assembly.String(), HGVSC: hgvs.Shorten(f.Name.C), HGVSP: hgvs.Shorten(f.Name.P), HGVSG: hgvs.Shorten(f.Name.G), Class: b.classWord(f),
	}
	for _, g := range b.f.Cancer.Genes {
		if g.Gene == f.Gene {
			v.Transcript = g.Transcript.RefSeq
		}
	}
	if c := f.Classification; c != nil {
		v.Review, v.Source, v.Evaluated, v.VariationID = b.review(c), b.source(c.Source), c.Evaluated, c.VariationID
	}
	return v
}

// knownName is the variant that is known, as it is called here; as typed where several, or none, are meant.
func (b *builder) knownName() string {
	k := b.f.Known
	switch {
	case len(k.Answers) == 1 || len(k.Answers) > 0 && k.Answer == germline.KnownPresent:
		return k.Answers[0].Gene + " " + short(k.Answers[0].Finding)
	case k.Named.Event != nil && k.Named.Event.Row != nil:
		return k.Named.Event.Gene + " " + hgvs.Shorten(k.Named.Event.Row.Name)
	}
	return k.Named.Words
}

// knownWhy is the sentence behind the answer.
func (b *builder) knownWhy(event string) string {
	k := b.f.Known
	pairs := []any{"event", event, "asked", k.Named.Words, "seen", "0", "bases", "0", "others", ""}
	if len(k.Answers) > 0 {
		a := k.Answers[0]
		pairs = []any{"event", event, "asked", k.Named.Words, "seen", a.Seen, "bases", a.Bases, "count", a.Bases, "others", shortNames(a.Others), "zygosity", b.Text("report.zygosity." + a.Zygosity())}
	}
	return b.Text("report.known.why."+k.Why, pairs...)
}

// knownClasses are the classes that this knowledge base holds of what is asked for.
func (b *builder) knownClasses() (all []knowledge.Class) {
	k := b.f.Known
	for _, a := range k.Answers {
		all = append(all, a.Class)
	}
	if len(all) == 0 && k.Named.Event != nil && k.Named.Event.Row != nil {
		all = append(all, k.Named.Event.Row.Class)
	}
	return all
}

// knownHarmful: all that the words stand for is held as disease-causing.
func (b *builder) knownHarmful() bool {
	all := b.knownClasses()
	return len(all) > 0 && !slices.ContainsFunc(all, func(c knowledge.Class) bool { return c != knowledge.Pathogenic && c != knowledge.LikelyPathogenic })
}

// knownClass is the class of what is asked for, in words.
func (b *builder) knownClass() string {
	if k := b.f.Known; len(k.Answers) > 0 {
		return text.Small(b.classWord(k.Answers[0].Finding))
	}
	for _, c := range b.knownClasses() {
		return text.Small(b.Text("report.class." + string(c)))
	}
	return ""
}

// trueNegative: nothing that was read, stated or held leaves open that the family's variant is not the patient's.
func (b *builder) trueNegative() bool {
	return b.f.Known.Answer == germline.KnownAbsent && b.f.Case.KnownSource != "" && b.knownHarmful() && !b.sampleInDoubt()
}

// sampleInDoubt: the sample may be another person's, or not of the body's own cells.
func (b *builder) sampleInDoubt() bool {
	return slices.ContainsFunc(b.f.Problems, func(p *variants.Problem) bool {
		return p.Severity != variants.Info && (strings.HasPrefix(p.Code, "specimen_") || strings.HasPrefix(p.Code, "sex_mixup"))
	})
}

func (b *builder) knownTone(trueNegative bool) report.Tone {
	switch {
	case trueNegative:
		return report.ToneStandard
	case b.f.Known.Answer == germline.KnownPresent && b.knownHarmful():
		return report.ToneAct
	}
	return report.ToneUnknown
}

// knownLines are the codes of what stands below the answer.
func (b *builder) knownLines(trueNegative bool) (codes []string) {
	k := b.f.Known
	add := func(code string, when bool) {
		if when {
			codes = append(codes, code)
		}
	}
	understood := k.Named.Unclear == "" && k.Why != "name"
	add("present_confirm", k.Answer == germline.KnownPresent && !b.knownConfirmed())
	add("true_negative", trueNegative)
	add("remains", trueNegative)
	add("besides", trueNegative && len(b.found) > 0)
	add("source", b.f.Case.KnownSource != "")
	add("no_source", b.f.Case.KnownSource == "" && k.Answer == germline.KnownAbsent)
	add("sample", k.Answer == germline.KnownAbsent && b.sampleInDoubt())
	add("class_held", understood && b.knownHarmful())
	add("class_open", understood && len(b.knownClasses()) > 0 && !b.knownHarmful())
	add("not_held", understood && len(b.knownClasses()) == 0)
	add("untested", k.Answer == germline.KnownNotAssessable)
	return codes
}

// knownConfirmed: what was found of the family's variant was shown in a second sample.
func (b *builder) knownConfirmed() bool {
	k := b.f.Known
	if k.Event != nil {
		return b.eventConfirmed(k.Named.Event.Gene, *k.Event)
	}
	return len(k.Answers) > 0 && b.confirmation(lead{gene: k.Answers[0].Gene, name: short(k.Answers[0].Finding), finding: &k.Answers[0].Finding}) != nil
}

// knownGene is the gene of the family's variant.
func (b *builder) knownGene() string {
	k := b.f.Known
	if k.Named.Event != nil {
		return k.Named.Event.Gene
	}
	return k.Answers[0].Gene
}
