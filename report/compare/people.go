package compare

import (
	"slices"
	"strings"
	"unicode"

	"allelens/report"
	"allelens/report/text"
)

// Bounds of suspicion, rules of this program: of sites that tell people apart at least so many, of which so many in a
// hundred differ between two files of one person only by a mix-up, or agree between two people hardly ever.
const (
	leastTelling = 12
	swapPercent  = 20
	samePercent  = 98
)

// People compares two reports that are, or should be, of one person. expected: both are said to be of one person, so
// that calls that differ widely are suspected to be another's; else calls that agree are suspected to be one person's.
func People(words *text.Catalogue, a, b *report.Report, expected bool) report.Comparison {
	d := &differ{Catalogue: words}
	c := report.Comparison{}
	d.calls(&c, a, b)
	d.cancer(a, b)
	d.pharmacogenes(a, b)
	d.medicines(a, b)
	c.Changes = d.done(a, b)
	apart := c.Telling - c.Alike
	switch {
	case c.Telling < leastTelling:
		c.Text = words.Text("changes.few", "n", c.Telling)
	case expected && 100*apart >= swapPercent*c.Telling:
		c.Suspected, c.Text = report.SuspectedSwap, words.Text("changes.swap", "apart", apart, "of", c.Telling)
	case !expected && 100*c.Alike >= samePercent*c.Telling:
		c.Suspected, c.Text = report.SuspectedSame, words.Text("changes.same_person", "alike", c.Alike, "of", c.Telling)
	default:
		c.Text = words.Text("changes.alike", "alike", c.Alike, "of", c.Telling)
	}
	return c
}

// SamePerson reports whether two reports are said to be of one person: by record number, name and birth, case number, or
// a sample's name that tells it from others.
func SamePerson(a, b *report.Report) bool {
	p, q := a.Case, b.Case
	switch {
	case p.RecordNumber != "" && q.RecordNumber != "":
		return p.RecordNumber == q.RecordNumber
	case p.Name != "" && q.Name != "":
		return strings.EqualFold(p.Name, q.Name) && (p.Born == q.Born || p.Born == "" || q.Born == "")
	}
	if p.Label != q.Label || p.Deidentified || q.Deidentified {
		return false
	}
	stated := p.Label != a.Input.Sample && q.Label != b.Input.Sample // a case without a number is called by its sample
	return p.Label != "" && (stated || distinct(p.Label))
}

// leastDigits of a sample's name make it one that tells samples apart: "SAMPLE", "NA" or "tumour 1" stand in many files.
const leastDigits = 3

func distinct(sample string) bool {
	digits := 0
	for _, r := range sample {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return digits >= leastDigits
}

// call is what one file says of a place.
type call struct {
	gene, of string
	alleles  string // sorted; "" for the reference
}

// calls compares the places that both files call.
func (d *differ) calls(c *report.Comparison, a, b *report.Report) {
	there := siteCalls(b)
	of := siteCalls(a)
	for _, key := range sorted(of) {
		if other, ok := there[key]; ok {
			d.compare(c, of[key], other)
		}
	}
	if a.Input.Assembly != b.Input.Assembly {
		return // places of the cancer genes have other numbers
	}
	for _, g := range a.Cancer.Genes {
		at := slices.IndexFunc(b.Cancer.Genes, func(o report.CancerGene) bool { return o.Gene == g.Gene })
		if at < 0 {
			continue
		}
		whole := g.AssessedBases == g.TotalBases && b.Cancer.Genes[at].AssessedBases == b.Cancer.Genes[at].TotalBases
		pairs(g.Variants, b.Cancer.Genes[at].Variants, variantKey, func(x, y report.Variant) {
			called := (x.State == "variant" || x.Gene == "") && (y.State == "variant" || y.Gene == "")
			if called && (whole && inExon(x, y) || x.Gene != "" && y.Gene != "") {
				d.compare(c, variantCall(g.Gene, x, y), variantCall(g.Gene, y, x))
			}
		})
	}
}

// inExon: whoever lacks the variant has seen its place, since all coding bases were seen.
func inExon(x, y report.Variant) bool { return x.Exon != nil || y.Exon != nil }

func variantCall(gene string, v, other report.Variant) call {
	name := v.HGVSC
	if name == "" {
		name = other.HGVSC
	}
	return call{gene: gene, of: gene + " " + name, alleles: v.Zygosity}
}

// compare counts a place, and tells where it differs.
func (d *differ) compare(c *report.Comparison, a, b call) {
	c.Shared++
	if a.alleles == "" && b.alleles == "" {
		return
	}
	c.Telling++
	if a.alleles == b.alleles {
		c.Alike++
		return
	}
	reference := d.Text("changes.reference")
	word := func(s string) string {
		if s == "" {
			return reference
		}
		return s
	}
	d.add(report.Changed{Kind: report.ChangedGenotype, Gene: a.gene, Of: a.of, From: word(a.alleles), To: word(b.alleles), Concludes: true})
}

// siteCalls are the called sites of pharmacogenes that have an rsID, which both builds share.
func siteCalls(r *report.Report) map[string]call {
	all := map[string]call{}
	for _, g := range r.Pharmacogenes {
		for _, s := range g.Sites {
			if s.RSID == "" || s.Assumed || s.State != "reference" && s.State != "variant" {
				continue
			}
			key := g.Gene + " " + s.RSID
			if _, twice := all[key]; twice {
				continue
			}
			one := call{gene: g.Gene, of: key}
			if s.State == "variant" {
				sides := strings.FieldsFunc(s.Alleles, func(r rune) bool { return r == '/' || r == '|' })
				slices.Sort(sides)
				one.alleles = strings.Join(sides, "/")
			}
			all[key] = one
		}
	}
	return all
}

func sorted(calls map[string]call) []string {
	var keys []string
	for k := range calls {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
