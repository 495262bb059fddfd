// Package json writes a report as JSON, as schema.json describes it.
package json

import (
	"bufio"
	"encoding/json"
	"io"
	"reflect"

	"allelens/report"
)

// Schema is the JSON Schema (2020-12) that every written report satisfies.
func Schema() []byte { return report.Schema }

// Write writes a report indented by two spaces, with a newline at its end. The same report
// gives the same bytes. Lists are written as [] where the report holds none, never as null.
func Write(w io.Writer, r *report.Report) error {
	full := filled(reflect.ValueOf(*r))
	out := bufio.NewWriterSize(w, 64<<10)
	enc := json.NewEncoder(&layout{out: out})
	enc.SetEscapeHTML(false)
	if err := enc.Encode(full.Interface()); err != nil {
		return err
	}
	return out.Flush()
}

// filled copies a value, with an empty list or map in place of each that is nil.
func filled(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			out.Field(i).Set(filled(v.Field(i)))
		}
	case reflect.Slice:
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(filled(v.Index(i)))
		}
	case reflect.Map:
		out.Set(reflect.MakeMap(v.Type()))
		for _, key := range v.MapKeys() {
			out.SetMapIndex(key, filled(v.MapIndex(key)))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(filled(v.Elem()))
		}
	default:
		out.Set(v)
	}
	return out
}
