package pdf

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
)

// field is something that a person typed in, with the end of the key of its name.
type field struct {
	name string
	text *string
}

// enteredIn are the fields of a report that a person typed in. What a file says is not among them.
func enteredIn(r *report.Report) []field {
	c := &r.Case
	all := []field{
		{"name", &c.Name}, {"record", &c.RecordNumber}, {"ordered", &c.OrderedBy}, {"laboratory", &c.Laboratory}, {"laboratory", &c.Accession},
		{"specimen", &c.Specimen}, {"number", &c.ReportNumber}, {"reason", &c.Indication}, {"reason", &c.KnownVariant}, {"reason", &c.KnownSource}, {"signatory", &c.SignedBy}, {"signatory", &c.SecondReader}, {"note", &c.Note},
	}
	if c.Label != r.Input.Sample {
		all = append(all, field{"label", &c.Label})
	}
	if k := r.Clinic; k != nil {
		all = append(all, field{"clinic", &k.Name}, field{"clinic", &k.Address}, field{"clinic", &k.Contact})
		for i := range k.Signatories {
			all = append(all, field{"signatory", &k.Signatories[i].Name}, field{"signatory", &k.Signatories[i].Role}, field{"signatory", &k.Signatories[i].Registration})
		}
	}
	return all
}

// prepared is a report as it is printed: without the emoji in what a person typed in.
func prepared(measure *ruler, r *report.Report) *report.Report {
	out := *r
	if r.Clinic != nil {
		k := *r.Clinic
		k.Signatories = slices.Clone(k.Signatories)
		out.Clinic = &k
	}
	for _, f := range enteredIn(&out) {
		if kept := measure.withoutPictures(*f.text); kept != *f.text {
			*f.text = strings.TrimSpace(kept)
		}
	}
	return &out
}

// Unprinted are warnings about signs that a person typed in and printed reports leave out: one for each field.
func Unprinted(r *report.Report) (notes []*variants.Problem, err error) {
	measure, err := newRuler()
	if err != nil {
		return nil, err
	}
	for _, f := range enteredIn(r) {
		if measure.withoutPictures(*f.text) != *f.text {
			notes = append(notes, variants.Warn("print_dropped", "", "field", fieldName(r, f)))
		}
	}
	return notes, nil
}

// Printable is a *variants.Problem that says why a report cannot be printed; nil where it can.
func Printable(r *report.Report) error {
	measure, err := newRuler()
	if err != nil {
		return err
	}
	return printable(measure, r)
}

func fieldName(r *report.Report, f field) string {
	return text.Of(r.Language).Text("clinician.field." + f.name)
}

// printable is a *variants.Problem that names the first field typed in with letters that no font has: a name is printed whole
// or not at all.
func printable(measure *ruler, r *report.Report) error {
	for _, f := range enteredIn(r) {
		for _, c := range norm.NFC.String(*f.text) {
			if (unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsNumber(c)) && measure.lacks(c) && !picture(c) {
				return variants.Fail("print_script", "", "field", fieldName(r, f), "script", scriptOf(c))
			}
		}
	}
	return nil
}

// scriptOf is the name of the script that a letter belongs to.
func scriptOf(c rune) string {
	for name, letters := range unicode.Scripts {
		if name != "Common" && name != "Inherited" && unicode.Is(letters, c) {
			return strings.ReplaceAll(name, "_", " ")
		}
	}
	return "unknown"
}

// picture reports whether a sign is an emoji, or part of one.
func picture(c rune) bool {
	switch {
	case c == 0x200D, c >= 0xFE00 && c <= 0xFE0F, c == 0x20E3, c >= 0xE0020 && c <= 0xE007F:
		return true
	}
	return unicode.In(c, unicode.So, unicode.Sk, unicode.Co) || c >= 0x1F000 && c <= 0x1FAFF
}

// withoutPictures is a text without the emoji that the fonts lack.
func (r *ruler) withoutPictures(s string) string {
	return strings.Map(func(c rune) rune {
		if picture(c) && (c > 0xFFFF || r.lacks(c)) {
			return -1
		}
		return c
	}, s)
}
