package clinic

import (
	"bytes"
	"image"
	"image/png"
	"reflect"
	"strings"
	"testing"

	"allelens/report"
	"allelens/variants"
)

func full(t *testing.T) report.Clinic {
	t.Helper()
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	return report.Clinic{
		Name: "Clinic <A> & B", Address: "Street 1\nTown", Contact: "+00 1", Logo: logo.Bytes(),
		Signatories:  []report.Signatory{{Name: "Dr. A", Role: "geneticist", Registration: "7"}, {Name: "B"}},
		SecondReader: true, Print: report.Template{Sections: []string{"summary", "cancer"}, Bodies: []string{"ESMO"}, Language: "en", Paper: report.Letter},
	}
}

// TestRoundTrip: another workstation reads what one has written, byte by byte the same.
func TestRoundTrip(t *testing.T) {
	for _, c := range []report.Clinic{{}, full(t)} {
		var text, again bytes.Buffer
		if err := Write(&text, c); err != nil {
			t.Fatal(err)
		}
		back, err := Read(bytes.NewReader(text.Bytes()), "clinic.json")
		if err != nil || !reflect.DeepEqual(back, c) {
			t.Errorf("%+v, %v; want %+v", back, err, c)
		}
		if err := Write(&again, back); err != nil || again.String() != text.String() {
			t.Errorf("written anew as %s (%v)", again.String(), err)
		}
	}
}

// TestRefused: what is no clinic's file is refused with its place.
func TestRefused(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "clinic_json",
		"{\n\"clinic_version\": 1,\n}":  "clinic_json",
		`{"name": "A"}`:                 "clinic_version",
		`{"clinic_version": 2}`:         "clinic_version",
		`{"clinic_version": 1, "x": 1}`: "clinic_json",
		`{"clinic_version": 1} {}`:      "clinic_json",
		`{"clinic_version": 1, "logo": "` + "QUJD" + `"}`:                       "clinic_logo",
		`{"clinic_version": 1, "signatories": [{"role": "x"}]}`:                 "clinic_signatory",
		`{"clinic_version": 1, "print": {"sections": ["nonsense"]}}`:            "clinic_section",
		`{"clinic_version": 1, "print": {"language": "tlh"}}`:                   "clinic_language",
		`{"clinic_version": 1, "print": {"paper": "a5"}}`:                       "clinic_paper",
		`{"clinic_version": 1, "print": {"papers": "a4"}}`:                      "clinic_json",
		`{"clinic_version": 1, "name": "` + strings.Repeat("x", largest) + `"}`: "clinic_large",
	} {
		_, err := Read(strings.NewReader(text), "clinic.json")
		if p, ok := variants.AsProblem(err); !ok || p.Code != want || !strings.HasPrefix(p.Where, "clinic.json") {
			t.Errorf("%.60s: %v, want %s", text, err, want)
		}
	}
}
