// Package pharmcat writes the results of pharmacogenes as outside calls for PharmCAT: gene, diplotype, phenotype and activity score,
// separated by tabs, a line for each possible diplotype.
package pharmcat

import (
	"io"
	"strings"

	"allelens/report"
	"allelens/report/text"
)

// Write writes a line for each possible diplotype of each gene that has a result, and its phenotype where no alleles are known. PharmCAT reads a line as sure:
// a gene whose result rests on calls that do not stand, or of which more pairs are possible than the report lists, is left out, and a comment
// says so, as one says what was assumed and what is not excluded.
func Write(w io.Writer, r *report.Report) error {
	words := text.Of(r.Language)
	var b strings.Builder
	b.WriteString("# gene\tdiplotype\tphenotype\tactivity score\n")
	b.WriteString("# " + words.Text("pharmcat.made", "program", r.Software.Name, "version", r.Software.Version, "base", r.KnowledgeBase.Version) + "\n")
	for i := range r.Pharmacogenes {
		gene(&b, words, &r.Pharmacogenes[i])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func gene(b *strings.Builder, words *text.Catalogue, g *report.Pharmacogene) {
	switch {
	case len(g.Unsettled) > 0:
		comment(b, words.Text("pharmcat.unsettled", "gene", g.Gene))
		return
	case g.DiplotypesTotal > len(g.Diplotypes):
		comment(b, words.Text("pharmcat.many", "gene", g.Gene, "n", g.DiplotypesTotal))
		return
	case len(g.Diplotypes) == 0 && g.Phenotype == "":
		return
	}
	if g.SitesAssumed > 0 {
		comment(b, words.Text("pharmcat.assumed", "gene", g.Gene, "n", g.SitesAssumed, "total", g.SitesTotal))
	}
	if len(g.CannotExclude) > 0 {
		comment(b, words.Text("pharmcat.open", "gene", g.Gene, "list", words.And(g.CannotExclude)))
	}
	for _, d := range g.Diplotypes {
		line(b, g.Gene, d.Label, "", "") // PharmCAT works out the rest by its own tables
	}
	if len(g.Diplotypes) == 0 {
		line(b, g.Gene, "", g.Phenotype, g.ActivityScore)
	}
}

func comment(b *strings.Builder, words string) { b.WriteString("# " + oneLine(words) + "\n") }

func line(b *strings.Builder, cells ...string) {
	for i, c := range cells {
		cells[i] = oneLine(c)
	}
	b.WriteString(strings.TrimRight(strings.Join(cells, "\t"), "\t") + "\n")
}

// oneLine keeps what a person or a file has entered from making cells and lines of its own.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
