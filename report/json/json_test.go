package json

import (
	"bufio"
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/report"
	"allelens/report/reporttest"
)

func written(t *testing.T, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func marshalled(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestReportsSatisfyTheSchema(t *testing.T) {
	bare := reporttest.Empty()
	bare.Pharmacogenes, bare.Drugs, bare.Quality.Messages, bare.Case.Medications, bare.Cancer.Genes = nil, nil, nil, nil, nil
	unread := reporttest.Sample()
	unread.Input.SHA256 = ""
	for name, r := range map[string]*report.Report{"sample": reporttest.Sample(), "empty": reporttest.Empty(), "nil lists": bare, "file not read whole": unread} {
		if err := reporttest.Validate(written(t, r)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	for name, spoil := range map[string]func(*report.Report){
		"action":         func(r *report.Report) { r.Drugs[0].Action = "stop" },
		"advice":         func(r *report.Report) { r.Drugs[1].Recommendations[0].Action = "AVOID" },
		"conclusion":     func(r *report.Report) { r.Cancer.Genes[0].Conclusion = "negative" },
		"classification": func(r *report.Report) { r.Cancer.Genes[0].Variants[0].Classification = "VUS" },
		"state":          func(r *report.Report) { r.Pharmacogenes[0].Sites[0].State = "missing" },
		"states":         func(r *report.Report) { delete(r.Quality.Sites, "absent") },
		"severity":       func(r *report.Report) { r.Quality.Messages[0].Severity = "fatal" },
		"access":         func(r *report.Report) { r.Input.Access = "tabix" },
		"assembly":       func(r *report.Report) { r.Input.Assembly = "hg19" },
		"checksum":       func(r *report.Report) { r.Input.SHA256 = "9f2c" },
		"version":        func(r *report.Report) { r.SchemaVersion = "2" },
		"percent":        func(r *report.Report) { r.Risks[0].Percent[0] = 140 },
	} {
		r := reporttest.Sample()
		spoil(r)
		if reporttest.Validate(written(t, r)) == nil {
			t.Errorf("%s: a wrong value passes", name)
		}
	}
}

func TestSchemaRequiresNamesAndLetsOthersBeAdded(t *testing.T) {
	var v map[string]any
	if err := json.Unmarshal(written(t, reporttest.Sample()), &v); err != nil {
		t.Fatal(err)
	}
	v["something_new"] = 1
	if err := reporttest.Validate(marshalled(t, v)); err != nil {
		t.Errorf("an added name: %v", err)
	}
	for _, name := range strings.Fields("schema_version software knowledge_base input quality cancer pharmacogenes drugs risks management limits") {
		held := v[name]
		delete(v, name)
		if reporttest.Validate(marshalled(t, v)) == nil {
			t.Errorf("%s may be missing", name)
		}
		v[name] = held
	}
}

func TestRoundTrip(t *testing.T) {
	first := written(t, reporttest.Sample())
	if !bytes.HasSuffix(first, []byte("}\n")) || !bytes.HasPrefix(first, []byte("{\n  \"schema_version\": \"1\"")) {
		t.Error("not indented by two, or no newline at the end")
	}
	var back report.Report
	if err := json.Unmarshal(first, &back); err != nil {
		t.Fatal(err)
	}
	if again := written(t, &back); !bytes.Equal(first, again) {
		t.Error(cmp.Diff(string(first), string(again)))
	}
}

// TestPieces: what is encoded in pieces is what the encoder makes of the whole.
func TestPieces(t *testing.T) {
	changed := reporttest.Sample()
	changed.Changes = &report.Changes{}
	for name, r := range map[string]*report.Report{"sample": reporttest.Sample(), "empty": reporttest.Empty(), "changed": changed, "none": {}} {
		var got, want bytes.Buffer
		out := bufio.NewWriter(&got)
		if err := newPieces(out).object(reflect.ValueOf(*r)); err != nil || out.Flush() != nil {
			t.Fatal(err)
		}
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		if err := enc.Encode(*r); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.TrimSuffix(want.String(), "\n"), got.String()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestNothingButNumbersIsNull: absent lists are [], unknown numbers are null.
func TestNothingButNumbersIsNull(t *testing.T) {
	r := reporttest.Empty()
	r.Drugs, r.Limits = nil, nil
	out := string(written(t, r))
	for _, name := range []string{"drugs", "limits", "risks", "domains"} {
		if strings.Contains(out, `"`+name+`": null`) {
			t.Errorf("%s is null", name)
		}
	}
	if !strings.Contains(out, `"age": null`) {
		t.Error("an unknown age is not null")
	}
	if r.Drugs != nil {
		t.Error("writing changed the report")
	}
}

func TestConform(t *testing.T) {
	reporttest.Conform(t, reporttest.Face{Write: Write, Coded: true, Read: func(t *testing.T, out []byte) string {
		var v any
		if err := json.Unmarshal(out, &v); err != nil {
			t.Fatal(err)
		}
		return string(out)
	}})
}

// TestLayout: the one pass gives what the encoder's own indentation does, and nothing that acts on a terminal.
func TestLayout(t *testing.T) {
	odd := map[string]any{
		"": "", `a "quoted" \ key`: []any{}, "deep": []any{[]any{map[string]any{"x": []any{1.5, nil, true, "}],:{["}}}}, "none": map[string]any{},
		"text": "back\\slash\\", "words": "Grüße – 99 % µ 😀 \t\n", "long": strings.Repeat("ä", 3000),
	}
	for range 20 {
		odd = map[string]any{"deeper": odd}
	}
	want, err := json.MarshalIndent(odd, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	out := bufio.NewWriter(&got)
	if _, err := (&layout{out: out}).Write(marshalled(t, odd)); err != nil || out.Flush() != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Error(cmp.Diff(string(want), got.String()))
	}
	got.Reset()
	(&layout{out: out}).quoted([]byte("\"a\u202eb\u0085–\u007f\u2066\""))
	if _ = out.Flush(); got.String() != `"a\u202eb\u0085–\u007f\u2066"` {
		t.Errorf("written as %s", got.String())
	}
}
