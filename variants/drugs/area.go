package drugs

import "slices"

// InArea lists those of the medicines, as typed, that belong to an area of medicine: "oncology".
func (a *Advisor) InArea(typed []string, area string) (some []string) {
	for _, name := range typed {
		known := a.Find(name)
		if slices.ContainsFunc(a.entries, func(e entry) bool { return slices.Contains(known, e.drug.Name) && slices.Contains(e.areas, area) }) {
			some = append(some, name)
		}
	}
	return some
}
