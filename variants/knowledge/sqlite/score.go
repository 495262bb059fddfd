package sqlite

import (
	"context"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// ScoreModels lists the polygenic scores, each with its populations and sites. They are read when they are asked for, not at every start.
func (b *Base) ScoreModels(ctx context.Context) ([]knowledge.ScoreModel, error) {
	models, err := list(ctx, b, `SELECT `+origin+`, model, name, cancer, sex, lead, canrisk_line, version FROM score_model ORDER BY id`,
		func(m *knowledge.ScoreModel) []any {
			return append(places(&m.Origin, "score_model"), &m.Model, &m.Name, &m.Cancer, &m.Sex, &m.Lead, &m.CanRiskLine, &m.Version)
		})
	if err != nil {
		return nil, err
	}
	populations, err := list(ctx, b, `SELECT `+origin+`, model, population, mean, deviation, alpha, coalesce(least_ancestry, 0.0) FROM score_population ORDER BY id`,
		func(p *knowledge.ScorePopulation) []any {
			return append(places(&p.Origin, "score_population"), &p.Model, &p.Population, &p.Mean, &p.Deviation, &p.Alpha, &p.LeastAncestry)
		})
	if err != nil {
		return nil, err
	}
	weights, err := b.scoreWeights(ctx)
	if err != nil {
		return nil, err
	}
	for i := range models {
		for _, p := range populations {
			if p.Model == models[i].Model {
				models[i].Populations = append(models[i].Populations, p)
			}
		}
		models[i].Weights = weights[models[i].Model]
	}
	return models, nil
}

// scorePopulations are the columns of score_weight that hold frequencies.
var scorePopulations = []string{"all", "european", "african", "east_asian", "south_asian"}

// scoreWeights are the sites of all models, by model.
func (b *Base) scoreWeights(ctx context.Context) (map[string][]knowledge.ScoreWeight, error) {
	type row struct {
		knowledge.ScoreWeight
		contig                                              string
		pos37, pos38                                        int
		other37, effect37, other38, effect38, ref38         string
		frequency, european, african, eastAsian, southAsian float64
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, model, contig, pos37, other37, effect37, pos38, other38, effect38, ref38, rsid, weight, frequency,
			coalesce(european, -1.0), coalesce(african, -1.0), coalesce(east_asian, -1.0), coalesce(south_asian, -1.0), note FROM score_weight ORDER BY id`,
		func(w *row) []any {
			return append(places(&w.Origin, "score_weight"), &w.Model, &w.contig, &w.pos37, &w.other37, &w.effect37, &w.pos38, &w.other38, &w.effect38, &w.ref38,
				&w.RSID, &w.Weight, &w.frequency, &w.european, &w.african, &w.eastAsian, &w.southAsian, &w.Note)
		})
	if err != nil {
		return nil, err
	}
	by := map[string][]knowledge.ScoreWeight{}
	for _, r := range rows {
		w := r.ScoreWeight
		w.Contig = variants.Contig(r.contig)
		w.Pos = map[variants.Assembly]int{variants.GRCh37: r.pos37, variants.GRCh38: r.pos38}
		w.Other = map[variants.Assembly]string{variants.GRCh37: r.other37, variants.GRCh38: r.other38}
		w.Effect = map[variants.Assembly]string{variants.GRCh37: r.effect37, variants.GRCh38: r.effect38}
		w.Ref = map[variants.Assembly]string{variants.GRCh37: r.other37, variants.GRCh38: r.ref38}
		w.Frequency = map[string]float64{}
		for i, f := range []float64{r.frequency, r.european, r.african, r.eastAsian, r.southAsian} {
			if f >= 0 {
				w.Frequency[scorePopulations[i]] = f
			}
		}
		by[w.Model] = append(by[w.Model], w)
	}
	return by, nil
}

// ScoreEvidence lists what was published of scores in carriers and in other ancestries.
func (b *Base) ScoreEvidence(ctx context.Context) ([]knowledge.ScoreEvidence, error) {
	return list(ctx, b, `SELECT `+origin+`, topic, model, gene, population, measure, value, coalesce(low, -1.0), coalesce(high, -1.0) FROM score_evidence ORDER BY id`,
		func(e *knowledge.ScoreEvidence) []any {
			return append(places(&e.Origin, "score_evidence"), &e.Topic, &e.Model, &e.Gene, &e.Population, &e.Measure, &e.Value, &e.Low, &e.High)
		})
}
