// Package compose decides what is said: it makes a report out of findings. Faces lay the report out and add
// nothing to it.
package compose

import (
	"slices"
	"strconv"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/drugs"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
)

// Print is what a report carries beside its findings.
type Print struct {
	Version string // of the program
	// SecondReader: the clinic lets no report be final that a second person has not read.
	SecondReader bool
	// Density is what the base holds along each gene's protein, for the maps; nil leaves it out.
	Density map[string][]knowledge.Density
}

// Build decides what is said of findings, in the words of a catalogue. The same arguments give the same report.
func Build(words *text.Catalogue, f *interpret.Findings, p Print) *report.Report {
	b := &builder{Catalogue: words, f: f, date: f.Case.Reported, density: p.Density, sources: map[string]knowledge.Source{}}
	for _, s := range f.Knowledge.Sources {
		b.sources[s.ID] = s
	}
	genes := b.cancerGenes()
	b.found = b.leads(genes)
	for i := range genes {
		genes[i].Confirmed = b.allConfirmed(genes[i].Gene)
	}
	b.silent = b.silences()
	r := &report.Report{
		SchemaVersion: report.SchemaVersion,
		Language:      words.Language(),
		Software:      report.Software{Name: b.Text("report.software"), Version: p.Version},
		KnowledgeBase: b.knowledgeBase(),
		Input:         b.input(),
		Case:          b.caseInfo(),
		Quality:       b.quality(),
		Cancer:        report.Cancer{Genes: genes, Outcomes: []report.PlainOutcome{}},
		Pharmacogenes: b.pharmacogenes(),
		Drugs:         b.drugs(),
		Risks:         b.risks(),
		Management:    b.management(),
		Limits:        b.limits(),
		Contralateral: b.contralateral(),
		OtherRisks:    b.otherRisks(),
		RisksLeftOut:  b.leftOut(),
		RiskNotes:     b.riskNotes(),
		Bodies:        b.bodies(),
		FamilyAnswer:  b.familyAnswer(),
		Family:        b.family(),
		Explanations:  b.explanations(),
		Support:       b.support(),
		Scores:        b.scores(),
	}
	Outcomes(&r.Cancer)
	r.Oncology = b.oncology(r.Drugs)
	r.Marks = b.marks(r)
	r.Pedigree = b.pedigree(r.Family)
	r.Quality.Reliance = b.reliance(r)
	r.Summary = b.summary(r)
	r.Case.Missing = b.missing(r, p.SecondReader)
	r.Summary.Unanswered = b.unanswered(r)
	r.Summary.Unseen = b.unseen()
	r.Brief = b.brief(r)
	r.Summary.Verdict = b.verdict(r)
	r.Verification = b.verification(r)
	return r
}

// builder makes the parts of one report.
type builder struct {
	*text.Catalogue
	f       *interpret.Findings
	date    string // of the report, YYYY-MM-DD
	density map[string][]knowledge.Density
	sources map[string]knowledge.Source
	silent  []report.Silence
	inOrder []*drugs.Result // the medicines, sorted when first asked for
	next    []step          // what follows from the findings
	found   []lead          // what the conclusions on the cancer genes rest on
}

func (b *builder) knowledgeBase() report.KnowledgeBase {
	k := report.KnowledgeBase{Version: b.f.Knowledge.Version, Sources: []report.Source{}}
	for _, s := range b.f.Knowledge.Sources {
		k.Sources = append(k.Sources, report.Source{ID: s.ID, Name: s.Name, Version: s.Version, Date: s.Date, Licence: s.Licence, URL: s.URL, PMID: s.PMID})
	}
	b.currency(&k)
	return k
}

func (b *builder) input() report.Input {
	o := b.f.Observations
	in := report.Input{
		File: o.Input.Name, SHA256: o.Input.SHA256, Bytes: o.Input.Bytes, Format: o.Input.Format, VCFVersion: o.Input.Version, GVCF: o.Input.GVCF,
		Assembly: o.Assembly.String(), AssemblyEvidence: []report.Vote{}, Sample: o.Input.Sample, SampleCount: o.Input.SampleCount, Access: string(o.Input.Access),
	}
	for _, v := range o.Votes {
		if v.For+v.Against == 0 {
			continue
		}
		in.AssemblyEvidence = append(in.AssemblyEvidence, report.Vote{
			Kind: v.Kind, Assembly: v.Assembly.String(), For: v.For, Against: v.Against,
			Text: b.Text("report.vote."+v.Kind, "build", v.Assembly, "for", v.For, "against", v.Against, "genes", b.heldGenes()),
		})
	}
	return in
}

func (b *builder) origin(o knowledge.Origin) report.Origin {
	return report.Origin{Table: o.Table, Row: o.Row, Source: o.Source, Date: o.Date, Verified: o.Verified, OwnRule: o.OwnRule}
}

// source is the name of a source.
func (b *builder) source(id string) string {
	if s, ok := b.sources[id]; ok {
		return s.Name
	}
	return id
}

// known turns a number that may be missing (-1) into one that may be nil.
func known(n int) *int {
	if n < 0 {
		return nil
	}
	return &n
}

func knownFraction(f float64) *float64 {
	if f < 0 {
		return nil
	}
	return &f
}

// orEmpty keeps lists from becoming null in JSON.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return slices.Clone(list)
}

// number writes a figure without needless zeros.
func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// states counts by state, every state of a file's sites named.
func states(count map[variants.State]int) map[string]int {
	out := make(map[string]int, len(variants.States()))
	for _, s := range variants.States() {
		out[s.String()] = count[s]
	}
	if n := count[variants.NotAsked]; n > 0 {
		out[variants.NotAsked.String()] = n
	}
	return out
}
