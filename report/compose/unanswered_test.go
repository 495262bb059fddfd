package compose

import (
	"slices"
	"testing"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants/germline"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
)

// TestUnanswered: a carrier's figures ask for what they depend on, and nobody else's; advice on own medicines asks for what
// decides it, and for gene results that are missing; what is answered is not asked.
func TestUnanswered(t *testing.T) {
	carrier := []lead{{gene: "G", conclusion: germline.PathogenicFound}}
	steps := []report.Management{{Organ: "ovary"}, {Organ: "breast", Beside: true}}
	cancers := []knowledge.Cancer{{Name: "breast", Organ: "breasts", Site: "breast"}, {Name: "ovarian", Organ: "ovaries", Site: "ovary"}}
	answered := patient.New()
	answered.Sex, answered.Age, answered.NoCancer, answered.Organs.Ovaries = patient.Female, 41, true, patient.Present
	drugs := []report.Drug{
		{Drug: "a", OnMedicationList: true, Questions: []report.DrugQuestion{{About: "indication", Text: "What for?", Decides: true}, {About: "form", Text: "Which form?"}}},
		{Drug: "b", Questions: []report.DrugQuestion{{About: "indication", Text: "Why b?", Decides: true}}},
	}
	silent := []report.Silence{{Gene: "H", Drug: "a", Worst: "avoid"}, {Gene: "I", Drug: "a"}}
	for name, c := range map[string]struct {
		found  []lead
		stated patient.Case
		r      report.Report
		want   []string
	}{
		"nothing found": {nil, patient.New(), report.Report{Management: steps}, nil},
		"a carrier":     {carrier, patient.New(), report.Report{Management: steps}, []string{"sex", "age", "cancers", "organ.ovaries"}},
		"answered":      {carrier, answered, report.Report{Management: steps}, nil},
		"own medicines": {nil, patient.New(), report.Report{Drugs: drugs, Summary: report.Summary{Silences: silent}}, []string{"medicine.indication", "gene"}},
		"probable only": {[]lead{{gene: "G", conclusion: germline.ProbableFound}}, patient.New(), report.Report{Management: steps}, nil},
	} {
		b := &builder{Catalogue: text.English(), f: &interpret.Findings{Case: c.stated, Cancers: cancers}, found: c.found}
		var got []string
		for _, u := range b.unanswered(&c.r) {
			if got = append(got, u.Code); u.Question == "" || u.Why == "" || u.Answer == "" {
				t.Errorf("%s: %+v", name, u)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
