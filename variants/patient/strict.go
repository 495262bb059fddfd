package patient

import (
	"bytes"
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

	"allelens/variants"
)

// checker holds the text of a file to the fields of a type: each known, given once, and of its kind.
type checker struct {
	text    []byte
	name    string
	read    *json.Decoder
	lines   map[string]int // by field, 1-based
	counted int            // bytes whose lines are counted
	newline int            // of them
}

// fail is a problem of a field, at its line.
func (c *checker) fail(code, field string) error {
	where := c.name
	for at := field; at != ""; at = at[:max(strings.LastIndexAny(at, ".["), 0)] {
		if line := c.lines[at]; line > 0 {
			where += ":" + strconv.Itoa(line)
			break
		}
	}
	return variants.Fail(code, where, "field", field)
}

// file checks the whole text against a struct's fields.
func (c *checker) file(t reflect.Type) error {
	c.read = json.NewDecoder(bytes.NewReader(c.text))
	c.read.UseNumber()
	if err := c.value(t, ""); err != nil {
		return err
	}
	if c.read.More() {
		return variants.Fail("case_json", c.name+":"+strconv.Itoa(c.line()))
	}
	return nil
}

// line is the line of what was read last, 1-based.
func (c *checker) line() int {
	at := int(c.read.InputOffset())
	c.newline += bytes.Count(c.text[c.counted:at], []byte("\n"))
	c.counted = at
	return c.newline + 1
}

// value checks the next value; field is its path.
func (c *checker) value(t reflect.Type, field string) error {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	token, err := c.read.Token()
	if err != nil {
		return variants.Fail("case_json", c.name+":"+strconv.Itoa(c.line()))
	}
	if _, seen := c.lines[field]; !seen {
		c.lines[field] = c.line()
	}
	text, isText := token.(string)
	_, words := reflect.New(t).Interface().(encoding.TextUnmarshaler)
	switch {
	case words:
		if !isText || reflect.New(t).Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(text)) != nil {
			return c.fail("case_value", field)
		}
		return nil
	case t.Kind() == reflect.Struct && token == json.Delim('{'):
		return c.object(t, field)
	case t.Kind() == reflect.Slice && token == json.Delim('['):
		return c.list(t.Elem(), field)
	}
	if !fits(t, token) {
		return c.fail("case_value", field)
	}
	return nil
}

// fits reports whether a single value is of a kind.
func fits(t reflect.Type, token json.Token) bool {
	switch v := token.(type) {
	case string:
		return t.Kind() == reflect.String
	case bool:
		return t.Kind() == reflect.Bool
	case json.Number:
		if t.Kind() == reflect.Float64 {
			_, err := v.Float64()
			return err == nil
		}
		_, err := strconv.ParseInt(v.String(), 10, 32)
		return err == nil && t.Kind() == reflect.Int
	}
	return false
}

// object checks the fields of an object up to its end.
func (c *checker) object(t reflect.Type, path string) error {
	fields, given := fieldsOf(t), map[string]bool{}
	for c.read.More() {
		token, err := c.read.Token()
		name, isName := token.(string)
		if err != nil || !isName {
			return variants.Fail("case_json", c.name+":"+strconv.Itoa(c.line()))
		}
		field := strings.TrimPrefix(path+"."+name, ".")
		of, known := fields[name]
		if !known || given[name] {
			c.lines[field] = c.line()
			code := "case_field"
			if known {
				code = "case_twice"
			}
			return c.fail(code, field)
		}
		given[name] = true
		c.lines[field] = c.line()
		if err := c.value(of, field); err != nil {
			return err
		}
	}
	return c.end()
}

// list checks the values of a list up to its end.
func (c *checker) list(of reflect.Type, path string) error {
	for i := 0; c.read.More(); i++ {
		if err := c.value(of, path+"["+strconv.Itoa(i)+"]"); err != nil {
			return err
		}
	}
	return c.end()
}

func (c *checker) end() error {
	if _, err := c.read.Token(); err != nil {
		return variants.Fail("case_json", c.name+":"+strconv.Itoa(c.line()))
	}
	return nil
}

// fieldsOf are the JSON names of a struct's fields with their types; those of embedded structs are its own, unless it
// has them itself.
func fieldsOf(t reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			for name, of := range fieldsOf(f.Type) {
				if _, own := fields[name]; !own {
					fields[name] = of
				}
			}
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		fields[name] = f.Type
	}
	return fields
}
