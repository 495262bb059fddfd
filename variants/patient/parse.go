package patient

import (
	"slices"
	"strconv"
	"strings"
)

// oldest is the highest age that can be given, in years.
const oldest = 120

// ParseOrgans reads "breasts=yes,ovaries=removed,prostate=no"; wrong is the part that cannot be read.
func ParseOrgans(text string) (o Organs, wrong string) {
	for _, part := range listed(text) {
		name, value, _ := strings.Cut(strings.ToLower(part), "=")
		of := map[string]*Organ{"breasts": &o.Breasts, "ovaries": &o.Ovaries, "prostate": &o.Prostate}[strings.TrimSpace(name)]
		is := Organ(strings.TrimSpace(value))
		if of == nil || !slices.Contains([]Organ{Present, Absent, Removed}, is) {
			return Organs{}, part
		}
		*of = is
	}
	return o, ""
}

// ParseEarlier reads the cancers that the patient has had, with the ages at which they were found:
// "breast:42,ovarian", or "none". wrong is the part that cannot be read.
func ParseEarlier(text string) (all []Earlier, none bool, wrong string) {
	parts := listed(text)
	if len(parts) == 1 && strings.EqualFold(parts[0], "none") {
		return nil, true, ""
	}
	for _, part := range parts {
		name, age, given := strings.Cut(strings.ReplaceAll(strings.ToLower(part), ":", " "), " ")
		e := Earlier{Cancer: name}
		years, err := strconv.Atoi(strings.TrimSpace(age))
		if !slices.Contains(Cancers(), name) || given && (err != nil || years < 1 || years > oldest) {
			return nil, false, part
		}
		e.Age = years
		all = append(all, e)
	}
	return all, false, ""
}

// ParseSituations reads what is known of the use of medicines: "clopidogrel=stroke, carbamazepine=naive". wrong is the
// part that cannot be read.
func ParseSituations(text string) (all []Situation, wrong string) {
	for _, part := range listed(text) {
		drug, answer, ok := strings.Cut(part, "=")
		if drug, answer = strings.TrimSpace(drug), strings.TrimSpace(answer); !ok || drug == "" || answer == "" {
			return nil, part
		}
		all = append(all, Situation{Drug: drug, Answer: answer})
	}
	return all, ""
}

// FormatEarlier writes cancers as ParseEarlier reads them.
func FormatEarlier(all []Earlier, none bool) string {
	if none {
		return "none"
	}
	parts := make([]string, len(all))
	for i, e := range all {
		parts[i] = e.Cancer
		if e.Age > 0 {
			parts[i] += " " + strconv.Itoa(e.Age)
		}
	}
	return strings.Join(parts, ", ")
}

// listed are the parts of a list with commas between, without those that are empty.
func listed(text string) []string {
	var parts []string
	for _, part := range strings.Split(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}
