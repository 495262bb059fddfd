package ledger

import (
	"strconv"

	"allelens/variants"
)

// Weights and limits of the decision.
const (
	siteWeight   = 3 // a known site counts as much as this many matching REF fields
	enough       = 3 // weight that decides by itself
	clearly      = 3 // … if it is at least so many times that of the other build
	mismatches   = 3 // mismatching REF fields that can speak against a build
	mismatchPart = 4 // … if they are more than one in so many
)

// decide settles the build by the records. stated is what header or user say; it stands unless
// the records contradict it.
func decide(stated variants.Assembly, votes []Vote, where string) (variants.Assembly, error) {
	weight := map[variants.Assembly]int{}
	against, ends := map[variants.Assembly]bool{}, map[variants.Assembly]bool{}
	for _, v := range votes {
		switch v.Kind {
		case "reference_bases":
			weight[v.Assembly] += v.For
			against[v.Assembly] = v.Against >= mismatches && v.Against*mismatchPart > v.For+v.Against
		case "known_site":
			weight[v.Assembly] += siteWeight * v.For
		case "contig_length":
			ends[v.Assembly] = v.Against > v.For
		}
	}
	if stated != variants.AssemblyUnknown {
		if against[stated] {
			return stated, variants.Fail("build_bases", where, "build", stated.String(), "count", mismatchCount(votes, stated))
		}
		return stated, nil
	}
	best, other := variants.GRCh37, variants.GRCh38
	if weight[other] > weight[best] {
		best, other = other, best
	}
	if weight[best] < enough || against[best] || ends[best] || weight[best] < clearly*weight[other] {
		return variants.AssemblyUnknown, variants.Fail("build_unknown", where)
	}
	return best, nil
}

func mismatchCount(votes []Vote, in variants.Assembly) string {
	for _, v := range votes {
		if v.Kind == "reference_bases" && v.Assembly == in {
			return strconv.Itoa(v.Against)
		}
	}
	return "0"
}

// Least evidence that a file is on the other build than it says.
const (
	elsewhereBases = 8 // REF fields that are the other build's, at most one in ten not
	elsewhereSites = 3 // lines at known sites of the other build
)

// weightless reports whether the records hardly say anything of the build.
func weightless(votes []Vote, in variants.Assembly) bool {
	weight := 0
	for _, v := range votes {
		switch {
		case v.Assembly != in:
		case v.Kind == "known_site":
			weight += siteWeight * v.For
		default:
			weight += v.For + v.Against
		}
	}
	return weight < enough
}

// elsewhere counts the lines that show the file to be on the other build; 0 if too few do.
func elsewhere(votes []Vote, other variants.Assembly) int {
	lines := 0
	for _, v := range votes {
		switch {
		case v.Assembly != other:
		case v.Kind == "known_site" && v.For >= elsewhereSites, v.Kind == "reference_bases" && v.For >= elsewhereBases && 10*v.Against <= v.For:
			lines = max(lines, v.For)
		}
	}
	return lines
}
