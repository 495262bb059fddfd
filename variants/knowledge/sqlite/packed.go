package sqlite

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"unsafe"
)

// pack are the rows of the queries that Pack packed.
type pack struct {
	texts   []string
	queries map[string]packedQuery
}

var errPack = errors.New("the packed rows of the knowledge base are damaged")

// unpack reads a pack, which must not change any more: texts are parts of it.
func unpack(data []byte) (p pack, err error) {
	r := unpacker{rest: data}
	p.texts = make([]string, r.count())
	lengths := make([]int, len(p.texts))
	for i := range lengths {
		lengths[i] = r.count()
	}
	for i, n := range lengths {
		if part := r.take(n); n > 0 && len(part) == n {
			p.texts[i] = unsafe.String(unsafe.SliceData(part), n)
		}
	}
	n := r.count()
	p.queries = make(map[string]packedQuery, n)
	for range n {
		name, q := r.number(), packedQuery{columns: r.count(), rows: r.count()}
		q.cells = r.take(r.count())
		if name >= uint64(len(p.texts)) {
			return p, errPack
		}
		p.queries[p.texts[name]] = q
	}
	if r.short || len(r.rest) > 0 {
		return p, errPack
	}
	return p, nil
}

// unpacker takes numbers and bytes off a pack.
type unpacker struct {
	rest  []byte
	short bool // it ended before what was to be taken
}

func (r *unpacker) number() uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.short = true
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

// count is a number of things that take a byte each at least.
func (r *unpacker) count() int {
	n := r.number()
	if n > uint64(len(r.rest)) {
		r.short = true
		return 0
	}
	return int(n)
}

func (r *unpacker) take(n int) []byte {
	if n > len(r.rest) {
		r.short = true
		return nil
	}
	part := r.rest[:n:n]
	r.rest = r.rest[n:]
	return part
}

// named is the name of a query with its arguments in a pack.
func named(query string, args []any) string {
	if len(args) == 0 {
		return query
	}
	return fmt.Sprintf("%s %q", query, args)
}

// each fills the places with the columns of each row of a query in turn, and hands over after each.
func (p *pack) each(q packedQuery, places []any, row func()) error {
	if q.columns != len(places) {
		return fmt.Errorf("%d columns for %d places", q.columns, len(places))
	}
	r := unpacker{rest: q.cells}
	for range q.rows {
		for _, place := range places {
			if err := p.put(&r, place); err != nil {
				return err
			}
		}
		row()
	}
	if r.short || len(r.rest) > 0 {
		return errPack
	}
	return nil
}

// put puts the next cell where it belongs.
func (p *pack) put(r *unpacker, place any) error {
	n := r.number()
	switch kind, n := n%kinds, n/kinds; {
	case kind == packedText && n < uint64(len(p.texts)):
		if to, ok := place.(*string); ok {
			*to = p.texts[n]
			return nil
		}
		return put(place, p.texts[n])
	case kind == packedWhole:
		return putWhole(place, int64(n>>1)^-int64(n&1))
	case kind == packedBroken:
		if bits := r.take(8); len(bits) == 8 {
			return put(place, math.Float64frombits(binary.LittleEndian.Uint64(bits)))
		}
	}
	return errPack
}

// putWhole is put for a whole number, without making a value of it first.
func putWhole(place any, n int64) error {
	switch to := place.(type) {
	case *int:
		*to = int(n)
	case *int64:
		*to = n
	case *bool:
		if n != 0 && n != 1 {
			return put(place, n)
		}
		*to = n == 1
	default:
		return put(place, n)
	}
	return nil
}
