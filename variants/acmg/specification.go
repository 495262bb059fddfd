package acmg

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
)

// Tables are the specifications of expert panels as the knowledge base holds them, for any number of genes.
type Tables struct {
	Codes      []knowledge.CriteriaCode
	Thresholds []knowledge.Threshold
	StopCodons []knowledge.StopCodons
	Splice     []knowledge.SpliceChange
	Assays     []knowledge.AssayClass
}

// Specification is how the criteria are applied to one gene. It does not change once built.
type Specification struct {
	transcript knowledge.Transcript
	namer      *hgvs.Namer
	codes      map[Code]knowledge.CriteriaCode
	limits     map[string]limit // by code and parameter, "BA1 faf_gt"
	stops      []knowledge.StopCodons
	withheld   []limit // exons whose premature stops need a judgement by hand
	functional []domain
	started    *knowledge.Threshold // strength of a lost start codon; nil where there is none
	junctions  map[junction][]knowledge.SpliceSite
	assays     []knowledge.AssayClass
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

// needed are the numbers without which a criterion may not be applied; those under "" hold for all.
var needed = map[Code][]string{
	"": {
		"points supporting", "points moderate", "points strong", "points very_strong",
		"points pathogenic_ge", "points likely_pathogenic_ge", "points uncertain_ge", "points likely_benign_ge", "points contradiction_ge",
	},
	BA1:  {"BA1 faf_gt", "PM2_Supporting intron_covered"},
	BS1:  {"BS1_Strong faf_gt", "BS1_Supporting faf_gt", "PM2_Supporting intron_covered"},
	PM2:  {"PM2_Supporting alleles_at_most", "PM2_Supporting intron_covered"},
	PVS1: {"PVS1 last_codon_counted", "PVS1 last_codon_known_pathogenic", "PVS1 nmd_bases", "PVS1 promoter_bases", "PVS1 event"},
	PS1:  {"BP1_Strong exon_border", "PP3 spliceai_ge", "BP4 spliceai_le"},
	BP1:  {"BP1_Strong exon_border", "BP1_Strong spliceai_le", "PP3 spliceai_ge", "BP4 spliceai_le"},
	BP7:  {"BP7_Supporting intron_after_exon", "BP7_Supporting intron_before_exon", "PP3 spliceai_ge", "BP4 spliceai_le"},
	PP3:  {"PP3 bayesdel_noaf_ge", "PP3 spliceai_ge", "BP4 spliceai_le"},
	BP4:  {"BP4 bayesdel_noaf_le", "PP3 spliceai_ge", "BP4 spliceai_le"},
}

// New takes a gene's specification out of the tables. It fails where a number is missing that a criterion needs
// which the panel applies.
func New(t knowledge.Transcript, namer *hgvs.Namer, tables Tables) (*Specification, error) {
	s := &Specification{
		transcript: t, namer: namer, codes: map[Code]knowledge.CriteriaCode{}, limits: map[string]limit{}, junctions: junctions(t, tables.Splice),
	}
	for _, c := range tables.Codes {
		if c.Gene == t.Gene {
			s.codes[Code(c.Code)] = c
		}
	}
	for _, c := range tables.StopCodons {
		if c.Gene == t.Gene {
			s.stops = append(s.stops, c)
		}
	}
	for _, a := range tables.Assays {
		if a.Gene == t.Gene {
			s.assays = append(s.assays, a)
		}
	}
	for _, limit := range tables.Thresholds {
		if limit.Gene != t.Gene {
			continue
		}
		if err := s.take(limit); err != nil {
			return nil, err
		}
	}
	return s, s.whole()
}

// whole checks that nothing is missing.
func (s *Specification) whole() error {
	for code, keys := range needed {
		for _, key := range keys {
			if _, ok := s.limits[key]; !ok && (code == "" || s.applies(code)) {
				return fmt.Errorf("%s: no threshold %s", s.transcript.Gene, key)
			}
		}
	}
	if len(s.codes) == 0 || s.applies(PM5PTC) && len(s.stops) == 0 || s.applies(BP1) && len(s.functional) == 0 {
		return fmt.Errorf("%s: the specification is not whole", s.transcript.Gene)
	}
	return nil
}

// applies reports whether the panel uses a criterion.
func (s *Specification) applies(c Code) bool { return s.codes[c.Base()].Applicable }

// allows reports whether the panel gives a criterion a strength.
func (s *Specification) allows(c Code, as Strength) bool {
	return slices.Contains(s.codes[c.Base()].Strengths, string(as))
}

// take takes up one threshold.
func (s *Specification) take(t knowledge.Threshold) error {
	switch t.Parameter {
	case "start_lost":
		s.started = &t
		return nil
	case "functional_domain":
		from, to, _ := strings.Cut(t.Value, "-")
		first, bad := strconv.Atoi(from)
		last, worse := strconv.Atoi(to)
		s.functional = append(s.functional, domain{t, first, last})
		return errors.Join(bad, worse)
	}
	n, err := strconv.ParseFloat(t.Value, 64)
	if err != nil && t.Unit != "" && t.Unit != "strength" {
		return fmt.Errorf("threshold %s %s of %s: %w", t.Code, t.Parameter, t.Gene, err)
	}
	if t.Parameter == "exon_withheld" {
		s.withheld = append(s.withheld, limit{t, n})
		return nil
	}
	s.limits[t.Code+" "+t.Parameter] = limit{t, n}
	return nil
}

// limit is a threshold that New has made sure of.
func (s *Specification) limit(key string) limit { return s.limits[key] }

// PromoterBases is how many bases before the transcript count as its promoter.
func (s *Specification) PromoterBases() int { return int(s.limit("PVS1 promoter_bases").n) }
