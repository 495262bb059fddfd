package patient

import (
	"slices"
	"strings"
	"unicode"

	"allelens/variants/ledger"
)

// Deidentified is the case without whom it is about: no name, number, date of birth, orderer or signature, no free words
// of the counsellor, no report of the family, and no name of a file beside the VCF, for which file stands. What was written as reason, of the
// family's variant or history goes as well where it repeats a part of the patient's name or a number.
func (c Case) Deidentified(label, file string) Case {
	out := c.Clone()
	identifies := c.identifies()
	out.Identity, out.Label, out.Sample, out.Note, out.SignedBy, out.SignedOn, out.SecondReader, out.Amends, out.KnownSource = Identity{Specimen: c.Identity.Specimen}, label, "", "", "", "", "", "", ""
	for _, words := range []*string{&out.Identity.Specimen, &out.Indication, &out.KnownVariant, &out.FamilyHistory} {
		if identifies(*words) {
			*words = ""
		}
	}
	out.Marks = nil
	for i := range out.Family {
		if out.Family[i].Born = 0; identifies(out.Family[i].Relation) {
			out.Family[i].Relation = ""
		}
	}
	for i, s := range out.Steps {
		if identifies(s.Role) || identifies(s.Of) {
			out.Steps[i] = Step{Of: s.Of, Due: s.Due, Done: s.Done}
		}
	}
	for _, m := range c.Marks {
		if m.Text, m.By = "", ""; m.Kind != Noted && m.Kind != Dismissed && !identifies(m.Of) && !identifies(m.Method) {
			out.Marks = append(out.Marks, m)
		}
	}
	for i := range out.OutsideCalls {
		out.OutsideCalls[i].Where = ledger.PlaceIn(out.OutsideCalls[i].Where, file)
	}
	for i := range out.CopyNumber {
		out.CopyNumber[i].Where, out.CopyNumber[i].Text = ledger.PlaceIn(out.CopyNumber[i].Where, file), ""
	}
	return out
}

// leastTelling is the length in letters from which a part of a name tells whose it is.
const leastTelling = 3

// identifies reports whether words repeat who the patient is.
func (c Case) identifies() func(words string) bool {
	var telling []string
	apart := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	i := c.Identity
	for _, words := range []string{i.Name, i.RecordNumber, i.Accession, i.ReportNumber, i.Born, i.OrderedBy, c.Label, c.Sample} {
		for _, part := range append(strings.FieldsFunc(words, apart), words) {
			if len([]rune(part)) >= leastTelling {
				telling = append(telling, strings.ToLower(part))
			}
		}
	}
	return func(words string) bool {
		words = strings.ToLower(words)
		return slices.ContainsFunc(telling, func(t string) bool { return strings.Contains(words, t) })
	}
}
