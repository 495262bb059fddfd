package text_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"allelens/report/text"
)

func TestPlurals(t *testing.T) {
	words := func(name, lines string) *text.Catalogue {
		c, err := text.Load(fstest.MapFS{name + "/a.tsv": {Data: []byte("key\tclinician\tpatient\n" + lines)}}, name)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	english := words("en", "bases\t{n} bases\t{n} letters\nbases@one\t{n} base\t{n} letter\n")
	for n, want := range map[any]string{0: "0 bases", 1: "1 base", 2: "2 bases", 21: "21 bases", "1": "1 base", "1,000": "1,000 bases", "": " bases"} {
		if got := english.Text("bases", "n", n); got != want {
			t.Errorf("%v: %q, want %q", n, got, want)
		}
	}
	if got := english.For(text.Patient, "bases", "gene", "X", "n", 1); got != "1 letter" {
		t.Errorf("a patient reads %q", got)
	}
	polish := words("pl", "gen\t{count} genu\ngen@one\t{count} gen\ngen@few\t{count} geny\ngen@many\t{count} genów\n")
	for n, want := range map[int]string{1: "1 gen", 3: "3 geny", 5: "5 genów", 22: "22 geny"} {
		if got := polish.Text("gen", "count", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestMalformedCatalogues(t *testing.T) {
	for lines, want := range map[string]string{
		"":                         "no texts",
		"a\n":                      "a.tsv:2",
		"a\tx\na\ty\n":             "stands twice",
		"a\tx\na@one\ty\na@one\tz": "stands twice",
		"a\tx\na@lots\ty\n":        "no plural category",
		"a@one\tx\n":               "no words of its own",
	} {
		_, err := text.Load(fstest.MapFS{"en/a.tsv": {Data: []byte("key\tclinician\tpatient\n" + lines)}}, "en")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", lines, err, want)
		}
	}
	if _, err := text.Load(fstest.MapFS{"words of mine/a.tsv": {Data: []byte("key\nx\ty\n")}}, "words of mine"); err == nil {
		t.Error("a folder that is no language was read")
	}
}

// TestDefault: the language is that of the machine's messages, English where there is no folder of it.
func TestDefault(t *testing.T) {
	t.Setenv("LC_ALL", "xx_YY.UTF-8")
	if got := text.Default().Language(); got != "en" {
		t.Errorf("an unknown language gives %q", got)
	}
	if got := text.Languages(); len(got) == 0 || text.Of(got[0]).Language() != got[0] {
		t.Errorf("languages: %q", got)
	}
}
