package document

import (
	"maps"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
)

// Card is what a pharmacy needs of a report, on one small page. It names nobody: the case's
// label is all that leads back to the patient. It holds for the genes alone, since other
// medicines change.
type Card struct {
	Title, Label, Date string
	Genes              []string
	Groups             []CardGroup
	Notes              []string
	Base               string
	Status             string // with the report's number: "Report no. 0042 · DRAFT, not signed"
	Clinic             string // "" where it has not stated itself
	Code               string // the card in clear text, for a QR code that is read without a network; "" where it is too long for one
	CodeNote           string // beside the code
}

// CardGroup is the medicines for which the same is to be done.
type CardGroup struct {
	Badge report.Badge
	Drugs []string
}

// CardOf sets a report's card in order.
func CardOf(r *report.Report) Card {
	w := writer{Report: r, words: text.Of(r.Language)}
	c := Card{
		Title: w.t("card.title"), Label: w.t("card.label", "label", r.Case.Label), Date: r.Case.Date,
		Base: w.t("card.base", "version", r.KnowledgeBase.Version, "program", r.Software.Name, "release", r.Software.Version),
	}
	matter := map[string]bool{}
	for _, action := range report.Actions() {
		groups := map[string]*CardGroup{}
		for _, d := range r.Drugs {
			does, badge, matters := d.Action, d.Badge, d.Attention
			if d.GenotypeOnly != nil {
				does, badge, matters = d.GenotypeOnly.Action, d.GenotypeOnly.Badge, true
			}
			if does != action || !matters {
				continue
			}
			if groups[badge.Word] == nil {
				groups[badge.Word] = &CardGroup{Badge: badge}
			}
			groups[badge.Word].Drugs = append(groups[badge.Word].Drugs, d.Drug)
			for _, g := range d.Results {
				matter[g.Gene] = matter[g.Gene] || g.Diplotype != ""
			}
		}
		words := slices.Sorted(maps.Keys(groups))
		slices.Reverse(words) // a lower dose before a higher one
		for _, word := range words {
			slices.Sort(groups[word].Drugs)
			c.Groups = append(c.Groups, *groups[word])
		}
	}
	for _, g := range r.Pharmacogenes {
		if matter[g.Gene] {
			c.Genes = append(c.Genes, w.geneLine(g))
		}
	}
	c.Notes = w.cardNotes(len(c.Groups) > 0)
	e := w.edges()
	c.Status = join(e.Foot[0], e.Status)
	if k := r.Clinic; k != nil {
		c.Clinic = join(k.Name, k.Contact)
	}
	c.Code, c.CodeNote = c.coded(w.t("card.code.groups")), w.t("card.code")
	return c
}

// mostCode is how many bytes a code holds that a telephone still reads off a card.
const mostCode = 2300

// coded is the card as plain text for its code: with the medicines where there is room, else with what says where they stand.
// What was not read is never left out.
func (c Card) coded(groups string) string {
	full := c.Text()
	if len(full) <= mostCode {
		return full
	}
	short := c
	short.Groups, short.Notes = nil, append([]string{groups}, c.Notes...)
	if brief := short.Text(); len(brief) <= mostCode {
		return brief
	}
	return ""
}

// geneLine is a gene's result. Where alleles that ask for something were not read, they stand beside what was read of the
// gene, and no phenotype does.
func (w writer) geneLine(g report.Pharmacogene) string {
	var alleles []string
	for _, d := range w.Drugs {
		for _, o := range d.Open {
			if o.Gene == g.Gene && o.Why == "unread" && slices.Contains(report.Actions(), o.Action) {
				alleles = append(alleles, o.Alleles...)
			}
		}
	}
	if alleles = variants.Once(alleles); len(alleles) == 0 {
		return w.t("card.gene", "gene", g.Gene, "result", join(g.Result, g.Phenotype, w.score(g.ActivityScore)))
	}
	result := g.Result
	if len(g.Diplotypes) == 1 {
		result = w.t("report.gene.of_sites", "label", g.Diplotypes[0].Label, "called", g.SitesCalled, "total", g.SitesTotal)
	}
	names := make([]string, min(len(alleles), mostOnCard))
	for i := range names {
		names[i] = alleles[i]
		if _, bracket, ok := strings.Cut(alleles[i], " ("); ok {
			names[i] = strings.TrimSuffix(bracket, ")")
		}
	}
	if len(alleles) > len(names) {
		names = append(names, "…")
	}
	return w.t("card.gene.open", "gene", g.Gene, "result", result, "alleles", strings.Join(names, ", "))
}

// mostOnCard is how many alleles that were not read a card names of a gene.
const mostOnCard = 3

// cardNotes says below a card's groups what their absence means: nothing to change is said only of
// results that there are.
func (w writer) cardNotes(groups bool) []string {
	missing := w.notCalled()
	var notes []string
	switch {
	case len(w.Pharmacogenes) == 0:
		notes = append(notes, w.t("card.unread"))
	case !groups && len(missing) == len(w.Pharmacogenes):
		notes = append(notes, w.t("card.uncalled"))
	case !groups:
		notes = append(notes, w.t("card.nothing"))
	}
	if len(missing) > 0 {
		notes = append(notes, w.t("card.missing", "genes", strings.Join(missing, ", ")))
	}
	return append(notes, w.t("card.caution"))
}

// notCalled lists the genes without a result.
func (w writer) notCalled() []string {
	var all []string
	for _, g := range w.Pharmacogenes {
		if g.Brief.Group == "no_result" {
			all = append(all, g.Gene)
		}
	}
	return all
}

// cardWidth is how many signs a line of a card in plain text holds.
const cardWidth = 64

// Text is the card as plain text.
func (c Card) Text() string {
	var b strings.Builder
	line := func(s string) { b.WriteString(fold(s, cardWidth) + "\n") }
	line(c.Title)
	line(join(c.Label, c.Date))
	line(c.Status)
	b.WriteString("\n")
	for _, g := range c.Genes {
		line(g)
	}
	for _, g := range c.Groups {
		b.WriteString("\n")
		line(strings.ToUpper(g.Badge.Word))
		line(strings.Join(g.Drugs, ", "))
	}
	b.WriteString("\n")
	for _, n := range c.Notes {
		line(n)
	}
	for _, s := range lines(c.Base, c.Clinic) {
		line(s)
	}
	return variants.VisibleLines(b.String())
}

// fold breaks a text at blanks into lines of at most a width, where words allow it.
func fold(s string, width int) string {
	var lines []string
	now := ""
	for _, word := range strings.Fields(s) {
		switch {
		case now == "":
			now = word
		case len([]rune(now))+1+len([]rune(word)) > width:
			lines = append(lines, now)
			now = word
		default:
			now += " " + word
		}
	}
	return strings.Join(append(lines, now), "\n")
}
