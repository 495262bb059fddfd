package pgx

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// spliceBases is how far beyond an exon changes count: the two bases of an intron's ends that
// splicing depends on.
const spliceBases = 2

// Effect is what a change outside the definitions does to the gene's protein, by the file's own
// annotation and on the transcript that it hits hardest.
type Effect string

// Effects, the gravest first. NotJudged: the file does not say; NoProteinChange: it says that the
// protein stays as it is (synonymous, untranslated, in an intron).
const (
	LossOfFunction  Effect = "loss_of_function"
	Missense        Effect = "missense"
	OtherProtein    Effect = "other_protein" // bases or amino acids lost or gained in frame, a lost stop
	NotJudged       Effect = "not_judged"
	NoProteinChange Effect = "no_protein_change"
)

// terms are the Sequence Ontology's, without "_variant", by what they mean for the protein.
var terms = []struct {
	effect Effect
	terms  []string
}{
	{LossOfFunction, []string{"transcript_ablation", "splice_acceptor", "splice_donor", "stop_gained", "frameshift", "start_lost", "exon_loss"}},
	{Missense, []string{"missense", "rare_amino_acid"}},
	{OtherProtein, []string{
		"stop_lost", "inframe_insertion", "inframe_deletion", "disruptive_inframe_insertion", "disruptive_inframe_deletion",
		"conservative_inframe_insertion", "conservative_inframe_deletion", "inframe_altering", "protein_altering", "exon_duplication",
		"coding_sequence",
	}},
}

// OutsideChange is a change in an exon of the gene, or at its ends, that no definition holds. It never
// takes part in a call.
type OutsideChange struct {
	ledger.OutsideChange
	Effect     Effect
	Name       string // as the file names it: "p.Arg132Ter", else "c.394C>T", else the line's spelling
	Transcript string
	Origin     knowledge.Origin // the exon's row
}

// Stretches lists the exons in which changes outside the definitions are looked for.
func (c *Caller) Stretches() []ledger.Stretch {
	var out []ledger.Stretch
	for _, g := range c.genes {
		out = append(out, g.stretches()...)
	}
	return out
}

func (g *gene) stretches() (out []ledger.Stretch) {
	for _, e := range g.Exons {
		s := ledger.Stretch{Gene: g.Gene, Region: make(map[variants.Assembly]variants.Interval, len(e.Region))}
		for in, iv := range e.Region {
			iv.Start, iv.End = iv.Start-spliceBases, iv.End+spliceBases
			s.Region[in] = iv
		}
		out = append(out, s)
	}
	return out
}

// lookBeyond lists what the file holds outside the definitions, the gravest first, and says so.
// The call stays as it is.
func (g *gene) lookBeyond(obs *ledger.Observations, r *Result) {
	r.ExonsRead = len(g.Exons) > 0 && !slices.ContainsFunc(g.stretches(), func(s ledger.Stretch) bool { return !obs.Asked(s) })
	for _, u := range obs.OutsideDefinitions {
		if u.Gene != g.Gene {
			continue
		}
		b := judged(u)
		for _, e := range g.Exons {
			iv := e.Region[obs.Assembly]
			if u.Pos <= iv.End+spliceBases && u.Pos+len(u.Ref)-1 >= iv.Start-spliceBases {
				b.Origin = e.Origin
				break
			}
		}
		r.OutsideDefinitions = append(r.OutsideDefinitions, b)
	}
	slices.SortStableFunc(r.OutsideDefinitions, func(a, b OutsideChange) int { return cmp.Compare(a.Effect.rank(), b.Effect.rank()) })
	for _, effect := range []Effect{LossOfFunction, Missense, OtherProtein, NotJudged} {
		var names []string
		for _, b := range r.OutsideDefinitions {
			if b.Effect == effect && b.State == variants.Variant {
				names = append(names, b.Name)
			}
		}
		if len(names) > 0 {
			r.addNote(newNote(effect.note(), "changes", enumerated(names)))
		}
	}
}

// HasBeyond reports whether the file holds a change of that effect outside the definitions, with a
// call that stands.
func (r *Result) HasBeyond(effect Effect) bool {
	return slices.ContainsFunc(r.OutsideDefinitions, func(b OutsideChange) bool { return b.Effect == effect && b.State == variants.Variant })
}

// Unjudged reports whether a call that stands changes the gene outside its definitions so that a working copy cannot
// be taken for granted: a loss of function by the file's own annotation, or, where the file does not say, bases lost
// or gained that would shift the reading frame.
func (r *Result) Unjudged() bool {
	return slices.ContainsFunc(r.OutsideDefinitions, func(b OutsideChange) bool {
		shifts := variants.IsSequence(b.Alt) && (len(b.Alt)-len(b.Ref))%3 != 0
		return b.State == variants.Variant && (b.Effect == LossOfFunction || b.Effect == NotJudged && shifts)
	})
}

// note is the code of the note about changes of this effect.
func (e Effect) note() string {
	code := "beyond_not_judged"
	switch e {
	case LossOfFunction:
		code = "beyond_loss_of_function"
	case Missense:
		code = "beyond_missense"
	case OtherProtein:
		code = "beyond_other_protein"
	}
	return code
}

func (e Effect) rank() int {
	return slices.Index([]Effect{LossOfFunction, Missense, OtherProtein, NotJudged, NoProteinChange}, e)
}

// judged takes the gravest of the effects that the file gives.
func judged(u ledger.OutsideChange) OutsideChange {
	b := OutsideChange{OutsideChange: u, Effect: NotJudged, Name: u.Evidence.FileChrom + ":" + strconv.Itoa(u.Pos) + " " + clipped(u.Ref) + ">" + clipped(u.Alt)}
	for _, e := range u.Effects {
		effect := NoProteinChange
		for _, t := range terms {
			if slices.ContainsFunc(e.Terms, func(term string) bool { return slices.Contains(t.terms, strings.TrimSuffix(term, "_variant")) }) {
				effect = t.effect
				break
			}
		}
		if b.Effect == NotJudged || effect.rank() < b.Effect.rank() {
			b.Effect, b.Transcript = effect, e.Transcript
			if name := cmp.Or(withoutTranscript(e.HGVSP), withoutTranscript(e.HGVSC)); name != "" {
				b.Name = name
			}
		}
	}
	return b
}

// withoutTranscript cuts what stands before the colon: "ENSP00000360372.3:p.Arg132Ter".
func withoutTranscript(name string) string {
	if _, after, ok := strings.Cut(name, ":"); ok {
		return after
	}
	return name
}

// clipped shortens a long sequence.
func clipped(bases string) string {
	const most = 12
	if len(bases) > most {
		return bases[:most] + "…"
	}
	return bases
}
