package document

import (
	"cmp"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
)

// medicines tells what the genes say of medicines, and of how many genes nothing is known.
func (p patient) medicines(step int) []Block {
	if p.Case.Scope == "cancer" || p.Case.Scope == "family_variant" {
		return []Block{Paragraph{Line{Text: p.t("patient.medicines.out")}}}
	}
	blocks := p.advice(step)
	for _, n := range p.notices(p.Summary.MedicineNotices) {
		c := n.(Callout)
		blocks = append(blocks, Paragraph{Line{Lead: c.Title, Text: strings.Join(c.Lines, " "), Style: Small}})
	}
	return blocks
}

// groups are the three boxes of medicines, by the groups that the report has put them in.
var medicineGroups = []struct {
	name string
	of   []string
	tone report.Tone
}{
	{"dose", []string{"less", "more", "dose"}, report.ToneChange},
	{"other", []string{"other"}, report.ToneAct},
	{"test", []string{"test", "watch"}, report.ToneUnknown},
}

func (p patient) advice(step int) []Block {
	missing, total := len(p.notCalled()), len(p.Pharmacogenes)
	again := p.testAgain()
	unread := append(again, p.unreadGenes(missing, total)...)
	var boxes Columns
	for _, g := range medicineGroups {
		if b, any := p.medicineBox(g.name, g.of, g.tone, step); any {
			boxes.Parts, boxes.Shares = append(boxes.Parts, []Block{b}), append(boxes.Shares, 1)
		}
	}
	boxes.Gap = 12
	rest, pairs := p.otherOwn(), p.pairs()
	if len(boxes.Parts)+len(rest)+len(pairs) == 0 {
		if missing == total || len(again) > 0 {
			return unread
		}
		return append([]Block{Paragraph{Line{Text: p.t("patient.medicines.nothing")}}}, unread...)
	}
	blocks := []Block{Paragraph{Line{Lead: p.t("patient.medicines.never")}}}
	if len(boxes.Parts) > 0 {
		blocks = append(blocks, boxes)
	}
	if len(pairs) > 0 {
		blocks = append(blocks, Paragraph{Line{Lead: p.t("patient.medicines.together"), Text: strings.Join(pairs, " ")}})
	}
	told := mostPairs - min(2, max(0, step-mostlyFull))
	if len(pairs) > told && step > 2 {
		pairs = append(pairs[:told:told], p.t("patient.medicines.pairs.more", "count", len(pairs)-told))
		blocks[len(blocks)-1] = Paragraph{Line{Lead: p.t("patient.medicines.together"), Text: strings.Join(pairs, " ")}}
	}
	return append(append(blocks, rest...), unread...)
}

// mostPairs is how many pairs of medicines a full page tells one by one.
const mostPairs = 3

// mostOfGroup is how many medicines that are not the patient's a box names.
const mostOfGroup = 10

// medicineBox is a group of medicines: the patient's own one by one, then names of others.
func (p patient) medicineBox(name string, of []string, tone report.Tone, step int) (Box, bool) {
	var mine ownSayings
	var others []string
	kinds := map[string]bool{}
	for _, d := range p.Drugs {
		if !slices.Contains(of, d.Brief.Plain) {
			continue
		}
		switch {
		case d.OnMedicationList:
			mine.add(p.t("patient.medicines.own."+cmp.Or(d.Status, "current"), "name", text.Capital(d.Drug)), p.saidOf(d))
			kinds[d.Brief.Plain] = true
		case d.NeedsAction:
			others = append(others, d.Drug)
			kinds[d.Brief.Plain] = true
		}
	}
	own := mine.blocks()
	if len(own)+len(others) == 0 {
		return Box{}, false
	}
	title := name
	if len(kinds) == 1 {
		for kind := range kinds {
			title = kind
		}
	}
	b := Box{Tone: tone, Plain: true, Title: p.t("patient.group." + title)}
	most := mostOfGroup
	if len(own) > 0 {
		most = max(3, mostOfGroup-2*max(0, step-4))
	}
	if len(own) > 0 && step > mostlyFull {
		most = 0
	}
	if shown := min(len(others), most); shown > 0 {
		words := p.t("patient.medicines.also", "names", strings.Join(others[:shown], ", "))
		if more := len(others) - shown; more > 0 {
			words = p.t("patient.medicines.also.more", "names", strings.Join(others[:shown], ", "), "count", more)
		}
		own = append(own, Paragraph{Line{Text: words, Style: Muted}})
	}
	b.Parts = [][]Block{own}
	return b, true
}

// ownSayings are sentences on the patient's medicines, each with the medicines that it is said of.
type ownSayings struct {
	said  []string
	names map[string][]string
}

func (o *ownSayings) add(name, said string) {
	if o.names == nil {
		o.names = map[string][]string{}
	}
	if o.names[said] == nil {
		o.said = append(o.said, said)
	}
	o.names[said] = append(o.names[said], name)
}

// fewNamed is up to how many medicines of which the same is said are named with how they are taken.
const fewNamed = 3

func (o *ownSayings) blocks() []Block {
	var blocks []Block
	for _, said := range o.said {
		names := o.names[said]
		if len(names) > fewNamed { // all are the patient's: the names are enough
			for i, n := range names {
				names[i], _, _ = strings.Cut(n, " (")
			}
		}
		blocks = append(blocks, Paragraph{Line{Lead: strings.Join(names, ", ") + ":", Text: said}})
	}
	return blocks
}

// saidOf is what is said of one of the patient's medicines, with the danger where there is one.
func (p patient) saidOf(d report.Drug) string {
	said := p.t("patient.action." + actionKey(d))
	if d.Brief.Harm == "life_threatening" {
		said += " " + p.t("patient.action.danger")
	}
	return said
}

// otherOwn are the patient's medicines that stand in no box.
func (p patient) otherOwn() []Block {
	var keys []string
	names := map[string][]string{}
	for _, d := range p.Drugs {
		boxed := slices.ContainsFunc(medicineGroups, func(g struct {
			name string
			of   []string
			tone report.Tone
		}) bool {
			return slices.Contains(g.of, d.Brief.Plain)
		})
		if !d.OnMedicationList || boxed {
			continue
		}
		key := actionKey(d)
		if names[key] == nil {
			keys = append(keys, key)
		}
		names[key] = append(names[key], d.Drug)
	}
	var blocks []Block
	for _, key := range keys {
		blocks = append(blocks, Paragraph{Line{Lead: text.Capital(strings.Join(names[key], ", ")) + ":", Text: p.t("patient.action." + key)}})
	}
	return blocks
}

// pairs are what the patient is told of medicines taken together, each pair once.
func (p patient) pairs() []string {
	var all []string
	seen := map[string]bool{}
	for _, i := range p.Summary.Interactions {
		if pair := i.Drug + "+" + strings.Join(i.With, "+"); i.Patient != "" && !seen[pair] {
			seen[pair] = true
			all = append(all, text.Capital(i.Patient))
		}
	}
	return all
}

// testAgain names the genes of which a change was seen in a call that does not stand, with the medicines that
// hang on it.
func (p patient) testAgain() []Block {
	var genes []string
	hanging := map[string][]string{}
	for _, d := range p.Drugs {
		for _, u := range d.Unsettled {
			if hanging[u.Gene] == nil {
				genes = append(genes, u.Gene)
			}
			hanging[u.Gene] = append(hanging[u.Gene], d.Drug)
		}
	}
	var items []string
	for _, gene := range genes {
		items = append(items, p.t("patient.medicines.again", "gene", gene, "medicines", strings.Join(hanging[gene], ", ")))
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{List{Items: items}}
}

// unreadGenes says how many of the genes for medicines have no result; nothing where all have one.
func (p patient) unreadGenes(missing, total int) []Block {
	key := "patient.medicines.part"
	switch {
	case missing == total:
		key = "patient.medicines.unread"
	case missing == 0:
		return nil
	}
	return []Block{Paragraph{Line{Text: p.t(key, "n", missing, "total", total)}}}
}

// adviser is a body and the year of what it says.
type adviser struct{ body, year string }

// advisers are the bodies behind what a patient is told of a medicine.
func advisers(d report.Drug) (all []adviser) {
	for _, i := range d.Interactions {
		if i.Patient != "" {
			all = append(all, adviser{i.Body, ""})
		}
	}
	for _, r := range d.Recommendations {
		if !r.Silent {
			all = append(all, adviser{r.Source, r.Year})
		}
	}
	return all
}

// doseKey is the end of the key for a dose to be changed, and directed that for one of which the way is known.
const doseKey = "change_dose"

func directed(direction string) string { return doseKey + "." + direction }

// actionKey is the end of the key of what a patient is told of a medicine.
func actionKey(d report.Drug) string {
	if d.PatientAction == doseKey && d.Direction != "" {
		return directed(d.Direction)
	}
	return d.PatientAction
}
