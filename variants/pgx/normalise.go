package pgx

import (
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"allelens/variants/knowledge"
)

var (
	subAllele  = regexp.MustCompile(`^(\*[0-9]+)(?:\.[0-9]+|[A-Z]{1,2})$`) // "*4.013", and "*4A" as older names of CYP genes have it
	openCopies = regexp.MustCompile(`(\*[0-9]+[A-Z]?(?:\.[0-9]+)?)(?:[xX×]N|:([0-9]+))`)
	copyNumber = regexp.MustCompile(`^(.+?)[xX×](≥|>=)?([0-9]+)$`)
)

// alleleNames splits a diplotype and brings its names into the spelling of the definitions:
// without gene prefix, CYP2D6 sub-alleles under their parent, HLA names in two fields, copy
// numbers and tandems as the tables write them.
func (g *gene) alleleNames(diplotype string) [2]string {
	a, b, _ := strings.Cut(strings.ReplaceAll(diplotype, "|", "/"), "/")
	return [2]string{g.alleleName(a), g.alleleName(b)}
}

// readings are what a diplotype may mean whose number of copies is open: "*1xN" stands for two copies and for three
// or more, and "*68:2" for the allele and for two copies of it.
func readings(diplotype string) []string {
	at := openCopies.FindStringSubmatchIndex(diplotype)
	if at == nil {
		return []string{diplotype}
	}
	name := diplotype[at[2]:at[3]]
	copies := []string{"x2", "x3"}
	if at[4] >= 0 {
		copies = []string{"", "x" + diplotype[at[4]:at[5]]}
	}
	var all []string
	for _, n := range copies {
		all = append(all, readings(diplotype[:at[0]]+name+n+diplotype[at[1]:])...)
	}
	return all
}

// parent is the star allele of a sub-allele. Letters name sub-alleles in the genes of cytochromes only.
func (g *gene) parent(name string) string {
	if strings.Contains(name, ".") || strings.HasPrefix(g.Gene, "CYP") {
		return subAllele.ReplaceAllString(name, "$1")
	}
	return name
}

func (g *gene) alleleName(name string) string {
	name = g.withoutGene(strings.TrimSpace(name))
	if name == "" || g.byName[name] != nil {
		return name
	}
	if g.presence() {
		return null.ReplaceAllString(typed.ReplaceAllString(name, "$1"), "${1}N")
	}
	if alias, ok := g.alias(name); ok {
		return alias
	}
	if strings.HasPrefix(name, "*") {
		name = g.tandem(name)
	}
	return name
}

// withoutGene cuts the gene's name before an allele: "CYP2D6*4", "HLA-B*15:02", "B*15:02".
func (g *gene) withoutGene(name string) string {
	for _, prefix := range []string{g.Gene, strings.TrimPrefix(g.Gene, "HLA-")} {
		if len(name) > len(prefix) && strings.EqualFold(name[:len(prefix)], prefix) {
			if rest := strings.TrimSpace(name[len(prefix):]); strings.HasPrefix(rest, "*") || prefix == g.Gene {
				return strings.TrimLeft(rest, " :_-")
			}
		}
	}
	return name
}

// alias finds a name that differs in spaces or case only and, where the gene's alleles answer to it, the name
// that stands in brackets, and *1 for the reference.
func (g *gene) alias(name string) (string, bool) {
	squash := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }
	for i := range g.Alleles {
		known := g.Alleles[i].Name
		if squash(known) == squash(name) {
			return known, true
		}
		if !g.BracketNames {
			continue
		}
		if g.Alleles[i].Reference && name == "*1" {
			return known, true
		}
		if _, bracket, ok := strings.Cut(known, " ("); ok && strings.EqualFold(strings.TrimSuffix(bracket, ")"), name) {
			return known, true
		}
	}
	return "", false
}

// tandem spells a star allele with copies and tandem partners as the tables do.
func (g *gene) tandem(name string) string {
	var parts []string
	members := strings.Split(name, "+")
	for i := range members {
		members[i] = g.parent(strings.TrimSpace(members[i]))
	}
	for member, n := range runs(members) {
		if n > 1 {
			member += "x" + strconv.Itoa(n)
		}
		parts = append(parts, g.copies(member))
	}
	joined := strings.Join(parts, " + ")
	if g.byName[joined] == nil {
		slices.Reverse(parts)
		if turned := strings.Join(parts, " + "); g.byName[turned] != nil {
			return turned
		}
	}
	return joined
}

// runs yields the members of a tandem, trimmed, with how often each is repeated in a row.
func runs(members []string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for i := 0; i < len(members); {
			member, from := strings.TrimSpace(members[i]), i
			for i < len(members) && strings.TrimSpace(members[i]) == member {
				i++
			}
			if !yield(member, i-from) {
				return
			}
		}
	}
}

// copies spells one member: "*1x3" is looked up as "*1x≥3" unless it has an entry of its own.
func (g *gene) copies(name string) string {
	m := copyNumber.FindStringSubmatch(name)
	if m == nil {
		return g.parent(name)
	}
	base, n := g.parent(m[1]), m[3]
	count, _ := strconv.Atoi(n)
	switch exact, atLeast := base+"x"+n, base+"x≥3"; {
	case count == 1:
		return base
	case m[2] == "" && g.byName[exact] != nil:
		return exact
	case count >= 3 && g.byName[atLeast] != nil:
		return atLeast
	case m[2] != "":
		return base + "x≥" + n
	default:
		return exact
	}
}

var phenotypeShort = map[string]string{
	"pm": "poor metabolizer", "im": "intermediate metabolizer", "nm": "normal metabolizer",
	"em": "normal metabolizer", "rm": "rapid metabolizer", "um": "ultrarapid metabolizer",
}

var phenotypeWords = strings.NewReplacer(
	"metaboliser", "metabolizer", "extensive", "normal", "ultra-rapid", "ultrarapid", "ultra rapid", "ultrarapid",
)

// phenotypeName brings a phenotype into the wording of the gene's rules; ok is false when the
// rules know none like it, and the text is then returned as it came.
func (g *gene) phenotypeName(text string) (name string, ok bool) {
	words := strings.ToLower(strings.Join(strings.Fields(g.withoutGene(text)), " "))
	words = phenotypeWords.Replace(words)
	if long, short := phenotypeShort[words]; short {
		words = long
	}
	for _, r := range g.Rules {
		if strings.EqualFold(r.Phenotype, words) {
			return r.Phenotype, true
		}
	}
	return text, false
}

// scoreText spells an activity score as the rules do: "1.0", "0.25", "≥3.0".
func (g *gene) scoreText(score string) string {
	value, bound, ok := parseScore(score)
	if !ok {
		return score
	}
	for _, r := range g.Rules {
		if v, b, ok := parseScore(r.ActivityScore); ok && v == value && b == bound {
			return r.ActivityScore
		}
	}
	text := strconv.FormatFloat(value, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	if bound {
		text = "≥" + text
	}
	return text
}

// phenotypeOf is the phenotype for an activity score: by a rule with that score, else by the
// cut-offs.
func (g *gene) phenotypeOf(score string) (string, knowledge.Origin) {
	for _, r := range g.Rules {
		if r.ActivityScore == score {
			return r.Phenotype, r.Origin
		}
	}
	value, _, ok := parseScore(score)
	for _, c := range g.Cutoffs {
		if ok && c.Min <= value && value <= c.Max {
			return c.Phenotype, c.Origin
		}
	}
	return indeterminate, knowledge.Origin{}
}

// scoresOf lists the scores that stand for a phenotype, lowest first.
func (g *gene) scoresOf(phenotype string) []string {
	var scores []string
	for _, r := range g.Rules {
		if r.Phenotype == phenotype && r.ActivityScore != "" && !slices.Contains(scores, r.ActivityScore) {
			scores = append(scores, r.ActivityScore)
		}
	}
	slices.SortFunc(scores, compareNatural)
	return scores
}
