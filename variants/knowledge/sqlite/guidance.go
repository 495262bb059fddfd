package sqlite

import (
	"context"
	"fmt"
	"strings"

	"allelens/variants/knowledge"
)

// Drugs lists the medicines that have recommendations or pairs, by name.
func (b *Base) Drugs(ctx context.Context) ([]knowledge.Drug, error) {
	type row struct {
		knowledge.Drug
		atc string
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, name, rxcui, atc FROM drug ORDER BY name`, func(d *row) []any {
		return append(places(&d.Origin, "drug"), &d.Name, &d.RxCUI, &d.atc)
	})
	drugs := make([]knowledge.Drug, len(rows))
	for i, r := range rows {
		r.ATC = split(r.atc, ";")
		drugs[i] = r.Drug
	}
	return drugs, err
}

// Where guidelines, labels and the FDA's table can be read.
const (
	cpicURL      = "https://www.clinpgx.org/guideline/"
	guidelineURL = "https://www.clinpgx.org/guidelineAnnotation/"
	labelURL     = "https://www.clinpgx.org/labelAnnotation/"
	tableURL     = "https://www.clinpgx.org/fdaPgxAssociations#"
	fdaURL       = "https://www.fda.gov/medical-devices/precision-medicine/table-pharmacogenetic-associations"
)

// page is where a row's source can be read; "" where none is known.
func page(r *knowledge.Recommendation) string {
	switch {
	case r.GuidelineID == "" && r.Body == "FDA" && r.Strength != "label":
		return fdaURL
	case r.GuidelineID == "":
		return ""
	case r.Body == "CPIC":
		return cpicURL + r.GuidelineID
	case r.Body != "FDA":
		return guidelineURL + r.GuidelineID
	case r.Strength == "label":
		return labelURL + r.GuidelineID
	}
	return tableURL + r.GuidelineID
}

// Recommendations lists all guideline rows, superseded ones included. Rows share what their cells have in common: it must
// not be changed.
func (b *Base) Recommendations(ctx context.Context) ([]knowledge.Recommendation, error) {
	var genes, keys, actions string
	of, said, lookups, newest := make(map[string][]string), make(map[string][]string), make(map[string]map[string]string), make(map[string]string)
	all, err := whole(ctx, b, "recommendation", `SELECT `+origin+`, body, drug, genes, lookup, population, strength, primary_action, coalesce(severity, 0), facts,
			guideline_id, rec_id, pmid, year, currency FROM recommendation ORDER BY id`, func(r *knowledge.Recommendation) []any {
		return append(places(&r.Origin, "recommendation"), &r.Body, &r.Drug, &genes, &keys, &r.Population, &r.Strength, &r.PrimaryAction, &r.Severity, &actions,
			&r.GuidelineID, &r.RecID, &r.PMID, &r.Year, &r.Currency)
	}, func(r *knowledge.Recommendation) {
		newest[r.Body] = max(newest[r.Body], r.Date)
		r.Genes, r.Facts = once(of, genes, func(s string) []string { return split(s, ";") }), once(said, actions, facts)
		r.Lookup = once(lookups, keys, lookup)
		r.URL = page(r)
	})
	for i := range all {
		r := &all[i]
		if r.Date < newest[r.Body] {
			r.Newest = newest[r.Body]
		}
		if r.Lookup == nil {
			return nil, fmt.Errorf("knowledge base: recommendation %d: not GENE=key", r.Row)
		}
	}
	return all, err
}

// once is what is made of a cell, made once of each.
func once[T any](made map[string]T, cell string, how func(string) T) T {
	one, known := made[cell]
	if !known {
		one = how(cell)
		made[cell] = one
	}
	return one
}

// lookup reads "GENE=key;GENE=key"; nil for anything else.
func lookup(cell string) map[string]string {
	keys := make(map[string]string)
	for _, pair := range split(cell, ";") {
		gene, key, ok := strings.Cut(pair, "=")
		if !ok {
			return nil
		}
		keys[gene] = key
	}
	return keys
}

// facts cuts a cell of structured actions at the semicolons outside braces: a group such as
// "ONE_VARIANT:{AVOID; TEST:x}" stays whole.
func facts(cell string) []string {
	var out []string
	depth, start := 0, 0
	for i, r := range cell + ";" {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		case ';':
			if depth > 0 {
				continue
			}
			if fact := strings.TrimSpace(cell[start:i]); fact != "" {
				out = append(out, fact)
			}
			start = i + 1
		}
	}
	return out
}

// Pairs lists gene-drug pairs of CPIC and the FDA.
func (b *Base) Pairs(ctx context.Context) ([]knowledge.GeneDrugPair, error) {
	return list(ctx, b, `SELECT `+origin+`, body, gene, drug, level, status, fda_label, has_rows FROM pair ORDER BY id`, func(p *knowledge.GeneDrugPair) []any {
		return append(places(&p.Origin, "pair"), &p.Body, &p.Gene, &p.Drug, &p.Level, &p.Status, &p.FDALabel, &p.HasRows)
	})
}

// Risks lists the published risks, to an age, of carriers of a gene, and of the population
// (gene "").
func (b *Base) Risks(ctx context.Context, gene string) ([]knowledge.RiskPoint, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, sex, cancer, age, percent, coalesce(low, -1.0), coalesce(high, -1.0), measure, study, pmid
		FROM risk WHERE gene = ? AND age IS NOT NULL ORDER BY cancer, sex, study, age, id`, func(p *knowledge.RiskPoint) []any {
		return append(places(&p.Origin, "risk"), &p.Gene, &p.Sex, &p.Cancer, &p.Age, &p.Percent, &p.Low, &p.High, &p.Measure, &p.Study, &p.PMID)
	}, gene)
}

// RiskIntervals lists the published risks over other times than to an age, of all genes and groups.
func (b *Base) RiskIntervals(ctx context.Context) ([]knowledge.RiskPoint, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, sex, cancer, interval, percent, coalesce(low, -1.0), coalesce(high, -1.0), measure, study, pmid
		FROM risk WHERE age IS NULL ORDER BY id`, func(p *knowledge.RiskPoint) []any {
		return append(places(&p.Origin, "risk"), &p.Gene, &p.Sex, &p.Cancer, &p.Interval, &p.Percent, &p.Low, &p.High, &p.Measure, &p.Study, &p.PMID)
	})
}

// Support lists the bodies that support carriers.
func (b *Base) Support(ctx context.Context) ([]knowledge.Support, error) {
	return list(ctx, b, `SELECT `+origin+`, region, country, name, site, telephone, genes FROM support ORDER BY id`, func(s *knowledge.Support) []any {
		return append(places(&s.Origin, "support"), &s.Region, &s.Country, &s.Name, &s.Site, &s.Telephone, &s.Genes)
	})
}

// Advice lists what is to be said, topic by topic in the order of saying.
func (b *Base) Advice(ctx context.Context) ([]knowledge.Advice, error) {
	return list(ctx, b, `SELECT `+origin+`, topic, item, gene FROM advice ORDER BY id`, func(a *knowledge.Advice) []any {
		return append(places(&a.Origin, "advice"), &a.Topic, &a.Item, &a.Gene)
	})
}

// Management lists the management items for carriers of a gene.
func (b *Base) Management(ctx context.Context, gene string) ([]knowledge.ManagementItem, error) {
	return b.items(ctx, "management", ` WHERE gene = ? ORDER BY id`, gene)
}

func (b *Base) items(ctx context.Context, table, where string, args ...any) ([]knowledge.ManagementItem, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, sex, organ, item, coalesce(from_age, 0), coalesce(to_age, 0), interval, body, version, region, strength
		FROM `+table+where, func(m *knowledge.ManagementItem) []any {
		return append(places(&m.Origin, table), &m.Gene, &m.Sex, &m.Organ, &m.Item, &m.FromAge, &m.ToAge, &m.Interval, &m.Body, &m.Version, &m.Region, &m.Strength)
	}, args...)
}
