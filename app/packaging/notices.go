package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// notices are the licences of all that a package holds of others: code, fonts, data.
func notices(all []*module) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintln(&b, "What Allelens holds of others, with its licences. Allelens itself is under the MIT licence (LICENSE).")
	chapter := func(title string) { fmt.Fprintf(&b, "\n%s\n%s\n", title, strings.Repeat("=", len(title))) }
	piece := func(name string, texts ...licence) {
		fmt.Fprintf(&b, "\n%s\n%s\n", name, strings.Repeat("-", len(name)))
		for _, l := range texts {
			fmt.Fprintf(&b, "\n[%s]\n\n%s\n", l.file, l.text)
		}
	}
	chapter("Code")
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "LICENSE"))
	if err != nil {
		return nil, err
	}
	piece("The Go programming language: its library and runtime", licence{file: "LICENSE", text: strings.TrimSpace(string(text))})
	for _, m := range all {
		piece(m.path+" "+m.version, m.licences...)
	}
	piece("SQLite", licence{file: "within github.com/mattn/go-sqlite3", text: "Its authors have dedicated the code to the public domain: https://www.sqlite.org/copyright.html"})
	chapter("Fonts")
	files, err := filepath.Glob("assets/fonts/LICENSE-*.txt")
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no licences of fonts: %w", err)
	}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		piece(strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), "LICENSE-"), ".txt"), licence{file: filepath.Base(path), text: strings.TrimSpace(string(text))})
	}
	chapter("Data")
	fmt.Fprintln(&b, "\nThe sources of the knowledge base. Tables derived from those under CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/)\nare shared under the same licence. \"facts\": figures and statements were read there; no text was taken over.")
	err = data(&b)
	return b.Bytes(), err
}

// data lists the sources of the knowledge base.
func data(b *bytes.Buffer) error {
	table, err := os.ReadFile("assets/knowledge/source.tsv")
	if err != nil {
		return err
	}
	for i, line := range strings.Split(strings.TrimSpace(string(table)), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 6 {
			return fmt.Errorf("assets/knowledge/source.tsv:%d: %d columns", i+1, len(f))
		}
		if i > 0 {
			parts := slices.DeleteFunc([]string{f[1], f[2], f[4], f[5]}, func(s string) bool { return s == "" })
			fmt.Fprintf(b, "  %s\n", strings.Join(parts, " · "))
		}
	}
	return nil
}

// The parts of CycloneDX that are written.
type (
	bom struct {
		Format     string      `json:"bomFormat"`
		Spec       string      `json:"specVersion"`
		Version    int         `json:"version"`
		Metadata   metadata    `json:"metadata"`
		Components []component `json:"components"`
	}
	metadata struct {
		Component component `json:"component"`
	}
	component struct {
		Type       string     `json:"type"`
		Ref        string     `json:"bom-ref"`
		Name       string     `json:"name"`
		Version    string     `json:"version,omitempty"`
		PURL       string     `json:"purl,omitempty"`
		Licences   []licensed `json:"licenses,omitempty"`
		Properties []property `json:"properties,omitempty"`
	}
	licensed struct {
		Licence struct {
			ID   string `json:"id,omitempty"`
			Name string `json:"name,omitempty"`
		} `json:"license"`
	}
	property struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
)

// bill is the bill of materials.
func bill(all []*module, version string) ([]byte, error) {
	own := component{Type: "application", Ref: "allelens", Name: "allelens", Version: version, Licences: licensesOf("MIT")}
	b := bom{Format: "CycloneDX", Spec: "1.5", Version: 1, Metadata: metadata{own}}
	goVersion, err := exec.Command("go", "env", "GOVERSION").Output()
	if err != nil {
		return nil, err
	}
	v := strings.TrimPrefix(strings.TrimSpace(string(goVersion)), "go")
	b.Components = append(b.Components, component{Type: "framework", Ref: "go", Name: "go", Version: v, PURL: "pkg:golang/stdlib@" + v, Licences: licensesOf("BSD-3-Clause")})
	for _, m := range all {
		purl := "pkg:golang/" + m.path + "@" + m.version
		var ids []string
		for _, l := range m.licences {
			ids = append(ids, l.id)
		}
		slices.Sort(ids)
		b.Components = append(b.Components, component{Type: "library", Ref: purl, Name: m.path, Version: m.version, PURL: purl,
			Licences: licensesOf(slices.Compact(ids)...), Properties: []property{{"allelens:systems", strings.Join(m.systems, " ")}}})
	}
	out, err := json.MarshalIndent(b, "", "  ")
	return append(out, '\n'), err
}

func licensesOf(ids ...string) (all []licensed) {
	for _, id := range ids {
		var l licensed
		if l.Licence.ID = id; id == "" {
			l.Licence.Name = "see THIRD_PARTY_NOTICES.txt"
		}
		all = append(all, l)
	}
	return all
}
