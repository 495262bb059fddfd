package document

import (
	"slices"
	"strings"

	"allelens/report"
)

// medicineActions are the actions, most urgent first; those up to monitor call for something.
var medicineActions = []string{
	"contraindicated", "avoid", "alternative", "change_dose", "test_first", "monitor", "standard", "no_guidance", "not_held", "not_assessable",
}

// medicines tells what the genes say of medicines, and of how many genes nothing is known.
func (p patient) medicines() []Block {
	if p.Case.Scope == "cancer" {
		return []Block{Paragraph{Line{Text: p.t("patient.medicines.out")}}}
	}
	return append(p.advice(), p.notices(p.Summary.MedicineNotices)...)
}

func (p patient) advice() []Block {
	missing, total := len(p.notCalled()), len(p.Pharmacogenes)
	mine := p.table(func(d report.Drug) bool { return d.OnMedicationList })
	others := p.table(func(d report.Drug) bool {
		return !d.OnMedicationList && d.NeedsAction && slices.Index(medicineActions, d.Action) <= slices.Index(medicineActions, "monitor")
	})
	again := p.testAgain()
	unread := append(again, p.unreadGenes(missing, total)...)
	pairs := p.pairs()
	if len(mine.Rows)+len(others.Rows)+len(pairs) == 0 {
		if missing == total || len(again) > 0 {
			return unread
		}
		return append([]Block{Paragraph{Line{Text: p.t("patient.medicines.nothing")}}}, unread...)
	}
	blocks := []Block{Callout{Tone: report.ToneChange, Title: p.t("patient.medicines.never"), Lines: []string{p.t("patient.medicines.show")}}}
	if len(pairs) > 0 {
		blocks = append(blocks, Heading{Text: p.t("patient.medicines.together")}, List{Items: pairs})
	}
	for _, part := range []struct {
		lead string
		t    Table
	}{{"listed", mine}, {"other", others}} {
		if len(part.t.Rows) > 0 {
			blocks = append(blocks, Heading{Text: p.t("patient.medicines." + part.lead)}, part.t)
		}
	}
	return append(blocks, unread...)
}

// pairs are what the patient is told of medicines taken together, each pair once.
func (p patient) pairs() []string {
	var all []string
	seen := map[string]bool{}
	for _, i := range p.Summary.Interactions {
		if pair := i.Drug + "+" + strings.Join(i.With, "+"); i.Patient != "" && !seen[pair] {
			seen[pair] = true
			all = append(all, i.Patient)
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

// table lists medicines by what to do, with the sources of the advice.
func (p patient) table(which func(report.Drug) bool) Table {
	t := Table{Columns: []Column{{Title: p.t("patient.column.do"), Share: 3}, {Title: p.t("patient.column.medicine"), Share: 4}, {Title: p.t("patient.column.who"), Share: 1.4}}}
	for _, key := range advised {
		var names, sources []string
		for _, d := range p.Drugs {
			if actionKey(d) != key || !which(d) {
				continue
			}
			names = append(names, d.Drug)
			sources = append(sources, advisers(d, key)...)
		}
		if len(names) > 0 {
			slices.Sort(sources)
			sources = slices.Compact(sources)
			t.Rows = append(t.Rows, []Cell{plain(p.t("patient.action." + key)), strong(strings.Join(names, ", ")), muted(strings.Join(sources, ", "))})
		}
	}
	return t
}

// advisers are the bodies behind what a patient is told of a medicine.
func advisers(d report.Drug, key string) []string {
	var all []string
	for _, i := range d.Interactions {
		if key == besideOthers && i.Patient != "" {
			all = append(all, i.Body)
		}
	}
	for _, r := range d.Recommendations {
		if key != besideOthers && !r.Silent {
			all = append(all, r.Source)
		}
	}
	return all
}

// besideOthers is the end of the key for a medicine that the genes leave as it is and another one does not.
const besideOthers = "together"

// partly is the end of the key for the usual dose as far as was read.
const partly = "standard.part"

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

// advised are the ends of keys of what a patient is told to do, in order.
var advised = advisedKeys()

func advisedKeys() []string {
	all := []string{besideOthers}
	for _, action := range medicineActions {
		all = append(all, action)
		switch action {
		case doseKey:
			all = append(all, directed("lower"), directed("higher"))
		case "standard":
			all = append(all, partly)
		}
	}
	return all
}
