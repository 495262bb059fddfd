package hgvs

import (
	"fmt"
	"strconv"
	"strings"

	"allelens/variants"
)

// ProteinName is the name of one protein change, as far as a search needs it.
type ProteinName struct {
	// Text is the name in three-letter code, without accession and brackets: "p.Glu23ValfsTer17". Of
	// a short name of a frameshift it ends in "fs": "p.Glu23fs".
	Text string
	// First is the first amino acid named, in one-letter code, and Position its number. To is the new
	// one where a single amino acid gives way to another, or to a stop ("*"); 0 for other changes.
	First    byte
	Position int
	To       byte
	// Short: the name does not tell the frameshift's new amino acids, so that several changes bear it.
	Short bool
}

// Matches reports whether a name of a variant ("p.(Glu23ValfsTer17)") is this one, or one that
// this one is short for.
func (p ProteinName) Matches(name string) bool {
	name = strings.NewReplacer("(", "", ")", "").Replace(name)
	if !p.Short {
		return name == p.Text
	}
	start := strings.TrimSuffix(p.Text, "fs")
	rest, ok := strings.CutPrefix(name, start)
	return ok && strings.Contains(rest, "fs") && (rest[0] < '0' || rest[0] > '9')
}

const (
	three = `(?:ala|arg|asn|asp|cys|gln|glu|gly|his|ile|leu|lys|met|phe|pro|ser|thr|trp|tyr|val|ter|sec|\*)`
	one   = `[ACDEFGHIKLMNPQRSTVWYX*]`
)

// Groups: 1-2 first amino acid, 3-4 last, 5 what happens.
var (
	longProtein  = variants.Pattern(`(?i)^(` + three + `)([0-9]{1,5})(?:_(` + three + `)([0-9]{1,5}))?(=|\?|del|dup|(?:delins|ins)?(?:` + three + `)+|(?:` + three + `)?(?:fs|ext)(?:(?:ter|\*|x)?(?:[0-9]{1,5}|\?))?)$`)
	shortProtein = variants.Pattern(`^(` + one + `)([0-9]{1,5})(?:_(` + one + `)([0-9]{1,5}))?(=|\?|del|dup|(?:delins|ins)?` + one + `+|` + one + `?(?:fs|ext)(?:[X*]?(?:[0-9]{1,5}|\?))?)$`)
	proteinParts = variants.Pattern(`(?i)^(delins|ins)?(.*?)(?:(fs|ext)(?:ter|\*|x)?([0-9]+|\?)?)?$`)
)

// ParseProtein reads the name of a protein change as reports and people write it: with or without
// accession, "p." and brackets, in three-letter or one-letter code ("p.(Glu23ValfsTer17)",
// "E23Vfs*17", "p.Glu23fs", "R1699Q", "K3326X"). It fails with ErrSyntax.
func ParseProtein(text string) (ProteinName, error) {
	body := strings.TrimSpace(text)
	if _, after, ok := strings.Cut(body, ":"); ok {
		body = after
	}
	body = strings.NewReplacer("(", "", ")", "", "[", "", "]", "", " ", "").Replace(body)
	if len(body) > 2 && strings.EqualFold(body[:2], "p.") {
		body = body[2:]
	}
	letters := 1
	m := shortProtein().FindStringSubmatch(body)
	if l := longProtein().FindStringSubmatch(body); l != nil && (m == nil || len(l[1]) == 3) {
		m, letters = l, 3
	}
	if m == nil {
		return ProteinName{}, fmt.Errorf("%w: %q", ErrSyntax, text)
	}
	return proteinName(m, letters), nil
}

// proteinName writes what a pattern found in three-letter code.
func proteinName(m []string, letters int) ProteinName {
	p := ProteinName{First: residues(m[1], letters)[0]}
	p.Position, _ = strconv.Atoi(m[2]) // digits by the pattern
	place := threeLetters[p.First] + m[2]
	if m[3] != "" {
		place += "_" + long(residues(m[3], letters)) + m[4]
	}
	switch m[5] {
	case "=", "?", "del", "dup":
		p.Text = "p." + place + m[5]
		if m[5] == "=" {
			p.To = p.First
		}
		return p
	}
	parts := proteinParts().FindStringSubmatch(m[5])
	kind, changed, shift := strings.ToLower(parts[1]), residues(parts[2], letters), strings.ToLower(parts[3])
	p.Text = "p." + place + kind
	switch {
	case shift == "fs" && parts[4] == "":
		p.Text, p.Short = "p."+place+"fs", true
	case shift != "":
		p.Text += long(changed) + shift + "Ter" + parts[4]
	default:
		p.Text += long(changed)
		if kind == "" && m[3] == "" && len(changed) == 1 {
			p.To = changed[0]
		}
	}
	return p
}

// residues reads amino acids in one-letter or three-letter code; "X" and "*" are a stop.
func residues(text string, letters int) string {
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		if letters == 1 || text[i] == '*' {
			out.WriteString(strings.Replace(text[i:i+1], "X", "*", 1))
			continue
		}
		for letter, name := range threeLetters {
			if name != "" && strings.EqualFold(name, text[i:i+3]) {
				out.WriteByte(byte(letter))
			}
		}
		i += 2
	}
	return out.String()
}

// Making lists the changes of one base that make a protein change: those of the codon's bases that
// turn its amino acid into the one named. None where the name is of another kind, or the protein has
// another amino acid there.
func (n *Namer) Making(p ProteinName) []string {
	var names []string
	for _, f := range n.frames {
		k := p.Position - 1
		if p.To == 0 || k < 0 || k >= len(f.protein) || f.protein[k] != p.First {
			return nil
		}
		codon := f.mrna[f.start+3*k : f.start+3*k+3]
		for i := range 3 {
			for _, base := range "ACGT" {
				changed := []byte(codon)
				changed[i] = byte(base)
				if changed[i] != codon[i] && aminoAcid(changed[0], changed[1], changed[2]) == p.To {
					names = append(names, "c."+strconv.Itoa(3*k+i+1)+codon[i:i+1]+">"+string(base))
				}
			}
		}
		return names // the builds have one transcript
	}
	return nil
}
