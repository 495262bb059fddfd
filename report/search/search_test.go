package search_test

import (
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/report/search"
	"allelens/report/text"
)

var known = []report.Name{
	{Kind: report.GeneName, Name: "DPD", Gene: "DPYD"},
	{Kind: report.GeneName, Name: "dihydropyrimidine dehydrogenase", Gene: "DPYD", Full: true},
	{Kind: report.GeneName, Name: "BRCA1 DNA repair associated", Gene: "BRCA1", Full: true},
	{Kind: report.VariantName, Name: "c.681G>A", Gene: "CYP2C19", RSID: "rs4244285"},
	{Kind: report.GeneName, Name: "F5", Gene: "F5", Known: "no advice rests on it"},
	{Kind: report.GeneName, Name: "Factor V Leiden", Gene: "F5", Known: "no advice rests on it"},
	{Kind: report.MedicineName, Name: "paracetamol", Medicines: []string{"paracetamol"}, Known: "no body names a gene"},
	{Kind: report.BrandName, Name: "Plavix", Medicines: []string{"clopidogrel"}},
	{Kind: report.BrandName, Name: "Coumadin", Medicines: []string{"warfarin"}},
}

func index(r *report.Report) *search.Index { return search.New(text.Default(), r, known) }

// TestFind: each name, in the spellings that people type, leads first to what it means.
func TestFind(t *testing.T) {
	x := index(reporttest.Sample())
	for _, c := range []struct {
		typed, group, name, also, screen, key string
	}{
		{"BRCA1", "gene", "BRCA1", "", "cancer", "BRCA1"},
		{"brca1", "gene", "BRCA1", "", "cancer", "BRCA1"},
		{"BRAC1", "gene", "BRCA1", "", "cancer", "BRCA1"},
		{"dpd", "gene", "DPD", "DPYD, dihydropyrimidine dehydrogenase", "variants", "gene DPYD"},
		{"dehydrogenase", "gene", "dihydropyrimidine dehydrogenase", "DPYD", "variants", "gene DPYD"},
		{"factor v leiden", "gene", "Factor V Leiden", "F5", "", ""},
		{"c.68_69del", "variant", "c.68_69del", "", "variants", "BRCA1 c.68_69del"},
		{"68_69del", "variant", "c.68_69del", "", "variants", "BRCA1 c.68_69del"},
		{"185delAG", "variant", "185delAG", "c.68_69del", "variants", "BRCA1 c.68_69del"},
		{"rs4244285", "variant", "rs4244285", "CYP2C19 = c.681G>A", "variants", "CYP2C19 rs4244285"},
		{"681G>A", "variant", "c.681G>A", "rs4244285 = CYP2C19", "variants", "CYP2C19 rs4244285"},
		{"CYP2C19*17", "variant", "CYP2C19*17", "rs12248560", "variants", "CYP2C19 rs12248560"},
		{"CYP2C19 rs4244285", "variant", "rs4244285", "CYP2C19", "variants", "CYP2C19 rs4244285"},
		{"warfarn", "medicine", "warfarin", "", "drugs", "warfarin"},
		{"clopidogrel", "medicine", "clopidogrel", "", "drugs", "clopidogrel"},
		{"paracetamol", "medicine", "paracetamol", "", "", ""},
		{"Plavix", "brand", "Plavix", "clopidogrel", "drugs", "clopidogrel"},
		{"plavx", "brand", "Plavix", "clopidogrel", "drugs", "clopidogrel"},
	} {
		hits, _ := x.Find(c.typed)
		if len(hits) == 0 {
			t.Errorf("%q finds nothing", c.typed)
			continue
		}
		h := hits[0]
		if string(h.Group) != c.group || h.Name != c.name || !strings.HasPrefix(h.Also, c.also) || h.Screen != c.screen || h.Key != c.key || h.Says == "" {
			t.Errorf("%q finds %+v", c.typed, h)
		}
	}
	for _, typed := range []string{"", "  ", "zzz", "qq"} {
		if hits, _ := x.Find(typed); len(hits) > 0 {
			t.Errorf("%q finds %+v", typed, hits)
		}
	}
}

// TestGeneBringsWhatHangsOnIt: a gene brings its variants of the file and its medicines, the patient's own first and
// marked, with the report's verdict.
func TestGeneBringsWhatHangsOnIt(t *testing.T) {
	hits, _ := index(reporttest.Sample()).Find("CYP2C19")
	var groups []string
	for i, h := range hits {
		if i == 0 || hits[i-1].Group != h.Group {
			groups = append(groups, string(h.Group))
		}
	}
	if !slices.Equal(groups, []string{"gene", "variant", "medicine", "brand"}) {
		t.Fatalf("groups %v of %+v", groups, hits)
	}
	first := slices.IndexFunc(hits, func(h search.Hit) bool { return h.Group == search.Medicine })
	if h := hits[first]; h.Medicine != "clopidogrel" || !h.Own || h.Says != h.Badge.Word || h.Says == "" {
		t.Errorf("first medicine %+v", h)
	}
}

// TestNothingOutOfScope: what the patient did not agree to is found by no name.
func TestNothingOutOfScope(t *testing.T) {
	only := reporttest.Sample()
	only.Pharmacogenes, only.Drugs = nil, nil
	x := index(only)
	for _, typed := range []string{"CYP2C19", "DPD", "rs4244285", "warfarin", "Plavix", "paracetamol", "F5"} {
		if hits, _ := x.Find(typed); len(hits) > 0 {
			t.Errorf("cancer only: %q finds %+v", typed, hits)
		}
	}
	only = reporttest.Sample()
	only.Cancer = report.Cancer{}
	x = index(only)
	for _, typed := range []string{"BRCA1", "185delAG", "c.68_69del"} {
		if hits, _ := x.Find(typed); len(hits) > 0 {
			t.Errorf("medicines only: %q finds %+v", typed, hits)
		}
	}
}

// TestEventsAreFound: a structural event that the file calls is found by its name, and with its gene.
func TestEventsAreFound(t *testing.T) {
	r := reporttest.Sample()
	r.Cancer.Genes[0].Structural = append(r.Cancer.Genes[0].Structural, report.Structural{Name: "Deletion of exons 17 to 18", Type: "DEL", Badge: report.Badge{Word: "Probable"}})
	x := search.New(text.Default(), r, nil)
	for _, typed := range []string{"deletion of exons 17", r.Cancer.Genes[0].Gene} {
		hits, _ := x.Find(typed)
		if !slices.ContainsFunc(hits, func(h search.Hit) bool { return h.Name == "Deletion of exons 17 to 18" && h.Says == "Probable" }) {
			t.Errorf("%q finds %+v", typed, hits)
		}
	}
}

// TestMoreAreCounted: what a group has no room for is counted.
func TestMoreAreCounted(t *testing.T) {
	names := slices.Clone(known)
	for _, brand := range []string{"Coumadin A", "Coumadin B", "Coumadin C", "Coumadin D"} {
		names = append(names, report.Name{Kind: report.BrandName, Name: brand, Medicines: []string{"warfarin"}})
	}
	hits, more := search.New(text.Default(), reporttest.Sample(), names).Find("coumadin")
	brands := 0
	for _, h := range hits {
		if h.Group == search.Brand {
			brands++
		}
	}
	if brands+more[search.Brand] != 5 || more[search.Brand] == 0 || more[search.Gene] != 0 {
		t.Errorf("%d brands, more %v", brands, more)
	}
}

// TestCombinationSpeaksForKnownParts: of a combination the report may know one part only; what is unremarkable there
// stands green for no whole.
func TestCombinationSpeaksForKnownParts(t *testing.T) {
	r := reporttest.Sample()
	r.Drugs = append(r.Drugs, report.Drug{Drug: "plain", Badge: report.Badge{Word: "Standard", Tone: report.ToneStandard}, Urgency: 9})
	names := []report.Name{
		{Kind: report.BrandName, Name: "Duo", Medicines: []string{"plain", "unheard"}},
		{Kind: report.BrandName, Name: "Solo", Medicines: []string{"plain"}},
		{Kind: report.BrandName, Name: "Grave", Medicines: []string{"clopidogrel", "unheard"}},
	}
	x := search.New(text.Default(), r, names)
	for _, c := range []struct {
		typed, says string
		tone        report.Tone
	}{
		{"Duo", "of plain only: Standard", report.ToneNeutral},
		{"Solo", "Standard", report.ToneStandard},
		{"Grave", "of clopidogrel only: ", ""},
	} {
		hits, _ := x.Find(c.typed)
		if len(hits) == 0 || !strings.HasPrefix(hits[0].Says, c.says) || c.tone != "" && hits[0].Badge.Tone != c.tone || hits[0].Badge.Tone == report.ToneStandard && c.typed != "Solo" {
			t.Errorf("%s: %+v", c.typed, hits)
		}
	}
}
