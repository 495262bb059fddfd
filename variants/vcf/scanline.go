package vcf

import (
	"bytes"
)

// looksStructural reports whether a line, whose columns from ID on are rest, has a symbol or a breakend as
// allele, or names the type of an event. It rather says yes.
func looksStructural(rest []byte) bool {
	alt, rest := altOf(rest)
	if joinsPlaces(alt) || hasSymbol(alt) {
		return true
	}
	_, rest, _ = nextColumn(rest)
	_, rest, _ = nextColumn(rest)
	info, _, _ := nextColumn(rest)
	return bytes.Contains(info, []byte("SVTYPE="))
}

// altOf cuts the columns from ID on behind ALT.
func altOf(rest []byte) (alt, behind []byte) {
	_, rest, _ = nextColumn(rest)
	_, rest, _ = nextColumn(rest)
	alt, behind, _ = nextColumn(rest)
	return alt, behind
}

// joinsPlaces: an allele is a breakend.
func joinsPlaces(alt []byte) bool {
	return bytes.ContainsAny(alt, "[]") || len(alt) > 1 && (alt[0] == '.' || alt[len(alt)-1] == '.')
}

// hasSymbol: an allele is a symbol and not one for any other allele.
func hasSymbol(alt []byte) bool {
	for {
		i := bytes.IndexByte(alt, '<')
		if i < 0 {
			return false
		}
		symbol, rest, _ := bytes.Cut(alt[i:], []byte{','})
		if !isAnyOther(string(symbol)) {
			return true
		}
		alt = rest
	}
}

// nextColumn cuts a line behind its first column; more is false where nothing follows.
func nextColumn(line []byte) (column, rest []byte, more bool) {
	if tab := bytes.IndexByte(line, '\t'); tab >= 0 {
		return line[:tab], line[tab+1:], true
	}
	return line, nil, false
}

// mayReach reports whether a record at pos, whose columns from ID on are rest, may cover start:
// by REF, or because it is a block or symbolic and INFO gives an end. It rather says yes.
func mayReach(rest []byte, pos, start int) bool {
	_, rest, _ = nextColumn(rest)
	ref, rest, _ := nextColumn(rest)
	if pos+len(ref) > start {
		return true
	}
	alt, rest, _ := nextColumn(rest)
	if string(alt) != "." && bytes.IndexByte(alt, '<') < 0 {
		return false
	}
	_, rest, _ = nextColumn(rest)
	_, rest, _ = nextColumn(rest)
	info, rest, _ := nextColumn(rest)
	i := bytes.Index(info, []byte("END="))
	if i > 0 && info[i-1] != ';' {
		i = bytes.Index(info, []byte(";END=")) + 1
		if i == 0 {
			i = -1
		}
	}
	if i >= 0 {
		value, _, _ := bytes.Cut(info[i+len("END="):], []byte{';'})
		if end, ok := parsePos(value); !ok || end >= pos {
			return !ok || end >= start
		}
	}
	format, _, _ := nextColumn(rest)
	return bytes.Contains(info, []byte("LEN=")) || bytes.Contains(format, []byte("LEN"))
}

// unquoteColumns undoes a spreadsheet's quotation marks in every column.
func unquoteColumns(line []byte) []byte {
	columns := bytes.Split(line, []byte{'\t'})
	for i, c := range columns {
		columns[i] = []byte(unquote(string(c)))
	}
	return bytes.Join(columns, []byte{'\t'})
}
