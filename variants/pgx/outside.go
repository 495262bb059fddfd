package pgx

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
)

const (
	maxOutsideLine  = 1 << 20 // bytes
	maxOutsideCalls = 10_000
)

// ParseOutsideCalls reads gene calls made elsewhere: PharmCAT's columns, or the output of pypgx,
// Aldy, Cyrius or StarPhase, recognised by content. name is used in problems and in
// OutsideCall.Where. Errors are *variants.Problem.
func ParseOutsideCalls(name string, r io.Reader) ([]OutsideCall, error) {
	calls, err := readOutside(name, r)
	if err != nil {
		return nil, err
	}
	for _, c := range calls {
		if err := c.check(); err != nil {
			return nil, err
		}
	}
	if len(calls) == 0 {
		return nil, variants.Fail("outside_empty", name)
	}
	return calls, nil
}

// check refuses what cannot be a call.
func (c OutsideCall) check() error {
	if c.Diplotype == "" && c.Phenotype == "" && c.ActivityScore == "" {
		return variants.Fail("outside_line", c.Where)
	}
	parts := strings.Split(strings.ReplaceAll(c.Diplotype, "|", "/"), "/")
	if len(parts) > 2 || (len(parts) == 2 && (strings.TrimSpace(parts[0]) == "" || strings.TrimSpace(parts[1]) == "")) {
		return variants.Fail("outside_diplotype", c.Where, "diplotype", c.Diplotype)
	}
	if _, _, ok := parseScore(c.ActivityScore); !ok && c.ActivityScore != "" && !isNoCall(c.ActivityScore) {
		return variants.Fail("outside_score", c.Where, "score", c.ActivityScore)
	}
	if !isDate(c.Date) {
		return variants.Fail("outside_date", c.Where, "date", c.Date)
	}
	return nil
}

// isNoCall reports whether a field says that nothing was called.
func isNoCall(s string) bool {
	switch strings.ToLower(strings.Join(strings.Fields(s), "")) {
	case ".", "./.", "n/a", "na", "nocall", "no_call", "unknown/unknown",
		"no_match/no_match", "multiple/multiple": // the last two as StarPhase writes them for PharmCAT
		return true
	}
	return false
}

// noCall reports whether the line says that the gene was tested without a result.
func (c OutsideCall) noCall() bool {
	for _, s := range []string{c.Diplotype, c.Phenotype, c.ActivityScore} {
		if s != "" && !isNoCall(s) {
			return false
		}
	}
	return true
}

// parseScore reads an activity score: a number from 0, with "≥", ">=" or ">" before it where
// it is a lower bound.
func parseScore(s string) (value float64, bound, ok bool) {
	rest := s
	for _, sign := range []string{"≥", ">=", ">"} {
		if r, found := strings.CutPrefix(s, sign); found {
			rest, bound = strings.TrimSpace(r), true
			break
		}
	}
	value, err := strconv.ParseFloat(rest, 64)
	return value, bound, err == nil && value >= 0 && value < 1000
}

// CheckOutsideCalls warns of calls for genes that the caller does not know; they have no
// effect.
func (c *Caller) CheckOutsideCalls(calls []OutsideCall) []*variants.Problem {
	var problems []*variants.Problem
	for _, call := range calls {
		known := false
		for _, g := range c.genes {
			known = known || strings.EqualFold(g.Gene, call.Gene)
		}
		if !known {
			problem := c.notTaken(call)
			problem.Severity = variants.Warning
			problems = append(problems, problem)
		}
	}
	return problems
}

// notTaken says why no result of a call's gene is taken, as an error.
func (c *Caller) notTaken(call OutsideCall) *variants.Problem {
	for _, o := range c.other {
		if slices.ContainsFunc(append(strings.Split(o.Names, "|"), o.Gene), func(name string) bool { return name != "" && strings.EqualFold(name, call.Gene) }) {
			return variants.Fail("outside_gene_"+o.Why, call.Where, "gene", o.Gene, "medicines", o.Medicines, "levels", o.Levels)
		}
	}
	return variants.Fail("outside_gene", call.Where, "gene", call.Gene)
}
