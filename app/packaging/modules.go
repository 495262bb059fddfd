package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// programs are the packages of the programs, by their paths from the project's folder, and on Linux what an AppImage begins with.
var programs = map[string][]string{"windows": {"./app", "./app/window"}, "linux": {"./app", "./app/window", "./app/packaging/runtime"}}

// module is a module of others of which packages are linked.
type module struct {
	path, version string
	systems       []string // for which it is linked: "linux", "windows"
	licences      []licence
}

// licence is the text of a file that states one.
type licence struct {
	file string // from the module's folder
	id   string // as SPDX has it; "" for one that is not known
	text string
}

// allowed are the licences under which others' code may be linked.
var allowed = []string{"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "Zlib", "OFL-1.1", "Unlicense", "CC0-1.0", "Bitstream-Vera"}

// marks tell licences by their words, the particular before the general.
var marks = []struct {
	id    string
	words []string
}{
	{"GPL", []string{"gnu general public license", "version"}},
	{"LGPL", []string{"gnu lesser general public license"}},
	{"MPL-2.0", []string{"mozilla public license"}},
	{"Apache-2.0", []string{"apache license", "version 2.0"}},
	{"OFL-1.1", []string{"sil open font license"}},
	{"Bitstream-Vera", []string{"bitstream vera"}},
	{"CC0-1.0", []string{"cc0"}},
	{"Unlicense", []string{"unencumbered software released into the public domain"}},
	{"BSD-3-Clause", []string{"redistribution and use in source and binary forms", "neither the name"}},
	{"BSD-3-Clause", []string{"redistribution and use in source and binary forms", "names of", "contributors"}},
	{"BSD-2-Clause", []string{"redistribution and use in source and binary forms"}},
	{"ISC", []string{"permission to use, copy, modify, and/or distribute"}},
	{"ISC", []string{"permission to use, copy, modify, and distribute"}},
	{"Zlib", []string{"provided 'as-is', without any express or implied"}},
	{"MIT", []string{"permission is hereby granted, free of charge"}},
}

// identify is the licence of a text.
func identify(text string) string {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	for _, m := range marks {
		if !slices.ContainsFunc(m.words, func(w string) bool { return !strings.Contains(text, w) }) {
			return m.id
		}
	}
	return ""
}

// linked lists the modules of which the programs link packages on any of the systems.
func linked(systems ...string) ([]*module, error) {
	found := map[string]*module{}
	for _, system := range systems {
		list := exec.Command("go", append([]string{"list", "-deps", "-json=ImportPath,Dir,Standard,Module"}, programs[system]...)...)
		list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
		list.Stderr = os.Stderr
		out, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("go list for %s: %w", system, err)
		}
		if err := gather(found, string(out), system); err != nil {
			return nil, err
		}
	}
	var all []*module
	for _, m := range found {
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b *module) int { return cmp.Compare(a.path, b.path) })
	return all, nil
}

// gather adds the modules of what the go command lists.
func gather(found map[string]*module, listed, system string) error {
	for dec := json.NewDecoder(strings.NewReader(listed)); ; {
		var p struct {
			Dir      string
			Standard bool
			Module   *struct {
				Path, Version, Dir string
				Main               bool
			}
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if p.Standard || p.Module == nil || p.Module.Main {
			continue
		}
		m := found[p.Module.Path]
		if m == nil {
			m = &module{path: p.Module.Path, version: p.Module.Version}
			found[m.path] = m
		}
		if !slices.Contains(m.systems, system) {
			m.systems = append(m.systems, system)
		}
		if err := m.read(p.Module.Dir, p.Dir); err != nil {
			return err
		}
	}
}

// states are the names of files that state a licence.
var states = regexp.MustCompile(`(?i)^(un)?(licen[cs]e|copying|notice|ofl)([-_.].*)?$`)

// read reads the licences in a package's folder, in those above it up to the module's, and in those right below, where
// fonts and C code lie.
func (m *module) read(top, folder string) error {
	below, err := filepath.Glob(filepath.Join(folder, "*", "*"))
	if err != nil {
		return err
	}
	for at := folder; strings.HasPrefix(at, top); at = filepath.Dir(at) {
		here, err := filepath.Glob(filepath.Join(at, "*"))
		if err != nil {
			return err
		}
		below = append(below, here...)
	}
	for _, path := range below {
		name, err := filepath.Rel(top, path)
		known := slices.ContainsFunc(m.licences, func(l licence) bool { return l.file == name })
		info, missing := os.Stat(path)
		if err != nil || missing != nil || known || info.IsDir() || !states.MatchString(filepath.Base(path)) || strings.HasSuffix(path, ".go") || strings.Contains(name, "testdata") {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		m.licences = append(m.licences, licence{filepath.ToSlash(name), identify(string(text)), strings.TrimSpace(strings.ReplaceAll(string(text), "\r", ""))})
	}
	slices.SortFunc(m.licences, func(a, b licence) int { return cmp.Compare(a.file, b.file) })
	return nil
}
