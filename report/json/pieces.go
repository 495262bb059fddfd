package json

import (
	"bufio"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// pieces encodes the members of an object, and what their lists hold, one after the other: the encoder keeps the whole of what it is
// given at once, and memory of a report's size takes longer to get than the report to encode.
type pieces struct {
	layout *layout
	values *json.Encoder
}

func newPieces(out *bufio.Writer) pieces {
	p := pieces{layout: &layout{out: out}}
	p.values = json.NewEncoder(p.layout)
	p.values.SetEscapeHTML(false)
	return p
}

// object writes a struct that embeds none, as the encoder would. What fails is an error of the encoder: see layout.
func (p pieces) object(v reflect.Value) error {
	before := "{"
	for i := range v.NumField() {
		name, omit, ok := member(v.Type().Field(i))
		if !ok || omit && v.Field(i).IsZero() {
			continue
		}
		p.sign(before)
		p.sign(`"` + name + `":`)
		if err := p.value(v.Field(i)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		before = ","
	}
	p.sign("}")
	return nil
}

// member is a field's name as a member, and whether it is left out where it is zero; not ok for one that is none.
func member(f reflect.StructField) (name string, omit, ok bool) {
	name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name, option == "omitempty", name != "-"
}

// value writes a member's value: a list piece by piece.
func (p pieces) value(v reflect.Value) error {
	if v.Kind() != reflect.Slice || v.Len() == 0 {
		return p.values.Encode(v.Interface())
	}
	before := "["
	for i := range v.Len() {
		p.sign(before)
		if err := p.values.Encode(v.Index(i).Interface()); err != nil {
			return err
		}
		before = ","
	}
	p.sign("]")
	return nil
}

// sign writes what stands between values.
func (p pieces) sign(s string) { _, _ = p.layout.Write([]byte(s)) }
