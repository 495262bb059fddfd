package compose

import (
	"testing"

	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/pedigree"
)

// TestPatientInTheFamilyHasTheCasesAge: a family that says nothing more of the patient takes age and cancers of the case; what it
// states itself stands.
func TestPatientInTheFamilyHasTheCasesAge(t *testing.T) {
	for name, c := range map[string]struct {
		stated     pedigree.Person
		age, found int
		cancer     string
	}{
		"nothing stated": {pedigree.Person{}, 50, 42, "breast"},
		"stated":         {pedigree.Person{Age: 49, Cancers: []pedigree.Cancer{{Kind: "ovarian", Age: 48}}}, 49, 48, "ovarian"},
	} {
		in := findings(germline.PathogenicFound, finding(knowledge.Pathogenic, variants.Variant))
		in.Case.Age, in.Case.Earlier = 50, []patient.Earlier{{Cancer: "breast", Age: 42}}
		c.stated.ID, c.stated.Sex, c.stated.Proband = "patient", pedigree.Female, true
		in.Case.Family = []pedigree.Person{c.stated, {ID: "partner", Sex: pedigree.Male}}
		all := Build(text.English(), on("2026-11-24", in), Print{}).Pedigree
		own, other := all[0], all[1]
		if own.Age != c.age || len(own.Cancers) != 1 || own.Cancers[0].Cancer != c.cancer || *own.Cancers[0].Age != c.found {
			t.Errorf("%s: %+v", name, own)
		}
		if other.Age != 0 || len(other.Cancers) != 0 {
			t.Errorf("%s: the case's are told of another: %+v", name, other)
		}
	}
}
