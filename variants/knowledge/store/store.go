// Package store keeps the knowledge bases that updates made beside the bundled one, and says which
// is in use. It never leaves a half-written base in use, and never uses one that is not what
// it was when it was put there.
package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sync"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
)

// Bundled is the name of the base that comes with the program, which is always there.
const Bundled = "bundled"

// manifestName is the file that says which base is in use.
const manifestName = "current.json"

// kept is how many bases stay beside the bundled one: the one in use and the one before it.
const kept = 2

// Store is a folder with the bases of a user.
type Store struct {
	folder string
	today  string // YYYY-MM-DD
	write  func(path string, content []byte) error
}

// Item is one base on the store.
type Item struct {
	Version string `json:"version"`
	File    string `json:"file"`    // name in the folder
	SHA256  string `json:"sha256"`  // of the base
	Bundled string `json:"bundled"` // checksum of the bundled base that it was made of
	ClinVar string `json:"clinvar"` // name and checksum of the ClinVar file
	// Accepted are the alleles of which somebody accepted that they lost the expert panel's class of pathogenic, in
	// GRCh38: "chr17:43106487 A>C".
	Accepted []string `json:"accepted,omitempty"`
	// Tables are what the base holds.
	Tables []knowledge.Content `json:"tables"`
}

// manifest is the content of manifestName: the version in use, "" for the bundled one, and all
// bases, newest first.
type manifest struct {
	Use   string `json:"use"`
	Bases []Item `json:"bases"`
}

// New is the store in a folder, which need not exist, on a day, YYYY-MM-DD. write writes a file whole or not at all.
func New(folder, today string, write func(path string, content []byte) error) Store {
	return Store{folder, today, write}
}

// Open opens the base in use. Where that is missing, damaged, edited, of the future, short of the expert panel's
// classes, or made for another version of the program, the bundled one is opened, and the problem says why.
func (s Store) Open(ctx context.Context, bundled []byte) (*sqlite.Base, *variants.Problem, error) {
	_, base, _, doubt := s.inUse(ctx, bundled)
	if base != nil {
		return base, nil, nil
	}
	base, err := sqlite.Open(ctx, bundled)
	return base, doubt, err
}

// Data is the base in use, as a file's content, and the alleles that were accepted for it (see Item), with the
// problem as for Open.
func (s Store) Data(ctx context.Context, bundled []byte) (base []byte, accepted []string, doubt *variants.Problem) {
	data, opened, item, doubt := s.inUse(ctx, bundled)
	if opened == nil {
		return bundled, nil, doubt
	}
	_ = opened.Close() // only read
	return data, item.Accepted, nil
}

// inUse is the base in use, as a file's content and opened; nil for the bundled one.
func (s Store) inUse(ctx context.Context, bundled []byte) ([]byte, *sqlite.Base, Item, *variants.Problem) {
	item, data, doubt := s.chosen(bundled)
	if data == nil {
		return nil, nil, item, doubt
	}
	base, err := sqlite.Open(ctx, data)
	if err != nil {
		return nil, nil, item, variants.Warn("knowledge_damaged", item.Version).Because(err)
	}
	if doubt := s.distrust(ctx, item, base, bundled); doubt != nil {
		_ = base.Close() // only read
		return nil, nil, item, doubt
	}
	return data, base, item, nil
}

// chosen reads the file of the base in use and holds it against the checksums; nil for the bundled base.
func (s Store) chosen(bundled []byte) (item Item, data []byte, doubt *variants.Problem) {
	m, err := s.manifest()
	if err != nil {
		return item, nil, variants.Warn("knowledge_manifest", manifestName).Because(err)
	}
	if m.Use == "" {
		return item, nil, nil
	}
	at := slices.IndexFunc(m.Bases, func(i Item) bool { return i.Version == m.Use })
	if at < 0 {
		return item, nil, variants.Warn("knowledge_missing", m.Use)
	}
	item = m.Bases[at]
	data, err = os.ReadFile(filepath.Join(s.folder, filepath.Base(item.File)))
	if err != nil {
		return item, nil, variants.Warn("knowledge_missing", item.Version).Because(err)
	}
	var wait sync.WaitGroup
	var origin string
	wait.Go(func() { origin = checksum(bundled) })
	own := checksum(data)
	wait.Wait()
	switch {
	case own != item.SHA256:
		return item, nil, variants.Warn("knowledge_damaged", item.Version)
	case origin != item.Bundled:
		return item, nil, variants.Warn("knowledge_outdated", item.Version)
	}
	return item, data, nil
}

// unusual are the characters that are left out of file names.
var unusual = regexp.MustCompile(`[^A-Za-z0-9.+-]`)

// Install puts a base in the store and switches over to it: item says its version, the ClinVar file and what was
// accepted, all else is found here. Until its last step the base in use stays what it was.
func (s Store) Install(ctx context.Context, item Item, base, bundled []byte) error {
	m, err := s.manifest()
	if err != nil {
		m = manifest{} // it is replaced by a good one
	}
	found, err := accountOf(ctx, base, everything)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(s.folder, 0o755); err != nil {
		return s.unwritable(err)
	}
	version := item.Version
	item.SHA256, item.Bundled, item.Tables = checksum(base), checksum(bundled), found.tables
	item.File = unusual.ReplaceAllString(version, "_") + "-" + item.SHA256[:12] + ".sqlite"
	if err := s.write(filepath.Join(s.folder, item.File), base); err != nil {
		return s.unwritable(err)
	}
	m.Bases = slices.DeleteFunc(m.Bases, func(i Item) bool { return i.Version == version })
	if at := slices.IndexFunc(m.Bases, func(i Item) bool { return i.Version == m.Use }); at > 0 {
		before := m.Bases[at] // it is kept
		m.Bases = slices.Insert(slices.Delete(m.Bases, at, at+1), 0, before)
	}
	m.Bases, m.Use = append([]Item{item}, m.Bases...), version
	m.Bases = m.Bases[:min(len(m.Bases), kept)]
	if err := s.save(m); err != nil {
		return err
	}
	return s.tidy(m)
}

// tidy removes bases that the manifest no longer names.
func (s Store) tidy(m manifest) error {
	files, err := filepath.Glob(filepath.Join(s.folder, "*.sqlite"))
	for _, file := range files {
		if !slices.ContainsFunc(m.Bases, func(i Item) bool { return i.File == filepath.Base(file) }) {
			err = errors.Join(err, os.Remove(file))
		}
	}
	if err != nil {
		return s.unwritable(err)
	}
	return nil
}

// List names the bases in the store, newest first, and the version in use; Bundled for the bundled one.
func (s Store) List() (items []Item, use string, err error) {
	m, err := s.manifest()
	if err != nil {
		return nil, "", variants.Fail("knowledge_manifest", manifestName).Because(err)
	}
	if m.Use == "" {
		m.Use = Bundled
	}
	return m.Bases, m.Use, nil
}

// Before is the version that going back leads to: the one that was installed before that in use, or the bundled one; ""
// where the bundled one is in use.
func (s Store) Before() string {
	m, err := s.manifest()
	if err != nil || m.Use == "" {
		return ""
	}
	at := slices.IndexFunc(m.Bases, func(i Item) bool { return i.Version == m.Use })
	if at < 0 || at+1 >= len(m.Bases) {
		return Bundled
	}
	return m.Bases[at+1].Version
}

// Untouched reports whether no update was ever made.
func (s Store) Untouched() bool {
	_, err := os.Stat(filepath.Join(s.folder, manifestName))
	return errors.Is(err, fs.ErrNotExist)
}

// Use switches over to a base in the store, or to the bundled one.
func (s Store) Use(version string) error {
	m, err := s.manifest()
	switch {
	case version == Bundled && err != nil:
		m = manifest{}
	case err != nil:
		return variants.Fail("knowledge_manifest", manifestName).Because(err)
	case version != Bundled && !slices.ContainsFunc(m.Bases, func(i Item) bool { return i.Version == version }):
		return variants.Fail("knowledge_unknown", version)
	}
	m.Use = version
	if version == Bundled {
		m.Use = ""
		if _, err := os.Stat(s.folder); errors.Is(err, fs.ErrNotExist) {
			return nil // nothing else was ever in use
		}
	}
	return s.save(m)
}

// manifest reads the manifest; a store without one uses the bundled base.
func (s Store) manifest() (m manifest, err error) {
	content, err := os.ReadFile(filepath.Join(s.folder, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err == nil {
		err = json.Unmarshal(content, &m)
	}
	return m, err
}

func (s Store) save(m manifest) error {
	content, err := json.MarshalIndent(m, "", "  ")
	if err == nil {
		err = s.write(filepath.Join(s.folder, manifestName), append(content, '\n'))
	}
	if err != nil {
		return s.unwritable(err)
	}
	return nil
}

func (s Store) unwritable(err error) error {
	return variants.Fail("knowledge_unwritable", s.folder).Because(err)
}

func checksum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
