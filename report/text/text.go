// Package text holds every sentence that a person reads, by key. Code asks for a key and
// hands in values; the words stand in assets/text, once for clinicians and, where they
// differ, once for patients.
package text

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"allelens/assets"
	"allelens/variants"
)

// Audience is whom a text is written for.
type Audience uint8

// Audiences.
const (
	Clinician Audience = iota
	Patient
)

// Catalogue is the texts of one language. It is immutable and safe for concurrent use.
type Catalogue struct {
	language language.Tag
	entries  map[string]entry
}

type entry struct {
	words [2]string // by Audience; the patient's may be empty
	// forms are the words for numbers that the language treats in a way of their own, by plural category.
	forms map[plural.Form][2]string
}

// categories are the plural categories of the Unicode CLDR by the names that keys end in: "pdf.stars@one".
var categories = map[string]plural.Form{"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few, "many": plural.Many}

// fallback is the language that every text stands in.
const fallback = "en"

// English is the bundled English catalogue.
func English() *Catalogue { return Of(fallback) }

// bundled are the catalogues read so far, by language.
var bundled sync.Map

// Of is the bundled catalogue of a language ("en"), a folder of assets/text; English where there is no such folder. It
// panics if the embedded files are malformed, which a test rules out.
func Of(name string) *Catalogue {
	if c, ok := bundled.Load(name); ok {
		return c.(*Catalogue)
	}
	if !slices.Contains(Languages(), name) {
		return English()
	}
	c, err := Load(assets.Text, "text/"+name)
	if err != nil {
		panic(err)
	}
	bundled.Store(name, c)
	return c
}

// Languages lists the languages of the bundled catalogues, by name.
func Languages() []string {
	folders, _ := fs.ReadDir(assets.Text, "text") // embedded
	names := make([]string, len(folders))
	for i, f := range folders {
		names[i] = f.Name()
	}
	return names
}

// Default is the catalogue of the language that the person at this machine has chosen for messages (LC_ALL, LC_MESSAGES, LANG);
// English where there is none of it.
func Default() *Catalogue {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if chosen := os.Getenv(name); chosen != "" {
			chosen, _, _ = strings.Cut(chosen, "_")
			chosen, _, _ = strings.Cut(chosen, ".")
			return Of(chosen)
		}
	}
	return English()
}

// Language is the name of the catalogue's language, as its folder has it.
func (c *Catalogue) Language() string { return c.language.String() }

// Load reads all .tsv files of a folder, which is named after its language: a header line "key clinician patient", then one
// entry a line, tab-separated. "\n" stands for a line break. Lines that begin with # and empty
// lines are skipped. "KEY@one" holds the words of KEY for a number of that plural category, for which {n} or {count} counts. A key
// given twice, without words for clinicians, or of a form without its key, is an error.
func Load(files fs.FS, dir string) (*Catalogue, error) {
	tag, err := language.Parse(path.Base(dir))
	if err != nil {
		return nil, fmt.Errorf("%s is not named after a language: %w", dir, err)
	}
	names, err := fs.Glob(files, path.Join(dir, "*.tsv"))
	if err != nil {
		return nil, err
	}
	contents, lines := make([]string, len(names)), 0
	for i, name := range names {
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		contents[i] = string(content)
		lines += strings.Count(contents[i], "\n")
	}
	c := &Catalogue{language: tag, entries: make(map[string]entry, lines)}
	for i, name := range names {
		if err := c.load(name, contents[i]); err != nil {
			return nil, err
		}
	}
	for key, e := range c.entries {
		if e.words[Clinician] == "" {
			return nil, fmt.Errorf("%s: key %q has plural forms, but no words of its own", dir, key)
		}
	}
	if len(c.entries) == 0 {
		return nil, fmt.Errorf("%s: no texts", dir)
	}
	return c, nil
}

func (c *Catalogue) load(name, content string) error {
	n := 0
	for line := range strings.Lines(content) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if n == 1 || line == "" || line[0] == '#' {
			continue
		}
		if err := c.add(line); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return nil
}

// add reads one line.
func (c *Catalogue) add(line string) error {
	name, rest, _ := strings.Cut(line, "\t")
	clinician, patient, _ := strings.Cut(rest, "\t")
	if name == "" || clinician == "" || strings.Contains(patient, "\t") {
		return errors.New("want key, clinician and, if it differs, patient text")
	}
	words := [2]string{strings.ReplaceAll(clinician, `\n`, "\n"), strings.ReplaceAll(patient, `\n`, "\n")}
	key, category, formed := strings.Cut(name, "@")
	e := c.entries[key]
	form, known := categories[category]
	switch {
	case formed && !known:
		return fmt.Errorf("%q is no plural category", category)
	case formed && e.forms[form] != [2]string{} || !formed && e.words[Clinician] != "":
		return fmt.Errorf("key %q stands twice", name)
	case !formed:
		e.words = words
	case e.forms == nil:
		e.forms = map[plural.Form][2]string{form: words}
	default:
		e.forms[form] = words
	}
	c.entries[key] = e
	return nil
}

// Has reports whether the catalogue holds the key.
func (c *Catalogue) Has(key string) bool {
	_, ok := c.entries[key]
	return ok
}

// Keys lists all keys, in no order.
func (c *Catalogue) Keys() []string {
	keys := make([]string, 0, len(c.entries))
	for k := range c.entries {
		keys = append(keys, k)
	}
	return keys
}

// Text is the clinicians' text of a key, with each {name} replaced. pairs are names and
// values in turn; a value is text, or anything that fmt prints. A key that the catalogue lacks
// comes back in angle quotes, so that it is seen and never mistaken for a statement.
func (c *Catalogue) Text(key string, pairs ...any) string {
	return c.For(Clinician, key, pairs...)
}

// For is Text for an audience; patients get the clinicians' text where there is no other.
func (c *Catalogue) For(who Audience, key string, pairs ...any) string {
	e, ok := c.entries[key]
	if !ok {
		return "‹" + key + "›"
	}
	all := e.words
	if len(e.forms) > 0 {
		if form, ok := e.forms[c.category(pairs)]; ok {
			all = form
		}
	}
	words := all[who]
	if words == "" {
		words = all[Clinician]
	}
	if len(pairs) == 0 {
		return words
	}
	return filled(words, pairs)
}

// filled replaces each {name} of words of which there is a value; the first counts where a name is given twice.
func filled(words string, pairs []any) string {
	var b strings.Builder
	for {
		before, rest, more := strings.Cut(words, "{")
		b.WriteString(before)
		if !more {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if i := indexOf(pairs, name); closed && i >= 0 {
			b.WriteString(printed(pairs[i+1]))
			words = after
			continue
		}
		b.WriteByte('{')
		words = rest
	}
}

// indexOf is where a name stands among pairs, before its value; -1 where it does not.
func indexOf(pairs []any, name string) int {
	for i := 0; i+1 < len(pairs); i += 2 {
		if printed(pairs[i]) == name {
			return i
		}
	}
	return -1
}

// printed is a value as text.
func printed(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	return fmt.Sprint(v)
}

// category is the plural category of the number in pairs.
func (c *Catalogue) category(pairs []any) plural.Form {
	for i := 0; i+1 < len(pairs); i += 2 {
		if name := pairs[i]; name != "n" && name != "count" {
			continue
		}
		if n, err := strconv.Atoi(fmt.Sprint(pairs[i+1])); err == nil {
			return plural.Cardinal.MatchPlural(c.language, max(n, -n), 0, 0, 0, 0)
		}
	}
	return plural.Other
}

// Problem is the sentence for a problem, without its place.
func (c *Catalogue) Problem(p *variants.Problem) string {
	pairs := make([]any, 0, 2*len(p.Values))
	for _, v := range p.Values {
		pairs = append(pairs, v.Name, variants.Visible(v.Text))
	}
	return c.Text("problem."+p.Code, pairs...)
}
