// Package text holds every sentence that a person reads, by key. Code asks for a key and
// hands in values; the words stand in assets/text, once for clinicians and, where they
// differ, once for patients.
package text

import (
	"bufio"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

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
	entries map[string]entry
}

type entry struct {
	words [2]string // by Audience; the patient's may be empty
}

// English is the bundled English catalogue. It panics if the embedded files are malformed,
// which a test rules out.
var English = sync.OnceValue(func() *Catalogue {
	c, err := Load(assets.Text, "text/en")
	if err != nil {
		panic(err)
	}
	return c
})

// Load reads all .tsv files of a folder: a header line "key clinician patient", then one
// entry a line, tab-separated. "\n" stands for a line break. Lines that begin with # and empty
// lines are skipped. A key given twice, or without words for clinicians, is an error.
func Load(files fs.FS, dir string) (*Catalogue, error) {
	names, err := fs.Glob(files, path.Join(dir, "*.tsv"))
	if err != nil {
		return nil, err
	}
	c := &Catalogue{entries: make(map[string]entry)}
	for _, name := range names {
		if err := c.load(files, name); err != nil {
			return nil, err
		}
	}
	if len(c.entries) == 0 {
		return nil, fmt.Errorf("%s: no texts", dir)
	}
	return c, nil
}

func (c *Catalogue) load(files fs.FS, name string) error {
	f, err := files.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if n == 1 || line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) < 2 || len(fields) > 3 || fields[0] == "" || fields[1] == "" {
			return fmt.Errorf("%s:%d: want key, clinician and, if it differs, patient text", name, n)
		}
		if _, twice := c.entries[fields[0]]; twice {
			return fmt.Errorf("%s:%d: key %q stands twice", name, n, fields[0])
		}
		var e entry
		for i, w := range fields[1:] {
			e.words[i] = strings.ReplaceAll(w, `\n`, "\n")
		}
		c.entries[fields[0]] = e
	}
	return lines.Err()
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
	words := e.words[who]
	if words == "" {
		words = e.words[Clinician]
	}
	if len(pairs) == 0 {
		return words
	}
	replace := make([]string, 0, len(pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		replace = append(replace, fmt.Sprintf("{%v}", pairs[i]), fmt.Sprint(pairs[i+1]))
	}
	return strings.NewReplacer(replace...).Replace(words)
}

// Problem is the sentence for a problem, without its place.
func (c *Catalogue) Problem(p *variants.Problem) string {
	pairs := make([]any, 0, 2*len(p.Values))
	for _, v := range p.Values {
		pairs = append(pairs, v.Name, variants.Visible(v.Text))
	}
	return c.Text("problem."+p.Code, pairs...)
}
