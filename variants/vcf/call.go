package vcf

import (
	"math"
	"strconv"
	"strings"

	"allelens/variants"
)

// call reads FORMAT, of which keys are the parts, and the sample's column, of which values are. single says
// that the file has one sample only, so that INFO's depth is the sample's; scale is that of GP.
func (rec *Record) call(fields, keys, values []string, where string, single bool, scale Scale) *variants.Problem {
	format := func(key string) string {
		for i, k := range keys {
			if k == key && i < len(values) {
				return values[i]
			}
		}
		return ""
	}
	if rec.Structure = rec.structure(fields[colInfo], keys, format, single); rec.Structure != nil {
		rec.Block = false
	}
	rec.End = rec.end(fields[colInfo], format)
	for _, k := range keys {
		if k == "GT" {
			rec.HasGenotype = true
		}
	}
	if rec.HasGenotype {
		gt, err := variants.ParseGenotype(format("GT"), 1+len(rec.Alts))
		if err != nil {
			return variants.Warn("line_genotype", where, "at", locus(fields), "value", clip(format("GT"))).Because(err)
		}
		rec.Genotype = gt
	}
	rec.Filter = addFilters(rec.Filter, format("FT"))
	rec.Unfiltered = isMissing(fields[colFilter]) && isMissing(format("FT"))
	if ps := format("PS"); ps != "." {
		rec.PhaseSet = ps
	}
	rec.AlleleDepths = rec.alleleDepths(format)
	rec.Depth = rec.depth(format("DP"), fields[colInfo], single)
	rec.MinDepth = parseCount(format("MIN_DP"))
	if rec.AlleleDepths == nil && single {
		rec.AlleleDepths = rec.pooledDepths(infoValue(fields[colInfo], "DP4"))
	}
	rec.total(parseCount(format("DP")))
	rec.Fractions = rec.fractions(format)
	rec.Quality = rec.quality(format, scale)
	return nil
}

// isMissing: a value is not given.
func isMissing(value string) bool { return value == "" || value == "." }

// depth is the sample's depth by the best of the sources at hand.
func (rec *Record) depth(dp, info string, single bool) int {
	if n := parseCount(dp); n >= 0 {
		return n
	}
	sum, known := 0, false
	for _, n := range rec.AlleleDepths {
		if n >= 0 {
			sum, known = sum+n, true
		}
	}
	switch {
	case known:
		return sum
	case single:
		return parseCount(infoValue(info, "DP"))
	}
	return -1
}

// alleleDepths reads AD, or what FreeBayes (RO, AO), VarScan (RD, and AD of the other allele alone) and Platypus (NR,
// NV) write. A list that does not fit the alleles is none.
func (rec *Record) alleleDepths(format func(key string) string) []int {
	n, own := 1+len(rec.Alts), format("AD")
	for _, parts := range [][]string{{own}, {format("RD"), own}, {format("RO"), format("AO")}} {
		list := strings.Join(parts, ",") // of one none is made
		if strings.Count(list, ",")+1 != n {
			continue
		}
		counts := strings.Split(list, ",")
		depths := make([]int, n)
		known := false
		for i, s := range counts {
			depths[i] = parseCount(s)
			known = known || depths[i] >= 0
		}
		if known {
			return depths
		}
	}
	return rec.coverageDepths(format("NR"), format("NV"))
}

// coverageDepths reads what Platypus writes for each other allele: the reads over the place, and those of them that show the
// allele. What shows none of them counts as the reference.
func (rec *Record) coverageDepths(over, with string) []int {
	all, shown := strings.Split(over, ","), strings.Split(with, ",")
	if len(rec.Alts) == 0 || len(all) != len(rec.Alts) || len(shown) != len(rec.Alts) {
		return nil
	}
	depths, most, rest := []int{0}, 0, 0
	for i := range all {
		n, v := parseCount(all[i]), parseCount(shown[i])
		if n < 0 || v < 0 || v > n {
			return nil
		}
		depths, most, rest = append(depths, v), max(most, n), rest+v
	}
	depths[0] = max(0, most-rest)
	return depths
}

// parseCount reads a number that is not negative, cutting decimals off; -1 for all else.
func parseCount(s string) int {
	if isMissing(s) {
		return -1
	}
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && n <= math.MaxInt32 {
		return n
	}
	if x, err := strconv.ParseFloat(s, 64); err == nil && x >= 0 && x <= math.MaxInt32 {
		return int(x)
	}
	return -1
}
