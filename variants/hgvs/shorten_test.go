package hgvs

import (
	"strings"
	"testing"
)

func TestShorten(t *testing.T) {
	long := strings.Repeat("ACG", 30)
	for name, want := range map[string]string{
		"c.156_157ins" + long:                    "c.156_157insN[90]",
		"NM_007294.4:c.536_547+209delins" + long: "NM_007294.4:c.536_547+209delinsN[90]",
		"c.1_2insACGT":                           "c.1_2insACGT",
		"p.(Ile3114_Lys3115ins" + strings.Repeat("Phe", 20) + ")":    "p.(Ile3114_Lys3115insXaa[20])",
		"p.(Asn2452_Lys2459delinsLysThrValTer)":                      "p.(Asn2452_Lys2459delinsLysThrValTer)",
		"p.(Glu23ValfsTer17)":                                        "p.(Glu23ValfsTer17)",
		"NM_000001.2:c.[8_9del;30_31ins" + long + "]":                "NM_000001.2:c.[8_9del;30_31insN[90]]",
		"c.4186-1787_4358-1668dup":                                   "c.4186-1787_4358-1668dup",
		"p.(Met1_Lys2insSerSerSerSerSerSerSerSerSerSerSerSerSerSer)": "p.(Met1_Lys2insSerSerSerSerSerSerSerSerSerSerSerSerSerSer)",
	} {
		if got := Shorten(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
