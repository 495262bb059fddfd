package vcf

import (
	"encoding/binary"
	"math/bits"
)

// build fills a table, looked up by primary bits, with the codes of the given lengths, 0 for
// symbols without one. It reports whether they are codes: no two alike, and none missing, but that
// there may be a single one of one bit, or none.
func build(table []uint32, primary uint, lengths []uint8, symbols []uint32) bool {
	var count, first [longestCode + 2]int
	for _, l := range lengths {
		count[l]++
	}
	count[0] = 0
	longest, left, used := uint(0), 1, 0
	for l := 1; l <= longestCode; l++ {
		left = left<<1 - count[l]
		if left < 0 {
			return false
		}
		used += count[l]
		first[l+1] = used
		if count[l] > 0 {
			longest = uint(l)
		}
	}
	if left > 0 {
		if used > 1 || used == 1 && count[1] == 0 {
			return false
		}
		for i := range 1 << primary {
			table[i] = entrySpecial
		}
	}
	var sorted [literals]uint16
	for symbol, l := range lengths {
		if l > 0 {
			sorted[first[l]] = uint16(symbol)
			first[l]++
		}
	}
	f := filler{table: table, primary: primary, longest: longest, next: 1 << primary, open: -1}
	code, length := 0, uint8(0)
	for _, symbol := range sorted[:used] {
		l := lengths[symbol]
		code <<= l - length
		length = l
		f.put(symbols[symbol], bits.Reverse16(uint16(code))>>(16-l), uint(l))
		code++
	}
	return true
}

// filler puts codes into a table in their order.
type filler struct {
	table            []uint32
	primary, longest uint
	next             int // free place
	open             int // first bits of the codes in the last subtable; -1 for none
	subtable         int // its place
}

// put enters a symbol under its code, whose bits stand in the order in which they are read.
func (f *filler) put(symbol uint32, code uint16, length uint) {
	if length <= f.primary {
		for i := int(code); i < 1<<f.primary; i += 1 << length {
			f.table[i] = symbol + uint32(length)*0x101
		}
		return
	}
	size := f.longest - f.primary
	if start := int(code) & (1<<f.primary - 1); start != f.open {
		f.open, f.subtable = start, f.next
		f.next += 1 << size
		f.table[start] = entrySpecial | entrySubtable | uint32(f.subtable)<<16 | uint32(size)<<8 | uint32(f.primary)
	}
	length -= f.primary
	for i := int(code) >> f.primary; i < 1<<size; i += 1 << length {
		f.table[f.subtable+i] = symbol + uint32(length)*0x101
	}
}

// meaning is what an entry stands for: its base, and the extra bits behind its code, with which
// the bits read begin.
func meaning(e uint32, read uint64) int {
	return int(e>>16) + int(read&(1<<(e&entryBits)-1)>>(e>>8&0xf))
}

// quick inflates while there is much of input and output; ended: to the end of the block.
func (u *unpacker) quick() (ended bool, err error) {
	in, out, pos, at, b, n := u.in, u.out, u.pos, u.at, u.bits, u.n
	for pos+quickInput <= u.end && at+quickOutput <= len(out) {
		b |= binary.LittleEndian.Uint64(in[pos:]) << n
		pos += int((63 - n) >> 3)
		n |= 56
		e := u.literal[b&(1<<literalBits-1)]
		for i := 0; i < quickLiterals && e&entryLiteral != 0; i++ {
			out[at] = byte(e >> 16)
			at++
			b >>= e & entryBits
			n -= uint(e & entryBits)
			e = u.literal[b&(1<<literalBits-1)]
		}
		if e&entryLiteral != 0 {
			continue
		}
		if e&entrySpecial != 0 {
			u.pos, u.at, u.bits, u.n = pos, at, b, n
			if ended, err = u.one(); ended || err != nil {
				return ended, err
			}
			pos, at, b, n = u.pos, u.at, u.bits, u.n
			continue
		}
		b |= binary.LittleEndian.Uint64(in[pos:]) << n
		pos += int((63 - n) >> 3)
		n |= 56
		length := meaning(e, b)
		b >>= e & entryBits
		n -= uint(e & entryBits)
		e = u.distance[b&(1<<distanceBits-1)]
		if e&entrySpecial != 0 {
			b >>= e & entryBits
			n -= uint(e & entryBits)
			e = u.longDistance(e, b)
		}
		distance := meaning(e, b)
		b >>= e & entryBits
		n -= uint(e & entryBits)
		if distance > at || e&entrySpecial != 0 {
			return false, errBlock
		}
		at = copyBack(out, at, distance, length)
	}
	u.pos, u.at, u.bits, u.n = pos, at, b, n
	return false, nil
}

// longDistance is the entry in the subtable that e stands for.
func (u *unpacker) longDistance(e uint32, b uint64) uint32 {
	if e&entrySubtable == 0 {
		return e
	}
	return u.distance[int(e>>16&0x7fff)+int(b&(1<<(e>>8&0xf)-1))]
}

// copyBack copies what stands distance bytes before at, and may write up to seven bytes more. It
// returns where the copy ends.
func copyBack(out []byte, at, distance, length int) int {
	end := at + length
	if distance < 8 {
		return repeatBack(out, at, distance, length)
	}
	for ; at < end; at += 8 {
		binary.LittleEndian.PutUint64(out[at:], binary.LittleEndian.Uint64(out[at-distance:]))
	}
	return end
}

// repeatBack copies what stands distance bytes before at, and no byte more. Long repeats of few bytes are
// copied in pieces that double.
func repeatBack(out []byte, at, distance, length int) int {
	from, end := at-distance, at+length
	if length > 4*8 {
		for at < end {
			at += copy(out[at:end], out[from:at])
		}
		return end
	}
	for ; at < end; at++ {
		out[at] = out[at-distance]
	}
	return end
}

// careful inflates to the end of the block.
func (u *unpacker) careful() error {
	for {
		if ended, err := u.one(); ended || err != nil {
			return err
		}
	}
}

// one inflates one symbol; ended: it is the end of the block.
func (u *unpacker) one() (ended bool, err error) {
	u.fill()
	e := u.literal[u.bits&(1<<literalBits-1)]
	if e&(entrySpecial|entrySubtable) == entrySpecial|entrySubtable && e&entryLiteral == 0 {
		u.take(literalBits)
		e = u.literal[int(e>>16)+int(u.bits&(1<<(e>>8&0xf)-1))]
	}
	size := meaning(e, u.bits)
	u.take(uint(e & entryBits))
	switch {
	case u.overrun():
		return false, errBlock
	case e&entryLiteral != 0:
		if u.at == len(u.out) {
			return false, errBlock
		}
		u.out[u.at] = byte(e >> 16)
		u.at++
		return false, nil
	case e&entrySpecial != 0:
		if e&entryEnd == 0 {
			return false, errBlock
		}
		return true, nil
	}
	return false, u.match(size)
}

// match reads a distance and copies from there.
func (u *unpacker) match(length int) error {
	e := u.distance[u.bits&(1<<distanceBits-1)]
	if e&entrySubtable != 0 {
		u.take(distanceBits)
		e = u.longDistance(e, u.bits)
	}
	distance := meaning(e, u.bits)
	u.take(uint(e & entryBits))
	if e&entrySpecial != 0 || distance > u.at || length > len(u.out)-u.at || u.overrun() {
		return errBlock
	}
	u.at = repeatBack(u.out, u.at, distance, length)
	return nil
}
