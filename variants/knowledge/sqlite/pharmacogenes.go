package sqlite

import (
	"context"
	"math"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// Pharmacogenes lists the pharmacogenes by name, each with its definitions and rules.
func (b *Base) Pharmacogenes(ctx context.Context) ([]knowledge.Pharmacogene, error) {
	genes, err := list(ctx, b, `SELECT `+origin+`, gene, contig, outside_only, outside_needs, lowest_function, unknown_as_reference, bracket_names
		FROM pharmacogene ORDER BY gene`,
		func(g *knowledge.Pharmacogene) []any {
			return append(places(&g.Origin, "pharmacogene"), &g.Gene, &g.Contig, &g.OutsideOnly, &g.OutsideNeeds, &g.LowestFunction, &g.UnknownAsReference,
				&g.BracketNames)
		})
	if err != nil {
		return nil, err
	}
	byName := make(map[string]*knowledge.Pharmacogene, len(genes))
	for i := range genes {
		byName[genes[i].Gene] = &genes[i]
	}
	for _, add := range []func(context.Context, map[string]*knowledge.Pharmacogene) error{
		b.addPositions, b.addAlleles, b.addRules, b.addCutoffs, b.addExceptions, b.addMessages, b.addExons,
	} {
		if err := add(ctx, byName); err != nil {
			return nil, err
		}
	}
	return genes, nil
}

func (b *Base) addPositions(ctx context.Context, genes map[string]*knowledge.Pharmacogene) error {
	type row struct {
		knowledge.Position
		alts string
	}
	rows, err := whole(ctx, b, "position", `SELECT `+origin+`, gene, kind, contig, pos38, ref38, pos37, ref37, ref37_known, alts, rsid, hgvs, never_assume
		FROM position ORDER BY id`, func(p *row) []any {
		return append(places(&p.Origin, "position"), &p.Gene, &p.Kind, &p.Contig, &p.Pos38, &p.Ref38, &p.Pos37, &p.Ref37, &p.Ref37Known,
			&p.alts, &p.RSID, &p.HGVS, &p.NeverAssume)
	}, nil)
	count := make(map[string]int)
	for i := range rows {
		count[rows[i].Gene]++
	}
	for gene, n := range count {
		genes[gene].Positions = make([]knowledge.Position, 0, n)
	}
	cut := make(map[string][]string)
	for _, p := range rows {
		p.ID, p.Alts = int(p.Row), once(cut, p.alts, func(s string) []string { return split(s, ",") })
		genes[p.Gene].Positions = append(genes[p.Gene].Positions, p.Position)
	}
	return err
}

// place is a position of a gene in GRCh38.
type place struct {
	gene string
	pos  int
}

func (b *Base) addAlleles(ctx context.Context, genes map[string]*knowledge.Pharmacogene) error {
	ids := map[place]int{}
	for _, g := range genes {
		for _, p := range g.Positions {
			ids[place{g.Gene, p.Pos38}] = p.ID
		}
	}
	type row struct {
		knowledge.NamedAllele
		core string
	}
	rows, err := whole(ctx, b, "allele", `SELECT `+origin+`, gene, name, clinpgx_id, reference, suballele_of, core, function, activity, lookup_key
		FROM allele ORDER BY id`, func(a *row) []any {
		return append(places(&a.Origin, "allele"), &a.Gene, &a.Name, &a.ClinPGxID, &a.Reference, &a.SubAlleleOf, &a.core, &a.Function, &a.Activity, &a.LookupKey)
	}, nil)
	if err != nil {
		return err
	}
	type name struct{ gene, allele string }
	index := make(map[name]int, len(rows))
	count := make(map[string]int)
	for i := range rows {
		count[rows[i].Gene]++
	}
	for gene, n := range count {
		genes[gene].Alleles = make([]knowledge.NamedAllele, 0, n)
	}
	for _, a := range rows {
		for _, cell := range split(a.core, ",") {
			pos, err := strconv.Atoi(cell)
			if err != nil {
				return err
			}
			a.Core = append(a.Core, ids[place{a.Gene, pos}])
		}
		g := genes[a.Gene]
		index[name{a.Gene, a.Name}] = len(g.Alleles)
		g.Alleles = append(g.Alleles, a.NamedAllele)
	}
	type definition struct {
		gene, allele, bases string
		pos                 int
		unspecified         bool
	}
	definitions, err := whole(ctx, b, "definition", `SELECT gene, allele, pos38, bases, unspecified FROM definition ORDER BY id`,
		func(d *definition) []any { return []any{&d.gene, &d.allele, &d.pos, &d.bases, &d.unspecified} }, nil)
	for _, d := range definitions {
		a := &genes[d.gene].Alleles[index[name{d.gene, d.allele}]]
		if a.Bases == nil {
			a.Bases = make(map[int]string)
		}
		id := ids[place{d.gene, d.pos}]
		a.Bases[id] = d.bases
		a.Defined = append(a.Defined, id)
		if d.unspecified && a.Unspecified == nil {
			a.Unspecified = make(map[int]bool)
		}
		if d.unspecified {
			a.Unspecified[id] = true
		}
	}
	return err
}

func (b *Base) addRules(ctx context.Context, genes map[string]*knowledge.Pharmacogene) error {
	type row struct {
		knowledge.PhenotypeRule
		gene string
	}
	rows, err := whole(ctx, b, "phenotype_rule", `SELECT `+origin+`, gene, key1, key2, phenotype, activity_score, lookup_key, ploidy FROM phenotype_rule ORDER BY id`,
		func(r *row) []any {
			return append(places(&r.Origin, "phenotype_rule"), &r.gene, &r.Key1, &r.Key2, &r.Phenotype, &r.ActivityScore, &r.LookupKey, &r.Ploidy)
		}, nil)
	for _, r := range rows {
		genes[r.gene].Rules = append(genes[r.gene].Rules, r.PhenotypeRule)
	}
	return err
}

func (b *Base) addCutoffs(ctx context.Context, genes map[string]*knowledge.Pharmacogene) error {
	type row struct {
		knowledge.ScoreCutoff
		gene string
		open bool
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, gene, score_min, coalesce(score_max, 0.0), score_max IS NULL, phenotype FROM score_cutoff ORDER BY id`,
		func(r *row) []any {
			return append(places(&r.Origin, "score_cutoff"), &r.gene, &r.Min, &r.Max, &r.open, &r.Phenotype)
		})
	for _, r := range rows {
		if r.open {
			r.Max = math.Inf(1)
		}
		genes[r.gene].Cutoffs = append(genes[r.gene].Cutoffs, r.ScoreCutoff)
	}
	return err
}

func (b *Base) addExceptions(ctx context.Context, genes map[string]*knowledge.Pharmacogene) error {
	type row struct {
		knowledge.Exception
		gene string
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, gene, kind, coalesce(pos38, 0), name, effect, coalesce(priority, 0) FROM exception ORDER BY id`,
		func(e *row) []any {
			return append(places(&e.Origin, "exception"), &e.gene, &e.Kind, &e.Pos38, &e.Name, &e.Effect, &e.Order)
		})
	for _, e := range rows {
		genes[e.gene].Exceptions = append(genes[e.gene].Exceptions, e.Exception)
	}
	return err
}

func (b *Base) addMessages(ctx context.Context, genes map[string]*knowledge.Pharmacogene) error {
	type row struct {
		knowledge.Message
		gene, diplotypes, called, missing, present, absent, drugs string
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, gene, name, kind, if_diplotypes, if_called, if_missing, if_variants, if_variants_missing, drugs, cannot_exclude
		FROM message ORDER BY id`, func(m *row) []any {
		return append(places(&m.Origin, "message"), &m.gene, &m.Name, &m.Kind, &m.diplotypes, &m.called, &m.missing, &m.present, &m.absent, &m.drugs, &m.CannotExclude)
	})
	for _, m := range rows {
		m.IfDiplotypes, m.IfCalled, m.IfMissing = split(m.diplotypes, "|"), split(m.called, "|"), split(m.missing, "|")
		m.IfVariants, m.IfVariantsMissing, m.Drugs = split(m.present, "|"), split(m.absent, "|"), split(m.drugs, "|")
		if g, ok := genes[m.gene]; ok {
			g.Messages = append(g.Messages, m.Message)
		}
	}
	return err
}

func (b *Base) addExons(ctx context.Context, genes map[string]*knowledge.Pharmacogene) error {
	type row struct {
		knowledge.Origin
		gene                           string
		contig                         variants.Contig
		start38, end38, start37, end37 int
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, gene, contig, start38, end38, start37, end37 FROM gene_exon ORDER BY id`, func(r *row) []any {
		return append(places(&r.Origin, "gene_exon"), &r.gene, &r.contig, &r.start38, &r.end38, &r.start37, &r.end37)
	})
	for _, r := range rows {
		genes[r.gene].Exons = append(genes[r.gene].Exons, knowledge.GeneExon{Origin: r.Origin, Region: map[variants.Assembly]variants.Interval{
			variants.GRCh38: {Contig: r.contig, Start: r.start38, End: r.end38},
			variants.GRCh37: {Contig: r.contig, Start: r.start37, End: r.end37},
		}})
	}
	return err
}

// cutLast cuts s around the last separator.
func cutLast(s string, separator byte) (before, after string, found bool) {
	if i := strings.LastIndexByte(s, separator); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}
