package pgx

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/tabletest"
)

// What the peer's options, which are not offered here, gave for a row still tells what is right.

// combined reports whether a result of the combination mode is one that the mode alone gives: it
// names several alleles for a haplotype, or changes outside of the alleles. Otherwise ordinary matching
// succeeded first, and the result is that of the standard mode.
func isCombined(diplotypes string) bool {
	return strings.Contains(diplotypes, "[") || strings.Contains(diplotypes, "g.")
}

// combination compares a row of the combination mode; it reports whether it is done with it. Where
// the peer needed the mode, no pair of known alleles explains the calls, and none is named here.
func (y *tally) combination(gene, id, diplotypes string, got Result) bool {
	if slices.Contains(lowestFunction, gene) || !isCombined(diplotypes) {
		return false
	}
	y.compare(gene, id, "no pair", labels(got.Diplotypes)+" "+string(got.NoResult), " "+string(NoMatch))
	return true
}

// allCandidates compares with what the peer lists when it is asked for all candidates: our
// diplotypes are among them, and no allele of them goes unnamed here.
func (y *tally) allCandidates(r map[string]string, id string, got Result) {
	want := list(r["recommendation_diplotypes"], " | ")
	for _, d := range got.Diplotypes {
		y.compare(r["gene"], id, "candidate "+d.Label, strconv.FormatBool(slices.Contains(want, d.Label)), "true")
	}
	open := strings.Join(got.CannotExclude, "/")
	for _, d := range want {
		for allele := range strings.SplitSeq(d, "/") {
			named := got.names(allele) || slices.Contains(strings.Split(open, "/"), allele)
			y.compare(r["gene"], id, "names "+allele, strconv.FormatBool(named), "true")
		}
	}
	if len(want) == 0 {
		y.compare(r["gene"], id, "no candidate", labels(got.Diplotypes), "")
	}
}

// Reasons for which a row of the peer's options differs.
const (
	halfCall  = "half a call: the gene is not called and says so, where the combination mode calls it"
	notFromIt = "CYP2D6 has no result from a file"
	oneBest   = "the best diplotype is the result; the other is named among what is not excluded"
)

// optionsDiffer lists, by the beginning of their names, the rows that differ, and why.
func optionsDiffer() map[string]string {
	return map[string]string{
		"DpydTest.hapB3AndIntronicC_missingAlternateStrands1 ":                   halfCall,
		"DpydTest.hapB3AndIntronicC_missingAlternateStrands2 ":                   halfCall,
		"DpydTest.hapB3AndIntronicC_missingFirstAllele ":                         halfCall,
		"NamedAlleleMatcherTest.testPartialMissingAllele_combination1 CYP2B6":    halfCall,
		"NamedAlleleMatcherTest.testPartialMissingAllele_combination_phased CYP": halfCall,
	}
}

// expand lists what differs under a known beginning. A beginning under which nothing differs stays,
// so that it is told.
func (y *tally) expand(beginnings map[string]string) map[string]string {
	known := make(map[string]string)
	for beginning, why := range beginnings {
		found := false
		for id := range y.differ {
			if strings.HasPrefix(id, beginning) {
				known[id], found = why, true
			}
		}
		if !found {
			known[beginning] = why
		}
	}
	return known
}

// unsettled compares a row of CYP2D6 that the peer calls from small variants by an option. Here the
// gene has no result; what is seen of it is listed, site by site. The peer's diplotype, entered as
// made elsewhere, does not contradict the file, and means the same; the reference's contradicts it
// where the file shows a change.
func (y *tally) unsettled(id string, c *Caller, obs *ledger.Observations, qs []ledger.Question, r map[string]string) {
	const named = "CYP2D6"
	alone := &Caller{genes: slices.DeleteFunc(slices.Clone(c.genes), func(g *gene) bool { return g.Gene != named })}
	call := func(diplotype string) Result {
		var in Input
		if diplotype != "" {
			in.OutsideCalls = []OutsideCall{{Gene: named, Diplotype: diplotype, Where: "x:1"}}
		}
		return alone.Call(obs, qs, in)[0]
	}
	got := call("")
	y.compare(named, id, "settled", standing(got)+" "+string(got.NoResult), "none without result structural")
	y.compare(named, id, "seen", noted(got, "seen_provisional"), changed(c, obs, qs))
	phenotypes, scores := list(r["phenotypes"], " | "), list(r["activity_scores"], " | ")
	for i, d := range list(r[diplotypeColumn(r)], " | ") {
		if isCombined(d) {
			continue
		}
		outside := call(d)
		y.compare(named, id, "entered "+d, labels(outside.Diplotypes)+noted(outside, "outside_contradicted"), d)
		if i < len(phenotypes) && i < len(scores) {
			y.compare(named, id, "means "+d, outside.Phenotype+" "+outside.ActivityScore, phenotypes[i]+" "+scores[i])
		}
	}
}

// diplotypeColumn is the column of the peer's diplotypes in a row of one of the oracles.
func diplotypeColumn(r map[string]string) string {
	if _, ok := r["called_diplotypes"]; ok {
		return "called_diplotypes"
	}
	return "diplotypes"
}

// noted is the value "sites" of a result's note; "" where it has none.
func noted(r Result, code string) string {
	for _, n := range r.Notes {
		if n.Code == code {
			return n.Values["sites"]
		}
	}
	return ""
}

// changed names the sites of CYP2D6 that are not plain reference, as the note about them does.
func changed(c *Caller, obs *ledger.Observations, qs []ledger.Question) string {
	g := c.genes[slices.IndexFunc(c.genes, func(g *gene) bool { return g.Gene == "CYP2D6" })]
	var seen []string
	for i, q := range qs {
		s := obs.Sites[i]
		if q.Gene != "CYP2D6" || s.State != variants.Variant {
			continue
		}
		alleles := slices.Clone(s.Alleles)
		slices.Sort(alleles)
		if at := slices.Index(alleles, q.Alleles[0]); at > 0 {
			alleles[0], alleles[at] = alleles[at], alleles[0]
		}
		seen = append(seen, name(g.positions[q.ID])+" "+strings.Join(alleles, "/"))
	}
	return enumerated(seen)
}

// TestReferenceContradicts: an outside call of the reference contradicts a file that shows a change
// at a defined site, in every row of CYP2D6 that the peer calls otherwise.
func TestReferenceContradicts(t *testing.T) {
	c := one(t, "CYP2D6")
	qs := c.Questions()
	checked := 0
	for _, r := range tabletest.Rows(t, oracles+"synthetic_calls.tsv") {
		d := r["called_diplotypes"]
		if r["gene"] != "CYP2D6" || d == "" || strings.Contains(d, "*1/*1") || isCombined(d) {
			continue
		}
		obs := observe(qs, synthetic(t, r))
		got := c.Call(obs, qs, Input{OutsideCalls: []OutsideCall{{Gene: "CYP2D6", Diplotype: "*1/*1", Where: "x:1"}}})[0]
		if noted(got, "outside_contradicted") == "" {
			t.Errorf("%s: *1/*1 is taken beside %s", r["id"], d)
		}
		checked++
	}
	if checked < 190 {
		t.Errorf("%d rows", checked)
	}
}
