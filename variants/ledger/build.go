package ledger

import (
	"errors"
	"math"
	"slices"
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
// against both: the contigs are of another genome. PLINK writes the last position of the file for a
// length, which speaks only against a build whose contig ends before it.
func headerVotes(h *vcf.Header) []Vote {
	var votes []Vote
	last := byPLINK(h)
	for i, b := range builds {
		length := Vote{Kind: "contig_length", Assembly: b}
		name := Vote{Kind: "accession", Assembly: b}
		for _, c := range h.Contigs {
			name.count(accession(c.Name))
			contig, _ := variants.ParseContig(c.Name)
			known, listed := lengths[contig]
			switch {
			case !listed || !isLength(c.Length) || last && c.Length < known[i]:
			case c.Length == known[i]:
				length.For++
			default:
				length.Against++
			}
		}
		votes = append(votes, length)
		if name.For+name.Against > 0 {
			votes = append(votes, name)
		}
	}
	votes = append(votes, namedVotes("header", h.Reference, h.Assembly)...)
	return append(votes, namedVotes("command_line", h.ReferencePaths...)...)
}

// count adds an item that belongs to one build.
func (v *Vote) count(b variants.Assembly, ok bool) {
	switch {
	case !ok:
	case b == v.Assembly:
		v.For++
	default:
		v.Against++
	}
}

// isLength reports whether the length of a contig line says something: some programs write the
// highest number for "not known".
func isLength(length int) bool { return length > 0 && length < math.MaxInt32 }

// byPLINK reports whether PLINK wrote the header, or the one that it was made of.
func byPLINK(h *vcf.Header) bool {
	return slices.ContainsFunc(h.Remarks, func(s string) bool {
		return strings.HasPrefix(strings.ToUpper(s), "SOURCE=PLINK")
	})
}

// newest37 are the versions of the RefSeq accessions of chromosomes 1 to 22, X, Y in GRCh37; in
// GRCh38 each is one higher. Of GenBank's, 1 is GRCh37 and 2 is GRCh38.
var newest37 = [24]int{10, 11, 11, 11, 9, 11, 13, 10, 11, 10, 9, 11, 10, 8, 9, 9, 10, 9, 9, 10, 8, 10, 10, 9}

// accession tells the build by the version of an accession number; AssemblyUnknown if it is that
// of a third build. ok is false for all other names.
func accession(name string) (b variants.Assembly, ok bool) {
	contig, known := variants.ParseContig(name)
	number, version, dotted := strings.Cut(name, ".")
	v, err := strconv.Atoi(version)
	if !known || !dotted || err != nil || contig == "MT" {
		return b, false
	}
	first := 1
	if strings.HasPrefix(strings.ToUpper(number), "NC_") {
		first = newest37[contig.Order()-1]
	}
	if at := v - first; at == 0 || at == 1 {
		b = builds[at]
	}
	return b, true
}

// namedVotes counts the builds that texts name.
func namedVotes(kind string, texts ...string) []Vote {
	var votes []Vote
	for _, b := range builds {
		v := Vote{Kind: kind, Assembly: b}
		for _, text := range texts {
			v.count(namedBuild(text))
		}
		if v.For > 0 {
			votes = append(votes, v)
		}
	}
	if len(votes) == 0 && slices.ContainsFunc(texts, namesOther) {
		return []Vote{{Kind: kind, Against: 1}}
	}
	return votes
}

// others begin the names of genomes that are neither build: older ones, the complete genome of
// one person, and those of the animals that laboratories keep.
var others = []string{
	"hg16", "hg17", "hg18", "ncbi34", "ncbi35", "ncbi36", "b36", "human_b36", "human_g1k_b36", "1000genomespilot-ncbi36",
	"assembly18", "t2t", "chm13", "mm9", "mm10", "mm39", "grcm", "rn6", "rn7", "canfam", "danrer", "grcz",
}

// namesOther finds the name of a genome that is neither build.
func namesOther(text string) bool {
	return slices.ContainsFunc(words(text), func(word string) bool {
		return slices.ContainsFunc(others, func(o string) bool { return strings.HasPrefix(word, o) })
	})
}

// words splits a path or name, without the species that some begin with.
func words(text string) []string {
	list := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(`/\:,;= "'<>()`, r) })
	for i, word := range list {
		for _, species := range []string{"homo_sapiens.", "homo_sapiens_", "ucsc."} {
			word = strings.TrimPrefix(word, species)
		}
		list[i] = word
	}
	return list
}

// namedBuild finds a build's name in a reference's path or name: "file:///ref/hg19.fa",
// "GRCh38_full_analysis_set.fa", "human_g1k_v37.fasta".
func namedBuild(text string) (b variants.Assembly, ok bool) {
	for _, word := range words(text) {
		word = strings.TrimPrefix(word, "assembly")
		digits := len(word) - len(strings.TrimLeft(word, "0123456789"))
		if digits > 0 && digits != 2 {
			continue
		}
		if digits == 2 {
			word = word[:2]
		}
		if b, err := variants.ParseAssembly(word); err == nil {
			return b, true
		}
	}
	return b, false
}

// fromHeader takes the build that the header or the user states; unknown if neither does. What a
// command line names counts only where nothing better is said: coordinates may have been lifted
// since.
func fromHeader(votes []Vote, stated variants.Assembly, where string) (variants.Assembly, error) {
	found, foreign, err := statement(votes, "contig_length", "accession", "header")
	if err == nil && found == variants.AssemblyUnknown && !foreign {
		found, foreign, err = statement(votes, "command_line")
		if err != nil { // several steps, several builds: nothing is said
			found, err = variants.AssemblyUnknown, nil
		}
	}
	switch {
	case err != nil || found != variants.AssemblyUnknown && foreign:
		return found, variants.Fail("build_contradiction", where)
	case foreign:
		return found, variants.Fail("build_foreign", where)
	case found != variants.AssemblyUnknown && stated != variants.AssemblyUnknown && found != stated:
		return found, variants.Fail("build_contradicts_user", where, "stated", stated.String(), "found", found.String())
	case found == variants.AssemblyUnknown:
		return stated, nil
	}
	return found, nil
}

var errTwoBuilds = errors.New("two builds")

// statement sums up votes of the given kinds. foreign: one kind of them says that the genome is
// neither build. Items of which more than one in four are the other build's are of two builds.
func statement(votes []Vote, kinds ...string) (found variants.Assembly, foreign bool, err error) {
	for _, kind := range kinds {
		said, against, items := false, 0, map[variants.Assembly]int{}
		for _, v := range votes {
			if v.Kind == kind {
				items[v.Assembly] += v.For
			}
		}
		if a, b := items[variants.GRCh37], items[variants.GRCh38]; min(a, b) > 0 && dissent*min(a, b) > a+b {
			return found, false, errTwoBuilds
		}
		for _, v := range votes {
			switch {
			case v.Kind != kind:
			case v.For <= v.Against:
				against += sides(v)
			case found != variants.AssemblyUnknown && found != v.Assembly:
				return found, false, errTwoBuilds
			default:
				found, said = v.Assembly, true
			}
		}
		foreign = foreign || !said && against == len(builds)
	}
	return found, foreign, nil
}

// dissent is the part of all items, one in so many, that may be the other build's.
const dissent = 4

// sides is how many builds a vote rules out.
func sides(v Vote) int {
	switch {
	case v.Against == 0:
		return 0
	case v.Assembly == variants.AssemblyUnknown:
		return len(builds)
	}
	return 1
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
