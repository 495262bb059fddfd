package germline

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/hgvs"
)

// KnownName is what words for a variant that is known in a family stand for.
type KnownName struct {
	Words      string
	Candidates []Candidate
	// Protein: only the protein's change was named, which several changes of the DNA make.
	Protein *hgvs.ProteinName
	Event   *KnownEvent // a rearrangement; nil for all else
	// Unclear is why the words stand for nothing: "name" (not read as a name), "contradiction" (its parts name different
	// variants), "gene" (a gene that is not held); "" else.
	Unclear string
}

var (
	betweenNames = regexp.MustCompile(`[\s,;=]+|\(|\)`)
	asSymbol     = regexp.MustCompile(`^[A-Z][A-Z0-9]{2,9}$`)
	asTranscript = regexp.MustCompile(`^(?:NM_|NR_|NP_|NC_|NG_|LRG_|ENS[TGP])`)
)

// besideNames are words that people write beside a name, and that name nothing.
var besideNames = []string{"", "variant", "mutation", "change", "pathogenic", "likely", "heterozygous", "het", "exon", "gene", "the", "legacy", "aka", "known", "as", "familial", "family", "bic"}

// KnownName reads words for a variant that is known in a family: one name in any spelling that Find knows, several names of
// the same variant beside each other, or a rearrangement by coordinates, a published name or exons.
func (c *Classifier) KnownName(ctx context.Context, index Index, in variants.Assembly, words string) (n KnownName, err error) {
	n = KnownName{Words: strings.TrimSpace(words)}
	if n.Event, err = c.knownRearrangement(ctx, in, n.Words); err != nil || n.Event != nil {
		return n, err
	}
	if n.Candidates, err = c.Find(ctx, index, in, n.Words); err != nil {
		return n, err
	}
	rest := n.Words
	if len(n.Candidates) > 0 {
		name := c.withoutGene(n.Words)
		if n.Protein, rest = onlyProtein(name), ""; headIsName(name) {
			_, rest, _ = strings.Cut(name, " ")
		}
	}
	if rest != "" {
		if err = c.several(ctx, index, in, &n, rest); err != nil {
			return n, err
		}
	}
	n.Event = c.asEvent(in, n.Candidates)
	return n, nil
}

// headIsName reports whether words begin with a c. or g. name, behind which others may stand that Find does not read.
func headIsName(words string) bool {
	_, err := hgvs.Parse(words)
	return err == nil
}

// withoutGene is a name without the gene before it.
func (c *Classifier) withoutGene(words string) string { return (&search{Classifier: c}).take(words) }

// onlyProtein is the protein's change that a name gives, where it gives no more than that.
func onlyProtein(name string) *hgvs.ProteinName {
	p, err := hgvs.ParseProtein(name)
	if err != nil || asVCF().MatchString(name) {
		return nil
	}
	return &p
}

// several reads names that stand beside each other: what all of them stand for, beside what was found already.
func (c *Classifier) several(ctx context.Context, index Index, in variants.Assembly, n *KnownName, words string) error {
	gene, parts, unclear := c.parts(words)
	other := func(m Candidate) bool { return gene != "" && !strings.EqualFold(m.Gene, strings.TrimSpace(gene)) }
	switch {
	case unclear != "":
	case len(parts) == 0 && len(n.Candidates) == 0:
		unclear = "name"
	case slices.ContainsFunc(n.Candidates, other):
		unclear = "contradiction"
	}
	for _, part := range parts {
		if unclear != "" {
			break
		}
		found, err := c.Find(ctx, index, in, gene+part)
		if err != nil {
			return err
		}
		first := len(n.Candidates) == 0
		switch p := onlyProtein(part); {
		case len(found) == 0:
			unclear = "name"
		case first:
			n.Candidates, n.Protein = found, p
		default:
			n.Candidates = slices.DeleteFunc(n.Candidates, func(m Candidate) bool { return !slices.Contains(found, m) })
			if p == nil {
				n.Protein = nil
			}
			if len(n.Candidates) == 0 {
				unclear = "contradiction"
			}
		}
	}
	if n.Unclear = unclear; unclear != "" {
		n.Candidates = nil
	}
	return nil
}

// parts are the names among words, with the gene that they are of as Find takes it. A gene or transcript that is not held, or a
// word that names nothing, makes all of it unclear: the rest might be another gene's.
func (c *Classifier) parts(words string) (of string, parts []string, unclear string) {
	for _, w := range betweenNames.Split(words, -1) {
		name := strings.Trim(w, ":.")
		held := slices.ContainsFunc(c.genes, func(g gene) bool { return strings.EqualFold(g.transcript.Gene, name) })
		switch {
		case held && of != "" && !strings.EqualFold(strings.TrimSpace(of), name):
			return "", nil, "contradiction"
		case held:
			of = name + " "
		case slices.Contains(besideNames, strings.ToLower(name)):
		case asTranscript.MatchString(name) && !strings.Contains(name, ":"):
			if !c.holds(name) {
				return "", nil, "gene"
			}
		case asSymbol.MatchString(name) && onlyProtein(name) == nil:
			return "", nil, "gene"
		default:
			parts = append(parts, w)
		}
	}
	return of, parts, ""
}

// holds reports whether a transcript, in any version, is that of a gene that is held.
func (c *Classifier) holds(transcript string) bool {
	bare, _, _ := strings.Cut(transcript, ".")
	return slices.ContainsFunc(c.genes, func(g gene) bool {
		own, _, _ := strings.Cut(g.transcript.RefSeq, ".")
		return own == bare
	})
}

// codon is the stretch of the file's build that codes for an amino acid of a gene.
func (c *Classifier) codon(name string, in variants.Assembly, p hgvs.ProteinName) (over variants.Interval, ok bool) {
	if p.To == 0 || p.Position == 0 {
		return over, false
	}
	for _, g := range c.genes {
		if g.transcript.Gene != name {
			continue
		}
		for base := 3*p.Position - 2; base <= 3*p.Position; base++ {
			for _, alt := range "AC" { // one of them is not the base itself
				a, err := g.namer.Allele(in, "c."+strconv.Itoa(base)+"delins"+string(alt))
				if err != nil {
					continue
				}
				if over.Start == 0 {
					over = variants.Interval{Contig: a.Contig, Start: a.Pos, End: a.Pos}
				}
				over.Start, over.End = min(over.Start, a.Pos), max(over.End, a.Pos)
			}
		}
	}
	return over, over.Start > 0
}
