// Package fhircheck holds a Bundle against the profiles of an implementation guide of HL7 FHIR: which elements there may be, how many,
// of which types, with which fixed values, slices, codes and targets. It reads snapshots, and so needs nothing but the guide's own files.
// What it does not check: FHIRPath constraints other than obs-6 and obs-7, codes of lists that the guide does not hold, and resources without a profile.
package fhircheck

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
)

// Guide is a guide's profiles and lists of codes.
type Guide struct {
	profiles map[string]*node           // by canonical address
	lists    map[string]map[string]bool // value sets: "system|code", or "system|" where all of a system's codes are in
	systems  map[string]map[string]bool // code systems: their codes
}

// node is an element of a profile.
type node struct {
	element
	name     string // "component"
	children []*node
	slices   []*node
}

type element struct {
	ID        string `json:"id"`
	Min       int    `json:"min"`
	Max       string `json:"max"`
	Base      struct{ Max string }
	SliceName string          `json:"sliceName"`
	Slicing   *slicing        `json:"slicing"`
	Type      []elementType   `json:"type"`
	Binding   *binding        `json:"binding"`
	value     json.RawMessage // fixed or pattern
	exact     bool            // fixed
}

type slicing struct {
	Discriminator []struct{ Type, Path string }
	Rules         string
}

type elementType struct {
	Code          string
	Profile       []string
	TargetProfile []string
}

type binding struct {
	Strength string
	ValueSet string
}

// UnmarshalJSON reads an element with the fixed value or pattern that it may have under a name of its type.
func (e *element) UnmarshalJSON(data []byte) error {
	type plain element
	if err := json.Unmarshal(data, (*plain)(e)); err != nil {
		return err
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	for name, value := range all {
		if strings.HasPrefix(name, "fixed") || strings.HasPrefix(name, "pattern") {
			e.value, e.exact = value, strings.HasPrefix(name, "fixed")
		}
	}
	return nil
}

// Load reads the files of a guide in a folder.
func Load(folder string) (*Guide, error) {
	g := &Guide{profiles: map[string]*node{}, lists: map[string]map[string]bool{}, systems: map[string]map[string]bool{}}
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err == nil {
			err = g.add(content)
		}
		if err != nil {
			return nil, err
		}
	}
	return g, nil
}

func (g *Guide) add(content []byte) error {
	var r struct {
		ResourceType, URL string
		Snapshot          struct{ Element []element }
		Concept           []struct{ Code string }
		Compose           struct {
			Include []struct {
				System  string
				Concept []struct{ Code string }
				Filter  []any
			}
		}
	}
	if err := json.Unmarshal(content, &r); err != nil {
		return err
	}
	switch r.ResourceType {
	case "StructureDefinition":
		g.profiles[r.URL] = tree(r.Snapshot.Element)
	case "CodeSystem":
		codes := map[string]bool{}
		for _, c := range r.Concept {
			codes[c.Code] = true
		}
		g.systems[r.URL] = codes
	case "ValueSet":
		codes := map[string]bool{}
		for _, in := range r.Compose.Include {
			codes[in.System+"|"] = len(in.Concept) == 0
			for _, c := range in.Concept {
				codes[in.System+"|"+c.Code] = true
			}
		}
		g.lists[r.URL] = codes
	}
	return nil
}

// tree hangs the elements of a snapshot below each other, slices below what they are slices of.
func tree(all []element) *node {
	byID := map[string]*node{}
	var root *node
	for _, e := range all {
		n := &node{element: e}
		byID[e.ID] = n
		at := strings.LastIndex(e.ID, ".")
		if at < 0 {
			root = n
			continue
		}
		last := e.ID[at+1:]
		n.name, _, _ = strings.Cut(last, ":")
		if whole := byID[e.ID[:at+1]+n.name]; whole != nil && last != n.name {
			whole.slices = append(whole.slices, n)
			if len(n.children) == 0 { // a slice without elements of its own
				n.children = whole.children
			}
			continue
		}
		if parent := byID[e.ID[:at]]; parent != nil {
			if parent.SliceName != "" && len(parent.children) > 0 && !strings.HasPrefix(parent.children[0].ID, parent.ID+".") {
				parent.children = nil // they were the whole's
			}
			parent.children = append(parent.children, n)
		}
	}
	return root
}
