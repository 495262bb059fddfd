package hgvs

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/tabletest"
)

var builds = []variants.Assembly{variants.GRCh37, variants.GRCh38}

const factFolder = "../../../shared/facts/brca"

// factFile reads a file of facts.
func factFile(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile(tabletest.Beside(t, filepath.Join(factFolder, name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func number(t testing.TB, cell string) int {
	t.Helper()
	if cell == "" {
		return 0
	}
	n, err := strconv.Atoi(cell)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// facts are the namers of BRCA1 and BRCA2 on the bundled sequence.
type facts struct {
	ref    *genome.Reference
	namers map[string]*Namer
}

var (
	factsOnce   sync.Once
	loadedFacts *facts
)

func loadFacts(t testing.TB) *facts {
	t.Helper()
	factFile(t, "transcripts.tsv")
	factsOnce.Do(func() {
		var parts []genome.Slice
		for i, name := range []string{"seq/brca_grch37.fa", "seq/brca_grch38.fa"} {
			for _, record := range strings.Split(factFile(t, name), ">")[1:] {
				head, bases, _ := strings.Cut(record, "\n")
				contig, place, _ := strings.Cut(strings.Fields(head)[0], ":")
				start, _, _ := strings.Cut(place, "-")
				c, _ := variants.ParseContig(contig)
				parts = append(parts, genome.Slice{Assembly: builds[i], Contig: c, Start: number(t, start), Bases: strings.ReplaceAll(bases, "\n", "")})
			}
		}
		loadedFacts = &facts{ref: genome.NewReference(parts), namers: make(map[string]*Namer)}
		for _, row := range tabletest.Rows(t, factFolder+"/"+"transcripts.tsv") {
			n, err := NewNamer(loadedFacts.ref, factTranscript(t, row))
			if err != nil {
				t.Fatal(err)
			}
			loadedFacts.namers[row["gene"]] = n
		}
	})
	return loadedFacts
}

// accessions are those of the chromosomes that the facts speak of.
var accessions = map[variants.Assembly]map[variants.Contig]string{
	variants.GRCh37: {"13": "NC_000013.10", "17": "NC_000017.10"},
	variants.GRCh38: {"13": "NC_000013.11", "17": "NC_000017.11"},
}

func factTranscript(t testing.TB, row map[string]string) Transcript {
	t.Helper()
	tr := Transcript{
		Gene: row["gene"], RefSeq: row["refseq"], Protein: row["protein"],
		Contig: variants.Contig(row["chrom"]), Strand: 1, GenomicAccession: make(map[variants.Assembly]string),
	}
	if row["strand"] == "-" {
		tr.Strand = -1
	}
	for _, b := range builds {
		tr.GenomicAccession[b] = accessions[b][tr.Contig]
	}
	for _, e := range tabletest.Rows(t, factFolder+"/"+"transcript_exons.tsv") {
		if e["gene"] != tr.Gene {
			continue
		}
		exon := Exon{
			Number: number(t, e["exon"]), CDSStart: number(t, e["cds_start"]), CDSEnd: number(t, e["cds_end"]),
			Genomic: make(map[variants.Assembly]variants.Interval),
		}
		for _, b := range builds {
			key := strings.ToLower(b.String())
			exon.Genomic[b] = variants.Interval{Contig: tr.Contig, Start: number(t, e[key+"_start"]), End: number(t, e[key+"_end"])}
		}
		tr.Exons = append(tr.Exons, exon)
	}
	return tr
}

func factAllele(t testing.TB, row map[string]string, b variants.Assembly) variants.Allele {
	t.Helper()
	return variants.Allele{
		Contig: variants.Contig(row["chrom"]), Pos: number(t, row[strings.ToLower(b.String())+"_pos"]),
		Ref: row["ref"], Alt: row["alt"],
	}
}
