package hgvs

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var proteinPattern = regexp.MustCompile(`^p\.\(([A-Z][a-z]{2})(\d+)(?:_([A-Z][a-z]{2})(\d+))?` +
	`(=|delins|del|dup|ins)?((?:[A-Z][a-z]{2})*)(?:(fs|ext)Ter(\d+|\?))?\)$`)

// applyProtein carries out a protein name on a protein in one-letter code: an interpreter of the
// names, written apart from their writer. What a frameshift or an extension does not spell out is
// taken from translated, once first residue and length agree with the name.
func applyProtein(protein, name, translated string) (string, error) {
	m := proteinPattern.FindStringSubmatch(name)
	if m == nil {
		return "", fmt.Errorf("%s is not understood", name)
	}
	first, _ := strconv.Atoi(m[2])
	last := first
	if m[4] != "" {
		last, _ = strconv.Atoi(m[4])
	}
	if residueAt(protein, first) != m[1] || m[3] != "" && residueAt(protein, last) != m[3] {
		return "", fmt.Errorf("%s names residues that the protein does not have", name)
	}
	before, named, after := protein[:first-1], protein[first-1:last], protein[last:]
	fresh := short(m[6])
	switch {
	case m[7] != "":
		n, err := strconv.Atoi(m[8])
		if m[7] == "ext" {
			n++
		}
		if m[8] == "?" {
			n, err = len(translated)-first+1, nil
		}
		tail := translated[first-1:]
		if err != nil || len(tail) != n || tail[:1] != fresh || tail[0] == protein[first-1] || strings.HasSuffix(tail, "*") != (m[8] != "?") {
			return "", fmt.Errorf("%s does not agree with %s", name, translated)
		}
		return before + tail, nil
	case m[5] == "=":
		return protein, nil
	case m[5] == "dup":
		return before + named + named + after, nil
	case m[5] == "ins":
		return untilStop(before + named[:1] + fresh + named[1:] + after), nil
	default:
		return untilStop(before + fresh + after), nil
	}
}

func residueAt(protein string, n int) string { return threeLetters[protein[n-1]] }

func short(residues string) string {
	var b strings.Builder
	for i := 0; i < len(residues); i += 3 {
		for letter, name := range threeLetters {
			if name == residues[i:i+3] {
				b.WriteByte(byte(letter))
			}
		}
	}
	return b.String()
}

// The interpreter must notice wrong names, or the property that uses it proves nothing.
func TestApplyProteinNoticesWrongNames(t *testing.T) {
	const protein = "MKAD*"
	for name, translated := range map[string]string{
		"p.(Ala3fs)": "MK*", "p.(Lys3Ala)": "MKAD*", "p.(Ala3GlyfsTer4)": "MKGT*", "p.(Ala3ThrfsTer3)": "MKGT*",
		"p.(Ala3GlyfsTer?)": "MKGT*", "p.(Lys2Arg)": "MKAD*", "p.(Lys2del)": "MKAD*", "p.(Lys2dup)": "MKAD*",
		"p.(Lys2_Ala3insGly)": "MKAGD*", "p.(Lys2_Ala3delinsGly)": "MGAD*", "p.(Ter5GlyextTer1)": "MKADGG*",
	} {
		if got, err := applyProtein(protein, name, translated); err == nil && got == translated {
			t.Errorf("%s passes for %s", name, translated)
		}
	}
	for name, translated := range map[string]string{
		"p.(Ala3GlyfsTer3)": "MKGT*", "p.(Lys2Arg)": "MRAD*", "p.(Lys2del)": "MAD*", "p.(Lys2dup)": "MKKAD*", "p.(Lys2=)": protein,
		"p.(Lys2_Ala3insGlyTer)": "MKG*", "p.(Lys2_Ala3delinsGly)": "MGD*", "p.(Ter5GlyextTer2)": "MKADGG*", "p.(Ala3Ter)": "MK*",
	} {
		if got, err := applyProtein(protein, name, translated); err != nil || got != translated {
			t.Errorf("%s gives %s, %v; want %s", name, got, err, translated)
		}
	}
}
