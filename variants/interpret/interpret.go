package interpret

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"allelens/variants"
	"allelens/variants/acmg"
	"allelens/variants/drugs"
	"allelens/variants/genome"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/risk"
	"allelens/variants/warfarin"
)

// Interpreter holds the knowledge base in the form in which cases are interpreted. It may be
// used from several goroutines at once.
type Interpreter struct {
	base       Base
	reference  *genome.Reference
	caller     *pgx.Caller
	sites      []ledger.Question
	classifier *germline.Classifier
	advisor    *drugs.Advisor
	doser      *warfarin.Doser
	oncology   []knowledge.OncologyMedicine
	situations []knowledge.SituationArea
	cutoffs    map[string][]knowledge.ScoreCutoff
	risks      risk.Base
	advice     []knowledge.Advice
	support    []knowledge.Support
	knowledge  Knowledge
	counting   sync.Mutex
	density    map[string][]knowledge.Density // nil until asked for
	scoring    scoring
	// guidance waits until what is said of medicines is loaded, which no file's reading needs.
	guidance func() error
}

// Knowledge names the knowledge base behind findings.
type Knowledge struct {
	Version  string
	Sources  []knowledge.Source
	Editions []knowledge.Edition // of the parts that age
	// HGNC holds the identifiers of genes by name, Conditions what their carriers are predisposed to, Sequences the names of chromosomes in databases.
	HGNC       map[string]string
	Conditions map[string]knowledge.GeneCondition
	Sequences  map[variants.Contig]knowledge.Sequence
}

// New prepares a knowledge base, which must stay open as long as the interpreter is used. What is
// said of medicines is still being loaded when it returns; Run and Medicines wait for it.
func New(ctx context.Context, base Base) (*Interpreter, error) {
	in := &Interpreter{
		base: base, knowledge: Knowledge{Version: base.Version()},
		risks: risk.Base{Points: map[string][]knowledge.RiskPoint{}, Management: map[string][]knowledge.ManagementItem{}},
	}
	if err := in.loadSources(ctx); err != nil {
		return nil, err
	}
	pharmacogenes := inBackground(func() error { return in.loadPharmacogenes(ctx) })
	if err := errors.Join(in.loadCancer(ctx), pharmacogenes()); err != nil {
		return nil, err
	}
	in.guidance = inBackground(func() error { return in.loadGuidance(ctx) })
	return in, nil
}

// inBackground starts work, and returns what waits for it.
func inBackground(work func() error) (wait func() error) {
	done := make(chan struct{})
	var err error
	go func() {
		defer close(done)
		err = work()
	}()
	return func() error {
		<-done
		return err
	}
}

func (in *Interpreter) loadSources(ctx context.Context) (err error) {
	if in.knowledge.Sources, err = in.base.Sources(ctx); err != nil {
		return err
	}
	genes, err := in.base.GeneIDs(ctx)
	if err != nil {
		return err
	}
	conditions, err := in.base.GeneConditions(ctx)
	if err != nil {
		return err
	}
	sequences, err := in.base.Sequences(ctx)
	in.knowledge.HGNC, in.knowledge.Conditions, in.knowledge.Sequences = map[string]string{}, map[string]knowledge.GeneCondition{}, map[variants.Contig]knowledge.Sequence{}
	for _, g := range genes {
		in.knowledge.HGNC[g.Gene] = g.HGNC
	}
	for _, c := range conditions {
		in.knowledge.Conditions[c.Gene] = c
	}
	for _, s := range sequences {
		in.knowledge.Sequences[s.Contig] = s
	}
	return err
}

func (in *Interpreter) loadCancer(ctx context.Context) error {
	slices, err := in.base.References(ctx)
	if err != nil {
		return err
	}
	parts := make([]genome.Slice, len(slices))
	for i, s := range slices {
		parts[i] = genome.Slice{Assembly: s.Assembly, Contig: s.Contig, Start: s.Start, Bases: s.Bases}
	}
	in.reference = genome.NewReference(parts)
	transcripts, err := in.base.Transcripts(ctx)
	if err != nil {
		return err
	}
	domains, err := in.base.Domains(ctx)
	if err != nil {
		return err
	}
	classifier, err := germline.New(transcripts, domains, in.reference, in.base)
	if err != nil {
		return err
	}
	tables, err := in.specifications(ctx)
	if err != nil {
		return err
	}
	if in.classifier, err = classifier.With(tables, in.newestClasses()); err != nil {
		return err
	}
	for _, t := range transcripts {
		if err := in.loadRisks(ctx, t.Gene); err != nil {
			return err
		}
	}
	if in.risks.Cancers, err = in.base.Cancers(ctx); err != nil {
		return err
	}
	if in.risks.Studies, err = in.base.Studies(ctx); err != nil {
		return err
	}
	if in.risks.Points[""], err = in.base.Risks(ctx, ""); err != nil {
		return err
	}
	if in.risks.Intervals, err = in.base.RiskIntervals(ctx); err != nil {
		return err
	}
	if in.risks.Figures, err = in.base.RiskFigures(ctx); err != nil {
		return err
	}
	return in.loadAdvice(ctx)
}

// loadAdvice takes what is to be said to a person and the family, and who supports them.
func (in *Interpreter) loadAdvice(ctx context.Context) (err error) {
	if in.advice, err = in.base.Advice(ctx); err != nil {
		return err
	}
	in.support, err = in.base.Support(ctx)
	return err
}

// loadRisks takes what the base says of a gene's carriers.
func (in *Interpreter) loadRisks(ctx context.Context, gene string) (err error) {
	if in.risks.Points[gene], err = in.base.Risks(ctx, gene); err != nil {
		return err
	}
	in.risks.Management[gene], err = in.base.Management(ctx, gene)
	return err
}

// Bodies lists those whose recommendations the knowledge base holds, with their regions, by name.
func (in *Interpreter) Bodies() []Body {
	var bodies []Body
	for _, items := range in.risks.Management {
		for _, m := range items {
			if b := (Body{m.Body, m.Region}); !slices.Contains(bodies, b) {
				bodies = append(bodies, b)
			}
		}
	}
	slices.SortFunc(bodies, func(a, b Body) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Region, b.Region)) })
	return bodies
}

// specifications are the expert panels' criteria.
func (in *Interpreter) specifications(ctx context.Context) (s acmg.Tables, err error) {
	if s.Codes, err = in.base.CriteriaCodes(ctx); err != nil {
		return s, err
	}
	if s.Thresholds, err = in.base.Thresholds(ctx); err != nil {
		return s, err
	}
	if s.StopCodons, err = in.base.StopCodons(ctx); err != nil {
		return s, err
	}
	if s.Assays, err = in.base.AssayClasses(ctx); err != nil {
		return s, err
	}
	s.Splice, err = in.base.SpliceSites(ctx)
	return s, err
}

// newestClasses is the date of the newest export of classes.
func (in *Interpreter) newestClasses() (newest string) {
	for _, source := range in.knowledge.Sources {
		if strings.HasPrefix(source.ID, "clinvar") {
			newest = max(newest, source.Date)
		}
	}
	return newest
}

func (in *Interpreter) loadPharmacogenes(ctx context.Context) error {
	genes, err := in.base.Pharmacogenes(ctx)
	if err != nil {
		return err
	}
	others, err := in.base.OtherGenes(ctx)
	if err != nil {
		return err
	}
	in.caller = pgx.New(genes).Naming(others)
	in.cutoffs = make(map[string][]knowledge.ScoreCutoff, len(genes))
	for _, g := range genes {
		in.cutoffs[g.Gene] = g.Cutoffs
	}
	in.sites = in.caller.Questions()
	return nil
}

func (in *Interpreter) loadGuidance(ctx context.Context) error {
	base := drugs.Base{Cutoffs: in.cutoffs}
	var doses knowledge.Warfarin
	for _, load := range []func() error{
		func() (err error) { base.Recommendations, err = in.base.Recommendations(ctx); return err },
		func() (err error) { base.Drugs, err = in.base.Drugs(ctx); return err },
		func() (err error) { base.Pairs, err = in.base.Pairs(ctx); return err },
		func() (err error) { base.Areas, err = in.base.DrugAreas(ctx); return err },
		func() (err error) { base.Harms, err = in.base.Harms(ctx); return err },
		func() (err error) { in.situations, err = in.base.SituationAreas(ctx); return err },
		func() (err error) { base.Names, err = in.base.DrugNames(ctx); return err },
		func() (err error) { base.Medicines, err = in.base.Medicines(ctx); return err },
		func() (err error) { base.Tests, err = in.base.TestsBefore(ctx); return err },
		func() (err error) { base.Interactions, err = in.base.Interactions(ctx); return err },
		func() (err error) { base.Modulators, err = in.base.Modulators(ctx); return err },
		func() (err error) { base.Conditions, err = in.base.Conditions(ctx); return err },
		func() (err error) { base.Conversions, err = in.base.Conversions(ctx); return err },
		func() (err error) { in.oncology, err = in.base.Oncology(ctx); return err },
		func() (err error) { in.knowledge.Editions, err = in.base.Editions(ctx); return err },
		func() (err error) { doses, err = in.base.Warfarin(ctx); return err },
	} {
		if err := load(); err != nil {
			return err
		}
	}
	in.advisor, in.doser = drugs.New(base), warfarin.New(doses)
	return nil
}

// Medicines lists the names, generic and trade, that medicines are completed from: none if they
// could not be loaded, which Run tells.
func (in *Interpreter) Medicines() []string {
	if in.guidance() != nil {
		return nil
	}
	return in.advisor.Names()
}

// Questions is what the reader may look for: nothing that the patient did not agree to. Sites of polygenic scores are among them where
// these were agreed to, too; scores are of cancers: outside of that scope there are none.
func (in *Interpreter) Questions(s patient.Scope, scores bool) ledger.Questions {
	q := ledger.Questions{Reference: in.reference, Thresholds: ledger.DefaultThresholds()}
	if s.Medicines() {
		q.Sites, q.Stretches = in.sites, in.caller.Stretches()
	}
	if s.Cancers() {
		q.Genes = in.classifier.Regions()
	}
	if scores && s.Cancers() {
		q.Scores = in.scored()
	}
	return q
}

// Run interprets observations that answer Questions of the case's scope.
func (in *Interpreter) Run(ctx context.Context, o *ledger.Observations, c patient.Case) (*Findings, error) {
	if err := in.guidance(); err != nil {
		return nil, err
	}
	c.Age = c.AgeOn(c.Reported)
	o, problems := stated(o, c.Assay)
	o, doubts := specimen(o, c.Specimen)
	declared, refused := declaration(o, c.Declared)
	c.Declared = declared
	f := &Findings{Observations: o, Case: c, Knowledge: in.knowledge, Bodies: in.Bodies(), Advice: in.advice, Support: in.support, Cancers: in.risks.Cancers, CancerGenes: in.cancerGenes(), Problems: slices.Concat(doubts, problems, refused, copies(o, c.Sex))}
	if c.Scope == patient.FamilyVariant {
		return in.runFamily(ctx, f)
	}
	if c.Scope != patient.Pharmacogenes {
		var err error
		if o, err = in.afterOtherTests(ctx, f, o); err != nil {
			return nil, err
		}
		f.Observations = o
		if f.Cancer, err = in.classifier.On(c.Reported).Classify(ctx, o, c.Declared); err != nil {
			return nil, err
		}
		if o.Specimen.Kind == ledger.Tumour {
			f.Cancer = notOfPerson(f.Cancer)
		}
		f.Exchange = in.exchange(f.Cancer, o.Assembly)
		if err := in.founders(ctx, f); err != nil {
			return nil, err
		}
		f.Unchanged = unchanged(c.CopyNumber)
		f.Problems = append(f.Problems, contradicted(f.Cancer, f.Unchanged)...)
		if f.Known, err = in.known(ctx, f); err != nil {
			return nil, err
		}
		f.Risk = risk.Assess(f.Cancer, in.risks, person(c))
		if err = in.score(f, o, c); err != nil {
			return nil, err
		}
	}
	if c.Scope != patient.Cancer {
		f.Problems = append(f.Problems, in.caller.CheckOutsideCalls(c.OutsideCalls)...)
		f.Genes = in.caller.Call(o, in.sites, pgx.Input{OutsideCalls: c.OutsideCalls, Declared: c.Declared, Sex: string(c.Sex)})
		in.advise(f, c)
	}
	f.Oncology = in.oncologyFor(carriedGenes(f.Cancer))
	for _, g := range f.Genes {
		for _, s := range g.Sites {
			if s.Assumed {
				f.AssumedReference++
			}
		}
	}
	f.NearAreas = in.near(f)
	return f, nil
}

// founders looks for the founder variants and events of the base.
func (in *Interpreter) founders(ctx context.Context, f *Findings) error {
	o := f.Observations
	founders, err := in.base.Founders(ctx, o.Assembly)
	if err != nil {
		return err
	}
	if f.Founders, err = in.classifier.Founders(f.Cancer, o, o.Assembly, f.Case.Declared, founders); err != nil {
		return err
	}
	events, err := in.base.FounderEvents(ctx)
	if err != nil {
		return err
	}
	germline.FounderEvents(f.Cancer, f.Founders, events)
	return nil
}

// near are the areas of medicine that the patient's situation brings near.
func (in *Interpreter) near(f *Findings) (areas []string) {
	if len(f.Oncology) == 0 {
		return nil
	}
	for _, s := range in.situations {
		areas = append(areas, s.Area)
	}
	return areas
}

// advise says what to do with medicines.
func (in *Interpreter) advise(f *Findings, c patient.Case) {
	f.Drugs = in.advisor.For(drugPatient(c)).Advise(f.Genes, c.Medicines())
	f.Warfarin = in.dosing(c, f.Genes)
	in.withFlow(f.Drugs, c, f.Warfarin)
	f.Interactions = in.advisor.Together(f.Drugs, f.Genes, c.Medicines())
	_, unknown := in.advisor.Understand(c.Situations)
	for _, s := range unknown {
		f.Problems = append(f.Problems, variants.Warn("unknown_situation", "", "drug", s.Drug, "answer", s.Answer))
	}
	for _, name := range in.advisor.Unknown(c.Medicines().All()) {
		problem := variants.Warn("unknown_medication", "", "name", name)
		if near := in.advisor.Suggest(name); len(near) > 0 {
			problem = variants.Warn("unknown_medication_near", "", "name", name, "names", strings.Join(near, ", "))
		}
		f.Problems = append(f.Problems, problem)
	}
	for _, name := range in.advisor.Unnamed(c.Medicines().All()) {
		f.Problems = append(f.Problems, variants.Note("medicine_unnamed", "", "name", name))
	}
}

// carriedGenes lists the cancer genes of which a disease-causing variant was called that the gene's programme is for.
func carriedGenes(r germline.Result) (genes []string) {
	for _, g := range r.Genes {
		counts := func(f germline.Finding) bool { return f.Pathogenic() && f.Called() && f.Withheld() == "" }
		if len(g.Events(germline.PathogenicFound)) > 0 || slices.ContainsFunc(g.Findings, counts) {
			genes = append(genes, g.Gene)
		}
	}
	return genes
}

// oncologyFor lists what oncology may consider for carriers of some genes.
func (in *Interpreter) oncologyFor(genes []string) (some []knowledge.OncologyMedicine) {
	for _, o := range in.oncology {
		if slices.ContainsFunc(genes, func(gene string) bool { return slices.Contains(o.Genes, gene) }) {
			some = append(some, o)
		}
	}
	return some
}
