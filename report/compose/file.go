package compose

import (
	"slices"
	"strconv"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/vcf"
)

// Described is what the header of a file says, and what the knowledge base would ask of the file.
type Described struct {
	Header   *vcf.Header
	Identity vcf.Identity
	Assembly variants.Assembly
	Votes    []ledger.Vote
	Asked    ledger.Questions // for everything that can be agreed to
}

// DescribeFile words what the header alone says: of the records nothing is known yet, and of genes nothing is said.
func DescribeFile(t *text.Catalogue, d Described) report.FileFacts {
	f := report.FileFacts{Usable: true, Samples: d.Header.Samples, Blocks: d.Header.GVCF}
	for _, g := range d.Asked.Genes {
		f.Genes = append(f.Genes, g.Gene)
	}
	genes := map[string]bool{}
	for _, s := range d.Asked.Sites {
		genes[s.Gene] = true
	}
	f.Pharmacogenes = len(genes)
	f.Title, f.Text = t.Text("report.file.usable"), usableText(t, f.Blocks)
	build := report.FileFact{Name: t.Text("report.file.build"), Value: t.Text("report.file.build_open"), Detail: t.Text("report.file.build_records")}
	if d.Assembly != variants.AssemblyUnknown {
		build.Value, build.Detail = t.Text("report.file.build_header", "build", d.Assembly), votesFor(t, d.Votes, d.Assembly)
	}
	sample := report.FileFact{Name: t.Text("report.file.sample"), Value: strings.Join(d.Header.Samples, ""), Detail: t.Text("report.file.only_sample")}
	if n := len(d.Header.Samples); n != 1 {
		sample.Value, sample.Detail = t.Text("report.file.samples", "n", text.Grouped(n)), ""
	}
	kind := report.FileFact{Name: t.Text("report.file.kind"), Value: kindOf(t, f.Blocks, d.Identity.Format),
		Detail: t.Text("report.file.header_only", "size", size(d.Identity.Bytes), "version", d.Header.Version)}
	f.Facts = []report.FileFact{kind, build, sample}
	for _, name := range laterNames(t, f.Genes) {
		f.Facts = append(f.Facts, report.FileFact{Name: name, Value: t.Text("report.file.once_agreed")})
	}
	return f
}

// laterNames are the names of the facts that records tell, in their order.
func laterNames(t *text.Catalogue, genes []string) []string {
	names := []string{t.Text("report.file.assay"), t.Text("report.file.specimen")}
	return append(append(names, genes...), t.Text("report.file.medicine_genes"), t.Text("report.file.whole"))
}

// UnusableFile words why no result can come of a file; what was known of it before stays.
func UnusableFile(t *text.Catalogue, f report.FileFacts, p *variants.Problem) report.FileFacts {
	f.Usable, f.Title, f.Text = false, t.Text("report.file.unusable"), t.Problem(p)
	if p.Code == "build_unknown" {
		f.AskBuild, f.Title = true, t.Text("report.file.which_build")
	}
	return f
}

// spoilt are problems of the file as a whole after which no result is shown.
var spoilt = []string{"truncated", "damaged", "build_doubt"}

// ReadFile words what was read of a file, as counts: how much of what was agreed to has a call, never which.
func ReadFile(t *text.Catalogue, before report.FileFacts, o *ledger.Observations) report.FileFacts {
	f := before
	f.Usable, f.AskBuild, f.Blocks = true, false, o.Blocks
	f.Title, f.Text = t.Text("report.file.usable"), usableText(t, o.Blocks)
	if sparse := o.Assay.Sparse(); sparse != "" {
		f.Title, f.Text = t.Text("report.file.sparse"), t.Text("report.file.sparse_text")
	}
	used := t.Text("report.file.records", "seen", text.Grouped(int(o.RecordsSeen)))
	f.Facts = []report.FileFact{
		{Name: t.Text("report.file.kind"), Value: kindOf(t, o.Blocks, o.Input.Format),
			Detail: t.Text("report.file.header_only", "size", size(o.Input.Bytes), "version", o.Input.Version) + " · " + used},
		{Name: t.Text("report.file.build"), Value: t.Text("report.file.build_certain", "build", o.Assembly), Detail: votesFor(t, o.Votes, o.Assembly)},
		sampleFact(t, o),
		{Name: t.Text("report.file.assay"), Value: t.Text("report.file.not_shown")},
		{Name: t.Text("report.file.specimen"), Value: t.Text("report.file.specimen." + string(o.Specimen.Kind))},
	}
	if kind := o.Assay.Kind; kind != ledger.AssayUnknown {
		f.Facts[3].Value, f.Facts[3].Detail = text.Capital(t.Text("report.assay_kind."+string(kind))), t.Text("report.file.by_file")
	}
	f.Facts = append(f.Facts, geneFacts(t, f.Genes, o)...)
	f.Facts = append(f.Facts, sitesFact(t, o), wholeFact(t, o))
	for _, p := range o.Problems {
		if slices.Contains(spoilt, p.Code) {
			return UnusableFile(t, f, p)
		}
	}
	return f
}

func usableText(t *text.Catalogue, blocks bool) string {
	if blocks {
		return t.Text("report.file.blocks")
	}
	return t.Text("report.file.variants_only")
}

// kindOf is "gVCF, bgzip", by what is shown and the container as vcf.Identity names it.
func kindOf(t *text.Catalogue, blocks bool, format string) string {
	kind := "vcf"
	if blocks {
		kind = "gvcf"
	}
	packed := "plain"
	for _, p := range []string{"bgzip", "gzip"} {
		if strings.Contains(format, "("+p+")") {
			packed = p
		}
	}
	return t.Text("report.file.kind."+kind) + ", " + t.Text("report.file.packed."+packed)
}

// size is a number of bytes as people say it.
func size(bytes int64) string {
	switch {
	case bytes >= 1e9:
		return decimal(float64(bytes)/1e9) + " GB"
	case bytes >= 1e6:
		return decimal(float64(bytes)/1e6) + " MB"
	}
	return decimal(float64(bytes)/1e3) + " kB"
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// votesFor says what speaks for the build, and whether anything speaks against it.
func votesFor(t *text.Catalogue, votes []ledger.Vote, in variants.Assembly) string {
	var agree, named []string
	against := 0
	for _, v := range votes {
		switch key := "report.file.vote." + v.Kind; {
		case v.Assembly != in || v.For == 0:
		case t.Has(key + ".named"):
			named = append(named, t.Text(key+".named"))
		default:
			agree = append(agree, t.Text(key, "for", text.Grouped(v.For)))
		}
		if v.Assembly == in {
			against += v.Against
		}
	}
	if len(agree) == 0 {
		return t.And(named)
	}
	key := "report.file.votes"
	if against > 0 {
		key = "report.file.votes_against"
	}
	return t.Text(key, "agree", t.And(agree), "against", text.Grouped(against))
}

func sampleFact(t *text.Catalogue, o *ledger.Observations) report.FileFact {
	f := report.FileFact{Name: t.Text("report.file.sample"), Value: o.Input.Sample, Detail: t.Text("report.file.only_sample")}
	if o.Input.SampleCount > 1 {
		f.Detail = t.Text("report.file.one_of", "n", text.Grouped(o.Input.SampleCount))
	}
	return f
}

// geneFacts count the coding bases with a confident call, gene by gene; of genes that were not agreed to nothing is said.
func geneFacts(t *text.Catalogue, genes []string, o *ledger.Observations) (facts []report.FileFact) {
	for _, gene := range genes {
		f := report.FileFact{Name: gene, Value: t.Text("report.file.not_agreed")}
		for _, c := range o.Coverage {
			if c.Gene != gene {
				continue
			}
			seen, total := c.Total()
			f.Value, f.Detail = t.Text("report.file.bases", "seen", text.Grouped(seen), "total", text.Grouped(total)), t.Text("report.file.all_bases")
			if missing := total - seen; missing > 0 {
				f.Detail = t.Text("report.file.missing_bases", "n", text.Grouped(missing))
			}
		}
		facts = append(facts, f)
	}
	return facts
}

// sitesFact counts the sites of the pharmacogenes with a call.
func sitesFact(t *text.Catalogue, o *ledger.Observations) report.FileFact {
	f := report.FileFact{Name: t.Text("report.file.medicine_genes"), Value: t.Text("report.file.not_agreed")}
	if len(o.Sites) == 0 {
		return f
	}
	seen := 0
	for _, s := range o.Sites {
		if s.State == variants.Reference || s.State == variants.Variant {
			seen++
		}
	}
	f.Value = t.Text("report.file.sites", "seen", text.Grouped(seen), "total", text.Grouped(len(o.Sites)))
	return f
}

func wholeFact(t *text.Catalogue, o *ledger.Observations) report.FileFact {
	f := report.FileFact{Name: t.Text("report.file.whole"), Value: t.Text("report.file.whole_checked")}
	if !o.Complete {
		f.Value, f.Detail = t.Text("report.file.part_read"), t.Text("report.file.part_detail")
	}
	return f
}
