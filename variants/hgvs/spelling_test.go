package hgvs

import (
	"errors"
	"strings"
	"testing"

	"allelens/variants/tabletest"
)

func TestParseProtein(t *testing.T) {
	for text, want := range map[string]ProteinName{
		"p.(Glu23ValfsTer17)":       {Text: "p.Glu23ValfsTer17", First: 'E', Position: 23},
		"NP_009225.1:p.E23Vfs*17":   {Text: "p.Glu23ValfsTer17", First: 'E', Position: 23},
		"p.E23VfsX17":               {Text: "p.Glu23ValfsTer17", First: 'E', Position: 23},
		"p.Glu23fs":                 {Text: "p.Glu23fs", First: 'E', Position: 23, Short: true},
		"E23Vfs":                    {Text: "p.Glu23fs", First: 'E', Position: 23, Short: true},
		"p.glu23FS":                 {Text: "p.Glu23fs", First: 'E', Position: 23, Short: true},
		"R1699Q":                    {Text: "p.Arg1699Gln", First: 'R', Position: 1699, To: 'Q'},
		"p.(arg1699gln)":            {Text: "p.Arg1699Gln", First: 'R', Position: 1699, To: 'Q'},
		"K3326X":                    {Text: "p.Lys3326Ter", First: 'K', Position: 3326, To: '*'},
		"p.Lys3326*":                {Text: "p.Lys3326Ter", First: 'K', Position: 3326, To: '*'},
		"p.Met1?":                   {Text: "p.Met1?", First: 'M', Position: 1},
		"p.Ser694=":                 {Text: "p.Ser694=", First: 'S', Position: 694, To: 'S'},
		"p.Glu8del":                 {Text: "p.Glu8del", First: 'E', Position: 8},
		"E8_H9dup":                  {Text: "p.Glu8_His9dup", First: 'E', Position: 8},
		"p.Glu8_His9insTrpTer":      {Text: "p.Glu8_His9insTrpTer", First: 'E', Position: 8},
		"p.(Asp7_Glu8delinsValLys)": {Text: "p.Asp7_Glu8delinsValLys", First: 'D', Position: 7},
		"p.Ter3419LeuextTer18":      {Text: "p.Ter3419LeuextTer18", First: '*', Position: 3419},
	} {
		if got, err := ParseProtein(text); err != nil || got != want {
			t.Errorf("%s: %+v, %v; want %+v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "p.", "185delAG", "Glu", "p.Glu", "23", "BRCA1", "p.Zzz23Ala", "c.68_69del", "p.Glu23Va"} {
		if got, err := ParseProtein(text); !errors.Is(err, ErrSyntax) {
			t.Errorf("%q is read as %+v, %v", text, got, err)
		}
	}
}

// TestProteinNamesAreRead: every protein name of the facts is read as itself.
func TestProteinNamesAreRead(t *testing.T) {
	for _, row := range tabletest.Rows(t, factFolder+"/"+"classified_variants.tsv") {
		name := row["hgvs_p"]
		if name == "" || name == "p.?" {
			continue
		}
		if p, err := ParseProtein(name); err != nil || !p.Matches(predicted(strings.ReplaceAll(name, "*", "Ter"))) {
			t.Fatalf("%s: %+v, %v", name, p, err)
		}
	}
}

func TestShortNamesMatch(t *testing.T) {
	p, err := ParseProtein("p.Glu23fs")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{
		"p.(Glu23ValfsTer17)": true, "p.(Glu23ArgfsTer18)": true, "p.(Glu230ValfsTer17)": false, "p.(Glu23Ter)": false, "p.?": false, "p.(Glu23Val)": false,
	} {
		if p.Matches(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

// TestLegacyNames: the old count becomes c. names; BRCA1's start is 119.
func TestLegacyNames(t *testing.T) {
	edge := func(intron int, after bool) (int, bool) {
		return map[bool]int{true: 212, false: 213}[after], intron == 5
	}
	for text, want := range map[string]string{
		"185delAG": "c.66_67delAG", "5382insC": "c.5263_5264insC", "4153delA": "c.4034delA", "1294del40": "c.1175_1214del", "999del5": "c.880_884del",
		"300T>G": "c.181T>G", "T300G": "c.181T>G", "185delinsT": "", "185delAGinsT": "c.66_67delAGinsT", "5385dupC": "c.5266dupC", "119A>G": "c.-1A>G", "118delAT": "c.-2_-1delAT",
		"118del3": "c.-2_1del", "119insG": "c.-1_1insG", "IVS5-11T>G": "c.213-11T>G", "ivs5+3a/g": "c.212+3A>G", "IVS5+3delAA": "c.212+3_212+4delAA",
		"IVS5-2insT": "c.213-2_213-1insT", "5396+1G>A": "c.5277+1G>A", "IVS9+1G>A": "", "185": "", "delAG": "", "3171ins5": "",
	} {
		got := ""
		if l, err := ParseLegacy(text); err == nil {
			got, _ = l.Name(119, edge)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// FuzzSearchNames: no text makes a parser of names fall over, and what is read is written and read again.
func FuzzSearchNames(f *testing.F) {
	for _, text := range []string{"185delAG", "IVS5-11T>G", "p.(Glu23ValfsTer17)", "E23fs", "NM_007294.3:c.68_69delAG", "p.**1", "T300G"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if l, err := ParseLegacy(text); err == nil {
			if name, ok := l.Name(119, func(int, bool) (int, bool) { return 100, true }); ok {
				_, _ = Parse(name)
			}
		}
		if p, err := ParseProtein(text); err == nil {
			if again, err := ParseProtein(p.Text); err != nil || again.Text != p.Text {
				t.Errorf("%q is %q, which is read as %q, %v", text, p.Text, again.Text, err)
			}
		}
	})
}
