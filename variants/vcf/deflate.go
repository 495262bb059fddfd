package vcf

import "encoding/binary"

// Deflated data (RFC 1951) are most of what reading a whole file costs. An unpacker inflates them
// from memory to memory, whose size is known beforehand, which takes about half the time of a
// reader that keeps a window; fuzzing holds it against such a one.
//
// It looks symbols up by the next bits of the data. What it finds is, from the lowest bit: 8 bits,
// the length of the code with the extra bits behind it; 4 bits, the length of the code alone (of a
// subtable: the bits that it is looked up by); from bit 16 a literal, the base of a length or
// distance, or the place of a subtable.
const (
	entryLiteral  = 1 << 31
	entrySpecial  = 1 << 15 // neither literal, nor length, nor distance: invalid unless one of the next
	entryEnd      = 1 << 14 // end of the block
	entrySubtable = 1 << 13 // the code is longer than what the table is looked up by
	entryBits     = 0x3f    // of the first 8 bits those that are used

	longestCode  = 15
	literalBits  = 11
	distanceBits = 8
	literals     = 288
	distances    = 32
	// A subtable belongs to at least one symbol, and has 1<<(longestCode-bits) entries at most.
	literalTable  = 1<<literalBits + literals<<(longestCode-literalBits)
	distanceTable = 1<<distanceBits + distances<<(longestCode-distanceBits)
	// behindData is how many bytes must follow the data in memory: they are read, not used.
	behindData = 8
	// Of input and output this much must be left for a turn of the quick loop, which reads bits
	// twice, writes some literals and a match of 258 bytes, and may overshoot by less than eight.
	quickInput, quickOutput = 2 * 8, quickLiterals + 258 + 8
	// quickLiterals leave bits enough to look up another entry: each has 11 of 56 at most.
	quickLiterals = 3
)

// symbols are the entries without the lengths of codes.
var literalSymbols, distanceSymbols = symbols()

func symbols() (literal [literals]uint32, distance [distances]uint32) {
	for i := range literal {
		switch {
		case i < 256:
			literal[i] = entryLiteral | uint32(i)<<16
		case i == 256:
			literal[i] = entrySpecial | entryEnd
		default:
			literal[i] = entrySpecial
		}
	}
	base := uint32(3)
	for i := range uint32(28) {
		extra := max(i/4, 1) - 1
		literal[257+i] = base<<16 | extra
		base += 1 << extra
	}
	literal[285] = 258 << 16
	base = 1
	for i := range uint32(distances) {
		if i >= 30 {
			distance[i] = entrySpecial
			continue
		}
		extra := max(i/2, 1) - 1
		distance[i] = base<<16 | extra
		base += 1 << extra
	}
	return literal, distance
}

// unpacker inflates data. It may be used again and again, by one goroutine.
type unpacker struct {
	in   []byte // with behindData bytes behind the data
	end  int    // of the data
	pos  int    // of the byte to read next
	bits uint64 // read, not used; the next one is the lowest
	n    uint   // how many

	out []byte
	at  int // of out

	literal  [literalTable]uint32
	distance [distanceTable]uint32
	lengths  [literals + distances]uint8 // of codes
}

// unpack inflates the data in[:n] to out, which they must fill. in must be behindData longer.
func (u *unpacker) unpack(out, in []byte, n int) error {
	u.in, u.end, u.pos, u.bits, u.n = in, n, 0, 0, 0
	u.out, u.at = out, 0
	for last := false; !last; {
		u.fill()
		last = u.take(1) == 1
		var err error
		switch u.take(2) {
		case 0:
			err = u.stored()
		case 1:
			err = u.fixed()
		case 2:
			err = u.dynamic()
		default:
			err = errBlock
		}
		if err != nil {
			return err
		}
	}
	if u.at != len(out) {
		return errBlock
	}
	return nil
}

// fill reads until there are at least 56 bits; behind the data these are zeros.
func (u *unpacker) fill() {
	if u.pos <= u.end {
		u.bits |= binary.LittleEndian.Uint64(u.in[u.pos:]) << u.n
	}
	u.pos += int((63 - u.n) >> 3)
	u.n |= 56
}

// take uses bits that were read.
func (u *unpacker) take(n uint) int {
	v := u.bits & (1<<n - 1)
	u.bits >>= n
	u.n -= n
	return int(v)
}

// overrun reports whether more bits were used than the data have.
func (u *unpacker) overrun() bool { return u.pos-int(u.n>>3) > u.end }

// stored copies what was not compressed.
func (u *unpacker) stored() error {
	u.take(u.n & 7)
	u.fill()
	size := u.take(16)
	if u.take(16) != size^0xffff {
		return errBlock
	}
	from := u.pos - int(u.n>>3)
	if from+size > u.end || u.at+size > len(u.out) {
		return errBlock
	}
	u.at += copy(u.out[u.at:], u.in[from:from+size])
	u.pos, u.bits, u.n = from+size, 0, 0
	return nil
}

// fixed inflates a block with the codes that the format names.
func (u *unpacker) fixed() error {
	for i := range u.lengths {
		length := uint8(8)
		switch {
		case i >= literals:
			length = 5
		case i >= 144 && i < 256:
			length = 9
		case i >= 256 && i < 280:
			length = 7
		}
		u.lengths[i] = length
	}
	return u.coded(literals, distances)
}

// codeOrder is the order in which the lengths of the codes for lengths stand.
var codeOrder = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// dynamic inflates a block that begins with its codes.
func (u *unpacker) dynamic() error {
	nLiterals, nDistances, nCodes := u.take(5)+257, u.take(5)+1, u.take(4)+4
	if nLiterals > 286 || nDistances > 30 {
		return errBlock
	}
	var lengths [19]uint8
	for _, symbol := range codeOrder[:nCodes] {
		u.fill()
		lengths[symbol] = uint8(u.take(3))
	}
	const codeBits = 7
	var table [1 << codeBits]uint32
	var plain [19]uint32
	for i := range plain {
		plain[i] = uint32(i) << 16
	}
	if !build(table[:], codeBits, lengths[:], plain[:]) {
		return errBlock
	}
	for i := 0; i < nLiterals+nDistances; {
		u.fill()
		e := table[u.bits&(1<<codeBits-1)]
		u.take(uint(e & entryBits))
		value, times := u.repeat(e>>16, i)
		if times == 0 || i+times > nLiterals+nDistances || e&entrySpecial != 0 || u.overrun() {
			return errBlock
		}
		for range times {
			u.lengths[i] = value
			i++
		}
	}
	return u.coded(nLiterals, nDistances)
}

// repeat is the length of a code that a symbol of the codes for lengths stands for, and of how
// many symbols; i were read before.
func (u *unpacker) repeat(symbol uint32, i int) (value uint8, times int) {
	switch {
	case symbol < 16:
		return uint8(symbol), 1
	case symbol == 16 && i > 0:
		return u.lengths[i-1], 3 + u.take(2)
	case symbol == 17:
		return 0, 3 + u.take(3)
	case symbol == 18:
		return 0, 11 + u.take(7)
	}
	return 0, 0
}

// coded inflates a block whose codes have the lengths that u.lengths holds.
func (u *unpacker) coded(nLiterals, nDistances int) error {
	if u.lengths[256] == 0 ||
		!build(u.literal[:], literalBits, u.lengths[:nLiterals], literalSymbols[:]) ||
		!build(u.distance[:], distanceBits, u.lengths[nLiterals:nLiterals+nDistances], distanceSymbols[:]) {
		return errBlock
	}
	ended, err := u.quick()
	if ended || err != nil {
		return err
	}
	return u.careful()
}
