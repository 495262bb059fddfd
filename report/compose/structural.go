package compose

import (
	"strconv"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/acmg"
	"allelens/variants/germline"
	"allelens/variants/hgvs"
	"allelens/variants/ledger"
)

// structurals words the structural events of a gene, gravest first.
func (b *builder) structurals(g germline.Gene) []report.Structural {
	out := []report.Structural{}
	for _, s := range g.Structural {
		out = append(out, b.structural(g.Gene, s))
	}
	return out
}

func (b *builder) structural(gene string, s germline.Structural) report.Structural {
	out := report.Structural{
		Type: string(s.Type), Start: s.Start, Precise: s.Precise, Exons: orEmpty(s.Exons), LegacyExons: orEmpty(s.LegacyExons),
		ExonsText: b.exons(s), Promoter: s.Promoter, WholeGene: s.WholeGene, CopyNumber: known(s.CopyNumber), Zygosity: s.Zygosity(),
		Filter: "PASS", State: s.State.String(), Source: "vcf", HGVSG: hgvs.Shorten(s.HGVS), HGVSC: hgvs.Shorten(s.HGVSC), Consequence: s.Consequence,
		ConsequenceText: consequenceText(s.Consequence), Frame: s.Frame, Effect: s.Effect, Matches: []report.StructuralMatch{},
		Evidence: b.criteria(s.Evidence), Provisional: b.provisional(s.Provisional, nil), Conclusion: string(s.Conclusion), Reportable: s.Reportable,
		Notes: b.structuralNotes(s),
	}
	b.structuralBounds(&out, s)
	if s.Laboratory {
		out.Source = "laboratory"
	}
	if e := s.Event.Evidence; e != nil {
		out.Genotype, out.Filter, out.VCFLine = e.Genotype, b.filter(e), e.Text
		if e.Line > 0 {
			out.LineNumber = &e.Line
		}
	}
	for _, m := range s.Matches {
		out.Matches = append(out.Matches, report.StructuralMatch{
			Name: m.Name, VariationID: m.VariationID, Classification: string(m.Class), Source: b.source(m.Source), Origin: b.origin(m.Origin),
		})
	}
	if s.Conclusion == germline.PathogenicFound {
		out.Withheld = s.Withheld()
	}
	out.Name = b.structuralName(s)
	out.Text, out.NextStep = b.structuralText(gene, s), b.structuralStep(gene, s)
	out.Badge = b.structuralBadge(s)
	return out
}

// structuralBounds fills in where the event begins and ends, and how sure that is.
func (b *builder) structuralBounds(out *report.Structural, s germline.Structural) {
	if s.End > 0 {
		end := s.End
		out.End = &end
	}
	between := func(at int, open [2]int) *[2]int {
		if open == [2]int{} || at == 0 {
			return nil
		}
		return &[2]int{at + open[0], at + open[1]}
	}
	out.StartRange, out.EndRange = between(s.Start, s.StartRange), between(s.End, s.EndRange)
	if n := structuralLength(s); n > 0 {
		out.Length = &n
	}
	if s.Mate.Start > 0 {
		out.Mate = s.Mate.Contig.UCSC() + ":" + strconv.Itoa(s.Mate.Start)
	}
}

// structuralLength is how many bases are lost, copied, turned or inserted; 0 where that is not known.
func structuralLength(s germline.Structural) int {
	switch s.Kind() {
	case ledger.Insertion:
		return s.Inserted
	case ledger.Breakend, ledger.Translocation:
		return 0
	}
	return max(0, s.End-s.Start+1)
}

// exons names the exons by both numberings: "exons 17 to 18 (18 to 19 in older reports)".
func (b *builder) exons(s germline.Structural) string {
	if len(s.Exons) == 0 {
		return ""
	}
	first, last := strconv.Itoa(s.Exons[0]), strconv.Itoa(s.Exons[len(s.Exons)-1])
	older, oldest := s.LegacyExons[0], s.LegacyExons[len(s.LegacyExons)-1]
	key := "report.structural.exons"
	if first == last {
		key = "report.structural.exon"
	}
	if first != older || last != oldest {
		key += ".legacy"
	}
	return b.Text(key, "first", first, "last", last, "older", older, "oldest", oldest)
}

// structuralName is the event in words: "Deletion of exons 17 to 18".
func (b *builder) structuralName(s germline.Structural) string {
	key := strings.ToLower(string(s.Kind()))
	values := []any{"place", b.structuralPlace(s), "length", text.Grouped(structuralLength(s)), "copies", s.CopyNumber, "mate", ""}
	switch s.Kind() {
	case ledger.Insertion:
		key += map[bool]string{true: ".known", false: ".unknown"}[s.Inserted > 0]
		if s.InsertedKind == "ALU" {
			key += ".alu"
		}
	case ledger.CopyNumber:
		if s.CopyNumber < 0 {
			key += ".unknown"
		}
	}
	return b.Text("report.structural.name."+key, values...)
}

// structuralPlace names what the event touches.
func (b *builder) structuralPlace(s germline.Structural) string {
	switch {
	case s.WholeGene:
		return b.Text("report.structural.place.gene")
	case s.Promoter && len(s.Exons) > 0:
		return b.Text("report.structural.place.promoter_exons", "exons", b.exons(s))
	case s.Promoter:
		return b.Text("report.structural.place.promoter")
	case len(s.Exons) > 0:
		return b.exons(s)
	case s.Intron() > 0:
		return b.Text("report.structural.place.intron", "intron", s.Intron())
	}
	return b.Text("report.structural.place." + s.Effect)
}

// structuralText says what follows from the event, and no more.
func (b *builder) structuralText(gene string, s germline.Structural) string {
	key, values := string(s.Conclusion), []any{"gene", gene, "name", b.structuralName(s)}
	switch {
	case s.Conclusion == "":
		key = "benign"
	case outdatedEvent(s):
		key += ".old"
	case s.Conclusion == germline.PathogenicFound && b.eventConfirmed(gene, s):
		key += ".confirmed"
	case s.Conclusion == germline.NotAssessed && s.State == variants.Filtered:
		key += ".failed"
	case s.Conclusion == germline.UncertainFound && s.Effect == "unknown":
		key += ".unknown"
	case s.Conclusion == germline.UncertainFound && s.Effect == "intron":
		key += ".intron"
	}
	if m := s.Decides(); m != nil {
		values = append(values, "class", strings.ToLower(b.Text("report.class."+string(m.Class))), "source", b.source(m.Source), "date", m.Date)
	}
	return b.Text("report.structural.text."+key, values...)
}

// structuralStep is what has to be done next; "" for an event that is known to be harmless, or that was confirmed.
func (b *builder) structuralStep(gene string, s germline.Structural) string {
	if s.Conclusion == "" || s.Conclusion == germline.PathogenicFound && !outdatedEvent(s) && b.eventConfirmed(gene, s) {
		return ""
	}
	if outdatedEvent(s) {
		return b.Text("report.structural.step.pathogenic_found.old")
	}
	return b.Text("report.structural.step." + string(s.Conclusion))
}

// outdatedEvent: a published rearrangement of which the class has to be confirmed before anything rests on it.
func outdatedEvent(s germline.Structural) bool {
	return s.Conclusion == germline.PathogenicFound && s.Withheld() == germline.OldClass
}

// structuralBadge words what the event says of its gene.
func (b *builder) structuralBadge(s germline.Structural) report.Badge {
	switch s.Conclusion {
	case germline.PathogenicFound:
		if m := s.Decides(); m != nil {
			word := b.Text("report.class." + string(m.Class))
			if outdatedEvent(s) {
				word = b.Text("report.class.stale", "class", word, "date", m.Date)
			}
			return report.Badge{Word: word, Tone: report.ToneAct}
		}
	case germline.ProbableFound:
		return b.probableBadge()
	case germline.UncertainFound:
		return report.Badge{Word: b.Text("report.class.uncertain"), Tone: report.ToneUnknown}
	case germline.NotAssessed:
		return report.Badge{Word: b.Text("report.badge.not_assessed"), Tone: report.ToneUnknown, Sign: report.OpenSquare}
	case "":
		if m := s.Decides(); m != nil {
			return report.Badge{Word: b.Text("report.class." + string(m.Class)), Tone: report.ToneStandard}
		}
	}
	return report.Badge{Word: b.Text("report.class.uncertain"), Tone: report.ToneUnknown}
}

// structuralNotes are cautions about the event: bounds that are not sure, calls that speak against it, and
// what a match rests on.
func (b *builder) structuralNotes(s germline.Structural) []string {
	notes := []string{}
	add := func(is bool, key string, pairs ...any) {
		if is {
			notes = append(notes, b.Text("report.structural.note."+key, pairs...))
		}
	}
	add(!s.Precise, "imprecise")
	add(s.End == 0 && s.Effect == "unknown", "no_end")
	add(s.Heterozygous > 0, "heterozygous", "count", s.Heterozygous)
	add(len(s.Exons) > 0 && s.Frame != "unknown", "frame."+s.Frame)
	if m := s.Decides(); m != nil {
		name := m.Name
		if m.VariationID != "" {
			name += ", ClinVar " + m.VariationID
		}
		add(true, "match", "name", name, "class", b.Text("report.class."+string(m.Class)), "source", b.source(m.Source))
	}
	add(len(s.Matches) == 0 && s.Conclusion != "", "not_held")
	return notes
}

// criteria words criteria of our own, each with its reason.
func (b *builder) criteria(all []acmg.Evidence) []report.Evidence {
	out := []report.Evidence{}
	for _, c := range all {
		pairs := []any{}
		for _, p := range c.Values {
			pairs = append(pairs, p.Name, p.Text)
		}
		e := report.Evidence{Code: string(c.Code), Met: string(c.Verdict), Why: b.Text(c.Why, pairs...), Source: c.Source}
		if c.Strength != acmg.None {
			e.Strength = b.Text("criterion.strength." + string(c.Strength))
		}
		out = append(out, e)
	}
	return out
}

// long tells what a change of many bases is: its length and kind, exons, and the rearrangement that it is.
func (b *builder) long(v *report.Variant, f germline.Finding) {
	s := f.Long
	if s == nil {
		return
	}
	v.Notes = append(v.Notes, b.Text("report.variant.long", "name", b.structuralName(*s), "length", text.Grouped(structuralLength(*s))))
	if f.Classification != nil && f.Classification.Table == "rearrangement" {
		v.Notes = append(v.Notes, b.Text("report.structural.note.match", "name", f.Classification.HGVSC,
			"class", b.Text("report.class."+string(f.Classification.Class)), "source", b.source(f.Classification.Source)))
	}
}

// eventConfirmed: a test of a second sample shows the event too.
func (b *builder) eventConfirmed(gene string, s germline.Structural) bool {
	return b.confirmation(lead{gene: gene, name: text.Small(b.structuralName(s)), conclusion: s.Conclusion}) != nil
}
