package compose

import (
	"fmt"
	"slices"

	"allelens/report/guidance"
	"allelens/report/text"
	"allelens/variants/germline"
	"allelens/variants/ledger"
	"allelens/variants/pgx"
)

// urgentSteps are those that do not wait: what is probable has to be classified and confirmed.
func (b *builder) urgentSteps() []step {
	var steps []step
	add := stepsInto(b, &steps)
	for _, l := range those(b.found, germline.ProbableFound) {
		if l.event == nil { // an event's own step says both
			add("classify", "variant", l.called())
			if b.confirmation(l) == nil {
				add("confirm_soon", "variant", l.called())
			}
		}
	}
	for _, l := range those(b.found, germline.ProbableFound) {
		if l.event != nil && l.event.NextStep != "" {
			add("event", "event", l.called(), "step", text.Small(l.event.NextStep))
		}
	}
	return steps
}

// stepsInto adds steps by the end of their key; what a step is, whatever its words, is the key and the first value.
func stepsInto(b *builder, steps *[]step) func(key string, pairs ...any) {
	return func(key string, pairs ...any) {
		code := key
		if len(pairs) > 1 {
			code += " " + fmt.Sprint(pairs[1])
		}
		*steps = append(*steps, step{key, code, b.Text("report.step."+key, pairs...)})
	}
}

// nextSteps is what else follows from the findings, made when it is first asked for.
func (b *builder) nextSteps() []step {
	if b.next == nil {
		b.next = b.makeNextSteps()
	}
	return b.next
}

func (b *builder) makeNextSteps() []step {
	var steps []step
	add := stepsInto(b, &steps)
	if b.f.Observations.Specimen.Kind == ledger.Tumour {
		add("own_tissue")
	}
	b.stops(add)
	for _, g := range b.f.Cancer.Genes {
		for _, j := range g.Haplotypes {
			if j.Open() {
				add("joint."+string(j.Phase), "gene", g.Gene, "variants", shortNames(j.Members))
			}
		}
	}
	b.leadSteps(add)
	b.repeatSteps(add)
	b.togetherSteps(add)
	b.testSteps(add)
	b.openSteps(add)
	b.discordantSteps(add)
	b.questionSteps(add)
	if len(b.needAction()) > 0 {
		add("prescriber")
	}
	for _, g := range b.f.Genes {
		for _, key := range geneSteps(g) {
			add(key, "gene", g.Gene)
		}
	}
	add("sign")
	return steps
}

// repeatSteps ask for the calls to be made again that medicines hang on.
func (b *builder) repeatSteps(add func(key string, pairs ...any)) {
	for _, g := range b.f.Genes {
		if medicines := b.hangingOn(g.Gene); len(medicines) > 0 {
			_, alleles := guidance.Gravest(g.Unsettled)
			add("unsettled", "gene", g.Gene, "alleles", guidance.ShortAlleles(alleles), "medicines", b.someOf(medicines))
		}
	}
}

// stops are the steps before all others where more than one copy, or both genes, are affected.
func (b *builder) stops(add func(key string, pairs ...any)) {
	for _, g := range b.f.Cancer.Genes {
		switch two, both := b.several(g.Gene); {
		case two != "":
			add("two_variants", "gene", g.Gene, "variants", two, "phase", b.Text("report.step.two_variants."+string(b.phase(g.Gene))))
		case both != "":
			add("homozygous", "gene", g.Gene, "variant", both)
		}
	}
	if b.inBoth() {
		add("both_genes", "genes", b.genesOf(germline.PathogenicFound))
	}
}

// leadSteps are those that follow from variants and events.
func (b *builder) leadSteps(add func(key string, pairs ...any)) {
	each := func(c germline.Conclusion, key string) {
		for _, l := range those(b.found, c) {
			switch {
			case b.needsNoConfirming(l):
			case l.event == nil:
				add(key, "variant", l.called())
			case l.event.NextStep != "":
				add("event", "event", l.called(), "step", text.Small(l.event.NextStep))
			}
		}
	}
	b.knownSteps(add)
	each(germline.PathogenicFound, "confirm")
	for _, f := range b.findings(outdated) {
		add("old_class", "variant", f.Gene+" "+short(f), "date", f.Classification.Date)
	}
	if len(those(b.found, germline.ProbableFound)) > 0 {
		add("plan_nothing")
		add("relatives_wait")
		add("talk")
	}
	each(germline.NotAssessed, "repeat")
	b.faintSteps(add)
	if !b.moreThanOne() && b.testable() {
		add("relatives")
	}
	for _, l := range those(b.found, germline.UncertainFound) {
		switch {
		case l.event != nil && l.event.NextStep != "":
			add("event", "event", l.called(), "step", text.Small(l.event.NextStep))
		case l.finding != nil && unheld(*l.finding):
			add(rowKey(*l.finding), "variant", l.called())
		}
	}
	if len(b.findings(unknown)) > 0 {
		add("uncertain")
	}
}

// knownSteps are what the family's question still asks for.
func (b *builder) knownSteps(add func(key string, pairs ...any)) {
	switch k := b.f.Known; {
	case k == nil:
	case k.Answer == germline.KnownNotAssessable:
		add("known_open", "variant", b.knownName())
	case k.Answer == germline.KnownAbsent && b.f.Case.KnownSource == "":
		add("known_source", "variant", b.knownName())
	}
}

// testable reports whether there is a variant or event that relatives can be tested for.
func (b *builder) testable() bool {
	return len(b.findings(standing)) > 0 ||
		slices.ContainsFunc(those(b.found, germline.PathogenicFound), func(l lead) bool { return l.event != nil && l.outdated() == "" })
}

// geneSteps are the keys of what follows from a pharmacogene's result.
func geneSteps(g pgx.Result) []string {
	var keys []string
	if g.HasBeyond(pgx.LossOfFunction) {
		keys = append(keys, "beyond")
	}
	if g.NoResult == pgx.Structural && g.Source == pgx.FromNothing {
		keys = append(keys, "outside")
	}
	return keys
}

// needsNoConfirming: a second sample shows it.
func (b *builder) needsNoConfirming(l lead) bool {
	return l.conclusion == germline.PathogenicFound && b.confirmation(l) != nil
}
