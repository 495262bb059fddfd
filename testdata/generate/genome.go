package main

import (
	"context"
	"fmt"
	"slices"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
)

// genome is what the knowledge base knows of the places that files are made of.
type genome struct {
	genes       []knowledge.Pharmacogene
	transcripts []knowledge.Transcript
	slices      []knowledge.ReferenceSlice
	base        *sqlite.Base
}

func newGenome(ctx context.Context, base *sqlite.Base) (g *genome, err error) {
	g = &genome{base: base}
	if g.genes, err = base.Pharmacogenes(ctx); err != nil {
		return nil, err
	}
	if g.transcripts, err = base.Transcripts(ctx); err != nil {
		return nil, err
	}
	g.slices, err = base.References(ctx)
	return g, err
}

// bases is the genome's sequence at a place of the cancer genes.
func (g *genome) bases(in variants.Assembly, contig variants.Contig, start, end int) string {
	for _, s := range g.slices {
		if s.Assembly == in && s.Contig == contig && s.Start <= start && end < s.Start+len(s.Bases) {
			return s.Bases[start-s.Start : end-s.Start+1]
		}
	}
	return ""
}

// person is a genotype at every place, in the terms of neither build.
type person struct {
	*genome
	description description
	sites       []typed
}

// typed is a pharmacogene position with the two sequences that the person carries.
type typed struct {
	knowledge.Position
	carried [2]string
}

// person works out the sequences of every position from the diplotypes.
func (g *genome) person(d description) (*person, error) {
	p := &person{genome: g, description: d}
	for _, gene := range g.genes {
		if len(gene.Positions) == 0 || gene.Contig == "MT" {
			continue
		}
		reference := slices.IndexFunc(gene.Alleles, func(a knowledge.NamedAllele) bool { return a.Reference })
		if reference < 0 {
			return nil, fmt.Errorf("%s has no reference allele", gene.Gene)
		}
		pair, ok := d.diplotypes[gene.Gene]
		if !ok {
			pair = [2]string{gene.Alleles[reference].Name, gene.Alleles[reference].Name}
		}
		var alleles [2]knowledge.NamedAllele
		for side, name := range pair {
			at := slices.IndexFunc(gene.Alleles, func(a knowledge.NamedAllele) bool { return a.Name == name })
			if at < 0 {
				return nil, fmt.Errorf("%s has no allele %s", gene.Gene, name)
			}
			alleles[side] = gene.Alleles[at]
		}
		for _, position := range gene.Positions {
			t := typed{Position: position}
			for side, a := range alleles {
				t.carried[side] = sequence(a, gene.Alleles[reference], position)
			}
			p.sites = append(p.sites, t)
		}
	}
	return p, nil
}

// sequence is what an allele puts on a position: its own bases, else the reference allele's,
// else, and where a definition accepts several bases, the genome's.
func sequence(a, reference knowledge.NamedAllele, p knowledge.Position) string {
	for _, from := range []knowledge.NamedAllele{a, reference} {
		if bases, ok := from.Bases[p.ID]; ok && variants.IsSequence(bases) {
			return bases
		}
	}
	return p.Ref38
}
