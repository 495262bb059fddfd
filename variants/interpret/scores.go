package interpret

import (
	"context"
	"sync"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/polygenic"
)

// scoreBase holds polygenic scores.
type scoreBase interface {
	ScoreModels(ctx context.Context) ([]knowledge.ScoreModel, error)
	ScoreEvidence(ctx context.Context) ([]knowledge.ScoreEvidence, error)
}

// scoring is what is known of polygenic scores. It is read when somebody agreed to them, and never before.
type scoring struct {
	once     sync.Once
	caller   *polygenic.Caller
	evidence []knowledge.ScoreEvidence
	err      error
}

// scorer reads what is known of polygenic scores, once.
func (in *Interpreter) scorer() (*polygenic.Caller, error) {
	s := &in.scoring
	s.once.Do(func() {
		ctx := context.Background() // it is read for whoever asks next, too
		var models []knowledge.ScoreModel
		if models, s.err = in.base.ScoreModels(ctx); s.err != nil {
			return
		}
		s.caller = polygenic.New(models)
		s.evidence, s.err = in.base.ScoreEvidence(ctx)
	})
	return s.caller, s.err
}

// scored are the sites of polygenic scores; none where these could not be loaded, which Run tells.
func (in *Interpreter) scored() []ledger.Question {
	caller, err := in.scorer()
	if err != nil {
		return nil
	}
	return caller.Questions()
}

// score scores the person, where that was agreed to.
func (in *Interpreter) score(f *Findings, o *ledger.Observations, c patient.Case) error {
	if !c.Scores || !c.Scope.Cancers() {
		return nil
	}
	caller, err := in.scorer()
	if err != nil {
		return err
	}
	sites := o.Scored
	if len(sites) != len(caller.Questions()) { // read before it was agreed to
		sites = make([]ledger.Site, len(caller.Questions()))
		for i := range sites {
			sites[i] = ledger.Site{Question: i, State: variants.NotAsked}
		}
	}
	p := polygenic.Person{Sex: map[patient.Sex]string{patient.Female: "F", patient.Male: "M"}[c.Sex], Declared: c.Declared, Tumour: o.Specimen.Kind == ledger.Tumour}
	for _, a := range c.Ancestries {
		p.Ancestries = append(p.Ancestries, string(a))
	}
	f.Scores, f.ScoreEvidence = caller.Score(sites, o.Assembly, p), in.scoring.evidence
	return nil
}
