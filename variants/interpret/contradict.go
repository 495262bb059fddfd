package interpret

import "allelens/variants/patient"

// oncology is the area of medicine whose medicines treat cancers, or keep them from coming back.
const oncology = "oncology"

// CancerMedicines are those of a case, as typed and by how they stand to the patient, that are given because of a cancer;
// none where a cancer is stated. A patient who has such a medicine and no cancer is asked about again.
func (in *Interpreter) CancerMedicines(c patient.Case) (m patient.Medicines) {
	if len(c.Earlier) > 0 || in.guidance() != nil {
		return m
	}
	all := c.Medicines()
	return patient.Medicines{
		Current: in.advisor.InArea(all.Current, oncology), Planned: in.advisor.InArea(all.Planned, oncology), Earlier: in.advisor.InArea(all.Earlier, oncology),
	}
}
