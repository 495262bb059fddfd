package canrisk

import (
	"io"

	"allelens/report"
	"allelens/variants"
	"allelens/variants/pedigree"
)

// WritePED writes the family as PED. The error, a *variants.Problem, says that none was entered.
func WritePED(w io.Writer, r *report.Report) error {
	kindred := r.Kindred()
	if len(kindred) == 0 {
		return variants.Fail("ped_none", "")
	}
	var all []pedigree.Person
	for _, m := range kindred {
		p := pedigree.Person{ID: m.ID, Father: m.Father, Mother: m.Mother, Sex: m.Sex, Affected: m.Affected || len(m.Cancers) > 0}
		all = append(all, p)
	}
	return pedigree.WritePED(w, all)
}
