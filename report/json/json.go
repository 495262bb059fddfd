// Package json writes a report as JSON, as schema.json describes it.
package json

import (
	"bufio"
	"io"
	"reflect"

	"allelens/report"
)

// Write writes a report indented by two spaces, with a newline at its end. The same report
// gives the same bytes. Lists are written as [] where the report holds none, never as null.
func Write(w io.Writer, r *report.Report) error {
	full := reflect.New(reflect.TypeFor[report.Report]()).Elem()
	full.Set(reflect.ValueOf(*r))
	filler{}.fill(full)
	out := bufio.NewWriterSize(w, 64<<10)
	if err := newPieces(out).object(full); err != nil {
		return err
	}
	_ = out.WriteByte('\n') // Flush tells
	return out.Flush()
}

// filler puts empty lists and maps where there are none. It keeps, by type, whether a value can hold one at all.
type filler map[reflect.Type]bool

// fill puts an empty list or map in place of each that is nil. What v leads to is copied before it is changed.
func (f filler) fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f.holds(v.Field(i).Type()) {
				f.fill(v.Field(i))
			}
		}
	case reflect.Slice:
		if !v.IsNil() && !f.holds(v.Type().Elem()) {
			return
		}
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		for i := range list.Len() {
			f.fill(list.Index(i))
		}
		v.Set(list)
	case reflect.Map:
		full := reflect.MakeMapWithSize(v.Type(), v.Len())
		for all := v.MapRange(); all.Next(); {
			full.SetMapIndex(all.Key(), f.filled(all.Value()))
		}
		v.Set(full)
	case reflect.Pointer:
		if !v.IsNil() {
			v.Set(f.filled(v.Elem()).Addr())
		}
	}
}

// filled is a copy of v, filled.
func (f filler) filled(v reflect.Value) reflect.Value {
	c := reflect.New(v.Type()).Elem()
	c.Set(v)
	f.fill(c)
	return c
}

// holds reports whether a value of a type may hold or be a list, a map or a pointer.
func (f filler) holds(t reflect.Type) (may bool) {
	if known, ok := f[t]; ok {
		return known
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Map, reflect.Pointer:
		may = true
	case reflect.Struct:
		for i := range t.NumField() {
			may = may || f.holds(t.Field(i).Type)
		}
	}
	f[t] = may
	return may
}
