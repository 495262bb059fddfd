package fhircheck

import (
	"encoding/json"
	"reflect"
	"regexp"
	"strings"
)

// fits reports whether a value is the fixed one, or has all that the pattern has.
func (n *node) fits(v any) bool {
	var want any
	if json.Unmarshal(n.value, &want) != nil {
		return false
	}
	if n.exact {
		return reflect.DeepEqual(want, v)
	}
	return holds(v, want)
}

// fitsOne reports whether a value, or one of a list, fits.
func (n *node) fitsOne(v any) bool {
	list, ok := v.([]any)
	if !ok {
		return n.fits(v)
	}
	for _, x := range list {
		if n.fits(x) {
			return true
		}
	}
	return false
}

// holds reports whether a value has all of a pattern; of a list, some entry for each of the pattern's.
func holds(v, want any) bool {
	switch w := want.(type) {
	case map[string]any:
		m, ok := v.(map[string]any)
		for name, part := range w {
			if !ok || !holds(m[name], part) {
				return false
			}
		}
		return ok
	case []any:
		list, ok := v.([]any)
		for _, part := range w {
			found := false
			for _, x := range list {
				found = found || holds(x, part)
			}
			if !found {
				return false
			}
		}
		return ok
	}
	return reflect.DeepEqual(v, want)
}

// code holds codes against their systems, and against the list that an element is bound to, where the guide has these.
func (c *checker) code(n *node, v any, path string) {
	m, _ := v.(map[string]any)
	if m == nil {
		return
	}
	var codings []map[string]any
	list, _ := m["coding"].([]any)
	for _, x := range list {
		coding, _ := x.(map[string]any)
		codings = append(codings, coding)
		if codes := c.systems[word(coding, "system")]; codes != nil && !codes[word(coding, "code")] {
			c.fault(path, "the system has no code "+word(coding, "code"))
		}
	}
	if n.Binding != nil && (n.Binding.Strength == "required" || n.Binding.Strength == "extensible") {
		c.bound(n.Binding, codings, path)
	}
}

// bound holds codes against a list. Where it may be extended, words alone and codes of other systems will do.
func (c *checker) bound(b *binding, codings []map[string]any, path string) {
	url, _, _ := strings.Cut(b.ValueSet, "|")
	list := c.lists[url]
	if list == nil {
		c.unchecked["list of codes "+url] = true
		if b.Strength == "required" && len(codings) == 0 {
			c.fault(path, "a code of "+url+" is needed")
		}
		return
	}
	fits, own := false, false
	for _, coding := range codings {
		system := word(coding, "system")
		_, of := list[system+"|"]
		own = own || of
		fits = fits || list[system+"|"] || list[system+"|"+word(coding, "code")]
	}
	if !fits && (own || b.Strength == "required") {
		c.fault(path, "no code of "+url)
	}
}

// primitives are how simple values are written.
var primitives = map[string]*regexp.Regexp{
	"date":         regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`),
	"dateTime":     regexp.MustCompile(`^\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?$`),
	"instant":      regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`),
	"code":         regexp.MustCompile(`^[^\s]+(\s[^\s]+)*$`),
	"id":           regexp.MustCompile(`^[A-Za-z0-9.-]{1,64}$`),
	"uri":          regexp.MustCompile(`^\S+$`),
	"canonical":    regexp.MustCompile(`^\S+$`),
	"string":       regexp.MustCompile(`\S`),
	"markdown":     regexp.MustCompile(`\S`),
	"base64Binary": regexp.MustCompile(`^[0-9A-Za-z+/=\s]*$`),
}

// elements are those of the types that a profile uses without listing them.
var elements = map[string]string{
	"CodeableConcept": "coding text", "Coding": "system version code display userSelected", "Reference": "reference type identifier display",
	"Identifier": "use type system value period assigner", "Annotation": "authorReference authorString time text", "Quantity": "value comparator unit system code",
	"Range": "low high", "Period": "start end", "Meta": "versionId lastUpdated source profile security tag", "RelatedArtifact": "type label display citation url document resource",
}

// kind holds a value against the types of its element.
func (c *checker) kind(n *node, v any, path string) {
	if len(n.Type) == 0 {
		return
	}
	names := make([]string, 0, len(n.Type))
	for _, t := range n.Type {
		name := t.Code[strings.LastIndex(t.Code, "/")+1:]
		names = append(names, name)
		if sort, found := path[strings.LastIndex(path, ".")+1:], strings.ToUpper(name[:1])+name[1:]; len(n.Type) > 1 && !strings.HasSuffix(sort, found) {
			continue
		}
		if isOf(strings.TrimPrefix(name, "System."), v) {
			return
		}
	}
	c.fault(path, "is no "+strings.Join(names, " or "))
}

func isOf(name string, v any) bool {
	switch name {
	case "boolean":
		_, ok := v.(bool)
		return ok
	case "decimal", "integer", "positiveInt", "unsignedInt":
		_, ok := v.(float64)
		return ok
	case "String":
		name = "string"
	}
	if form := primitives[name]; form != nil {
		s, ok := v.(string)
		return ok && form.MatchString(s)
	}
	m, ok := v.(map[string]any)
	allowed, listed := elements[name]
	if !ok || !listed {
		return ok
	}
	for key := range m {
		if key != "id" && key != "extension" && !strings.Contains(" "+allowed+" ", " "+strings.TrimPrefix(key, "_")+" ") {
			return false
		}
	}
	return len(m) > 0
}
