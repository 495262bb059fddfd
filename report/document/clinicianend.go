package document

import (
	"fmt"
	"slices"
	"strings"

	"allelens/report"
)

// Page three gives up rows of its last group, so many with each step, then its limits one by one.
const (
	rowsAStep = 3
	lessAtEnd = 6
)

// three is pharmacogenes, medicines by harm, methods, limits and signatures.
func (c clinician) three(step int, rows []harmRow) []Section {
	var all []Section
	add := func(name, title, note string, blocks []Block) {
		if len(blocks) > 0 {
			all = append(all, Section{Name: name, Title: title, Note: note, Blocks: blocks})
		}
	}
	kept := max(0, len(rows)-rowsAStep*step)
	less := max(0, step-(len(rows)+rowsAStep-1)/rowsAStep)
	if len(c.Pharmacogenes) > 0 {
		title, note := c.t("clinician.genes"), c.t("clinician.genes.note", "count", c.counting())
		add("genes", title, note, c.genesShort())
		add("drugs", c.t("clinician.care"), c.t("clinician.care.note", "count", medicinesIn(rows)), c.byHarm(rows, kept))
	}
	add("note", c.t("pdf.section.note"), "", c.note())
	add("methods", c.t("clinician.methods"), "", c.methods(less))
	add("signature", "", "", []Block{c.signatures()})
	return all
}

func medicinesIn(rows []harmRow) int {
	n := 0
	for _, r := range rows {
		n += len(r.drugs)
	}
	return n
}

func (c clinician) counting() int {
	n := 0
	for _, g := range c.Pharmacogenes {
		if g.Brief.Group == "counts" {
			n++
		}
	}
	return n
}

// genesShort is a row for each gene with a variant that counts; the others run on.
func (c clinician) genesShort() []Block {
	t := Table{Dense: true, Columns: c.columns("gene", 1, "result", 2.7, "phenotype", 2.4, "sites_of", 0.9, "tier1", 1.2, "open", 2.2)}
	t.Columns[3].Right = true
	runs := map[string][]string{}
	for _, g := range c.Pharmacogenes {
		sites := ""
		if g.SitesTotal > 0 {
			sites = c.t("clinician.sites", "n", count(g.SitesCalled), "of", count(g.SitesTotal))
		}
		if g.Brief.Group == "counts" {
			t.Rows = append(t.Rows, []Cell{strong(g.Gene), plain(g.Brief.Result), plain(g.Brief.Phenotype), plain(sites), plain(g.Brief.Tier1), muted(g.Brief.Open)})
			continue
		}
		said := g.Gene
		if g.Brief.Group == "no_result" {
			sites = ""
		}
		if inside := lines(sites, tierGap(c, g), g.Brief.Open); len(inside) > 0 {
			said += " (" + strings.Join(inside, "; ") + ")"
		}
		runs[g.Brief.Group] = append(runs[g.Brief.Group], said)
	}
	var blocks []Block
	if len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	for _, group := range []string{"none", "no_result"} {
		if len(runs[group]) > 0 {
			blocks = append(blocks, Paragraph{Line{Lead: c.t("clinician.genes." + group), Text: strings.Join(runs[group], " · ") + ".", Style: Small}})
		}
	}
	if len(runs["no_result"]) > 0 {
		blocks = append(blocks, Paragraph{Line{Text: c.t("clinician.genes.no_result.care"), Style: Muted}})
	}
	return blocks
}

// tierGap names what a gene lacks of the alleles that every test should cover; "" for nothing, or where nothing was read.
func tierGap(c clinician, g report.Pharmacogene) string {
	if len(g.Tier1Unread) == 0 || g.Brief.Group == "no_result" {
		return ""
	}
	return c.t("clinician.tier1.gap", "said", g.Brief.Tier1)
}

// byHarm is the medicines that need care by what they can do, so many rows of them.
func (c clinician) byHarm(rows []harmRow, kept int) []Block {
	var blocks []Block
	group := ""
	var t Table
	flush := func() {
		if len(t.Rows) > 0 {
			blocks = append(blocks, Heading{Text: c.t("clinician.harm." + group), Badge: sign(group), Ruled: true}, t)
		}
	}
	for _, r := range rows[:kept] {
		if r.group != group {
			flush()
			group, t = r.group, Table{Dense: true, Columns: []Column{{Share: 1.75}, {Share: 1.3}, {Share: 4.7}, {Share: 1.4}, {Share: 1.65}}}
		}
		t.Rows = append(t.Rows, c.harmCells(r))
	}
	flush()
	if more := medicinesIn(rows[kept:]); more > 0 {
		blocks = append(blocks, Paragraph{Line{Text: c.t("clinician.harm.more", "count", more), Style: Muted}})
	}
	if len(rows) == 0 {
		blocks = append(blocks, Paragraph{Line{Text: c.t("clinician.harm.none")}})
	}
	return blocks
}

// mostInRow is how much is said of a medicine in a row, in signs.
const mostInRow = 165

func (c clinician) harmCells(r harmRow) []Cell {
	d := r.drugs[0]
	var genes, said []string
	for _, g := range d.Results {
		genes = append(genes, g.Gene)
	}
	for _, d := range r.drugs {
		if !slices.Contains(said, d.Brief.Said) {
			said = append(said, d.Brief.Said)
		}
	}
	return []Cell{
		strong(strings.Join(medicinesOf(r.drugs), ", ")), strong(d.Brief.Badge.Word), plain(c.short(spaced(d.Brief.Do, d.Brief.More), mostInRow)),
		plain(strings.Join(genes, ", ")), muted(strings.Join(said, "; ")),
	}
}

// sign is the sign before a group's name.
func sign(group string) *report.Badge {
	switch group {
	case "avoid":
		return &report.Badge{Tone: report.ToneAct}
	case "test":
		return &report.Badge{Tone: report.ToneUnknown}
	case "own":
		return &report.Badge{Tone: report.ToneNeutral}
	}
	return &report.Badge{Tone: report.ToneChange}
}

// methods are how the result came about, what it cannot tell, and by which versions.
func (c clinician) methods(less int) []Block {
	q := c.Quality
	said := []string{c.t("clinician.methods.file", "file", c.Input.File, "format", join(c.Input.Format, c.Input.VCFVersion), "assembly", c.Input.Assembly, "sample", fmt.Sprint(c.Input.SampleCount)),
		c.t("clinician.methods.sites", "n", count(q.Sites["reference"]+q.Sites["variant"]+q.AssumedReference), "total", count(q.SitesTotal))}
	for _, s := range []string{q.Assay.Text, q.Thresholds.Text} {
		if s != "" {
			said = append(said, s)
		}
	}
	if !q.Complete {
		said = append(said, c.t("pdf.incomplete"))
	}
	var limits []string
	for i, l := range c.Limits {
		if i < max(4, len(c.Limits)-less) {
			limits = append(limits, l.Text)
		}
	}
	blocks := []Block{Paragraph{Line{Text: strings.Join(said, " "), Style: Small}}}
	if len(limits) > 0 {
		blocks = append(blocks, Paragraph{Line{Lead: c.t("clinician.limits"), Text: strings.Join(limits, " "), Style: Small}})
	}
	versions := []string{c.Software.Name + " " + c.Software.Version, c.t("clinician.versions.base", "version", c.KnowledgeBase.Version)}
	for _, k := range c.KnowledgeBase.Currency {
		if k.Part != "programme" { // their editions stand with the programme
			versions = append(versions, k.Name+" "+k.Newest.Date)
		}
	}
	blocks = append(blocks, Paragraph{Line{Lead: c.t("clinician.versions"), Text: strings.Join(versions, " · ") + ". " + c.t("clinician.annex"), Style: Small}})
	checked, total := 0, 0
	for _, v := range c.Verification {
		checked, total = checked+v.Checked, total+v.Total
	}
	if checked < total {
		blocks = append(blocks, Paragraph{Line{Text: c.t("clinician.checked", "n", count(checked), "of", count(total)), Style: Muted}})
	}
	return blocks
}
