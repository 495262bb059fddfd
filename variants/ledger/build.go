package ledger

import (
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/vcf"
)

// lengths are the contig lengths that tell the builds apart (Genome Reference Consortium,
// GRCh37.p13 and GRCh38.p14 primary assembly). The mitochondrion has one length in both.
var lengths = map[variants.Contig][2]int{
	"1": {249250621, 248956422}, "2": {243199373, 242193529}, "3": {198022430, 198295559}, "4": {191154276, 190214555},
	"5": {180915260, 181538259}, "6": {171115067, 170805979}, "7": {159138663, 159345973}, "8": {146364022, 145138636},
	"9": {141213431, 138394717}, "10": {135534747, 133797422}, "11": {135006516, 135086622}, "12": {133851895, 133275309},
	"13": {115169878, 114364328}, "14": {107349540, 107043718}, "15": {102531392, 101991189}, "16": {90354753, 90338345},
	"17": {81195210, 83257441}, "18": {78077248, 80373285}, "19": {59128983, 58617616}, "20": {63025520, 64444167},
	"21": {48129895, 46709983}, "22": {51304566, 50818468}, "X": {155270560, 156040895}, "Y": {59373566, 57227415},
}

var builds = [2]variants.Assembly{variants.GRCh37, variants.GRCh38}

// headerVotes is what the header says of the build. A length that fits neither build speaks
// against both: the contigs are of another genome.
func headerVotes(h *vcf.Header) []Vote {
	var votes []Vote
	for i, b := range builds {
		v := Vote{Kind: "contig_length", Assembly: b}
		for _, c := range h.Contigs {
			contig, ok := variants.ParseContig(c.Name)
			known, listed := lengths[contig]
			if !ok || !listed || c.Length == 0 {
				continue
			}
			if c.Length == known[i] {
				v.For++
			} else {
				v.Against++
			}
		}
		votes = append(votes, v)
	}
	named := Vote{Kind: "header"}
	for _, text := range []string{h.Reference, h.Assembly} {
		if b, ok := namedBuild(text); ok {
			named.Assembly, named.For = b, named.For+1
		}
	}
	if named.For > 0 {
		votes = append(votes, named)
	}
	return votes
}

// namedBuild finds a build's name in a reference's path or name: "file:///ref/hg19.fa",
// "GRCh38_full_analysis_set.fa", "human_g1k_v37.fasta".
func namedBuild(text string) (variants.Assembly, bool) {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(`/\:,;= "<>`, r) }) {
		word = strings.TrimPrefix(strings.ToLower(word), "homo_sapiens.")
		word = strings.TrimPrefix(strings.TrimPrefix(word, "homo_sapiens_assembly"), "homo_sapiens_")
		if len(word) < 3 {
			if word != "37" && word != "38" && word != "19" {
				continue
			}
		} else if word[0] >= '0' && word[0] <= '9' && word[:2] != "37" && word[:2] != "38" && word[:2] != "19" {
			continue
		} else if word[0] >= '0' && word[0] <= '9' {
			word = word[:2]
		}
		if b, err := variants.ParseAssembly(word); err == nil {
			return b, true
		}
	}
	return variants.AssemblyUnknown, false
}

// fromHeader takes the build that the header or the user states; unknown if neither does.
func fromHeader(votes []Vote, stated variants.Assembly, where string) (variants.Assembly, error) {
	found := variants.AssemblyUnknown
	foreign := 0
	for _, v := range votes {
		if v.Kind == "contig_length" && v.For == 0 {
			foreign += v.Against
		}
		if v.For == 0 {
			continue
		}
		if found != variants.AssemblyUnknown && found != v.Assembly {
			return found, variants.Fail("build_contradiction", where)
		}
		found = v.Assembly
	}
	switch {
	case found == variants.AssemblyUnknown && foreign > 0:
		return found, variants.Fail("build_foreign", where)
	case found != variants.AssemblyUnknown && stated != variants.AssemblyUnknown && found != stated:
		return found, variants.Fail("build_contradicts_user", where, "stated", stated.String(), "found", found.String())
	case found == variants.AssemblyUnknown:
		return stated, nil
	}
	return found, nil
}

// recordVotes compares REF bases with the bundled slices, and lines with the known sites: a line
// at the very place of a known site, with its rsID or with its REF and one of its alleles, is
// hardly there by chance.
func recordVotes(records []*vcf.Record, q Questions) []Vote {
	bases := [2]Vote{{Kind: "reference_bases", Assembly: builds[0]}, {Kind: "reference_bases", Assembly: builds[1]}}
	sites := [2]Vote{{Kind: "known_site", Assembly: builds[0]}, {Kind: "known_site", Assembly: builds[1]}}
	known := knownSites(q)
	for _, r := range records {
		for i, b := range builds {
			if covered, match := q.Reference.MatchesReference(b, r.Contig, r.Pos, r.Ref); covered && match {
				bases[i].For++
			} else if covered {
				bases[i].Against++
			}
			for _, s := range known[key{b, r.Contig, r.Pos}] {
				if s.isAt(r, b) {
					sites[i].For++
				}
			}
		}
	}
	var votes []Vote
	for i := range builds {
		for _, v := range []Vote{bases[i], sites[i]} {
			if v.For+v.Against > 0 {
				votes = append(votes, v)
			}
		}
	}
	return votes
}

type key struct {
	in     variants.Assembly
	contig variants.Contig
	pos    int
}

func knownSites(q Questions) map[key][]Question {
	known := map[key][]Question{}
	for _, s := range q.Sites {
		for _, b := range builds {
			if s.Pos[b] > 0 && s.Pos[variants.GRCh37] != s.Pos[variants.GRCh38] {
				k := key{b, s.Contig, s.Pos[b]}
				known[k] = append(known[k], s)
			}
		}
	}
	return known
}

func (q Question) isAt(r *vcf.Record, in variants.Assembly) bool {
	if q.RSID != "" && strings.Contains(";"+r.ID+";", ";"+q.RSID+";") {
		return true
	}
	if r.Ref != q.Ref[in] {
		return false
	}
	for _, alt := range r.Alts {
		for _, a := range q.Alleles {
			if alt == a {
				return true
			}
		}
	}
	return false
}

// Weights and limits of the decision.
const (
	siteWeight   = 3 // a known site counts as much as this many matching REF fields
	enough       = 3 // weight that decides by itself
	mismatches   = 3 // mismatching REF fields that can speak against a build
	mismatchPart = 4 // … if they are more than one in so many
)

// decide settles the build by the records. stated is what header or user say; it stands unless
// the records contradict it.
func decide(stated variants.Assembly, votes []Vote, where string) (variants.Assembly, error) {
	weight := map[variants.Assembly]int{}
	against := map[variants.Assembly]bool{}
	for _, v := range votes {
		switch v.Kind {
		case "reference_bases":
			weight[v.Assembly] += v.For
			against[v.Assembly] = v.Against >= mismatches && v.Against*mismatchPart > v.For+v.Against
		case "known_site":
			weight[v.Assembly] += siteWeight * v.For
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
	if weight[best] < enough || against[best] || weight[best] < 3*weight[other] {
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
