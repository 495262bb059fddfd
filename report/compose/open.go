package compose

import (
	"allelens/report"
	"allelens/report/guidance"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/drugs"
)

// open lists what is not excluded and would change a medicine's advice, the gravest first.
func (b *builder) open(r drugs.Result) []report.DrugOpen {
	out := []report.DrugOpen{}
	for _, u := range guidance.GravestOpen(r.Open) {
		out = append(out, report.DrugOpen{
			Gene: u.Gene, Alleles: orEmpty(u.Alleles), Sites: orEmpty(u.Sites), Why: string(u.Why), Action: string(u.Action), Text: guidance.Open(b.Catalogue, text.Clinician, r, u),
		})
	}
	return out
}

// openSteps are the genes of which sites have to be read before the patient's medicines.
func (b *builder) openSteps(add func(key string, pairs ...any)) {
	medicines, alleles := make(map[string][]string), make(map[string][]string)
	var genes []string
	for _, r := range b.f.Drugs {
		for _, u := range guidance.GravestOpen(r.Open) {
			if !r.OnList || !r.ReadFirst(u) {
				continue
			}
			genes = append(genes, u.Gene)
			medicines[u.Gene] = append(medicines[u.Gene], r.Drug.Name)
			alleles[u.Gene] = variants.Once(append(alleles[u.Gene], u.Alleles...))
		}
	}
	for _, gene := range variants.Once(genes) {
		add("open", "gene", gene, "alleles", guidance.ShortAlleles(alleles[gene]), "medicines", b.someOf(variants.Once(medicines[gene])))
	}
}
