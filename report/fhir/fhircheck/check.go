package fhircheck

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Fault is one thing that does not hold.
type Fault struct {
	Path string // "Observation/1234.component[2].valueCodeableConcept"
	What string
}

// String is the fault in a line.
func (f Fault) String() string { return f.Path + ": " + f.What }

// Result is what a check found, and which lists of codes it had no file for.
type Result struct {
	Faults    []Fault
	Checked   int      // resources held against a profile
	Unchecked []string // lists of codes that are not held, and resources without a profile of the guide
}

// checker is one check of a Bundle.
type checker struct {
	*Guide
	byURL     map[string]map[string]any // resources
	result    *Result
	unchecked map[string]bool
}

// Check holds a Bundle against the profiles that its resources name.
func (g *Guide) Check(content []byte) Result {
	c := &checker{Guide: g, byURL: map[string]map[string]any{}, result: &Result{}, unchecked: map[string]bool{}}
	var bundle struct {
		ResourceType, Type string
		Entry              []struct {
			FullURL  string
			Resource map[string]any
			Request  *struct{ Method, URL string }
		}
	}
	if err := json.Unmarshal(content, &bundle); err != nil {
		return Result{Faults: []Fault{{"Bundle", err.Error()}}}
	}
	if bundle.ResourceType != "Bundle" {
		c.fault("Bundle", "is a "+bundle.ResourceType)
	}
	for i, e := range bundle.Entry {
		if c.byURL[e.FullURL] != nil && e.FullURL != "" {
			c.fault(fmt.Sprintf("Bundle.entry[%d]", i), "full address stands twice")
		}
		if e.Resource == nil {
			c.fault(fmt.Sprintf("Bundle.entry[%d]", i), "no resource")
			continue
		}
		c.byURL[e.FullURL] = e.Resource
		c.byURL[word(e.Resource, "resourceType")+"/"+word(e.Resource, "id")] = e.Resource
		if bundle.Type == "transaction" && (e.Request == nil || e.Request.Method == "" || e.Request.URL == "") {
			c.fault(fmt.Sprintf("Bundle.entry[%d]", i), "no request in a transaction")
		}
	}
	for _, e := range bundle.Entry {
		if e.Resource != nil {
			c.resource(e.Resource)
		}
	}
	for what := range c.unchecked {
		c.result.Unchecked = append(c.result.Unchecked, what)
	}
	slices.Sort(c.result.Unchecked)
	return *c.result
}

func (c *checker) fault(path, what string) {
	c.result.Faults = append(c.result.Faults, Fault{path, what})
}

func word(r map[string]any, name string) string {
	s, _ := r[name].(string)
	return s
}

// named are the profiles that a resource names.
func named(r map[string]any) (all []string) {
	m, _ := r["meta"].(map[string]any)
	list, _ := m["profile"].([]any)
	for _, p := range list {
		if s, ok := p.(string); ok {
			s, _, _ = strings.Cut(s, "|")
			all = append(all, s)
		}
	}
	return all
}

func (c *checker) resource(r map[string]any) {
	kind := word(r, "resourceType")
	path := kind + "/" + word(r, "id")
	known := false
	for _, url := range named(r) {
		profile := c.profiles[url]
		if profile == nil {
			c.unchecked["profile "+url] = true
			continue
		}
		known = true
		if profile.ID != kind {
			c.fault(path, "a "+kind+" has the profile of "+profile.ID)
			continue
		}
		c.result.Checked++
		c.object(profile, r, path)
	}
	if !known {
		c.unchecked["resource without a profile of the guide: "+kind] = true
	}
	if kind == "Observation" {
		c.observation(r, path)
	}
	c.leads(r, path)
}

// leads looks for references into the Bundle that lead nowhere.
func (c *checker) leads(v any, path string) {
	switch v := v.(type) {
	case map[string]any:
		if to := word(v, "reference"); strings.HasPrefix(to, "urn:") && c.byURL[to] == nil {
			c.fault(path, "leads nowhere: "+to)
		}
		for _, key := range keys(v) {
			c.leads(v[key], path+"."+key)
		}
	case []any:
		for _, x := range v {
			c.leads(x, path)
		}
	}
}

// observation checks the constraints obs-6 and obs-7.
func (c *checker) observation(r map[string]any, path string) {
	valued := slices.ContainsFunc(keys(r), func(k string) bool { return strings.HasPrefix(k, "value") })
	if valued && r["dataAbsentReason"] != nil {
		c.fault(path, "obs-6: a value and a reason why there is none")
	}
	parts, _ := r["component"].([]any)
	for _, p := range parts {
		part, _ := p.(map[string]any)
		if valued && part != nil && reflect.DeepEqual(part["code"], r["code"]) {
			c.fault(path, "obs-7: a component of the same code beside a value")
		}
	}
}

func keys(m map[string]any) (all []string) {
	for k := range m {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}

// object holds an object against the children of a node.
func (c *checker) object(n *node, value map[string]any, path string) {
	used := map[string]bool{"resourceType": true}
	for _, child := range n.children {
		name, values, many := find(child, value)
		used[name], used["_"+name] = true, true
		c.children(child, name, values, many, path)
	}
	for _, key := range keys(value) {
		if !used[key] {
			c.fault(path+"."+key, "no such element")
		}
	}
}

// find looks up the values of a child; of one of several types under the name with the type.
func find(child *node, value map[string]any) (name string, values []any, many bool) {
	name = child.name
	if choice, ok := strings.CutSuffix(name, "[x]"); ok {
		for _, t := range child.Type {
			if typed := choice + strings.ToUpper(t.Code[:1]) + t.Code[1:]; value[typed] != nil {
				return typed, []any{value[typed]}, false
			}
		}
		for _, s := range child.slices {
			if value[s.SliceName] != nil {
				return s.SliceName, []any{value[s.SliceName]}, false
			}
		}
		return name, nil, false
	}
	switch v := value[name].(type) {
	case nil:
		return name, nil, false
	case []any:
		return name, v, true
	default:
		return name, []any{v}, false
	}
}

// children checks number, slices and contents of the values of an element.
func (c *checker) children(child *node, name string, values []any, many bool, path string) {
	at := path + "." + name
	c.count(child, len(values), at)
	if list := child.Base.Max == "*"; len(values) > 0 && list != many {
		c.fault(at, "list where there is one, or one where there is a list")
	}
	seen := map[*node]int{}
	for i, v := range values {
		where := at
		if many {
			where += "[" + strconv.Itoa(i) + "]"
		}
		as := child
		for _, s := range child.slices {
			if c.matches(child, s, v, name) {
				seen[s]++
				as = s
				break
			}
		}
		if as == child && child.Slicing != nil && child.Slicing.Rules == "closed" {
			c.fault(where, "belongs to no slice of a closed list")
		}
		c.value(as, child, v, where)
	}
	for _, s := range child.slices {
		c.count(s, seen[s], at+":"+s.SliceName)
	}
}

func (c *checker) count(n *node, found int, path string) {
	if found < n.Min {
		c.fault(path, fmt.Sprintf("%d, at least %d are needed", found, n.Min))
	}
	if most, err := strconv.Atoi(n.Max); err == nil && found > most {
		c.fault(path, fmt.Sprintf("%d, at most %d may be", found, most))
	}
}

// matches reports whether a value belongs to a slice.
func (c *checker) matches(whole, slice *node, value any, name string) bool {
	if whole.Slicing == nil {
		return slice.SliceName == name
	}
	for _, d := range whole.Slicing.Discriminator {
		switch {
		case d.Type == "type":
			if slice.SliceName != name {
				return false
			}
		case d.Type == "profile":
			if !c.points(slice, value) {
				return false
			}
		case d.Path == "url":
			m, _ := value.(map[string]any)
			if m == nil || !slices.Contains(addresses(slice), word(m, "url")) {
				return false
			}
		default:
			m, _ := value.(map[string]any)
			part := slice.child(d.Path)
			if m == nil || part == nil || part.value == nil || !part.fitsOne(m[d.Path]) {
				return false
			}
		}
	}
	return true
}

func (n *node) child(name string) *node {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// addresses are those of a slice of extensions: its profile's, or the one that it fixes.
func addresses(slice *node) (all []string) {
	for _, t := range slice.Type {
		all = append(all, t.Profile...)
	}
	if url := slice.child("url"); url != nil && url.value != nil {
		all = append(all, strings.Trim(string(url.value), `"`))
	}
	return all
}

// points reports whether a reference leads to a resource of a slice's profile.
func (c *checker) points(slice *node, value any) bool {
	target := c.target(value)
	for _, t := range slice.Type {
		for _, p := range t.TargetProfile {
			if target != nil && (slices.Contains(named(target), p) || strings.HasSuffix(p, "/"+word(target, "resourceType")) && c.profiles[p] == nil) {
				return true
			}
		}
	}
	return false
}

func (c *checker) target(value any) map[string]any {
	m, _ := value.(map[string]any)
	return c.byURL[word(m, "reference")]
}

// value holds one value against its element, and against the slice of it that it belongs to.
func (c *checker) value(as, whole *node, v any, path string) {
	for _, n := range []*node{as, whole} {
		if n.value != nil && !n.fits(v) {
			c.fault(path, "is not "+string(n.value))
		}
		if n == whole {
			break
		}
	}
	c.code(as, v, path)
	c.kind(as, v, path)
	m, isObject := v.(map[string]any)
	if !isObject {
		return
	}
	if len(as.Type) > 0 && as.Type[0].Code == "Extension" {
		c.extension(as, m, path)
		return
	}
	if word(m, "reference") != "" {
		c.reference(as, m, path)
	}
	if len(as.children) > 0 {
		c.object(as, m, path)
	}
}

// extension holds an extension against its own profile, or the elements that stand here.
func (c *checker) extension(as *node, m map[string]any, path string) {
	if profile := c.profiles[word(m, "url")]; profile != nil {
		c.object(profile, m, path)
		return
	}
	if strings.HasPrefix(word(m, "url"), "http://hl7.org/fhir/uv/genomics-reporting/") {
		c.fault(path, "the guide has no extension "+word(m, "url"))
	}
	if as.SliceName != "" && len(as.children) > 1 {
		c.object(as, m, path)
	}
}

// reference holds what a reference leads to against what it may lead to.
func (c *checker) reference(n *node, m map[string]any, path string) {
	target := c.target(m)
	if target == nil {
		if !strings.HasPrefix(word(m, "reference"), "urn:") {
			c.unchecked["reference out of the Bundle: "+word(m, "reference")] = true
		}
		return
	}
	kind := word(target, "resourceType")
	for _, t := range n.Type {
		if len(t.TargetProfile) == 0 {
			return
		}
		for _, p := range t.TargetProfile {
			if strings.HasSuffix(p, "/"+kind) || strings.HasSuffix(p, "/Resource") || slices.Contains(named(target), p) {
				return
			}
		}
	}
	c.fault(path, "may not lead to a "+kind+" of "+strings.Join(named(target), ", "))
}
