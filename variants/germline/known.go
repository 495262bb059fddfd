package germline

import (
	"context"
	"slices"

	"allelens/variants"
	"allelens/variants/ledger"
)

// KnownAnswer is whether a variant that runs in the family is the patient's too.
type KnownAnswer string

// Answers.
const (
	KnownPresent       KnownAnswer = "present"
	KnownAbsent        KnownAnswer = "absent"
	KnownNotAssessable KnownAnswer = "not_assessable"
)

// Known answers for a variant that is known in the family.
type Known struct {
	Named  KnownName
	Answer KnownAnswer
	// Why is a code. Present: "called", "joint", "event". Absent: "reference", "laboratory". Not assessable: "name",
	// "contradiction", "gene", "protein", "failed", "faint", "joint", "doubt", "declared", "filtered", "no_call", "not_asked",
	// "part", "absent", "other_change", "rearrangement", "compare", "event_failed", "tumour".
	Why string
	// Answers are those for the alleles that the name stands for; the one that decides comes first.
	Answers []Answer
	// Event is the structural event that decides, or is to be compared; nil without one.
	Event *Structural
}

// Known answers for what a name stands for, from the result for a file. It is absent only if all its bases were seen as
// reference and its kind is one that bases can tell of; a lost or copied stretch only if the laboratory measured its exons without
// change. unchanged are those exons by gene.
func (c *Classifier) Known(ctx context.Context, r Result, o Coverage, in variants.Assembly, declared Declared, unchanged map[string][]int, n KnownName) (Known, error) {
	k := Known{Named: n, Answer: KnownNotAssessable, Why: n.Unclear}
	if n.Unclear != "" {
		return k, nil
	}
	var err error
	if k.Answers, err = c.Query(ctx, r, o, in, declared, n.Candidates); err != nil {
		return k, err
	}
	if i := slices.IndexFunc(k.Answers, func(a Answer) bool { return a.Found && a.State == variants.Variant }); i >= 0 {
		k.Answers[0], k.Answers[i] = k.Answers[i], k.Answers[0]
		k.Answer, k.Why = KnownPresent, "called"
		return k, nil
	}
	if n.Event != nil {
		c.knownEvent(&k, r, in, unchanged[n.Event.Gene])
		return k, nil
	}
	c.judgeKnown(&k, r, o, in, declared)
	return k, nil
}

// judgeKnown says whether all that the name stands for was seen not to be there.
func (c *Classifier) judgeKnown(k *Known, r Result, o Coverage, in variants.Assembly, declared Declared) {
	if len(k.Answers) == 0 {
		k.Why = "name"
		return
	}
	k.Answer, k.Why = KnownAbsent, "reference"
	for i, a := range k.Answers {
		is, why := a.known(r)
		if is == KnownPresent {
			k.Answers[0], k.Answers[i] = k.Answers[i], k.Answers[0]
			k.Answer, k.Why = is, why
			return
		}
		if is != KnownAbsent && k.Answer == KnownAbsent {
			k.Answers[0], k.Answers[i] = k.Answers[i], k.Answers[0]
			k.Answer, k.Why = is, why
		}
	}
	if k.Answer != KnownAbsent || k.Named.Protein == nil {
		return
	}
	var codon Answer
	if over, ok := c.codon(k.Answers[0].Gene, in, *k.Named.Protein); ok {
		codon.shown(o.Show(over), over, declared)
	}
	if codon.Bases == 0 || codon.Shown != variants.Reference || codon.Assumed {
		k.Answer, k.Why = KnownNotAssessable, "protein"
	}
}

// known says whether an allele was called, seen not to be there, or neither, and why.
func (a Answer) known(r Result) (KnownAnswer, string) {
	g := r.Genes[slices.IndexFunc(r.Genes, func(g Gene) bool { return g.Gene == a.Gene })]
	faint := slices.ContainsFunc(g.Faint, func(f Finding) bool { return f.Allele == a.Allele }) ||
		slices.ContainsFunc(g.Coverage.Faint, func(f ledger.Change) bool { return f.Allele == a.Allele })
	why := ""
	switch {
	case a.Found:
		why = "failed"
	case a.Haplotype != nil && a.Haplotype.Phase == Cis:
		return KnownPresent, "joint"
	case a.Haplotype != nil && a.Haplotype.Phase != Trans:
		why = "joint"
	case faint:
		why = "faint"
	case len(g.Coverage.Doubts) > 0:
		why = "doubt"
	case a.Shown == variants.Reference && !a.Assumed:
		return KnownAbsent, "reference"
	case a.Shown == variants.Reference:
		why = "declared"
	case a.Shown == variants.Absent && a.Seen > 0:
		why = "part"
	case a.Shown == variants.Variant:
		why = "other_change"
	default:
		why = a.Shown.String()
	}
	return KnownNotAssessable, why
}

// knownEvent compares a rearrangement with the events that were found: one whose bounds or published row are its own is it. That
// no line tells of one says nothing, since bases do not show what is lost or copied.
func (c *Classifier) knownEvent(k *Known, r Result, in variants.Assembly, unchanged []int) {
	k.Answer, k.Why = KnownNotAssessable, "rearrangement"
	at := slices.IndexFunc(r.Genes, func(g Gene) bool { return g.Gene == k.Named.Event.Gene })
	own := slices.IndexFunc(c.genes, func(g gene) bool { return g.transcript.Gene == k.Named.Event.Gene })
	if at < 0 || own < 0 {
		return
	}
	for i := range r.Genes[at].Structural {
		s := &r.Genes[at].Structural[i]
		is := k.Named.Event.is(*s, c.genes[own], in)
		switch {
		case is == sameEvent && s.State == variants.Variant:
			k.Answer, k.Why, k.Event = KnownPresent, "event", s
			return
		case is == sameEvent:
			k.Why, k.Event = "event_failed", s
		case is == perhapsSame && k.Event == nil:
			k.Why, k.Event = "compare", s
		}
	}
	if k.Event == nil && k.Named.Event.measured(c.genes[own], in, unchanged) {
		k.Answer, k.Why = KnownAbsent, "laboratory"
	}
}
