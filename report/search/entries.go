package search

import (
	"slices"
	"strconv"
	"strings"

	"allelens/report"
)

// Screens that hits lead to, by the names that the report's rows use.
const (
	cancerScreen   = "cancer"
	drugsScreen    = "drugs"
	variantsScreen = "variants"
)

func (e *entry) named(all ...string) {
	for _, written := range all {
		if folded := fold(written); folded != "" && !slices.ContainsFunc(e.names, func(n name) bool { return n.folded == folded }) {
			e.names = append(e.names, name{written, folded})
		}
	}
}

// addGenes adds the genes of the report, then, if medicines were agreed to, those of which no result is taken.
func (x *Index) addGenes(names []report.Name) {
	for _, g := range x.report.Cancer.Genes {
		x.gene(Hit{Name: g.Gene, Says: g.Badge.Word, Badge: g.Badge, Screen: cancerScreen, Key: g.Gene}, names)
	}
	for _, g := range x.report.Pharmacogenes {
		says := g.Result
		if g.Phenotype != "" && !strings.Contains(says, g.Phenotype) {
			says = x.words.Text("search.gene.result", "result", g.Result, "phenotype", g.Phenotype)
		}
		x.gene(Hit{Name: g.Gene, Says: says, Badge: g.Badge, Screen: variantsScreen, Key: "gene " + g.Gene}, names)
	}
	if len(x.report.Pharmacogenes) == 0 {
		return
	}
	for _, n := range names {
		if n.Kind == report.GeneName && n.Known != "" && n.Name == n.Gene && !x.holds(Gene, n.Gene) {
			x.gene(Hit{Name: n.Gene, Says: n.Known, Badge: report.Badge{Tone: report.ToneNeutral}}, names)
		}
	}
}

func (x *Index) gene(h Hit, names []report.Name) {
	h.Group = Gene
	e := entry{Hit: h, genes: []string{h.Name}}
	e.named(h.Name)
	for _, n := range names {
		if n.Kind != report.GeneName || n.Gene != h.Name || n.Name == h.Name {
			continue
		}
		e.named(n.Name)
		if n.Full {
			e.Also = n.Name
		}
	}
	x.entries = append(x.entries, e)
}

func (x *Index) holds(g Group, name string) bool {
	return slices.ContainsFunc(x.entries, func(e entry) bool { return e.Group == g && e.Name == name })
}

// addVariants adds the variants of the cancer genes that the file holds, and the sites of the pharmacogenes.
func (x *Index) addVariants(names []report.Name) {
	for _, g := range x.report.Cancer.Genes {
		for _, v := range g.Variants {
			x.variant(v)
		}
		for _, s := range g.Structural {
			x.event(g.Gene, s)
		}
	}
	for _, g := range x.report.Pharmacogenes {
		for _, s := range g.Sites {
			x.site(g.Gene, s, names)
		}
	}
}

func (x *Index) variant(v report.Variant) {
	short := withoutReference(v.HGVSC)
	e := entry{genes: []string{v.Gene}, found: true}
	e.Hit = Hit{Group: Variant, Name: short, Badge: v.Badge, Screen: variantsScreen, Key: v.Gene + " " + short, Says: v.Badge.Word}
	if zygosity := "report.zygosity." + v.Zygosity; x.words.Has(zygosity) {
		e.Says = x.words.Text("search.variant.copies", "class", v.Badge.Word, "copies", x.words.Text(zygosity))
	}
	others := append(slices.Clone(v.LegacyNames), v.HGVSP, v.RSID)
	others = slices.DeleteFunc(others, func(name string) bool { return name == "" })
	e.Also = strings.Join(append([]string{v.Gene}, others...), " = ")
	e.named(short, v.HGVSC, v.Gene+" "+short, v.Gene+":"+short)
	e.named(others...)
	e.named(v.HGVSG, v.VariationID)
	x.entries = append(x.entries, e)
}

// event adds a structural event of a cancer gene, which leads to the gene.
func (x *Index) event(gene string, s report.Structural) {
	e := entry{genes: []string{gene}, found: true}
	e.Hit = Hit{Group: Variant, Name: s.Name, Badge: s.Badge, Screen: cancerScreen, Key: gene, Says: s.Badge.Word, Also: gene}
	e.named(s.Name, gene+" "+s.Name, s.Type+" "+gene, s.HGVSC, s.HGVSG, s.ExonsText)
	x.entries = append(x.entries, e)
}

// withoutReference is an HGVS name without its reference sequence.
func withoutReference(name string) string {
	if _, short, ok := strings.Cut(name, ":"); ok {
		return short
	}
	return name
}

// mostNames is how many other names of a site stand beside it.
const mostNames = 3

// site adds a site of a pharmacogene: named by its rsID, what laboratories call it, and the alleles that it defines.
func (x *Index) site(gene string, s report.GeneSite, names []report.Name) {
	own := s.RSID
	if own == "" {
		own = "chr" + strings.TrimPrefix(s.Chrom, "chr") + ":" + strconv.Itoa(s.Pos)
	}
	e := entry{genes: []string{gene}, found: s.State == "variant"}
	e.Hit = Hit{Group: Variant, Name: own, Screen: variantsScreen, Key: gene + " " + own, Badge: report.Badge{Tone: siteTone(s.State)}}
	e.Says = x.words.Text("search.site."+s.State, "alleles", s.Alleles)
	if s.Assumed {
		e.Says = x.words.Text("search.site.assumed")
	}
	e.named(own, gene+" "+own)
	also := []string{gene}
	add := func(name string) {
		e.named(name, gene+" "+name, gene+name)
		if len(also) <= mostNames {
			also = append(also, name)
		}
	}
	for _, n := range names {
		if n.Kind == report.VariantName && n.Gene == gene && n.RSID == s.RSID {
			add(n.Name)
		}
	}
	for _, needed := range s.Needed {
		if needed.Bases == s.Ref || len(needed.Alleles) > mostNames {
			continue
		}
		for _, allele := range needed.Alleles {
			add(allele)
			if plain, star, ok := strings.Cut(strings.TrimSuffix(allele, ")"), " ("); ok {
				e.named(plain, star, gene+star, gene+" "+star)
			}
		}
	}
	e.Also = strings.Join(also, " = ")
	x.entries = append(x.entries, e)
}

// siteTone is how urgent a site's state is.
func siteTone(state string) report.Tone {
	switch state {
	case "variant":
		return report.ToneChange
	case "reference":
		return report.ToneStandard
	}
	return report.ToneUnknown
}

// addMedicines adds the report's medicines with their other names, what else is known, and trade names. Without consent
// to medicines there are none.
func (x *Index) addMedicines(names []report.Name) {
	if len(x.report.Pharmacogenes) == 0 {
		return
	}
	for _, d := range x.report.Drugs {
		e := entry{genes: d.Genes, of: []string{d.Drug}}
		e.Hit = Hit{Group: Medicine, Name: d.Drug, Says: d.Badge.Word, Badge: d.Badge, Own: d.OnMedicationList || d.Status != "", Screen: drugsScreen, Key: d.Drug, Medicine: d.Drug}
		e.named(d.Drug)
		x.entries = append(x.entries, e)
	}
	for _, n := range names {
		switch n.Kind {
		case report.MedicineName:
			x.medicine(n)
		case report.BrandName:
			x.brand(n)
		}
	}
}

// medicine adds a medicine of which the report says nothing, or another name of one.
func (x *Index) medicine(n report.Name) {
	for i, e := range x.entries {
		if e.Group == Medicine && slices.Equal(e.of, n.Medicines) {
			x.entries[i].named(n.Name)
			return
		}
	}
	e := entry{of: n.Medicines}
	e.Hit = Hit{Group: Medicine, Name: n.Name, Says: n.Known, Badge: report.Badge{Tone: report.ToneNeutral}, Own: x.listed(n), Medicine: n.Name}
	e.named(n.Name)
	x.entries = append(x.entries, e)
}

// listed reports whether a medicine that the report says nothing of is on one of the patient's lists.
func (x *Index) listed(n report.Name) bool {
	c := x.report.Case
	return slices.ContainsFunc(slices.Concat(c.Medications, c.Planned, c.Before), func(typed string) bool { return fold(typed) == fold(n.Name) })
}

// brand adds a trade name; it says what its gravest medicine says. Of a combination of which the report knows only a part
// it says of which: what is unremarkable in one part is no verdict on the whole.
func (x *Index) brand(n report.Name) {
	e := entry{of: n.Medicines}
	e.Hit = Hit{Group: Brand, Name: n.Name, Also: strings.Join(n.Medicines, " + "), Badge: report.Badge{Tone: report.ToneNeutral}, Medicine: n.Name}
	e.named(n.Name)
	gravest := -1
	var known []string
	for i, d := range x.report.Drugs {
		if !slices.Contains(n.Medicines, d.Drug) {
			continue
		}
		known = append(known, d.Drug)
		e.genes, e.Own = append(e.genes, d.Genes...), e.Own || d.OnMedicationList || d.Status != ""
		if gravest < 0 || d.Urgency < x.report.Drugs[gravest].Urgency {
			gravest = i
		}
	}
	if gravest >= 0 {
		d := x.report.Drugs[gravest]
		e.Says, e.Badge, e.Screen, e.Key = d.Badge.Word, d.Badge, drugsScreen, d.Drug
		if len(known) < len(n.Medicines) {
			e.Says = x.words.Text("search.brand.part", "medicines", strings.Join(known, " + "), "says", d.Badge.Word)
			if d.Badge.Tone == report.ToneStandard {
				e.Badge.Tone = report.ToneNeutral
			}
		}
	}
	x.entries = append(x.entries, e)
}
