package germline

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
)

// Met values of a Criterion.
const (
	isMet    = "met"
	isNotMet = "not_met"
	isOpen   = "not_assessed"
)

// expertStars is the ClinVar review status of an expert panel: its class stands, and we give no
// evidence of our own beside it.
const expertStars = 3

// Specification is the expert panel's criteria as the knowledge base holds them (ClinGen ENIGMA
// BRCA1/2, version 1.2.0), for any number of genes.
type Specification struct {
	Codes      []knowledge.CriteriaCode
	Thresholds []knowledge.Threshold
	StopCodons []knowledge.StopCodons
	Splice     []knowledge.SpliceChange
	// Newest is the date of the newest export of classes that the base holds: what is current is told by it.
	Newest string
}

// With gives a classifier that also applies the criteria of a specification to variants without
// an expert panel's class. It fails when a number that a rule needs is missing or none.
func (c *Classifier) With(s Specification) (*Classifier, error) {
	out := &Classifier{lookup: c.lookup, newest: s.Newest, day: c.day, genes: slices.Clone(c.genes)}
	for i := range out.genes {
		r, err := newRules(out.genes[i].transcript, s)
		if err != nil {
			return nil, err
		}
		out.genes[i].rules = r
	}
	return out, nil
}

// rules are the criteria of one gene.
type rules struct {
	codes      map[string]knowledge.CriteriaCode
	limits     map[string]limit // by code and parameter, "BA1 faf_gt"
	stops      []knowledge.StopCodons
	withheld   []limit // exons whose premature stops need a judgement by hand
	functional []domain
	started    *knowledge.Threshold // strength of a lost start codon; nil where there is none
	junctions  map[junction][]knowledge.SpliceSite
}

// limit is a threshold as a number.
type limit struct {
	knowledge.Threshold
	n float64
}

// domain is a functional domain, in codons (closed).
type domain struct {
	knowledge.Threshold
	first, last int
}

// needed are the numbers without which no rule may run.
var needed = []string{
	"BA1 faf_gt", "BS1_Strong faf_gt", "BS1_Supporting faf_gt", "PM2_Supporting alleles_at_most", "PM2_Supporting intron_covered",
	"PVS1 last_codon_counted", "PVS1 last_codon_known_pathogenic", "PVS1 nmd_bases", "PVS1 promoter_bases", "PVS1 event", "BP1_Strong exon_border", "BP1_Strong spliceai_le",
	"BP7_Supporting intron_after_exon", "BP7_Supporting intron_before_exon",
	"PP3 bayesdel_noaf_ge", "PP3 spliceai_ge", "BP4 bayesdel_noaf_le", "BP4 spliceai_le",
	"points supporting", "points moderate", "points strong", "points very_strong",
	"points pathogenic_ge", "points likely_pathogenic_ge", "points uncertain_ge", "points likely_benign_ge", "points contradiction_ge",
}

func newRules(t knowledge.Transcript, s Specification) (*rules, error) {
	gene := t.Gene
	r := &rules{codes: map[string]knowledge.CriteriaCode{}, limits: map[string]limit{}, junctions: junctions(t, s.Splice)}
	for _, c := range s.Codes {
		if c.Gene == gene {
			r.codes[c.Code] = c
		}
	}
	for _, c := range s.StopCodons {
		if c.Gene == gene {
			r.stops = append(r.stops, c)
		}
	}
	for _, t := range s.Thresholds {
		if t.Gene != gene {
			continue
		}
		if err := r.add(t); err != nil {
			return nil, err
		}
	}
	for _, key := range needed {
		if _, ok := r.limits[key]; !ok {
			return nil, fmt.Errorf("%s: no threshold %s", gene, key)
		}
	}
	if len(r.codes) == 0 || len(r.stops) == 0 || len(r.functional) == 0 {
		return nil, fmt.Errorf("%s: the specification is not whole", gene)
	}
	return r, nil
}

// add takes up one threshold.
func (r *rules) add(t knowledge.Threshold) error {
	switch t.Parameter {
	case "start_lost":
		r.started = &t
		return nil
	case "functional_domain":
		from, to, _ := strings.Cut(t.Value, "-")
		first, bad := strconv.Atoi(from)
		last, worse := strconv.Atoi(to)
		r.functional = append(r.functional, domain{t, first, last})
		return errors.Join(bad, worse)
	}
	n, err := strconv.ParseFloat(t.Value, 64)
	if err != nil && t.Unit != "" && t.Unit != "strength" {
		return fmt.Errorf("threshold %s %s of %s: %w", t.Code, t.Parameter, t.Gene, err)
	}
	if t.Parameter == "exon_withheld" {
		r.withheld = append(r.withheld, limit{t, n})
		return nil
	}
	r.limits[t.Code+" "+t.Parameter] = limit{t, n}
	return nil
}

// assessment is the work on one variant.
type assessment struct {
	*rules
	gene
	Finding
	in     variants.Assembly
	place  hgvs.Description // of the c. name
	lookup Lookup
	found  []Criterion
}

// assess applies all criteria to a finding.
func (c *Classifier) assess(ctx context.Context, g gene, f Finding, in variants.Assembly) ([]Criterion, *Provisional, error) {
	a := assessment{rules: g.rules, gene: g, Finding: f, in: in, lookup: c.lookup}
	var err error
	if a.place, err = hgvs.Parse(f.Name.C); err != nil {
		return nil, nil, nil // beyond what the rules are made for (an allele without a plain c. name)
	}
	if err := a.loss(ctx); err != nil {
		return nil, nil, err
	}
	a.frequency()
	if err := a.sameProtein(ctx); err != nil {
		return nil, nil, err
	}
	a.assays()
	a.outsideDomains()
	a.scores()
	a.retract()
	return a.found, a.combine(), nil
}

// limit is a threshold that newRules has made sure of.
func (a *assessment) limit(key string) limit { return a.limits[key] }

// add records a criterion. A code that the panel does not use is never recorded, and a strength
// that it does not allow does not count as met.
func (a *assessment) add(met, code, strength, why string, o knowledge.Origin, pairs ...any) {
	base, _, _ := strings.Cut(code, "_")
	spec, ok := a.codes[base]
	if !ok || !spec.Applicable {
		return
	}
	if met == isMet && !slices.Contains(spec.Strengths, strength) {
		met, why = isNotMet, "criterion.strength_not_allowed"
	}
	if met != isMet {
		strength = ""
	}
	c := Criterion{Origin: o, Code: code, Strength: strength, Met: met, Why: why}
	for i := 0; i+1 < len(pairs); i += 2 {
		c.Values = append(c.Values, variants.Value{Name: fmt.Sprint(pairs[i]), Text: text(pairs[i+1])})
	}
	a.found = append(a.found, c)
}

// text writes a value; fractions without an exponent.
func text(v any) string {
	if f, ok := v.(float64); ok {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

// met reports whether a code has been found to be met.
func (a *assessment) met(code string) bool {
	return slices.ContainsFunc(a.found, func(c Criterion) bool { return c.Code == code && c.Met == isMet })
}

// substitution reports whether one base gives way to another.
func (a *assessment) substitution() bool { return a.place.Kind == hgvs.Substitution }

// coding reports whether all bases of the change are coding ones.
func (a *assessment) coding() bool {
	inside := func(p hgvs.Position) bool {
		return p.Offset == 0 && !p.After && p.Base >= 1 && p.Base <= a.transcript.CDSLength
	}
	return inside(a.place.Start) && inside(a.place.End)
}

// codons are the first and the last codon that the change touches.
func (a *assessment) codons() (first, last int) {
	return (a.place.Start.Base + 2) / 3, (a.place.End.Base + 2) / 3
}

// inDomain is the functional domain that coding bases of the change belong to.
func (a *assessment) inDomain() *domain {
	first, last := a.codons()
	for i, d := range a.functional {
		if first <= d.last && last >= d.first {
			return &a.functional[i]
		}
	}
	return nil
}

// nearBorder reports whether one of the coding bases start to end lies so close to an end of its
// exon, where an intron begins, that a splice score is needed.
func (a *assessment) nearBorder(start, end int) bool {
	margin := int(a.limit("BP1_Strong exon_border").n)
	for _, e := range a.transcript.Exons {
		if e.CDSStart == 0 || end < e.CDSStart || start > e.CDSEnd {
			continue
		}
		if e.CDSStart > 1 && start-e.CDSStart < margin || e.CDSEnd < a.transcript.CDSLength && e.CDSEnd-end < margin {
			return true
		}
	}
	return false
}
