package canrisk

import (
	"strconv"

	"allelens/report"
	"allelens/variants"
)

// relatives are the lines of the family, the patient's own among them; that alone where no family was entered. Persons are numbered in
// their order, and named by their number.
func relatives(r *report.Report, own map[string]string) ([]map[string]string, error) {
	if len(r.Pedigree) == 0 {
		return []map[string]string{own}, nil
	}
	number := map[string]string{}
	for i, m := range r.Pedigree {
		number[m.ID] = strconv.Itoa(i + 1)
	}
	var all []map[string]string
	for _, m := range r.Pedigree {
		p := own
		if m.Proband {
			if (m.Sex == "male") != (own["Sex"] == "M") {
				return nil, variants.Fail("canrisk_check", "", "why", "Sex")
			}
		} else {
			var err error
			if p, err = relative(r, m); err != nil {
				return nil, err
			}
			p["Name"], p["FamID"] = "p"+number[m.ID], own["FamID"]
		}
		p["IndivID"], p["FathID"], p["MothID"] = number[m.ID], number[m.Father], number[m.Mother]
		all = append(all, p)
	}
	return all, nil
}

// relative is a relative's line. A test for the family's variant is one of that variant alone, in its gene.
func relative(r *report.Report, m report.Member) (map[string]string, error) {
	sex := "F"
	if m.Sex == "male" {
		sex = "M"
	}
	p := map[string]string{"Sex": sex, "Age": strconv.Itoa(m.Age), "Yob": strconv.Itoa(m.Born), columns[len(columns)-1]: noPathology}
	if m.Dead {
		p["Dead"] = "1"
	}
	for _, gene := range columns[17:27] {
		p[gene] = untested
	}
	if gene := familyGene(r); p[gene] != "" && m.Test != "" {
		p[gene] = "T:" + map[string]string{"present": "P", "absent": "N"}[m.Test]
	}
	age := m.Age
	if age == 0 {
		age = mostAge // nothing to hold the diagnoses against
	}
	return p, diagnoses(p, report.CaseInfo{Age: &age, Earlier: m.Cancers}, sex)
}

// familyGene is the gene of the variant that relatives are tested for; "" where there is none.
func familyGene(r *report.Report) string {
	switch {
	case r.Family != nil && len(r.Family.Variants) > 0:
		return r.Family.Variants[0].Gene
	case r.FamilyAnswer != nil:
		return r.FamilyAnswer.Gene
	}
	return ""
}
