package update

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/knowledge/compile"
)

// ScoreColumns is the header of a table of scores, tab-separated: one single-base change a line, plus strand,
// 1-based. Either score may be empty. bayesdel is BayesDel without allele frequency, spliceai the highest of
// SpliceAI's four delta scores.
var ScoreColumns = []string{"assembly", "chrom", "pos", "ref", "alt", "bayesdel", "spliceai"}

// Scored is a knowledge base with a clinic's scores.
type Scored struct {
	Base    []byte
	Version string // "2026.11.3+scores-1a2b3c4d"
	File    string // base name and checksum of the table
	Alleles int
}

// score is one line of the table.
type score struct {
	gene             string
	allele           variants.Allele // in GRCh38
	bayesdel, splice string          // as the table writes them, "" without one
}

// Score makes a new knowledge base out of a compiled one and the table of scores at path, which takes the place
// of an earlier one. Where a line cannot be used nothing is made, and bad tells of every such line. Errors that the
// user can act on are *variants.Problem. The same base and table give the same bytes.
func Score(ctx context.Context, base []byte, path string) (made *Scored, bad []*variants.Problem, err error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, variants.Fail("file_unreadable", path).Because(err)
	}
	b, err := unbundle(ctx, base)
	if err != nil {
		return nil, nil, err
	}
	scores, bad, err := b.scores(bytes.NewReader(content), filepath.Base(path))
	if err != nil || len(bad) > 0 {
		return nil, bad, err
	}
	sum := sha256.Sum256(content)
	digest := hex.EncodeToString(sum[:])
	version, _, _ := strings.Cut(b.version, "+scores-")
	made = &Scored{Version: version + "+scores-" + digest[:8], File: filepath.Base(path) + " sha256:" + digest, Alleles: len(scores)}
	made.Base, err = compile.Replace(ctx, base, b.scoreTables(scores, made.Version, digest, filepath.Base(path)))
	return made, nil, err
}

// scoreTables are the new contents of the tables that scores change.
func (b *bundle) scoreTables(scores []score, version, digest, name string) map[string][]byte {
	const source = "scores"
	table := newTable("gene contig pos37 pos38 ref alt bayesdel spliceai source date verified")
	for _, s := range scores {
		table.row(s.gene, s.allele.Contig, s.allele.Pos+b.offsets[s.gene], s.allele.Pos, s.allele.Ref, s.allele.Alt, s.bayesdel, s.splice, source, "", true)
	}
	sources := newTable("id name version date licence url pmid")
	for _, s := range b.sources {
		if s.ID != source {
			sources.row(s.ID, s.Name, s.Version, s.Date, s.Licence, s.URL, s.PMID)
		}
	}
	sources.row(source, "BayesDel and SpliceAI scores, brought by the clinic: "+name, "sha256:"+digest, "", "the clinic's", "", "")
	meta := newTable("name value")
	meta.row("version", version)
	return map[string][]byte{"score": table.Bytes(), "source": sources.Bytes(), "meta": meta.Bytes()}
}

// scores reads a table whole, and tells of every line that cannot be used.
func (b *bundle) scores(r io.Reader, name string) (scores []score, bad []*variants.Problem, err error) {
	lines := bufio.NewScanner(r)
	if !lines.Scan() || !slices.Equal(strings.Split(strings.TrimPrefix(lines.Text(), "#"), "\t"), ScoreColumns) {
		return nil, nil, variants.Fail("scores_header", name, "columns", strings.Join(ScoreColumns, " "))
	}
	first := map[variants.Allele]int{}
	for n := 2; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		s, problem := b.score(strings.Split(strings.TrimSuffix(lines.Text(), "\r"), "\t"))
		if problem == nil && first[s.allele] > 0 {
			problem = variants.Fail("scores_twice", "", "line", strconv.Itoa(first[s.allele]))
		}
		if problem != nil {
			problem.Where = name + ":" + strconv.Itoa(n)
			bad = append(bad, problem)
			continue
		}
		first[s.allele] = n
		scores = append(scores, s)
	}
	if lines.Err() != nil {
		return nil, nil, variants.Fail("file_unreadable", name).Because(lines.Err())
	}
	if len(scores)+len(bad) == 0 {
		return nil, nil, variants.Fail("scores_empty", name)
	}
	return scores, bad, nil
}

// score reads the cells of a line.
func (b *bundle) score(cells []string) (s score, problem *variants.Problem) {
	if len(cells) != len(ScoreColumns) {
		return s, variants.Fail("scores_cells", "", "found", strconv.Itoa(len(cells)), "wanted", strconv.Itoa(len(ScoreColumns)))
	}
	build, err := variants.ParseAssembly(cells[0])
	pos, bad := strconv.Atoi(cells[2])
	contig, known := variants.ParseContig(cells[1])
	if err != nil || bad != nil || !known {
		return s, variants.Fail("scores_place", "", "place", strings.Join(cells[:3], " "))
	}
	ref, alt := strings.ToUpper(cells[3]), strings.ToUpper(cells[4])
	if !base(ref) || !base(alt) || ref == alt {
		return s, variants.Fail("scores_snv", "", "allele", ref+">"+alt)
	}
	for gene, iv := range b.slices[build] {
		if iv.Contig == contig && iv.Contains(pos) {
			s.gene = gene
		}
	}
	if s.gene == "" {
		return s, variants.Fail("scores_outside", "", "place", strings.Join(cells[:3], " "))
	}
	if _, same := b.genome.MatchesReference(build, contig, pos, ref); !same {
		return s, variants.Fail("scores_reference", "", "allele", ref, "assembly", build.String())
	}
	if build == variants.GRCh37 {
		pos -= b.offsets[s.gene]
	}
	s.allele = variants.Allele{Contig: contig, Pos: pos, Ref: ref, Alt: alt}
	if !b.inBoth(s.allele, s.gene) {
		return s, variants.Fail("scores_outside", "", "place", strings.Join(cells[:3], " "))
	}
	s.bayesdel, s.splice = cells[5], cells[6]
	return s, checkScores(s)
}

// checkScores finds a score that is none.
func checkScores(s score) *variants.Problem {
	if s.bayesdel+s.splice == "" {
		return variants.Fail("scores_none", "")
	}
	for _, c := range []struct {
		name, text, between string
		low, high           float64
	}{{"bayesdel", s.bayesdel, "-1.5 to 1", -1.5, 1}, {"spliceai", s.splice, "0 to 1", 0, 1}} {
		n, err := strconv.ParseFloat(c.text, 64)
		if c.text != "" && (err != nil || !(n >= c.low && n <= c.high)) {
			return variants.Fail("scores_number", "", "column", c.name, "text", c.text, "range", c.between)
		}
	}
	return nil
}

// base reports whether an allele is one base.
func base(allele string) bool { return len(allele) == 1 && strings.Contains("ACGT", allele) }
