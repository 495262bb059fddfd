package vcf

import (
	"encoding/binary"
	"math"
	"strconv"
)

// kind is the type of values in BCF.
type kind byte

// Types of values.
const (
	typeMissing kind = 0
	typeInt8    kind = 1
	typeInt16   kind = 2
	typeInt32   kind = 3
	typeFloat   kind = 5
	typeChar    kind = 7
)

// size is the length of a value in bytes; 0 of a type that there is not.
func (k kind) size() int {
	switch k {
	case typeInt8, typeChar:
		return 1
	case typeInt16:
		return 2
	case typeInt32, typeFloat:
		return 4
	}
	return 0
}

// Floats that are none: a missing value, and one behind the end of a list.
const (
	missingFloat = 0x7F800001
	endFloat     = 0x7F800002
)

// typed takes typed values from the start of data; bad is set once there are too few, or one is not
// what it should be.
type typed struct {
	data []byte
	bad  bool
}

func (t *typed) take(n int) []byte {
	if n < 0 || n > len(t.data) {
		t.bad, t.data = true, nil
		return make([]byte, max(min(n, fixedBCF), 0)) // for numbers of a known length
	}
	b := t.data[:n]
	t.data = t.data[n:]
	return b
}

// descriptor takes the type of the values that follow, and how many there are.
func (t *typed) descriptor() (kind, int) {
	b := t.take(1)
	if t.bad {
		return typeMissing, 0
	}
	k, n := kind(b[0]&0xf), int(b[0]>>4)
	if n == 15 {
		n = t.single()
	}
	if k != typeMissing && k.size() == 0 || n < 0 || n*k.size() > len(t.data) {
		t.bad = true
		return typeMissing, 0
	}
	return k, n
}

// single takes one integer with its descriptor.
func (t *typed) single() int {
	b := t.take(1)
	if t.bad || b[0]>>4 != 1 {
		t.bad = true
		return 0
	}
	n, state := t.integer(kind(b[0] & 0xf))
	t.bad = t.bad || state != valueGiven
	return n
}

// What a place in a list may hold.
const (
	valueGiven = iota
	valueMissing
	valueEnd // behind the list's end
)

// integer takes an integer.
func (t *typed) integer(k kind) (n, state int) {
	least := 0
	switch b := t.take(k.size()); k {
	case typeInt8:
		n, least = int(int8(b[0])), math.MinInt8
	case typeInt16:
		n, least = int(int16(binary.LittleEndian.Uint16(b))), math.MinInt16
	case typeInt32:
		n, least = int(int32(binary.LittleEndian.Uint32(b))), math.MinInt32
	default:
		t.bad = true
	}
	switch n {
	case least:
		return n, valueMissing
	case least + 1:
		return n, valueEnd
	}
	return n, valueGiven
}

// list appends a list of values with its descriptor; "." for none.
func (t *typed) list(to []byte, older bool) []byte {
	k, n := t.descriptor()
	return t.values(to, k, n, older)
}

// values appends n values as VCF writes them: up to the list's end, "." for what is missing and for an
// empty list.
func (t *typed) values(to []byte, k kind, n int, older bool) []byte {
	start := len(to)
	switch k {
	case typeChar:
		to = t.chars(to, n)
	case typeMissing:
	default:
		rest := t.take(n * k.size())
		own := &typed{data: rest, bad: t.bad}
		for i := 0; i < n && !own.bad; i++ {
			at := len(to)
			if i > 0 {
				to = append(to, ',')
			}
			var state int
			if to, state = own.value(to, k); state == valueEnd {
				to = to[:at]
				break
			}
		}
		t.bad = t.bad || own.bad
		if older {
			to = trimMissing(to, start)
		}
	}
	if len(to) == start {
		to = append(to, '.')
	}
	return to
}

// trimMissing drops missing values at a list's end, but for one that stands alone.
func trimMissing(to []byte, start int) []byte {
	for n := len(to); n-start > 2 && to[n-1] == '.' && to[n-2] == ','; n = len(to) {
		to = to[:n-2]
	}
	return to
}

// value appends one number.
func (t *typed) value(to []byte, k kind) ([]byte, int) {
	if k == typeFloat {
		bits := binary.LittleEndian.Uint32(t.take(4))
		if bits == endFloat {
			return to, valueEnd
		}
		return appendFloat(to, bits), valueGiven
	}
	n, state := t.integer(k)
	if state == valueMissing {
		return append(to, '.'), state
	}
	return strconv.AppendInt(to, int64(n), 10), state
}

// appendFloat writes a float with six digits, as VCF made of BCF has it.
func appendFloat(to []byte, bits uint32) []byte {
	if bits == missingFloat {
		return append(to, '.')
	}
	f := float64(math.Float32frombits(bits))
	switch {
	case math.IsNaN(f):
		return append(to, "nan"...)
	case math.IsInf(f, 0):
		return append(to, map[bool]string{true: "-inf", false: "inf"}[f < 0]...)
	}
	return strconv.AppendFloat(to, f, 'g', 6, 64)
}

// chars appends a text, which zero bytes may fill up.
func (t *typed) chars(to []byte, n int) []byte {
	for _, c := range t.take(n) {
		switch c {
		case 0:
			return to
		case 7: // missing
			to = append(to, '.')
		default:
			to = append(to, c)
		}
	}
	return to
}

// genotype appends a genotype: each value is an allele's number and one more, twice, plus one where it is
// phased with that before. A list that is too short ends by the mark for it, or, in version 2.1, by
// missing values.
func (t *typed) genotype(to []byte, k kind, n int) []byte {
	start := len(to)
	for i := range n {
		v, state := t.integer(k)
		if state != valueGiven || t.bad {
			break
		}
		t.bad = v < 0
		if i > 0 {
			to = append(to, "/|"[v&1])
		}
		if allele := v>>1 - 1; allele < 0 {
			to = append(to, '.')
		} else {
			to = strconv.AppendInt(to, int64(allele), 10)
		}
	}
	if len(to) == start {
		to = append(to, '.')
	}
	return to
}
