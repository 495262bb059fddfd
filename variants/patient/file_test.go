package patient

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/pedigree"
)

// samples are values of fields that not every word or number will do for, by path.
var samples = map[string]any{
	"Scope": Cancer, "Sex": Female, "Age": 41, "Menopause": After, "Status": Amended, "Assembly": variants.GRCh37,
	"Organs.Breasts": Removed, "Organs.Ovaries": Present, "Organs.Prostate": Absent,
	"Identity.Born": "1985-03", "Identity.Collected": "2026-11-01", "Identity.Received": "2026-11-02", "SignedOn": "2026-11-05", "Reported": "2026-11-04",
	"Earlier.Cancer": "breast", "Ancestries": Ashkenazi, "OutsideCalls.Date": "2025",
	"CopyNumber.Kind": "DEL", "CopyNumber.Last": 12, "CopyNumber.Copies": 1, "CopyNumber.Region": nil,
	"Assay": "panel", "Specimen": "tumour", "Declared.Regions": variants.Interval{Contig: "17", Start: 43044295, End: 43044300},
	"Thresholds.LeastFraction": 0.3, "Thresholds.MostFraction": 0.7, "Thresholds.HomozygousFraction": 0.8, "Thresholds.Homoplasmy": 0.9,
	"Marks.Kind": Confirmed, "Marks.On": "2026-11-20", "Marks.Sample": SecondSample, "Steps.Due": "2026-12-01", "Steps.Done": "2026-11-29",
	"Family.ID": "p", "Family.Father": nil, "Family.Mother": nil, "Family.Sex": pedigree.Female, "Family.Cancers.Kind": "breast", "Family.Test": pedigree.Carrier,
	"NoCancer":            nil, // excludes earlier cancers
	"Family.Contact.Told": "2026-11-01", "Family.Contact.Referred": "2026-11-02", "Family.Contact.Tested": "2026-11-03", "Family.Contact.Due": "2026-11-04",
}

// fill gives every field below v a value that is not its zero.
func fill(t *testing.T, v reflect.Value, path string) {
	t.Helper()
	if sample, ok := samples[path]; ok && v.Kind() != reflect.Slice {
		if sample != nil {
			v.Set(reflect.ValueOf(sample).Convert(v.Type()))
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem(), path)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(t, v.Index(0), path)
		fill(t, v.Index(1), path)
	case reflect.String:
		v.SetString("Łukasz & <Søn>, " + path)
	case reflect.Int:
		v.SetInt(12)
	case reflect.Float64:
		v.SetFloat(1.5)
	case reflect.Bool:
		v.SetBool(true)
	default:
		t.Fatalf("%s: a field of kind %s", path, v.Kind())
	}
}

func full(t *testing.T) (c Case) {
	t.Helper()
	fill(t, reflect.ValueOf(&c).Elem(), "")
	c.Family = c.Family[:1] // one of a family is the patient
	return c
}

// writtenAndRead is a case after its way through a file.
func writtenAndRead(t *testing.T, c Case) (Case, string) {
	t.Helper()
	var text bytes.Buffer
	if err := Write(&text, c); err != nil {
		t.Fatal(err)
	}
	back, err := Read(bytes.NewReader(text.Bytes()), "case.json")
	if err != nil {
		t.Fatalf("%v\n%s", err, text.String())
	}
	return back, text.String()
}

// TestRoundTrip: no field is lost on the way through a file, alone or among all others, and the same case gives the
// same bytes.
func TestRoundTrip(t *testing.T) {
	all := full(t)
	_, empty := writtenAndRead(t, New())
	if strings.Contains(empty, "age") {
		t.Errorf("an age that was not given is written: %s", empty)
	}
	cases := map[string]Case{"all": all, "none": New(), "no earlier cancer": {Age: 0, Sex: Male, NoCancer: true}}
	for i := range reflect.TypeFor[Case]().NumField() {
		one := New()
		reflect.ValueOf(&one).Elem().Field(i).Set(reflect.ValueOf(all).Field(i))
		name := reflect.TypeFor[Case]().Field(i).Name
		cases[name] = one
		if _, text := writtenAndRead(t, one); name != "NoCancer" && text == empty {
			t.Errorf("%s is not written", name)
		}
	}
	for name, c := range cases {
		back, text := writtenAndRead(t, c)
		if !reflect.DeepEqual(back, c) {
			t.Errorf("%s: read %+v, want %+v\n%s", name, back, c, text)
		}
		if _, again := writtenAndRead(t, back); again != text {
			t.Errorf("%s: written anew as\n%s\nbefore\n%s", name, again, text)
		}
	}
}

// TestClone: a copy is equal and shares no list.
func TestClone(t *testing.T) {
	c := full(t)
	d := c.Clone()
	if !reflect.DeepEqual(c, d) {
		t.Errorf("%+v, want %+v", d, c)
	}
	var shared func(a, b reflect.Value, path string)
	shared = func(a, b reflect.Value, path string) {
		switch a.Kind() {
		case reflect.Struct:
			for i := range a.NumField() {
				shared(a.Field(i), b.Field(i), path+"."+a.Type().Field(i).Name)
			}
		case reflect.Slice:
			if a.Pointer() == b.Pointer() {
				t.Errorf("%s is shared", path)
			}
		}
	}
	shared(reflect.ValueOf(c), reflect.ValueOf(d), "case")
}

// TestRefused: what cannot be read is refused with its line, and nothing that stands in the file is repeated.
func TestRefused(t *testing.T) {
	const head = "{\n  \"case_version\": 1,\n"
	for text, want := range map[string]string{
		head + "  \"Sex\": \"female\"\n}":                                         "case_field case.json:3 Sex",
		head + "  \"organs\": {\n    \"breasts\": \"yes\",\n    \"ovary\": 1}\n}": "case_field case.json:5 organs.ovary",
		head + "  \"sex\": \"female\",\n  \"sex\": \"male\"\n}":                   "case_twice case.json:4 sex",
		head + "  \"sex\":\n  \"secret\"\n}":                                      "case_value case.json:3 sex",
		head + "  \"age\": 121}":                                                  "case_value case.json:3 age",
		head + "  \"age\": -1}":                                                   "case_value case.json:3 age",
		head + "  \"age\": 4.5}":                                                  "case_value case.json:3 age",
		head + "  \"age\": null}":                                                 "case_value case.json:3 age",
		head + "  \"label\": 7}":                                                  "case_value case.json:3 label",
		head + "  \"medications\": \"secret\"}":                                   "case_value case.json:3 medications",
		head + "  \"reported\": \"2026-13-01\"}":                                  "case_value case.json:3 reported",
		head + "  \"no_earlier_cancer\": true, \"earlier_cancers\": [{\"cancer\": \"breast\"}]}": "case_value case.json:3 no_earlier_cancer",
		head + "  \"earlier_cancers\": [\n{\"cancer\": \"breast\"},\n{\"cancer\": \"secret\"}]}": "case_value case.json:5 earlier_cancers[1].cancer",
		head + "  \"copy_number\": [{\"gene\": \"BRCA1\", \"type\": \"DEL\"}]}":                  "case_value case.json:3 copy_number[0]",
		head + "  \"declared\": {\"regions\": [\"17:5-4\"]}}":                                    "case_value case.json:3 declared.regions[0]",
		head + "  \"thresholds\": {\"depth\": 5, \"most_fraction\": 2}}":                         "case_value case.json:3 thresholds.most_fraction",
		head + "  \"label\": \"a\"\n  \"note\": \"b\"}":                                          "case_json case.json:4 ",
		head + "  \"label\": \"a\"}\n{}":                                                         "case_json case.json:4 ",
		"{\"case_version\": 2, \"secret\": 1}":                                                   "case_newer case.json 2",
		"{\"sex\": \"female\"}":                                                                  "case_version case.json ",
		"[1]":                                                                                    "case_version case.json ",
		"":                                                                                       "case_json case.json:1 ",
	} {
		_, err := Read(strings.NewReader(text), "case.json")
		p, ok := variants.AsProblem(err)
		if !ok {
			t.Errorf("%s: %v", text, err)
			continue
		}
		value := ""
		if len(p.Values) > 0 {
			value = p.Values[0].Text
		}
		if got := fmt.Sprintf("%s %s %s", p.Code, p.Where, value); got != want || strings.Contains(fmt.Sprint(p), "secret") {
			t.Errorf("%s\n%s, want %s", text, got, want)
		}
	}
}

// TestAgeOn: the age is the one stated, else the one that is surely reached.
func TestAgeOn(t *testing.T) {
	for _, c := range []struct {
		age       int
		born, day string
		want      int
	}{
		{41, "1950", "2026-11-28", 41}, {-1, "", "2026-11-28", -1}, {-1, "1985-11-28", "2026-11-28", 41}, {-1, "1985-11-29", "2026-11-28", 40},
		{-1, "1985-11", "2026-11-28", 40}, {-1, "1985-10", "2026-11-28", 41}, {-1, "1985", "2026-11-28", 40}, {-1, "1985", "2026-12-31", 41},
		{-1, "1985", "", -1}, {-1, "2027", "2026-11-28", -1}, {-1, "soon", "2026-11-28", -1}, {-1, "1850", "2026-11-28", -1},
	} {
		k := New()
		k.Age, k.Identity.Born = c.age, c.born
		if got := k.AgeOn(c.day); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"case_version": 1, "sex": "female", "age": 34, "organs": {"ovaries": "yes"}, "earlier_cancers": [{"cancer": "breast", "age": 30}]}`))
	f.Add([]byte(`{"case_version": 1, "declared": {"regions": ["chr17:1-2"]}, "thresholds": {}, "copy_number": [{"gene": "A", "type": "DUP", "first_exon": 1, "last_exon": 2, "copies": 3}]}`))
	f.Add([]byte("[[[[{\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := Read(bytes.NewReader(text), "case.json")
		if err != nil {
			if _, ok := variants.AsProblem(err); !ok {
				t.Fatalf("not a problem: %v", err)
			}
			return
		}
		if back, _ := writtenAndRead(t, c); !reflect.DeepEqual(back.Clone(), c.Clone()) {
			var a, b bytes.Buffer
			if Write(&a, c) != nil || Write(&b, back) != nil || a.String() != b.String() {
				t.Fatalf("read anew as %+v, before %+v", back, c)
			}
		}
	})
}

// TestSetBorn: another date of birth takes the age stated before it away; the same one, or none, leaves it.
func TestSetBorn(t *testing.T) {
	for _, test := range []struct {
		was, now string
		age      int
	}{{"", "1985-03-07", -1}, {"1985-03-07", "1985-03-07", 41}, {"1985-03-07", "", 41}, {"1985-03-07", "1975-03-07", -1}} {
		c := New()
		c.Age, c.Identity.Born = 41, test.was
		if c.SetBorn(test.now); c.Age != test.age || c.Identity.Born != test.now {
			t.Errorf("%q after %q: age %d, born %q", test.now, test.was, c.Age, c.Identity.Born)
		}
	}
}
